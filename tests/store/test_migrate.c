/* Tests of schema steps: a copy before, whole or not at all, never backwards. */
#include "fixture.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/migrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 100 };

/* The project's steps and one more; how many they are. */
static size_t with_another(struct migration *table, const char *sql)
{
    size_t count = store_migration_count;
    assert_true(count < MOST_STEPS);
    memcpy(table, store_migrations, count * sizeof *table);
    table[count] = (struct migration){.version = (int)count + 1, .sql = sql};
    return count + 1;
}

/* The version of a database that this program makes. */
static int ours(void)
{
    return (int)store_migration_count;
}

static void copy_path(const struct fixture *fixture, char *path, size_t size)
{
    snprintf(path, size, "%s/rouzhi.db.v%d.bak", fixture->folder, ours());
}

static int64_t steps_noted(const struct fixture *fixture)
{
    char *sql = memory_format("SELECT count(*) FROM audit WHERE act = 'migrate' AND words = "
                              "'数据库由版本 %d 升级到版本 %d'",
                              ours(), ours() + 1);
    int64_t count = fixture_number(fixture, sql);
    free(sql);
    return count;
}

/* Both versions stand in the sentence behind these words. */
static void says(const struct fixture *fixture, const char *before, int one, const char *between,
                 int other)
{
    char *words = memory_format("%s %d%s %d，", before, one, between, other);
    if (!strstr(fixture->err.message, words))
        fail_msg("%s", fixture->err.message);
    free(words);
}

static struct store *open_with(struct fixture *fixture, const char *sql)
{
    struct migration table[MOST_STEPS];
    store_close(fixture->store);
    fixture->store = NULL;
    size_t count = with_another(table, sql);
    return store_open_with(&fixture->options, table, count, &fixture->err);
}

static void steps_are_numbered_without_gaps(void **state)
{
    (void)state;
    for (size_t i = 0; i < store_migration_count; i++)
        assert_int_equal(store_migrations[i].version, (int)i + 1);
}

static void older_is_copied_and_taken_up(void **state)
{
    struct fixture *fixture = *state;
    char copy[sizeof fixture->path];
    copy_path(fixture, copy, sizeof copy);
    fixture->store = open_with(fixture, "ALTER TABLE party ADD COLUMN fax TEXT;"
                                        "UPDATE officer SET unit = '执法支队';");
    assert_non_null(fixture->store);
    assert_int_equal(store_schema_version(fixture->store), ours() + 1);
    assert_true(file_exists(copy));
    assert_int_equal(fixture_number(fixture, "PRAGMA user_version"), ours() + 1);
    assert_true(audit_complete(fixture->store, &fixture->err));
    assert_int_equal(steps_noted(fixture), 1);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM sqlite_schema WHERE name = "
                                             "'aud_party_update' AND sql LIKE '%fax%'"),
                     1);
    store_close(fixture->store);
    snprintf(fixture->path, sizeof fixture->path, "%s", copy);
    fixture->store = fixture_open(fixture);
    assert_int_equal(store_schema_version(fixture->store), ours());
}

/* What was said, and how often the same again. */
struct heard {
    char words[200];
    size_t again;
    int percent;
};

static void hear(const char *doing, int percent, void *data)
{
    struct heard *heard = data;
    if (percent >= 0) {
        heard->percent = percent;
        heard->again++;
    } else if (doing == NULL || strstr(heard->words, doing) == NULL) {
        size_t length = strlen(heard->words);
        snprintf(heard->words + length, sizeof heard->words - length, "%s|",
                 doing != NULL ? doing : "end");
    } else {
        heard->again++;
    }
}

/* Who waits for it is told what goes on; who opens a database of today hears nothing. */
static void taking_up_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct heard heard = {.words = ""};
    fixture->options.upgrading = hear;
    fixture->options.upgrading_data = &heard;
    fixture_reopen(fixture);
    assert_string_equal(heard.words, "");
    fixture->store = open_with(fixture, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                                        "FROM n WHERE i < 300000) UPDATE officer SET unit = "
                                        "(SELECT count(*) FROM n);");
    assert_non_null(fixture->store);
    assert_string_equal(heard.words, "正在升级数据库，先备份|正在升级数据库，改动各表|end|");
    assert_true(heard.again > 0);
}

