/* Two flexible methods on the screen: an interview that is refused until its four tests are complete, and a
 * mediation that fails. What was filed is read back by the command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "e2e/flow.h"

#define OFFICER "chenyu"
#define OFFICER_NAME "陈屿"

/* One of the four tests, answered with its evidence; what stands there already gives way. */
static void answer(struct pty *pty, const char *test, const char *proof)
{
    at(pty, test);
    flow_pick(pty, "s", "是");
    at(pty, proof);
    keys(pty, "<End><C-u>现场检查笔录第 2 页<Enter>");
}

static void fill_in_talk(struct pty *pty)
{
    at(pty, "通报的问题");
    keys(pty, "<Tab>");
    at(pty, "被约谈人的说明");
    keys(pty, "没有专人管，已经安排了人。<Tab>");
    at(pty, "应当遵守的规范");
    keys(pty, "按日记录，保存五年。<Tab>");
    at(pty, "整改要求");
    keys(pty, "补齐三月以来的记录。<Tab>");
    at(pty, "整改期限");
    keys(pty, "+7<Enter>");
    at(pty, "告诫*");
    keys(pty, "<Tab>");
    at(pty, "被约谈人的表态");
    flow_pick(pty, "接受", "接受告诫，愿意改正");
}

static void interview_wants_all_four_tests(void **state)
{
    const struct flow *flow = *state;
    char *number = flow_own_case(flow, OFFICER, OFFICER_NAME, "观察中");
    struct pty *pty = flow_stand_on(flow, OFFICER, number);
    flow_act(pty, "约谈告诫");
    sees(pty, "约谈告诫 （新）");
    keys(pty, "<PageUp><PageUp><PageUp><PageUp><PageDown>");
    answer(pty, "情节轻微", "轻微的证据");
    answer(pty, "无危害后果", "无后果的证据");
    answer(pty, "无主观故意", "无故意的证据");
    at(pty, "能及时纠正");
    flow_pick(pty, "否", "否");
    at(pty, "纠正的证据");
    keys(pty, "<End><C-u><Enter>");
    fill_in_talk(pty);
    keys(pty, "<C-s>");
    sees(pty, "不是“是”，四项检验缺一项就不能约谈告诫，请提请立案（工作方案");
    at(pty, "能及时纠正");
    flow_pick(pty, "s", "是");
    at(pty, "纠正的证据");
    keys(pty, "<C-s>");
    sees(pty, "还没有写，四项检验要各附证据（工作方案四（三））");
    at(pty, "纠正的证据");
    keys(pty, "整改照片 3 张<C-s>");
    sees(pty, "约谈告诫已记入 沙环柔〔2026〕");
    flow_leave(pty);
    static const char *const filed[] = {"纠正的证据", "整改照片 3 张", "接受告诫，愿意改正",
                                        "不再适用柔性执法，依法查处", NULL};
    flow_shows(flow, OFFICER, number, filed);
    free(number);
}

static void give_order(struct pty *pty)
{
    flow_act(pty, "责令停止和改正");
    at(pty, "立即停止");
    keys(pty, "停止露天喷漆<Enter>");
    at(pty, "改正内容");
    keys(pty, "装好活性炭箱再喷。<Tab>");
    at(pty, "改正期限");
    keys(pty, "+3<C-s>");
    sees(pty, "责令停止和改正已记入");
}

static void ask_for_mediation(struct pty *pty)
{
    flow_act(pty, "受理调解申请");
    at(pty, "争什么");
    keys(pty, "喷漆异味影响楼上住户<Enter>");
    at(pty, "争议的事实");
    keys(pty, "每天下午喷漆，气味进屋。<Tab>");
    sees(pty, "争议一方的姓名或名称。"); /* the party of the case stands there already */
    keys(pty, "<Enter><Enter><Enter>看监测结果再说<Enter>");
    at(pty, "  2");
    keys(pty, "李桂芳<Enter>");
    flow_pick(pty, "申", "申请人");
    keys(pty, "<Enter>下午不喷漆<Enter>");
    at(pty, "  3");
    keys(pty, "<Enter>");
    at(pty, "各方是否自愿");
    flow_pick(pty, "各方", "各方都愿意");
    keys(pty, "<C-s>");
    sees(pty, "受理调解申请已记入");
}

static void mediation_fails(void **state)
{
    const struct flow *flow = *state;
    char *number = flow_own_case(flow, OFFICER, OFFICER_NAME, "已受理");
    struct pty *pty = flow_stand_on(flow, OFFICER, number);
    give_order(pty);
    ask_for_mediation(pty);
    flow_act(pty, "调解纠错");
    at(pty, "调解经过");
    keys(pty, "各方说明情况，对停喷的时段没有谈拢。<Tab>");
    at(pty, "调解结果");
    flow_pick(pty, "没有", "没有达成协议");
    sees(pty, "告知的权利");
    sees(pty, "调解不成，可以依法就争议向人民法院提起民事诉讼");
    keys(pty, "<C-s>");
    sees(pty, "处要改，光标在第一处");
    at(pty, "接着怎样办");
    flow_pick(pty, "立案", "违法行为提请立案");
    at(pty, "没有达成的原因");
    keys(pty, "停喷的时段谈不拢<C-s>");
    sees(pty, "调解纠错已记入 沙环柔〔2026〕");
    flow_leave(pty);
    static const char *const filed[] = {"没有达成协议", "违法行为提请立案",
                                        "向人民法院提起民事诉讼", "李桂芳", NULL};
    flow_shows(flow, OFFICER, number, filed);
    free(number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(interview_wants_all_four_tests, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(mediation_fails, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
