/* Tests of the audit: complete, in words, and every single tampering found. */
#include "fixture.h"

#include "store/audit.h"
#include "store/record_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool note(struct store *store, void *data, struct err *err)
{
    return audit_note(store, "case-new", "cases", 7, data, err);
}

/* Twelve rows at least: officers, parties, changes and words. */
static void fill(struct fixture *fixture)
{
    for (int i = 0; i < 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "第%d厂", i);
        struct record *party = fixture_party(fixture, name, NULL, "13812345678");
        assert_true(fixture_save(fixture->store, party, &fixture->err));
        record_put(party, "contact", "赵\"六\\");
        assert_true(fixture_save(fixture->store, party, &fixture->err));
        record_free(party);
    }
    fixture_write(fixture, note, "受理案件 沙环柔〔2026〕1号");
}

static struct audit_report verify(struct fixture *fixture, const struct audit_head *expected)
{
    struct audit_report report;
    if (!audit_verify(fixture->store, expected, &report, &fixture->err))
        fail_msg("%s", fixture->err.message);
    assert_true(store_idle(fixture->store));
    return report;
}

/* What somebody with the file and the sqlite3 shell would do. */
static void tamper(const struct fixture *fixture, const char *sql)
{
    fixture_raw(fixture, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; "
                         "DROP TRIGGER audit_in_order");
    fixture_raw(fixture, sql);
}

static void untouched_is_whole(void **state)
{
    struct fixture *fixture = *state;
    struct audit_head head;
    fill(fixture);
    assert_true(audit_read_head(fixture->store, &head, &fixture->err));
    assert_true(head.seq >= 12);
    assert_int_equal(strlen(head.hash), 64);
    struct audit_report report = verify(fixture, &head);
    assert_true(report.whole);
    assert_int_equal(report.rows, head.seq);
    assert_int_equal(report.head.seq, head.seq);
    assert_string_equal(report.head.hash, head.hash);
}

static void every_table_is_watched(void **state)
{
    struct fixture *fixture = *state;
    assert_true(audit_complete(fixture->store, &fixture->err));
    fixture_raw(fixture, "DROP TRIGGER aud_series_delete");
    assert_false(audit_complete(fixture->store, &fixture->err));
    assert_non_null(strstr(fixture->err.message, "表 series 没有完整的审计触发器"));
    fixture_reopen(fixture);
    assert_true(audit_complete(fixture->store, &fixture->err));
    assert_int_equal(fixture_number(fixture,
                                    "SELECT count(*) FROM audit WHERE act = 'audit-triggers' "
                                    "AND words LIKE '%已重建：series'"),
                     1);
    fixture_raw(fixture, "CREATE TABLE forgotten (id INTEGER PRIMARY KEY, b BLOB)");
    assert_false(audit_complete(fixture->store, &fixture->err));
    assert_non_null(strstr(fixture->err.message, "表 forgotten "));
    fixture_reopen(fixture);
    assert_true(audit_complete(fixture->store, &fixture->err));
}

struct shown {
    char acts[8][32];
    char words[8][512];
    size_t count;
};

static bool show(const struct audit_row *row, void *data)
{
    struct shown *shown = data;
    snprintf(shown->acts[shown->count], sizeof shown->acts[0], "%s", row->act);
    snprintf(shown->words[shown->count], sizeof shown->words[0], "%s", row->words);
    assert_string_equal(row->account, "zhangsan");
    assert_string_equal(row->who, "张三");
    assert_int_equal(row->at, moment_parse("2026-11-20 10:32", 0));
    return ++shown->count < 8;
}

static void changes_are_old_and_new(void **state)
{
    struct fixture *fixture = *state;
    struct shown shown = {.count = 0};
    fill(fixture);
    assert_true(audit_show(fixture->store, "party", 1, true, 8, show, &shown, &fixture->err));
    assert_int_equal(shown.count, 2);
    assert_string_equal(shown.acts[0], "update");
    assert_string_equal(shown.words[0],
                        "{\"contact\":[null,\"赵\\\"六\\\\\"],\"row_version\":[1,2]}");
    assert_string_equal(shown.acts[1], "insert");
    assert_non_null(strstr(shown.words[1], "\"name\":\"第0厂\""));
    assert_null(strstr(shown.words[1], "resident_id"));
}

static void words_alone_unless_asked(void **state)
{
    struct fixture *fixture = *state;
    struct shown shown = {.count = 0};
    fill(fixture);
    assert_true(audit_show(fixture->store, "cases", 7, false, 8, show, &shown, &fixture->err));
    assert_int_equal(shown.count, 1);
    assert_string_equal(shown.acts[0], "case-new");
    assert_string_equal(shown.words[0], "受理案件 沙环柔〔2026〕1号");
    shown.count = 0;
    assert_true(audit_show(fixture->store, NULL, 0, true, 3, show, &shown, &fixture->err));
    assert_int_equal(shown.count, 3);
    assert_string_equal(shown.acts[0], "case-new");
}

