/* rouzhi due at the prompt: a period by rule and by the table, what stops and extends it, what is due in
 * the cases, and what is said of mistakes. The clock stands at 2026-03-09 10:00. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cli/prompt.h"

static int set_up(void **state)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    prompt_open(prompt);
    *state = prompt;
    return 0;
}

static int tear_down(void **state)
{
    prompt_close(*state);
    free(*state);
    return 0;
}

static void periods_of_the_table_need_no_database(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "2026-03-24\n3月9日起15日 → 3月24日\n决定是否立案：", NULL, "due",
                "2026-3-9", "filing");
    PROMPT_SAYS(prompt, 0, "2026-04-08\n3月9日起15日又延长15日 → 4月8日\n", NULL, "due", "2026-3-9",
                "决定是否立案", "--extend", "1");
    PROMPT_SAYS(prompt, 0,
                "2026-08-03\n3月9日起90日又延长30日：3月20日—4月10日听证不计，5月1—3日中止不计，"
                "最后一日8月1日（周六），顺延 → 8月3日\n",
                NULL, "due", "2026-3-9", "decision", "--extend", "1", "--stop",
                "2026-3-20..2026-4-10=听证", "--stop", "2026-5-1..2026-5-3");
    PROMPT_SAYS(prompt, 0, "2026-10-01 15:20\n", NULL, "due", "2026-9-30 15:20", "向公安机关移交");
}

static void the_answer_as_json(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "\"due\": \"2026-11-11\"", NULL, "due", "2026-11-20", "听证通知",
                "--json");
    assert_non_null(strstr(prompt->out, "\"line\": \"11月20日前7个工作日 → 11月11日\""));
    assert_non_null(strstr(prompt->out, "\"term\": \"hearing-notice\""));
    assert_non_null(strstr(prompt->out, "\"verified\": true"));
    PROMPT_SAYS(prompt, 0, "\"verified\": false", NULL, "due", "今天", "filing", "--json");
    PROMPT_SAYS(prompt, 0, "\"term\": null", NULL, "due", "今天", "5wd", "--json");
}

static void mistakes_are_named(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 4, NULL, "期限表里没有“filling”，是否“filing”？", "due", "今天", "filling");
    PROMPT_SAYS(prompt, 4, NULL, "期限“公安机关”不止一种", "due", "今天", "公安机关");
    PROMPT_SAYS(prompt, 1, NULL, "决定是否立案的期限最多延长 1 次", "due", "今天", "filing",
                "--extend", "2");
    PROMPT_SAYS(prompt, 1, NULL, "决定书送达的期限不能延长（行政处罚法第六十一条", "due", "今天",
                "service", "--extend", "1");
    PROMPT_SAYS(prompt, 2, NULL, "--extend 是期限表里的期限延长几次", "due", "今天", "5wd",
                "--extend", "1");
    PROMPT_SAYS(prompt, 2, NULL, "--extend 应是延长的次数 0 至 9，不是“一”", "due", "今天",
                "filing", "--extend", "一");
    PROMPT_SAYS(prompt, 6, NULL, "停止的日子“2026-3-20”看不懂", "due", "今天", "filing", "--stop",
                "2026-3-20");
    PROMPT_SAYS(prompt, 6, NULL, "停止的日子“2026-3-20..2026-3-19=听证”看不懂", "due", "今天",
                "filing", "--stop", "2026-3-20..2026-3-19=听证");
    PROMPT_SAYS(prompt, 6, NULL, "按小时算的期限要写明几时几分", "due", "今天", "crime-handover");
    PROMPT_SAYS(prompt, 2, NULL, "“下周”不是日数（0 到 3650）", "due", "下周");
    PROMPT_SAYS(prompt, 2, NULL, "--stop 和 --extend 要写在起算日和期限后面", "due", "30",
                "--extend", "1");
}

/* The table is the office's: what it corrects is reckoned with, and goes out and in again unchanged. */
static void the_table_is_the_offices(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "office.db\n", NULL, "init", "--practice");
    PROMPT_SAYS(prompt, 0, "决定是否立案", "34 条\n", "list", "terms");
    char *path = prompt_place(prompt, "terms.csv");
    PROMPT_SAYS(prompt, 0, NULL, "导出 34 条", "export", "terms", "-o", path);
    PROMPT_SAYS(prompt, 0, "新增 0，变更 0，未变 34", NULL, "import", "terms", path);
    free(path);
    PROMPT_SAYS(prompt, 0, "\n", NULL, "edit", "term", "决定是否立案", "length=7", "unit=工作日",
                "standing=已核原文");
    PROMPT_SAYS(prompt, 0, "2026-03-18\n3月9日起7个工作日 → 3月18日\n", NULL, "due", "2026-3-9",
                "filing");
    assert_null(strstr(prompt->out, "未核对"));
    PROMPT_SAYS(prompt, 1, NULL, "键：程序和脚本凭它找这个期限，不能改；请改名称", "edit", "term",
                "决定是否立案", "key=file");
    PROMPT_SAYS(prompt, 1, NULL, "数法：小时只能往后数", "edit", "term", "补办保存审批",
                "direction=往前");
    PROMPT_SAYS(prompt, 1, NULL, "可延长：延长“两周”看不懂", "edit", "term", "回访",
                "extensions=两周");
    PROMPT_SAYS(prompt, 1, NULL, "谁批准延长：能延长的要写明由谁批准", "edit", "term", "回访",
                "extensions=15");
    PROMPT_SAYS(prompt, 0, "35\n", NULL, "new", "term", "key=lunch", "title=午间值守", "length=2",
                "unit=小时", "starts=开始值守", "clause=本局规定");
    PROMPT_SAYS(prompt, 0, "未查到原文", NULL, "due", "今天 12:00", "lunch");
    PROMPT_SAYS(prompt, 3, NULL, "“查看案件和当事人”由", "due", "30"); /* the administrator */
}

#define WITH_PROMPT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROMPT(periods_of_the_table_need_no_database),
        WITH_PROMPT(the_answer_as_json),
        WITH_PROMPT(mistakes_are_named),
        WITH_PROMPT(the_table_is_the_offices),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
