/* requirement_judge: one answer against one bound, and the sentence that says so: what was
 * answered, what is wanted, the words it was taken from, and why the bound itself is in or out. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "law/deadline.h"
#include "requirement_parts.h"

/* 0.1000 as 0.1, 5.0 as 5. */
static void add_number(struct buffer *out, const char *number)
{
    size_t length = strlen(number);
    if (strchr(number, '.') != NULL) {
        while (number[length - 1] == '0') {
            length--;
        }
        length -= number[length - 1] == '.';
    }
    buffer_add_bytes(out, number, length);
}

static const char *unit_of(const struct requirement *requirement)
{
    return requirement->unit != NULL ? requirement->unit : "";
}

static void add_yes_no(struct buffer *out, const char *value)
{
    buffer_add(out, strcmp(value, "yes") == 0 ? "是" : "否");
}

static bool is_year(const struct requirement *requirement)
{
    return strcmp(unit_of(requirement), "年度") == 0;
}

/* 24个月内, 本年度内; nothing where all that is known is looked at. */
static void add_window(struct buffer *out, const struct requirement *requirement)
{
    if (is_year(requirement)) {
        buffer_add(out, "本年度内");
    } else if (requirement_scaled(requirement->bound) > 0) {
        buffer_add_format(out, "%s个月内", requirement->bound);
    }
}

static void add_term(struct buffer *out, const struct requirement *requirement)
{
    if (requirement_scaled(requirement->bound) == 0) {
        buffer_add(out, "当日");
    } else {
        bool counted = strcmp(unit_of(requirement), "工作日") == 0;
        buffer_add_format(out, "%s%s%s内", requirement->bound, counted ? "个" : "",
                          unit_of(requirement));
    }
}

void requirement_wanted(const struct requirement *requirement, struct buffer *out)
{
    static const char *const before[] = {
        [REQUIREMENT_IS] = "",
        [REQUIREMENT_BELOW] = "小于",
        [REQUIREMENT_AT_MOST] = "不超过",
        [REQUIREMENT_EQUAL] = "等于",
        [REQUIREMENT_AT_LEAST] = "不小于",
        [REQUIREMENT_ABOVE] = "超过",
        [REQUIREMENT_BETWEEN] = "",
    };
    if (requirement->kind == REQUIREMENT_YES_NO) {
        add_yes_no(out, requirement->bound);
    } else if (requirement->kind == REQUIREMENT_FIRST) {
        add_window(out, requirement);
        buffer_add(out, "首次");
    } else if (requirement->kind == REQUIREMENT_TERM) {
        add_term(out, requirement);
    } else {
        buffer_add(out, before[requirement->op]);
        add_number(out, requirement->bound);
        if (requirement->op == REQUIREMENT_BETWEEN) {
            buffer_add(out, "～");
            add_number(out, requirement->upper);
        }
        buffer_add(out, unit_of(requirement));
    }
}

void requirement_edge_words(const struct requirement *requirement, struct buffer *out)
{
    static const char *const why[] = {
        [REQUIREMENT_EDGE_WRITTEN] = NULL,
        [REQUIREMENT_EDGE_LIST] = "公布这张清单的文件写明",
        [REQUIREMENT_EDGE_CRIMINAL] = "刑法第九十九条",
        [REQUIREMENT_EDGE_CIVIL] = "清单没有写明，按民法典第一千二百五十九条推定",
    };
    if (why[requirement->edge] == NULL) {
        return;
    }
    bool out_of_it = requirement->op == REQUIREMENT_BELOW || requirement->op == REQUIREMENT_ABOVE;
    buffer_add_format(out, "%s本数（%s）", out_of_it ? "不含" : "含", why[requirement->edge]);
}

static bool holds(const struct requirement *requirement, const char *answer)
{
    int64_t given = requirement_scaled(answer);
    int64_t bound = requirement_scaled(requirement->bound);
    switch (requirement->op) {
    case REQUIREMENT_BELOW:
        return given < bound;
    case REQUIREMENT_AT_MOST:
        return given <= bound;
    case REQUIREMENT_IS:
    case REQUIREMENT_EQUAL:
        return given == bound;
    case REQUIREMENT_AT_LEAST:
        return given >= bound;
    case REQUIREMENT_ABOVE:
        return given > bound;
    case REQUIREMENT_BETWEEN:
        return given >= bound && given <= requirement_scaled(requirement->upper);
    }
    return false;
}

