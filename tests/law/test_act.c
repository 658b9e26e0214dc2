/* The whole matrix of roles and acts, written down a second time, cell by cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/act.h"

#define ROLES 9

/* Columns: clerk, officer, unit head, deputy, head, reviewer, visitor, publisher, admin. */
static const struct {
    enum act_id id;
    const char *key;
    const char *cells; /* + may, . may not */
} matrix[] = {
    {ACT_VIEW_CASES, "view-cases", "++++++++."},
    {ACT_VIEW_LISTS, "view-lists", "+++++++++"},
    {ACT_VIEW_OFFICERS, "view-officers", "+++++++++"},
    {ACT_PARTY_NEW, "party-new", "+++......"},
    {ACT_PARTY_EDIT, "party-edit", "+++......"},
    {ACT_CASE_NEW, "case-new", "+++......"},
    {ACT_CASE_EDIT, "case-edit", ".++......"},
    {ACT_CASE_VOID, "case-void", "..+......"},
    {ACT_COMMITMENT_NEW, "commitment-new", ".++......"},
    {ACT_COMMITMENT_EDIT, "commitment-edit", ".++......"},
    {ACT_OUTREACH_NEW, "outreach-new", "+++....+."},
    {ACT_OUTREACH_EDIT, "outreach-edit", "+++....+."},
    {ACT_STEP_EDIT, "step-edit", ".++......"},
    {ACT_LETTER_PRINT, "letter-print", "+++......"},
    {ACT_LIST_IMPORT, "list-import", "+.+..+..+"},
    {ACT_CALENDAR_IMPORT, "calendar-import", "........+"},
    {ACT_LAW_EDIT, "law-edit", ".....+..+"},
    {ACT_OFFICER_EDIT, "officer-edit", "........+"},
    {ACT_OFFICE_EDIT, "office-edit", "........+"},
    {ACT_EXPORT, "export", "+++..+..."},
    {ACT_AUDIT, "audit", "...+++..+"},
    {ACT_BACKUP, "backup", "........+"},
    {ACT_CHECK, "check", "........+"},
    {ACT_VIEW_KEEP, "view-keep", "+++++++++"},
    {ACT_PREFER, "prefer", "+++++++++"},
    {ACT_ASSIGN, "assign", "..+......"},
    {ACT_SCREEN, "screen", ".++......"},
    {ACT_OVERRULE, "overrule", "...+....."},
    {ACT_ORDER, "order", ".++......"},
    {ACT_PROPOSE, "propose", ".++......"},
    {ACT_APPROVE, "approve", "...++...."},
    {ACT_PERIOD_OVER, "period-over", ".++......"},
    {ACT_REINSPECT, "reinspect", ".++......"},
    {ACT_VISIT, "visit", "......+.."},
    {ACT_PERSUADE, "persuade", ".++......"},
    {ACT_ADVISE, "advise", ".++......"},
    {ACT_INTERVIEW_NOTICE, "interview-notice", ".++......"},
    {ACT_INTERVIEW, "interview", ".++......"},
    {ACT_MEDIATE_REQUEST, "mediate-request", "+++......"},
    {ACT_MEDIATE, "mediate", ".++......"},
    {ACT_METHOD, "method", ".++......"},
    {ACT_EXTEND, "extend", ".++......"},
    {ACT_EXTEND_DECIDE, "extend-decide", "...++...."},
    {ACT_SUSPEND, "suspend", "..+......"},
    {ACT_RESUME, "resume", ".++......"},
    {ACT_FILE, "file", ".++......"},
    {ACT_FILE_DECIDE, "file-decide", "...++...."},
    {ACT_FILE_DELAY, "file-delay", "...++...."},
    {ACT_DECIDE_DELAY, "decide-delay", "...++...."},
    {ACT_INVESTIGATE, "investigate", ".++......"},
    {ACT_REPORT, "report", ".++......"},
    {ACT_EXAMINE, "examine", ".++......"},
    {ACT_REVIEW, "review", ".....+..."},
    {ACT_DELIBERATE, "deliberate", "....+...."},
    {ACT_NOTIFY, "notify", ".++......"},
    {ACT_STATEMENT, "statement", ".++......"},
    {ACT_PUNISH, "punish", "...++...."},
    {ACT_EXECUTE, "execute", ".++......"},
    {ACT_NO_PENALTY, "no-penalty", "...++...."},
    {ACT_WITHDRAW, "withdraw", "...++...."},
    {ACT_CLOSE, "close", ".++......"},
    {ACT_CLOSE_DECIDE, "close-decide", "...++...."},
    {ACT_ARCHIVE, "archive", "+........"},
    {ACT_DECLINE, "decline", "..+......"},
    {ACT_TRANSFER, "transfer", "..+......"},
    {ACT_REPLY, "reply", "+++......"},
    {ACT_RECUSAL, "recusal", "+++......"},
    {ACT_RECUSAL_DECIDE, "recusal-decide", "....+...."},
    {ACT_CRIME_REPORT, "crime-report", ".++......"},
    {ACT_CRIME_DECIDE, "crime-decide", "....+...."},
    {ACT_CRIME_SEND, "crime-send", ".++......"},
    {ACT_CRIME_RECEIPT, "crime-receipt", "+++......"},
    {ACT_CRIME_SUPPLEMENT, "crime-supplement", ".++......"},
    {ACT_CRIME_ANSWER, "crime-answer", "+++......"},
    {ACT_CRIME_APPEAL, "crime-appeal", ".++......"},
    {ACT_CRIME_SUPERVISE, "crime-supervise", ".++......"},
    {ACT_CRIME_END, "crime-end", "....+...."},
    {ACT_DETAIN_REPORT, "detain-report", ".++......"},
    {ACT_DETAIN_DECIDE, "detain-decide", "...++...."},
    {ACT_DETAIN_SEND, "detain-send", ".++......"},
    {ACT_DETAIN_ANSWER, "detain-answer", "+++......"},
};

