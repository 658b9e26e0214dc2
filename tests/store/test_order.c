/* Every list in the order of every column: pages from any row, forward and backward, are what stands
 * there in the whole order. Many rows are alike, many are without a value, and there are more
 * than are ever sorted in memory as well as fewer. */
#include "fixture.h"

#include "base/memory.h"
#include "store/connection.h"
#include "store/listing.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 7, PLACES = 5 };

/* Officers 3 to 6, so that a fifth of the cases each are mine twice over; parties without initials;
 * numbers of which text order would make 10 come before 9. */
static const char *const rows[] = {
    "INSERT INTO officer (id, name, account, roles, unit, cert_until, active, initials) VALUES"
    "(3,'王','c','officer','甲',NULL,1,'w'),(4,'万','d','clerk',NULL,'2027-01-01',1,'w'),"
    "(5,'无','e','officer','甲队','2026-01-01',0,NULL),(6,'安','f','officer',NULL,NULL,1,'a')",
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
    "INSERT INTO party (id, kind, name, identity, representative, address, phone, filed_on, "
    "initials) SELECT i, iif(i % 3, 'company', 'person'), '厂', iif(i % 4, '9' || i % 5, NULL), "
    "iif(i % 2, '王', NULL), '路', '1380000000' || i % 3, '2026-11-0' || (1 + i % 7), "
    "iif(i % 9, substr('cqsybz', i % 5 + 1), NULL) FROM n",
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 8100) "
    "INSERT INTO cases (id, number, party, source, found_at, street, place, violation, facts, "
    "corrected, officer1, officer2, state, due_on, filed_on) SELECT i, '沙环柔〔' || "
    "(2024 + i % 3) || '〕' || (i * 17 % 8101) || '号', 1 + i * i % 40, 'draw', '2026-11-0' || "
    "(1 + i * 7 % 9) || ' 09:00', 's', '路', substr('噪声油烟台账', i * 5 % 4 + 1), '实', 0, "
    "1 + i % 5, 1 + (i + 1 + i / 5 % 3) % 5, iif(i % 3, 'registered', 'observing'), "
    "iif(i % 9 < 4, date('2026-11-01', '+' || (i * 11 % 30) || ' days'), NULL), '2026-11-01' FROM "
    "n",
    "INSERT INTO commitment (id, number, \"case\", party, signed_on, observe_days, observe_until, "
    "filed_on) SELECT id, '沙环承〔2026〕' || (id * 31 % 97) || '号', id, party, '2026-11-0' || "
    "(1 + id % 4), 15, '2026-11-2' || (id % 5), '2026-11-01' FROM cases WHERE id < 97",
    "INSERT INTO list (id, kind, title, published_on, initials) VALUES "
    "(1,'positive','正','2026-01-01','z'),(2,'negative','负',NULL,'f')",
    "INSERT INTO item (id, list, code, area, violation, basis, conditions, days, source, edition, "
    "replaced, initials) SELECT id, 1 + id % 2, 'M-' || id, iif(id % 2, '水', '气'), '违' || id % "
    "3,"
    " '法', '轻', iif(id % 3, id % 4, NULL), '文', 1 + id % 2, id % 7 = 0, 'm' || id % 6 "
    "FROM cases WHERE id < 60",
};

#define NUMBER_OF(row)                                                                             \
    "substr(" row ".number, 1, instr(" row ".number, '〕')), length(" row ".number), " row ".numb" \
    "er"

/* What a column is compared by where that isn't itself; s is the row that is referred to. */
static const struct special {
    const char *form;
    const char *field;
    const char *join;
    const char *by;
} specials[] = {
    {"case", "number", "", NUMBER_OF("t")},
    {"case", "party", " JOIN party s ON s.id = t.party", "s.initials IS NULL, s.initials, s.id"},
    {"case", "officer1", " JOIN officer s ON s.id = t.officer1",
     "s.initials IS NULL, s.initials, s.id"},
    {"commitment", "number", "", NUMBER_OF("t")},
    {"commitment", "party", " JOIN party s ON s.id = t.party",
     "s.initials IS NULL, s.initials, s.id"},
    {"commitment", "case", " JOIN cases s ON s.id = t.\"case\"", NUMBER_OF("s") ", s.id"},
    {"party", "name", "", "t.initials IS NULL, t.initials"},
    {"officer", "name", "", "t.initials IS NULL, t.initials"},
    {"item", "code", "", "t.initials IS NULL, t.initials"},
    {"list", "title", "", "t.initials IS NULL, t.initials"},
};

