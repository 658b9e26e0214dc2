/* Nothing typed is ever lost: the line drops or the program is killed in the middle of a word, and at
 * the next login the form is offered to whom it belongs, at the same field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "e2e/flow.h"

#define OFFICER "chenyu"
#define FACTS "现场检查时，当事人的危险废物贮存间没有上锁，台账缺三个月的记录"

/* A new case with its party chosen and the cursor in 简要案情. */
static struct pty *begin_case(const struct flow *flow)
{
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<F2>");
    at(pty, "当事人");
    keys(pty, "lzc");
    sees(pty, "> 重庆岚枕川汽车零部件有限公司");
    keys(pty, "<Enter>");
    at(pty, "案件来源");
    keys(pty, "<PageDown>");
    at(pty, "违法行为");
    keys(pty, "<Tab><Tab>");
    at(pty, "简要案情");
    return pty;
}

/* Logs in again, takes up the draft and finds it as it was left. */
static struct pty *go_on(const struct flow *flow)
{
    struct pty *pty = flow_start(flow, OFFICER, 24, 80);
    sees(pty, "有 1 份没写完的");
    sees(pty, "案件受理：重庆岚枕川汽车零部件有限公司");
    keys(pty, "1");
    sees(pty, "案件受理 （新）");
    sees(pty, "当事人* 重庆岚枕川汽车零部件有限公司");
    return pty;
}

static void hang_up_in_mid_typing(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    int status;
    keys(pty, "现场检查时");
    sees(pty, "现场检查时");
    pty_hangup(pty);
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    assert_true(status < 128); /* it left by itself, no signal killed it */
    pty_free(pty);

    pty = go_on(flow);
    at(pty, "现场检查时");
    keys(pty, "，台账没有记录"); /* at the end of what was there */
    sees(pty, "现场检查时，台账没有记录");
    flow_leave(pty);
}

static bool file_holds(const char *path, const char *text)
{
    struct buffer bytes;
    struct err err = {0};
    buffer_init(&bytes);
    bool holds = file_read(path, (size_t)64 * 1024 * 1024, &bytes, &err) &&
                 memmem(buffer_text(&bytes), bytes.length, text, strlen(text)) != NULL;
    buffer_done(&bytes);
    return holds;
}

/* Until the text stands in the file of drafts or its log: woken by every change in their folder. */
static void wait_kept(const struct flow *flow, const char *text)
{
    char *file = memory_format("%s.drafts", flow->database);
    char *log = memory_format("%s-wal", file);
    struct pollfd watch = {.fd = inotify_init1(IN_NONBLOCK), .events = POLLIN};
    char events[4096];
    assert_true(inotify_add_watch(watch.fd, flow->folder, IN_MODIFY | IN_CREATE) >= 0);
    while (!file_holds(log, text) && !file_holds(file, text)) {
        assert_int_equal(poll(&watch, 1, FLOW_SECONDS * 1000), 1);
        while (read(watch.fd, events, sizeof events) > 0) {
            continue;
        }
    }
    close(watch.fd);
    free(log);
    free(file);
}

/* Killed as soon as the file of drafts has changed: nothing of what was typed is missing, and the
 * cursor stands where it stood. */
static void kill_in_mid_typing(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    int status;
    keys(pty, FACTS);
    keys(pty, "<Left><Left><Left>。"); /* before 的记录 */
    wait_kept(flow, "台账缺三个月。的记录");
    assert_true(pty_kill(pty, SIGKILL));
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    assert_int_equal(status, 128 + SIGKILL);
    pty_free(pty);

    pty = go_on(flow);
    at(pty, "简要案情");
    sees(pty, "台账缺三个月。的");
    keys(pty, "<Backspace>份");
    sees(pty, "台账缺三个月份的");
    flow_leave(pty);
}

/* SIGTERM, as a server that is shut down sends it, loses nothing at all. */
static void terminated_in_mid_typing(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    int status;
    keys(pty, FACTS);
    sees(pty, "三个月的记");
    assert_true(pty_kill(pty, SIGTERM));
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    pty_free(pty);

    pty = go_on(flow);
    sees(pty, "三个月的记");
    flow_leave(pty);
}

/* A code that couldn't be read yet is text as well. */
static void unread_text_comes_back_with_its_sentence(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "<F2>");
    at(pty, "名称（姓名）");
    keys(pty, "重庆晴川试验仪器有限公司<Enter>91500106MA60QX7T1B");
    sees(pty, "校验码应为 A");
    pty_hangup(pty);
    int status;
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    pty_free(pty);

    pty = flow_start(flow, OFFICER, 24, 80);
    sees(pty, "当事人：重庆晴川试验仪器有限公司");
    keys(pty, "1");
    at(pty, "91500106MA60QX7T1B");
    keys(pty, "<Backspace>A");
    at(pty, "法定代表人");
    sees(pty, "91500106MA60QX7T1A");
    flow_leave(pty);
}

static void later_keeps_it_and_others_never_see_it(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    keys(pty, "现场检查时<Esc>");
    sees(pty, "已留作草稿");
    flow_leave(pty);

    pty = flow_login(flow, "luoyidi");
    keys(pty, "<F9>");
    sees(pty, "查找：");
    keys(pty, "我的草稿");
    sees(pty, "> 我的草稿");
    keys(pty, "<Enter>");
    sees(pty, "没有写了一半的草稿");
    flow_leave(pty);

    pty = flow_start(flow, OFFICER, 24, 80);
    sees(pty, "有 1 份没写完的");
    keys(pty, "2"); /* 以后再说 */
    assert_true(pty_wait_gone(pty, "没写完的", FLOW_SECONDS));
    flow_leave(pty);

    pty = go_on(flow);
    flow_leave(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hang_up_in_mid_typing, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(kill_in_mid_typing, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(terminated_in_mid_typing, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(unread_text_comes_back_with_its_sentence, flow_setup,
                                        flow_teardown),
        cmocka_unit_test_setup_teardown(later_keeps_it_and_others_never_see_it, flow_setup,
                                        flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
