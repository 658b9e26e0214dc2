/* TERM=dumb: the built program talks line by line, the terminal edits its own lines, and what was
 * answered outlives a dropped line, Ctrl-C and the end of input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/flow.h"

#define OFFICER "chenyu"
#define MENU "数字选，? 说明，0 离开："

static void ends_with(struct pty *pty, int expected)
{
    int status;
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    assert_int_equal(status, expected);
    pty_free(pty);
}

/* A new case with its party answered and the street asked. */
static struct pty *begin_case(const struct flow *flow)
{
    struct pty *pty = flow_lines(flow, OFFICER);
    at(pty, MENU); /* the cursor stands behind the prompt */
    keys(pty, "受理<Enter>");
    at(pty, "当事人（必填）：");
    keys(pty, "lzc<Enter>");
    sees(pty, "重庆岚枕川汽车零部件有限公司：");
    at(pty, "案件来源[日常检查]：");
    keys(pty, "<Enter><Enter>");
    at(pty, "街道（镇）（必填）：");
    return pty;
}

static struct pty *go_on(const struct flow *flow)
{
    struct pty *pty = flow_lines(flow, OFFICER);
    sees(pty, "您有 1 份没写完的");
    sees(pty, "1. 案件受理：重庆岚枕川汽车零部件有限公司");
    at(pty, "数字，0 以后再说：");
    keys(pty, "1<Enter>");
    return pty;
}

static void leave(struct pty *pty)
{
    keys(pty, ":离开<Enter>");
    sees(pty, "已离开。");
    ends_with(pty, 0);
}

/* A case that the leader in charge has approved, its promise begun. */
static struct pty *begin_promise(const struct flow *flow)
{
    char *number = flow_own_case(flow, OFFICER, "陈屿", "柔性办理");
    struct pty *pty = flow_lines(flow, OFFICER);
    at(pty, MENU);
    keys(pty, "2<Enter>");
    keys(pty, number);
    keys(pty, "<Enter>承诺书 1<Enter>");
    sees(pty, number);
    free(number);
    return pty;
}

/* Ctrl-C takes back the line, Ctrl-U and Backspace are the terminal's; then the way to the PDF. */
static void intake_to_letter(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    keys(pty, "新桥<C-c>");
    sees(pty, "这一行不算");
    at(pty, "街道（镇）（必填）：");
    keys(pty, "tww<Backspace><Enter>");
    sees(pty, "街道（镇）：土湾街道");
    keys(pty, "天马路 8 号<Enter>环境管理台账没有按月记录<Enter>");
    sees(pty, "清单上相近的事项：");
    keys(pty, "1<Enter>台账缺三个月。<Enter>.<Enter><Enter><Enter>luoyd<Enter>");
    at(pty, "协办人（必填）：");
    keys(pty, "罗一笛<Enter>");
    at(pty, "行为终了日：");
    keys(pty, "<Enter>");
    at(pty, "s保存 数字改 =全表 0留草稿：");
    keys(pty, "s<Enter>");
    sees(pty, "已受理 沙环柔〔2026〕");
    leave(pty);
    pty = begin_promise(flow);
    keys(pty, "补齐台账<Enter>+1<Enter>赵一<Enter>");
    keys(pty, "专人记录<Enter>+2<Enter>赵二<Enter><Enter>:保存<Enter>s<Enter>");
    sees(pty, "已签订。");
    keys(pty, "文书<Enter>1<Enter>1<Enter>2<Enter>");
    sees(pty, "的 PDF 已生成（第 1 次）：");
    char *pdf = flow_find(flow, ".pdf");
    assert_non_null(pdf);
    free(pdf);
    leave(pty);
}

static void line_drops(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    keys(pty, "tw<Enter>天马路 8 号<Enter>");
    at(pty, "违法行为（必填）：");
    pty_hangup(pty);
    ends_with(pty, 0);
    pty = go_on(flow);
    at(pty, "违法行为（必填）：");
    keys(pty, "=<Enter>");
    sees(pty, "5. 地点：天马路 8 号");
    leave(pty);
}

static void terminated(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    assert_true(pty_kill(pty, SIGTERM));
    ends_with(pty, 0);
    leave(go_on(flow));
}

/* Ctrl-D is the end of input: the draft is kept, and said so. */
static void input_ends(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    keys(pty, "<C-d>");
    sees(pty, "已留作草稿：案件受理");
    ends_with(pty, 0);
    leave(go_on(flow));
}

/* What was begun on the screen is gone on with line by line, at the same field. */
static void draft_of_the_screen(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<F2>");
    at(pty, "当事人");
    keys(pty, "lzc");
    sees(pty, "> 重庆岚枕川汽车零部件有限公司");
    keys(pty, "<Enter>");
    at(pty, "案件来源");
    pty_hangup(pty);
    int status;
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    pty_free(pty);
    pty = go_on(flow);
    at(pty, "案件来源[日常检查]：");
    leave(pty);
}

/* A terminal's own editing lets 4095 bytes of a line through: the rest is asked for, and what was
 * lost answers nothing. */
static void long_line(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = begin_case(flow);
    char text[3 * 1400 + 1] = "";
    for (int i = 0; i < 1400; i++)
        memcpy(text + 3 * i, i == 1364 ? "末" : "事", 4);
    keys(pty, "tw<Enter>天马路 8 号<Enter>台账<Enter>1<Enter>");
    at(pty, "简要案情（必填）：");
    keys(pty, text);
    keys(pty, "<Enter>");
    sees(pty, "收到 1365 字，到“事事事事");
    at(pty, "接着输入，回车算完，- 重写：");
    keys(pty, "后面的在这里。<Enter>");
    at(pty, "续：");
    keys(pty, ".<Enter>=<Enter>");
    sees(pty, "事末后面的在这里。");
    leave(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(intake_to_letter, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(line_drops, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(terminated, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(input_ends, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(draft_of_the_screen, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(long_line, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
