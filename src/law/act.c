/* act: the table of everything that can be done here and who may do it.
 *
 * The one place that knows permissions; screen, command line, help and the permission
 * test are made from it. Whether the act is open in the state of a case is case_life's. */
#include "law/act.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"

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

#define HANDLING (ROLE_OFFICER | ROLE_UNIT_HEAD)
#define LEADING (ROLE_DEPUTY | ROLE_HEAD)
#define CASE_PEOPLE                                                                                \
    (ROLE_CLERK | HANDLING | LEADING | ROLE_REVIEWER | ROLE_VISITOR | ROLE_PUBLISHER)

/* Clauses: 处罚法 is 行政处罚法 (2021), 工作方案 is the bureau's plan of 2021-12-06; 内部分工 is the
 * division of tasks inside the bureau, which no law sets in detail. */
static const struct act acts[ACT_COUNT] = {
    [ACT_VIEW_CASES] = {ACT_VIEW_CASES, "view-cases", "查看案件和当事人", CASE_PEOPLE,
                        "行政处罚法第五十条：执法中知悉的秘密和隐私应当保密"},
    [ACT_VIEW_LISTS] = {ACT_VIEW_LISTS, "view-lists", "查看清单", CASE_PEOPLE | ROLE_ADMIN,
                        "行政处罚法第三十四条：裁量基准应当公布"},
    [ACT_VIEW_OFFICERS] = {ACT_VIEW_OFFICERS, "view-officers", "查看人员", CASE_PEOPLE | ROLE_ADMIN,
                           "行政处罚法第三十九条：实施机关应当公示"},
    [ACT_PARTY_NEW] = {ACT_PARTY_NEW, "party-new", "登记当事人", ROLE_CLERK | HANDLING,
                       "行政处罚法第四十七条：全过程记录自启动始"},
    [ACT_PARTY_EDIT] = {ACT_PARTY_EDIT, "party-edit", "修改当事人", ROLE_CLERK | HANDLING,
                        "行政处罚法第四十七条：全过程记录自启动始"},
    [ACT_CASE_NEW] = {ACT_CASE_NEW, "case-new", "受理案件", ROLE_CLERK | HANDLING,
                      "行政处罚法第四十七条：全过程记录自启动始"},
    [ACT_CASE_EDIT] = {ACT_CASE_EDIT, "case-edit", "修改案件", HANDLING,
                       "行政处罚法第四十二条：由具有执法资格的人员实施"},
    [ACT_CASE_VOID] = {ACT_CASE_VOID, "case-void", "作废案件", ROLE_UNIT_HEAD,
                       "内部分工：作废由承办机构负责人审核"},
    [ACT_COMMITMENT_NEW] = {ACT_COMMITMENT_NEW, "commitment-new", "签订保证承诺书", HANDLING,
                            "工作方案五（二）；行政处罚法第四十二条"},
    [ACT_COMMITMENT_EDIT] = {ACT_COMMITMENT_EDIT, "commitment-edit", "修改保证承诺书", HANDLING,
                             "工作方案五（二）；行政处罚法第四十二条"},
    [ACT_LETTER_PRINT] = {ACT_LETTER_PRINT, "letter-print", "打印文书", ROLE_CLERK | HANDLING,
                          "行政处罚法第四十七条：送达以文字形式全过程记录"},
    [ACT_LIST_IMPORT] = {ACT_LIST_IMPORT, "list-import", "导入清单",
                         ROLE_CLERK | ROLE_UNIT_HEAD | ROLE_REVIEWER | ROLE_ADMIN,
                         "工作方案五（一）：谁执法、谁编制、谁负责"},
    [ACT_CALENDAR_IMPORT] = {ACT_CALENDAR_IMPORT, "calendar-import", "导入放假日历", ROLE_ADMIN,
                             "行政处罚法第八十五条：工作日不含法定节假日"},
    [ACT_OFFICER_EDIT] = {ACT_OFFICER_EDIT, "officer-edit", "登记人员和账号", ROLE_ADMIN,
                          "内部分工：账号由系统管理员管理"},
    [ACT_OFFICE_EDIT] = {ACT_OFFICE_EDIT, "office-edit", "修改办公室设置", ROLE_ADMIN,
                         "内部分工：参数由系统管理员管理"},
    [ACT_EXPORT] = {ACT_EXPORT, "export", "导出", ROLE_CLERK | HANDLING | ROLE_REVIEWER,
                    "行政处罚法第五十条：执法中知悉的秘密和隐私应当保密"},
    [ACT_AUDIT] = {ACT_AUDIT, "audit", "核验审计记录",
                   ROLE_HEAD | ROLE_DEPUTY | ROLE_REVIEWER | ROLE_ADMIN,
                   "行政处罚法第四十七条：全过程记录归档保存"},
    [ACT_BACKUP] = {ACT_BACKUP, "backup", "备份", ROLE_ADMIN, "内部分工：备份由系统管理员负责"},
    [ACT_CHECK] = {ACT_CHECK, "check", "检查数据库", ROLE_ADMIN,
                   "内部分工：数据库由系统管理员维护"},
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
    return &acts[id];
}

static void titles_add(struct buffer *out, unsigned roles)
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

bool act_allowed(enum act_id id, unsigned roles, struct err *err)
{
    const struct act *act = act_of(id);
    if ((act->roles & roles) != 0) {
        return true;
    }
    struct buffer who;
    buffer_init(&who);
    titles_add(&who, act->roles);
    buffer_add(&who, roles == 0 ? "办理，您还没有角色" : "办理，您是");
    titles_add(&who, roles);
    err_set(err, ERR_DENIED, "“%s”由%s（%s）", act->title, buffer_text(&who), act->clause);
    buffer_done(&who);
    return false;
}
