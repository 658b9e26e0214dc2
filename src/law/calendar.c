/* calendar: which days are working days, by the State Council's yearly notice.
 *
 * Keeps the notice's days sorted and answers by looking them up; a day that no notice
 * names follows the plain week. Never reads the holiday file: the store loads it. */
#include "law/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void calendar_init(struct calendar *calendar)
{
    calendar->days = NULL;
    calendar->count = 0;
}

void calendar_done(struct calendar *calendar)
{
    free(calendar->days);
    calendar_init(calendar);
}

/* Index of the first entry on or after `date`. */
static size_t place_of(const struct calendar *calendar, date_t date)
{
    size_t low = 0;
    size_t high = calendar->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->days[middle].date < date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Copies `name` whole characters at a time, as many as there is room for. */
static void name_set(struct calendar_day *day, const char *name)
{
    size_t length = 0;
    uint32_t code;
    int bytes;
    while ((bytes = text_decode(name + length, &code)) > 0 &&
           length + (size_t)bytes < sizeof day->name) {
        length += (size_t)bytes;
    }
    memcpy(day->name, name, length);
    day->name[length] = '\0';
}

/* A later notice about the same day replaces the earlier one. */
void calendar_add(struct calendar *calendar, date_t date, bool working, const char *name)
{
    size_t place = place_of(calendar, date);
    if (place == calendar->count || calendar->days[place].date != date) {
        calendar->days = memory_array(calendar->days, calendar->count + 1, sizeof *calendar->days);
        memmove(&calendar->days[place + 1], &calendar->days[place],
                (calendar->count - place) * sizeof *calendar->days);
        calendar->count++;
    }
    calendar->days[place] = (struct calendar_day){.date = date, .working = working};
    name_set(&calendar->days[place], name == NULL ? "" : name);
}

const struct calendar_day *calendar_find(const struct calendar *calendar, date_t date)
{
    size_t place = place_of(calendar, date);
    if (place < calendar->count && calendar->days[place].date == date) {
        return &calendar->days[place];
    }
    return NULL;
}

bool calendar_is_working(const struct calendar *calendar, date_t date)
{
    const struct calendar_day *day = calendar_find(calendar, date);
    return day != NULL ? day->working : date_weekday(date) <= 5;
}

bool calendar_knows_year(const struct calendar *calendar, int year)
{
    size_t place = place_of(calendar, date_of(year, 1, 1));
    return place < calendar->count && date_year(calendar->days[place].date) == year;
}
