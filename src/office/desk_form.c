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
    return form->act != NULL ? desk_step_form(form->name) : &other;
}
