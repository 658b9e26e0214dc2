/* What the law forbids stands as forbidden from the start, on the screen and line by line: acts without
 * room for a promise, fields on which one was signed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "office/desk.h"
#include "ui/talk.h"
#include "ui/workstation.h"

static void lacks(struct workstation *work, const char *text)
{
    char *screen = screen_text(work->screen);
    if (strstr(screen, text) != NULL) {
        fail_msg("%s stands on\n%s", text, screen);
    }
    free(screen);
}

/* The case that is watched is opened for editing. */
static void edit_watched(struct workstation *work, struct bureau *bureau)
{
    workstation_open(work, bureau, 24, 80);
    workstation_type_all(work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_rest(work, 500);
    workstation_type(work, "<F4>");
    workstation_shows(work, "案件受理 沙环柔");
}

static void test_fields_on_which_it_was_signed(void **state)
{
    struct workstation work;
    edit_watched(&work, *state);
    workstation_shows(&work, "当事人：承诺书已经据此签订，观察中不能再改"); /* before a key */
    workstation_type(&work, "乐");                                          /* no picker */
    workstation_shows(&work, "当事人：承诺书已经据此签订，观察中不能再改");
    workstation_type(&work, "<F4>");
    workstation_type(&work, "<F2>");
    workstation_shows(&work, "案件受理 沙环柔");
    workstation_type_all(&work,
                         (const char *const[]){"<Down>", "<Down>", "<Down>", "<Down>", NULL});
    lacks(&work, "别处");
    workstation_type(&work, "别处<Backspace>");
    workstation_shows(&work, "地点：承诺书已经据此签订，观察中不能再改");
    lacks(&work, "别处");
    workstation_type(&work, "<F1>");
    workstation_shows(&work, "不能改：地点：承诺书已经据此签订");
    workstation_type(&work, "<Esc>");
    workstation_type_all(&work, (const char *const[]){"<Down>", "<Down>", "<Down>", NULL});
    workstation_type(&work, "复查时补记。"); /* the facts stay open */
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "已保存");
    workstation_close(&work);
}

static void test_fields_line_by_line(void **state)
{
    char *said = talk(*state, "chen", "2\n台账\n编辑 1\n5\n0\n0\n0\n0\n");
    talk_has(said, "地点：承诺书已经据此签订，观察中不能再改");
    free(said);
}

static void test_promise_without_room(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    workstation_allow(work.bureau, "沙环柔〔2026〕1号");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "秸秆", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "签订保证承诺书  只能补录 2026-02-24 及以前签的");
    workstation_type(&work, "<Esc>");
    moment_t now = bureau->now;
    bureau->now += 30 * 1440;
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "x  签订保证承诺书");
    workstation_shows(&work, "决定是否立案的期限是 2026-02-25，已经没有观察的余地");
    workstation_close(&work);

    char *said = talk(bureau, "chen", "2\n秸秆\n办理 1\n0\n0\n0\n0\n");
    talk_has(said, "不能 签订保证承诺书：签订日期：决定是否立案的期限是 2026-02-25");
    free(said);
    bureau->now = now;
    said = talk(bureau, "chen", "2\n秸秆\n办理 1\n0\n0\n0\n0\n");
    talk_has(said, "签订保证承诺书，只能补录 2026-02-24 及以前签的");
    free(said);
}

static int hold(const struct bureau *bureau)
{
    char *path = memory_format("%s.lock", bureau->path);
    int lock = open(path, O_RDWR | O_CLOEXEC);
    free(path);
    assert_true(lock >= 0);
    assert_int_equal(flock(lock, LOCK_EX | LOCK_NB), 0);
    return lock;
}

/* Somebody else saves for long: that is said, Esc ends it, what else is typed waits for its turn, and
 * the form is as it was. */
static void test_somebody_else_saves(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    edit_watched(&work, bureau);
    workstation_type_all(&work, (const char *const[]){"<Down>", "<Down>", "<Down>", "<Down>",
                                                      "<Down>", "<Down>", "<Down>", NULL});
    workstation_type(&work, "等等。");
    int lock = hold(bureau);
    workstation_type(&work, "<C-s>再<Esc>等");
    workstation_shows(&work, "等等。再等");
    lacks(&work, "写到文件"); /* no card after an Esc */
    workstation_type(&work, "<C-s><Esc>");
    workstation_shows(&work, "正在保存，没有再等，没有保存");
    close(lock);
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "已保存");

    assert_true(app_wait("王芳", 300, work.app));
    workstation_shows(&work, "王芳正在保存，稍候…（Esc 不等了）");
    assert_true(app_wait("王芳", 3100, work.app));
    workstation_shows(&work, "王芳正在保存，已等 3 秒…（Esc 不等了）");
    workstation_type(&work, "<Down>");
    lacks(&work, "Esc 不等了");
    workstation_close(&work);
}

static void press_stop(struct bureau *bureau)
{
    (void)bureau;
    assert_int_equal(raise(SIGINT), 0);
}

/* Line by line, Ctrl-C. */
static void test_somebody_else_saves_by_line(void **state)
{
    struct bureau *bureau = *state;
    int lock = hold(bureau);
    char *said =
        talk_as(bureau, &(struct talk){.account = "chen",
                                       .lines = "2\n台账\n编辑 1\n8\n又等。\n.\ns\n0\n0\n0\n0\n",
                                       .cues = {{"正在保存，稍候。Ctrl-C 不等了。", press_stop}},
                                       .signals = true});
    close(lock);
    talk_order(said, "Ctrl-C 不等了。", "正在保存，没有再等，没有保存");
    talk_lacks(said, "写到文件");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_on_which_it_was_signed),
        cmocka_unit_test(test_fields_line_by_line),
        cmocka_unit_test(test_promise_without_room),
        cmocka_unit_test(test_somebody_else_saves),
        cmocka_unit_test(test_somebody_else_saves_by_line),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
