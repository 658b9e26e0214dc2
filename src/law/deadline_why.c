/* deadline_why: the sentences that explain a deadline, a line each.
 *
 * Tells in the order of the days what somebody would find who counts on the wall calendar:
 * which days are off and why, which weekend is worked, what moves the end, what was only
 * assumed. Never decides an end: deadline.c does. */
#include "law/deadline_why.h"

#include "law/deadline_run.h"

#define RUNS_TOLD 8 /* weekends named one by one; the rest are counted */

/* 10月1日至7日, 9月29日至10月3日; the year is written where it isn't `year`. */
static void add_span(struct buffer *out, const struct deadline_run *run, int year)
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

static void weekend_note(struct weekends *weekends, const struct deadline_run *run, int year)
{
    if (weekends->count < RUNS_TOLD) {
        buffer_add(&weekends->spans, weekends->count == 0 ? "" : "、");
        add_span(&weekends->spans, run, year);
    }
    weekends->count++;
    weekends->days += run->last - run->first + 1;
}

static void run_tell(const struct deadline_run *run, int year, struct weekends *weekends,
                     struct buffer *why)
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
    case DAY_STOPPED:
        add_span(why, run, year);
        buffer_add_format(why, " %s，期限停止计算，%d天不计。\n", run->name,
                          run->last - run->first + 1);
        break;
    case DAY_WORKING:
        break;
    }
}

static void end_tell(const struct deadline_asked *asked, date_t end, struct buffer *why)
{
    buffer_add(why, asked->before ? "最迟的一日是" : "期限届满日是");
    add_day(why, end);
    buffer_add(why, "。\n");
}

void deadline_tell_counting(const struct deadline_asked *asked, const struct calendar *calendar,
                            date_t end, struct buffer *why)
{
    date_t start = moment_date(asked->start);
    date_t first = asked->before ? end : start + 1;
    date_t last = asked->before ? start - 1 : end;
    struct weekends weekends = {.count = 0};
    buffer_init(&weekends.spans);
    for (date_t date = first; date <= last;) {
        struct deadline_run run = deadline_run_from(asked, calendar, date, last);
        run_tell(&run, date_year(start), &weekends, why);
        date = run.last + 1;
    }
    if (weekends.count > 0) {
        buffer_add_format(why, "%s%s 周末，共%ld天，不计。\n", buffer_text(&weekends.spans),
                          weekends.count > RUNS_TOLD ? "等" : "", weekends.days);
    }
    buffer_done(&weekends.spans);
    end_tell(asked, end, why);
}

void deadline_tell_stops(const struct deadline_asked *asked, const struct calendar *calendar,
                         date_t end, struct buffer *why)
{
    date_t start = moment_date(asked->start);
    date_t first = asked->before ? end : start;
    date_t last = asked->before ? start : end;
    for (date_t date = first; date <= last && asked->stop_count > 0;) {
        struct deadline_run run = deadline_run_from(asked, calendar, date, last);
        if (run.kind == DAY_STOPPED) {
            run_tell(&run, date_year(start), NULL, why);
        }
        date = run.last + 1;
    }
}

/* The stretches of first..last, over which the last day is moved. */
static void moving_tell(const struct deadline_asked *asked, const struct calendar *calendar,
                        date_t first, date_t last, struct buffer *why)
{
    for (date_t date = first; date <= last;) {
        struct deadline_run run = deadline_run_from(asked, calendar, date, last);
        add_span(why, &run, date_year(asked->before ? last : first));
        buffer_add_format(why, " %s，最后一日%s（民事诉讼法第八十五条）。\n",
                          run.kind == DAY_WEEKEND ? "周末" : run.name,
                          asked->before ? "提前" : "顺延");
        date = run.last + 1;
    }
}

void deadline_tell_last_day(const struct deadline_asked *asked, const struct calendar *calendar,
                            date_t nominal, date_t end, struct buffer *why)
{
    struct deadline_run day = deadline_run_from(asked, calendar, nominal, nominal);
    buffer_add(why, "最后一日是");
    add_day(why, nominal);
    buffer_add(why, day.kind == DAY_MADE_UP ? "，调休上班，不顺延。\n" : "。\n");
    moving_tell(asked, calendar, asked->before ? end + 1 : nominal,
                asked->before ? nominal : end - 1, why);
    end_tell(asked, end, why);
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
