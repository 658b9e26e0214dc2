/* rouzhi list today at the prompt: what is in it for each person, overdue first, with the reason, as a table for
 * a morning mail and as JSON. The clock stands at 2026-03-09 10:00. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cli/prompt.h"

static const char officers[] = "姓名,登录账号,角色,科室,执法证号,证件有效期至\n"
                               "陈二,chen,执法人员,支队一大队,LX-500106-01,2028-01-01\n"
                               "李三,li,执法人员,支队一大队,LX-500106-02,2028-01-01\n"
                               "柏四,bai,分管领导,局领导,,\n"
                               "丁五,ding,承办机构负责人,支队,,\n"
                               "戊六,wu,承办机构负责人,监测站,,\n";

static void new_case(struct prompt *prompt, const char *number, const char *found)
{
    char *asked = malloc(strlen(found) + 10);
    strcat(strcpy(asked, "found_at="), found);
    PROMPT_SAYS(prompt, 0, number, NULL, "new", "case", "party=好公司", "street=土湾街道",
                "地点=车间", "violation=台账不全", "facts=查实。", "协办人=李三", asked, "--as",
                "chen");
    free(asked);
}

static int set_up(void **state)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    prompt_open(prompt);
    *state = prompt;
    PROMPT_SAYS(prompt, 0, "office.db\n", NULL, "init", "--practice", "prefix=试环");
    prompt_write(prompt, "officers.csv", officers);
    char *path = prompt_place(prompt, "officers.csv");
    PROMPT_SAYS(prompt, 0, "新增 5", NULL, "import", "officers", path);
    free(path);
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "party", "名称=好公司",
                "credit_code=91500222MA5UQ7RR7W", "法定代表人=王五", "住所=土湾街道 8 号",
                "电话=13000000009", "--as", "chen");
    new_case(prompt, "1号", "2026-03-09 09:30"); /* due on the 24th */
    new_case(prompt, "2号", "2026-02-25 21:00"); /* due on the 12th; found in the evening */
    new_case(prompt, "3号", "2026-02-10 09:00"); /* overdue */
    return 0;
}

static int tear_down(void **state)
{
    prompt_close(*state);
    free(*state);
    return 0;
}

static void in_order(const char *text, const char *first, const char *second)
{
    const char *at = strstr(text, first);
    if (at == NULL || strstr(at, second) == NULL) {
        fail_msg("%s before %s in:\n%s", first, second, text);
    }
}

static void overdue_first_with_the_reason(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(
        prompt, 0,
        "2026-02-25  超期 12 日    试环柔〔2026〕3号     决定是否立案              陈二      "
        "已受理        好公司\n    2月10日起15日 → 2月25日。\n",
        "2 件\n", "list", "today", "--as", "chen");
    in_order(prompt->out, "超期 12 日", "2026-03-12  还有 3 日");
    assert_null(strstr(prompt->out, "2026-03-24"));
    PROMPT_SAYS(prompt, 0, "2026-02-25", "1 件，还有更多\n", "list", "today", "--limit", "1",
                "--as", "li");
    PROMPT_SAYS(prompt, 0, "2026-03-12", "1 件\n", "list", "today", "2号", "--as", "li");
}

static void a_heads_day_is_his_units(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "2026-03-24", "3 件\n", "list", "today", "--as", "ding");
    PROMPT_SAYS(prompt, 0, "3号", "3 件\n", "list", "waiting", "--as", "ding");
    PROMPT_SAYS(prompt, 0, NULL, "0 件\n", "list", "today", "--as", "wu");
    assert_string_equal(prompt->out, ""); /* cron mails nothing */
}

static void a_leader_finds_what_he_decides(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, NULL, "0 件\n", "list", "today", "--as", "bai");
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "act", "2", "file", "matter=台账不全",
                "evidence=现场检查笔录", "basis=第五十四条", "officer2=李三", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "待批立案", "1 件\n", "list", "today", "--as", "bai");
    PROMPT_SAYS(prompt, 0, "待批立案", "2 件\n", "list", "today", "--as", "chen"); /* mine still */
}

static void the_same_as_json(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "\"number\": \"试环柔〔2026〕3号\"", NULL, "list", "today", "--json",
                "--as", "chen");
    in_order(prompt->out, "\"days_left\": -12", "\"days_left\": 3");
    in_order(prompt->out, "\"overdue\": true", "\"overdue\": false");
    assert_non_null(strstr(prompt->out, "\"due_what\": \"决定是否立案\""));
    assert_non_null(strstr(prompt->out, "\"state\": \"已受理\""));
    assert_non_null(strstr(prompt->out, "\"mine\": true"));
    assert_non_null(strstr(prompt->out, "\"why\": \"到期日 2026-02-25：2月10日起15日 → 2月25日。"));
    PROMPT_SAYS(prompt, 0, "[]\n", NULL, "list", "today", "--json", "--as", "wu");
}

static void off_hours_goes_into_the_csv(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "错时延时", "导出 3 条", "export", "cases", "--encoding", "utf8", "--as",
                "chen");
    assert_non_null(strstr(prompt->out, "工作日夜间"));
    PROMPT_SAYS(prompt, 0, "错时延时", NULL, "show", "2", "--as", "chen");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(overdue_first_with_the_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_heads_day_is_his_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_leader_finds_what_he_decides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_as_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(off_hours_goes_into_the_csv, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
