/* Changing what is on file at the prompt: acts on a case, single fields of a record, trials. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "cli/prompt.h"
#include "support/mould.h"

static const char officers[] =
    "姓名,登录账号,角色,执法证号,证件有效期至,电话\n"
    "柏四,rev,法制审核人员,,,13000000004\n"
    "郑五,dep,分管领导,,,13000000005\n"
    "王一,clerk,文员,,,13000000001\n"
    "陈二,chen,执法人员,LX-500106-01,2028-01-01,13000000002\n"
    "李三,li,\"执法人员,承办机构负责人\",LX-500106-02,2028-01-01,13000000003\n";

static const char list[] = "编号,领域,违法行为,法律依据,适用条件,来源文件\n"
                           "T-01,水,台账不全,《法》第一条,首次违法,示例\n";

/* An office with one party and its case 试环柔〔2026〕1号. */
static void furnish(struct prompt *prompt)
{
    PROMPT_SAYS(prompt, 0, "office.db\n", NULL, "init", "--practice", "prefix=试环");
    char *path = prompt_place(prompt, "officers.csv");
    PROMPT_SAYS(prompt, 0, "新增 5", NULL, "import", "officers", path);
    free(path);
    path = prompt_place(prompt, "positive.csv");
    PROMPT_SAYS(prompt, 0, "新增 1", NULL, "import", "lists", path, "--as", "clerk");
    free(path);
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "party", "名称=好公司",
                "credit_code=91500222MA5UQ7RR7W", "法定代表人=王五", "住所=土湾街道 8 号",
                "电话=13000000009", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "new", "case", "party=好公司",
                "street=土湾街道", "地点=车间", "violation=台账不全", "item=T-01", "facts=查实。",
                "协办人=李三", "found_at=今天 0930", "--as", "chen");
}

static int set_up(void **state)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    prompt_open(prompt);
    *state = prompt;
    prompt_write(prompt, "officers.csv", officers);
    prompt_write(prompt, "positive.csv", list);
    char *database = prompt_place(prompt, "office.db");
    if (!mould_cast("change", database)) {
        furnish(prompt);
        mould_keep("change", database);
    }
    free(database);
    return 0;
}

static int tear_down(void **state)
{
    prompt_close(*state);
    free(*state);
    return 0;
}

static void sign(struct prompt *prompt)
{
    prompt_allow(prompt);
    PROMPT_SAYS(prompt, 0, "试环承〔2026〕1号\n", NULL, "act", "1", "commitment",
                "promise=补齐台账|+5|王五", "promise=培训|+3|王五", "--as", "chen");
}

static void the_acts_of_a_case_are_listed(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "screening         适用性筛查        能\n", NULL, "act", "1", "--as",
                "chen");
    assert_non_null(strstr(prompt->out,
                           "commitment        签订保证承诺书    不能：不能签订保证承诺书：还没有做"
                           "适用性筛查，请先筛查"));
    assert_non_null(strstr(prompt->out, "order             责令停止和改正    能\n"));
    assert_non_null(strstr(prompt->out, "edit              修改案件          能\n"));
    assert_non_null(
        strstr(prompt->out, "print             打印文书          不能：还没有可打印的文书"));
    assert_non_null(strstr(prompt->out,
                           "void              作废案件          不能：“作废案件”由承办机构负责人"));
    PROMPT_SAYS(prompt, 0,
                "\"act\": \"commitment\",\n    \"title\": \"签订保证承诺书\",\n    \"open\": false",
                NULL, "act", "试环柔〔2026〕1号", "--json", "--as", "chen");
    assert_non_null(strstr(prompt->out, "\"reason\": null"));
    prompt_allow(prompt);
    PROMPT_SAYS(prompt, 0, "commitment        签订保证承诺书    能\n", NULL, "act", "1", "--as",
                "chen");
}

static void an_order_at_the_prompt(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 6, "", "改正内容：还没有填写", "act", "1", "order", "stop=停工", "--as",
                "chen");
    PROMPT_SAYS(prompt, 0, "", "什么也没有写入", "act", "1", "order", "stop=停工", "correct=清理",
                "until=+3", "--dry-run", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"steps\": []", NULL, "show", "1", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "act", "1", "责令停止和改正", "stop=停工", "correct=清理",
                "until=+3", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "责令停止和改正 #1\n", NULL, "show", "1", "--as", "chen");
    assert_non_null(strstr(prompt->out, "第二名执法人员       李三"));
    PROMPT_SAYS(prompt, 0, "\"form\": \"order\",\n      \"title\": \"责令停止和改正\"", NULL,
                "show", "1", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "edit", "order", "#1", "until=+5", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "改正期限             2026-03-14", NULL, "show", "order", "#1", "--as",
                "chen");
    PROMPT_SAYS(prompt, 0, "2\n", NULL, "new", "order", "case=1", "stop=停工", "correct=清理",
                "until=今天", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "", NULL, "edit", "officer", "李三", "roles=unit_head");
    PROMPT_SAYS(prompt, 0, "", NULL, "act", "1", "void", "reason=重复", "--as", "li");
    PROMPT_SAYS(prompt, 1, "", "案件已作废，不能责令停止和改正", "act", "1", "order", "stop=停工",
                "correct=清理", "until=+3", "--as", "chen");
    PROMPT_SAYS(prompt, 1, "", "案件已作废，不能修改办理记录", "edit", "order", "#1", "until=+6",
                "--as", "chen");
    PROMPT_SAYS(prompt, 1, "", "案件已作废，不能责令停止和改正", "new", "order", "case=1",
                "stop=停", "--as", "chen");
}

