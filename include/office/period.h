/* period: the period of observation of a case as it runs now (工作方案五（二）): from the promise, with
 * the days on which it stood still and what was added by approval. */
#ifndef OFFICE_PERIOD_H
#define OFFICE_PERIOD_H

#include "law/deadline.h"
#include "office/office.h"

#define PERIOD_STOPS 20

struct period {
    date_t signed_on;                         /* DATE_NONE: nothing was promised */
    long days;                                /* as it was promised */
    long extended;                            /* days added by approval */
    size_t extensions;                        /* how often */
    struct deadline_stop stops[PERIOD_STOPS]; /* days that aren't counted */
    size_t stop_count;
    date_t since; /* it stands still since that day; DATE_NONE: it runs */
};

/* Of a commitment, which need not be filed. */
bool period_of(struct office *office, const struct record *commitment, struct period *period,
               struct err *err);
/* Of the case's commitment; signed_on is DATE_NONE if there is none. */
bool period_of_case(struct office *office, int64_t case_id, struct period *period, struct err *err);

/* When it ends; `line` and `why` as of deadline_reckon, may be NULL. While it stands still: as if it
 * went on today. */
date_t period_end(const struct office *office, const struct period *period, struct buffer *line,
                  struct buffer *why);
/* How many days were not counted, up to today if it stands still. */
long period_stopped(const struct office *office, const struct period *period);
/* Adds what became of it: 中止 6 日不计，延长 15 日; nothing if it simply runs. */
void period_tell(const struct office *office, const struct period *period, struct buffer *out);

#endif
