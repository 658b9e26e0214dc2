/* Tests of finding a row by what is remembered of it: what comes first, and that nothing stale is found. */
#include "fixture.h"

#include "store/connection.h"
#include "store/digits.h"
#include "store/listing.h"
#include "store/record_store.h"

#include <stdio.h>
#include <string.h>

static int64_t add(struct fixture *fixture, const char *name, const char *code, const char *phone)
{
    return fixture_add(fixture, fixture_party(fixture, name, code, phone));
}

static size_t find(struct fixture *fixture, const char *form, const char *text, int64_t *ids,
                   size_t limit)
{
    size_t count;
    if (!listing_search(fixture->store, fixture_form(fixture, form), text, ids, limit, &count,
                        &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    assert_true(store_idle(fixture->store));
    return count;
}

static void whole_then_head_then_anywhere(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t anywhere = add(fixture, "重庆砂石开发公司", NULL, "13812345678");
    int64_t head = add(fixture, "砂石开发公司", NULL, "13812345678");
    int64_t whole = add(fixture, "砂石", NULL, "13812345678");
    add(fixture, "石砂厂", NULL, "13812345678");
    assert_int_equal(find(fixture, "party", "砂石", ids, 8), 3);
    assert_int_equal(ids[0], whole);
    assert_int_equal(ids[1], head);
    assert_int_equal(ids[2], anywhere);
    assert_int_equal(find(fixture, "party", "砂石", ids, 1), 1);
    assert_int_equal(ids[0], whole);
}

static void initials_head_first(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t anywhere = add(fixture, "重庆长寿食品有限公司", NULL, "13812345678");
    int64_t head = add(fixture, "长寿区印染厂", NULL, "13812345678");
    assert_int_equal(find(fixture, "party", "CS", ids, 8), 2);
    assert_int_equal(ids[0], head);
    assert_int_equal(ids[1], anywhere);
    assert_int_equal(find(fixture, "party", "cqcssp", ids, 8), 1);
}

static void any_part_of_a_number(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t first = add(fixture, "甲厂", "91500106MA5U7X1A23", "13812345678");
    add(fixture, "乙厂", "91500106MA5U7X9Z88", "023-65432100");
    assert_int_equal(find(fixture, "party", "1a23", ids, 8), 1);
    assert_int_equal(ids[0], first);
    assert_int_equal(find(fixture, "party", "5678", ids, 8), 1);
    assert_int_equal(find(fixture, "party", "91500106MA5U7X1A23", ids, 8), 1);
    assert_int_equal(find(fixture, "party", "500106", ids, 8), 2);
    assert_int_equal(find(fixture, "party", "32101", ids, 8), 0);
}

static void cases_by_party_and_number(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t party = add(fixture, "重庆长寿食品有限公司", NULL, "13812345678");
    int64_t first =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    int64_t second = fixture_add(
        fixture, fixture_case(fixture, party, "沙环柔〔2026〕11号", "2026-11-19 14:05"));
    assert_int_equal(find(fixture, "case", "长寿", ids, 8), 2);
    assert_int_equal(find(fixture, "case", "沙环柔〔2026〕1号", ids, 8), 2);
    assert_int_equal(ids[0], first);
    assert_int_equal(find(fixture, "case", "11号", ids, 8), 1);
    assert_int_equal(ids[0], second);
}

/* A few digits are a serial: not the year, nor what stands in a telephone number. */
static void few_digits_are_a_serial(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t party = add(fixture, "重庆长寿食品有限公司", NULL, "13026202199");
    int64_t one = fixture_add(
        fixture, fixture_case(fixture, party, "沙环柔〔2026〕26号", "2026-11-19 14:05"));
    int64_t ten = fixture_add(
        fixture, fixture_case(fixture, party, "沙环柔〔2026〕261号", "2026-11-19 14:05"));
    fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕126号", "2026-11-19 14:05"));
    assert_int_equal(find(fixture, "case", "26", ids, 8), 2);
    assert_int_equal(ids[0] + ids[1], one + ten);
    assert_int_equal(find(fixture, "case", "２６", ids, 8), 2);
    assert_int_equal(find(fixture, "case", "202", ids, 8), 0);
    assert_int_equal(find(fixture, "case", "130", ids, 8), 0);
    assert_int_equal(find(fixture, "case", "2026", ids, 8), 3);
    assert_int_equal(find(fixture, "case", "〔2026〕126", ids, 8), 1);
    assert_int_equal(find(fixture, "case", "2199", ids, 8), 3);
    assert_int_equal(find(fixture, "party", "2199", ids, 8), 1);
    assert_int_equal(find(fixture, "party", "130", ids, 8), 1); /* parties have no serial */
}

/* The rule itself. */
static void digits_in_texts(void **state)
{
    (void)state;
    assert_true(digits_alone("7"));
    assert_true(digits_alone("199"));
    assert_false(digits_alone("2026"));
    assert_false(digits_alone("7号"));
    assert_false(digits_alone(""));
    assert_true(digits_in_number("沙环柔〔2026〕199号", "19"));
    assert_false(digits_in_number("沙环柔〔2026〕199号", "99"));
    assert_false(digits_in_number("沙环柔〔2026〕199号", "202"));
    assert_false(digits_in_number("没有号", "1"));
    assert_true(digits_in_text("天马路26号2号车间", "26"));
    assert_true(digits_in_text("天马路２６号", "26"));
    assert_true(digits_in_text("ZM-26", "2"));
    assert_false(digits_in_text("2026年3月", "26"));
    assert_false(digits_in_text("91500222MA5UQ7RR7W", "7"));
}

/* An item's code without its hyphen. */
static void item_codes_without_hyphen(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t first = add(fixture, "甲厂 ZM-25 车间", NULL, "13812345678");
    add(fixture, "乙厂 ZM-26 车间", NULL, "13812345678");
    add(fixture, "丙厂 ZM 二五 25", NULL, "13812345678");
    assert_int_equal(find(fixture, "party", "zm25", ids, 8), 1);
    assert_int_equal(ids[0], first);
    assert_int_equal(find(fixture, "party", "zm2", ids, 8), 2);
    assert_int_equal(find(fixture, "party", "ＺＭ25", ids, 8), 1);
}

static void nothing_typed_finds_nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    add(fixture, "甲厂", NULL, "13812345678");
    assert_int_equal(find(fixture, "party", "", ids, 8), 0);
    assert_int_equal(find(fixture, "party", " 　（", ids, 8), 0);
    assert_int_equal(find(fixture, "party", "\" OR *", ids, 8), 0);
}

/* The index follows the row: what it was called before is no longer found. */
static void renamed_is_found_by_its_new_name_alone(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    int64_t id = add(fixture, "红星砖厂", NULL, "13812345678");
    struct record *party =
        record_load(fixture->store, fixture_form(fixture, "party"), id, &fixture->err);
    record_put(party, "name", "蓝天建材");
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    record_free(party);
    assert_int_equal(find(fixture, "party", "红星", ids, 8), 0);
    assert_int_equal(find(fixture, "party", "hxzc", ids, 8), 0);
    assert_int_equal(find(fixture, "party", "蓝天", ids, 8), 1);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM search_party_docsize"), 1);
}

static void head_is_never_lost_in_a_crowd(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[3];
    int64_t whole = add(fixture, "重庆", NULL, "13812345678");
    for (int i = 0; i < 30; i++) {
        char name[64];
        snprintf(name, sizeof name, "第%d重庆公司", i);
        add(fixture, name, NULL, "13812345678");
    }
    assert_int_equal(find(fixture, "party", "重庆", ids, 3), 3);
    assert_int_equal(ids[0], whole);
}

/* The index of an earlier version, of pairs alone, is replaced when the database is opened. */
static void an_older_index_is_made_anew(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[8];
    add(fixture, "甲厂", NULL, "13800012345");
    sqlite3_set_authorizer(fixture->store->db, NULL, NULL);
    assert_int_equal(
        sqlite3_exec(fixture->store->db,
                     "DROP TABLE search_party; CREATE VIRTUAL TABLE search_party USING "
                     "fts5(name, content='', detail=none, tokenize='bigram')",
                     NULL, NULL, NULL),
        SQLITE_OK);
    fixture_reopen(fixture);
    assert_int_equal(find(fixture, "party", "0001234", ids, 8), 1);
    assert_int_equal(find(fixture, "party", "厂", ids, 8), 1);
    assert_int_equal(find(fixture, "party", "0012346", ids, 8), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(whole_then_head_then_anywhere),
        TEST(initials_head_first),
        TEST(any_part_of_a_number),
        TEST(cases_by_party_and_number),
        TEST(few_digits_are_a_serial),
        TEST(digits_in_texts),
        TEST(item_codes_without_hyphen),
        TEST(nothing_typed_finds_nothing),
        TEST(renamed_is_found_by_its_new_name_alone),
        TEST(head_is_never_lost_in_a_crowd),
        TEST(an_older_index_is_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
