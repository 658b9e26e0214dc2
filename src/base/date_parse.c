/* date_parse: reading dates and times as officers write them. */
#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct word {
    const char *text;
    int days;
};

static const struct word WORDS[] = {
    {"今天", 0}, {"今日", 0},  {"明天", 1},  {"明日", 1},
    {"后天", 2}, {"昨天", -1}, {"昨日", -1}, {"前天", -2},
};

/* Reads digits (at least one, at most `most`) and moves on; -1 if there are none. */
static int read_number(const char **at, int most)
{
    int value = 0;
    int digits = 0;
    while (isdigit((unsigned char)**at) && digits < most) {
        value = value * 10 + (**at - '0');
        digits++;
        (*at)++;
    }
    return digits > 0 && !isdigit((unsigned char)**at) ? value : -1;
}

static bool skip(const char **at, const char *text)
{
    size_t length = strlen(text);
    if (strncmp(*at, text, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

/* Whether one of the separators stands here (moves on); `chinese` is 年, 月 or 日. */
static bool separator(const char **at, const char *chinese)
{
    return skip(at, chinese) || skip(at, "-") || skip(at, "/") || skip(at, ".");
}

static date_t in_range(int year, int month, int day)
{
    return year >= 1900 && year <= 2199 ? date_of(year, month, day) : DATE_NONE;
}

/* 20260309 */
static date_t read_compact(const char **at)
{
    for (int i = 0; i < 8; i++) {
        if (!isdigit((unsigned char)(*at)[i])) {
            return DATE_NONE;
        }
    }
    if (isdigit((unsigned char)(*at)[8])) {
        return DATE_NONE;
    }
    int number = 0;
    for (int i = 0; i < 8; i++) {
        number = number * 10 + ((*at)[i] - '0');
    }
    *at += 8;
    return in_range(number / 10000, number / 100 % 100, number % 100);
}

/* 今天, +5, -3 */
static date_t read_relative(const char **at, date_t today)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (skip(at, WORDS[i].text)) {
            return today + WORDS[i].days;
        }
    }
    if (**at == '+' || **at == '-') {
        int sign = **at == '+' ? 1 : -1;
        (*at)++;
        int days = read_number(at, 5);
        return days >= 0 ? today + sign * days : DATE_NONE;
    }
    return DATE_NONE;
}

/* 2026-3-9, 2026年3月9日, 3-9, 3月9日 */
static date_t read_parts(const char **at, date_t today)
{
    int first = read_number(at, 4);
    if (first < 0) {
        return DATE_NONE;
    }
    bool with_year = first > 12;
    if (!separator(at, with_year ? "年" : "月")) {
        return DATE_NONE;
    }
    int second = read_number(at, 2);
    if (second < 0) {
        return DATE_NONE;
    }
    if (!with_year) {
        skip(at, "日");
        return in_range(date_year(today), first, second);
    }
    if (!separator(at, "月")) {
        return DATE_NONE;
    }
    int third = read_number(at, 2);
    skip(at, "日");
    return in_range(first, second, third);
}

/* Reads a date at *at and moves behind it. */
static date_t read_date(const char **at, date_t today)
{
    const char *start = *at;
    date_t date = read_relative(at, today);
    if (date != DATE_NONE) {
        return date;
    }
    *at = start;
    date = read_compact(at);
    if (date != DATE_NONE) {
        return date;
    }
    *at = start;
    return read_parts(at, today);
}

date_t date_parse(const char *text, date_t today)
{
    char *folded = text_trim(text_fold(text));
    const char *at = folded;
    date_t date = read_date(&at, today);
    if (*at != '\0') {
        date = DATE_NONE;
    }
    free(folded);
    return date;
}

/* Minutes of the day from 14:05, 1405, 14时5分, 14时, 14点5分; -1 if it isn't a time. */
static int read_time(const char **at)
{
    const char *start = *at;
    int hour = read_number(at, 2);
    int minute = 0;
    if (hour < 0) {
        *at = start;
        int both = strlen(start) == 4 ? read_number(at, 4) : -1;
        hour = both / 100;
        minute = both < 0 ? -1 : both % 100;
    } else if (skip(at, ":") || skip(at, "时") || skip(at, "点")) {
        minute = isdigit((unsigned char)**at) ? read_number(at, 2) : 0;
        skip(at, "分");
    } else {
        minute = -1;
    }
    bool right = minute >= 0 && minute < 60 && hour >= 0 && hour < 24;
    return right ? hour * 60 + minute : -1;
}

moment_t moment_parse(const char *text, moment_t now)
{
    char *folded = text_trim(text_fold(text));
    const char *at = folded;
    moment_t moment = MOMENT_NONE;
    if (strcmp(folded, "现在") == 0) {
        moment = now;
    } else {
        date_t date = read_date(&at, moment_date(now));
        while (*at == ' ' || *at == 'T') {
            at++;
        }
        int minute = date != DATE_NONE ? read_time(&at) : -1;
        if (minute >= 0 && *at == '\0') {
            moment = (moment_t)date * 1440 + minute;
        }
    }
    free(folded);
    return moment;
}
