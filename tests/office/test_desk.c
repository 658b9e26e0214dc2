/* The main job through the desk: party, case, item, commitment; and what the law refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "support/bureau_road.h"
#include "office/desk.h"
#include "office/keeping.h"

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

static struct record *add_promise(struct office *office, struct record *commitment,
                                  const char *measure, const char *done_by)
{
    struct err err;
    struct record *row = record_row_add(commitment, form_field(commitment->form, "promises"),
                                        office_form(office, "promise"));
    assert_true(desk_enter(office, row, form_field(row->form, "measure"), measure, &err));
    assert_true(desk_enter(office, row, form_field(row->form, "done_by"), done_by, &err));
    assert_true(desk_enter(office, row, form_field(row->form, "responsible"), "孙二", &err));
    return row;
}

static void expect_refused(struct office *office, struct record *record, const char *field,
                           const char *part)
{
    struct err err;
    assert_false(desk_save(office, record, false, &err));
    assert_string_equal(err.field, field);
    if (strstr(err.message, part) == NULL) {
        fail_msg("%s", err.message);
    }
}

static void the_main_job(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t id = bureau_case(office);
    struct record *kase = desk_load(office, "case", id, &err);
    assert_string_equal(record_get(kase, "number"), "沙环柔〔2026〕1号");
    assert_string_equal(record_get(kase, "due_on"), "2026-03-24");
    assert_string_equal(record_get(kase, "state"), "registered");
    char *why = desk_due_why(office, kase);
    assert_non_null(strstr(why, "到期日 2026-03-24：3月9日起15日 → 3月24日。\n决定是否立案："));
    assert_non_null(strstr(why, "开始的当日不计"));
    free(why);
    assert_null(desk_new(office, "commitment", id, &err));
    assert_non_null(strstr(err.message, "还没有做适用性筛查，请先筛查"));
    bureau_allow(*state, id);
    struct record *commitment = bureau_fill(office, "commitment", id, NULL);
    assert_string_equal(record_get(commitment, "observe_days"), "15");
    add_promise(office, commitment, "建立台账", "+7");
    assert_true(desk_save(office, commitment, false, &err));
    assert_string_equal(record_get(commitment, "number"), "沙环承〔2026〕1号");
    assert_string_equal(record_get(commitment, "observe_until"), "2026-03-24");
    why = desk_due_why(office, commitment);
    assert_non_null(
        strstr(why, "观察期满日 2026-03-24：3月9日起15日 → 3月24日（工作方案五（二））"));
    free(why);
    record_free(kase);
    kase = desk_load(office, "case", id, &err);
    assert_string_equal(record_get(kase, "state"), "observing");
    assert_string_equal(record_get(kase, "due_on"), "2026-03-16");
    assert_int_equal(desk_commitment_of(office, id), commitment->id);
    assert_null(desk_new(office, "commitment", id, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    record_free(commitment);
    record_free(kase);
    assert_true(office_idle(office));
    office_close(office);
    office = bureau_as(*state, NULL);
    struct keeping_report report;
    assert_true(keeping_verify(office, NULL, &report, &err));
    assert_true(report.whole);
    office_close(office);
}

static void two_officers_with_certificates(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    struct record *kase = desk_load(office, "case", bureau_case(office), &err);
    int second = form_field(kase->form, "officer2");
    assert_true(desk_enter(office, kase, second, "陈宇", &err));
    expect_refused(office, kase, "officer2", "不得少于两人（行政处罚法第四十二条）");
    assert_true(desk_enter(office, kase, second, "李旧", &err));
    expect_refused(office, kase, "officer2", "执法证 2026-01-01 已到期");
    assert_true(desk_enter(office, kase, second, "周文", &err));
    expect_refused(office, kase, "officer2", "没有执法资格");
    record_free(kase);
    office_close(office);
}

static void no_promise_without_a_listed_item(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t id = bureau_case(office);
    struct record *kase = desk_load(office, "case", id, &err);
    record_put(kase, "item", NULL);
    assert_true(desk_save(office, kase, false, &err));
    assert_null(desk_new(office, "commitment", id, &err));
    assert_non_null(strstr(err.message, "还没有对应的正面清单事项"));
    assert_true(desk_enter(office, kase, form_field(kase->form, "item"), "FM-01", &err));
    assert_true(desk_save(office, kase, false, &err));
    assert_null(desk_new(office, "commitment", id, &err));
    assert_non_null(strstr(err.message, "命中负面清单 FM-01，不适用柔性执法"));
    record_free(kase);
    office_close(office);
}

static void watching_ends_before_the_limit(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    struct err err;
    int64_t id = bureau_ready_case(bureau, office);
    bureau->now += 10 * 1440;
    struct record *commitment = bureau_fill(office, "commitment", id, NULL);
    assert_string_equal(record_get(commitment, "observe_days"), "5"); /* shortened by itself */
    add_promise(office, commitment, "建立台账", "+3");
    record_put(commitment, "observe_days", "15");
    expect_refused(office, commitment, "observe_days", "最长只能 5 日");
    record_put(commitment, "observe_days", "5");
    struct record *late = add_promise(office, commitment, "再查", "+9");
    expect_refused(office, commitment, "done_by", "第 2 项晚于观察期满日 2026-03-24");
    record_put(late, "done_by", "2026-03-24");
    assert_true(desk_save(office, commitment, false, &err));
    record_free(commitment);
    office_close(office);
}

