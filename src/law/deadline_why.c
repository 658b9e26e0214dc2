/* deadline_why: the sentences that explain a deadline, a line each.
 *
 * Tells in the order of the days what somebody would find who counts on the wall calendar:
 * which days are off and why, which weekend is worked, what moves the end, what was only
 * assumed. Never decides an end: deadline.c does. */
#include "law/deadline_why.h"

#include <string.h>

#define RUNS_TOLD 8 /* weekends named one by one; the rest are counted */

/* What a day is to somebody who counts. */
enum day_kind { DAY_WORKING, DAY_MADE_UP, DAY_HOLIDAY, DAY_WEEKEND };

/* A stretch of days of one kind (and one holiday). */
struct run {
    date_t first;
    date_t last;
    enum day_kind kind;
    const char *name; /* of the holiday; borrowed from the calendar */
};

static struct run day_of(const struct calendar *calendar, date_t date)
{
    const struct calendar_day *day = calendar_find(calendar, date);
    bool weekend = date_weekday(date) > 5;
    struct run run = {date, date, weekend ? DAY_WEEKEND : DAY_WORKING, ""};
    if (day != NULL && !day->working) {
        run.kind = DAY_HOLIDAY;
        run.name = day->name;
    } else if (day != NULL && weekend) {
        run.kind = DAY_MADE_UP;
        run.name = day->name;
    }
    return run;
}

/* The run that begins on `date` and ends on `last` at the latest. */
static struct run run_from(const struct calendar *calendar, date_t date, date_t last)
{
    struct run run = day_of(calendar, date);
    while (run.last < last && run.kind != DAY_MADE_UP) {
        struct run next = day_of(calendar, run.last + 1);
        if (next.kind != run.kind || strcmp(next.name, run.name) != 0) {
            break;
        }
        run.last++;
    }
    return run;
}

/* 10月1日至7日, 9月29日至10月3日; the year is written where it isn't `year`. */
static void add_span(struct buffer *out, const struct run *run, int year)
{
    int year1, month1, day1, year2, month2, day2;
    date_split(run->first, &year1, &month1, &day1);
    date_split(run->last, &year2, &month2, &day2);
    if (year1 != year) {
        buffer_add_format(out, "%d年", year1);
    }
    buffer_add_format(out, "%d月%d日", month1, day1);
    if (run->first == run->last) {
        return;
    }
    buffer_add(out, "至");
    if (year2 != year1) {
        buffer_add_format(out, "%d年", year2);
    }
    if (year2 != year1 || month2 != month1) {
        buffer_add_format(out, "%d月", month2);
    }
    buffer_add_format(out, "%d日", day2);
}

/* 2026年10月13日（周二） */
static void add_day(struct buffer *out, date_t date)
{
    char text[DATE_TEXT];
    buffer_add_format(out, "%s（%s）", date_format_chinese(date, text), date_weekday_chinese(date));
}

/* Ordinary weekends, gathered while the days are told. */
struct weekends {
    struct buffer spans; /* the first RUNS_TOLD of them */
    size_t count;
    long days;
};

static void weekend_note(struct weekends *weekends, const struct run *run, int year)
{
    if (weekends->count < RUNS_TOLD) {
        buffer_add(&weekends->spans, weekends->count == 0 ? "" : "、");
        add_span(&weekends->spans, run, year);
    }
    weekends->count++;
    weekends->days += run->last - run->first + 1;
}

static void run_tell(const struct run *run, int year, struct weekends *weekends, struct buffer *why)
{
    switch (run->kind) {
    case DAY_HOLIDAY:
        add_span(why, run, year);
        buffer_add_format(why, " %s放假，不计。\n", run->name);
        break;
    case DAY_MADE_UP:
        add_span(why, run, year);
        buffer_add_format(why, " %s，%s调休上班，计入。\n", date_weekday_chinese(run->first),
                          run->name);
        break;
    case DAY_WEEKEND:
        weekend_note(weekends, run, year);
        break;
    case DAY_WORKING:
        break;
    }
}

static void end_tell(date_t end, struct buffer *why)
{
    buffer_add(why, "期限届满日是");
    add_day(why, end);
    buffer_add(why, "。\n");
}

void deadline_tell_counting(const struct calendar *calendar, date_t first, date_t last, int year,
                            struct buffer *why)
{
    struct weekends weekends = {.count = 0};
    buffer_init(&weekends.spans);
    for (date_t date = first; date <= last;) {
        struct run run = run_from(calendar, date, last);
        run_tell(&run, year, &weekends, why);
        date = run.last + 1;
    }
    if (weekends.count > 0) {
        buffer_add_format(why, "%s%s 周末，共%ld天，不计。\n", buffer_text(&weekends.spans),
                          weekends.count > RUNS_TOLD ? "等" : "", weekends.days);
    }
    buffer_done(&weekends.spans);
    end_tell(last, why);
}

void deadline_tell_last_day(const struct calendar *calendar, date_t nominal, date_t end,
                            struct buffer *why)
{
    struct run day = day_of(calendar, nominal);
    buffer_add(why, "最后一日是");
    add_day(why, nominal);
    buffer_add(why, day.kind == DAY_MADE_UP ? "，调休上班，不顺延。\n" : "。\n");
    for (date_t date = nominal; date < end;) {
        struct run run = run_from(calendar, date, end - 1);
        add_span(why, &run, date_year(nominal));
        buffer_add_format(why, " %s，最后一日顺延（民事诉讼法第八十五条）。\n",
                          run.kind == DAY_HOLIDAY ? run.name : "周末");
        date = run.last + 1;
    }
    end_tell(end, why);
}

void deadline_tell_moment(moment_t end, struct buffer *why)
{
    char text[DATE_TEXT];
    buffer_add_format(why, "期限届满时间是%s（%s）。\n", moment_format_chinese(end, text),
                      date_weekday_chinese(moment_date(end)));
}

bool deadline_assumes(const struct calendar *calendar, date_t first, date_t last,
                      struct buffer *why)
{
    bool assumed = false;
    for (int year = date_year(first); year <= date_year(last); year++) {
        if (calendar_knows_year(calendar, year)) {
            continue;
        }
        assumed = true;
        if (why != NULL) {
            buffer_add_format(
                why, "推定：%d年的放假通知还没有导入，按周一至周五上班推算，导入后请再核对。\n",
                year);
        }
    }
    return assumed;
}
