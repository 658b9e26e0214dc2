/* Steps of a case on the screen and in the line mode: the order to stop and correct, and a method that a
 * bureau added with a form file and a line of settings. */
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
#include "office/step.h"
#include "ui/talk.h"
#include "ui/workstation.h"

static const char talk_form[] =
    "[form]\ntitle = 夜间巡谈\nact = method\nlabel = topic\n[page talk]\ntitle = 巡谈\n"
    "[field case]\nlabel = 案件\ntype = reference\nrefers = case\nneed = yes\n"
    "[field done_at]\nlabel = 时间\ntype = moment\nneed = yes\ndefault = now\n"
    "[field officer]\nlabel = 办理人\ntype = officer\nneed = yes\ndefault = me\n"
    "[field topic]\nlabel = 谈了什么\ntype = text\nneed = yes\nhelp = 一句话。\n";

struct world {
    char share[64];
    struct bureau bureau;
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

static void use_method(struct world *world)
{
    struct err err;
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct record *settings = desk_load(admin, "office", 1, &err);
    record_put(settings, "methods", "talk");
    assert_true(desk_save(admin, settings, false, &err));
    record_free(settings);
    office_close(admin);
}

static int begin(void **state)
{
    struct err err;
    struct world *world = memory_alloc(sizeof *world);
    snprintf(world->share, sizeof world->share, "/tmp/rouzhi-share-XXXXXX");
    assert_non_null(mkdtemp(world->share));
    run("cp -r '%s/forms' '%s/data' '%s'", SOURCE_FOLDER, SOURCE_FOLDER, world->share);
    char *path = file_join(world->share, "forms/talk.form");
    assert_true(file_write(path, talk_form, strlen(talk_form), 0600, &err));
    free(path);
    workstation_furnish_with(&world->bureau, world->share);
    use_method(world);
    *state = world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;
    bureau_close(&world->bureau);
    run("rm -r '%s'", world->share);
    free(world);
    return 0;
}

/* From F5 to the case that shows it: the form knows its case and the second officer. */
static void test_order(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "公开", "<F5>", NULL});
    screen_expect(work.screen, "steps-acts-80x24");
    workstation_act(&work, "责令停止和改正");
    screen_expect(work.screen, "order-80x24");
    workstation_type_all(&work, (const char *const[]){"停止排放<Tab>", "清洗滤网<Tab>", NULL});
    workstation_type(&work, "今天<C-s>");
    workstation_shows(&work, "责令停止和改正已记入 沙环柔〔2026〕");
    workstation_type(&work, "<Tab>");
    workstation_rest(&work, 500);
    workstation_shows(&work, "历次办理 2026-03-09 10:00 责令停止和改正（陈宇、王芳）停止排放");
    workstation_close(&work);
}

/* The party is being watched for another case: whoever screens this one is told at once what came out. */
static void test_screening_says_its_verdict(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "公开", "<F5>", "1", NULL});
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "适用性筛查已记入 沙环柔〔2026〕3号：立案。");
    workstation_close(&work);
}

/* What was done is opened from the palette, put right, and read where it may not be changed. */
static void test_steps_are_opened(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<A-2>", "公开", "<F9>", "历次办理<Enter>", NULL});
    screen_expect(work.screen, "steps-80x24");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "清洗滤网");
    workstation_type_all(&work, (const char *const[]){"<Tab><Tab>", "<End>和施工", "<C-s>", NULL});
    workstation_shows(&work, "责令停止和改正（沙环柔〔2026〕");
    workstation_again(&work, "clerk");
    workstation_type_all(
        &work, (const char *const[]){"<A-2>", "公开", "<F9>", "历次办理<Enter>", "<Enter>", NULL});
    workstation_shows(&work, "停止排放和施工");
    workstation_shows(&work, "只能看：“修改办理记录”由执法人员、承办机构负责人办理，您是文员");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F5>", NULL});
    for (int i = 0; i < 40 && !screen_shows(work.screen, "“责令停止和改正”由执法人员"); i++) {
        workstation_type(&work, "<PageDown>");
    }
    workstation_shows(&work, "“责令停止和改正”由执法人员、承办机构负责人办理");
    workstation_close(&work);
}

static void test_nothing_done_yet(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<A-2>", "秸秆", "<F9>", "历次办理<Enter>", NULL});
    workstation_shows(&work, "还没有办过什么，按 F5 办理");
    workstation_close(&work);
}

/* More acts than a small terminal holds: what is below is reached, and said to be there. */
static void test_acts_scroll(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 20, 60);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "重复登记", "<F5>", NULL});
    workstation_shows(&work, "PgDn 看下面");
    assert_false(screen_shows(work.screen, "案件只作废一次"));
    for (int i = 0; i < 400; i++) {
        workstation_type(&work, "<Down>");
    }
    workstation_shows(&work, "PgUp 看上面");
    workstation_shows(&work, "作废案件");
    for (int i = 0; i < 200; i++) {
        workstation_type(&work, "<PageUp>");
    }
    workstation_shows(&work, "PgDn 看下面");
    workstation_close(&work);
}

/* The method by its title, begun, left as a draft, gone on with, filed. */
static void test_method(void **state)
{
    struct world *world = *state;
    struct workstation work;
    workstation_open(&work, &world->bureau, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "公开", NULL});
    workstation_act(&work, "夜间巡谈");
    workstation_type(&work, "夜里不开风机<Esc>");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_act(&work, "夜间巡谈");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "夜里不开风机");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "夜间巡谈已记入 沙环柔〔2026〕");
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_type(&work, "<Tab>");
    workstation_rest(&work, 500);
    workstation_shows(&work, "2026-03-09 10:00 夜间巡谈（陈宇）夜里不开风机");
    workstation_close(&work);
}

/* The same table of acts line by line, with what refuses them. */
static void test_line_mode(void **state)
{
    struct world *world = *state;
    char *said = talk(&world->bureau, "chen",
                      "2\n/露天\n1\n1\n责令停止和改正\n停止焚烧\n清理现场\n.\n今天\n\n\n\n\ns\n");
    talk_has(said, "责令停止和改正，新。");
    talk_has(said, "责令停止和改正已记入 沙环柔〔2026〕");
    free(said);
    said = talk(&world->bureau, "chen", "2\n/露天\n1\n:历次办理\n1\n");
    talk_has(said, "1. 2026-03-09 10:00 责令停止和改正（陈宇、王芳）停止焚烧");
    talk_has(said, "清理现场");
    free(said);
    said = talk(&world->bureau, "clerk", "2\n/露天\n1\n1\n");
    talk_has(said, "“责令停止和改正”由执法人员、承办机构负责人办理，您是文员");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_steps_are_opened),
        cmocka_unit_test(test_acts_scroll),
        cmocka_unit_test(test_nothing_done_yet),
        cmocka_unit_test(test_method),
        cmocka_unit_test(test_line_mode),
        cmocka_unit_test(test_screening_says_its_verdict),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
