/* A promise is watched: it stands still and goes on, more days are asked for and granted, and it comes to
 * its end (工作方案五（二）). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/period.h"
#include "watch_fixture.h"

static void suspend(struct watch *watch)
{
    watch_do(watch, WANG, "suspend", "cause=自然灾害", "reason=隔声罩运不进来", NULL);
}

static void days_that_stand_still_are_not_counted(void **state)
{
    struct watch *watch = *state;
    watch_case_is(watch, "due_on", "2026-03-12"); /* the earliest promise */
    watch_on(watch, 3, 11);
    suspend(watch);
    watch_case_is(watch, "state", "suspended");
    watch_case_is(watch, "due_on", NULL);
    watch_on(watch, 3, 13);
    watch_do(watch, CHEN, "resume", NULL);
    watch_case_is(watch, "state", "observing");
    watch_commitment_is(watch, "observe_until",
                        "2026-03-23"); /* 19 and three; the 22nd is a Sunday */
    watch_case_is(watch, "due_on", "2026-03-23");
    watch_case_is(watch, "due_what", "观察期满");
    char *why = watch_why(watch);
    assert_non_null(strstr(why, "到期日 2026-03-23：3月9日起10日：3月11—13日中止"));
    assert_non_null(strstr(why, "，中止 3 日不计（工作方案五（二））。"));
    free(why);
}

static void a_change_of_the_letter_keeps_what_stood_still(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 11);
    suspend(watch);
    watch_on(watch, 3, 13);
    watch_do(watch, CHEN, "resume", NULL);
    struct office *chen = watch_as(watch, CHEN);
    struct record *commitment =
        desk_load(chen, "commitment", desk_commitment_of(chen, watch->kase), &watch->err);
    record_put(commitment, "signer", "钱二");
    assert_true(desk_save(chen, commitment, false, &watch->err));
    assert_string_equal(record_get(commitment, "observe_until"), "2026-03-23");
    record_free(commitment);
}

static void it_stands_still_within_the_period_and_once(void **state)
{
    struct watch *watch = *state;
    watch_refused(watch, WANG, "suspend", "中止时间：不能早于", "cause=disaster", "reason=雨",
                  "done_at=2026-03-01 09:00", NULL);
    watch_closed(watch, CHEN, "suspend", "承办机构负责人");
    watch_on(watch, 3, 20);
    watch_refused(watch, WANG, "suspend", "观察期 2026-03-19 已经满了，不能再中止",
                  "cause=disaster", "reason=雨", NULL);
    watch_on(watch, 3, 11);
    suspend(watch);
    watch_closed(watch, WANG, "suspend", "观察中止");
    watch_on(watch, 3, 12);
    watch_refused(watch, CHEN, "resume", "恢复时间：不能早于中止的那天（2026-03-11）",
                  "done_at=2026-03-10 09:00", NULL);
}

static void resuming_says_where_the_end_moves(void **state)
{
    struct watch *watch = *state;
    bool warns;
    watch_on(watch, 3, 11);
    suspend(watch);
    watch_on(watch, 3, 13);
    struct office *chen = watch_as(watch, CHEN);
    struct record *resume = desk_new(chen, "resume", watch->kase, &watch->err);
    char *note = desk_note(chen, resume, form_field(resume->form, "done_at"), &warns);
    assert_string_equal(note, "期满日由 2026-03-19 移到 2026-03-23：中止 3 日不计");
    free(note);
    record_free(resume);
}

static void more_days_are_asked_for_and_granted(void **state)
{
    struct watch *watch = *state;
    bool warns;
    struct office *chen = watch_as(watch, CHEN);
    struct record *asked = desk_new(chen, "extend", watch->kase, &watch->err);
    assert_string_equal(record_get(asked, "days"),
                        "5"); /* the decision on filing is due on the 24th */
    char *note = desk_note(chen, asked, form_field(asked->form, "days"), &warns);
    assert_string_equal(note,
                        "期满日由 2026-03-19 移到 2026-03-24，不晚于决定是否立案的期限 2026-03-24");
    assert_false(warns);
    free(note);
    record_free(asked);
    watch_refused(watch, CHEN, "extend", "最多延长 5 日", "days=6", "reason=没有到货", NULL);
    watch_do(watch, CHEN, "extend", "reason=没有到货", NULL);
    watch_case_is(watch, "state", "extending");
    watch_closed(watch, CHEN, "extend_decide", "分管领导");
    struct office *deputy = watch_as(watch, DEPUTY);
    struct record *decided = desk_new(deputy, "extend_decide", watch->kase, &watch->err);
    assert_string_equal(record_get(decided, "days"), "5");
    assert_non_null(strstr(record_get(decided, "proposal"), "延长的理由：没有到货"));
    assert_string_equal(decided->called[form_field(decided->form, "officer")], "郑副");
    record_free(decided);
    watch_refused(watch, DEPUTY, "extend_decide", "提请的是 5 日，不能批得更长", "days=6", NULL);
    watch_do(watch, DEPUTY, "extend_decide", "days=4", NULL);
    watch_case_is(watch, "state", "observing");
    watch_commitment_is(watch, "observe_until", "2026-03-23");
    watch_case_is(watch, "due_what", "观察期满");
    struct period period;
    assert_true(period_of_case(chen, watch->kase, &period, &watch->err));
    assert_int_equal(period.extended, 4);
    assert_int_equal(period.extensions, 1);
}

