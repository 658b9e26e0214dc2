/* Outside the working hours or not, by the notices of 2024 to 2026: weekends, working days in their place,
 * evenings, noon, holidays, and a year of which no notice is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/holidays.h"
#include "law/off_hours.h"

static struct office_hours hours_of(const char *from, const char *until, const char *noon_from,
                                    const char *noon_until)
{
    struct office_hours hours;
    struct err err;
    assert_true(office_hours_parse(from, until, noon_from, noon_until, &hours, &err));
    return hours;
}

static const char *title_at(const char *when, const struct office_hours *hours)
{
    struct calendar calendar;
    holidays_load(&calendar, 2024, 2026);
    struct off_hours off = off_hours_of(moment_parse(when, 0), hours, &calendar);
    calendar_done(&calendar);
    const char *title = off_hours_title(off);
    return title != NULL ? title : "";
}

static void test_moments(void **state)
{
    (void)state;
    static const struct {
        const char *when;
        const char *title;
    } rows[] = {
        {"2026-03-09 10:00", ""}, /* a Monday */
        {"2026-03-09 09:00", ""}, /* the first minute counts as work */
        {"2026-03-09 08:59", "工作日夜间"}, {"2026-03-09 17:59", ""},
        {"2026-03-09 18:00", "工作日夜间"}, /* the last one doesn't */
        {"2026-03-09 00:00", "工作日夜间"}, {"2026-03-09 23:59", "工作日夜间"},
        {"2026-03-09 11:59", ""},           {"2026-03-09 12:00", "工作日午间"},
        {"2026-03-09 13:59", "工作日午间"}, {"2026-03-09 14:00", ""},
        {"2026-03-07 10:00", "双休日"}, /* Saturday */
        {"2026-03-08 22:00", "双休日"}, /* Sunday, night or not */
        {"2026-10-10 10:00", ""},       /* a Saturday on which one works */
        {"2026-10-10 20:00", "工作日夜间"}, {"2026-02-28 10:00", ""},
        {"2026-10-01 10:00", "节假日"}, /* a Thursday */
        {"2026-10-03 10:00", "节假日"}, /* a Saturday of the holiday */
        {"2026-10-07 23:00", "节假日"},     {"2026-10-08 10:00", ""},
        {"2024-02-04 10:00", ""}, /* a Sunday on which one works */
        {"2025-01-28 10:00", "节假日"},
    };
    const struct office_hours hours = hours_of("09:00", "18:00", "12:00", "14:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *title = title_at(rows[i].when, &hours);
        if (strcmp(title, rows[i].title) != 0) {
            fail_msg("%s: %s, expected %s", rows[i].when, title, rows[i].title);
        }
    }
}

static void test_a_year_without_a_notice_is_assumed(void **state)
{
    (void)state;
    const struct office_hours hours = hours_of("09:00", "18:00", "12:00", "14:00");
    assert_string_equal(title_at("2027-03-06 10:00", &hours), "双休日（推定）");
    assert_string_equal(title_at("2027-03-08 19:00", &hours), "工作日夜间（推定）");
    assert_string_equal(title_at("2027-03-08 12:30", &hours), "工作日午间（推定）");
    assert_string_equal(title_at("2027-10-01 10:00", &hours),
                        ""); /* nothing says that it is a holiday */
    struct off_hours off = {OFF_HOURS_WEEKEND, true};
    assert_string_equal(off_hours_code(off), "weekend-assumed");
}

static void test_hours_are_the_offices(void **state)
{
    (void)state;
    const struct office_hours early = hours_of("8:30", "1730", NULL, "");
    assert_string_equal(title_at("2026-03-09 08:30", &early), "");
    assert_string_equal(title_at("2026-03-09 17:30", &early), "工作日夜间");
    assert_string_equal(title_at("2026-03-09 12:30", &early), ""); /* no break */
}

static void test_a_day_alone(void **state)
{
    (void)state;
    struct calendar calendar;
    holidays_load(&calendar, 2024, 2026);
    assert_int_equal(off_hours_of_day(date_of(2026, 3, 9), &calendar).kind, OFF_HOURS_NONE);
    assert_int_equal(off_hours_of_day(date_of(2026, 3, 7), &calendar).kind, OFF_HOURS_WEEKEND);
    assert_int_equal(off_hours_of_day(date_of(2026, 10, 1), &calendar).kind, OFF_HOURS_HOLIDAY);
    assert_null(off_hours_code(off_hours_of_day(date_of(2027, 3, 8), &calendar)));
    calendar_done(&calendar);
}

static void refuses(const char *const texts[4], const char *key, const char *sentence)
{
    struct office_hours hours;
    struct err err = {0};
    assert_false(office_hours_parse(texts[0], texts[1], texts[2], texts[3], &hours, &err));
    assert_string_equal(err.field, key);
    assert_string_equal(err.message, sentence);
}

static void test_what_hours_cannot_be(void **state)
{
    (void)state;
    refuses((const char *const[]){"九点", "18:00", NULL, NULL}, "hours_from",
            "“九点”不是时刻，请写成 09:00 的样子");
    refuses((const char *const[]){"09:00", "25:00", NULL, NULL}, "hours_until",
            "“25:00”不是时刻，请写成 09:00 的样子");
    refuses((const char *const[]){NULL, "18:00", NULL, NULL}, "hours_from",
            "“”不是时刻，请写成 09:00 的样子");
    refuses((const char *const[]){"18:00", "09:00", NULL, NULL}, "hours_until",
            "下班的时刻 09:00 要晚于上班的时刻");
    refuses((const char *const[]){"09:00", "18:00", "12:00", NULL}, "noon_until",
            "午休的起止要一起写，没有午休的都空着");
    refuses((const char *const[]){"09:00", "18:00", "08:00", "13:00"}, "noon_from",
            "午休 08:00 起的这一段不在上班时间之内");
    refuses((const char *const[]){"09:00", "18:00", "14:00", "12:00"}, "noon_from",
            "午休 14:00 起的这一段不在上班时间之内");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_a_year_without_a_notice_is_assumed),
        cmocka_unit_test(test_hours_are_the_offices),
        cmocka_unit_test(test_a_day_alone),
        cmocka_unit_test(test_what_hours_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