static void the_whole_life_of_a_case(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "act", "1", "edit", "place=二号车间",
                "--as", "chen");
    PROMPT_SAYS(prompt, 0, "二号车间", NULL, "show", "1", "--as", "chen");
    sign(prompt);
    PROMPT_SAYS(prompt, 1, NULL, "一件案件只签一份保证承诺书", "act", "1", "commitment", "--as",
                "chen");
    PROMPT_SAYS(prompt, 0, "试环承〔2026〕1号\n", NULL, "act", "1", "修改保证承诺书",
                "promise=重做台账|+6|王五", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "承诺事项 1", NULL, "show", "1", "--as", "chen");
    assert_non_null(strstr(prompt->out, "重做台账"));
    assert_null(strstr(prompt->out, "培训")); /* the lines took the place of those before */
    char *path = prompt_place(prompt, "letter.txt");
    PROMPT_SAYS(prompt, 0, "letter.txt\n", "第 1 次打印\n", "act", "1", "print", "-o", path, "--as",
                "chen");
    free(path);
    PROMPT_SAYS(prompt, 0, "\"state\": \"void\"", NULL, "act", "1", "void", "reason=重复受理",
                "--json", "--as", "li");
    PROMPT_SAYS(prompt, 1, NULL, "案件只作废一次，案号不复用（行政处罚法第四十七条）", "act", "1",
                "void", "reason=再来一次", "--as", "li");
    PROMPT_SAYS(prompt, 1, NULL, "作废的案件留存备查，不得修改", "act", "1", "edit", "place=三",
                "--as", "li");
}

static void voiding_wants_a_reason_and_the_head_of_the_unit(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 6, NULL, "作废要写明理由", "act", "1", "void", "--as", "li");
    PROMPT_SAYS(prompt, 6, NULL, "作废要写明理由", "act", "1", "void", "理由= ", "--as", "li");
    PROMPT_SAYS(prompt, 2, NULL, "“place”多余，这里只要 reason=理由", "act", "1", "void", "place=x",
                "--as", "li");
    PROMPT_SAYS(prompt, 2, NULL, "“重复”应写成 项=值", "act", "1", "void", "重复", "--as", "li");
    PROMPT_SAYS(prompt, 3, NULL, "“作废案件”由承办机构负责人", "act", "1", "void", "reason=重复",
                "--as", "chen");
    PROMPT_SAYS(prompt, 0, NULL, "试运行：可以作废，什么也没有写入\n", "act", "1", "void",
                "reason=重复", "--dry-run", "--as", "li");
    PROMPT_SAYS(prompt, 0, "已受理", NULL, "show", "1", "--as", "li");
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "act", "1", "case-void", "理由=重复受理",
                "--as", "li");
    PROMPT_SAYS(prompt, 0, "已作废", NULL, "show", "1", "--as", "li");
}

static void what_is_no_act_is_said(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 2, NULL, "没有“viod”这个动作，是否“void”？", "act", "1", "viod", "--as",
                "chen");
    PROMPT_SAYS(prompt, 4, NULL, "没有文号是“9”的案件受理", "act", "9", "--as", "chen");
    PROMPT_SAYS(prompt, 3, NULL, "您是系统管理员", "act", "1");
    PROMPT_SAYS(prompt, 2, NULL, "写法：rouzhi act 案号", "act", "--as", "chen");
}

static void one_field_is_changed_and_the_rest_stays(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "edit", "party", "好公司", "电话=13000000010",
                "contact=小张", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "\"phone\": \"13000000010\"", NULL, "show", "party", "好公司", "--json",
                "--as", "clerk");
    assert_non_null(strstr(prompt->out, "\"representative\": \"王五\""));
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "edit", "party", "#1", "contact=", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "\"contact\": null", NULL, "show", "party", "#1", "--json", "--as",
                "clerk");
    PROMPT_SAYS(prompt, 0, "1\n", "没有改动：各项本来就是这样\n", "edit", "party", "#1",
                "phone=13000000010", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "修改当事人 好公司：联系人", NULL, "audit", "show", "--limit", "1",
                "--as", "rev");
}

