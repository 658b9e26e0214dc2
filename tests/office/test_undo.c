/* Taking back the last change: in words, as an edit of its own, and never what the law keeps. */
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
#include "office/letter.h"
#include "office/undo.h"

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

/* Changes fields of a row, "key=value" ended by NULL, as somebody does at a form. */
static void change(struct world *world, struct office *office, const char *form, int64_t id, ...)
{
    struct record *record = desk_load(office, form, id, &world->err);
    va_list pairs;
    assert_non_null(record);
    va_start(pairs, id);
    for (const char *pair; (pair = va_arg(pairs, const char *)) != NULL;) {
        const char *equals = strchr(pair, '=');
        char key[40];
        snprintf(key, sizeof key, "%.*s", (int)(equals - pair), pair);
        assert_true(
            desk_enter(office, record, form_field(record->form, key), equals + 1, &world->err));
    }
    va_end(pairs);
    if (!desk_save(office, record, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    record_free(record);
}

static int64_t party_of(struct world *world)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    int64_t id = record_get_integer(kase, "party");
    record_free(kase);
    return id;
}

static void expect_words(struct world *world, const char *wanted)
{
    char *words = undo_words(world->office, &world->err);
    if (words == NULL) {
        fail_msg("%s", world->err.message);
    }
    assert_string_equal(words, wanted);
    free(words);
}

static void expect_never(struct world *world, const char *sentence)
{
    const char *form;
    int64_t id;
    assert_null(undo_words(world->office, &world->err));
    assert_int_equal(world->err.code, ERR_REFUSED);
    assert_string_equal(world->err.message, sentence);
    assert_false(undo_last(world->office, &form, &id, &world->err));
    assert_string_equal(world->err.message, sentence);
}

static void holds_value(struct world *world, const char *key, const char *value)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    const char *found = record_get(kase, key);
    assert_string_equal(found != NULL ? found : "", value);
    record_free(kase);
}

static void undo_it(struct world *world, const char *form, int64_t id)
{
    const char *undone;
    int64_t row;
    if (!undo_last(world->office, &undone, &row, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
    assert_string_equal(undone, form);
    assert_int_equal(row, id);
}

static void nothing_to_undo(void **state)
{
    struct world *world = *state;
    const char *form;
    int64_t id;
    struct office *fresh = bureau_as(&world->bureau, "chen");
    assert_null(undo_words(fresh, &world->err));
    assert_int_equal(world->err.code, ERR_NOT_FOUND);
    assert_false(undo_last(fresh, &form, &id, &world->err));
    assert_string_equal(world->err.message, "这次登录以来没有可以撤销的修改");
    office_close(fresh);
}

static void says_what_it_does_and_does_it(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase, "violation=未建台账", "corrected=是", NULL);
    expect_words(world,
                 "撤销 沙环柔〔2026〕1号 的修改：违法行为 由“未建台账”改回“未按规定建立环境管理"
                 "台账”；已当场改正 由“是”改回“否”");
    undo_it(world, "case", world->kase);
    holds_value(world, "violation", "未按规定建立环境管理台账");
    holds_value(world, "corrected", "no");
}

/* Undoing is an edit like any other: undone again, the change is back. */
static void undoing_again_takes_it_back(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase, "place=3号车间", NULL);
    undo_it(world, "case", world->kase);
    holds_value(world, "place", "2号车间");
    expect_words(world, "撤销 沙环柔〔2026〕1号 的修改：地点 由“2号车间”改回“3号车间”");
    undo_it(world, "case", world->kase);
    holds_value(world, "place", "3号车间");
}

static bool keep_words(const struct keeping_entry *entry, void *data)
{
    snprintf(data, 300, "%s", entry->words);
    return false;
}

static void the_audit_says_it_was_undone(void **state)
{
    struct world *world = *state;
    char words[300] = "";
    change(world, world->office, "case", world->kase, "place=3号车间", NULL);
    undo_it(world, "case", world->kase);
    struct office *review = bureau_as(&world->bureau, "review");
    assert_true(keeping_show(review, world->kase, 1, keep_words, words, &world->err));
    assert_string_equal(words, "撤销修改案件 沙环柔〔2026〕1号（重庆渝碚机械有限公司）：地点");
    office_close(review);
}

