/* Tests of steps: forms that declare an act are kept without a table of their own, and nobody who
 * calls the store sees a difference. */
#include "fixture.h"

#include "base/memory.h"
#include "store/record_store.h"

#include <stdlib.h>
#include <string.h>

/* A form of each kind of column, a reference, a long text and rows inside. */
static const char talk_form[] =
    "[form]\ntitle = 夜间巡谈\nact = method\nlabel = topic\n[page p]\ntitle = 巡谈\n"
    "[field case]\nlabel = 案件\ntype = reference\nrefers = case\nneed = yes\n"
    "[field done_at]\nlabel = 时间\ntype = moment\nneed = yes\n"
    "[field officer]\nlabel = 办理人\ntype = officer\nneed = yes\n"
    "[field topic]\nlabel = 话题\ntype = text\n"
    "[field story]\nlabel = 经过\ntype = long-text\nlength = 10000\n"
    "[field hours]\nlabel = 用时\ntype = decimal\nscale = 1\nunit = 小时\n"
    "[field agreed]\nlabel = 谈妥\ntype = yes-no\n"
    "[field host]\nlabel = 主人\ntype = party\n"
    "[field sides]\nlabel = 在场\ntype = rows\nrefers = talk_side\n"
    "[field count]\nlabel = 人数\ntype = integer\n";
static const char side_form[] = "[form]\ntitle = 在场的人\nparent = talk\n[page p]\ntitle = 人\n"
                                "[field name]\nlabel = 姓名\ntype = text\n"
                                "[field age]\nlabel = 年龄\ntype = integer\n"
                                "[field who]\nlabel = 熟人\ntype = officer\n";

static void add_form(struct fixture *fixture, const char *name, const char *text)
{
    struct form *form = form_parse(name, text, strlen(text), &fixture->err);
    if (!form || !form_set_add(&fixture->forms, form, &fixture->err))
        fail_msg("%s", fixture->err.message);
}

static int setup(void **state)
{
    fixture_setup(state);
    add_form(*state, "talk", talk_form);
    add_form(*state, "talk_side", side_form);
    struct fixture *fixture = *state;
    if (!form_set_check(&fixture->forms, &fixture->err))
        fail_msg("%s", fixture->err.message);
    int64_t party = fixture_add(fixture, fixture_party(fixture, "重庆长寿食品有限公司",
                                                       "91500106MA5U7X1A23", "13812345678"));
    assert_int_equal(party, 1);
    for (int i = 1; i < 3; i++) {
        char *number = memory_format("沙环柔〔2026〕%d号", i);
        assert_int_equal(
            fixture_add(fixture, fixture_case(fixture, party, number, "2026-11-19 14:05")), i);
        free(number);
    }
    return 0;
}

static void add_side(struct fixture *fixture, struct record *talk, const char *name,
                     const char *age)
{
    struct record *row =
        record_row_add(talk, form_field(talk->form, "sides"), fixture_form(fixture, "talk_side"));
    record_put(row, "name", name);
    record_put(row, "age", age);
}

static struct record *new_talk(struct fixture *fixture, const char *kase, const char *topic)
{
    struct record *talk = record_new(fixture_form(fixture, "talk"));
    record_put(talk, "case", kase);
    record_put(talk, "done_at", "2026-11-20 09:00");
    record_put(talk, "officer", "1");
    record_put(talk, "topic", topic);
    return talk;
}

static struct record *load(struct fixture *fixture, int64_t id)
{
    struct record *talk =
        record_load(fixture->store, fixture_form(fixture, "talk"), id, &fixture->err);
    if (!talk)
        fail_msg("%s", fixture->err.message);
    return talk;
}

/* 10,000 characters, quotes and line ends among them. */
static char *long_text(void)
{
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 2500; i++)
        buffer_add(&text, i % 10 ? "噪声扰民" : "他说'\n");
    return buffer_take(&text);
}

