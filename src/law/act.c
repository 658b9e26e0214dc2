/* act: the table of everything that can be done here and who may do it.
 *
 * The one place that knows permissions (the steps of a case stand in act_steps.c); screen, command
 * line, help and the permission test are made from it. Whether the act is open in the state of a case is case_life's. */
#include "law/act.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "law/act_roles.h"

static const struct role_name names[] = {
    {ROLE_CLERK, "clerk", "文员"},
    {ROLE_OFFICER, "officer", "执法人员"},
    {ROLE_UNIT_HEAD, "unit_head", "承办机构负责人"},
    {ROLE_DEPUTY, "deputy", "分管领导"},
    {ROLE_HEAD, "head", "主要负责人"},
    {ROLE_REVIEWER, "reviewer", "法制审核人员"},
    {ROLE_VISITOR, "visitor", "回访员"},
    {ROLE_PUBLISHER, "publisher", "公示管理员"},
    {ROLE_ADMIN, "admin", "系统管理员"},
};

#define NAME_COUNT (sizeof names / sizeof names[0])

/* Clauses: 处罚法 is 行政处罚法 (2021), 工作方案 is the bureau's plan of 2021-12-06; 内部分工 is the
 * division of tasks inside the bureau, which no law sets in detail. */
static const struct act acts[ACT_CASE_FIRST] = {
    [ACT_VIEW_CASES] = {ACT_VIEW_CASES, "view-cases", "查看案件和当事人", CASE_PEOPLE,
                        "行政处罚法第五十条：执法中知悉的秘密和隐私应当保密",
                        "看案件、承诺书和当事人，全文可见；系统管理员看不到。"},
    [ACT_VIEW_LISTS] = {ACT_VIEW_LISTS, "view-lists", "查看清单", CASE_PEOPLE | ROLE_ADMIN,
                        "行政处罚法第三十四条：裁量基准应当公布",
                        "看两张清单和每一条的依据、条件、期限。"},
    [ACT_VIEW_OFFICERS] = {ACT_VIEW_OFFICERS, "view-officers", "查看人员", CASE_PEOPLE | ROLE_ADMIN,
                           "行政处罚法第三十九条：实施机关应当公示",
                           "看有哪些人员、什么角色、证件到哪一天。"},
    [ACT_PARTY_NEW] = {ACT_PARTY_NEW, "party-new", "登记当事人", ROLE_CLERK | HANDLING,
                       "行政处罚法第四十七条：全过程记录自启动始",
                       "登记一个单位、个体工商户或个人；同一代码、证件号只登记一次。"},
    [ACT_PARTY_EDIT] = {ACT_PARTY_EDIT, "party-edit", "修改当事人", ROLE_CLERK | HANDLING,
                        "行政处罚法第四十七条：全过程记录自启动始",
                        "改正登记的内容，改前改后都留在审计里。"},
    [ACT_CASE_NEW] = {ACT_CASE_NEW, "case-new", "受理案件", ROLE_CLERK | HANDLING,
                      "行政处罚法第四十七条：全过程记录自启动始",
                      "登记案件，保存时取案号，决定是否立案的期限随即起算。"},
    [ACT_CASE_EDIT] = {ACT_CASE_EDIT, "case-edit", "修改案件", HANDLING,
                       "行政处罚法第四十二条：由具有执法资格的人员实施",
                       "改正案件的内容；案号、状态和到期日由程序得出，不能直接改。"},
    [ACT_CASE_VOID] = {ACT_CASE_VOID, "case-void", "作废案件", ROLE_UNIT_HEAD,
                       "内部分工：作废由承办机构负责人审核",
                       "写明理由后作废；案号留着不再用，作废的不能再办理。"},
    [ACT_COMMITMENT_NEW] = {ACT_COMMITMENT_NEW, "commitment-new", "签订保证承诺书", HANDLING,
                            "工作方案五（二）；行政处罚法第四十二条",
                            "写下承诺事项、期限、责任人和观察期；保存时取文号，案件转入观察中。"},
    [ACT_COMMITMENT_EDIT] = {ACT_COMMITMENT_EDIT, "commitment-edit", "修改保证承诺书", HANDLING,
                             "工作方案五（二）；行政处罚法第四十二条",
                             "改正承诺书的内容；已经印出的份数和散列值不变。"},
    [ACT_OUTREACH_NEW] = {ACT_OUTREACH_NEW, "outreach-new", "登记预防宣传",
                          ROLE_CLERK | HANDLING | ROLE_PUBLISHER, "工作方案四（一）、（二）",
                          "登记劝导示范点的劝导、媒体宣传和上门宣讲；不属于哪一件案件。"},
    [ACT_OUTREACH_EDIT] = {ACT_OUTREACH_EDIT, "outreach-edit", "修改预防宣传",
                           ROLE_CLERK | HANDLING | ROLE_PUBLISHER, "工作方案四（一）、（二）",
                           "改正登记的宣传，改前改后都留在审计里。"},
    [ACT_STEP_EDIT] =
        {ACT_STEP_EDIT, "step-edit", "修改办理记录", HANDLING,
         "行政处罚法第四十七条：全过程记录归档保存",
         "改正一次办理的记录，改前改后都留在审计里；它不能删去，也不能移到别的案件。"},
    [ACT_LETTER_PRINT] = {ACT_LETTER_PRINT, "letter-print", "打印文书", ROLE_CLERK | HANDLING,
                          "行政处罚法第四十七条：送达以文字形式全过程记录",
                          "预览文书，生成可签字的 PDF；每一份计数，留散列值。"},
    [ACT_LIST_IMPORT] = {ACT_LIST_IMPORT, "list-import", "导入清单",
                         ROLE_CLERK | ROLE_UNIT_HEAD | ROLE_REVIEWER | ROLE_ADMIN,
                         "工作方案五（一）：谁执法、谁编制、谁负责",
                         "导入或修改清单；改了的事项是新版本，旧版本留给已经引用它的案件。"},
    [ACT_CALENDAR_IMPORT] =
        {ACT_CALENDAR_IMPORT, "calendar-import", "导入放假日历", ROLE_ADMIN,
         "行政处罚法第八十五条：工作日不含法定节假日",
         "每年按国务院办公厅的放假通知导入；没有通知的年份按周一至周五推算并写明。"},
    [ACT_LAW_EDIT] =
        {ACT_LAW_EDIT, "law-edit", "修改法律依据", ROLE_REVIEWER | ROLE_ADMIN,
         "行政处罚法第三十七条：适用违法行为发生时的规定，从旧兼从轻",
         "登记法律何时施行、何时失效、由何代替，和新旧条文的对照；案件引用哪一部按行为的日子选。"},
    [ACT_OFFICER_EDIT] = {ACT_OFFICER_EDIT, "officer-edit", "登记人员和账号", ROLE_ADMIN,
                          "内部分工：账号由系统管理员管理",
                          "登记人员、账号和角色；系统管理员不得兼任其他角色。"},
    [ACT_OFFICE_EDIT] = {ACT_OFFICE_EDIT, "office-edit", "修改办公室设置", ROLE_ADMIN,
                         "内部分工：参数由系统管理员管理",
                         "改单位名称、文号格式和期限这些设置；代码表也由此导入。"},
    [ACT_EXPORT] = {ACT_EXPORT, "export", "导出", ROLE_CLERK | HANDLING | ROLE_REVIEWER,
                    "行政处罚法第五十条：执法中知悉的秘密和隐私应当保密",
                    "把案件、当事人、承诺书导出为 CSV；导出也记入审计。"},
    [ACT_AUDIT] = {ACT_AUDIT, "audit", "核验审计记录",
                   ROLE_HEAD | ROLE_DEPUTY | ROLE_REVIEWER | ROLE_ADMIN,
                   "行政处罚法第四十七条：全过程记录归档保存",
                   "核验每次改动的记录首尾相连、没有被改；看不了案件的人看不到案件的内容。"},
    [ACT_BACKUP] = {ACT_BACKUP, "backup", "备份", ROLE_ADMIN, "内部分工：备份由系统管理员负责",
                    "复制正在使用的数据库，核对之后才命名。"},
    [ACT_CHECK] = {ACT_CHECK, "check", "检查数据库", ROLE_ADMIN, "内部分工：数据库由系统管理员维护",
                   "完整性、审计触发器、查找索引、排序索引、文件权限逐项检查。"},
    [ACT_VIEW_KEEP] =
        {ACT_VIEW_KEEP, "view-keep", "保存视图", CASE_PEOPLE | ROLE_ADMIN,
         "内部分工：各人保存自己的视图，里面的记录仍按各人的权限",
         "把一张列表连同查找的文字和次序起个名称存为视图，F8 里就有；可以共享，只有自己能改。"},
    [ACT_PREFER] = {ACT_PREFER, "prefer", "修改画面偏好", CASE_PEOPLE | ROLE_ADMIN,
                    "内部分工：各人管自己的画面",
                    "颜色、框线和鼠标，只管自己的画面，什么记录也不改。"},
};

