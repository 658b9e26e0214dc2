/* A form that can't be saved goes to a file, whole, and comes back by import. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <locale.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/bureau_road.h"
#include "office/desk.h"
#include "office/rescue.h"
#include "office/transfer.h"

struct world {
    struct bureau bureau;
    struct office *office;
    char *made;
    struct err err;
};

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    setenv("HOME", world->bureau.folder, 1);
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    if (world->made != NULL) {
        unlink(world->made);
    }
    free(world->made);
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

static struct record *a_party(struct world *world)
{
    return bureau_fill(world->office, "party", 0, "kind=单位", "name==渝碚,\"机械\"有限公司",
                       "credit_code=91500222MA5UQ7RR7W", "representative=赵一",
                       "address=沙坪坝区土湾街道\"天马路\"8号", "phone=13800012345",
                       "remark=第一行\n第二行", NULL);
}

static void rescue(struct world *world, const struct record *record,
                   const struct rescue_text *texts, size_t count, const char *path)
{
    free(world->made);
    if (!office_rescue(world->office, record, texts, count, path, &world->made, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
}

static char *text_of(const char *path)
{
    struct buffer out;
    struct err err;
    buffer_init(&out);
    assert_true(file_read(path, 100000, &out, &err));
    return buffer_take(&out);
}

/* What `rouzhi import KIND FILE --dry-run` makes of it. */
static bool import(struct world *world, const char *kind, bool dry_run,
                   struct transfer_report *report)
{
    struct transfer_options options = {.kind = kind, .path = world->made, .dry_run = dry_run};
    transfer_report_init(report);
    return transfer_import(world->office, &options, report, &world->err);
}

static void expect_import(struct world *world, const char *kind, long added, long changed)
{
    struct transfer_report report;
    for (int dry_run = 1; dry_run >= 0; dry_run--) {
        if (!import(world, kind, dry_run != 0, &report)) {
            fail_msg("%s %s", world->err.message,
                     report.findings.count > 0 ? report.findings.items[0].reason : "");
        }
        assert_int_equal(report.added, added);
        assert_int_equal(report.changed, changed);
        transfer_report_done(&report);
    }
}

