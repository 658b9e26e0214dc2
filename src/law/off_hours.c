/* off_hours: whether a moment is outside the office's working hours. See law/off_hours.h.
 *
 * Knows no office: hours and calendar are given. What it is for, the statistics of 错时延时执法 (工作方案),
 * is counted elsewhere. */
#include "law/off_hours.h"

#include <string.h>

#include "base/text.h"

#define MINUTES_OF_DAY 1440
#define SATURDAY 6

static const struct {
    const char *code, *assumed_code;
    const char *title, *assumed_title;
} words[] = {
    [OFF_HOURS_NONE] = {NULL, NULL, NULL, NULL},
    [OFF_HOURS_NOON] = {"noon", "noon-assumed", "工作日午间", "工作日午间（推定）"},
    [OFF_HOURS_NIGHT] = {"night", "night-assumed", "工作日夜间", "工作日夜间（推定）"},
    [OFF_HOURS_WEEKEND] = {"weekend", "weekend-assumed", "双休日", "双休日（推定）"},
    [OFF_HOURS_HOLIDAY] = {"holiday", "holiday", "节假日", "节假日"},
};

/* The minute of the day; false if it isn't a time. Reads what a moment may end with. */
static bool read_minute(const char *text, int *minute)
{
    char whole[64] = "2026-01-01 ";
    if (strlen(text) >= sizeof whole - strlen(whole)) {
        return false;
    }
    strcat(whole, text);
    moment_t at = moment_parse(whole, MOMENT_NONE);
    *minute = at != MOMENT_NONE ? (int)(at % MINUTES_OF_DAY) : 0;
    return at != MOMENT_NONE;
}

bool office_hours_parse(const char *from, const char *until, const char *noon_from,
                        const char *noon_until, struct office_hours *hours, struct err *err)
{
    static const char *const keys[] = {"hours_from", "hours_until", "noon_from", "noon_until"};
    const char *const texts[] = {from, until, noon_from, noon_until};
    int minutes[4] = {0};
    for (int i = 0; i < 4; i++) {
        bool spare = i >= 2 && text_is_blank(texts[i]);
        if (!spare && (texts[i] == NULL || !read_minute(texts[i], &minutes[i]))) {
            return err_set_field(err, keys[i], "“%s”不是时刻，请写成 09:00 的样子",
                                 texts[i] != NULL ? texts[i] : "");
        }
    }
    *hours = (struct office_hours){minutes[0], minutes[1], minutes[2], minutes[3]};
    if (hours->from >= hours->until) {
        return err_set_field(err, keys[1], "下班的时刻 %s 要晚于上班的时刻", until);
    }
    if (text_is_blank(noon_from) != text_is_blank(noon_until)) {
        return err_set_field(err, text_is_blank(noon_from) ? keys[2] : keys[3],
                             "午休的起止要一起写，没有午休的都空着");
    }
    bool within = hours->noon_from > hours->from && hours->noon_from < hours->noon_until &&
                  hours->noon_until < hours->until;
    if (!text_is_blank(noon_from) && !within) {
        return err_set_field(err, keys[2], "午休 %s 起的这一段不在上班时间之内", noon_from);
    }
    return true;
}

struct off_hours off_hours_of_day(date_t day, const struct calendar *calendar)
{
    struct off_hours off = {OFF_HOURS_NONE, !calendar_knows_year(calendar, date_year(day))};
    const struct calendar_day *noted = calendar_find(calendar, day);
    if (noted != NULL) {
        off.kind = noted->working ? OFF_HOURS_NONE : OFF_HOURS_HOLIDAY;
    } else if (date_weekday(day) >= SATURDAY) {
        off.kind = OFF_HOURS_WEEKEND;
    }
    return off;
}

struct off_hours off_hours_of(moment_t at, const struct office_hours *hours,
                              const struct calendar *calendar)
{
    date_t day = moment_date(at);
    int minute = (int)(at - (moment_t)day * MINUTES_OF_DAY);
    struct off_hours off = off_hours_of_day(day, calendar);
    if (off.kind != OFF_HOURS_NONE) {
        return off;
    }
    if (minute < hours->from || minute >= hours->until) {
        off.kind = OFF_HOURS_NIGHT;
    } else if (minute >= hours->noon_from && minute < hours->noon_until) {
        off.kind = OFF_HOURS_NOON;
    }
    return off;
}

const char *off_hours_code(struct off_hours off)
{
    return off.assumed ? words[off.kind].assumed_code : words[off.kind].code;
}

const char *off_hours_title(struct off_hours off)
{
    return off.assumed ? words[off.kind].assumed_title : words[off.kind].title;
}
