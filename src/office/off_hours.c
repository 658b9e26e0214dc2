/* off_hours: whether something was done outside the office's working hours: its settings and its calendar
 * handed to the law. Never ticked by anybody. */
#include "office/off_hours.h"

#include <stddef.h>

#include "law/record.h"

struct off_hours office_off_hours(const struct office *office, const char *when)
{
    const struct off_hours nothing = {OFF_HOURS_NONE, false};
    const struct record *settings = office_settings(office);
    struct office_hours hours;
    struct err ignored;
    if (when == NULL ||
        !office_hours_parse(record_get(settings, "hours_from"), record_get(settings, "hours_until"),
                            record_get(settings, "noon_from"), record_get(settings, "noon_until"),
                            &hours, &ignored)) {
        return nothing;
    }
    moment_t at = moment_parse(when, 0);
    if (at != MOMENT_NONE) {
        return off_hours_of(at, &hours, office_calendar(office));
    }
    date_t day = date_parse(when, 0);
    return day != DATE_NONE ? off_hours_of_day(day, office_calendar(office)) : nothing;
}