static void test_every_cell(void **state)
{
    (void)state;
    assert_int_equal(sizeof matrix / sizeof matrix[0], ACT_COUNT);
    for (size_t i = 0; i < ACT_COUNT; i++) {
        assert_int_equal(matrix[i].id, i);
        assert_int_equal(strlen(matrix[i].cells), ROLES);
        for (unsigned role = 0; role < ROLES; role++) {
            struct err err;
            err_clear(&err);
            bool may = act_allowed(matrix[i].id, 1u << role, &err);
            assert_int_equal(may, matrix[i].cells[role] == '+');
            assert_int_equal(err.code, may ? ERR_NONE : ERR_DENIED);
        }
        struct err err;
        assert_false(act_allowed(matrix[i].id, 0, &err));
        assert_true(act_allowed(matrix[i].id, (1u << ROLES) - 1, &err));
    }
}

static void test_acts_are_complete(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ACT_COUNT; i++) {
        const struct act *act = act_of((enum act_id)i);
        assert_int_equal(act->id, i);
        assert_string_equal(act->key, matrix[i].key);
        assert_true(strlen(act->title) > 0 && strlen(act->clause) > 0);
        for (unsigned j = 0; j < i; j++) {
            assert_string_not_equal(act_of((enum act_id)j)->key, act->key);
            assert_string_not_equal(act_of((enum act_id)j)->title, act->title);
        }
    }
}

/* 系统管理员 sees no case text and changes no case; nobody else runs the machine. */
static void test_the_admin_stands_apart(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ACT_COUNT; i++) {
        unsigned roles = act_of((enum act_id)i)->roles;
        bool machine = i == ACT_CALENDAR_IMPORT || i == ACT_OFFICER_EDIT || i == ACT_OFFICE_EDIT ||
                       i == ACT_BACKUP || i == ACT_CHECK;
        bool shared = i == ACT_VIEW_LISTS || i == ACT_VIEW_OFFICERS || i == ACT_AUDIT ||
                      i == ACT_LIST_IMPORT || i == ACT_LAW_EDIT || /* public, no case text */
                      i == ACT_VIEW_KEEP || i == ACT_PREFER;
        assert_int_equal((roles & ROLE_ADMIN) != 0, machine || shared);
        assert_true(!machine || roles == ROLE_ADMIN);
    }
}

static void test_refusals_say_who_and_why(void **state)
{
    (void)state;
    struct err err;
    assert_false(act_allowed(ACT_COMMITMENT_NEW, ROLE_CLERK | ROLE_ADMIN, &err));
    assert_string_equal(err.message,
                        "“签订保证承诺书”由执法人员、承办机构负责人办理，您是文员、系统管理员"
                        "（工作方案五（二）；行政处罚法第四十二条）");
    assert_false(act_allowed(ACT_BACKUP, 0, &err));
    assert_string_equal(err.message, "“备份”由系统管理员办理，您还没有角色"
                                     "（内部分工：备份由系统管理员负责）");
}

static void test_roles_have_names(void **state)
{
    (void)state;
    size_t count;
    const struct role_name *names = role_names(&count);
    assert_int_equal(count, ROLES);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(names[i].role, 1u << i);
        assert_int_equal(roles_parse(names[i].code), names[i].role);
    }
    assert_string_equal(names[8].title, "系统管理员");
}

static void test_roles_are_read(void **state)
{
    (void)state;
    assert_int_equal(roles_parse("officer,clerk"), ROLE_OFFICER | ROLE_CLERK);
    assert_int_equal(roles_parse(" unit_head , head,"), ROLE_UNIT_HEAD | ROLE_HEAD);
    assert_int_equal(roles_parse("offic,officers,Officer,boss"), 0);
    assert_int_equal(roles_parse("boss,admin"), ROLE_ADMIN);
    assert_int_equal(roles_parse(""), 0);
    assert_int_equal(roles_parse(NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_cell),
        cmocka_unit_test(test_acts_are_complete),
        cmocka_unit_test(test_the_admin_stands_apart),
        cmocka_unit_test(test_refusals_say_who_and_why),
        cmocka_unit_test(test_roles_have_names),
        cmocka_unit_test(test_roles_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
