/* deadline: when a period ends.
 *
 * A table of units says how a period is written, how it counts and on what clause; the end is
 * found by walking the office's calendar. Never knows today: the start is an argument. The
 * sentences on the days that were passed are in deadline_why.c. */
#include "law/deadline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "law/deadline_why.h"

#define MINUTES_OF_HOUR 60

/* How a period is written, how it counts, and the most that makes sense (ten years). */
struct unit {
    const char *words[6]; /* lower case, folded; ended by NULL */
    const char *title;
    const char *counting;
    long most;
};

static const struct unit units[] = {
    [DEADLINE_WORKING_DAYS] = {{"wd", "个工作日", "工作日"},
                               "个工作日",
                               "开始的当日不计，法定节假日和周末不计，调休上班的日子计入"
                               "（民事诉讼法第八十五条、行政处罚法第八十五条）",
                               2500},
    [DEADLINE_DAYS] = {{"d", "日", "天", "个自然日", "自然日"},
                       "日",
                       "按自然日计，开始的当日不计，中间的节假日不扣除"
                       "（民事诉讼法第八十五条、环环监〔2017〕17号第三十八条）",
                       3650},
    [DEADLINE_HOURS] = {{"h", "小时", "个小时"},
                        "小时",
                        "连续计算，夜间和节假日不扣除，届满不顺延（国务院令第310号第五条）",
                        87600},
    [DEADLINE_MONTHS] = {{"m", "个月"},
                         "个月",
                         "开始的当日不计，到期月的对应日为最后一日，没有对应日的为月末"
                         "（民事诉讼法第八十五条、民法典第二百零二条）",
                         120},
};

static const struct unit *unit_named(const char *word)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        for (size_t j = 0; units[i].words[j] != NULL; j++) {
            if (strcasecmp(units[i].words[j], word) == 0) {
                return &units[i];
            }
        }
    }
    return NULL;
}

static bool rule_read(const char *text, struct deadline_rule *rule, struct err *err)
{
    size_t digits = strspn(text, "0123456789");
    const struct unit *unit = unit_named(text + digits + strspn(text + digits, " "));
    if (digits == 0 || unit == NULL) {
        return err_set(err, ERR_INPUT,
                       "期限“%s”看不懂，请写数字和单位：5wd 或 5个工作日、15d 或 15日、"
                       "24h 或 24小时、2m 或 2个月",
                       text);
    }
    long length = strtol(text, NULL, 10); /* what is too large becomes LONG_MAX */
    if (length < 1 || length > unit->most) {
        return err_set(err, ERR_INPUT, "期限“%s”应在 1 到 %ld %s之间", text, unit->most,
                       unit->title);
    }
    *rule = (struct deadline_rule){length, (enum deadline_unit)(unit - units)};
    return true;
}

bool deadline_rule_parse(const char *text, struct deadline_rule *rule, struct err *err)
{
    char *folded = text_trim(text_fold(text == NULL ? "" : text));
    bool good = rule_read(folded, rule, err);
    free(folded);
    return good;
}

static struct deadline of_working_days(date_t start, long length, const struct calendar *calendar,
                                       struct buffer *why)
{
    date_t end = start;
    while (length > 0) {
        end++;
        length -= calendar_is_working(calendar, end);
    }
    if (why != NULL) {
        deadline_tell_counting(calendar, start + 1, end, date_year(start), why);
    }
    bool assumed = deadline_assumes(calendar, start + 1, end, why);
    return (struct deadline){.date = end, .moment = MOMENT_NONE, .assumed = assumed};
}

/* Days and months. Only a last day that is no working day is moved (民事诉讼法第八十五条第三款), so
 * only the notices of the years from there on matter. */
static struct deadline of_last_day(date_t nominal, const struct calendar *calendar,
                                   struct buffer *why)
{
    date_t end = nominal;
    while (!calendar_is_working(calendar, end)) {
        end++;
    }
    if (why != NULL) {
        deadline_tell_last_day(calendar, nominal, end, why);
    }
    bool assumed = deadline_assumes(calendar, nominal, end, why);
    return (struct deadline){.date = end, .moment = MOMENT_NONE, .assumed = assumed};
}

/* To the minute: counted from the act itself rather than from the next full hour, since such
 * periods bind the office and the earlier end is the safe one. */
static struct deadline of_hours(moment_t start, long length, struct buffer *why)
{
    moment_t end = start + length * MINUTES_OF_HOUR;
    if (why != NULL) {
        deadline_tell_moment(end, why);
    }
    return (struct deadline){.date = moment_date(end), .moment = end, .assumed = false};
}

static void start_tell(const struct deadline_rule *rule, moment_t start, struct buffer *why)
{
    char text[DATE_TEXT];
    const struct unit *unit = &units[rule->unit];
    bool timed = rule->unit == DEADLINE_HOURS;
    date_t date = moment_date(start);
    const char *from = timed ? moment_format_chinese(start, text) : date_format_chinese(date, text);
    buffer_add_format(why, "自%s（%s）起 %ld %s：%s。\n", from, date_weekday_chinese(date),
                      rule->length, unit->title, unit->counting);
}

struct deadline deadline_of(const struct deadline_rule *rule, moment_t start,
                            const struct calendar *calendar, struct buffer *why)
{
    assert(rule->length >= 1 && start != MOMENT_NONE);
    date_t date = moment_date(start);
    if (why != NULL) {
        start_tell(rule, start, why);
    }
    switch (rule->unit) {
    case DEADLINE_WORKING_DAYS:
        return of_working_days(date, rule->length, calendar, why);
    case DEADLINE_HOURS:
        return of_hours(start, rule->length, why);
    case DEADLINE_MONTHS:
        return of_last_day(date_add_months(date, (int)rule->length), calendar, why);
    case DEADLINE_DAYS:
        break;
    }
    return of_last_day(date + (date_t)rule->length, calendar, why);
}
