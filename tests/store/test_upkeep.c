/* Tests of backup and check: a copy that is a database, and each fault found by itself. */
#include "fixture.h"

#include "base/file.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/record_store.h"
#include "store/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int setup(void **state)
{
    fixture_setup(state);
    struct fixture *fixture = *state;
    int64_t party =
        fixture_add(fixture, fixture_party(fixture, "甲厂", "91500106MA5U7X1A23", "13812345678"));
    fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    return 0;
}

static void backup_is_the_database(void **state)
{
    struct fixture *fixture = *state;
    char copy[sizeof fixture->path];
    int64_t bytes;
    struct audit_head head;
    struct audit_report report;
    struct stat status;
    snprintf(copy, sizeof copy, "%s/copy.db", fixture->folder);
    if (!upkeep_backup(fixture->store, copy, &bytes, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    assert_true(store_idle(fixture->store));
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_size, bytes);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(audit_read_head(fixture->store, &head, &fixture->err));
    char *names = fixture_names(fixture);
    assert_null(strstr(names, "part"));
    free(names);
    store_close(fixture->store);
    snprintf(fixture->path, sizeof fixture->path, "%s", copy);
    fixture->store = fixture_open(fixture);
    assert_true(store_is_practice(fixture->store));
    assert_true(audit_verify(fixture->store, &head, &report, &fixture->err));
    assert_true(report.whole);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM cases"), 1);
}

static void backup_overwrites_nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t bytes;
    assert_false(upkeep_backup(fixture->store, fixture->path, &bytes, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_non_null(strstr(fixture->err.message, "已经存在，没有覆盖"));
    assert_false(upkeep_backup(fixture->store, "/nowhere/copy.db", &bytes, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_true(store_idle(fixture->store));
}

static char *check(struct fixture *fixture)
{
    struct findings findings;
    struct buffer out;
    buffer_init(&out);
    findings_init(&findings);
    if (!upkeep_check(fixture->store, &findings, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    assert_true(store_idle(fixture->store));
    buffer_add(&out, findings.count ? "" : "-");
    for (size_t i = 0; i < findings.count; i++)
        buffer_add_format(&out, "%s：%s\n", findings.items[i].heading, findings.items[i].reason);
    findings_done(&findings);
    return buffer_take(&out);
}

static void finds(struct fixture *fixture, const char *expected)
{
    char *found = check(fixture);
    if (!strstr(found, expected) || strchr(found, '\n') != found + strlen(found) - 1)
        fail_msg("expected %s alone, found %s", expected, found);
    free(found);
}

static void sound_database_has_no_findings(void **state)
{
    struct fixture *fixture = *state;
    char *found = check(fixture);
    assert_string_equal(found, "-");
    free(found);
}

static void lost_trigger(void **state)
{
    struct fixture *fixture = *state;
    fixture_raw(fixture, "DROP TRIGGER aud_cases_update");
    finds(fixture, "审计触发器：表 cases ");
}

static void broken_chain(void **state)
{
    struct fixture *fixture = *state;
    fixture_raw(fixture,
                "DROP TRIGGER audit_no_update; UPDATE audit SET who = '' WHERE seq = 3;"
                "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT 1; END");
    finds(fixture, "审计链：这一行的内容被改过");
}

static void dangling_reference(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture_raw(fixture, "PRAGMA foreign_keys = OFF; DROP TRIGGER aud_cases_update;"
                         "UPDATE cases SET party = 99");
    fixture->store = fixture_open(fixture);
    finds(fixture, "引用：这一行引用了表 party 里不存在的记录");
}

static void lost_index_entry(void **state)
{
    struct fixture *fixture = *state;
    fixture_raw(fixture, "DELETE FROM search_cases_docsize");
    finds(fixture, "检索索引：案件受理 的检索索引有 1 行和表里的不同");
}

static void open_to_everybody(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(chmod(fixture->path, 0644), 0);
    finds(fixture, "文件权限：办公室以外的人也能读写这个文件");
}

static void lost_order(void **state)
{
    struct fixture *fixture = *state;
    fixture_raw(fixture, "DROP INDEX party_by_filed_on");
    finds(fixture, "列表：列表「当事人」按 登记日期 排序时没有索引可用");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
        TEST(backup_is_the_database),
        TEST(backup_overwrites_nothing),
        TEST(sound_database_has_no_findings),
        TEST(lost_trigger),
        TEST(broken_chain),
        TEST(dangling_reference),
        TEST(lost_index_entry),
        TEST(open_to_everybody),
        TEST(lost_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
