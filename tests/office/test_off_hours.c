/* 错时延时 is found by the calendar when a case is taken in or put right, follows the office's hours, and stands
 * beside what was done in the case. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/answer.h"
#include "office/desk.h"
#include "office/step.h"
#include "support/bureau.h"

static int set_up(void **state)
{
    struct bureau *bureau = calloc(1, sizeof *bureau);
    bureau_open(bureau);
    *state = bureau;
    return 0;
}

static int tear_down(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

static void stands(struct office *office, int64_t id, const char *title)
{
    struct err err;
    struct record *kase = desk_load(office, "case", id, &err);
    assert_non_null(kase);
    char *shown = record_show(kase, form_field(kase->form, "off_hours"), office_codes(office));
    assert_string_equal(shown, title);
    free(shown);
    record_free(kase);
}

/* When it was found is put right, or only looked at again. */
static void found_at(struct office *office, int64_t id, const char *when)
{
    struct err err;
    struct record *kase = desk_load(office, "case", id, &err);
    assert_true(desk_enter(office, kase, form_field(kase->form, "found_at"), when, &err));
    if (!desk_save(office, kase, false, &err)) {
        fail_msg("%s", err.message);
    }
    record_free(kase);
}

static void test_the_case_says_it(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    int64_t id = bureau_case(office); /* on a Monday at ten */
    stands(office, id, "");
    found_at(office, id, "2026-03-07 10:00");
    stands(office, id, "双休日");
    found_at(office, id, "2026-03-06 22:10");
    stands(office, id, "工作日夜间");
    found_at(office, id, "2026-02-17 10:00");
    stands(office, id, "节假日");
    found_at(office, id, "2023-03-04 10:00"); /* no notice of that year is known */
    stands(office, id, "双休日（推定）");
    found_at(office, id, "2026-03-09 09:30");
    stands(office, id, "");
    office_close(office);
}

/* Nobody can write it: it is given. */
static void test_it_is_not_ticked(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    int64_t id = bureau_case(office);
    struct err err;
    struct record *kase = desk_load(office, "case", id, &err);
    record_put(kase, "off_hours", "holiday");
    record_put(kase, "facts", "另有补充。");
    assert_true(desk_save(office, kase, false, &err));
    stands(office, id, "");
    record_free(kase);
    office_close(office);
}

static void set_hours(struct bureau *bureau, const char *until, const char *sentence)
{
    struct office *admin = bureau_as(bureau, NULL);
    struct err err = {0};
    struct record *settings = desk_load(admin, "office", office_settings(admin)->id, &err);
    record_put(settings, "hours_until", until);
    bool saved = desk_save(admin, settings, false, &err);
    assert_int_equal(saved, sentence == NULL);
    if (sentence != NULL && strstr(err.message, sentence) == NULL) {
        fail_msg("%s", err.message);
    }
    record_free(settings);
    office_close(admin);
}

static void test_the_hours_are_a_setting(void **state)
{
    struct bureau *bureau = *state;
    set_hours(bureau, "六点", "“六点”不是时刻，请写成 09:00 的样子");
    set_hours(bureau, "08:00", "下班的时刻 08:00 要晚于上班的时刻");
    set_hours(bureau, "17:00", NULL);
    struct office *office = bureau_as(bureau, "chen");
    int64_t id = bureau_case(office);
    found_at(office, id, "2026-03-06 17:10");
    stands(office, id, "工作日夜间");
    office_close(office);
}

static void test_steps_say_it_too(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    int64_t id = bureau_case(office);
    found_at(office, id, "2026-03-06 10:00");
    struct record *order =
        bureau_file(office, "order", id, "done_at=2026-03-08 09:20", "officer2=王芳",
                    "stop=停止露天焚烧", "correct=清理现场", "until=2026-03-10", NULL);
    record_free(order);
    char *lines = step_lines(office, id);
    if (strstr(lines, "2026-03-08 09:20 双休日 责令停止和改正（陈宇、王芳）") == NULL) {
        fail_msg("%s", lines);
    }
    free(lines);
    office_close(office);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_case_says_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_it_is_not_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_hours_are_a_setting, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_steps_say_it_too, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
