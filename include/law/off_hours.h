/* off_hours: whether a moment is outside the office's working hours (错时延时), found by the calendar.
 *
 * A holiday of the yearly notice is a holiday whatever its weekday; a day that the notice makes a
 * working day has working hours. For a year without a notice the plain week is assumed and the
 * answer says so. Pure: the hours are the office's settings. */
#ifndef LAW_OFF_HOURS_H
#define LAW_OFF_HOURS_H

#include "law/calendar.h"

/* Minutes of the day; each begins the stretch that it names. */
struct office_hours {
    int from, until;
    int noon_from, noon_until; /* equal: no break */
};

/* From 09:00, 9:00, 0900 or 9时; the break may be NULL or "" on both sides. ERR_INPUT; err->field is the key of the
 * setting (hours_from, hours_until, noon_from, noon_until). */
bool office_hours_parse(const char *from, const char *until, const char *noon_from,
                        const char *noon_until, struct office_hours *hours, struct err *err);

enum off_hours_kind {
    OFF_HOURS_NONE, /* in working hours */
    OFF_HOURS_NOON,
    OFF_HOURS_NIGHT, /* of a working day, before or after the hours */
    OFF_HOURS_WEEKEND,
    OFF_HOURS_HOLIDAY,
};

struct off_hours {
    enum off_hours_kind kind;
    bool assumed; /* 推定: there is no notice for that year */
};

struct off_hours off_hours_of(moment_t at, const struct office_hours *hours,
                              const struct calendar *calendar);
/* Of a day whose time isn't known: a day off or nothing. */
struct off_hours off_hours_of_day(date_t day, const struct calendar *calendar);

/* As it is stored (choices of the field off_hours of the case): night, night-assumed; NULL in working hours. */
const char *off_hours_code(struct off_hours off);
/* 工作日夜间, 双休日（推定）; NULL in working hours. */
const char *off_hours_title(struct off_hours off);

#endif
