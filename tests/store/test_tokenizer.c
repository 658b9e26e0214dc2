/* Tests of the pairs that text is cut into, as the index sees them. */
#include "fixture.h"

#include "store/tokenizer.h"

#include <stdio.h>
#include <string.h>

static const struct sample {
    const char *text;
    const char *terms; /* a blank between */
} samples[] = {
    {"噪声扰民", "噪声 声扰 扰民 民"},
    {"油", "油"},
    {"Ab1", "ab b1 1 ab1"},
    {"1380012", "13 38 80 00 01 12 2 1380 3800 8001 0012 012"},
    {"ＡＢ", "ab b"},
    {"〔2026〕12号", "20 02 26 6 2026 026 12 2号 号"},
    {"cq夜ab12夜", "cq q夜 夜a ab b1 12 ab12 b12 2夜 夜"},
    {"a", "a"},
    {"（） 、。", ""},
    {"", ""},
    {"mg/m³", "mg g m³ ³"},
    {"〇八", "〇八 八"},
};

static bool has_term(sqlite3 *db, const char *term)
{
    sqlite3_stmt *find;
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT 1 FROM terms WHERE term = ?1", -1, &find, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(find, 1, term, -1, SQLITE_STATIC);
    bool found = sqlite3_step(find) == SQLITE_ROW;
    sqlite3_finalize(find);
    return found;
}

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *read;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &read, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(read), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(read, 0);
    sqlite3_finalize(read);
    return value;
}

static sqlite3 *index_of(const char *text)
{
    struct err err;
    sqlite3 *db;
    sqlite3_stmt *insert;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_true(tokenizer_add(db, &err));
    assert_int_equal(sqlite3_exec(db,
                                  "CREATE VIRTUAL TABLE f USING fts5(x, content='', detail=none, "
                                  "tokenize='grams');"
                                  "CREATE VIRTUAL TABLE terms USING fts5vocab(f, 'row')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "INSERT INTO f(rowid, x) VALUES (1, ?1)", -1, &insert, NULL),
        SQLITE_OK);
    sqlite3_bind_text(insert, 1, text, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
    sqlite3_finalize(insert);
    return db;
}

static void pairs_of_each_run(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        char terms[64];
        char *rest = NULL;
        int64_t count = 0;
        sqlite3 *db = index_of(samples[i].text);
        snprintf(terms, sizeof terms, "%s", samples[i].terms);
        for (char *term = strtok_r(terms, " ", &rest); term; term = strtok_r(NULL, " ", &rest)) {
            if (!has_term(db, term))
                fail_msg("%s: no term %s", samples[i].text, term);
            count++;
        }
        assert_int_equal(number(db, "SELECT count(*) FROM terms"), count);
        sqlite3_close(db);
    }
}

static void bad_bytes_only_separate(void **state)
{
    sqlite3 *db = index_of("噪\xff声\xe5\x99");
    (void)state;
    assert_true(has_term(db, "噪"));
    assert_true(has_term(db, "声"));
    assert_int_equal(number(db, "SELECT count(*) FROM terms"), 2);
    sqlite3_close(db);
}

static void queries_find_pairs_and_heads(void **state)
{
    sqlite3 *db = index_of("夜间噪声扰民");
    (void)state;
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"噪声\" AND \"声扰\"'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"噪\" *'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"民\" *'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"声音\"'"), 0);
    sqlite3_close(db);
    db = index_of("13800012号");
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"0012\"'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"012\" *'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"800\" *'"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM f WHERE f MATCH '\"0013\"'"), 0);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_each_run),
        cmocka_unit_test(bad_bytes_only_separate),
        cmocka_unit_test(queries_find_pairs_and_heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