/* Fails in its middle, after it has changed a table and taken the triggers off. */
static void failed_step_leaves_the_old_version_whole(void **state)
{
    struct fixture *fixture = *state;
    int64_t schema = fixture_number(fixture, "SELECT count(*) FROM sqlite_schema");
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM audit");
    assert_null(open_with(fixture, "ALTER TABLE party ADD COLUMN fax TEXT;"
                                   "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);"));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    says(fixture, "升级到版本", ours() + 1, " 时出错，仍是版本", ours());
    assert_int_equal(fixture_number(fixture, "PRAGMA user_version"), ours());
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM sqlite_schema"), schema);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM audit"), rows);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM pragma_table_info('party') "
                                             "WHERE name = 'fax'"),
                     0);
    fixture->store = fixture_open(fixture);
    assert_true(audit_complete(fixture->store, &fixture->err));
}

static void step_that_breaks_references_is_refused(void **state)
{
    struct fixture *fixture = *state;
    int64_t party = fixture_add(fixture, fixture_party(fixture, "甲厂", NULL, "13812345678"));
    fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    assert_null(open_with(fixture, "DELETE FROM party;"));
    assert_non_null(strstr(fixture->err.message, "表 cases 里有引用指向不存在的记录"));
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party"), 1);
}

static void newer_is_refused(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture->store = NULL;
    fixture_raw(fixture, "PRAGMA user_version = 1000");
    assert_null(store_open(&fixture->options, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    says(fixture, "数据库版本", 1000, "，高于本程序", ours());
}

/* A session that was open while a newer program migrated must not write any more. */
static void old_session_stops_writing(void **state)
{
    struct fixture *fixture = *state;
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    fixture_raw(fixture, "PRAGMA user_version = 1000");
    assert_false(fixture_save(fixture->store, party, &fixture->err));
    says(fixture, "数据库版本", 1000, "，高于本程序", ours());
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party"), 0);
    record_free(party);
}

/* Another session that migrates at once, in between two statements of this one. */
static struct racer {
    struct fixture *fixture;
    const char *sql;
    bool started;
} racer;

/* Called as a statement of any connection ends: the first reading of the version sets it off. */
static int race(unsigned event, void *data, void *statement, void *time)
{
    (void)event;
    (void)data;
    (void)time;
    const char *text = sqlite3_sql(statement);
    if (racer.started || !text || strcmp(text, "PRAGMA user_version") != 0)
        return 0;
    racer.started = true;
    struct migration table[MOST_STEPS];
    struct err err;
    size_t count = with_another(table, racer.sql);
    struct store *other = store_open_with(&racer.fixture->options, table, count, &err);
    assert_non_null(other);
    assert_int_equal(store_schema_version(other), ours() + 1);
    store_close(other);
    return 0;
}

static int watch(sqlite3 *db, const char **fault, const struct sqlite3_api_routines *routines)
{
    (void)fault;
    (void)routines;
    return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, race, NULL);
}

/* The copy taken before the upgrade keeps what stood before it, whoever comes second. */
static void second_of_two_at_once_leaves_the_copy(void **state)
{
    struct fixture *fixture = *state;
    char copy[sizeof fixture->path];
    copy_path(fixture, copy, sizeof copy);
    racer = (struct racer){.fixture = fixture, .sql = "ALTER TABLE party ADD COLUMN fax TEXT;"};
    sqlite3_auto_extension((void (*)(void))watch);
    fixture->store = open_with(fixture, racer.sql);
    sqlite3_reset_auto_extension();
    assert_true(racer.started);
    assert_non_null(fixture->store);
    assert_int_equal(store_schema_version(fixture->store), ours() + 1);
    assert_int_equal(steps_noted(fixture), 1);
    snprintf(fixture->path, sizeof fixture->path, "%s", copy);
    assert_int_equal(fixture_number(fixture, "PRAGMA user_version"), ours());
}

static void failed_creation_leaves_no_file(void **state)
{
    struct fixture *fixture = *state;
    struct migration table[MOST_STEPS];
    size_t count = with_another(table, "CREATE TABLE half (a); nonsense");
    assert_false(store_create_with(&fixture->options, false, table, count, &fixture->err));
    char *names = fixture_names(fixture);
    assert_string_equal(names, "-");
    free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        cmocka_unit_test(steps_are_numbered_without_gaps),
        TEST(older_is_copied_and_taken_up),
        TEST(taking_up_is_told),
        TEST(failed_step_leaves_the_old_version_whole),
        TEST(step_that_breaks_references_is_refused),
        TEST(newer_is_refused),
        TEST(old_session_stops_writing),
        TEST(second_of_two_at_once_leaves_the_copy),
        cmocka_unit_test_setup_teardown(failed_creation_leaves_no_file, fixture_folder,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
