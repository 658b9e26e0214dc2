/* Tests of lists: whole, in order, page by page both ways, filtered, and always from an index. */
#include "fixture.h"

#include "law/codes.h"
#include "store/connection.h"
#include "store/listing.h"
#include "store/record_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 60 };

static int64_t add_case(struct fixture *fixture, int64_t party, int i)
{
    char number[64];
    char found[32];
    char due[32];
    /* Times repeat, so that the id must decide; every fourth has no due date. */
    snprintf(number, sizeof number, "沙环柔〔2026〕%d号", i + 1);
    snprintf(found, sizeof found, "2026-%02d-%02d 09:00", 1 + i * 7 % 10, 1 + i % 5);
    snprintf(due, sizeof due, "2026-11-%02d", 15 + i * 3 % 10);
    struct record *record = fixture_case(fixture, party, number, found);
    record_put(record, "violation", i % 10 == 3 ? "夜间施工噪声扰民" : "未建立环境管理台账");
    if (i % 4 != 0)
        record_put(record, "due_on", due);
    if (i % 3 == 0) {
        record_refer(record, form_field(record->form, "officer1"), fixture->officer2, NULL);
        record_refer(record, form_field(record->form, "officer2"), fixture->officer1, NULL);
    }
    if (i % 5 == 0)
        record_refer(record, form_field(record->form, "officer1"), 3, NULL);
    if (i % 5 == 0)
        record_refer(record, form_field(record->form, "officer2"), fixture->officer2, NULL);
    return fixture_add(fixture, record);
}

static int setup(void **state)
{
    fixture_setup(state);
    struct fixture *fixture = *state;
    struct record *third = record_new(fixture_form(fixture, "officer"));
    record_put(third, "name", "王二");
    record_put(third, "account", "wanger");
    record_put(third, "roles", "officer");
    record_put(third, "active", "yes");
    assert_int_equal(fixture_add(fixture, third), 3);
    int64_t first = fixture_add(fixture, fixture_party(fixture, "重庆长寿食品有限公司",
                                                       "91500106MA5U7X1A23", "13812345678"));
    int64_t second = fixture_add(
        fixture, fixture_party(fixture, "土湾砂石厂", "91500106MA5U7X9Z88", "023-65432100"));
    for (int i = 0; i < CASES; i++)
        add_case(fixture, i % 2 ? first : second, i);
    return 0;
}

static struct listing_query query_of(const char *view)
{
    struct listing_query query = {
        .view = view_named(view), .officer = 1, .today = date_of(2026, 11, 20)};
    assert_non_null(query.view);
    return query;
}

struct ids {
    int64_t ids[CASES + 1];
    size_t count;
};

/* Walks the whole list in pages of `size`, checking that no page is longer. */
static struct ids walk(struct fixture *fixture, const struct listing_query *query, size_t size,
                       bool backward)
{
    struct ids all = {.count = 0};
    struct listing_key key = {.set = false};
    char *sort_key = NULL;
    bool more = true;
    while (more) {
        struct view_page page;
        view_page_init(&page);
        if (!listing_page(fixture->store, query, &key, backward, size, &page, &fixture->err))
            fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
        assert_true(store_idle(fixture->store));
        assert_true(page.count <= size);
        for (size_t i = 0; i < page.count; i++)
            all.ids[all.count++] = page.rows[backward ? page.count - 1 - i : i].id;
        more = page.more;
        if (page.count > 0) {
            const struct view_row *last = &page.rows[backward ? 0 : page.count - 1];
            free(sort_key);
            sort_key = last->sort_key ? strdup(last->sort_key) : NULL;
            key = (struct listing_key){.set = true, .id = last->id, .sort_key = sort_key};
        }
        view_page_done(&page);
    }
    free(sort_key);
    return all;
}

