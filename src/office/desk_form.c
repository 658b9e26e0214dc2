/* desk_form: one row a form: who may, what is derived, which rules stand between records. */
#include <string.h>

#include "office/desk_private.h"
#include "office/desk_rules.h"

static const struct desk_form FORMS[] = {
    {.form = "party",
     .create = ACT_PARTY_NEW,
     .change = ACT_PARTY_EDIT,
     .view = ACT_VIEW_CASES,
     .created = "登记当事人",
     .changed = "修改当事人",
     .undo = DESK_UNDO_CHANGE,
     .instead = "登记过的当事人要留着；写错的请改正它",
     .derive = party_derive},
    {.form = "case",
     .create = ACT_CASE_NEW,
     .change = ACT_CASE_EDIT,
     .view = ACT_VIEW_CASES,
     .created = "受理案件",
     .changed = "修改案件",
     .undo = DESK_UNDO_CHANGE,
     .instead = "案号已经取用；确实错了的请用 F5 办理“作废案件”，再重新受理",
     .derive = case_derive,
     .rule = case_rule,
     .locked = case_locked},
    {.form = "commitment",
     .create = ACT_COMMITMENT_NEW,
     .change = ACT_COMMITMENT_EDIT,
     .view = ACT_VIEW_CASES,
     .created = "订立保证承诺书",
     .changed = "修改保证承诺书",
     .undo = DESK_UNDO_CHANGE,
     .instead = "文号已经取用；写错的请用 F5 办理“修改保证承诺书”",
     .begin = commitment_begin,
     .derive = commitment_derive,
     .rule = commitment_rule,
     .note = commitment_note,
     .offers = commitment_offers,
     .follow = commitment_follow},
    {.form = "list",
     .create = ACT_LIST_IMPORT,
     .change = ACT_LIST_IMPORT,
     .view = ACT_VIEW_LISTS,
     .created = "建立清单",
     .changed = "修改清单",
     .undo = DESK_UNDO_CHANGE,
     .instead = "建好的清单要留着；写错的请改正它"},
    {.form = "item",
     .create = ACT_LIST_IMPORT,
     .change = ACT_LIST_IMPORT,
     .view = ACT_VIEW_LISTS,
     .editions = true,
     .created = "增加清单事项",
     .changed = "修改清单事项",
     .undo = DESK_UNDO_NEVER,
     .instead = "清单事项每改一次就是新的一版，旧版留着备查；写错的请再改一次"},
    {.form = "requirement",
     .create = ACT_LIST_IMPORT,
     .change = ACT_LIST_IMPORT,
     .view = ACT_VIEW_LISTS,
     .created = "增加清单条件",
     .changed = "修改清单条件",
     .undo = DESK_UNDO_CHANGE,
     .instead = "登记过的条件要留着；不再问的请把“停用”改为是",
     .reloads = true,
     .rule = requirement_rule},
    {.form = "law",
     .create = ACT_LAW_EDIT,
     .change = ACT_LAW_EDIT,
     .view = ACT_VIEW_LISTS,
     .reloads = true,
     .created = "登记法律",
     .changed = "修改法律",
     .undo = DESK_UNDO_CHANGE,
     .instead = "登记过的法律要留着；废止的请填上失效日期"},
    {.form = "article",
     .create = ACT_LAW_EDIT,
     .change = ACT_LAW_EDIT,
     .view = ACT_VIEW_LISTS,
     .reloads = true,
     .created = "登记新旧条文",
     .changed = "修改新旧条文",
     .undo = DESK_UNDO_CHANGE,
     .instead = "登记过的条文要留着；写错的请改正它"},
    {.form = "officer",
     .create = ACT_OFFICER_EDIT,
     .change = ACT_OFFICER_EDIT,
     .view = ACT_VIEW_OFFICERS,
     .created = "登记人员",
     .changed = "修改人员",
     .undo = DESK_UNDO_CHANGE,
     .instead = "登记过的人员要留着；不该登记的请把“在岗”改为否",
     .rule = officer_rule},
    {.form = "office",
     .create = ACT_OFFICE_EDIT,
     .change = ACT_OFFICE_EDIT,
     .view = ACT_OFFICE_EDIT,
     .reloads = true,
     .created = "建立办公室设置",
     .changed = "修改办公室设置",
     .undo = DESK_UNDO_CHANGE,
     .instead = "办公室设置只有一份，请直接修改",
     .rule = settings_rule},
    {.form = "term",
     .create = ACT_OFFICE_EDIT,
     .change = ACT_OFFICE_EDIT,
     .view = ACT_VIEW_LISTS,
     .reloads = true,
     .created = "增加期限",
     .changed = "修改期限",
     .undo = DESK_UNDO_CHANGE,
     .instead = "期限表里的行要留着；写错的请改正它",
     .rule = term_rule},
    {.form = "view",
     .create = ACT_VIEW_KEEP,
     .change = ACT_VIEW_KEEP,
     .view = ACT_VIEW_KEEP,
     .created = "保存视图",
     .changed = "修改视图",
     .admit = own_view_admit,
     .begin = own_begin,
     .derive = own_view_derive},
    {.form = "preference",
     .create = ACT_PREFER,
     .change = ACT_PREFER,
     .view = ACT_PREFER,
     .created = "定下画面偏好",
     .changed = "修改画面偏好",
     .admit = own_preference_admit,
     .mine = own_preference_mine,
     .begin = own_begin},
};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

