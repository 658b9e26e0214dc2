/* Tests of the one file: made, opened, refused, written, and quiet in between. */
#include "fixture.h"

#include "base/file.h"
#include "store/connection.h"
#include "store/migrate.h"
#include "store/record_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void made_once_and_not_over(void **state)
{
    struct fixture *fixture = *state;
    assert_false(store_create(&fixture->options, false, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_non_null(strstr(fixture->err.message, "已经存在，没有改动"));
    assert_true(store_is_practice(fixture->store));
    assert_string_equal(store_path(fixture->store), fixture->path);
    assert_int_equal(store_schema_version(fixture->store), (int)store_migration_count);
}

static void nothing_is_left_beside_it(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    store_close(fixture->store);
    fixture->store = NULL;
    char *names = fixture_names(fixture);
    assert_string_equal(names, "rouzhi.db rouzhi.db.lock");
    assert_int_equal(stat(fixture->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    free(names);
}

static void none_there(void **state)
{
    struct fixture *fixture = *state;
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_non_null(strstr(fixture->err.message, "先用 rouzhi init 建立"));
    fixture->options.path = "/nowhere/at/all/rouzhi.db";
    assert_false(store_create(&fixture->options, false, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_non_null(strstr(fixture->err.message, "文件夹 /nowhere/at/all 不能用"));
}

static void not_ours(void **state)
{
    struct fixture *fixture = *state;
    fixture_raw(fixture, "CREATE TABLE diary (day TEXT)");
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_non_null(strstr(fixture->err.message, "不是柔执工作站的数据库"));
}

static void not_a_database(void **state)
{
    struct fixture *fixture = *state;
    char text[2048];
    memset(text, 'x', sizeof text);
    assert_true(file_write(fixture->path, text, sizeof text, 0600, &fixture->err));
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_non_null(strstr(fixture->err.message, "这个文件不是数据库"));
    assert_true(file_write(fixture->path, "", 0, 0600, &fixture->err));
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_non_null(strstr(fixture->err.message, "是空文件，不是数据库"));
}

static void link_is_not_followed(void **state)
{
    struct fixture *fixture = *state;
    char link_path[200];
    snprintf(link_path, sizeof link_path, "%s/link.db", fixture->folder);
    assert_int_equal(symlink(fixture->path, link_path), 0);
    fixture->options.path = link_path;
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
}

static void measured_settings_hold(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *pragma;
        int64_t value;
    } settings[] = {
        {"PRAGMA synchronous", 2},        {"PRAGMA foreign_keys", 1},
        {"PRAGMA recursive_triggers", 1}, {"PRAGMA wal_autocheckpoint", 4000},
        {"PRAGMA temp_store", 2},         {"PRAGMA trusted_schema", 0},
        {"PRAGMA cache_size", -1600},
    };
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        sqlite3_stmt *statement;
        assert_int_equal(
            sqlite3_prepare_v2(fixture->store->db, settings[i].pragma, -1, &statement, NULL),
            SQLITE_OK);
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int64(statement, 0), settings[i].value);
        sqlite3_finalize(statement);
    }
}

static void changed_only_by_others(void **state)
{
    struct fixture *fixture = *state;
    assert_false(store_changed(fixture->store));
    fixture_add(fixture, fixture_party(fixture, "甲厂", NULL, "13812345678"));
    assert_false(store_changed(fixture->store));
    struct store *other = fixture_open(fixture);
    struct record *party = fixture_party(fixture, "乙厂", NULL, "13812345678");
    assert_true(fixture_save(other, party, &fixture->err));
    assert_true(store_changed(fixture->store));
    assert_false(store_changed(fixture->store));
    assert_true(store_idle(fixture->store));
    record_free(party);
    store_close(other);
}

static bool save_and_refuse(struct store *store, void *data, struct err *err)
{
    assert_false(store_idle(store));
    assert_true(record_save(store, data, err));
    return err_set(err, ERR_REFUSED, "后来不办了");
}

static void refused_work_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    int64_t audited = fixture_number(fixture, "SELECT count(*) FROM audit");
    assert_false(store_write(fixture->store, save_and_refuse, party, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_REFUSED);
    assert_string_equal(fixture->err.message, "后来不办了");
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party"), 0);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM audit"), audited);
    assert_true(store_idle(fixture->store));
    record_free(party);
}

/* The shell, with all its good will, can change no table. */
static void shell_cannot_change_tables(void **state)
{
    struct fixture *fixture = *state;
    assert_int_not_equal(fixture_try(fixture, "UPDATE officer SET name = '王二'"), SQLITE_OK);
    assert_int_not_equal(fixture_try(fixture, "DELETE FROM officer"), SQLITE_OK);
    assert_int_not_equal(
        fixture_try(fixture, "INSERT INTO calendar VALUES ('2026-10-01', 0, 'x', '')"), SQLITE_OK);
    assert_int_not_equal(fixture_try(fixture, "UPDATE meta SET practice = 0"), SQLITE_OK);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM officer WHERE name = '张三'"),
                     1);
}

static void own_sql_is_fenced(void **state)
{
    struct fixture *fixture = *state;
    static const char *const fenced[] = {
        "DROP TRIGGER aud_party_update",
        "DROP TABLE party",
        "CREATE TABLE other (a)",
        "CREATE TEMP TABLE other (a)",
        "ALTER TABLE party ADD COLUMN other",
        "ATTACH 'other.db' AS other",
        "UPDATE audit SET words = ''",
        "DELETE FROM audit",
        "INSERT INTO audit VALUES (1, '', '', '', '', '', 0, '', '', '')",
        "INSERT OR REPLACE INTO audit VALUES (1, '', '', '', '', '', 0, '', '', '')",
        "UPDATE meta SET practice = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA synchronous = 0",
        "PRAGMA recursive_triggers = 0",
        "PRAGMA user_version = 7",
        "ANALYZE",
        "VACUUM",
    };
    for (size_t i = 0; i < sizeof fenced / sizeof fenced[0]; i++)
        if (sqlite3_exec(fixture->store->db, fenced[i], NULL, NULL, NULL) == SQLITE_OK)
            fail_msg("not refused: %s", fenced[i]);
}

/* Another session mends a trigger: the schema is read again, search indexes are opened again. */
static void schema_changed_by_others(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    fixture_raw(fixture, "DROP TRIGGER aud_series_update");
    store_close(fixture_open(fixture));
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    record_free(party);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
#define BARE(name) cmocka_unit_test_setup_teardown(name, fixture_folder, fixture_teardown)
        TEST(made_once_and_not_over),
        TEST(nothing_is_left_beside_it),
        BARE(none_there),
        BARE(not_ours),
        BARE(not_a_database),
        TEST(link_is_not_followed),
        TEST(measured_settings_hold),
        TEST(changed_only_by_others),
        TEST(refused_work_leaves_nothing),
        TEST(shell_cannot_change_tables),
        TEST(own_sql_is_fenced),
        TEST(schema_changed_by_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