static void references_and_blanks_are_named(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase, "item=", "officer1=王芳", "officer2=陈宇",
           NULL);
    char *words = undo_words(world->office, &world->err);
    assert_non_null(strstr(words, "清单事项 由空白改回“ZM-01”"));
    assert_non_null(strstr(words, "承办人 由“王芳”改回“陈宇”"));
    free(words);
    undo_it(world, "case", world->kase);
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_string_equal(kase->called[form_field(kase->form, "item")], "ZM-01");
    record_free(kase);
}

static void long_values_show_where_they_differ(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase,
           "facts=二〇二六年三月九日上午十时，执法人员到该单位二号车间检查，设施正在运行。", NULL);
    change(world, world->office, "case", world->kase,
           "facts=二〇二六年三月九日上午十时，执法人员到该单位二号车间检查，设施没有运行。", NULL);
    expect_words(world,
                 "撤销 沙环柔〔2026〕1号 的修改：简要案情 由“..间检查，设施没有运行。”改回“.."
                 "间检查，设施正在运行。”");
}

static void an_identity_number_is_masked(void **state)
{
    struct world *world = *state;
    struct record *party = bureau_file(world->office, "party", 0, "kind=个人", "name=钱七",
                                       "resident_id=11010519491231002X", "address=沙坪坝区",
                                       "phone=13800012346", NULL);
    change(world, world->office, "party", party->id, "resident_id=500106199001010028", NULL);
    char *words = undo_words(world->office, &world->err);
    assert_non_null(words);
    assert_null(strstr(words, "19491231"));
    assert_null(strstr(words, "19900101"));
    assert_non_null(strstr(words, "居民身份证号码 由“"));
    free(words);
    undo_it(world, "party", party->id);
    record_free(party);
}

static void many_fields_are_counted(void **state)
{
    struct world *world = *state;
    change(world, world->office, "party", party_of(world), "name=甲公司", "representative=乙",
           "address=丙", "phone=13800012349", "contact=丁", "remark=戊", NULL);
    char *words = undo_words(world->office, &world->err);
    assert_non_null(strstr(words, "撤销 甲公司 的修改：名称（姓名） 由"));
    assert_non_null(strstr(words, "；还有 2 栏"));
    free(words);
}

/* A change that somebody built upon is not pulled from under them. */
static void refused_when_somebody_saved_since(void **state)
{
    struct world *world = *state;
    const char *form;
    int64_t id;
    struct office *other = bureau_as(&world->bureau, "wang");
    change(world, world->office, "case", world->kase, "place=3号车间", NULL);
    change(world, other, "case", world->kase, "facts=又查到新的情况。", NULL);
    office_close(other);
    assert_null(undo_words(world->office, &world->err));
    assert_int_equal(world->err.code, ERR_CONFLICT);
    assert_false(undo_last(world->office, &form, &id, &world->err));
    assert_int_equal(world->err.code, ERR_CONFLICT);
    assert_string_equal(world->err.message,
                        "沙环柔〔2026〕1号 在您修改之后又保存过，不能撤销；请打开它，看过再改");
    holds_value(world, "place", "3号车间");
}

static void saving_nothing_forgets_nothing(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase, "place=3号车间", NULL);
    change(world, world->office, "case", world->kase, NULL);
    undo_it(world, "case", world->kase);
    holds_value(world, "place", "2号车间");
}

static void a_trial_and_a_refusal_are_not_remembered(void **state)
{
    struct world *world = *state;
    change(world, world->office, "case", world->kase, "place=3号车间", NULL);
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    record_put(kase, "violation", "别的");
    assert_true(desk_save(world->office, kase, true, &world->err));
    record_put(kase, "place", NULL);
    assert_false(desk_save(world->office, kase, false, &world->err));
    record_free(kase);
    expect_words(world, "撤销 沙环柔〔2026〕1号 的修改：地点 由“3号车间”改回“2号车间”");
}

