/* case_life: the states of a case and the acts that lead from one to the next.
 *
 * Two tables: the arrows, and for the missing arrows the reason that the officer is
 * told. Never asks who acts (act.c) and never changes a record. */
#include "law/case_life.h"

#include <stddef.h>
#include <string.h>

static const char registered[] = "registered";
static const char observing[] = "observing";
static const char voided[] = "void";

static const struct case_transition transitions[] = {
    {ACT_CASE_EDIT, registered, registered, "行政处罚法第五十四条：全面、客观、公正地调查"},
    {ACT_CASE_EDIT, observing, observing, "行政处罚法第五十四条：全面、客观、公正地调查"},
    {ACT_COMMITMENT_NEW, registered, observing,
     "工作方案五（二）：给予一定纠错观察期，如签订保证承诺书"},
    {ACT_COMMITMENT_EDIT, observing, observing,
     "工作方案五（二）：给予一定纠错观察期，如签订保证承诺书"},
    {ACT_ORDER, registered, registered, "行政处罚法第二十八条：应当责令当事人改正或者限期改正"},
    {ACT_ORDER, observing, observing, "行政处罚法第二十八条：应当责令当事人改正或者限期改正"},
    {ACT_METHOD, registered, registered, "工作方案四：可同时采取一种或多种方式"},
    {ACT_METHOD, observing, observing, "工作方案四：可同时采取一种或多种方式"},
    {ACT_STEP_EDIT, registered, registered, "行政处罚法第四十七条：全过程记录归档保存"},
    {ACT_STEP_EDIT, observing, observing, "行政处罚法第四十七条：全过程记录归档保存"},
    {ACT_LETTER_PRINT, registered, registered, "行政处罚法第四十七条：全过程记录归档保存"},
    {ACT_LETTER_PRINT, observing, observing, "行政处罚法第四十七条：全过程记录归档保存"},
    {ACT_CASE_VOID, registered, voided, "内部分工：作废的案号不复用，案件留存"},
    {ACT_CASE_VOID, observing, voided, "内部分工：作废的案号不复用，案件留存"},
};

static const struct {
    const char *state;
    const char *title;
} states[] = {{registered, "已受理"}, {observing, "观察中"}, {voided, "已作废"}};

/* Why an arrow is missing, with its ground. */
static const struct {
    enum act_id act;
    const char *from;
    const char *reason;
} refusals[] = {
    {ACT_COMMITMENT_NEW, observing,
     "一件案件只签一份保证承诺书，要改请修改原承诺书（工作方案五（二））"},
    {ACT_COMMITMENT_NEW, voided,
     "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）"},
    {ACT_COMMITMENT_EDIT, registered, "这件案件还没有签保证承诺书（工作方案五（二））"},
    {ACT_COMMITMENT_EDIT, voided, "作废的案件留存备查，不得修改（行政处罚法第四十七条）"},
    {ACT_CASE_EDIT, voided, "作废的案件留存备查，不得修改（行政处罚法第四十七条）"},
    {ACT_ORDER, voided, "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）"},
    {ACT_METHOD, voided, "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）"},
    {ACT_STEP_EDIT, voided, "作废的案件留存备查，不得修改（行政处罚法第四十七条）"},
    {ACT_LETTER_PRINT, voided, "作废的案件不再出具文书（行政处罚法第四十七条）"},
    {ACT_CASE_VOID, voided, "案件只作废一次，案号不复用（行政处罚法第四十七条）"},
};

static const char *state_title(const char *state)
{
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (strcmp(states[i].state, state) == 0) {
            return states[i].title;
        }
    }
    return NULL;
}

static const char *refusal(enum act_id act, const char *state)
{
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        if (refusals[i].act == act && strcmp(refusals[i].from, state) == 0) {
            return refusals[i].reason;
        }
    }
    return "这个动作不改变案件的状态（行政处罚法第四十七条）";
}

const char *case_next_state(enum act_id act, const char *state, struct err *err)
{
    for (size_t i = 0; i < sizeof transitions / sizeof transitions[0]; i++) {
        if (transitions[i].act == act && strcmp(transitions[i].from, state) == 0) {
            return transitions[i].to;
        }
    }
    const char *title = state_title(state);
    if (title == NULL) {
        err_set(err, ERR_REFUSED, "案件的状态“%s”不认识，请系统管理员检查数据库", state);
    } else {
        err_set(err, ERR_REFUSED, "案件%s，不能%s：%s", title, act_of(act)->title,
                refusal(act, state));
    }
    return NULL;
}