static void what_was_signed_on_stays(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t id = bureau_ready_case(*state, office);
    struct record *commitment = bureau_fill(office, "commitment", id, NULL);
    struct record *promise = add_promise(office, commitment, "建立台账", "-1");
    expect_refused(office, commitment, "done_by", "早于签订日期 2026-03-09");
    record_put(promise, "done_by", "2026-03-11");
    record_put(commitment, "signed_on", "2026-03-08");
    expect_refused(office, commitment, "signed_on", "不能早于发现违法行为的那天");
    record_put(commitment, "signed_on", "2026-03-09");
    assert_true(desk_save(office, commitment, false, &err));
    struct record *kase = desk_load(office, "case", id, &err);
    assert_true(desk_enter(office, kase, form_field(kase->form, "item"), "FM-01", &err));
    expect_refused(office, kase, "item", "承诺书已经据此签订");
    assert_false(desk_save(office, kase, false, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    record_free(kase);
    record_free(commitment);
    office_close(office);
}

static void the_same_name_is_asked_about(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t id;
    static const char *const codes[] = {"91500222MA5UQ7RR7W", "91530100MA6QJAB618"};
    for (size_t i = 0; i < 2; i++) {
        char pair[64];
        snprintf(pair, sizeof pair, "credit_code=%s", codes[i]);
        record_free(bureau_file(office, "party", 0, "name=同名公司", pair, "representative=赵一",
                                "address=某处", "phone=13800012345", NULL));
    }
    assert_false(desk_find(office, "party", "同名公司", &id, &err));
    assert_non_null(strstr(err.message, codes[0]));
    assert_non_null(strstr(err.message, codes[1]));
    assert_true(desk_find(office, "party", "#2", &id, &err));
    assert_int_equal(id, 2);
    office_close(office);
}

static void a_changed_item_is_a_new_edition(void **state)
{
    struct office *office = bureau_as(*state, "wang");
    struct err err;
    int64_t id;
    assert_true(desk_find(office, "item", "ZM-01", &id, &err));
    struct record *item = desk_load(office, "item", id, &err);
    record_put(item, "conditions", "改过的条件");
    assert_true(desk_save(office, item, false, &err));
    assert_int_not_equal(item->id, id);
    assert_string_equal(record_get(item, "edition"), "2");
    struct record *old = desk_load(office, "item", id, &err);
    assert_string_equal(record_get(old, "replaced"), "yes");
    assert_string_not_equal(record_get(old, "conditions"), "改过的条件");
    record_put(old, "conditions", "再改");
    assert_false(desk_save(office, old, false, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    record_free(old);
    record_free(item);
    office_close(office);
}

static void rights_that_are_taken_away_are_gone(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct office *admin = bureau_as(*state, NULL);
    struct err err;
    int64_t id;
    struct record *party =
        bureau_fill(office, "party", 0, "name=某人", "kind=个人", "resident_id=11010519491231002X",
                    "address=某处", "phone=13800012345", NULL);
    assert_true(desk_find(admin, "officer", "chen", &id, &err));
    struct record *officer = desk_load(admin, "officer", id, &err);
    record_put(officer, "active", "no");
    assert_true(desk_save(admin, officer, false, &err));
    assert_false(desk_save(office, party, false, &err));
    assert_int_equal(err.code, ERR_DENIED);
    struct record *self = record_copy(office_me(admin));
    record_put(self, "active", "no");
    expect_refused(admin, self, "roles", "至少要留一位在岗的系统管理员");
    record_free(self);
    record_free(officer);
    record_free(party);
    office_close(admin);
    office_close(office);
}

/* Days later, with a promise's date gone by, the commitment can still be corrected. */
static void a_commitment_can_be_corrected_later(void **state)
{
    struct bureau *bureau = *state;
    struct office *office = bureau_as(bureau, "chen");
    struct err err;
    struct record *commitment =
        bureau_fill(office, "commitment", bureau_ready_case(bureau, office), NULL);
    add_promise(office, commitment, "建立台账", "+2");
    assert_true(desk_save(office, commitment, false, &err));
    int64_t id = commitment->id;
    record_free(commitment);
    bureau->now += 40 * 1440;
    commitment = desk_load(office, "commitment", id, &err);
    record_put(commitment, "signer", "钱三");
    if (!desk_save(office, commitment, false, &err)) {
        fail_msg("%s", err.message);
    }
    record_put(commitment, "observe_days", "60");
    expect_refused(office, commitment, "observe_days", "最长只能 15 日");
    record_free(commitment);
    office_close(office);
}

static void a_wrong_digit_loses_nothing(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    struct record *party = bureau_fill(office, "party", 0, "name=某公司", NULL);
    int code = form_field(party->form, "credit_code");
    assert_false(desk_enter(office, party, code, "91500222MA5UQ7RR7X", &err));
    assert_non_null(strstr(err.message, "统一社会信用代码"));
    assert_string_equal(err.field, "credit_code");
    assert_string_equal(record_get(party, "name"), "某公司");
    expect_refused(office, party, "credit_code", "还没有填写");
    record_free(party);
    office_close(office);
}

static void a_party_is_registered_once(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    bureau_case(office);
    struct record *again =
        bureau_fill(office, "party", 0, "name=渝碚机械", "representative=赵一",
                    "credit_code=91500222MA5UQ7RR7W", "address=某处", "phone=13800012345", NULL);
    expect_refused(office, again, "credit_code", "重庆渝碚机械有限公司");
    assert_int_equal(again->id, 0);
    assert_true(desk_enter(office, again, form_field(again->form, "credit_code"),
                           "91530100MA6QJAB618", &err));
    assert_true(desk_save(office, again, true, &err)); /* a dry run writes nothing */
    assert_int_equal(again->id, 0);
    record_free(again);
    office_close(office);
}

static void who_may_not_is_told_why(void **state)
{
    struct err err;
    struct office *admin = bureau_as(*state, NULL);
    assert_null(desk_new(admin, "case", 0, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_null(desk_load(admin, "case", 1, &err));
    struct desk_query query = {.view = "cases"};
    struct view_page page;
    view_page_init(&page);
    assert_false(desk_page(admin, &query, false, 0, NULL, false, 10, &page, &err));
    assert_int_equal(err.code, ERR_DENIED);
    view_page_done(&page);
    office_close(admin);
}

static void a_void_case_keeps_its_number(void **state)
{
    struct office *office = bureau_as(*state, "wang");
    struct err err;
    int64_t first = bureau_case(office);
    assert_false(desk_void_case(office, first, " ", &err));
    assert_true(desk_void_case(office, first, "重复受理", &err));
    assert_false(desk_void_case(office, first, "再来", &err));
    assert_int_equal(err.code, ERR_REFUSED);
    struct record *next =
        bureau_file(office, "case", 0, "party=渝碚", "street=土湾街道", "place=门口",
                    "violation=扬尘", "facts=堆场未覆盖。", "officer1=陈宇", "officer2=王芳", NULL);
    assert_string_equal(record_get(next, "number"), "沙环柔〔2026〕2号");
    record_free(next);
    office_close(office);
}

static void rows_are_found_by_what_people_call_them(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t id = bureau_case(office);
    int64_t found;
    static const char *const names[] = {"沙环柔〔2026〕1号", "1", "2026〕1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!desk_find(office, "case", names[i], &found, &err)) {
            fail_msg("%s: %s", names[i], err.message);
        }
        assert_int_equal(found, id);
    }
    assert_false(
        desk_find(office, "case", "2345", &found, &err)); /* the party's phone is no number */
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_true(desk_find(office, "party", "cqyb", &found, &err));
    assert_true(desk_find(office, "party", "7RR7W", &found, &err));
    assert_true(desk_find(office, "party", "2345", &found, &err));
    assert_false(desk_find(office, "party", "不存在", &found, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    office_close(office);
}

static void the_best_item_comes_first(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    struct record *kase =
        bureau_fill(office, "case", 0, "violation=没有备案环境影响登记表就开工", NULL);
    struct desk_option options[5];
    size_t count;
    assert_true(
        desk_options(office, kase, form_field(kase->form, "item"), "", options, 5, &count, &err));
    assert_int_equal(count, 5);
    assert_non_null(strstr(options[0].remark, "登记表"));
    record_free(kase);
    office_close(office);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_main_job),
        TEST(two_officers_with_certificates),
        TEST(no_promise_without_a_listed_item),
        TEST(watching_ends_before_the_limit),
        TEST(a_commitment_can_be_corrected_later),
        TEST(what_was_signed_on_stays),
        TEST(the_same_name_is_asked_about),
        TEST(a_changed_item_is_a_new_edition),
        TEST(rights_that_are_taken_away_are_gone),
        TEST(a_wrong_digit_loses_nothing),
        TEST(a_party_is_registered_once),
        TEST(who_may_not_is_told_why),
        TEST(a_void_case_keeps_its_number),
        TEST(rows_are_found_by_what_people_call_them),
        TEST(the_best_item_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
