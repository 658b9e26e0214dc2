/* What was typed: commands, options and words, their help, and what is said of mistakes. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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

static void without_a_command_the_workstation_opens(void **state)
{
    struct prompt *prompt = *state;
    assert_int_equal(prompt_run(prompt, NULL), 0);
    assert_true(prompt->opened);
    assert_null(prompt->seen.path);
    prompt->opened = false;
    PROMPT_SAYS(prompt, 0, NULL, NULL, "--as", "chen");
    assert_true(prompt->opened);
    prompt->opened = false;
    PROMPT_SAYS(prompt, 2, NULL, "没有命令“demmo”，是否“demo”？", "demmo");
    assert_false(prompt->opened);
}

static void mistakes_are_named_with_what_was_meant(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 2, NULL, "rouzhi: 没有命令“全部”，用 rouzhi --help 查看全部命令\n", "全部");
    PROMPT_SAYS(prompt, 2, NULL, "rouzhi: 没有选项 --jsn，是否 --json？\n", "list", "due", "--jsn");
    PROMPT_SAYS(prompt, 2, NULL, "没有选项 --dry-run，用 --help 查看能用的选项", "list", "due",
                "--dry-run");
    PROMPT_SAYS(prompt, 2, NULL, "没有选项 -x", "list", "due", "-x");
    PROMPT_SAYS(prompt, 2, NULL, "选项 --limit 后面要写一个值", "list", "due", "--limit");
    PROMPT_SAYS(prompt, 2, NULL, "--limit 应是 1 至 1000000 的整数，不是“0”", "list", "due",
                "--limit", "0");
    PROMPT_SAYS(prompt, 2, NULL, "写法：rouzhi import 类别 文件 [项=值 …]", "import", "lists");
    PROMPT_SAYS(prompt, 2, NULL, "“三”多余，写法：rouzhi due [日数] | 起算日 期限", "due", "一",
                "二", "三");
    PROMPT_SAYS(prompt, 2, NULL, "--tour 要在终端里运行", "demo", "--tour");
    PROMPT_SAYS(prompt, 2, NULL, "没有列表“cass”，是否“cases”？", "list", "cass");
    PROMPT_SAYS(prompt, 2, NULL, "写法：rouzhi audit verify | head | show [案号]", "audit", "look");
    PROMPT_SAYS(prompt, 2, NULL, "写法：rouzhi audit", "audit", "head", "3");
    PROMPT_SAYS(prompt, 2, NULL, "“正面”应写成 项=值", "import", "lists", "x.csv", "正面");
}

static void help_and_version(void **state)
{
    static const char *const names[] = {"demo", "init",  "import", "export", "list",  "show",
                                        "new",  "print", "due",    "audit",  "check", "backup"};
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "rouzhi 0.", NULL, "--version");
    PROMPT_SAYS(prompt, 0, "退出码：0 完成", NULL, "--help");
    char *all = strdup(prompt->out);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char usage[64];
        snprintf(usage, sizeof usage, "写法：rouzhi %s ", names[i]);
        assert_non_null(strstr(all, names[i]));
        PROMPT_SAYS(prompt, 0, usage, NULL, names[i], "--help");
        assert_non_null(strstr(prompt->out, "--db 文件"));
    }
    free(all);
    PROMPT_SAYS(prompt, 0, "我的待办", NULL, "list", "-h");
}

static void options_stand_anywhere(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "\"due\": \"2026-03-16\"", NULL, "due", "2026-3-9", "--json", "5wd");
    PROMPT_SAYS(prompt, 7, NULL, "没有数据库 /tmp/none.db；先用 rouzhi init", "list", "due", "--db",
                "/tmp/none.db");
    PROMPT_SAYS(prompt, 7, NULL, "文件夹 /nowhere 不能用", "--db", "/nowhere/x.db", "list", "due");
    PROMPT_SAYS(prompt, 7, NULL, "文件夹 /nowhere 不能用", "list", "due", "--db=/nowhere/x.db");
}

/* A clock that was meant to stand must not go on unseen. */
static void a_clock_that_cannot_be_read_is_refused(void **state)
{
    struct prompt *prompt = *state;
    static const char *const wrong[] = {"2026-02-30", "next week", "今天", "3-9",
                                        "2026-03-09 25:00"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        setenv("ROUZHI_NOW", wrong[i], 1);
        PROMPT_SAYS(prompt, 2, NULL, "环境变量 ROUZHI_NOW 是“", "due", "2026-03-09", "5wd");
        assert_non_null(strstr(prompt->err, wrong[i]));
        assert_non_null(strstr(prompt->err, "应写成 2026-03-09 14:05"));
        PROMPT_SAYS(prompt, 2, NULL, "读不出时间", NULL);
        assert_false(prompt->opened);
    }
    static const char *const right[] = {"2026-03-09 14:05", "2026-03-09", "20260309", ""};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        setenv("ROUZHI_NOW", right[i], 1);
        PROMPT_SAYS(prompt, 0, "2026-03-16\n", NULL, "due", "2026-03-09", "5wd");
    }
    setenv("ROUZHI_NOW", "2026-03-09 10:00", 1);
}

static void dates_need_no_database(void **state)
{
    struct prompt *prompt = *state;
    assert_int_equal(prompt_run(prompt, "due", "2026-9-25", "5wd", NULL), 0);
    assert_int_equal(strncmp(prompt->out, "2026-10-09\n", 11), 0);
    assert_non_null(strstr(prompt->out, "国庆节"));
    assert_int_equal(prompt_run(prompt, "due", "2026-3-9 14:30", "24h", NULL), 0);
    assert_int_equal(strncmp(prompt->out, "2026-03-10 14:30\n", 17), 0);
    assert_int_equal(prompt_run(prompt, "due", "今天", "15d", NULL), 0);
    assert_int_equal(strncmp(prompt->out, "2026-03-24\n", 11), 0);
    PROMPT_SAYS(prompt, 6, NULL, "按小时算的期限要写明几时几分，例：\"今天 14:30\"", "due", "今天",
                "24h");
    PROMPT_SAYS(prompt, 6, NULL, "“2026-2-30”不是日期", "due", "2026-2-30", "5wd");
    assert_int_equal(prompt_run(prompt, "due", "今天", "5年", NULL), 6);
    PROMPT_SAYS(prompt, 7, NULL, "文件夹 /nowhere 不能用", "due", "今天", "5wd", "--db",
                "/nowhere/x.db");
}

#define WORDS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WORDS(without_a_command_the_workstation_opens),
        WORDS(mistakes_are_named_with_what_was_meant),
        WORDS(help_and_version),
        WORDS(options_stand_anywhere),
        WORDS(a_clock_that_cannot_be_read_is_refused),
        WORDS(dates_need_no_database),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