static void every_kind_of_value_comes_back(void **state)
{
    struct fixture *fixture = *state;
    char *story = long_text();
    struct record *talk = new_talk(fixture, "1", "夜里的风机");
    record_put(talk, "story", story);
    record_put(talk, "hours", "2.5");
    record_put(talk, "agreed", "yes");
    record_put(talk, "host", "1");
    record_put(talk, "count", "3");
    add_side(fixture, talk, "老王", "61");
    add_side(fixture, talk, NULL, "9");
    int64_t id = fixture_add(fixture, talk);
    struct record *back = load(fixture, id);
    assert_int_equal(back->version, 1);
    assert_string_equal(record_get(back, "story"), story);
    assert_string_equal(record_get(back, "hours"), "2.5");
    assert_string_equal(record_get(back, "agreed"), "yes");
    assert_string_equal(record_get(back, "count"), "3");
    assert_string_equal(record_get(back, "done_at"), "2026-11-20 09:00");
    assert_string_equal(back->called[form_field(back->form, "host")], "重庆长寿食品有限公司");
    assert_string_equal(back->called[form_field(back->form, "case")], "沙环柔〔2026〕1号");
    assert_string_equal(back->called[form_field(back->form, "officer")], "张三");
    const struct record_rows *sides = &back->rows[form_field(back->form, "sides")];
    assert_int_equal(sides->count, 2);
    assert_string_equal(record_get(sides->items[0], "name"), "老王");
    assert_null(record_get(sides->items[1], "name"));
    assert_string_equal(record_get(sides->items[1], "age"), "9");
    assert_false(record_any_change(back));
    record_free(back);
    free(story);
    assert_int_equal(fixture_number(fixture, "SELECT value FROM step_value WHERE field = 'hours'"),
                     25);
    assert_true(store_idle(fixture->store));
}

static void steps_are_found_as_rows_are(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "talk");
    int64_t first = fixture_add(fixture, new_talk(fixture, "1", "风机"));
    int64_t second = fixture_add(fixture, new_talk(fixture, "1", "油烟"));
    int64_t other = fixture_add(fixture, new_talk(fixture, "2", "油烟"));
    const char *keys[] = {"topic"};
    const char *values[] = {"油烟"};
    int64_t id = 0;
    assert_true(record_find(fixture->store, form, keys, values, 1, &id, &fixture->err));
    assert_int_equal(id, other);
    const struct record_match of_case[] = {{"case", "1", false}, {"topic", "油烟", false}};
    int64_t ids[4];
    size_t found = 0;
    assert_true(record_where(fixture->store, form, of_case, 2, ids, 4, &found, &fixture->err));
    assert_int_equal(found, 1);
    assert_int_equal(ids[0], second);
    const struct record_match none[] = {{"hours", NULL, false}, {"case", "1", true}};
    assert_true(record_where(fixture->store, form, none, 2, ids, 4, &found, &fixture->err));
    assert_int_equal(found, 1);
    int64_t count = 0;
    assert_true(record_count(fixture->store, form, &count, &fixture->err));
    assert_int_equal(count, 3);
    char *called = record_called(fixture->store, form, first);
    assert_string_equal(called, "风机");
    free(called);
    char *peeked[2];
    const char *const wanted[] = {"topic", "officer"};
    assert_true(record_peek(fixture->store, form, first, wanted, peeked, 2, &fixture->err));
    assert_string_equal(peeked[0], "风机");
    assert_string_equal(peeked[1], "1");
    free(peeked[0]);
    free(peeked[1]);
}

static bool count_one(struct record *record, void *data)
{
    int64_t *sum = data;
    *sum += record->id;
    return true;
}

static void each_goes_by_case(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "talk");
    int64_t sum = 0;
    int64_t mine = fixture_add(fixture, new_talk(fixture, "1", "甲"));
    fixture_add(fixture, new_talk(fixture, "2", "乙"));
    mine += fixture_add(fixture, new_talk(fixture, "1", "丙"));
    assert_true(record_each(fixture->store, form, "case", "1", count_one, &sum, &fixture->err));
    assert_int_equal(sum, mine);
}