/* What the list should be, by a plain query that may sort. */
static struct ids expect(struct fixture *fixture, const char *sql)
{
    struct ids all = {.count = 0};
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(fixture->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        all.ids[all.count++] = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return all;
}

static void same(const struct ids *one, const struct ids *other, const char *what)
{
    if (one->count != other->count)
        fail_msg("%s: %zu rows, expected %zu", what, one->count, other->count);
    for (size_t i = 0; i < one->count; i++)
        if (one->ids[i] != other->ids[i])
            fail_msg("%s: row %zu is %lld, expected %lld", what, i, (long long)one->ids[i],
                     (long long)other->ids[i]);
}

#define MINE "(officer1 = 1 OR officer2 = 1)"

static const struct expectation {
    const char *view;
    const char *sort;
    bool descending;
    const char *sql;
} expectations[] = {
    {"cases", NULL, false, "SELECT id FROM cases ORDER BY found_at DESC, id DESC"},
    {"cases", "found_at", false, "SELECT id FROM cases ORDER BY found_at, id"},
    {"cases", "due_on", false, "SELECT id FROM cases ORDER BY due_on IS NULL, due_on, id"},
    {"cases", "due_on", true, "SELECT id FROM cases ORDER BY due_on IS NULL, due_on DESC, id DESC"},
    {"mine", NULL, false, "SELECT id FROM cases WHERE " MINE " ORDER BY found_at DESC, id DESC"},
    {"mine", "due_on", true,
     "SELECT id FROM cases WHERE " MINE " ORDER BY due_on IS NULL, due_on DESC, id DESC"},
    {"due", NULL, false,
     "SELECT id FROM cases WHERE " MINE " AND due_on IS NOT NULL ORDER BY due_on, id"},
    {"due", "found_at", true,
     "SELECT id FROM cases WHERE " MINE " AND due_on IS NOT NULL ORDER BY found_at DESC, id DESC"},
    {"due-all", NULL, false, "SELECT id FROM cases WHERE due_on IS NOT NULL ORDER BY due_on, id"},
    {"overdue", NULL, false,
     "SELECT id FROM cases WHERE due_on < '2026-11-20' ORDER BY due_on, id"},
    {"overdue", "found_at", false,
     "SELECT id FROM cases WHERE due_on < '2026-11-20' ORDER BY found_at, id"},
    {"parties", NULL, false, "SELECT id FROM party ORDER BY initials, id"},
};

static void every_view_whole_and_in_order(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof expectations / sizeof expectations[0]; i++) {
        const struct expectation *expectation = &expectations[i];
        struct listing_query query = query_of(expectation->view);
        query.sort = expectation->sort;
        query.descending = expectation->descending;
        struct ids expected = expect(fixture, expectation->sql);
        struct ids reversed = {.count = expected.count};
        for (size_t j = 0; j < expected.count; j++)
            reversed.ids[j] = expected.ids[expected.count - 1 - j];
        for (size_t size = 1; size <= 64; size = size * 2 + 1) {
            struct ids forward = walk(fixture, &query, size, false);
            struct ids back = walk(fixture, &query, size, true);
            same(&forward, &expected, expectation->sql);
            same(&back, &reversed, expectation->sql);
        }
        int64_t count;
        assert_true(listing_count(fixture->store, &query, 1000, &count, &fixture->err));
        assert_int_equal(count, expected.count);
    }
}

static void count_stops_where_told(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = query_of("cases");
    int64_t count;
    assert_true(listing_count(fixture->store, &query, 7, &count, &fixture->err));
    assert_int_equal(count, 7);
    query.filter = "噪声";
    assert_true(listing_count(fixture->store, &query, 1000, &count, &fixture->err));
    assert_int_equal(count, 6);
}