/* Forms that declare an act: what each does follows from that act; those of the first rows have rules of
 * their own, the last row is that of all others. A screening leaves the state of its case as it is: its
 * verdict is asked for where it matters. */
#define STEP                                                                                       \
    .create = ACT_STEP_EDIT, .change = ACT_STEP_EDIT, .view = ACT_VIEW_CASES,                      \
    .changed = "修改办理记录"
#define STEP_NEVER STEP, .undo = DESK_UNDO_NEVER
#define STEP_KEPT                                                                                  \
    STEP, .undo = DESK_UNDO_CHANGE, .instead = "办过的事要留着；写错的请在“历次办理”里打开它改正", \
          .note = method_note, .locked = step_locked, .follow = step_follow
static const struct desk_form STEPS[] = {
    {.form = "screening",
     STEP_NEVER,
     .instead = "做过的筛查照原样留着；情况变了请用 F5 重新筛查",
     .begin = screening_begin,
     .derive = screening_derive,
     .rule = screening_rule,
     .locked = screening_locked},
    {.form = "overrule",
     STEP_NEVER,
     .instead = "复核的记录照原样留着；不对的请重新筛查",
     .begin = overrule_begin,
     .derive = overrule_derive,
     .rule = overrule_rule,
     .locked = step_locked},
    {.form = "assign",
     STEP_NEVER,
     .instead = "指派过的照原样留着；要换人请重新指派",
     .begin = assign_begin,
     .derive = assign_derive,
     .rule = assign_rule,
     .locked = step_locked,
     .follow = assign_follow},
    {.form = "recusal_decide",
     STEP_NEVER,
     .instead = "回避决定照原样留着；要改变的请再作一次决定",
     .begin = recusal_decide_begin,
     .derive = recusal_decide_derive,
     .rule = recusal_decide_rule,
     .locked = step_locked,
     .follow = step_follow},
    {.form = "propose", STEP_KEPT, .begin = propose_begin, .rule = step_rule},
    {.form = "interview", STEP_KEPT, .begin = step_begin, .rule = interview_rule},
    {.form = "mediate_request", STEP_KEPT, .begin = step_begin, .rule = mediate_request_rule},
    {.form = "crime_report", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "crime_send", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "detain_send", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "", STEP_KEPT, .begin = step_begin, .rule = step_rule},
};
#define STEP_OTHER (sizeof STEPS / sizeof *STEPS - 1)

static const struct desk_form *step_of(const char *form)
{
    size_t i = 0;
    while (i < STEP_OTHER && strcmp(STEPS[i].form, form) != 0) {
        i++;
    }
    return &STEPS[i];
}

enum act_id desk_act(const struct form *form, bool is_new)
{
    const struct desk_form *desk = desk_form_of(form);
    return !is_new ? desk->change : form->act != NULL ? form->act->id : desk->create;
}

const char *desk_act_words(const struct form *form, bool is_new)
{
    const struct desk_form *desk = desk_form_of(form);
    return !is_new ? desk->changed : form->act != NULL ? form->title : desk->created;
}

const struct desk_form *desk_form_of(const struct form *form)
{
    static const struct desk_form other = {.form = "",
                                           .create = ACT_OFFICE_EDIT,
                                           .change = ACT_OFFICE_EDIT,
                                           .view = ACT_OFFICE_EDIT,
                                           .created = "新建",
                                           .changed = "修改"};
    for (size_t i = 0; form->act == NULL && i < FORM_COUNT; i++) {
        if (strcmp(FORMS[i].form, form->name) == 0) {
            return &FORMS[i];
        }
    }
    return form->act != NULL ? step_of(form->name) : &other;
}