/* The last day of a term that begins at `start`; DATE_NONE if that can't be told. */
static date_t last_day(const struct requirement *requirement, const struct requirement_start *start)
{
    static const struct {
        const char *unit;
        enum deadline_unit is;
    } UNITS[] = {
        {"工作日", DEADLINE_WORKING_DAYS}, {"日", DEADLINE_DAYS}, {"个月", DEADLINE_MONTHS}};
    struct deadline_rule rule = {.length = (long)requirement_scaled(requirement->bound)};
    if (start == NULL || start->date == DATE_NONE || start->calendar == NULL) {
        return DATE_NONE;
    }
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        rule.unit = strcmp(UNITS[i].unit, unit_of(requirement)) == 0 ? UNITS[i].is : rule.unit;
    }
    return rule.length == 0
               ? start->date
               : deadline_of(&rule, (moment_t)start->date * 24 * 60, start->calendar, NULL).date;
}

static bool is_date(const char *answer)
{
    return strchr(answer, '-') != NULL;
}

/* What came out, without a sentence. *limit: the last day where a date was answered. */
static enum requirement_result decide(const struct requirement *requirement, const char *answer,
                                      const struct requirement_start *start, date_t *limit)
{
    bool met;
    if (text_is_blank(answer)) {
        return REQUIREMENT_OPEN;
    }
    if (requirement->kind == REQUIREMENT_YES_NO) {
        met = strcmp(answer, requirement->bound) == 0;
    } else if (requirement->kind == REQUIREMENT_FIRST) {
        met = requirement_scaled(answer) == 0;
    } else if (requirement->kind == REQUIREMENT_TERM && is_date(answer)) {
        *limit = last_day(requirement, start);
        if (*limit == DATE_NONE) {
            return REQUIREMENT_OPEN;
        }
        met = date_parse(answer, 0) <= *limit;
    } else {
        met = holds(requirement, answer);
    }
    return met ? REQUIREMENT_MET : REQUIREMENT_UNMET;
}

static void add_answer(struct buffer *why, const struct requirement *requirement,
                       const char *answer, date_t limit)
{
    char date[DATE_TEXT];
    if (requirement->kind == REQUIREMENT_FIRST) {
        bool none = requirement_scaled(answer) == 0;
        add_window(why, requirement);
        if (none) {
            buffer_add(why, "没有查到同类违法");
        } else {
            buffer_add_format(why, "查到同类违法%s次", answer);
        }
        return;
    }
    buffer_add(why, requirement->question);
    buffer_add(why, "答");
    if (requirement->kind == REQUIREMENT_YES_NO) {
        add_yes_no(why, answer);
    } else if (is_date(answer)) {
        buffer_add(why, answer);
    } else {
        add_number(why, answer);
        buffer_add(why, unit_of(requirement));
    }
    buffer_add(why, "，要求");
    requirement_wanted(requirement, why);
    if (limit != DATE_NONE) {
        buffer_add_format(why, "（到%s）", date_format(limit, date));
    }
}

static void add_source(struct buffer *why, const struct requirement *requirement)
{
    buffer_add_format(why, "；原文“%s”", requirement->words);
    if (requirement->edge != REQUIREMENT_EDGE_WRITTEN) {
        buffer_add(why, "，");
        requirement_edge_words(requirement, why);
    }
    buffer_add(why, "。");
}

static void add_open(struct buffer *why, const struct requirement *requirement, const char *answer)
{
    if (text_is_blank(answer)) {
        buffer_add_format(why, "%s还没有回答，要求", requirement->question);
    } else {
        buffer_add_format(why, "%s答%s，但起算的日期或放假日历不知道，判断不了，要求",
                          requirement->question, answer);
    }
    requirement_wanted(requirement, why);
}

enum requirement_result requirement_judge(const struct requirement *requirement, const char *answer,
                                          const struct requirement_start *start, struct buffer *why)
{
    static const char *const verdicts[][2] = {
        [REQUIREMENT_MET] = {"：符合", "：属于这一情形"},
        [REQUIREMENT_UNMET] = {"：不符合", "：不属于这一情形"},
    };
    date_t limit = DATE_NONE;
    enum requirement_result result = decide(requirement, answer, start, &limit);
    if (why == NULL) {
        return result;
    }
    if (result == REQUIREMENT_OPEN) {
        add_open(why, requirement, answer);
    } else {
        add_answer(why, requirement, answer, limit);
        buffer_add(why, verdicts[result][strcmp(requirement->list, "negative") == 0]);
    }
    add_source(why, requirement);
    return result;
}
