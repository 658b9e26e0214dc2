/* deadline_why: the sentences that explain a deadline, for deadline.c alone. */
#ifndef LAW_DEADLINE_WHY_H
#define LAW_DEADLINE_WHY_H

#include "law/deadline.h"

/* Which of the days that were passed count as working days and which don't, and that `end` is
 * the end. */
void deadline_tell_counting(const struct deadline_asked *asked, const struct calendar *calendar,
                            date_t end, struct buffer *why);

/* On which days up to `end` the clock stands still; of periods that count all other days. */
void deadline_tell_stops(const struct deadline_asked *asked, const struct calendar *calendar,
                         date_t end, struct buffer *why);

/* The nominal last day of a period in days or months, and why it stays or moves to `end`. */
void deadline_tell_last_day(const struct deadline_asked *asked, const struct calendar *calendar,
                            date_t nominal, date_t end, struct buffer *why);

/* The end to the minute. */
void deadline_tell_moment(moment_t end, struct buffer *why);

/* Whether some year of first..last has no notice; names these years if `why` isn't NULL. */
bool deadline_assumes(const struct calendar *calendar, date_t first, date_t last,
                      struct buffer *why);

#endif
