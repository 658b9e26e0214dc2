/* Tests of values in and out of their columns, by a table with one of each. */
#include "fixture.h"

#include "store/column.h"

#include <stdlib.h>
#include <string.h>

static struct form *parse(void)
{
    static const char text[] = "[form]\ntitle = 试\ntable = t\n[page p]\ntitle = 页\n"
                               "[field name]\nlabel = 名\ntype = text\nhelp = 写。\n"
                               "[field paid]\nlabel = 钱\ntype = money\nhelp = 写。\n"
                               "[field dust]\nlabel = 尘\ntype = decimal\nscale = 3\nhelp = 写。\n"
                               "[field days]\nlabel = 日\ntype = integer\nhelp = 写。\n"
                               "[field kept]\nlabel = 否\ntype = yes-no\nhelp = 写。\n"
                               "[field at]\nlabel = 时\ntype = moment\nhelp = 写。\n";
    struct err err;
    struct form *form = form_parse("t", text, sizeof text - 1, &err);
    if (!form)
        fail_msg("%s", err.message);
    return form;
}

static const struct value {
    const char *key;
    const char *canonical;
    const char *stored; /* as SQLite shows it */
} values[] = {
    {"name", "沙坪坝", "沙坪坝"},
    {"paid", "1234.50", "123450"},
    {"paid", "-0.05", "-5"},
    {"paid", "0.00", "0"},
    {"paid", "90071992547409.93", "9007199254740993"},
    {"dust", "0.075", "75"},
    {"dust", "12.000", "12000"},
    {"days", "-3", "-3"},
    {"kept", "yes", "1"},
    {"kept", "no", "0"},
    {"at", "2026-03-09 14:05", "2026-03-09 14:05"},
};

static void there_and_back(void **state)
{
    struct form *form = parse();
    sqlite3 *db;
    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        sqlite3_stmt *statement;
        const struct field *field = &form->fields[form_field(form, values[i].key)];
        assert_int_equal(sqlite3_prepare_v2(db, "SELECT ?1, ?1", -1, &statement, NULL), SQLITE_OK);
        column_bind(statement, 1, field, values[i].canonical);
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        char *back = column_read(statement, 0, field);
        assert_string_equal(back, values[i].canonical);
        assert_string_equal((const char *)sqlite3_column_text(statement, 1), values[i].stored);
        free(back);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    form_free(form);
}

/* What doesn't fit is handed on as it is: the STRICT table refuses it. */
static void misfits_stay_text(void **state)
{
    static const char *const misfits[][2] = {
        {"paid", "12.345"}, {"paid", "1.2.3"}, {"paid", "-"},
        {"days", "三"},     {"kept", "maybe"}, {"paid", "99999999999999999999"},
    };
    struct form *form = parse();
    sqlite3 *db;
    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof misfits / sizeof misfits[0]; i++) {
        sqlite3_stmt *statement;
        assert_int_equal(sqlite3_prepare_v2(db, "SELECT ?1", -1, &statement, NULL), SQLITE_OK);
        column_bind(statement, 1, &form->fields[form_field(form, misfits[i][0])], misfits[i][1]);
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_type(statement, 0), SQLITE_TEXT);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    form_free(form);
}

static void order_of_a_column(void **state)
{
    struct form *form = parse();
    const struct field *paid = &form->fields[form_field(form, "paid")];
    const struct field *name = &form->fields[form_field(form, "name")];
    (void)state;
    assert_true(column_compare(paid, "9.00", "10.00") < 0);
    assert_true(column_compare(name, "9.00", "10.00") > 0);
    assert_int_equal(column_compare(paid, "1.00", "1.00"), 0);
    assert_true(column_compare(paid, NULL, "1.00") > 0);
    assert_true(column_compare(paid, "1.00", NULL) < 0);
    assert_int_equal(column_compare(paid, NULL, NULL), 0);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(misfits_stay_text),
        cmocka_unit_test(order_of_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
