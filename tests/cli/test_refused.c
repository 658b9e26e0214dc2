/* What `rouzhi act CASE` says isn't open to somebody is refused when he asks for it all the same: in the same
 * words, with the clause, exit code 1 or, where it isn't his, 3. The administrator sees no case at all. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "cli/prompt.h"

static const char officers[] =
    "姓名,登录账号,角色,执法证号,证件有效期至,电话\n"
    "王一,clerk,文员,,,13000000001\n"
    "陈二,chen,执法人员,LX-500106-01,2028-01-01,13000000002\n"
    "李三,li,执法人员、承办机构负责人,LX-500106-02,2028-01-01,13000000003\n"
    "柏四,rev,法制审核人员,,,13000000004\n"
    "郑五,deputy,分管领导,,,13000000005\n"
    "孙六,head,主要负责人,,,13000000006\n"
    "冉七,visit,回访员,,,13000000007\n";

static const char *const people[] = {"clerk", "chen", "li", "rev", "deputy", "head", "visit"};

static int set_up(void **state)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    prompt_open(prompt);
    *state = prompt;
    prompt_write(prompt, "officers.csv", officers);
    PROMPT_SAYS(prompt, 0, "office.db\n", NULL, "init", "--practice", "prefix=试环");
    char *path = prompt_place(prompt, "officers.csv");
    PROMPT_SAYS(prompt, 0, "新增 7", NULL, "import", "officers", path);
    free(path);
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "party", "名称=好公司",
                "credit_code=91500222MA5UQ7RR7W", "法定代表人=王五", "住所=土湾街道 8 号",
                "电话=13000000009", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "new", "case", "party=好公司",
                "street=土湾街道", "地点=车间", "violation=台账不全", "facts=查实。", "协办人=李三",
                "found_at=今天 0930", "--as", "chen");
    return 0;
}

static int tear_down(void **state)
{
    prompt_close(*state);
    free(*state);
    return 0;
}

/* One line of the list: key, title, 不能：why. */
static void ask_all_the_same(struct prompt *prompt, const char *account, const char *line)
{
    const char *why = strstr(line, "不能：") + strlen("不能：");
    char *key = memory_copy_n(line, strcspn(line, " "));
    char *reason = memory_copy_n(why, strcspn(why, "\n"));
    int code = prompt_run(prompt, "act", "1", key, "--as", account, NULL);
    if ((code != 1 && code != 3) || strstr(prompt->err, reason) == NULL ||
        strstr(reason, "（") == NULL) {
        fail_msg("%s by %s: %d %s, not %s", key, account, code, prompt->err, reason);
    }
    free(reason);
    free(key);
}

/* Of what is refused to this one every sixth, from this one on; returns how many acts there are. */
#define ASKED 6
static size_t refuse_some(struct prompt *prompt, const char *account, size_t first)
{
    size_t count = 0;
    assert_int_equal(prompt_run(prompt, "act", "1", "--as", account, NULL), 0);
    char *list = memory_copy(prompt->out);
    for (const char *line = list; *line != '\0'; count++) {
        size_t length = strcspn(line, "\n");
        const char *why = strstr(line, "不能：");
        if (why != NULL && why < line + length && count % ASKED == first % ASKED) {
            ask_all_the_same(prompt, account, line);
        }
        line += length + (line[length] == '\n');
    }
    free(list);
    return count;
}

static void what_is_refused_is_refused_when_asked_for(void **state)
{
    struct prompt *prompt = *state;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        assert_true(refuse_some(prompt, people[i], i) > 50);
    }
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "act", "1", "assign", "--as", "li");
    PROMPT_SAYS(prompt, 1, NULL, "案件已指派，不能提请柔性执法：它在已筛查时办理（工作方案三、四）",
                "act", "1", "propose", "--as", "chen");
    assert_true(refuse_some(prompt, "chen", 0) > 50);
}

static void the_administrator_sees_no_case(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 3, "", "行政处罚法第五十条", "act", "1");
    PROMPT_SAYS(prompt, 3, "", "行政处罚法第五十条", "show", "1");
    PROMPT_SAYS(prompt, 3, "", "行政处罚法第五十条", "act", "1", "crime_decide",
                "outcome=approved");
    assert_null(strstr(prompt->err, "台账不全"));
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_refused_is_refused_when_asked_for, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_administrator_sees_no_case, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
