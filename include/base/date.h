/* date: days of the calendar and minutes of the clock, without time zones.
 *
 * A date is a count of days since 1970-01-01 (may be negative); a moment is a
 * count of minutes since 1970-01-01 00:00 in the office's local time.  Nothing
 * here reads a clock: today is always an argument.  */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

typedef int32_t date_t;   /* days since 1970-01-01 */
typedef int64_t moment_t; /* minutes since 1970-01-01 00:00, local */

#define DATE_NONE INT32_MIN
#define MOMENT_NONE INT64_MIN

date_t date_of(int year, int month, int day); /* DATE_NONE if there is no such day */
void date_split(date_t date, int *year, int *month, int *day);
int date_year(date_t date);
int date_weekday(date_t date); /* 1 Monday … 7 Sunday */

/* Same day `months` later; where the month has no such day, its last day
 * (民法典第二百零二条). */
date_t date_add_months(date_t date, int months);

/* Reads what officers type: 2026-3-9, 2026/3/9, 2026.3.9, 20260309, 2026年3月9日,
 * 3-9 or 3月9日 (this year), 今天 昨天 明天 前天 后天, +5, -3 (days from today); full-width too.
 * Years 1900 to 2199. DATE_NONE if it isn't a date. */
date_t date_parse(const char *text, date_t today);

/* date_parse followed by a blank or T and HH:MM, HH：MM, HHMM, H时MM分, or 现在.
 * A date alone gives MOMENT_NONE. `now` is the current moment. */
moment_t moment_parse(const char *text, moment_t now);

#define DATE_TEXT 40
const char *date_format(date_t date, char out[DATE_TEXT]);         /* 2026-03-09 */
const char *date_format_chinese(date_t date, char out[DATE_TEXT]); /* 2026年3月9日 */
const char *date_weekday_chinese(date_t date);                     /* 周一 … 周日 */
const char *moment_format(moment_t moment, char out[DATE_TEXT]);   /* 2026-03-09 14:05 */
const char *moment_format_chinese(moment_t moment, char out[DATE_TEXT]); /* 2026年3月9日14时05分 */
date_t moment_date(moment_t moment);

/* The current moment from the system's clock in local time, or the moment in
 * the environment variable ROUZHI_NOW ("2026-03-09 14:05" or "2026-03-09"),
 * which freezes it. Called by main alone and handed down. */
moment_t moment_now(void);

/* Whether ROUZHI_NOW, if it is set, says a moment; else ERR_USAGE: a clock that was meant to stand
 * must not go on unseen. Asked by the command line before anything is done. */
bool moment_now_check(struct err *err);

#endif