static void a_change_writes_what_differs(void **state)
{
    struct fixture *fixture = *state;
    struct record *talk = new_talk(fixture, "1", "风机");
    record_put(talk, "count", "3");
    add_side(fixture, talk, "老王", "61");
    int64_t id = fixture_add(fixture, talk);
    struct record *back = load(fixture, id);
    record_put(back, "topic", "油烟");
    record_put(back, "count", NULL);
    record_put(back, "officer", "2");
    add_side(fixture, back, "小李", "30");
    assert_true(fixture_save(fixture->store, back, &fixture->err));
    assert_int_equal(back->version, 2);
    record_free(back);
    back = load(fixture, id);
    assert_int_equal(back->version, 2);
    assert_string_equal(record_get(back, "topic"), "油烟");
    assert_null(record_get(back, "count"));
    assert_string_equal(back->called[form_field(back->form, "officer")], "李四");
    assert_int_equal(back->rows[form_field(back->form, "sides")].count, 2);
    record_row_remove(back, form_field(back->form, "sides"), 0);
    assert_true(fixture_save(fixture->store, back, &fixture->err));
    assert_int_equal(back->version, 3);
    record_free(back);
    back = load(fixture, id);
    assert_int_equal(back->rows[form_field(back->form, "sides")].count, 1);
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM audit");
    assert_true(fixture_save(fixture->store, back, &fixture->err));
    assert_int_equal(back->version, 3);
    record_free(back);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM audit"), rows);
}

static void the_second_to_save_is_told(void **state)
{
    struct fixture *fixture = *state;
    int64_t id = fixture_add(fixture, new_talk(fixture, "1", "风机"));
    struct record *mine = load(fixture, id), *theirs = load(fixture, id);
    record_put(theirs, "story", "谈了");
    assert_true(fixture_save(fixture->store, theirs, &fixture->err));
    record_put(mine, "story", "没有谈");
    assert_false(fixture_save(fixture->store, mine, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_string_equal(fixture->err.message, "张三 在 10:32 保存过这条记录，请重新打开后再改");
    record_free(mine);
    record_free(theirs);
    assert_int_equal(
        fixture_number(fixture, "SELECT count(*) FROM step_value WHERE value = '谈了'"), 1);
}

static void what_is_not_there_cannot_be_referred_to(void **state)
{
    struct fixture *fixture = *state;
    struct record *talk = new_talk(fixture, "1", "风机");
    record_put(talk, "host", "77");
    assert_false(fixture_save(fixture->store, talk, &fixture->err));
    assert_string_equal(fixture->err.field, "host");
    assert_string_equal(fixture->err.message, "主人 指向的当事人已不存在，请重新选择");
    assert_int_equal(talk->id, 0);
    record_put(talk, "host", NULL);
    record_put(talk, "case", "77");
    assert_false(fixture_save(fixture->store, talk, &fixture->err));
    assert_string_equal(fixture->err.message, "案件 指向的案件受理已不存在，请重新选择");
    record_put(talk, "case", "1");
    add_side(fixture, talk, "老王", "61");
    struct record *row = talk->rows[form_field(talk->form, "sides")].items[0];
    record_put(row, "who", "77");
    assert_false(fixture_save(fixture->store, talk, &fixture->err));
    assert_int_equal(fixture->err.row, 1);
    assert_string_equal(fixture->err.message, "熟人 指向的人员已不存在，请重新选择");
    record_free(talk);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM step"), 0);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM step_value"), 0);
}

static void a_step_of_another_form_is_not_found(void **state)
{
    struct fixture *fixture = *state;
    int64_t id = fixture_add(fixture, new_talk(fixture, "1", "风机"));
    fixture_raw(fixture, "DROP TRIGGER step_keeps_its_place; DROP TRIGGER aud_step_update;"
                         "UPDATE step SET form = 'other'");
    assert_null(record_load(fixture->store, fixture_form(fixture, "talk"), id, &fixture->err));
    assert_string_equal(fixture->err.message,
                        "没有这条夜间巡谈记录（编号 1）；可能已被删除，请刷新列表");
}

static void what_is_filed_stays(void **state)
{
    struct fixture *fixture = *state;
    fixture_add(fixture, new_talk(fixture, "1", "风机"));
    assert_int_not_equal(fixture_try(fixture, "DELETE FROM step"), SQLITE_OK);
    assert_int_not_equal(fixture_try(fixture, "UPDATE step SET case_id = 2"), SQLITE_OK);
    assert_int_not_equal(fixture_try(fixture, "UPDATE step SET form = 'x'"), SQLITE_OK);
    assert_int_not_equal(fixture_try(fixture, "UPDATE step_value SET field = 'x'"), SQLITE_OK);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM step"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind_of_value_comes_back, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(steps_are_found_as_rows_are, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(each_goes_by_case, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_change_writes_what_differs, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_second_to_save_is_told, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_not_there_cannot_be_referred_to, setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_step_of_another_form_is_not_found, setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_filed_stays, setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
