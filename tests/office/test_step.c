/* Steps of a case on a form of the program's own: the order to stop and correct. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/desk.h"
#include "office/keeping.h"
#include "office/row_act.h"
#include "office/step.h"
#include "office/undo.h"
#include "support/bureau.h"

struct world {
    struct bureau bureau;
    struct office *office; /* chen */
    int64_t kase;
    struct err err;
};

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    world->kase = bureau_case(world->office);
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

static struct record *order_of(struct world *world)
{
    return bureau_fill(world->office, "order", world->kase, "stop=夜间施工", "correct=装消声器",
                       "until=+3", NULL);
}

static int64_t give_order(struct world *world)
{
    struct record *order = order_of(world);
    if (!desk_save(world->office, order, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    int64_t id = order->id;
    record_free(order);
    return id;
}

static void expect_refused(struct world *world, struct record *record, enum err_code code,
                           const char *message)
{
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_int_equal(world->err.code, code);
    assert_string_equal(world->err.message, message);
    assert_int_equal(record->id, 0);
}

static const struct row_act *act_keyed(struct world *world, const char *key)
{
    size_t count;
    const struct row_act *table = row_act_table(world->office, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].key, key) == 0) {
            return &table[i];
        }
    }
    fail_msg("no act %s", key);
    return NULL;
}

static void an_order_begins_with_what_is_known(void **state)
{
    struct world *world = *state;
    struct record *order = desk_new(world->office, "order", world->kase, &world->err);
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_non_null(order);
    assert_string_equal(order->called[form_field(order->form, "case")], record_get(kase, "number"));
    assert_string_equal(record_get(order, "done_at"), "2026-03-09 10:00");
    assert_int_equal(record_get_integer(order, "officer"), record_get_integer(kase, "officer1"));
    assert_int_equal(record_get_integer(order, "officer2"), record_get_integer(kase, "officer2"));
    record_free(kase);
    record_free(order);
}

static void an_order_is_filed_and_listed(void **state)
{
    struct world *world = *state;
    struct step steps[4];
    size_t count = 0, total = 0;
    struct record *order = order_of(world);
    assert_true(desk_save(world->office, order, true, &world->err)); /* tried: nothing is there */
    assert_true(step_list(world->office, world->kase, steps, 4, &count, &total, &world->err));
    assert_int_equal(total, 0);
    record_free(order);
    int64_t first = give_order(world);
    world->bureau.now += 60;
    int64_t second = give_order(world);
    assert_true(step_list(world->office, world->kase, steps, 4, &count, &total, &world->err));
    assert_int_equal(count, 2);
    assert_int_equal(total, 2);
    assert_int_equal(steps[0].id, second); /* the newest first */
    assert_int_equal(steps[1].id, first);
    assert_string_equal(steps[1].form->title, "责令停止和改正");
    assert_string_equal(steps[1].content, "夜间施工");
    char *lines = step_lines(world->office, world->kase);
    assert_string_equal(lines, "2026-03-09 11:00 责令停止和改正（陈宇、王芳）夜间施工\n"
                               "2026-03-09 10:00 责令停止和改正（陈宇、王芳）夜间施工");
    free(lines);
    assert_true(step_list(world->office, world->kase, steps, 1, &count, &total, &world->err));
    assert_int_equal(count, 1);
    assert_int_equal(total, 2);
}

static void an_order_wants_two_officers_with_certificates(void **state)
{
    struct world *world = *state;
    struct record *order = order_of(world);
    record_put(order, "officer2", record_get(order, "officer"));
    expect_refused(world, order, ERR_REFUSED,
                   "两名执法人员不能是同一人，执法人员不得少于两人（行政处罚法第四十二条）");
    record_put(order, "officer2", NULL);
    expect_refused(world, order, ERR_INPUT, "第二名执法人员：还没有填写");
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    int64_t old = 0;
    assert_true(desk_find(world->office, "officer", "old", &old, &world->err));
    record_refer(order, form_field(order->form, "officer2"), old, NULL);
    assert_false(desk_save(world->office, order, false, &world->err));
    assert_string_equal(world->err.field, "officer2");
    assert_non_null(strstr(world->err.message, "已到期，不能承办案件（行政处罚法第四十二条）"));
    record_free(kase);
    record_free(order);
}

static void an_order_comes_after_the_finding_and_before_its_end(void **state)
{
    struct world *world = *state;
    struct record *order = order_of(world);
    record_put(order, "until", "2026-03-08");
    expect_refused(world, order, ERR_INPUT,
                   "改正期限：不能早于责令时间（2026-03-09 10:00），填的是 2026-03-08");
    record_put(order, "until", "2026-03-09"); /* corrected on the spot */
    record_put(order, "done_at", "2026-01-02 10:00");
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    char expected[200];
    snprintf(expected, sizeof expected, "责令时间：不能早于发现违法行为的那天（%.10s）",
             record_get(kase, "found_at"));
    expect_refused(world, order, ERR_REFUSED, expected);
    record_put(order, "done_at", "2026-03-09 10:00");
    assert_true(desk_save(world->office, order, false, &world->err));
    record_free(kase);
    record_free(order);
}

