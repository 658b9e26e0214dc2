/* off_hours: whether something was done outside the office's working hours, for the rooms of this layer. */
#ifndef OFFICE_OFF_HOURS_H
#define OFFICE_OFF_HOURS_H

#include "law/off_hours.h"
#include "office/office.h"

/* `when` is a moment or a day as it is stored, or NULL: nothing is known of it. */
struct off_hours office_off_hours(const struct office *office, const char *when);

#endif