/* Neither who asked nor who granted changes afterwards what the last day was reckoned from. */
static void what_was_granted_stays(void **state)
{
    struct watch *watch = *state;
    struct office *chen = watch_as(watch, CHEN);
    int64_t asked = watch_do(watch, CHEN, "extend", "reason=没有到货", NULL);
    int64_t granted = watch_do(watch, DEPUTY, "extend_decide", "days=3", NULL);
    struct record *step = desk_load(chen, "extend_decide", granted, &watch->err);
    record_put(step, "days", "5");
    assert_false(desk_save(chen, step, false, &watch->err));
    assert_string_equal(watch->err.message, "批准延长：由分管领导、主要负责人办的照原样留着；"
                                            "错了的请再办一次（行政处罚法第四十七条）");
    record_free(step);
    step = desk_load(chen, "extend", asked, &watch->err);
    record_put(step, "days", "9");
    assert_false(desk_save(chen, step, false, &watch->err));
    assert_non_null(strstr(watch->err.message, "延长：期满日已经照它算过，不能再改"));
    record_free(step);
    watch_commitment_is(watch, "observe_until", "2026-03-23"); /* the 22nd is a Sunday */
}

static void an_extension_that_is_over_at_once_is_none(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 25); /* behind the 24th, until which it could have gone on */
    watch_do(watch, CHEN, "period_over", NULL);
    watch_closed(watch, CHEN, "extend", "已经到了最长的日数，或者再延长就晚于");
}

static void what_is_not_granted_ends_as_it_was(void **state)
{
    struct watch *watch = *state;
    watch_do(watch, CHEN, "extend", "reason=没有到货", NULL);
    watch_refused(watch, DEPUTY, "extend_decide", "说明：还没有填写", "outcome=不同意延长", NULL);
    watch_do(watch, DEPUTY, "extend_decide", "outcome=returned", "opinion=时间够用", NULL);
    watch_case_is(watch, "state", "observing");
    watch_commitment_is(watch, "observe_until", "2026-03-19");
    watch_case_is(watch, "due_on", "2026-03-12");
}

static void where_no_day_is_left_the_ways_are_said(void **state)
{
    struct watch *watch = *state;
    watch_do(watch, CHEN, "extend", "reason=没有到货", NULL);
    watch_do(watch, DEPUTY, "extend_decide", NULL);
    watch_closed(watch, CHEN, "extend",
                 "不能提请延长观察期：已经到了最长的日数，或者再延长就晚于决定是否立案");
}

static void the_period_is_over_when_its_last_day_is(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 19);
    watch_closed(watch, CHEN, "period_over", "观察期还没有满");
    watch_on(watch, 3, 20);
    watch_refused(watch, CHEN, "period_over", "核对时间：观察期到 2026-03-19 才满",
                  "done_at=2026-03-19 09:00", NULL);
    watch_do(watch, CHEN, "period_over", NULL);
    watch_case_is(watch, "state", "period-over");
    watch_case_is(watch, "due_on", "2026-03-24");
    watch_case_is(watch, "due_what", "决定是否立案");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, watch_setup, watch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(days_that_stand_still_are_not_counted),
        TEST(a_change_of_the_letter_keeps_what_stood_still),
        TEST(it_stands_still_within_the_period_and_once),
        TEST(resuming_says_where_the_end_moves),
        TEST(more_days_are_asked_for_and_granted),
        TEST(what_was_granted_stays),
        TEST(an_extension_that_is_over_at_once_is_none),
        TEST(what_is_not_granted_ends_as_it_was),
        TEST(where_no_day_is_left_the_ways_are_said),
        TEST(the_period_is_over_when_its_last_day_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
