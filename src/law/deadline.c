/* deadline: when a period ends, and the sentences that say why; one table of units. */
#include "law/deadline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct {
    const char *word;
    enum deadline_unit unit;
} UNITS[] = {
    {"wd", DEADLINE_WORKING_DAYS}, {"个工作日", DEADLINE_WORKING_DAYS},
    {"工作日", DEADLINE_WORKING_DAYS}, {"d", DEADLINE_DAYS},
    {"日", DEADLINE_DAYS},         {"天", DEADLINE_DAYS},
    {"个自然日", DEADLINE_DAYS},   {"h", DEADLINE_HOURS},
    {"小时", DEADLINE_HOURS},      {"个小时", DEADLINE_HOURS},
    {"m", DEADLINE_MONTHS},        {"个月", DEADLINE_MONTHS},
    {"月", DEADLINE_MONTHS},
};

/* Longest periods that make sense: ten years in any unit. */
static const long LONGEST[] = {
    [DEADLINE_WORKING_DAYS] = 2600,
    [DEADLINE_DAYS] = 3660,
    [DEADLINE_HOURS] = 87600,
    [DEADLINE_MONTHS] = 120,
};

bool deadline_rule_parse(const char *text, struct deadline_rule *rule, struct err *err)
{
    char *folded = text_trim(text_fold(text));
    char *end;
    long length = strtol(folded, &end, 10);
    bool found = false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS && end != folded; i++) {
        if (strcasecmp(text_trim(end), UNITS[i].word) == 0) {
            *rule = (struct deadline_rule){length, UNITS[i].unit};
            found = true;
        }
    }
    free(folded);
    if (!found) {
        return err_set(err, ERR_INPUT,
                       "读不懂期限“%s”；5wd 是 5 个工作日，15d 是 15 日，24h 是 24 小时，2m 是 2 个月",
                       text);
    }
    return (length >= 1 && length <= LONGEST[rule->unit]) ||
           err_set(err, ERR_INPUT, "期限“%s”应在 1 到 %ld 之间", text, LONGEST[rule->unit]);
}

/* 10-08（周四） */
static void add_day(struct buffer *why, date_t date)
{
    char out[DATE_TEXT];
    buffer_add_format(why, "%s（%s）", date_format(date, out), date_weekday_chinese(date));
}

static const char *why_free(const struct calendar *calendar, date_t date)
{
    const struct calendar_day *day = calendar_find(calendar, date);
    return day != NULL && !day->working ? day->name : "周末";
}

/* The days from `first` to `last` that don't count, run by run, and those worked instead. */
static void explain_skipped(const struct calendar *calendar, date_t first, date_t last,
                            struct buffer *why)
{
    for (date_t date = first; date <= last; date++) {
        if (calendar_is_working(calendar, date)) {
            const struct calendar_day *day = calendar_find(calendar, date);
            if (day != NULL && date_weekday(date) > 5) {
                add_day(why, date);
                buffer_add_format(why, "%s调休上班，计入\n", day->name);
            }
            continue;
        }
        const char *reason = why_free(calendar, date);
        date_t end = date;
        while (end < last && !calendar_is_working(calendar, end + 1) &&
               strcmp(why_free(calendar, end + 1), reason) == 0) {
            end++;
        }
        add_day(why, date);
        if (end > date) {
            buffer_add(why, "至");
            add_day(why, end);
        }
        buffer_add_format(why, "%s，不计\n", reason);
        date = end;
    }
}

/* The first working day at or after `date`. */
static date_t next_working(const struct calendar *calendar, date_t date)
{
    while (!calendar_is_working(calendar, date)) {
        date++;
    }
    return date;
}

static bool assumes(const struct calendar *calendar, date_t first, date_t last, struct buffer *why)
{
    bool assumed = false;
    for (int year = date_year(first); year <= date_year(last); year++) {
        if (!calendar_knows_year(calendar, year)) {
            assumed = true;
            if (why != NULL) {
                buffer_add_format(why,
                                  "%d 年的放假通知还没有导入，按周一至周五上班推定，请导入后再核对\n",
                                  year);
            }
        }
    }
    return assumed;
}

static date_t working_days_end(date_t start, long length, const struct calendar *calendar,
                               struct buffer *why)
{
    date_t date = start;
    for (long counted = 0; counted < length;) {
        date++;
        counted += calendar_is_working(calendar, date);
    }
    if (why != NULL) {
        explain_skipped(calendar, start + 1, date, why);
        buffer_add_format(why, "第 %ld 个工作日是 ", length);
        add_day(why, date);
        buffer_add(why, "；期限按工作日计（行政处罚法第八十五条）\n");
    }
    return date;
}

/* Moves a last day that is a statutory holiday (民事诉讼法第八十五条第三款). */
static date_t move_end(date_t date, const struct calendar *calendar, struct buffer *why)
{
    date_t moved = next_working(calendar, date);
    if (why != NULL && moved != date) {
        add_day(why, date);
        buffer_add_format(why, "是法定休假日（%s），顺延到其后第一个工作日 ",
                          why_free(calendar, date));
        add_day(why, moved);
        buffer_add(why, "（民事诉讼法第八十五条）\n");
    } else if (why != NULL) {
        add_day(why, date);
        buffer_add(why, "不是法定休假日，不顺延（民事诉讼法第八十五条）\n");
    }
    return moved;
}

static date_t calendar_end(const struct deadline_rule *rule, date_t start,
                           const struct calendar *calendar, struct buffer *why)
{
    bool months = rule->unit == DEADLINE_MONTHS;
    date_t date = months ? date_add_months(start, (int)rule->length)
                         : start + (date_t)rule->length;
    if (why != NULL) {
        buffer_add_format(why, "满 %ld %s是 ", rule->length, months ? "个月" : "日");
        add_day(why, date);
        buffer_add(why, months ? "；按对应日计，没有对应日的是月末（民法典第二百零二条）\n"
                               : "；按自然日计\n");
    }
    return move_end(date, calendar, why);
}

static struct deadline hours_end(const struct deadline_rule *rule, moment_t start,
                                 struct buffer *why)
{
    moment_t end = start + rule->length * 60;
    if (why != NULL) {
        char from[DATE_TEXT];
        char to[DATE_TEXT];
        buffer_add_format(why, "自 %s 连续计 %ld 小时，到 %s，遇休假日不顺延\n",
                          moment_format(start, from), rule->length, moment_format(end, to));
    }
    return (struct deadline){.date = moment_date(end), .moment = end, .assumed = false};
}

struct deadline deadline_of(const struct deadline_rule *rule, moment_t start,
                            const struct calendar *calendar, struct buffer *why)
{
    if (rule->unit == DEADLINE_HOURS) {
        return hours_end(rule, start, why);
    }
    date_t first = moment_date(start);
    if (why != NULL) {
        add_day(why, first);
        buffer_add(why, "是开始的一天，不计算在内（民事诉讼法第八十五条）\n");
    }
    date_t end = rule->unit == DEADLINE_WORKING_DAYS
                     ? working_days_end(first, rule->length, calendar, why)
                     : calendar_end(rule, first, calendar, why);
    return (struct deadline){
        .date = end, .moment = MOMENT_NONE, .assumed = assumes(calendar, first, end, why)};
}