static void a_party_comes_back(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    rescue(world, party, NULL, 0, NULL);
    record_free(party);
    char *name = memory_format("%s/未保存-当事人-20260309-1000.csv", world->bureau.folder);
    assert_string_equal(world->made, name);
    free(name);
    struct stat status;
    assert_int_equal(stat(world->made, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    expect_import(world, "parties", 1, 0);
    int64_t id;
    assert_true(desk_find(world->office, "party", "91500222MA5UQ7RR7W", &id, &world->err));
    party = desk_load(world->office, "party", id, &world->err);
    assert_string_equal(record_get(party, "name"), "=渝碚,\"机械\"有限公司");
    assert_string_equal(record_get(party, "remark"), "第一行\n第二行");
    record_free(party);
}

static void a_case_comes_back(void **state)
{
    struct world *world = *state;
    bureau_case(world->office);
    struct record *kase =
        bureau_fill(world->office, "case", 0, "party=重庆渝碚机械有限公司", "street=土湾街道",
                    "place=3号车间", "violation=未按规定建立环境管理台账", "item=ZM-01",
                    "facts=又一次。", "officer1=chen", "officer2=王芳", NULL);
    rescue(world, kase, NULL, 0, NULL);
    record_free(kase);
    char *text = text_of(world->made);
    assert_non_null(strstr(text, "违法行为"));
    assert_non_null(strstr(text, "重庆渝碚机械有限公司")); /* as people read it */
    assert_non_null(strstr(text, "土湾街道"));
    assert_null(strstr(text, "到期日"));
    free(text);
    expect_import(world, "cases", 1, 0);
    int64_t id;
    assert_true(desk_find(world->office, "case", "2", &id, &world->err));
}

static void a_changed_case_is_changed_again(void **state)
{
    struct world *world = *state;
    int64_t id = bureau_case(world->office);
    struct record *kase = desk_load(world->office, "case", id, &world->err);
    assert_true(desk_enter(world->office, kase, form_field(kase->form, "facts"), "补充案情。",
                           &world->err));
    rescue(world, kase, NULL, 0, NULL);
    record_free(kase);
    expect_import(world, "cases", 0, 1);
    kase = desk_load(world->office, "case", id, &world->err);
    assert_string_equal(record_get(kase, "facts"), "补充案情。");
    record_free(kase);
}

static void promises_and_their_empty_last_row(void **state)
{
    struct world *world = *state;
    int64_t id = bureau_ready_case(&world->bureau, world->office);
    struct record *commitment = bureau_fill(world->office, "commitment", id, NULL);
    int field = form_field(commitment->form, "promises");
    assert_true(desk_enter_lines(world->office, commitment, field,
                                 "补建台账|+7|孙二\n装设施|+8|孙二", &world->err));
    record_row_add(commitment, field, office_form(world->office, "promise"));
    rescue(world, commitment, NULL, 0, NULL);
    assert_int_equal(commitment->rows[field].count, 3); /* the screen's own is untouched */
    record_free(commitment);
    char *text = text_of(world->made);
    assert_non_null(strstr(text, "补建台账|2026-03-16|孙二\n装设施|2026-03-17|孙二\""));
    free(text);
    expect_import(world, "commitments", 1, 0);
}

/* What couldn't be read stands as it was typed; importing says what is wrong with it. */
static void what_could_not_be_read_is_kept(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    const struct rescue_text texts[] = {
        {.field = form_field(party->form, "phone"), .typed = "+86 138 0001"},
        {.field = form_field(party->form, "sign"), .typed = "老字号"},
        {.field = form_field(party->form, "contact"), .typed = NULL}};
    rescue(world, party, texts, 3, NULL);
    record_free(party);
    char *text = text_of(world->made);
    assert_non_null(strstr(text, "\"'+86 138 0001\"")); /* no formula for a spreadsheet */
    assert_non_null(strstr(text, "招牌名称"));
    assert_non_null(strstr(text, "老字号"));
    assert_null(strstr(text, "13800012345"));
    free(text);
    struct transfer_report report;
    assert_false(import(world, "parties", true, &report));
    assert_int_equal(report.findings.count, 1);
    assert_string_equal(report.findings.items[0].value, "+86 138 0001");
    transfer_report_done(&report);
}

static void a_form_without_headings_has_its_labels(void **state)
{
    struct world *world = *state;
    struct record *settings = record_copy(office_settings(world->office));
    rescue(world, settings, NULL, 0, NULL);
    record_free(settings);
    char *text = text_of(world->made);
    assert_non_null(strstr(text, "机关代字"));
    free(text);
}

static void nothing_is_ever_overwritten(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    rescue(world, party, NULL, 0, NULL);
    char *first = memory_copy(world->made);
    rescue(world, party, NULL, 0, NULL);
    assert_non_null(strstr(world->made, "20260309-1000-2.csv"));
    char *again = NULL;
    assert_false(office_rescue(world->office, party, NULL, 0, first, &again, &world->err));
    assert_int_equal(world->err.code, ERR_CONFLICT);
    assert_null(again);
    assert_non_null(strstr(world->err.message, "没有覆盖它；请换一个名字"));
    free(first);
    record_free(party);
}

static void a_path_of_ones_own(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    char *path = memory_format("%s/mine.csv", world->bureau.folder);
    char *nowhere = memory_format("%s/none/mine.csv", world->bureau.folder);
    rescue(world, party, NULL, 0, path);
    assert_string_equal(world->made, path);
    char *made = NULL;
    assert_false(office_rescue(world->office, party, NULL, 0, nowhere, &made, &world->err));
    assert_int_equal(world->err.code, ERR_DATABASE);
    assert_non_null(strstr(world->err.message, "没有这个文件或文件夹"));
    free(nowhere);
    free(path);
    record_free(party);
}

/* Without a home it goes where everybody may write, under a name nobody can guess. */
static void without_a_home(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    char *none = memory_format("%s/none", world->bureau.folder);
    setenv("HOME", none, 1);
    rescue(world, party, NULL, 0, NULL);
    static const char head[] = "/tmp/未保存-当事人-20260309-1000-";
    assert_int_equal(strncmp(world->made, head, strlen(head)), 0);
    assert_int_equal(strlen(world->made), strlen(head) + 16 + strlen(".csv"));
    expect_import(world, "parties", 1, 0);
    free(none);
    record_free(party);
}

static void a_full_disk_says_so_and_leaves_nothing(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    struct rlimit before;
    char *made = NULL;
    size_t files, left;
    free(file_list(world->bureau.folder, ".csv", &files));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1, before.rlim_max});
    bool done = office_rescue(world->office, party, NULL, 0, NULL, &made, &world->err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(done);
    assert_null(made);
    assert_int_equal(world->err.code, ERR_DATABASE);
    assert_int_equal(
        strncmp(world->err.message, "家目录和 /tmp 都写不了：", strlen("家目录和 /tmp 都写不了：")),
        0);
    assert_non_null(strstr(world->err.message, "请抄下要紧的内容"));
    free(file_list(world->bureau.folder, ".csv", &left));
    assert_int_equal(files, left);
    record_free(party);
}

static void the_database_is_not_asked(void **state)
{
    struct world *world = *state;
    struct record *party = a_party(world);
    struct err gone;
    char *away = memory_format("%s.away", world->bureau.path);
    assert_true(file_rename(world->bureau.path, away, &gone));
    bool done = office_rescue(world->office, party, NULL, 0, NULL, &world->made, &world->err);
    assert_true(file_rename(away, world->bureau.path, &gone));
    free(away);
    assert_true(done);
    record_free(party);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WITH_WORLD(a_party_comes_back),
        WITH_WORLD(a_case_comes_back),
        WITH_WORLD(a_changed_case_is_changed_again),
        WITH_WORLD(promises_and_their_empty_last_row),
        WITH_WORLD(what_could_not_be_read_is_kept),
        WITH_WORLD(a_form_without_headings_has_its_labels),
        WITH_WORLD(nothing_is_ever_overwritten),
        WITH_WORLD(a_path_of_ones_own),
        WITH_WORLD(without_a_home),
        WITH_WORLD(a_full_disk_says_so_and_leaves_nothing),
        WITH_WORLD(the_database_is_not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
