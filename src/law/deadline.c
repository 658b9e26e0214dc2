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
#include "law/deadline_line.h"
#include "law/deadline_run.h"
#include "law/deadline_why.h"

#define MINUTES_OF_HOUR 60
#define MINUTES_OF_DAY 1440

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

void deadline_rule_write(const struct deadline_rule *rule, struct buffer *out)
{
    buffer_add_format(out, "%ld%s", rule->length, units[rule->unit].title);
}

static long length_of(const struct deadline_asked *asked)
{
    return asked->rule.length + asked->extended;
}

/* The day on which so many days are full: working days, or all but those that stand still. */
static date_t count_off(const struct deadline_asked *asked, date_t day, long length,
                        const struct calendar *calendar)
{
    bool working = asked->rule.unit == DEADLINE_WORKING_DAYS;
    while (length > 0) {
        day += asked->before ? -1 : 1;
        length -=
            !deadline_stands_still(asked, day) && (!working || calendar_is_working(calendar, day));
    }
    return day;
}

static struct deadline of_working_days(const struct deadline_asked *asked,
                                       const struct calendar *calendar, struct buffer *why)
{
    date_t start = moment_date(asked->start);
    date_t end = count_off(asked, start, length_of(asked), calendar);
    if (why != NULL) {
        deadline_tell_counting(asked, calendar, end, why);
    }
    bool assumed = asked->before ? deadline_assumes(calendar, end, start - 1, why)
                                 : deadline_assumes(calendar, start + 1, end, why);
    return (struct deadline){.date = end, .moment = MOMENT_NONE, .assumed = assumed};
}

/* The same day so many months on (民法典第二百零二条), and then as many days as stood still. */
static date_t count_months(const struct deadline_asked *asked, const struct calendar *calendar)
{
    date_t start = moment_date(asked->start);
    int months = (int)length_of(asked);
    date_t day = date_add_months(start, asked->before ? -months : months);
    date_t first = asked->before ? day : start + 1;
    date_t last = asked->before ? start - 1 : day;
    return count_off(asked, day, deadline_stopped(asked->stops, asked->stop_count, first, last),
                     calendar);
}

/* Days and months. Only a last day that is no working day is moved (民事诉讼法第八十五条第三款), so
 * only the notices of the years from there on matter. */
static struct deadline of_last_day(const struct deadline_asked *asked, date_t nominal,
                                   const struct calendar *calendar, struct buffer *why)
{
    date_t end = nominal;
    while (!calendar_is_working(calendar, end) || deadline_stands_still(asked, end)) {
        end += asked->before ? -1 : 1;
    }
    if (why != NULL) {
        deadline_tell_stops(asked, calendar, end, why);
        deadline_tell_last_day(asked, calendar, nominal, end, why);
    }
    bool assumed = asked->before ? deadline_assumes(calendar, end, nominal, why)
                                 : deadline_assumes(calendar, nominal, end, why);
    return (struct deadline){.date = end, .moment = MOMENT_NONE, .assumed = assumed};
}

/* Minutes that stand still are whole days of stops. */
static moment_t count_minutes(const struct deadline_asked *asked)
{
    moment_t end = asked->start;
    long left = length_of(asked) * MINUTES_OF_HOUR;
    while (left > 0) {
        moment_t midnight = (moment_t)(moment_date(end) + 1) * MINUTES_OF_DAY;
        long here = midnight - end < left ? (long)(midnight - end) : left;
        if (deadline_stands_still(asked, moment_date(end))) {
            end = midnight;
        } else {
            end += here;
            left -= here;
        }
    }
    return end;
}

/* To the minute: counted from the act itself rather than from the next full hour, since such
 * periods bind the office and the earlier end is the safe one. */
static struct deadline of_hours(const struct deadline_asked *asked, const struct calendar *calendar,
                                struct buffer *why)
{
    moment_t end = count_minutes(asked);
    if (why != NULL) {
        deadline_tell_stops(asked, calendar, moment_date(end), why);
        deadline_tell_moment(end, why);
    }
    return (struct deadline){.date = moment_date(end), .moment = end, .assumed = false};
}

static void start_tell(const struct deadline_asked *asked, struct buffer *why)
{
    char text[DATE_TEXT];
    const struct unit *unit = &units[asked->rule.unit];
    bool timed = asked->rule.unit == DEADLINE_HOURS;
    date_t date = moment_date(asked->start);
    const char *from =
        timed ? moment_format_chinese(asked->start, text) : date_format_chinese(date, text);
    buffer_add_format(why, "自%s（%s）%s %ld %s", from, date_weekday_chinese(date),
                      asked->before ? "往前" : "起", asked->rule.length, unit->title);
    if (asked->extended > 0) {
        buffer_add_format(why, "，又延长 %ld %s", asked->extended, unit->title);
    }
    buffer_add_format(why, "：%s。\n", unit->counting);
}

struct deadline deadline_reckon(const struct deadline_asked *asked, const struct calendar *calendar,
                                struct buffer *line, struct buffer *why)
{
    assert(asked->rule.length >= 1 && asked->extended >= 0 && asked->start != MOMENT_NONE);
    assert(!asked->before || asked->rule.unit != DEADLINE_HOURS);
    struct deadline end;
    date_t nominal = DATE_NONE;
    if (why != NULL) {
        start_tell(asked, why);
    }
    if (asked->rule.unit == DEADLINE_WORKING_DAYS) {
        end = of_working_days(asked, calendar, why);
    } else if (asked->rule.unit == DEADLINE_HOURS) {
        end = of_hours(asked, calendar, why);
    } else {
        nominal = asked->rule.unit == DEADLINE_MONTHS
                      ? count_months(asked, calendar)
                      : count_off(asked, moment_date(asked->start), length_of(asked), calendar);
        end = of_last_day(asked, nominal, calendar, why);
    }
    if (line != NULL) {
        deadline_tell_in_line(asked, calendar, nominal, &end, line);
    }
    return end;
}

struct deadline deadline_of(const struct deadline_rule *rule, moment_t start,
                            const struct calendar *calendar, struct buffer *why)
{
    struct deadline_asked asked = {.rule = *rule, .start = start};
    return deadline_reckon(&asked, calendar, NULL, why);
}
