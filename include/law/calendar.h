/* calendar: which days are working days, as the State Council's yearly notice has it.
 *
 * Monday to Friday unless it is a holiday of the notice; Saturday and Sunday only if
 * the notice makes it a working day. For a year without a notice the plain week is
 * assumed and the answer says so. Data of the office, loaded from the store. */
#ifndef LAW_CALENDAR_H
#define LAW_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct calendar_day {
    date_t date;
    bool working; /* true: 调休上班; false: 放假 */
    char name[32]; /* 国庆节 */
};

struct calendar {
    struct calendar_day *days; /* sorted by date */
    size_t count;
};

void calendar_init(struct calendar *calendar);
void calendar_done(struct calendar *calendar);
void calendar_add(struct calendar *calendar, date_t date, bool working, const char *name);
bool calendar_is_working(const struct calendar *calendar, date_t date);
/* The notice's entry for that day, or NULL. */
const struct calendar_day *calendar_find(const struct calendar *calendar, date_t date);
bool calendar_knows_year(const struct calendar *calendar, int year); /* has any entry of it */

#endif
