/* deadline_run: what the days of a period are to somebody who counts, stretch by stretch; for the
 * rooms of deadlines alone. */
#ifndef LAW_DEADLINE_RUN_H
#define LAW_DEADLINE_RUN_H

#include "law/deadline.h"

enum day_kind { DAY_WORKING, DAY_MADE_UP, DAY_HOLIDAY, DAY_WEEKEND, DAY_STOPPED };

/* A stretch of days of one kind (and one holiday, or one stop). */
struct deadline_run {
    date_t first;
    date_t last;
    enum day_kind kind;
    const char *name; /* of the holiday or the stop; borrowed */
};

/* The stretch that begins on `date` and ends on `last` at the latest. */
struct deadline_run deadline_run_from(const struct deadline_asked *asked,
                                      const struct calendar *calendar, date_t date, date_t last);

/* Whether the clock stands still on that day. */
bool deadline_stands_still(const struct deadline_asked *asked, date_t date);

#endif
