/* The acts at the prompt on a practice database: the main job by words alone, and its refusals. */
#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <cmocka.h>

#include "cli/prompt.h"
#include "store/record_store.h"
#include "support/mould.h"

static const char officers[] = "姓名,登录账号,角色,执法证号,证件有效期至,电话\n"
                               "王一,clerk,文员,,,13000000001\n"
                               "陈二,chen,执法人员,LX-500106-01,2028-01-01,13000000002\n"
                               "李三,li,执法人员,LX-500106-02,2028-01-01,13000000003\n"
                               "柏四,rev,法制审核人员,,,13000000004\n"
                               "郑五,dep,分管领导,,,13000000005\n";

static const char list[] = "编号,领域,违法行为,法律依据,适用条件,来源文件\n"
                           "T-01,水,台账不全,《法》第一条,首次违法,示例\n";

static const char list_two[] = "编号,领域,违法行为,法律依据,适用条件,来源文件\n"
                               "T-02,水,台账不全,《法》第一条,首次违法,示例\n";

static void furnish(struct prompt *prompt)
{
    PROMPT_SAYS(prompt, 0, "office.db\n", NULL, "init", "--practice", "prefix=试环");
    char *path = prompt_place(prompt, "officers.csv");
    PROMPT_SAYS(prompt, 0, "读入 5 行（UTF-8）：新增 5，变更 0，未变 0\n", NULL, "import",
                "officers", path);
    free(path);
    path = prompt_place(prompt, "positive.csv");
    PROMPT_SAYS(prompt, 0, "新增 1，变更 0，未变 0\n", NULL, "import", "lists", path, "--as",
                "clerk");
    free(path);
}

static int set_up(void **state)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    prompt_open(prompt);
    *state = prompt;
    prompt_write(prompt, "officers.csv", officers);
    prompt_write(prompt, "positive.csv", list);
    char *database = prompt_place(prompt, "office.db");
    if (!mould_cast("acts", database)) {
        furnish(prompt);
        mould_keep("acts", database);
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

static void new_party(struct prompt *prompt)
{
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "party", "名称=好公司",
                "credit_code=91500222MA5UQ7RR7W", "法定代表人=王五", "住所=土湾街道 8 号",
                "电话=13000000009", "--as", "clerk");
}

static void new_case(struct prompt *prompt)
{
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "new", "case", "party=好公司",
                "street=土湾街道", "地点=车间", "violation=台账不全", "item=T-01", "facts=查实。",
                "协办人=李三", "found_at=今天 0930", "--as", "chen");
}

static void the_main_job_in_words(void **state)
{
    struct prompt *prompt = *state;
    new_party(prompt);
    new_case(prompt);
    prompt_allow(prompt);
    PROMPT_SAYS(prompt, 0, "试环承〔2026〕1号\n", NULL, "new", "commitment", "case=1",
                "promise=补齐台账|+5|王五", "promises.2.measure=培训", "promises.2.done_by=+3",
                "promises.2.responsible=王五", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "补齐台账", NULL, "show", "1", "--as", "chen");
    assert_non_null(strstr(prompt->out, "承诺事项 2"));
    assert_non_null(strstr(prompt->out, "观察中"));
    PROMPT_SAYS(prompt, 0, "好公司", "1 条\n", "list", "due", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "2026-03-12  还有 3 日     试环柔〔2026〕1号", "1 件\n", "due", "--as",
                "chen");
    assert_non_null(strstr(prompt->out, "是承诺书里最早的一项"));
    PROMPT_SAYS(prompt, 0, "\"days_left\": 3", NULL, "due", "3", "--json", "--as", "chen");
    assert_non_null(strstr(prompt->out, "\"due_what\": \"承诺事项完成期限\""));
    PROMPT_SAYS(prompt, 0, "[]", NULL, "due", "2", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"state\": \"observing\"", NULL, "list", "cases", "好公司", "--json",
                "--as", "chen");
    PROMPT_SAYS(prompt, 0, "首尾相连，没有改动", NULL, "audit", "verify");
    PROMPT_SAYS(prompt, 0, "订立保证承诺书 试环承〔2026〕1号", NULL, "audit", "show", "1", "--as",
                "rev");
    /* the case and its commitment in one order, the newest first; officers by their names */
    PROMPT_SAYS(prompt, 0, "试环柔〔2026〕1号\n", NULL, "edit", "case", "1", "officer1=李三",
                "officer2=chen", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "  修改案件 试环柔〔2026〕1号", NULL, "audit", "show", "1", "--as",
                "rev");
    const char *edited = strstr(prompt->out, "修改案件");
    const char *promised = strstr(prompt->out, "订立保证承诺书");
    const char *taken = strstr(prompt->out, "受理案件");
    assert_true(edited && promised && taken && edited < promised && promised < taken);
    assert_non_null(strstr(prompt->out, "陈二"));
    PROMPT_SAYS(prompt, 0, "修改案件", NULL, "audit", "show", "1", "--limit", "1", "--as", "rev");
    assert_null(strstr(prompt->out, "订立保证承诺书"));
    char *path = prompt_place(prompt, "letter.txt");
    PROMPT_SAYS(prompt, 0, "letter.txt\n", "第 1 次打印\n", "print", "1", "commitment", "-o", path,
                "--as", "chen");
    free(path);
}