static void in_a_void_case_nothing_is_done(void **state)
{
    struct world *world = *state;
    int64_t id = give_order(world);
    struct record *begun = order_of(world);
    struct office *head = bureau_as(&world->bureau, "wang");
    assert_true(desk_void_case(head, world->kase, "重复登记", &world->err));
    office_close(head);
    static const char no[] = "案件已作废，不能责令停止和改正："
                             "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）";
    assert_null(desk_new(world->office, "order", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_REFUSED);
    assert_string_equal(world->err.message, no);
    expect_refused(world, begun, ERR_REFUSED, no);
    record_free(begun);
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_false(row_act_open_on(world->office, act_keyed(world, "order"), kase, &world->err));
    assert_string_equal(world->err.message, no);
    record_free(kase);
    struct record *filed = desk_load(world->office, "order", id, &world->err);
    assert_false(row_act_may_edit(world->office, filed, &world->err));
    assert_string_equal(world->err.message,
                        "案件已作废，不能修改办理记录：作废的案件留存备查，不得修改"
                        "（行政处罚法第四十七条）");
    record_put(filed, "stop", "别的");
    assert_false(desk_save(world->office, filed, false, &world->err));
    assert_int_equal(world->err.code, ERR_REFUSED);
    record_free(filed);
}

static void others_look_and_do_not_change(void **state)
{
    struct world *world = *state;
    int64_t id = give_order(world);
    struct office *clerk = bureau_as(&world->bureau, "clerk");
    assert_null(desk_new(clerk, "order", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    struct record *seen = desk_load(clerk, "order", id, &world->err);
    assert_string_equal(record_get(seen, "stop"), "夜间施工");
    assert_false(row_act_may_edit(clerk, seen, &world->err));
    record_put(seen, "stop", "别的");
    assert_false(desk_save(clerk, seen, false, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    record_free(seen);
    office_close(clerk);
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct step step;
    size_t count, total;
    assert_null(desk_load(admin, "order", id, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    assert_false(step_list(admin, world->kase, &step, 1, &count, &total, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    office_close(admin);
}

static void the_case_of_a_step_stays(void **state)
{
    struct world *world = *state;
    int64_t id = give_order(world);
    struct record *order = desk_load(world->office, "order", id, &world->err);
    int field = form_field(order->form, "case");
    assert_true(desk_locked(order, field, &world->err));
    assert_string_equal(world->err.message, "案件：办过的事记在这一件案件里，不能移到别的案件"
                                            "（行政处罚法第四十七条）");
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    char place[40];
    snprintf(place, sizeof place, "party=%s", record_get(kase, "party"));
    record_put(order, "case", "99");
    assert_false(desk_save(world->office, order, false, &world->err));
    record_free(kase);
    record_free(order);
}

struct found {
    char words[8][512];
    size_t count;
};

static bool take_words(const struct keeping_entry *entry, void *data)
{
    struct found *found = data;
    if (found->count < 8) {
        snprintf(found->words[found->count++], 512, "%s", entry->words);
    }
    return true;
}

static void a_change_is_audited_in_words_and_undone(void **state)
{
    struct world *world = *state;
    int64_t id = give_order(world);
    const char *never = undo_words(world->office, &world->err);
    assert_null(never);
    assert_string_equal(world->err.message, "“责令停止和改正 夜间施工”不能撤销：办过的事要留着；"
                                            "写错的请在“历次办理”里打开它改正");
    struct record *order = desk_load(world->office, "order", id, &world->err);
    record_put(order, "stop", "昼夜施工");
    record_put(order, "answer", "当场停工");
    assert_true(desk_save(world->office, order, false, &world->err));
    record_free(order);
    struct office *review = bureau_as(&world->bureau, "review");
    struct found found = {.count = 0};
    assert_true(keeping_show(review, world->kase, 20, take_words, &found, &world->err));
    char number[64];
    struct record *kase = desk_load(review, "case", world->kase, &world->err);
    snprintf(number, sizeof number, "%s", record_get(kase, "number"));
    record_free(kase);
    char expected[512];
    snprintf(expected, sizeof expected,
             "修改办理记录 %s 责令停止和改正：立即停止 由“夜间施工”改为“昼夜施工”；"
             "当事人的回应 由空白改为“当场停工”",
             number);
    assert_string_equal(found.words[0], expected);
    snprintf(expected, sizeof expected, "责令停止和改正 %s：“夜间施工”", number);
    assert_string_equal(found.words[1], expected);
    office_close(review);
    char *words = undo_words(world->office, &world->err);
    assert_string_equal(words, "撤销 昼夜施工 的修改：立即停止 由“昼夜施工”改回“夜间施工”；"
                               "当事人的回应 由“当场停工”改回空白");
    free(words);
    const char *form;
    int64_t undone;
    assert_true(undo_last(world->office, &form, &undone, &world->err));
    assert_string_equal(form, "order");
    order = desk_load(world->office, "order", id, &world->err);
    assert_string_equal(record_get(order, "stop"), "夜间施工");
    assert_null(record_get(order, "answer"));
    record_free(order);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(an_order_begins_with_what_is_known),
        TEST(an_order_is_filed_and_listed),
        TEST(an_order_wants_two_officers_with_certificates),
        TEST(an_order_comes_after_the_finding_and_before_its_end),
        TEST(in_a_void_case_nothing_is_done),
        TEST(others_look_and_do_not_change),
        TEST(the_case_of_a_step_stays),
        TEST(a_change_is_audited_in_words_and_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
