/* The tour: a newcomer is led by keys alone from the first list to a letter; whoever strays is
 * shown the way back, in a small window as well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "e2e/flow.h"

/* Types the letters that the strip names, and takes the only party that they find. */
static void find_party(struct pty *pty)
{
    char *letters = flow_word_after(pty, "输入 ");
    letters[strcspn(letters, "，")] = '\0';
    keys(pty, letters);
    sees(pty, "查找：");
    sees(pty, "  │ > 重庆");
    keys(pty, "<Enter>");
    free(letters);
}

static void fill_in_case(struct pty *pty)
{
    sees(pty, "引导 4/15");
    keys(pty, "<Enter><Enter>jk");
    sees(pty, "> 井口街道");
    keys(pty, "<Enter>天马路 8 号 2 号车间<Enter>");
    sees(pty, "引导 5/15");
    keys(pty, "环境管理台账记录不全<Enter>");
    sees(pty, "> ZM-12");
    keys(pty, "<Enter>");
    sees(pty, "引导 6/15");
    keys(pty, "检查时台账缺两周的记录，当场补上。<Tab>");
    sees(pty, "引导 7/15");
    keys(pty, "<Enter><Enter>罗一");
    sees(pty, "> 罗一笛");
    keys(pty, "<Enter>");
    sees(pty, "引导 8/15");
}

/* What the screening asks is seen and put away; the promise is taken in a case that is approved. */
static void go_to_the_ready_case(struct pty *pty)
{
    sees(pty, "引导 9/15");
    flow_act(pty, "适用性筛查");
    sees(pty, "引导 10/15");
    keys(pty, "<Esc>");
    sees(pty, "引导 11/15");
    char *serial = flow_word_after(pty, "另一件：输入 ");
    keys(pty, serial);
    sees(pty, "查找：");
    sees(pty, "柔性办理");
    flow_act(pty, "签订保证承诺书");
    free(serial);
}

static void sign_and_print(struct pty *pty)
{
    sees(pty, "引导 12/15");
    keys(pty, "补全环境管理台账并按日记录<Enter>+3<Enter>杜秋帆<Enter>");
    sees(pty, "引导 13/15");
    keys(pty, "<C-s>");
    sees(pty, "引导 14/15");
    keys(pty, "<F7><Enter>");
    sees(pty, "引导 15/15");
    keys(pty, "<Enter>");
    sees(pty, "PDF 已生成");
    keys(pty, "<Enter>");
    sees(pty, "引导完成");
}

static void leads_to_a_letter(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_tour(flow, 24, 80);
    sees(pty, "引导 1/15");
    keys(pty, "<Esc>2"); /* a terminal that gives no Alt */
    sees(pty, "引导 2/15");
    keys(pty, "<F2>");
    sees(pty, "引导 3/15");
    find_party(pty);
    fill_in_case(pty);
    keys(pty, "<C-s>");
    go_to_the_ready_case(pty);
    sign_and_print(pty);
    sees(pty, " 个字，");
    char *paper = flow_find(flow, ".pdf");
    assert_non_null(paper);
    free(paper);
    keys(pty, "<Enter>");
    assert_true(pty_wait_gone(pty, "引导", FLOW_SECONDS));
    flow_leave(pty);
}

static void strays_and_comes_back(void **state)
{
    struct pty *pty = flow_tour(*state, 20, 60);
    keys(pty, "<A-2><F2>");
    sees(pty, "引导 3/15");
    keys(pty, "<Esc>");
    sees(pty, "受理表单没有开着");
    keys(pty, "<F2>");
    sees(pty, "引导 3/15");
    find_party(pty);
    sees(pty, "引导 4/15");
    keys(pty, "<Esc>");
    sees(pty, "受理表单没有开着");
    keys(pty, "<F2>");
    sees(pty, "有一份没写完的");
    keys(pty, "1");
    sees(pty, "来源和发现时间已经填好");
    flow_leave(pty);
}

static void ends_when_asked(void **state)
{
    struct pty *pty = flow_tour(*state, 24, 80);
    sees(pty, "引导 1/15");
    keys(pty, "<F9>jsyd");
    sees(pty, "结束引导");
    keys(pty, "<Enter>");
    assert_true(pty_wait_gone(pty, "引导 1/15", FLOW_SECONDS));
    keys(pty, "<F9>jsyd");
    sees(pty, "没有");
    keys(pty, "<Esc>");
    flow_leave(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(leads_to_a_letter, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(strays_and_comes_back, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(ends_when_asked, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
