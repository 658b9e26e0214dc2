/* Working days by the notices of 2024 to 2026, as published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/calendar.h"
#include "law/holidays.h"

static int setup(void **state)
{
    static struct calendar calendar;
    holidays_load(&calendar, 2024, 2026);
    *state = &calendar;
    return 0;
}

static int teardown(void **state)
{
    calendar_done(*state);
    return 0;
}

static int working_days_of(const struct calendar *calendar, int year)
{
    int count = 0;
    for (date_t date = date_of(year, 1, 1); date < date_of(year + 1, 1, 1); date++) {
        count += calendar_is_working(calendar, date);
    }
    return count;
}

/* 全年工作日, counted by the authors of the notices' summaries: 251, 248, 248. */
static void test_years_have_their_working_days(void **state)
{
    assert_int_equal(working_days_of(*state, 2024), 251);
    assert_int_equal(working_days_of(*state, 2025), 248);
    assert_int_equal(working_days_of(*state, 2026), 248);
}

static void test_weekends_that_are_worked(void **state)
{
    static const int worked[][3] = {{2024, 2, 4},  {2024, 2, 18}, {2024, 10, 12}, {2025, 1, 26},
                                    {2025, 4, 27}, {2026, 1, 4},  {2026, 2, 28},  {2026, 10, 10}};
    for (size_t i = 0; i < sizeof worked / sizeof worked[0]; i++) {
        date_t date = date_of(worked[i][0], worked[i][1], worked[i][2]);
        assert_true(date_weekday(date) > 5);
        assert_true(calendar_is_working(*state, date));
    }
}

static void test_holidays_are_found_by_name(void **state)
{
    const struct calendar_day *day = calendar_find(*state, date_of(2026, 10, 1));
    assert_non_null(day);
    assert_string_equal(day->name, "国庆节");
    assert_false(day->working);
    assert_false(calendar_is_working(*state, date_of(2026, 10, 1)));
    assert_null(calendar_find(*state, date_of(2026, 10, 8)));
    assert_true(calendar_is_working(*state, date_of(2026, 10, 8)));
    assert_false(calendar_is_working(*state, date_of(2026, 10, 11)));
}

static void test_years_without_a_notice(void **state)
{
    assert_true(calendar_knows_year(*state, 2024));
    assert_true(calendar_knows_year(*state, 2026));
    assert_false(calendar_knows_year(*state, 2023));
    assert_false(calendar_knows_year(*state, 2027));
    assert_true(calendar_is_working(*state, date_of(2027, 1, 1))); /* a Friday, no notice yet */
    assert_false(calendar_is_working(*state, date_of(2027, 1, 2)));
}

static void test_order_of_adding_does_not_matter(void **state)
{
    (void)state;
    struct calendar calendar;
    calendar_init(&calendar);
    assert_false(calendar_knows_year(&calendar, 2026));
    calendar_add(&calendar, date_of(2026, 5, 1), false, "劳动节");
    calendar_add(&calendar, date_of(2026, 1, 1), false, "元旦");
    calendar_add(&calendar, date_of(2026, 3, 2), false, "误");
    calendar_add(&calendar, date_of(2026, 3, 2), true, NULL); /* corrected */
    assert_int_equal(calendar.count, 3);
    for (size_t i = 1; i < calendar.count; i++) {
        assert_true(calendar.days[i - 1].date < calendar.days[i].date);
    }
    assert_true(calendar_is_working(&calendar, date_of(2026, 3, 2)));
    assert_string_equal(calendar_find(&calendar, date_of(2026, 3, 2))->name, "");
    calendar_done(&calendar);
}

static void test_long_names_are_cut_at_a_character(void **state)
{
    (void)state;
    struct calendar calendar;
    calendar_init(&calendar);
    calendar_add(&calendar, 0, false, "国庆节中秋节元旦春节清明节");
    assert_string_equal(calendar.days[0].name, "国庆节中秋节元旦春节"); /* 30 of 31 bytes */
    calendar_done(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_have_their_working_days),
        cmocka_unit_test(test_weekends_that_are_worked),
        cmocka_unit_test(test_holidays_are_found_by_name),
        cmocka_unit_test(test_years_without_a_notice),
        cmocka_unit_test(test_order_of_adding_does_not_matter),
        cmocka_unit_test(test_long_names_are_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
