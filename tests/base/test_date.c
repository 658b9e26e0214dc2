/* Dates as officers write them, and the calendar's arithmetic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/date.h"

static void agrees_with_the_c_library(void **state)
{
    (void)state;
    for (date_t date = -30000; date < 80000; date += 13) {
        time_t seconds = (time_t)date * 86400;
        struct tm tm;
        gmtime_r(&seconds, &tm);
        int year, month, day;
        date_split(date, &year, &month, &day);
        assert_int_equal(year, tm.tm_year + 1900);
        assert_int_equal(month, tm.tm_mon + 1);
        assert_int_equal(day, tm.tm_mday);
        assert_int_equal(date_of(year, month, day), date);
        assert_int_equal(date_weekday(date) % 7, tm.tm_wday);
    }
}

static void reads_what_officers_type(void **state)
{
    (void)state;
    date_t today = date_of(2026, 3, 4);
    date_t ninth = date_of(2026, 3, 9);
    static const char *const same[] = {"2026-3-9", "2026/03/09", "2026.3.9",     "20260309",
                                       "2026年3月9日", "２０２６－３－９", "+5", "3-9",
                                       "3月9日",   " 2026-03-09 "};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(date_parse(same[i], today), ninth);
    }
    assert_int_equal(date_parse("今天", today), today);
    assert_int_equal(date_parse("-3", today), today - 3);
    assert_int_equal(date_parse("明天", today), today + 1);
}

static void refuses_what_is_no_date(void **state)
{
    (void)state;
    static const char *const bad[] = {"2026-2-29", "2026-13-1", "20260230", "1899-1-1", "3-",
                                      "x", "", "2026-3-9x", "202603091", "+", "2026年3月"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(date_parse(bad[i], 20000), DATE_NONE);
    }
}

static void reads_times(void **state)
{
    (void)state;
    moment_t now = (moment_t)date_of(2026, 3, 9) * 1440 + 600;
    moment_t half_past_two = (moment_t)date_of(2026, 3, 9) * 1440 + 870;
    static const char *const same[] = {"2026-3-9 14:30", "今天 1430", "3月9日 14时30分",
                                       "2026年3月9日14时30分", "20260309 14：30", "2026-03-09T14:30"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(moment_parse(same[i], now) == half_past_two);
    }
    assert_true(moment_parse("现在", now) == now);
    assert_true(moment_parse("2026-3-9", now) == MOMENT_NONE);
    assert_true(moment_parse("2026-3-9 24:00", now) == MOMENT_NONE);
    assert_true(moment_parse("2026-3-9 9:60", now) == MOMENT_NONE);
}

static void writes_dates(void **state)
{
    (void)state;
    char out[DATE_TEXT];
    date_t date = date_of(2026, 3, 9);
    assert_string_equal(date_format(date, out), "2026-03-09");
    assert_string_equal(date_format_chinese(date, out), "2026年3月9日");
    assert_string_equal(date_weekday_chinese(date), "周一");
    assert_string_equal(moment_format((moment_t)date * 1440 + 5, out), "2026-03-09 00:05");
    assert_string_equal(moment_format_chinese((moment_t)date * 1440 + 845, out),
                        "2026年3月9日14时05分");
}

static void months_end_on_their_last_day(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(date_of(2026, 1, 31), 1), date_of(2026, 2, 28));
    assert_int_equal(date_add_months(date_of(2023, 12, 31), 2), date_of(2024, 2, 29));
    assert_int_equal(date_add_months(date_of(2026, 3, 15), -3), date_of(2025, 12, 15));
}

static void the_clock_can_be_frozen(void **state)
{
    (void)state;
    setenv("ROUZHI_NOW", "2026-03-09 14:05", 1);
    assert_true(moment_now() == (moment_t)date_of(2026, 3, 9) * 1440 + 845);
    unsetenv("ROUZHI_NOW");
    assert_true(moment_now() > (moment_t)date_of(2024, 1, 1) * 1440);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_c_library), cmocka_unit_test(reads_what_officers_type),
        cmocka_unit_test(refuses_what_is_no_date),   cmocka_unit_test(reads_times),
        cmocka_unit_test(writes_dates),              cmocka_unit_test(months_end_on_their_last_day),
        cmocka_unit_test(the_clock_can_be_frozen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
