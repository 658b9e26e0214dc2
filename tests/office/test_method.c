/* A method of the bureau's own: a form that is put into the share folder and a line in the settings; no
 * code, no migration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <locale.h>

#include "base/file.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "office/row_act.h"
#include "office/step.h"
#include "support/bureau.h"

static const char talk_form[] =
    "[form]\ntitle = 夜间巡谈\nact = method\nlabel = topic\n[page talk]\ntitle = 巡谈\n"
    "[field case]\nlabel = 案件\ntype = reference\nrefers = case\nneed = yes\n"
    "[field done_at]\nlabel = 时间\ntype = moment\nneed = yes\ndefault = now\n"
    "[field officer]\nlabel = 办理人\ntype = officer\nneed = yes\ndefault = me\n"
    "[field topic]\nlabel = 谈了什么\ntype = text\nneed = yes\n"
    "[field hours]\nlabel = 用时\ntype = decimal\nscale = 1\nunit = 小时\n"
    "[field sides]\nlabel = 在场\ntype = rows\nrefers = talk_side\n";
static const char side_form[] = "[form]\ntitle = 在场的人\nparent = talk\n[page p]\ntitle = 人\n"
                                "[field name]\nlabel = 姓名\ntype = text\nneed = yes\n"
                                "[field phone]\nlabel = 电话\ntype = phone\n";

struct world {
    char share[64];
    struct bureau bureau;
    struct office *office; /* chen */
    int64_t kase;
    struct err err;
};

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void run(const char *format, ...)
{
    char command[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    assert_int_equal(system(command), 0);
}

static void put_form(const struct world *world, const char *name, const char *text)
{
    struct err err;
    char *path = file_join(world->share, name);
    assert_true(file_write(path, text, strlen(text), 0600, &err));
    free(path);
}

/* One share folder for all: a new office of it is copied from the first. */
static int group_setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    snprintf(world->share, sizeof world->share, "/tmp/rouzhi-share-XXXXXX");
    assert_non_null(mkdtemp(world->share));
    run("cp -r '%s/forms' '%s/data' '%s'", SOURCE_FOLDER, SOURCE_FOLDER, world->share);
    put_form(world, "forms/talk.form", talk_form);
    put_form(world, "forms/talk_side.form", side_form);
    *state = world;
    return 0;
}

static int group_teardown(void **state)
{
    struct world *world = *state;
    run("rm -r '%s'", world->share);
    free(world);
    return 0;
}

static int setup(void **state)
{
    struct world *world = *state;
    bureau_open_with(&world->bureau, world->share);
    world->office = bureau_as(&world->bureau, "chen");
    world->kase = bureau_case(world->office);
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    bureau_close(&world->bureau);
    return 0;
}

static const struct row_act *act_keyed(struct world *world, const char *key)
{
    size_t count;
    const struct row_act *table = row_act_table(world->office, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].key, key) == 0) {
            return &table[i];
        }
    }
    fail_msg("no act %s", key);
    return NULL;
}

static void set_methods(struct world *world, const char *methods)
{
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct record *settings = desk_load(admin, "office", 1, &world->err);
    record_put(settings, "methods", methods);
    if (!desk_save(admin, settings, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    record_free(settings);
    office_close(admin);
    office_changed(world->office);
}

static void the_setting_names_forms_that_are_there(void **state)
{
    struct world *world = *state;
    static const char *const tries[][2] = {
        {"talc", "其他柔性方式：forms 文件夹里没有 talc.form，是否 talk？"},
        {"talk、something", "其他柔性方式：forms 文件夹里没有 something.form，请先放进去"},
        {"talk, case", "其他柔性方式：case.form 不是本局自己的方式，[form] 里要写 act = method"},
        {"order", "其他柔性方式：order.form 不是本局自己的方式，[form] 里要写 act = method"},
    };
    struct office *admin = bureau_as(&world->bureau, NULL);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct record *settings = desk_load(admin, "office", 1, &world->err);
        record_put(settings, "methods", tries[i][0]);
        assert_false(desk_save(admin, settings, false, &world->err));
        assert_string_equal(world->err.message, tries[i][1]);
        record_free(settings);
    }
    office_close(admin);
}

static void a_method_of_ones_own_needs_no_code(void **state)
{
    struct world *world = *state;
    const struct row_act *talk = act_keyed(world, "talk");
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_false(row_act_offered(world->office, talk, kase));
    assert_null(desk_new(world->office, "talk", world->kase, &world->err));
    assert_string_equal(world->err.message,
                        "本局没有启用“夜间巡谈”：系统管理员在办公室设置的“其他柔性方式”里写上 "
                        "talk（工作方案四）");
    set_methods(world, "talk");
    assert_true(row_act_offered(world->office, talk, kase));
    assert_string_equal(talk->title, "夜间巡谈");
    assert_true(row_act_open_on(world->office, talk, kase, &world->err));
    record_free(kase);

    struct record *record =
        bureau_fill(world->office, "talk", world->kase, "topic=风机夜里不开", "hours=1.5", NULL);
    assert_true(desk_enter_lines(world->office, record, form_field(record->form, "sides"),
                                 "老王|13812345678\n老李", &world->err));
    struct office_draft draft = {.form = "talk", .context = world->kase, .row = -1};
    assert_true(office_draft_keep(world->office, &draft, record, NULL, &world->err));
    record_free(record);
    char *typed;
    record = office_draft_take(world->office, &draft, &typed, &world->err);
    free(typed);
    assert_int_equal(record->rows[form_field(record->form, "sides")].count, 2);
    assert_true(desk_save(world->office, record, false, &world->err));
    int64_t id = record->id;
    record_free(record);

    char *lines = step_lines(world->office, world->kase);
    assert_string_equal(lines, "2026-03-09 10:00 夜间巡谈（陈宇）风机夜里不开");
    free(lines);
    set_methods(world, NULL); /* no longer used: what was done stays, and may be put right */
    record = desk_load(world->office, "talk", id, &world->err);
    assert_string_equal(record_get(record, "hours"), "1.5");
    assert_true(row_act_may_edit(world->office, record, &world->err));
    record_put(record, "hours", "2.0");
    assert_true(desk_save(world->office, record, false, &world->err));
    record_free(record);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_setting_names_forms_that_are_there),
        TEST(a_method_of_ones_own_needs_no_code),
    };
    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
