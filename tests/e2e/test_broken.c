/* A promise broken, on the screen (工作方案五（二）、五（三）): re-inspected by two, filed with the file so
 * far, approved by the leader in charge; who proposed it and who isn't a leader don't decide. What was
 * filed is read back by the command line. */
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
#define DEPUTY "taoyanqiu"
#define CLERK "zouwenjing"
#define FILE_NUMBER "沙环立〔2026〕17号"

/* One of two promises is kept: that isn't the promise. */
static void reinspect(struct pty *pty)
{
    flow_act(pty, "复查");
    sees(pty, "复查 （新）");
    at(pty, "  1");
    flow_pick(pty, "未履行", "未履行");
    keys(pty, "台账没有补<Enter>");
    at(pty, "2026-03-16 前");
    keys(pty, "<Enter>");
    flow_pick(pty, "已", "已履行");
    keys(pty, "<Enter>");
    sees(pty, "  3\n");
    keys(pty, "<Enter>");
    at(pty, "证据");
    keys(pty, "复查照片 4 张<Tab>");
    sees(pty, "照各项的结果是“没有履行”");
    keys(pty, "<C-s>");
    sees(pty, "复查已记入");
    sees(pty, "没有履行。");
}

/* The file so far stands there: the promise and what the re-inspection found. */
static void file_it(struct pty *pty)
{
    flow_act(pty, "提请立案");
    sees(pty, "没有履行承诺");
    sees(pty, "签订保证承诺书 沙环承");
    sees(pty, "没有履行");
    at(pty, "初步证据");
    keys(pty, "复查笔录 1 份，照片 4 张<C-s>");
    sees(pty, "提请立案已记入");
}

static void approve_it(struct pty *pty)
{
    flow_act(pty, "立案审批");
    at(pty, "立案号");
    sees(pty, "作出处理决定：3月9日起90日");
    keys(pty, "沙环立2026-17号<Enter>");
    sees(pty, "发文字号的年份要用六角括号");
    keys(pty, "<End><C-u>沙环立[2026]17号<C-s>"); /* an input method's brackets are mended */
    sees(pty, "立案审批已记入");
}

static void promise_broken_leads_to_filing(void **state)
{
    const struct flow *flow = *state;
    char *number = flow_own_case(flow, OFFICER, OFFICER_NAME, "观察中");
    struct pty *pty = flow_stand_on(flow, OFFICER, number);
    reinspect(pty);
    file_it(pty);
    flow_leave(pty);
    char *words = memory_format("act %s file_decide file_number=" FILE_NUMBER, number);
    free(flow_run(flow, OFFICER, 3, words));
    free(flow_run(flow, CLERK, 3, words));
    free(words);
    pty = flow_stand_on(flow, DEPUTY, number);
    approve_it(pty);
    flow_leave(pty);
    static const char *const filed[] = {"已立案",        FILE_NUMBER,  "没有履行承诺", "批准立案",
                                        "复查照片 4 张", "2026-06-08", "作出处理决定", NULL};
    flow_shows(flow, OFFICER, number, filed);
    free(number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(promise_broken_leads_to_filing, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