static const struct {
    enum view_filter filter;
    const char *where;
} wheres[] = {
    {VIEW_ALL, "1"},
    {VIEW_MINE, "(t.officer1 = 1 OR t.officer2 = 1)"},
    {VIEW_OPEN, "t.due_on IS NOT NULL"},
    {VIEW_MINE_OPEN, "t.due_on IS NOT NULL AND (t.officer1 = 1 OR t.officer2 = 1)"},
    {VIEW_OVERDUE, "t.due_on < '2026-11-20'"},
    {VIEW_POSITIVE, "t.list = 1 AND t.replaced = 0"},
    {VIEW_NEGATIVE, "t.list = 2 AND t.replaced = 0"},
    /* asked by a unit's head, whose unit has only some of the cases in one of them */
    {VIEW_TODAY, "t.state = 'registered' OR (t.due_on <= '2026-11-27' AND (t.officer1 = 1 OR "
                 "t.officer2 = 1))"},
    {VIEW_WAITING, "t.state = 'registered' AND t.officer1 IN (3, 5)"},
    {VIEW_UNIT_OPEN, "t.due_on IS NOT NULL AND t.officer1 IN (3, 5)"},
};

static int setup(void **state)
{
    fixture_setup(state);
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *fault = NULL;
        if (sqlite3_exec(fixture->store->db, rows[i], NULL, NULL, &fault) != SQLITE_OK)
            fail_msg("%zu: %s", i, fault);
    }
    return 0;
}

/* Every term with its direction; that something is empty comes last whichever way. */
static char *directed(const char *by, bool descending)
{
    struct buffer out;
    char *list = memory_copy(by);
    int depth = 0;
    buffer_init(&out);
    for (const char *at = list; *at; at++) {
        depth += (*at == '(') - (*at == ')');
        if (*at == ',' && depth == 0 && descending &&
            (out.length < 8 || strcmp(buffer_text(&out) + out.length - 8, " IS NULL") != 0))
            buffer_add(&out, " DESC");
        buffer_add_bytes(&out, at, 1);
    }
    buffer_add(&out, descending ? " DESC, t.id DESC" : ", t.id");
    free(list);
    return buffer_take(&out);
}

struct ids {
    int64_t *ids;
    size_t count;
};

/* The whole list, sorted by the database. */
static struct ids expect(struct fixture *fixture, const struct view *view, const char *key,
                         bool descending)
{
    const struct form *form = fixture_form(fixture, view->form);
    char *plain = memory_format("t.\"%s\" IS NULL, t.\"%s\"", key, key);
    const char *by = plain;
    const char *join = "";
    const char *where = NULL;
    for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++)
        if (strcmp(specials[i].form, form->name) == 0 && strcmp(specials[i].field, key) == 0) {
            by = specials[i].by;
            join = specials[i].join;
        }
    for (size_t i = 0; i < sizeof wheres / sizeof wheres[0]; i++)
        where = wheres[i].filter == view->filter ? wheres[i].where : where;
    char *order = directed(by, descending);
    char *sql = memory_format("SELECT t.id FROM \"%s\" t%s WHERE %s ORDER BY %s", form->table, join,
                              where, order);
    sqlite3_stmt *read;
    struct ids all = {.count = 0};
    if (sqlite3_prepare_v2(fixture->store->db, sql, -1, &read, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(fixture->store->db));
    while (sqlite3_step(read) == SQLITE_ROW) {
        all.ids = memory_array(all.ids, all.count + 1, sizeof *all.ids);
        all.ids[all.count++] = sqlite3_column_int64(read, 0);
    }
    sqlite3_finalize(read);
    free(sql);
    free(order);
    free(plain);
    return all;
}