static void json_is_keyed_by_the_form(void **state)
{
    struct prompt *prompt = *state;
    new_party(prompt);
    PROMPT_SAYS(prompt, 0, "\"credit_code\": \"91500222MA5UQ7RR7W\"", NULL, "show", "party",
                "好公司", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"number\": null", NULL, "new", "case", "party=好公司",
                "street=土湾街道", "place=车间", "violation=台账不全", "facts=查实。",
                "officer2=李三", "--dry-run", "--json", "--as", "chen");
    assert_non_null(strstr(prompt->out, "\"name\": \"好公司\""));
    assert_non_null(strstr(prompt->out, "\"corrected\": false"));
    PROMPT_SAYS(prompt, 0, "[]\n", NULL, "list", "cases", "--json", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"words\": ", NULL, "audit", "show", "--json", "--limit", "1");
}

/* A list gives the values that showing gives: codes, references with their id, null. */
static void lists_and_shows_give_the_same(void **state)
{
    struct prompt *prompt = *state;
    new_party(prompt);
    new_case(prompt);
    PROMPT_SAYS(prompt, 0, "\"state\": \"registered\"", NULL, "show", "1", "--json", "--as",
                "chen");
    assert_non_null(strstr(prompt->out, "\"commitment\": null"));
    PROMPT_SAYS(prompt, 0, "\"state\": \"registered\"", NULL, "list", "cases", "--json", "--as",
                "chen");
    assert_non_null(
        strstr(prompt->out, "\"party\": {\n      \"id\": 1,\n      \"name\": \"好公司\""));
    assert_non_null(strstr(prompt->out, "\"due_on\": \"2026-03-"));
    PROMPT_SAYS(prompt, 0, "\"street\": null", NULL, "show", "party", "好公司", "--json", "--as",
                "chen");
    PROMPT_SAYS(prompt, 0, "\"kind\": \"company\"", NULL, "list", "parties", "--json", "--as",
                "chen");
    assert_non_null(strstr(prompt->out, "\"identity\": \"91500222MA5UQ7RR7W\""));
    PROMPT_SAYS(prompt, 0, "2\n", NULL, "new", "party", "kind=个人", "name=钱七",
                "resident_id=11010519491231002X", "address=土湾", "phone=13000000008", "--as",
                "chen");
    PROMPT_SAYS(prompt, 0, "钱七", NULL, "list", "parties", "--json", "--as", "chen");
    assert_null(strstr(prompt->out, "19491231")); /* masked as on the screen */
    prompt_allow(prompt);
    PROMPT_SAYS(prompt, 0, "试环承〔2026〕1号\n", NULL, "new", "commitment", "case=1",
                "promise=补齐台账|+5|王五", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"commitment\": {", NULL, "show", "1", "--json", "--as", "chen");
    assert_non_null(strstr(prompt->out, "\"measure\": \"补齐台账\""));
    assert_non_null(strstr(prompt->out, "\"number\": \"试环承〔2026〕1号\""));
}

