/* deadline_run: the days of a period as stretches of one kind: working, made up for, holiday,
 * weekend, standing still. Never decides an end: deadline.c does. */
#include "law/deadline_run.h"

#include <string.h>

static const struct deadline_stop *stop_on(const struct deadline_stop *stops, size_t count,
                                           date_t date)
{
    for (size_t i = 0; i < count; i++) {
        if (stops[i].from <= date && date <= stops[i].until) {
            return &stops[i];
        }
    }
    return NULL;
}

bool deadline_stands_still(const struct deadline_asked *asked, date_t date)
{
    return stop_on(asked->stops, asked->stop_count, date) != NULL;
}

long deadline_stopped(const struct deadline_stop *stops, size_t count, date_t first, date_t last)
{
    long days = 0;
    for (date_t date = first; date <= last; date++) {
        days += stop_on(stops, count, date) != NULL;
    }
    return days;
}

/* A day on which the clock stands still is nothing else beside. */
static struct deadline_run day_of(const struct deadline_asked *asked,
                                  const struct calendar *calendar, date_t date)
{
    const struct deadline_stop *stop = stop_on(asked->stops, asked->stop_count, date);
    const struct calendar_day *day = calendar_find(calendar, date);
    bool weekend = date_weekday(date) > 5;
    struct deadline_run run = {date, date, weekend ? DAY_WEEKEND : DAY_WORKING, ""};
    if (stop != NULL) {
        run.kind = DAY_STOPPED;
        run.name = stop->why != NULL ? stop->why : "中止";
    } else if (day != NULL && !day->working) {
        run.kind = DAY_HOLIDAY;
        run.name = day->name;
    } else if (day != NULL && weekend) {
        run.kind = DAY_MADE_UP;
        run.name = day->name;
    }
    return run;
}

struct deadline_run deadline_run_from(const struct deadline_asked *asked,
                                      const struct calendar *calendar, date_t date, date_t last)
{
    struct deadline_run run = day_of(asked, calendar, date);
    while (run.last < last && run.kind != DAY_MADE_UP) {
        struct deadline_run next = day_of(asked, calendar, run.last + 1);
        if (next.kind != run.kind || strcmp(next.name, run.name) != 0) {
            break;
        }
        run.last++;
    }
    return run;
}
