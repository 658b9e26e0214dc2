/* Adding a field to a case is one section in the form and one column in a migration: it is then on
 * the screen, in the CSV, in the letter's words and in the audit. Done here with 天气; the program's
 * migrations are replaced by the same and new_field/one_more.sql. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "office/keeping.h"
#include "office/letter.h"
#include "office/transfer.h"
#include "ui/workstation.h"

static const char section[] = "\n[field weather]\nlabel = 天气\ntype = text\nlength = 20\n"
                              "csv = 天气\nword = 天气\nhelp = 检查时的天气。\n";

static const char row_section[] = "\n[field supervisor]\nlabel = 督办人\ntype = officer\n"
                                  "csv = 督办人\nword = 督办人\nhelp = 谁来督办。\n";

struct world {
    char share[64];
    struct bureau bureau;
    struct workstation work;
};

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void run(const char *format, ...)
{
    char command[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    assert_int_equal(system(command), 0);
}

/* The project's forms and data in a folder of their own, with `text` behind the file `name`. */
static void append(const char *share, const char *name, const char *text)
{
    struct buffer bytes;
    struct err err;
    char *path = file_join(share, name);
    buffer_init(&bytes);
    assert_true(file_read(path, 1000000, &bytes, &err));
    buffer_add(&bytes, text);
    assert_true(file_write(path, buffer_text(&bytes), bytes.length, 0600, &err));
    buffer_done(&bytes);
    free(path);
}

static int set_up(void **state)
{
    struct world *world = memory_alloc(sizeof *world);
    snprintf(world->share, sizeof world->share, "/tmp/rouzhi-share-XXXXXX");
    assert_non_null(mkdtemp(world->share));
    run("cp -r '%s/forms' '%s/data' '%s'", SOURCE_FOLDER, SOURCE_FOLDER, world->share);
    append(world->share, "forms/case.form", section);
    append(world->share, "forms/promise.form", row_section);
    append(world->share, "forms/documents/commitment.gw", "@顶格 当日天气{{天气}}。\n");
    workstation_furnish_with(&world->bureau, world->share);
    workstation_open(&world->work, &world->bureau, 40, 100);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    workstation_close(&world->work);
    bureau_close(&world->bureau);
    run("rm -r '%s'", world->share);
    free(world);
    return 0;
}

/* Types 小雨 into the new field of the case that is watched, on the screen, and saves. */
static int64_t type_weather(struct world *world)
{
    struct err err;
    int64_t id;
    workstation_type(&world->work, "<A-2>记录不全");
    workstation_type(&world->work, "<F4>");
    assert_true(screen_shows(world->work.screen, "天气"));
    for (int i = 0; i < 40 && !screen_shows(world->work.screen, "检查时的天气。"); i++) {
        workstation_type(&world->work, "<Tab>");
    }
    workstation_type(&world->work, "小雨<C-s>");
    assert_true(screen_shows(world->work.screen, "已保存"));
    assert_true(desk_find(world->work.office, "case", "2", &id, &err));
    return id;
}

static void expect_saved(struct world *world, int64_t id)
{
    struct err err;
    struct record *kase = desk_load(world->work.office, "case", id, &err);
    assert_string_equal(record_get(kase, "weather"), "小雨");
    record_free(kase);
}

static void expect_exported(struct world *world)
{
    struct err err;
    long rows;
    struct buffer text;
    buffer_init(&text);
    char *path = file_join(world->bureau.folder, "cases.csv");
    struct transfer_options options = {.kind = "cases", .path = path};
    assert_true(transfer_export(world->work.office, &options, &rows, &err));
    assert_true(file_read(path, 1000000, &text, &err));
    assert_non_null(strstr(buffer_text(&text), ",天气"));
    assert_non_null(strstr(buffer_text(&text), ",小雨"));
    buffer_done(&text);
    free(path);
}

static void expect_in_letter(struct world *world, int64_t id)
{
    struct err err;
    struct letter_preview preview;
    if (!letter_preview(world->work.office, id, "commitment", &preview, &err)) {
        fail_msg("%s", err.message);
    }
    bool found = false;
    for (size_t i = 0; i < preview.count; i++) {
        found = found || strstr(preview.lines[i], "当日天气小雨。") != NULL;
    }
    assert_true(found);
    letter_preview_done(&preview);
}

static bool look_for_weather(const struct keeping_entry *entry, void *data)
{
    bool *found = data;
    *found = *found || strstr(entry->words, "：天气") != NULL;
    return true;
}

static void expect_audited(struct world *world)
{
    struct err err;
    bool found = false;
    struct keeping_report report;
    struct office *admin = bureau_as(&world->bureau, NULL);
    assert_true(keeping_verify(admin, NULL, &report, &err));
    assert_true(report.whole);
    office_close(admin);
    struct office *head = bureau_as(&world->bureau, "review");
    assert_true(keeping_show(head, 0, 100, look_for_weather, &found, &err));
    office_close(head);
    assert_true(found);
}

static void a_new_field_is_everywhere(void **state)
{
    struct world *world = *state;
    int64_t id = type_weather(world);
    expect_saved(world, id);
    expect_exported(world);
    expect_in_letter(world, id);
    expect_audited(world);
}

/* A reference in a row that isn't made yet is picked as what it is, not as a field of the parent. */
static void a_reference_in_a_new_row(void **state)
{
    struct world *world = *state;
    workstation_file_ready(world->work.bureau, "没有公开排污口信息");
    workstation_type_all(&world->work, (const char *const[]){"<A-2>", "排污口", "<F5>", "2", NULL});
    workstation_shows(&world->work, "整改措施");
    for (int i = 0; i < 40 && !screen_shows(world->work.screen, "谁来督办。"); i++) {
        workstation_type(&world->work, "<Tab>");
    }
    workstation_type(&world->work, "<F4>");
    workstation_shows(&world->work, "┌─ 督办人");
    workstation_shows(&world->work, "王芳");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_field_is_everywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_reference_in_a_new_row, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