static void every_order_has_its_index(void **state)
{
    struct fixture *fixture = *state;
    if (!listing_indexed(fixture->store, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
}

static void missing_index_is_named(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture->store = NULL;
    fixture_raw(fixture, "DROP INDEX cases_by_officer2_due");
    fixture->store = fixture_open(fixture);
    assert_false(listing_indexed(fixture->store, &fixture->err));
    assert_non_null(strstr(fixture->err.message, "列表「我的待办」按 到期日 排序时没有索引可用"));
    assert_non_null(strstr(fixture->err.detail, "TEMP B-TREE"));
}

static void cells_are_for_people(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = query_of("due-all");
    struct view_page page;
    view_page_init(&page);
    assert_true(listing_page(fixture->store, &query, NULL, false, 1, &page, &fixture->err));
    assert_int_equal(page.count, 1);
    assert_int_equal(page.columns, 6);
    assert_true(page.more);
    assert_true(page.rows[0].overdue);
    assert_string_equal(page.rows[0].sort_key, "2026-11-15");
    assert_string_equal(page.rows[0].cells[1], "土湾砂石厂");
    assert_string_equal(page.rows[0].cells[4], "已受理");
    assert_string_equal(page.rows[0].cells[5], "2026-11-15");
    view_page_done(&page);
}

static void codes_have_labels_and_numbers_are_masked(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = query_of("parties");
    struct record *person = fixture_party(fixture, "乙某", NULL, "13812345678");
    struct view_page page;
    record_put(person, "kind", "person");
    record_put(person, "resident_id", "50010619900307421X");
    record_put(person, "identity", "50010619900307421X");
    fixture_add(fixture, person);
    query.filter = "乙某";
    view_page_init(&page);
    assert_true(listing_page(fixture->store, &query, NULL, false, 5, &page, &fixture->err));
    assert_int_equal(page.count, 1);
    assert_string_equal(page.rows[0].cells[1], "个人");
    assert_null(strstr(page.rows[0].cells[2], "19900307"));
    assert_false(page.rows[0].overdue);
    view_page_done(&page);
}

static const struct {
    const char *view;
    const char *filter;
    int64_t rows;
} filters[] = {
    {"cases", "噪声", 6},      {"cases", "噪", 6},           {"cases", "声扰", 6},
    {"cases", "声音", 0},      /* neither */
    {"cases", "扰噪", 0},      /* both characters, not next to each other */
    {"cases", "砂石", 30},     /* by the party's name */
    {"cases", "twssc", 30},    /* by its initials */
    {"cases", "ssc", 30},      /* and any part of them */
    {"cases", "9Z88", 30},     /* by the last places of its code */
    {"cases", "９ｚ８８", 30}, /* typed with an input method on */
    {"cases", "5678", 30},     /* by the last digits of its phone */
    {"cases", "王二", 12},     /* by the officer */
    {"cases", "2026 59号", 1}, {"cases", "〔2026〕59号", 1}, {"cases", "砂石 噪声", 0},
    {"cases", "食品 噪声", 6}, {"cases", "（）", 0}, /* marks are in no index */
    {"cases", "", CASES},      {"mine", "砂石", 24},         {"overdue", "噪声", 0},
    {"overdue", "长寿", 12},   {"parties", "长寿", 1},       {"parties", "cs", 1},
    {"parties", "65432", 1},   {"parties", "天马路", 2},     {"officers", "lisi", 1},
};

static void filters_find(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        struct listing_query query = query_of(filters[i].view);
        int64_t count;
        query.filter = filters[i].filter;
        if (!listing_count(fixture->store, &query, 1000, &count, &fixture->err))
            fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
        struct ids all = walk(fixture, &query, 7, false);
        if (count != filters[i].rows || (int64_t)all.count != count)
            fail_msg("%s: counted %lld, listed %zu, expected %lld", filters[i].filter,
                     (long long)count, all.count, (long long)filters[i].rows);
    }
}

static void unknown_order_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = query_of("cases");
    struct view_page page;
    query.sort = "colour";
    view_page_init(&page);
    assert_false(listing_page(fixture->store, &query, NULL, false, 5, &page, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_string_equal(fixture->err.message, "列表「全部案件」不能按 colour 排序");
    view_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
        TEST(every_view_whole_and_in_order),
        TEST(count_stops_where_told),
        TEST(every_order_has_its_index),
        TEST(missing_index_is_named),
        TEST(cells_are_for_people),
        TEST(codes_have_labels_and_numbers_are_masked),
        TEST(filters_find),
        TEST(unknown_order_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
