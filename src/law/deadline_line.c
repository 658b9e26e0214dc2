/* deadline_line: a deadline explained in one line, as somebody would scribble it beside the date:
 *
 *     9月30日起5个工作日：10月1—7日放假，10月10日（周六）上班 → 10月13日
 *
 * Ordinary weekends aren't named; what stands still always is. Never decides an end: deadline.c does. */
#include "law/deadline_line.h"

#include "law/deadline_run.h"

#define REASONS_TOLD 6 /* holidays and made-up days of a long period; the rest are 等 */

/* The reasons as they are gathered: ： before the first, ， between them. */
struct reasons {
    struct buffer *line;
    int year; /* not repeated */
    size_t count;
    size_t left_out;
};

static void reason_begin(struct reasons *reasons)
{
    buffer_add(reasons->line, reasons->count == 0 ? "：" : "，");
    reasons->count++;
}

static void add_day(struct buffer *line, date_t date, int year)
{
    int of_year, month, day;
    date_split(date, &of_year, &month, &day);
    if (of_year != year) {
        buffer_add_format(line, "%d年", of_year);
    }
    buffer_add_format(line, "%d月%d日", month, day);
}

/* 10月1—7日, 9月29日—10月3日, 2026年12月30日—2027年1月2日. */
static void add_days(struct buffer *line, date_t first, date_t last, int year)
{
    int year1, month1, day1, year2, month2, day2;
    date_split(first, &year1, &month1, &day1);
    date_split(last, &year2, &month2, &day2);
    if (first == last || year1 != year2 || month1 != month2) {
        add_day(line, first, year);
        if (first != last) {
            buffer_add(line, "—");
            add_day(line, last, year1);
        }
        return;
    }
    if (year1 != year) {
        buffer_add_format(line, "%d年", year1);
    }
    buffer_add_format(line, "%d月%d—%d日", month1, day1, day2);
}

static void tell_run(struct reasons *reasons, const struct deadline_run *run)
{
    if (run->kind == DAY_WORKING || run->kind == DAY_WEEKEND) {
        return;
    }
    if (run->kind != DAY_STOPPED && reasons->count >= REASONS_TOLD) {
        reasons->left_out++;
        return;
    }
    reason_begin(reasons);
    add_days(reasons->line, run->first, run->last, reasons->year);
    if (run->kind == DAY_HOLIDAY) {
        buffer_add(reasons->line, "放假");
    } else if (run->kind == DAY_MADE_UP) {
        buffer_add_format(reasons->line, "（%s）上班", date_weekday_chinese(run->first));
    } else {
        buffer_add_format(reasons->line, "%s不计", run->name);
    }
}

/* The stretches of first..last; of periods that count all days only those that stand still. */
static void tell_runs(struct reasons *reasons, const struct deadline_asked *asked,
                      const struct calendar *calendar, date_t first, date_t last)
{
    bool all = asked->rule.unit == DEADLINE_WORKING_DAYS;
    for (date_t date = first; date <= last;) {
        struct deadline_run run = deadline_run_from(asked, calendar, date, last);
        if (all || run.kind == DAY_STOPPED) {
            tell_run(reasons, &run);
        }
        date = run.last + 1;
    }
    if (reasons->left_out > 0) {
        buffer_add(reasons->line, "等");
    }
}

/* 最后一日6月19日放假，顺延 */
static void tell_moving(struct reasons *reasons, const struct deadline_asked *asked,
                        const struct calendar *calendar, date_t nominal, date_t end)
{
    struct deadline_run day = deadline_run_from(asked, calendar, nominal, nominal);
    if (day.kind == DAY_WORKING) {
        return;
    }
    reason_begin(reasons);
    buffer_add(reasons->line, "最后一日");
    add_day(reasons->line, nominal, reasons->year);
    if (day.kind == DAY_HOLIDAY) {
        buffer_add(reasons->line, "放假");
    } else if (day.kind == DAY_STOPPED) {
        buffer_add_format(reasons->line, "%s不计", day.name);
    } else {
        buffer_add_format(reasons->line, "（%s）", date_weekday_chinese(nominal));
    }
    if (day.kind == DAY_MADE_UP) {
        buffer_add(reasons->line, "上班");
    }
    if (nominal != end) {
        buffer_add(reasons->line, asked->before ? "，提前" : "，顺延");
    }
}

/* 没有31日，到月末 */
static void tell_month_end(struct reasons *reasons, const struct deadline_asked *asked)
{
    long months = asked->rule.length + asked->extended;
    date_t start = moment_date(asked->start);
    int year, month, day, there;
    date_split(start, &year, &month, &day);
    date_split(date_add_months(start, (int)(asked->before ? -months : months)), &year, &month,
               &there);
    if (asked->rule.unit == DEADLINE_MONTHS && there != day) {
        reason_begin(reasons);
        buffer_add_format(reasons->line, "%d月没有%d日，到月末", month, day);
    }
}

/* 15时20分 */
static void add_time(struct buffer *line, moment_t moment)
{
    long minute = (long)(moment - (moment_t)moment_date(moment) * 1440);
    buffer_add_format(line, "%ld时%02ld分", minute / 60, minute % 60);
}

static void tell_period(const struct deadline_asked *asked, int year, struct buffer *line)
{
    bool timed = asked->rule.unit == DEADLINE_HOURS;
    struct deadline_rule more = {asked->extended, asked->rule.unit};
    add_day(line, moment_date(asked->start), year);
    if (timed) {
        add_time(line, asked->start);
    }
    buffer_add(line, asked->before ? "前" : "起");
    deadline_rule_write(&asked->rule, line);
    if (asked->extended > 0) {
        buffer_add(line, "又延长");
        deadline_rule_write(&more, line);
    }
    if (timed) {
        buffer_add(line, "连续计算");
    }
}

/* （推定：2027年放假通知未导入） */
static void tell_assumed(const struct calendar *calendar, date_t first, date_t last,
                         struct buffer *line)
{
    const char *before = "（推定：";
    for (int year = date_year(first); year <= date_year(last); year++) {
        if (!calendar_knows_year(calendar, year)) {
            buffer_add_format(line, "%s%d年", before, year);
            before = "、";
        }
    }
    buffer_add(line, "放假通知未导入）");
}

void deadline_tell_in_line(const struct deadline_asked *asked, const struct calendar *calendar,
                           date_t nominal, const struct deadline *end, struct buffer *line)
{
    date_t start = moment_date(asked->start);
    int year = date_year(start);
    struct reasons reasons = {.line = line, .year = year};
    bool timed = asked->rule.unit == DEADLINE_HOURS;
    date_t first = asked->before ? end->date : start + (timed ? 0 : 1);
    date_t last = asked->before ? start - 1 : end->date;
    tell_period(asked, date_year(end->date) == year ? year : 0, line);
    tell_month_end(&reasons, asked);
    tell_runs(&reasons, asked, calendar, first, last);
    if (asked->rule.unit == DEADLINE_DAYS || asked->rule.unit == DEADLINE_MONTHS) {
        tell_moving(&reasons, asked, calendar, nominal, end->date);
    }
    buffer_add(line, " → ");
    add_day(line, end->date, year);
    if (timed) {
        add_time(line, end->moment);
    }
    if (end->assumed &&
        asked->rule.unit != DEADLINE_WORKING_DAYS) { /* only where it ends matters */
        first = asked->before ? end->date : nominal;
        last = asked->before ? nominal : end->date;
    }
    if (end->assumed) {
        tell_assumed(calendar, first, last, line);
    }
}
