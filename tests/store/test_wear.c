/* Tests of a full disk and its kin: nothing half saved, the session goes on, the sentence says what to do. */
#include "fixture.h"

#include "store/audit.h"
#include "store/connection.h"
#include "store/record_store.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { LONG_TEXT = 200000 };

/* As the office saves: on a copy, since a full disk may show only at COMMIT. */
static bool save(struct fixture *fixture, const struct record *record)
{
    struct record *copy = record_copy(record);
    bool saved = fixture_save(fixture->store, copy, &fixture->err);
    record_free(copy);
    return saved;
}

static struct record *large_party(struct fixture *fixture)
{
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    char *text = calloc(1, LONG_TEXT + 1);
    memset(text, 'x', LONG_TEXT);
    record_put(party, "remark", text);
    free(text);
    return party;
}

/* The database may not grow, as on a full disk; 0 lifts it. */
static void limit_pages(struct fixture *fixture, bool limited)
{
    sqlite3_set_authorizer(fixture->store->db, NULL, NULL); /* this pragma is fenced */
    assert_int_equal(
        sqlite3_exec(fixture->store->db,
                     limited ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000",
                     NULL, NULL, NULL),
        SQLITE_OK);
}

static void still_works(struct fixture *fixture, int64_t parties)
{
    struct audit_report report;
    int64_t count;
    assert_true(store_idle(fixture->store));
    assert_true(
        record_count(fixture->store, fixture_form(fixture, "party"), &count, &fixture->err));
    assert_int_equal(count, parties);
    assert_true(audit_verify(fixture->store, NULL, &report, &fixture->err));
    assert_true(report.whole);
}

static void full_disk(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = large_party(fixture);
    limit_pages(fixture, true);
    assert_false(save(fixture, party));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_string_equal(fixture->err.message, "磁盘已满，没有保存；请清理磁盘后再按 Ctrl-S");
    still_works(fixture, 0);
    limit_pages(fixture, false);
    assert_true(save(fixture, party));
    still_works(fixture, 1);
    record_free(party);
}

/* ulimit -f, by which an officer can only harm his own session. SIGXFSZ is ignored by main. */
static void limited_file_size(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = large_party(fixture);
    struct rlimit old;
    struct rlimit tight;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    tight = old;
    tight.rlim_cur = LONG_TEXT / 2;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool saved = save(fixture, party);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, handler);
    assert_false(saved);
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_string_equal(fixture->err.message,
                        "写不进数据库文件（磁盘故障、配额用完或文件大小受限），没有保存；"
                        "请系统管理员处理后再按 Ctrl-S");
    still_works(fixture, 0);
    assert_true(save(fixture, party));
    still_works(fixture, 1);
    record_free(party);
}

/* Another program that knows no gate holds the write lock. */
static void locked_by_a_stranger(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    sqlite3 *stranger;
    assert_int_equal(sqlite3_open(fixture->path, &stranger), SQLITE_OK);
    assert_int_equal(sqlite3_exec(stranger, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(save(fixture, party));
    assert_int_equal(fixture->err.code, ERR_BUSY);
    assert_string_equal(fixture->err.message, "数据库正被别的程序占用，没有保存；请稍后再试");
    still_works(fixture, 0);
    assert_int_equal(sqlite3_exec(stranger, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(stranger);
    assert_true(save(fixture, party));
    record_free(party);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(full_disk),
        TEST(limited_file_size),
        TEST(locked_by_a_stranger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