static void what_may_not_be_changed_is_refused(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 6, NULL, "状态：由程序填写，不能直接改", "edit", "case", "1", "state=void",
                "--as", "chen");
    PROMPT_SAYS(prompt, 6, NULL, "联系电话：手机号码应为 11 位", "edit", "party", "好公司",
                "phone=13", "--as", "chen");
    PROMPT_SAYS(prompt, 6, NULL, "地点：还没有填写", "edit", "case", "1", "place=", "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "没有“plac”这一项，是否“place”？", "edit", "case", "1", "plac=x",
                "--as", "chen");
    PROMPT_SAYS(prompt, 3, NULL, "“修改案件”由", "edit", "case", "1", "place=x", "--as", "clerk");
    PROMPT_SAYS(prompt, 2, NULL, "写法：rouzhi edit 表单 名称 项=值 …", "edit", "case", "1", "--as",
                "chen");
    sign(prompt);
    PROMPT_SAYS(prompt, 1, NULL, "承诺书已经据此签订，观察中不能再改", "edit", "case", "1",
                "violation=别的", "--as", "chen");
}

static void an_edit_is_tried_before_it_is_done(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 0, NULL, "试运行：可以保存，什么也没有写入\n", "edit", "case", "1",
                "place=三号车间", "--dry-run", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "车间\n", NULL, "show", "1", "--as", "chen");
    assert_null(strstr(prompt->out, "三号车间"));
}

static void a_letter_is_tried_before_it_is_printed(void **state)
{
    struct prompt *prompt = *state;
    char *path = prompt_place(prompt, "letter.pdf");
    char *nowhere = prompt_place(prompt, "none/letter.pdf");
    PROMPT_SAYS(prompt, 4, NULL, "", "print", "1", "commitment", "--dry-run", "--as", "chen");
    sign(prompt);
    PROMPT_SAYS(prompt, 0, "letter.pdf\n", "试运行：可以打印，什么也没有写入\n", "print", "1",
                "commitment", "-o", path, "--dry-run", "--as", "chen");
    assert_false(file_exists(path));
    PROMPT_SAYS(prompt, 0, "letter.pdf\"\n", "试运行", "act", "1", "print", "document=commitment",
                "-o", path, "--dry-run", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 7, NULL, "没有这个文件或文件夹", "print", "1", "commitment", "-o", nowhere,
                "--dry-run", "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "应以 .pdf 或 .txt 结尾", "print", "1", "commitment", "-o",
                "x.odt", "--dry-run", "--as", "chen");
    char *box = prompt_place(prompt, "box");
    setenv("ROUZHI_OUTBOX", box, 1);
    PROMPT_SAYS(prompt, 0, "保证承诺书-试环承〔2026〕1号-好公司.pdf\n", "试运行", "print", "1",
                "commitment", "--dry-run", "--as", "chen");
    assert_false(file_exists(box));
    unsetenv("ROUZHI_OUTBOX");
    free(box);
    free(nowhere);
    free(path);
}

static void a_database_is_tried_before_it_is_made(void **state)
{
    struct prompt *prompt = *state;
    char *path = prompt_place(prompt, "deep/er/new.db");
    char *folder = prompt_place(prompt, "deep");
    PROMPT_SAYS(prompt, 0, "deep/er/new.db\n", "试运行：可以新建，什么也没有写入\n", "init",
                "--dry-run", "prefix=试环", "--db", path);
    assert_false(file_exists(folder));
    PROMPT_SAYS(prompt, 5, NULL, "已经有数据库了", "init", "--dry-run");
    PROMPT_SAYS(prompt, 6, NULL, "文号格式", "init", "--dry-run", "number_pattern=x", "--db", path);
    char *inside = prompt_place(prompt, "officers.csv/new.db");
    PROMPT_SAYS(prompt, 7, NULL, "路径中有一段不是文件夹", "init", "--dry-run", "--db", inside);
    free(inside);
    free(folder);
    free(path);
}

static void a_backup_is_tried_before_it_is_made(void **state)
{
    struct prompt *prompt = *state;
    char *path = prompt_place(prompt, "copy.db");
    char *nowhere = prompt_place(prompt, "none/copy.db");
    PROMPT_SAYS(prompt, 0, "copy.db\n", "试运行：可以备份到这里，什么也没有写入\n", "backup", path,
                "--dry-run");
    assert_false(file_exists(path));
    PROMPT_SAYS(prompt, 3, NULL, "“备份”由系统管理员", "backup", path, "--dry-run", "--as", "chen");
    PROMPT_SAYS(prompt, 7, NULL, "没有这个文件或文件夹", "backup", nowhere, "--dry-run");
    PROMPT_SAYS(prompt, 0, "copy.db\n", "已备份并核对", "backup", path);
    PROMPT_SAYS(prompt, 5, NULL, "已经存在，没有覆盖", "backup", path, "--dry-run");
    free(nowhere);
    free(path);
}

#define CHANGES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        CHANGES(the_acts_of_a_case_are_listed),
        CHANGES(an_order_at_the_prompt),
        CHANGES(the_whole_life_of_a_case),
        CHANGES(voiding_wants_a_reason_and_the_head_of_the_unit),
        CHANGES(what_is_no_act_is_said),
        CHANGES(one_field_is_changed_and_the_rest_stays),
        CHANGES(what_may_not_be_changed_is_refused),
        CHANGES(an_edit_is_tried_before_it_is_done),
        CHANGES(a_letter_is_tried_before_it_is_printed),
        CHANGES(a_database_is_tried_before_it_is_made),
        CHANGES(a_backup_is_tried_before_it_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
