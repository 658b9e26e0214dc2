/* What the law forbids isn't offered: an act that saving would refuse is refused in the list of acts,
 * a field that saving would refuse is locked from the start, by the same sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "support/bureau_road.h"
#include "office/desk.h"
#include "office/row_act.h"

static int setup(void **state)
{
    struct bureau *bureau = calloc(1, sizeof *bureau);
    bureau_open(bureau);
    *state = bureau;
    return 0;
}

static int teardown(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

static void expect_says(const char *sentence, const char *part)
{
    if (sentence == NULL || strstr(sentence, part) == NULL) {
        fail_msg("%s", sentence != NULL ? sentence : "(nothing)");
    }
}

static const struct row_act *commitment_act(const struct office *office)
{
    size_t count;
    const struct row_act *table = row_act_table(office, &count);
    for (size_t i = 0; i < count; i++) {
        if (table[i].does == ROW_ACT_COMMITMENT) {
            return &table[i];
        }
    }
    fail();
    return NULL;
}

static void add_promise(struct office *office, struct record *commitment, const char *done_by)
{
    struct err err;
    char line[64] = "补建台账|";
    strcat(line, done_by);
    strcat(line, "|孙二");
    assert_true(
        desk_enter_lines(office, commitment, form_field(commitment->form, "promises"), line, &err));
}

/* A case found on 2026-03-09 must be decided by 2026-03-24. */
static void without_room_the_promise_is_not_offered(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    struct err err = {0};
    char out[ROW_ACT_REMARK];
    int64_t id = bureau_ready_case(bureau, office);
    struct record *kase = desk_load(office, "case", id, &err);
    assert_true(row_act_open_on(office, commitment_act(office), kase, &err));
    assert_string_equal(row_act_remark(office, commitment_act(office), kase, true, out),
                        "填承诺事项和观察期");
    struct record *begun = desk_new(office, "commitment", id, &err);
    add_promise(office, begun, "+1");

    bureau->now += 50 * 1440; /* past the 30 days within which a letter may be entered */
    assert_false(row_act_open_on(office, commitment_act(office), kase, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    expect_says(err.message,
                "签订日期：决定是否立案的期限是 2026-03-24，已经没有观察的余地，请先立案"
                "（生态环境行政处罚办法第十八条）");
    assert_null(desk_new(office, "commitment", id, &err));
    assert_string_equal(err.field, "signed_on");

    bureau->now -= 35 * 1440; /* the 24th: what was begun in time is refused in the same words */
    struct err saved = {0};
    assert_true(
        desk_enter(office, begun, form_field(begun->form, "signed_on"), "2026-03-24", &err));
    assert_false(desk_save(office, begun, true, &saved));
    expect_says(saved.message, "决定是否立案的期限是 2026-03-24，已经没有观察的余地，请先立案"
                               "（生态环境行政处罚办法第十八条）");
    record_free(begun);
    record_free(kase);
    office_close(office);
}

static void a_letter_signed_in_time_is_entered_late(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    struct err err = {0};
    char out[ROW_ACT_REMARK];
    int64_t id = bureau_ready_case(bureau, office);
    struct record *kase = desk_load(office, "case", id, &err);
    bureau->now += 20 * 1440; /* the 29th */
    assert_true(row_act_open_on(office, commitment_act(office), kase, &err));
    assert_string_equal(row_act_remark(office, commitment_act(office), kase, true, out),
                        "只能补录 2026-03-23 及以前签的");
    struct record *commitment = desk_new(office, "commitment", id, &err);
    assert_non_null(commitment);
    assert_null(record_get(commitment, "signed_on")); /* certainly not today */
    assert_string_equal(record_get(commitment, "observe_days"), "1");
    int signed_on = form_field(commitment->form, "signed_on");
    add_promise(office, commitment, "2026-03-24");
    assert_true(desk_enter(office, commitment, signed_on, "2026-03-24", &err));
    assert_false(desk_save(office, commitment, true, &err));
    assert_true(desk_enter(office, commitment, signed_on, "2026-03-23", &err));
    assert_true(desk_save(office, commitment, false, &err));
    record_free(commitment);
    record_free(kase);
    office_close(office);
}

/* 15 days from the 19th end on April 3rd: only if the time for deciding on filing is extended to the 8th. */
static void the_ways_are_named_under_the_length(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    int64_t id = bureau_ready_case(bureau, office);
    bureau->now += 10 * 1440;
    struct record *commitment = bureau_fill(office, "commitment", id, NULL);
    record_put(commitment, "observe_days", "15");
    struct desk_option options[8];
    struct err err;
    size_t count;
    bool warns;
    int field = form_field(commitment->form, "observe_days");
    char *note = desk_note(office, commitment, field, &warns);
    assert_true(warns);
    assert_non_null(
        strstr(note, "2026-04-03期满，晚于决定是否立案的期限2026-03-24。可以：不立案，最长5日"));
    assert_non_null(strstr(note, "；先立案，最长90日"));
    free(note);
    assert_null(desk_note(office, commitment, form_field(commitment->form, "signer"), &warns));
    assert_false(warns);
    assert_true(desk_suggested(office, commitment, field, "", options, 8, &count, &err));
    assert_int_equal(count, 6); /* the longest that fits stands among the office's own */
    assert_string_equal(options[0].called, "5 日");
    assert_string_equal(options[0].remark, "2026-03-24期满");
    assert_false(options[0].warns);
    assert_string_equal(options[2].remark, "2026-04-03期满，要先延长决定期限");
    assert_string_equal(options[3].remark, "2026-04-20期满，要先立案");
    assert_true(desk_suggested(office, commitment, field, "9", options, 8, &count, &err));
    assert_int_equal(count, 1);
    record_free(commitment);
    office_close(office);
}

static void what_was_signed_on_is_locked_from_the_start(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err = {0};
    int64_t id = bureau_case(office);
    struct record *kase = desk_load(office, "case", id, &err);
    int place = form_field(kase->form, "place"), facts = form_field(kase->form, "facts");
    assert_false(desk_locked(kase, place, &err));
    bureau_allow(*state, id);
    struct record *allowed = desk_load(office, "case", id, &err);
    assert_true(desk_locked(allowed, place, &err));
    expect_says(err.message, "地点：案件已经据此办下去，不能再改");
    record_free(allowed);
    struct record *commitment = desk_new(office, "commitment", id, &err);
    add_promise(office, commitment, "+3");
    assert_true(desk_save(office, commitment, false, &err));
    record_free(commitment);

    struct record *old = kase; /* somebody had it open */
    kase = desk_load(office, "case", id, &err);
    struct err why = {0};
    assert_true(desk_locked(kase, place, &why));
    assert_false(desk_locked(kase, facts, &err));
    assert_false(desk_locked(old, place, &err));
    record_put(kase, "place", "别处");
    assert_false(desk_locked(kase, place, &err)); /* so that it can be put right again */
    assert_false(desk_save(office, kase, true, &err));
    assert_string_equal(err.message, why.message);
    assert_string_equal(err.field, "place");
    expect_says(why.message, "地点：承诺书已经据此签订，观察中不能再改");
    record_free(kase);
    record_free(old);
    office_close(office);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(without_room_the_promise_is_not_offered),
        TEST(a_letter_signed_in_time_is_entered_late),
        TEST(the_ways_are_named_under_the_length),
        TEST(what_was_signed_on_is_locked_from_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
