/* What was filed is what the list stands on: the keys that the message line proposes are about it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/workstation.h"

#define THE_CASE "沙环柔〔2026〕5号"

/* The chosen row is this case, and its letter is what F7 is about. */
static void letter_is_of(struct workstation *work, const char *number, const char *party)
{
    char head[160];
    snprintf(head, sizeof head, ">%s", number);
    if (screen_row_of(work->screen, head) < 0)
        snprintf(head, sizeof head, "> %s", number);
    workstation_shows(work, head);
    workstation_type(work, "<F7>");
    snprintf(head, sizeof head, "打印文书：%s %s", number, party);
    workstation_shows(work, head);
    workstation_type(work, "<Enter>");
    snprintf(head, sizeof head, "预览：保证承诺书  %s %s", number, party);
    workstation_shows(work, head);
    workstation_type(work, "<Enter>");
    workstation_shows(work, "的 PDF 已生成");
    snprintf(head, sizeof head, "%s %s", number, party);
    workstation_shows(work, head);
    workstation_type(work, "<Esc>");
}

/* Cut off while the promise of a case is typed; gone on with after the next login. */
static void test_promise_gone_on_with(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_file_ready(work.bureau, "没有公开排污口信息");
    workstation_type_all(&work,
                         (const char *const[]){"<A-2>", "排污口", "<F5>", "2", "公开信息", NULL});
    screen_hang_up(work.screen);
    workstation_type(&work, NULL);
    workstation_again(&work, "chen");
    workstation_type_all(&work, (const char *const[]){"<Enter>", "<Enter>", "+7<Enter>",
                                                      "赵一<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "按 F7、Enter、Enter 生成 PDF");
    letter_is_of(&work, THE_CASE, "初某1");
    workstation_close(&work);
}

/* The same asked for in a section that has no cases. */
static void test_promise_from_elsewhere(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_file_ready(work.bureau, "没有登记危废");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "危废", "<F5>", "2", "补登记",
                                                      "<Esc>", "<A-5>", "<F9>", "草稿", "<Enter>",
                                                      "<Enter>", "<Enter>", "+7<Enter>",
                                                      "乐安禾<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "按 F7、Enter、Enter 生成 PDF");
    letter_is_of(&work, "沙环柔〔2026〕6号", "初某2");
    workstation_close(&work);
}

/* A case taken in while the list shows only what is overdue, and filtered. */
static void test_case_in_a_narrow_view(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>",
                                                      "<F8>",
                                                      "3",
                                                      "不会有",
                                                      "<F2>",
                                                      "渝碚",
                                                      "<Enter>",
                                                      "<Enter>",
                                                      "<Enter>",
                                                      "tw",
                                                      "<Enter>",
                                                      "石门路1号<Enter>",
                                                      "没有填报登记表<Enter>",
                                                      "<Enter>",
                                                      "当场查到。<Tab>",
                                                      "<Tab><Tab>",
                                                      "王芳",
                                                      "<Enter>",
                                                      "<C-s>",
                                                      NULL});
    workstation_shows(&work, "已受理 沙环柔〔2026〕7号");
    workstation_shows(&work, "下一步按 F5 办理");
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "办理 沙环柔〔2026〕7号");
    workstation_close(&work);
}

/* From the section of parties: the case is what the next key is about. */
static void test_case_about_a_party(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "乐安", "<F5>", "2", "tw", "<Enter>",
                                                      "石门路1号<Enter>", "焚烧垃圾<Enter>",
                                                      "<Enter>", "当场查到。<Tab>", "<Tab><Tab>",
                                                      "王芳", "<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "已受理 沙环柔〔2026〕8号");
    workstation_shows(&work, "下一步按 F5 办理");
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "办理 沙环柔〔2026〕8号");
    workstation_close(&work);
}

/* Over marked rows F7 would print those: it isn't proposed. */
static void test_not_over_marks(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_file_ready(work.bureau, "没有按时填报");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<End>", "<C-t>", "按时填报", "<F9>",
                                                      "签订", "<Enter>", "补填<Enter>", "+7<Enter>",
                                                      "赵一<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "已签订");
    assert_false(screen_shows(work.screen, "按 F7"));
    workstation_close(&work);
}

/* The number that is typed is the chosen row, whatever else its digits find. */
static void test_number_typed(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "2", NULL});
    workstation_shows(&work, "> 沙环柔〔2026〕2号");
    workstation_type(&work, "<C-u>２");
    workstation_shows(&work, "> 沙环柔〔2026〕2号");
    workstation_type(&work, "<C-u>202");
    workstation_shows(&work, "没有找到“202”");
    workstation_type(&work, "<C-u>1<F7>");
    workstation_shows(&work, "打印文书：沙环柔〔2026〕1号 乐安禾");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Esc>", "<A-5>", "zm12", NULL});
    workstation_shows(&work, "ZM-12");
    workstation_close(&work);
}

int main(void)
{
    /* in this order: they work in one office, and some count its numbers */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_promise_gone_on_with),  cmocka_unit_test(test_promise_from_elsewhere),
        cmocka_unit_test(test_case_in_a_narrow_view), cmocka_unit_test(test_case_about_a_party),
        cmocka_unit_test(test_not_over_marks),        cmocka_unit_test(test_number_typed),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