static void edited_row(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "UPDATE audit SET words = '什么也没有' WHERE seq = 6");
    struct audit_report report = verify(fixture, NULL);
    assert_false(report.whole);
    assert_int_equal(report.bad_seq, 6);
    assert_string_equal(report.why, "这一行的内容被改过：和它的校验值对不上");
}

static void edited_row_with_a_hash_made_up(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "UPDATE audit SET who = '没人', hash = printf('%064d', 1) WHERE seq = 6");
    assert_int_equal(verify(fixture, NULL).bad_seq, 6);
}

static void deleted_row(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "DELETE FROM audit WHERE seq = 5");
    struct audit_report report = verify(fixture, NULL);
    assert_int_equal(report.bad_seq, 5);
    assert_string_equal(report.why, "这一行不见了：序号不连续");
}

static void deleted_row_with_the_rest_moved_up(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "DELETE FROM audit WHERE seq = 5;"
                    "UPDATE audit SET seq = -seq WHERE seq > 5;"
                    "UPDATE audit SET seq = -seq - 1 WHERE seq < 0");
    struct audit_report report = verify(fixture, NULL);
    assert_int_equal(report.bad_seq, 5);
    assert_string_equal(report.why, "这一行接不上前一行：记录被换过、删过或插入过");
}

static void swapped_rows(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "UPDATE audit SET seq = -1 WHERE seq = 5;"
                    "UPDATE audit SET seq = 5 WHERE seq = 6;"
                    "UPDATE audit SET seq = 6 WHERE seq = -1");
    assert_int_equal(verify(fixture, NULL).bad_seq, 5);
}

static void first_rows_cut(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    tamper(fixture, "DELETE FROM audit WHERE seq < 4");
    assert_int_equal(verify(fixture, NULL).bad_seq, 1);
}

static void cut_tail_is_found_by_a_copied_head(void **state)
{
    struct fixture *fixture = *state;
    struct audit_head head;
    fill(fixture);
    assert_true(audit_read_head(fixture->store, &head, &fixture->err));
    tamper(fixture, "DELETE FROM audit WHERE seq > 8");
    assert_true(verify(fixture, NULL).whole);
    struct audit_report report = verify(fixture, &head);
    assert_false(report.whole);
    assert_int_equal(report.bad_seq, 9);
    assert_string_equal(report.why, "末尾被截去：先前抄下的最后一行已经不在");
    head.seq = 8;
    report = verify(fixture, &head);
    assert_int_equal(report.bad_seq, 8);
    assert_non_null(strstr(report.why, "和先前抄下的校验值不同"));
}

/* One byte of one column of one row, chosen by a fixed seed: none may pass. */
static void random_single_changes(void **state)
{
    struct fixture *fixture = *state;
    static const char *const columns[] = {"at",    "account", "who",      "act", "of_table",
                                          "of_id", "words",   "previous", "hash"};
    int rounds = getenv("ROUZHI_SLOW") ? 5 : 200;
    uint32_t seed = 20261120;
    fill(fixture);
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM audit");
    tamper(fixture, "CREATE TABLE kept AS SELECT * FROM audit");
    for (int i = 0; i < rounds; i++) {
        char sql[256];
        seed = seed * 1664525 + 1013904223;
        long long seq = 1 + (seed >> 8) % rows;
        const char *column = columns[(seed >> 20) % 9];
        snprintf(sql, sizeof sql,
                 strcmp(column, "of_id") == 0
                     ? "UPDATE audit SET %s = %s + 1 WHERE seq = %lld"
                     : "UPDATE audit SET %s = substr(%s, 2) || 'x' WHERE seq = %lld",
                 column, column, seq);
        fixture_raw(fixture, sql);
        struct audit_report report = verify(fixture, NULL);
        if (report.whole || report.bad_seq != seq)
            fail_msg("not found at %lld (said %lld): %s", seq, (long long)report.bad_seq, sql);
        fixture_raw(fixture, "DELETE FROM audit; INSERT INTO audit SELECT * FROM kept");
    }
    assert_true(verify(fixture, NULL).whole);
}

static void guards_refuse_other_programs(void **state)
{
    struct fixture *fixture = *state;
    static const char *const refused[] = {
        "UPDATE audit SET words = '' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT seq + 100, at, account, who, act, of_table, of_id, words, "
        "previous, hash FROM audit WHERE seq = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
    };
    fill(fixture);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (fixture_try(fixture, refused[i]) == SQLITE_OK)
            fail_msg("not refused: %s", refused[i]);
    assert_true(verify(fixture, NULL).whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(untouched_is_whole),
        TEST(every_table_is_watched),
        TEST(changes_are_old_and_new),
        TEST(words_alone_unless_asked),
        TEST(edited_row),
        TEST(edited_row_with_a_hash_made_up),
        TEST(deleted_row),
        TEST(deleted_row_with_the_rest_moved_up),
        TEST(swapped_rows),
        TEST(first_rows_cut),
        TEST(cut_tail_is_found_by_a_copied_head),
        TEST(random_single_changes),
        TEST(guards_refuse_other_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