static struct record *sign(struct world *world)
{
    bureau_allow(&world->bureau, world->kase);
    struct record *commitment = bureau_fill(world->office, "commitment", world->kase, NULL);
    int field = form_field(commitment->form, "promises");
    assert_true(
        desk_enter_lines(world->office, commitment, field, "补建台账|+7|孙二", &world->err));
    if (!desk_save(world->office, commitment, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    return commitment;
}

static void what_took_a_number_is_never_undone(void **state)
{
    struct world *world = *state;
    expect_never(world,
                 "“受理案件 沙环柔〔2026〕1号”不能撤销：案号已经取用；确实错了的请用 F5 办理“作废"
                 "案件”，再重新受理");
    record_free(sign(world));
    expect_never(world,
                 "“订立保证承诺书 沙环承〔2026〕1号”不能撤销：文号已经取用；写错的请用 F5 办理“修改"
                 "保证承诺书”");
}

static void a_new_party_stays(void **state)
{
    struct world *world = *state;
    record_free(bureau_file(world->office, "party", 0, "kind=个人", "name=钱七",
                            "resident_id=11010519491231002X", "address=沙坪坝区",
                            "phone=13800012346", NULL));
    expect_never(world, "“登记当事人 钱七”不能撤销：登记过的当事人要留着；写错的请改正它");
}

static void voiding_and_printing_are_never_undone(void **state)
{
    struct world *world = *state;
    char *made = NULL;
    long copy;
    record_free(sign(world));
    if (!letter_print(world->office, world->kase, "保证承诺书", NULL, &made, &copy, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
    free(made);
    expect_never(world, "打印过的文书记录在案，不能撤销；内容错了的请改正后重新打印");
    office_close(world->office);
    world->office = bureau_as(&world->bureau, "wang");
    assert_true(desk_void_case(world->office, world->kase, "重复受理", &world->err));
    expect_never(world, "作废不能撤销：案号留着不再用；作废错了的请重新受理");
}

static void promises_come_back_as_they_were(void **state)
{
    struct world *world = *state;
    struct record *commitment = sign(world);
    int field = form_field(commitment->form, "promises");
    assert_true(
        desk_enter_lines(world->office, commitment, field, "装油烟净化器|+5|孙二", &world->err));
    assert_true(desk_save(world->office, commitment, false, &world->err));
    expect_words(world, "撤销 沙环承〔2026〕1号 的修改：承诺事项 由 2 项改回 1 项");
    undo_it(world, "commitment", commitment->id);
    struct record *back = desk_load(world->office, "commitment", commitment->id, &world->err);
    assert_int_equal(back->rows[field].count, 1);
    assert_string_equal(record_get(back->rows[field].items[0], "measure"), "补建台账");
    holds_value(world, "due_on", "2026-03-16"); /* what followed from it is derived anew */
    record_free(back);
    record_free(commitment);
}

/* The rules hold for undoing as for any edit. */
static void what_the_law_refuses_now_is_not_undone(void **state)
{
    struct world *world = *state;
    const char *form;
    int64_t id;
    struct office *admin = bureau_as(&world->bureau, NULL);
    int64_t officer;
    change(world, world->office, "case", world->kase, "officer1=王芳", "officer2=陈宇", NULL);
    assert_true(desk_find(admin, "officer", "陈宇", &officer, &world->err));
    world->bureau.now += (moment_t)3 * 366 * 1440; /* every certificate has run out */
    assert_false(undo_last(world->office, &form, &id, &world->err));
    assert_non_null(strstr(world->err.message, "已到期"));
    office_close(admin);
}

static void a_list_item_is_never_undone(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    world->office = bureau_as(&world->bureau, "wang");
    int64_t item;
    assert_true(desk_find(world->office, "item", "ZM-01", &item, &world->err));
    change(world, world->office, "item", item, "conditions=首次且及时改正", NULL);
    expect_never(
        world, "“修改清单事项 ZM-01”不能撤销：清单事项每改一次就是新的一版，旧版留着备查；写错的请"
               "再改一次");
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WITH_WORLD(nothing_to_undo),
        WITH_WORLD(says_what_it_does_and_does_it),
        WITH_WORLD(undoing_again_takes_it_back),
        WITH_WORLD(the_audit_says_it_was_undone),
        WITH_WORLD(references_and_blanks_are_named),
        WITH_WORLD(long_values_show_where_they_differ),
        WITH_WORLD(an_identity_number_is_masked),
        WITH_WORLD(many_fields_are_counted),
        WITH_WORLD(refused_when_somebody_saved_since),
        WITH_WORLD(saving_nothing_forgets_nothing),
        WITH_WORLD(a_trial_and_a_refusal_are_not_remembered),
        WITH_WORLD(what_took_a_number_is_never_undone),
        WITH_WORLD(a_new_party_stays),
        WITH_WORLD(voiding_and_printing_are_never_undone),
        WITH_WORLD(promises_come_back_as_they_were),
        WITH_WORLD(what_the_law_refuses_now_is_not_undone),
        WITH_WORLD(a_list_item_is_never_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