const struct role_name *role_names(size_t *count)
{
    *count = NAME_COUNT;
    return names;
}

static unsigned role_of(const char *code, size_t length)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strlen(names[i].code) == length && memcmp(names[i].code, code, length) == 0) {
            return names[i].role;
        }
    }
    return 0;
}

unsigned roles_parse(const char *codes)
{
    static const char between[] = ", ";
    unsigned roles = 0;
    while (codes != NULL && *codes != '\0') {
        codes += strspn(codes, between);
        size_t length = strcspn(codes, between);
        roles |= role_of(codes, length);
        codes += length;
    }
    return roles;
}

const struct act *act_of(enum act_id id)
{
    assert(id < ACT_COUNT);
    return act_is_step(id) ? &act_steps[id - ACT_CASE_FIRST] : &acts[id];
}

bool act_is_step(enum act_id id)
{
    return id >= ACT_CASE_FIRST;
}

const struct act *act_by_key(const char *key)
{
    for (int id = 0; id < ACT_COUNT; id++) {
        if (strcmp(act_of((enum act_id)id)->key, key) == 0) {
            return act_of((enum act_id)id);
        }
    }
    return NULL;
}

const char *act_suggest(const char *key)
{
    const char *keys[ACT_COUNT];
    for (int id = 0; id < ACT_COUNT; id++) {
        keys[id] = act_of((enum act_id)id)->key;
    }
    return text_suggest(key, keys, ACT_COUNT);
}

void roles_write(unsigned roles, struct buffer *out)
{
    const char *between = "";
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if ((roles & names[i].role) != 0) {
            buffer_add(out, between);
            buffer_add(out, names[i].title);
            between = "、";
        }
    }
}

void act_explain(enum act_id id, struct buffer *out)
{
    const struct act *act = act_of(id);
    buffer_add_format(out, "【%s】%s\n办理的人：", act->title, act->help);
    roles_write(act->roles, out);
    buffer_add_format(out, "。\n依据：%s。\n", act->clause);
}

bool act_allowed(enum act_id id, unsigned roles, struct err *err)
{
    const struct act *act = act_of(id);
    if ((act->roles & roles) != 0) {
        return true;
    }
    struct buffer who;
    buffer_init(&who);
    roles_write(act->roles, &who);
    buffer_add(&who, roles == 0 ? "办理，您还没有角色" : "办理，您是");
    roles_write(roles, &who);
    err_set(err, ERR_DENIED, "“%s”由%s（%s）", act->title, buffer_text(&who), act->clause);
    buffer_done(&who);
    return false;
}
