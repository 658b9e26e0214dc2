/* Tests of records in and out of their tables: every type, conflicts, what must be unique. */
#include "fixture.h"

#include "store/record_store.h"

#include <stdlib.h>
#include <string.h>

static int64_t add_party(struct fixture *fixture)
{
    return fixture_add(fixture, fixture_party(fixture, "重庆长寿食品有限公司", "91500106MA5U7X1A23",
                                              "13812345678"));
}

static void comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    int64_t party = add_party(fixture);
    int64_t id =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    struct record *back =
        record_load(fixture->store, fixture_form(fixture, "case"), id, &fixture->err);
    assert_non_null(back);
    assert_int_equal(back->version, 1);
    assert_string_equal(record_get(back, "number"), "沙环柔〔2026〕1号");
    assert_string_equal(record_get(back, "found_at"), "2026-11-19 14:05");
    assert_string_equal(record_get(back, "corrected"), "no");
    assert_null(record_get(back, "due_on"));
    assert_int_equal(record_get_integer(back, "party"), party);
    assert_string_equal(back->called[form_field(back->form, "party")], "重庆长寿食品有限公司");
    assert_string_equal(back->called[form_field(back->form, "officer2")], "李四");
    assert_false(record_any_change(back));
    record_free(back);
    assert_int_equal(fixture_number(fixture, "SELECT corrected FROM cases"), 0);
    assert_true(store_idle(fixture->store));
}

static void no_such_row(void **state)
{
    struct fixture *fixture = *state;
    assert_null(record_load(fixture->store, fixture_form(fixture, "party"), 99, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_non_null(strstr(fixture->err.message, "没有这条当事人记录（编号 99）"));
    assert_true(store_idle(fixture->store));
}

static void initials_follow_the_name(void **state)
{
    struct fixture *fixture = *state;
    int64_t id = add_party(fixture);
    assert_int_equal(
        fixture_number(fixture, "SELECT count(*) FROM party WHERE initials = 'cqcsspyxgs'"), 1);
    struct record *party =
        record_load(fixture->store, fixture_form(fixture, "party"), id, &fixture->err);
    record_put(party, "name", "沙坪坝噪声工程队");
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    assert_int_equal(party->version, 2);
    record_free(party);
    assert_int_equal(
        fixture_number(fixture, "SELECT count(*) FROM party WHERE initials = 'spbzsgcd'"), 1);
}

static void who_and_when_are_kept(void **state)
{
    struct fixture *fixture = *state;
    add_party(fixture);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party WHERE saved_by = '张三' "
                                             "AND saved_at = '2026-11-20 10:32'"),
                     1);
}

static void nothing_changed_writes_nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t id = add_party(fixture);
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM audit");
    struct record *party =
        record_load(fixture->store, fixture_form(fixture, "party"), id, &fixture->err);
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    assert_int_equal(party->version, 1);
    record_free(party);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM audit"), rows);
}

