/* date: the calendar's arithmetic (proleptic Gregorian) and how dates are written. */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

date_t date_of(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month)) {
        return DATE_NONE;
    }
    /* years begin in March, so that the leap day is the last of its year */
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_split(date_t date, int *year, int *month, int *day)
{
    int days = date + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int date_year(date_t date)
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    return year;
}

int date_weekday(date_t date)
{
    int day = (date + 3) % 7; /* 1970-01-01 was a Thursday */
    return (day < 0 ? day + 7 : day) + 1;
}

date_t date_add_months(date_t date, int months)
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    int count = year * 12 + month - 1 + months;
    year = count / 12;
    month = count % 12 + 1;
    int last = month_days(year, month);
    return date_of(year, month, day < last ? day : last);
}

const char *date_format(date_t date, char out[DATE_TEXT])
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    snprintf(out, DATE_TEXT, "%04d-%02d-%02d", year, month, day);
    return out;
}

const char *date_format_chinese(date_t date, char out[DATE_TEXT])
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    snprintf(out, DATE_TEXT, "%d年%d月%d日", year, month, day);
    return out;
}

const char *date_weekday_chinese(date_t date)
{
    static const char *const names[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    return names[date_weekday(date) - 1];
}

date_t moment_date(moment_t moment)
{
    moment_t day = moment / 1440;
    return (date_t)(moment % 1440 < 0 ? day - 1 : day);
}

static int minute_of_day(moment_t moment)
{
    return (int)(moment - (moment_t)moment_date(moment) * 1440);
}

const char *moment_format(moment_t moment, char out[DATE_TEXT])
{
    char day[DATE_TEXT];
    int minute = minute_of_day(moment);
    snprintf(out, DATE_TEXT, "%.20s %02d:%02d", date_format(moment_date(moment), day), minute / 60,
             minute % 60);
    return out;
}

const char *moment_format_chinese(moment_t moment, char out[DATE_TEXT])
{
    char day[DATE_TEXT];
    int minute = minute_of_day(moment);
    snprintf(out, DATE_TEXT, "%.20s%02d时%02d分", date_format_chinese(moment_date(moment), day),
             minute / 60, minute % 60);
    return out;
}

/* The moment that ROUZHI_NOW says, MOMENT_NONE if it is not set or says none. Read at two
 * clocks: 今天 and 3-9 mean nothing where there is none. */
static moment_t frozen_moment(void)
{
    const moment_t other_clock = (moment_t)date_of(2100, 2, 3) * 1440;
    const char *frozen = getenv("ROUZHI_NOW");
    if (frozen == NULL) {
        return MOMENT_NONE;
    }
    moment_t moment = moment_parse(frozen, 0);
    if (moment != MOMENT_NONE) {
        return moment == moment_parse(frozen, other_clock) ? moment : MOMENT_NONE;
    }
    date_t date = date_parse(frozen, 0);
    bool stands = date != DATE_NONE && date == date_parse(frozen, moment_date(other_clock));
    return stands ? (moment_t)date * 1440 + 540 : MOMENT_NONE;
}

bool moment_now_check(struct err *err)
{
    const char *frozen = getenv("ROUZHI_NOW");
    return frozen == NULL || frozen[0] == '\0' || frozen_moment() != MOMENT_NONE ||
           err_set(err, ERR_USAGE,
                   "环境变量 ROUZHI_NOW 是“%s”，读不出时间；应写成 2026-03-09 14:05 或 2026-03-09，"
                   "不用就去掉它",
                   frozen);
}

moment_t moment_now(void)
{
    moment_t frozen = frozen_moment();
    if (frozen != MOMENT_NONE) {
        return frozen;
    }
    time_t seconds = time(NULL);
    struct tm local;
    localtime_r(&seconds, &local);
    return (moment_t)date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) * 1440 +
           local.tm_hour * 60 + local.tm_min;
}
