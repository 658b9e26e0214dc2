/* On the screen: a suspected crime goes from its screening to the head and to the police; and whoever used
 * an emergency isn't let off. What was filed is read back by the command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "e2e/flow.h"

#define OFFICER "chenyu"
#define OFFICER_NAME "陈屿"
#define HEAD "zhouruochuan"
#define OPEN "〔2026〕"

/* The newest case of the officer's own that was only taken in: its number. The caller frees. */
static char *own_case(const struct flow *flow)
{
    char *list = flow_run(flow, OFFICER, 0, "list mine");
    char *number = NULL;
    for (char *line = strtok(list, "\n"); line && !number; line = strtok(NULL, "\n")) {
        const char *name = strstr(line, OFFICER_NAME);
        if (name && strstr(name, "已受理")) {
            number = memory_copy_n(line, strcspn(line, " "));
        }
    }
    assert_non_null(number);
    free(list);
    return number;
}

/* Logged in, the cursor on this case in the list of all cases. */
static struct pty *stand_on(const struct flow *flow, const char *account, const char *number)
{
    char *row = memory_format("> %s", number);
    char *digits = memory_copy(strstr(number, OPEN) + strlen(OPEN));
    digits[strspn(digits, "0123456789")] = '\0';
    struct pty *pty = flow_login(flow, account);
    keys(pty, "<A-2>");
    sees(pty, "全部案件");
    keys(pty, digits);
    sees(pty, row);
    free(digits);
    free(row);
    return pty;
}

/* The screening with one answer on the page of the bottom line; `tabs`: how far down it stands. */
static void screen(struct pty *pty, int tabs, const char *field, const char *verdict)
{
    flow_act(pty, "适用性筛查");
    sees(pty, "适用性筛查 （新）");
    keys(pty, "<PageUp><PageUp><PageUp><PageDown><PageDown>");
    at(pty, "利用突发事件");
    for (int i = 0; i < tabs; i++) {
        keys(pty, "<Tab>");
    }
    at(pty, field);
    flow_pick(pty, "是", "是");
    keys(pty, "<C-s>");
    sees(pty, verdict);
}

/* What is nearest of the refused acts stands right below the open ones, in these words. */
static void refuses(struct pty *pty, const char *words)
{
    keys(pty, "<F5>");
    sees(pty, words);
    keys(pty, "<Esc>");
    assert_true(pty_wait_gone(pty, "─ 办理 ", FLOW_SECONDS));
}

static void report(const struct flow *flow, const char *number)
{
    struct pty *pty = stand_on(flow, OFFICER, number);
    screen(pty, 5, "涉嫌犯罪", "：移送公安（涉嫌犯罪）。");
    flow_act(pty, "提请移送涉嫌犯罪");
    sees(pty, "必填还差 1 项"); /* charge, grounds, facts and both officers stand there already */
    at(pty, "证明的证据");
    keys(pty, "监测报告 3 号，询问笔录<C-s>");
    sees(pty, "提请移送涉嫌犯罪已记入");
    flow_leave(pty);
}

static void decide(const struct flow *flow, const char *number)
{
    struct pty *pty = stand_on(flow, HEAD, number);
    flow_act(pty, "审批犯罪移送");
    sees(pty, "涉嫌罪名：污染环境罪"); /* what was asked for stands above the answer */
    sees(pty, "证明的证据：监测报告 3 号，询问笔录");
    at(pty, "决定*");
    flow_pick(pty, "批准", "批准移送");
    keys(pty, "<C-s>");
    sees(pty, "审批犯罪移送已记入");
    flow_leave(pty);
}

static void send(const struct flow *flow, const char *number)
{
    struct pty *pty = stand_on(flow, OFFICER, number);
    flow_act(pty, "移送公安机关");
    at(pty, "移送书文号");
    keys(pty, "沙环移〔2026〕1号<Enter>");
    at(pty, "移送给");
    keys(pty, "沙坪坝区公安分局<Enter>");
    at(pty, "所附材料");
    keys(pty, "<Tab><Tab>");
    at(pty, "抄送检察院");
    keys(pty, "沙坪坝区人民检察院<C-s>");
    sees(pty, "移送公安机关已记入");
    keys(pty, "<Tab>");
    sees(pty, "犯罪移送 已移送公安");
    flow_leave(pty);
}

static void a_suspected_crime_goes_to_the_head(void **state)
{
    const struct flow *flow = *state;
    char *number = own_case(flow);
    report(flow, number);
    decide(flow, number);
    send(flow, number);
    char *words = memory_format("act %s crime_report evidence=-", number);
    char *said = flow_run(flow, OFFICER, 1, words);
    assert_non_null(strstr(said, "案件已移送公安，不能提请移送涉嫌犯罪"));
    free(said);
    free(words);
    words = memory_format("act %s crime_decide outcome=approved", number);
    said = flow_run(flow, OFFICER, 3, words);
    assert_non_null(strstr(said, "“审批犯罪移送”由主要负责人办理，您是执法人员（移送规定第五条"));
    free(said);
    free(words);
    free(number);
}

/* 工作方案三: 利用生态环境突发事件实施违法行为的，不适用柔性执法. */
static void an_emergency_abused_is_not_let_off(void **state)
{
    const struct flow *flow = *state;
    char *number = own_case(flow);
    struct pty *pty = stand_on(flow, OFFICER, number);
    screen(pty, 0, "利用突发事件", "：立案。");
    refuses(pty, "不能提请柔性执法：");
    flow_leave(pty);
    char *words = memory_format("act %s propose", number);
    char *said = flow_run(flow, OFFICER, 1, words);
    assert_non_null(strstr(said, "和突发环境事件有关，不适用柔性执法，请提请立案（工作方案三；"
                                 "行政处罚法第四十九条）"));
    free(said);
    free(words);
    free(number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_suspected_crime_goes_to_the_head, flow_setup,
                                        flow_teardown),
        cmocka_unit_test_setup_teardown(an_emergency_abused_is_not_let_off, flow_setup,
                                        flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