static void second_writer_is_told_who_was_first(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    int64_t id = add_party(fixture);
    struct store *other = fixture_open(fixture);
    store_set_actor(other, &(struct store_actor){.account = "lisi", .name = "李四"});
    struct record *mine = record_load(fixture->store, form, id, &fixture->err);
    struct record *theirs = record_load(other, form, id, &fixture->err);
    record_put(theirs, "contact", "赵六");
    assert_true(fixture_save(other, theirs, &fixture->err));
    record_put(mine, "contact", "钱七");
    assert_false(fixture_save(fixture->store, mine, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_string_equal(fixture->err.message, "李四 在 10:32 保存过这条记录，请重新打开后再改");
    assert_int_equal(mine->version, 1);
    fixture->now += 24 * 60;
    assert_false(fixture_save(fixture->store, mine, &fixture->err));
    assert_string_equal(fixture->err.message,
                        "李四 在 2026-11-20 10:32 保存过这条记录，请重新打开后再改");
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party WHERE contact = '赵六'"),
                     1);
    record_free(mine);
    record_free(theirs);
    store_close(other);
}

/* Even with nothing to write, what is no longer so is not called saved. */
static void unchanged_but_stale_is_refused(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    int64_t id = add_party(fixture);
    struct record *mine = record_load(fixture->store, form, id, &fixture->err);
    struct record *theirs = record_load(fixture->store, form, id, &fixture->err);
    record_put(theirs, "contact", "赵六");
    assert_true(fixture_save(fixture->store, theirs, &fixture->err));
    assert_false(fixture_save(fixture->store, mine, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    mine->id = 99;
    assert_false(fixture_save(fixture->store, mine, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_string_equal(fixture->err.message, "这条当事人记录已不在数据库里，没有保存");
    record_free(mine);
    record_free(theirs);
}

static void unique_names_the_row_that_has_it(void **state)
{
    struct fixture *fixture = *state;
    add_party(fixture);
    struct record *twin =
        fixture_party(fixture, "另一家公司", "91500106MA5U7X1A23", "023-65432100");
    assert_false(fixture_save(fixture->store, twin, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_INPUT);
    assert_string_equal(fixture->err.field, "credit_code");
    assert_string_equal(
        fixture->err.message,
        "统一社会信用代码 91500106MA5U7X1A23 已登记为「重庆长寿食品有限公司」，请核对");
    assert_int_equal(twin->id, 0);
    record_put(twin, "credit_code", "91500106MA5U7X1B24");
    assert_true(fixture_save(fixture->store, twin, &fixture->err));
    record_free(twin);
}

static void unique_number_of_a_person_is_masked(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 2; i++) {
        struct record *person = fixture_party(fixture, i ? "甲" : "乙", NULL, "13812345678");
        record_put(person, "kind", "person");
        record_put(person, "resident_id", "50010619900307421X");
        assert_int_equal(fixture_save(fixture->store, person, &fixture->err), i == 0);
        record_free(person);
    }
    assert_string_equal(fixture->err.field, "resident_id");
    assert_null(strstr(fixture->err.message, "19900307"));
    assert_non_null(strstr(fixture->err.message, "已登记为「乙」"));
}

static void missing_and_dangling_stand_at_their_field(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = fixture_party(fixture, "某公司", NULL, NULL);
    assert_false(fixture_save(fixture->store, party, &fixture->err));
    assert_string_equal(fixture->err.field, "phone");
    assert_string_equal(fixture->err.message, "联系电话 必须填写");
    record_free(party);
    struct record *record = fixture_case(fixture, 77, "沙环柔〔2026〕1号", "2026-11-19 14:05");
    assert_false(fixture_save(fixture->store, record, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_INPUT);
    assert_string_equal(fixture->err.field, "party");
    assert_string_equal(fixture->err.message, "当事人 指向的当事人已不存在，请重新选择");
    record_free(record);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM cases"), 0);
}

static struct record *commitment_of(struct fixture *fixture, int64_t party, int64_t id)
{
    struct record *commitment = record_new(fixture_form(fixture, "commitment"));
    record_put(commitment, "number", "沙环承〔2026〕1号");
    record_refer(commitment, form_field(commitment->form, "case"), id, NULL);
    record_refer(commitment, form_field(commitment->form, "party"), party, NULL);
    record_put(commitment, "signed_on", "2026-11-20");
    record_put(commitment, "observe_days", "15");
    record_put(commitment, "observe_until", "2026-12-07");
    record_put(commitment, "filed_on", "2026-11-20");
    return commitment;
}

static void add_promise(struct fixture *fixture, struct record *commitment, const char *measure)
{
    struct record *row = record_row_add(commitment, form_field(commitment->form, "promises"),
                                        fixture_form(fixture, "promise"));
    record_put(row, "measure", measure);
    record_put(row, "done_by", "2026-11-27");
    record_put(row, "responsible", "王五");
}

static void rows_inside_keep_their_order(void **state)
{
    struct fixture *fixture = *state;
    int64_t party = add_party(fixture);
    int64_t id =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    struct record *commitment = commitment_of(fixture, party, id);
    int field = form_field(commitment->form, "promises");
    add_promise(fixture, commitment, "补建台账");
    add_promise(fixture, commitment, "更换滤芯");
    assert_true(fixture_save(fixture->store, commitment, &fixture->err));
    record_row_remove(commitment, field, 0);
    add_promise(fixture, commitment, "张贴标识");
    assert_true(fixture_save(fixture->store, commitment, &fixture->err));
    assert_int_equal(commitment->version, 2);
    struct record *back =
        record_load(fixture->store, commitment->form, commitment->id, &fixture->err);
    assert_int_equal(back->rows[field].count, 2);
    assert_string_equal(record_get(back->rows[field].items[0], "measure"), "更换滤芯");
    assert_string_equal(record_get(back->rows[field].items[1], "measure"), "张贴标识");
    assert_string_equal(back->called[form_field(back->form, "case")], "沙环柔〔2026〕1号");
    record_put(back->rows[field].items[1], "responsible", NULL);
    assert_false(fixture_save(fixture->store, back, &fixture->err));
    assert_int_equal(fixture->err.row, 2);
    assert_string_equal(fixture->err.field, "responsible");
    record_free(back);
    record_free(commitment);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM promise"), 2);
}

static void found_by_values(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    int64_t first = add_party(fixture);
    int64_t second =
        fixture_add(fixture, fixture_party(fixture, "重庆长寿食品有限公司", NULL, "13812345678"));
    int64_t id;
    assert_true(record_find(fixture->store, form, (const char *[]){"name"},
                            (const char *[]){"重庆长寿食品有限公司"}, 1, &id, &fixture->err));
    assert_int_equal(id, second);
    assert_true(record_find(fixture->store, form, (const char *[]){"name", "credit_code"},
                            (const char *[]){"重庆长寿食品有限公司", "91500106MA5U7X1A23"}, 2, &id,
                            &fixture->err));
    assert_int_equal(id, first);
    assert_true(record_find(fixture->store, form, (const char *[]){"credit_code"},
                            (const char *[]){NULL}, 1, &id, &fixture->err));
    assert_int_equal(id, second);
    assert_true(record_find(fixture->store, form, (const char *[]){"name"},
                            (const char *[]){"没有"}, 1, &id, &fixture->err));
    assert_int_equal(id, 0);
    char *called = record_called(fixture->store, form, first);
    assert_string_equal(called, "重庆长寿食品有限公司");
    free(called);
    assert_null(record_called(fixture->store, form, 99));
}

struct seen {
    int64_t ids[8];
    size_t count;
};

static bool see(struct record *record, void *data)
{
    struct seen *seen = data;
    seen->ids[seen->count++] = record->id;
    return seen->count < 3;
}

static void each_in_order_until_enough(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    struct seen seen = {.count = 0};
    int64_t count;
    for (int i = 0; i < 4; i++) {
        struct record *party = fixture_party(fixture, i % 2 ? "奇" : "偶", NULL, "13812345678");
        fixture_add(fixture, party);
    }
    assert_true(record_each(fixture->store, form, NULL, NULL, see, &seen, &fixture->err));
    assert_true(store_idle(fixture->store));
    assert_int_equal(seen.count, 3);
    assert_int_equal(seen.ids[2], 3);
    seen.count = 0;
    assert_true(record_each(fixture->store, form, "name", "奇", see, &seen, &fixture->err));
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.ids[1], 4);
    assert_true(record_count(fixture->store, form, &count, &fixture->err));
    assert_int_equal(count, 4);
}

struct looking {
    struct fixture *fixture;
    struct store *other;
    const struct form *form;
    size_t count;
};

/* While the first is looked at, somebody else renames the second. */
static bool look_on(struct record *record, void *data)
{
    struct looking *looking = data;
    struct err err;
    if (looking->count++ == 0) {
        struct record *second = record_load(looking->other, looking->form, record->id + 1, &err);
        record_put(second, "name", "改");
        assert_true(fixture_save(looking->other, second, &err));
        record_free(second);
    } else {
        assert_string_equal(record_get(record, "name"), "乙");
    }
    return true;
}

static bool count_twice(struct store *store, void *data, struct err *err)
{
    struct looking *looking = data;
    int64_t counts[2] = {0, 0};
    bool done = record_count(store, looking->form, &counts[0], err);
    add_party(looking->fixture);
    return done && record_count(store, looking->form, &counts[1], err) && counts[0] == counts[1];
}

static void all_are_seen_as_at_one_moment(void **state)
{
    struct fixture *fixture = *state;
    struct store *mine = fixture->store;
    struct looking looking = {fixture, fixture_open(fixture), fixture_form(fixture, "party"), 0};
    fixture_add(fixture, fixture_party(fixture, "甲", NULL, "13812345678"));
    fixture_add(fixture, fixture_party(fixture, "乙", NULL, "13812345678"));
    assert_true(
        record_each(fixture->store, looking.form, NULL, NULL, look_on, &looking, &fixture->err));
    assert_int_equal(looking.count, 2);
    assert_true(store_idle(mine));
    fixture->store = looking.other; /* where the fixture adds its records */
    assert_true(store_read(mine, count_twice, &looking, &fixture->err));
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party"), 3);
    fixture->store = mine;
    store_close(looking.other);
}

struct two {
    struct record *bad;
    struct record *good;
};

/* What an import with a list of rejects does. */
static bool bad_then_good(struct store *store, void *data, struct err *err)
{
    struct two *two = data;
    assert_false(record_save(store, two->bad, err));
    return record_save(store, two->good, err);
}

static void refused_record_leaves_nothing_behind(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    add_party(fixture);
    int64_t second =
        fixture_add(fixture, fixture_party(fixture, "砂石厂", "91500106MA5U7X1B24", "13812345678"));
    struct two two = {.bad = record_load(fixture->store, form, second, &fixture->err),
                      .good = fixture_party(fixture, "木材厂", NULL, "13812345678")};
    record_put(two.bad, "credit_code", "91500106MA5U7X1A23");
    fixture_write(fixture, bad_then_good, &two);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM search_party_docsize"), 3);
    assert_int_equal(
        fixture_number(fixture,
                       "SELECT count(*) FROM party WHERE credit_code = '91500106MA5U7X1B24'"),
        1);
    record_free(two.bad);
    record_free(two.good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(comes_back_as_it_was),
        TEST(no_such_row),
        TEST(initials_follow_the_name),
        TEST(who_and_when_are_kept),
        TEST(nothing_changed_writes_nothing),
        TEST(second_writer_is_told_who_was_first),
        TEST(unchanged_but_stale_is_refused),
        TEST(unique_names_the_row_that_has_it),
        TEST(unique_number_of_a_person_is_masked),
        TEST(missing_and_dangling_stand_at_their_field),
        TEST(rows_inside_keep_their_order),
        TEST(found_by_values),
        TEST(each_in_order_until_enough),
        TEST(all_are_seen_as_at_one_moment),
        TEST(refused_record_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