static void lists_under_a_name(void **state)
{
    struct prompt *prompt = *state;
    new_party(prompt);
    new_case(prompt);
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "view", "title=好的", "base=全部案件", "filter=hgs",
                "排序的列=当事人", "descending=是", "shared=是", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "好公司", "1 条\n", "list", "好的", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "台账不全", "1 条\n", "list", "好的", "试环柔", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "案号", "0 条\n", "list", "好的", "没有的", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "due-all                   本单位待办      全单位期限还在走的", NULL,
                "list", "--as", "clerk");
    assert_non_null(strstr(prompt->out, "查找 hgs；按当事人从大到小；陈二保存，大家可用"));
    PROMPT_SAYS(prompt, 0, "\"base\": \"cases\"", NULL, "list", "--json", "--as", "clerk");
    PROMPT_SAYS(prompt, 2, NULL, "没有列表“好的呀”；原有的：today、waiting、due、due-unit、due-all、", "list", "好的呀",
                "--as", "clerk");
    assert_non_null(strstr(prompt->err, "；视图：好的\n"));
    PROMPT_SAYS(prompt, 3, NULL, "“好的”是陈二保存的，别人不能改", "list", "好的", "--drop", "--as",
                "clerk");
    PROMPT_SAYS(prompt, 6, NULL, "您已经有视图“好的”", "new", "view", "title=好的", "--as", "chen");
    PROMPT_SAYS(prompt, 0, NULL, NULL, "list", "好的", "--drop", "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "没有列表“好的”", "list", "好的", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "（涉及案情，系统管理员不能查看）", NULL, "audit", "show");
    assert_null(strstr(prompt->out, "好的"));
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "preference", "theme=light", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\"theme\": \"light\"", NULL, "new", "preference", "mouse=是", "--json",
                "--as", "chen");
}

