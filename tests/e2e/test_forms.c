/* Forms under fast hands and under two pairs of hands: five hundred keys typed ahead over a form, a list
 * to choose from and a save; and two sessions at one record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "e2e/flow.h"

#define OFFICER "chenyu"
#define OTHER "luoyidi"
#define PARTY "重庆岚枕川汽车零部件有限公司"
#define SENTENCE "现场检查时贮存间没有上锁，台账缺了三个月。" /* 21 characters */
#define SENTENCES 22

/* Everything at once: each key acts on the screen on which it was meant. */
static void five_hundred_keys_typed_ahead(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    struct buffer all;
    buffer_init(&all);
    buffer_add(&all,
               "<F2>lzc<Enter><Enter><Enter>jk<Enter>先手路1号<Enter>一次打完，台账记录不全<Enter>"
               "<Enter>");
    size_t before = all.length;
    for (int i = 0; i < SENTENCES; i++) {
        buffer_add(&all, SENTENCE);
    }
    assert_true(text_count(buffer_text(&all) + before) >= 460);
    buffer_add(&all, "末了。<Tab><Tab><Tab>罗一笛<Enter><C-s><A-3>lzc<A-2>一次打完");
    keys(pty, buffer_text(&all));
    buffer_done(&all);
    sees(pty, "查找：一次打完");
    sees(pty, "1 / 1");
    sees(pty, "> 沙环柔");
    keys(pty, "<A-3>");
    sees(pty, "查找：lzc"); /* what was typed there stayed there */
    keys(pty, "<A-2><F3>");
    sees(pty, "案件受理 沙环柔");
    keys(pty, "<PageDown><Tab><Tab>");
    sees(pty, "台账缺了三个月。末了。");
    flow_leave(pty);
}

/* The form of the party at its address. */
static struct pty *open_party(const struct flow *flow, const char *account)
{
    struct pty *pty = flow_login(flow, account);
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "lzc");
    sees(pty, "> 重庆岚枕川汽车");
    keys(pty, "<F4>");
    sees(pty, " 当事人 " PARTY);
    keys(pty, "<PageDown>");
    at(pty, "住所（住址）");
    return pty;
}

static void two_sessions_at_one_record(void **state)
{
    const struct flow *flow = *state;
    struct pty *mine = open_party(flow, OFFICER), *theirs = open_party(flow, OTHER);
    keys(mine, "<C-u>我写的住所<Tab><C-u>我写的联系人");
    sees(mine, "联系人  我写的联系人");
    keys(theirs, "<C-u>她写的住所<C-s>");
    sees(theirs, "的修改已保存");
    keys(mine, "<C-s>");
    sees(mine, "别人先保存了");
    sees(mine, "罗一笛 在");
    sees(mine, "1 我写的   我写的住所");
    sees(mine, "2 现在的   她写的住所");
    sees(mine, "不冲突，已合并：联系人（我写的）");
    keys(mine, "2<Enter>");
    sees(mine, "请核对后按 Ctrl-S 保存");
    at(mine, "联系人");
    sees(mine, "她写的住所");
    keys(mine, "<C-s>");
    sees(mine, "的修改已保存");
    sees(theirs, "我写的联系人"); /* the other session's list sees it by itself */
    flow_leave(mine);
    flow_leave(theirs);
}

/* Killed with the card on the screen: what was written comes back, and the card with it. */
static void killed_at_the_card(void **state)
{
    const struct flow *flow = *state;
    struct pty *mine = open_party(flow, OFFICER), *theirs = open_party(flow, OTHER);
    int status;
    keys(mine, "<C-u>我写的住所");
    sees(mine, "草稿已留");
    keys(theirs, "<C-u>她写的住所<C-s>");
    sees(theirs, "的修改已保存");
    flow_leave(theirs);
    keys(mine, "<C-s>");
    sees(mine, "别人先保存了");
    assert_true(pty_kill(mine, 9));
    assert_true(pty_exit_status(mine, FLOW_SECONDS, &status));
    pty_free(mine);

    mine = flow_start(flow, OFFICER, 24, 80);
    sees(mine, "没写完的");
    keys(mine, "1");
    sees(mine, "我写的住所");
    keys(mine, "<C-s>");
    sees(mine, "1 我写的   我写的住所");
    sees(mine, "2 现在的   她写的住所");
    flow_leave(mine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(five_hundred_keys_typed_ahead, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(two_sessions_at_one_record, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(killed_at_the_card, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