/* The page behind (before) the row at `place`; place == count or -1: from the end. */
static void page_is(struct fixture *fixture, const struct listing_query *query,
                    const struct ids *all, long place, bool backward)
{
    struct view_page page;
    char *key = NULL;
    bool set = place >= 0 && place < (long)all->count;
    if (set && !listing_sort_key(fixture->store, query, all->ids[place], &key, &fixture->err))
        fail_msg("%s", fixture->err.message);
    struct listing_key from = {.set = set, .id = set ? all->ids[place] : 0, .sort_key = key};
    view_page_init(&page);
    if (!listing_page(fixture->store, query, &from, backward, PAGE, &page, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    long left = backward ? place : (long)all->count - 1 - place;
    long count = left < PAGE ? left : PAGE;
    long first = backward ? place - count : place + 1;
    if ((long)page.count != count || page.more != (left > PAGE))
        fail_msg("%s by %s%s, %s %ld: %zu rows%s, expected %ld", query->view->key, query->sort,
                 query->descending ? " desc" : "", backward ? "before" : "behind", place,
                 page.count, page.more ? "+" : "", count);
    for (long i = 0; i < count; i++)
        if (page.rows[i].id != all->ids[first + i])
            fail_msg("%s by %s%s, %s %ld: row %ld is %lld, expected %lld", query->view->key,
                     query->sort, query->descending ? " desc" : "", backward ? "before" : "behind",
                     place, i, (long long)page.rows[i].id, (long long)all->ids[first + i]);
    view_page_done(&page);
    free(key);
    assert_true(store_idle(fixture->store));
}

static void order_is(struct fixture *fixture, const struct view *view, const char *key,
                     bool descending)
{
    struct listing_query query = {.view = view,
                                  .sort = key,
                                  .descending = descending,
                                  .officer = 1,
                                  .roles = ROLE_OFFICER | ROLE_UNIT_HEAD,
                                  .unit = view->filter == VIEW_TODAY ? NULL : "甲",
                                  .today = date_of(2026, 11, 20)};
    struct ids all = expect(fixture, view, key, descending);
    int64_t count;
    assert_true(listing_count(fixture->store, &query, 100000, &count, &fixture->err));
    assert_int_equal(count, all.count);
    page_is(fixture, &query, &all, -1, false);
    page_is(fixture, &query, &all, (long)all.count, true);
    for (int i = 0; i < PLACES && all.count > 0; i++) {
        long place = rand() % (long)all.count;
        page_is(fixture, &query, &all, place, false);
        page_is(fixture, &query, &all, place, true);
    }
    free(all.ids);
}

static void every_column_of_every_list(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    const struct view *all = views(&count);
    srand(20261120);
    for (size_t i = 0; i < count; i++) {
        const struct form *form = fixture_form(fixture, all[i].form);
        for (int field = 0; field < (int)form->field_count; field++) {
            if (!form_sorts(form, field))
                continue;
            order_is(fixture, &all[i], form->fields[field].key, false);
            order_is(fixture, &all[i], form->fields[field].key, true);
        }
    }
}

static void ten_comes_behind_nine(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = {.view = view_named("cases"), .sort = "number", .officer = 1};
    struct view_page page;
    view_page_init(&page);
    assert_true(listing_page(fixture->store, &query, NULL, false, 5, &page, &fixture->err));
    assert_string_equal(page.rows[0].cells[0], "沙环柔〔2024〕2号");
    for (size_t i = 1; i < page.count; i++)
        assert_true(strlen(page.rows[i - 1].cells[0]) <= strlen(page.rows[i].cells[0]));
    view_page_done(&page);
}

static void what_may_not_be_compared_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = {.view = view_named("cases"), .sort = "facts"};
    struct view_page page;
    char *key;
    view_page_init(&page);
    assert_false(listing_page(fixture->store, &query, NULL, false, 5, &page, &fixture->err));
    assert_string_equal(fixture->err.message, "列表「全部案件」不能按 facts 排序");
    query.sort = "party";
    assert_false(listing_sort_key(fixture->store, &query, 999999, &key, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    view_page_done(&page);
}

/* No time at all: a number all the same, and that there may be more. */
static void counting_ends_in_time(void **state)
{
    struct fixture *fixture = *state;
    struct listing_query query = {.view = view_named("cases"), .officer = 1};
    int64_t count;
    bool more;
    assert_true(listing_tally(fixture->store, &query, 1000, 1000, &count, &more, &fixture->err));
    assert_int_equal(count, 1000);
    assert_true(more);
    query.view = view_named("overdue");
    query.today = date_of(2026, 11, 3);
    assert_true(listing_tally(fixture->store, &query, 1000, 60000, &count, &more, &fixture->err));
    assert_true(count > 0 && count < 1000 && !more);
    assert_true(store_idle(fixture->store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_of_every_list),
        cmocka_unit_test(ten_comes_behind_nine),
        cmocka_unit_test(what_may_not_be_compared_is_refused),
        cmocka_unit_test(counting_ends_in_time),
    };
    return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