static void every_fault_is_said(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 6, NULL, "校验码应为 W，输入的是 X", "new", "party", "名称=甲",
                "信用代码=91500222MA5UQ7RR7X", "--as", "clerk");
    PROMPT_SAYS(prompt, 6, NULL, "当事人：还没有填写\n", "new", "case", "street=土湾街道", "--as",
                "chen");
    assert_non_null(strstr(prompt->err, "地点：还没有填写\n"));
    PROMPT_SAYS(prompt, 2, NULL, "案件受理没有“plac”这一项，是否“place”？", "new", "case", "plac=x",
                "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "“place”应写成 项=值", "new", "case", "place", "--as", "chen");
    PROMPT_SAYS(prompt, 4, NULL, "没有文号是“99”的案件受理", "show", "99", "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "没有表单“prty”，是否“party”？", "new", "prty", "--as", "chen");
    PROMPT_SAYS(prompt, 2, NULL, "承诺事项 的行要从 1 起依次写", "new", "commitment",
                "promises.2.measure=x", "--as", "chen");
    PROMPT_SAYS(prompt, ERR_INPUT, NULL, "姓名）写了两次，请留一个", "new", "party", "name=甲",
                "名称=乙", "--as", "chen");
    PROMPT_SAYS(prompt, ERR_INPUT, NULL, "统一社会信用代码：照其他各项这一项用不上", "new", "party",
                "kind=个人", "credit_code=91500222MA5UQ7RR7W", "--as", "chen");
}

static void who_may_not_is_told(void **state)
{
    struct prompt *prompt = *state;
    PROMPT_SAYS(prompt, 3, NULL, "您是系统管理员", "list", "cases");
    PROMPT_SAYS(prompt, 3, NULL, "您是文员", "audit", "verify", "--as", "clerk");
    PROMPT_SAYS(prompt, 3, NULL, "练习库里没有账号 nobody", "list", "cases", "--as", "nobody");
    PROMPT_SAYS(prompt, 5, NULL, "已经有数据库了", "init");
}

static void imports_say_all_and_keep_the_rest(void **state)
{
    struct prompt *prompt = *state;
    prompt_write(prompt, "p.csv",
                 "名称,统一社会信用代码,法定代表人,住所,电话\n"
                 "甲,91500222MA5UQ7RR7W,王五,8 号,13\n"
                 "乙,91500222MA5UQ7RR7W,王五\n");
    char *path = prompt_place(prompt, "p.csv");
    char *rejects = prompt_place(prompt, "r.csv");
    PROMPT_SAYS(prompt, 6, NULL,
                "第 1 行 [电话] 联系电话：手机号码应为 11 位，输入的是 2 位（“13”）\n", "import",
                "parties", path, "--rejects", rejects, "--as", "clerk");
    assert_non_null(strstr(prompt->err, "第 2 行 这一行有 3 格，表头有 5 列"));
    PROMPT_SAYS(prompt, 6, "\"reason\": \"这一行有 3 格", "有 2 处不对，什么也没有写入", "import",
                "parties", path, "--json", "--as", "clerk");
    prompt_write(prompt, "p.csv",
                 "名称,统一社会信用代码,法定代表人,住所,电话\n"
                 "甲,91500222MA5UQ7RR7W,王五,8 号,13000000001\n");
    PROMPT_SAYS(prompt, 0, "试运行，什么也没有写入。读入 1 行（UTF-8）：新增 1", NULL, "import",
                "parties", path, "--dry-run", "--as", "clerk");
    PROMPT_SAYS(prompt, 0, "新增 1，变更 0，未变 0", NULL, "import", "parties", path, "--as",
                "clerk");
    PROMPT_SAYS(prompt, 0, "\"written\": false", NULL, "import", "parties", path, "--json", "--as",
                "clerk");
    PROMPT_SAYS(prompt, 0, "单位,甲,91500222MA5UQ7RR7W", "导出 1 条\n", "export", "parties", "--as",
                "clerk");
    PROMPT_SAYS(prompt, 4, NULL, "none.csv", "import", "parties", "none.csv", "--as", "clerk");
    free(path);
    free(rejects);
}

/* ESC ]0;… BEL names the window, CSI 2J wipes it: from a cell, a file's name, the database. */
#define WINDOW "\x1B]0;TITLE\x07"

static void nothing_steers(const struct prompt *prompt)
{
    assert_null(strpbrk(prompt->out, "\x1B\x07"));
    assert_null(strpbrk(prompt->err, "\x1B\x07"));
}

static void a_file_cannot_write_to_the_terminal(void **state)
{
    struct prompt *prompt = *state;
    prompt_write(prompt, "p.csv",
                 "名称,统一社会信用代码,法定代表人,住所,电话,坏" WINDOW "\n"
                 "甲,91500222MA5UQ7RR7W,王五,8 号,13000000001,\n");
    char *path = prompt_place(prompt, "p.csv");
    PROMPT_SAYS(prompt, 6, NULL, "坏]0;TITLE", "import", "parties", path, "--as", "clerk");
    nothing_steers(prompt);
    prompt_write(prompt, "p.csv",
                 "名称,统一社会信用代码,法定代表人,住所,电话\n"
                 "甲,91500222MA5UQ7RR7W,王五,8 号,13" WINDOW "\n"
                 "乙,91500222MA5UQ7RR7X" WINDOW ",王五,8 号,13000000001\n");
    PROMPT_SAYS(prompt, 6, NULL, "（“13]0;TITLE”）\n", "import", "parties", path, "--as", "clerk");
    nothing_steers(prompt);
    free(path);
    PROMPT_SAYS(prompt, 4, NULL, "]0;TITLE", "show", "x" WINDOW, "--as", "chen");
    nothing_steers(prompt);
    prompt_write(prompt, "positive" WINDOW ".csv", list_two);
    path = prompt_place(prompt, "positive" WINDOW ".csv");
    PROMPT_SAYS(prompt, 0, "新增 1", NULL, "import", "lists", path, "--as", "clerk");
    free(path);
    PROMPT_SAYS(prompt, 0, "positive]0;TITLE.csv", NULL, "audit", "show", "--as", "rev");
    nothing_steers(prompt);
}

static moment_t some_time(void *data)
{
    (void)data;
    return moment_parse("2026-03-09 10:00", 0);
}

static bool spoil_name(struct store *store, void *data, struct err *err)
{
    struct record *party = record_load(store, data, 1, err);
    assert_non_null(party);
    record_put(party, "name", "坏\x1B[2J\n公司");
    bool done = record_save(store, party, err);
    record_free(party);
    return done;
}

/* A name that never went through a form: the store takes what it is given. */
static void the_database_cannot_write_to_the_terminal(void **state)
{
    struct prompt *prompt = *state;
    struct err err;
    new_party(prompt);
    char *path = prompt_place(prompt, "office.db");
    struct form_set *forms = office_forms_load(NULL, &err);
    struct store_options options = {.path = path, .forms = forms, .now = some_time};
    struct store *store = store_open(&options, &err);
    assert_non_null(store);
    assert_true(store_write(store, spoil_name, (void *)form_set_find(forms, "party"), &err));
    store_close(store);
    office_forms_free(forms);
    free(path);
    PROMPT_SAYS(prompt, 0, "坏[2J 公司", "1 条\n", "list", "parties", "--as", "chen");
    nothing_steers(prompt);
    PROMPT_SAYS(prompt, 0, "坏[2J\n", NULL, "show", "party", "#1", "--as", "chen");
    nothing_steers(prompt);
}

static void the_head_of_the_audit_is_remembered(void **state)
{
    struct prompt *prompt = *state;
    assert_int_equal(prompt_run(prompt, "audit", "head", NULL), 0);
    char *head = strdup(prompt->out);
    head[strcspn(head, "\n")] = '\0';
    new_party(prompt);
    PROMPT_SAYS(prompt, 0, "没有改动", NULL, "audit", "verify", "--head", head);
    size_t last = strlen(head) - 1;
    head[last] = head[last] == '0' ? '1' : '0';
    PROMPT_SAYS(prompt, 1, NULL, "审计记录第 ", "audit", "verify", "--head", head);
    PROMPT_SAYS(prompt, 1, "\"whole\": false", "审计记录第 ", "audit", "verify", "--json", "--head",
                head);
    PROMPT_SAYS(prompt, 2, NULL, "--head 应是", "audit", "verify", "--head", "12");
    free(head);
}

static void a_backup_is_a_database(void **state)
{
    struct prompt *prompt = *state;
    char *path = prompt_place(prompt, "copy.db");
    PROMPT_SAYS(prompt, 0, "copy.db\n", "已备份并核对", "backup", path);
    PROMPT_SAYS(prompt, 0, "T-01", "1 条\n", "list", "positive", "--db", path);
    PROMPT_SAYS(prompt, 5, NULL, "copy.db", "backup", path);
    free(path);
}

/* Another process holds the gate: exit code 5 and who it is, not that the database is broken. */
static void a_busy_database_is_told_apart(void **state)
{
    struct prompt *prompt = *state;
    char *path = prompt_place(prompt, "office.db.lock");
    int gate = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(ftruncate(gate, 0), 0);
    assert_int_equal(flock(gate, LOCK_EX), 0);
    PROMPT_SAYS(prompt, 5, NULL, "有人正在保存，等了 10 秒还没有完", "new", "view", "title=甲",
                "--as", "chen");
    close(gate);
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "new", "view", "title=甲", "--as", "chen");
    free(path);
}

#define ACTS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        ACTS(the_main_job_in_words),
        ACTS(json_is_keyed_by_the_form),
        ACTS(lists_and_shows_give_the_same),
        ACTS(lists_under_a_name),
        ACTS(every_fault_is_said),
        ACTS(a_busy_database_is_told_apart),
        ACTS(who_may_not_is_told),
        ACTS(imports_say_all_and_keep_the_rest),
        ACTS(a_file_cannot_write_to_the_terminal),
        ACTS(the_database_cannot_write_to_the_terminal),
        ACTS(the_head_of_the_audit_is_remembered),
        ACTS(a_backup_is_a_database),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
