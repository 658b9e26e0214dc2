/* deadline_why: the sentences that explain a deadline, for deadline.c alone. */
#ifndef LAW_DEADLINE_WHY_H
#define LAW_DEADLINE_WHY_H

#include "law/deadline.h"

/* Which of the days first..last count as working days and which don't, and that the last of
 * them is the end. `year` is that of the start and not repeated. */
void deadline_tell_counting(const struct calendar *calendar, date_t first, date_t last, int year,
                            struct buffer *why);

/* The nominal last day of a period in days or months, and why it stays or moves to `end`. */
void deadline_tell_last_day(const struct calendar *calendar, date_t nominal, date_t end,
                            struct buffer *why);

/* The end to the minute. */
void deadline_tell_moment(moment_t end, struct buffer *why);

/* Whether some year of first..last has no notice; names these years if `why` isn't NULL. */
bool deadline_assumes(const struct calendar *calendar, date_t first, date_t last,
                      struct buffer *why);

#endif
