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
     .derive = party_derive},
    {.form = "case",
     .create = ACT_CASE_NEW,
     .change = ACT_CASE_EDIT,
     .view = ACT_VIEW_CASES,
     .created = "受理案件",
     .changed = "修改案件",
     .derive = case_derive,
     .rule = case_rule},
    {.form = "commitment",
     .create = ACT_COMMITMENT_NEW,
     .change = ACT_COMMITMENT_EDIT,
     .view = ACT_VIEW_CASES,
     .created = "订立保证承诺书",
     .changed = "修改保证承诺书",
     .begin = commitment_begin,
     .derive = commitment_derive,
     .rule = commitment_rule,
     .follow = commitment_follow},
    {.form = "list",
     .create = ACT_LIST_IMPORT,
     .change = ACT_LIST_IMPORT,
     .view = ACT_VIEW_LISTS,
     .created = "建立清单",
     .changed = "修改清单"},
    {.form = "item",
     .create = ACT_LIST_IMPORT,
     .change = ACT_LIST_IMPORT,
     .view = ACT_VIEW_LISTS,
     .editions = true,
     .created = "增加清单事项",
     .changed = "修改清单事项"},
    {.form = "officer",
     .create = ACT_OFFICER_EDIT,
     .change = ACT_OFFICER_EDIT,
     .view = ACT_VIEW_OFFICERS,
     .created = "登记人员",
     .changed = "修改人员",
     .rule = officer_rule},
    {.form = "office",
     .create = ACT_OFFICE_EDIT,
     .change = ACT_OFFICE_EDIT,
     .view = ACT_OFFICE_EDIT,
     .created = "建立办公室设置",
     .changed = "修改办公室设置",
     .rule = settings_rule},
    {.form = "view",
     .create = ACT_VIEW_KEEP,
     .change = ACT_VIEW_KEEP,
     .view = ACT_VIEW_KEEP,
     .created = "保存列表",
     .changed = "修改保存的列表",
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

const struct desk_form *desk_form_of(const char *form)
{
    static const struct desk_form other = {.form = "",
                                           .create = ACT_OFFICE_EDIT,
                                           .change = ACT_OFFICE_EDIT,
                                           .view = ACT_OFFICE_EDIT,
                                           .created = "新建",
                                           .changed = "修改"};
    for (size_t i = 0; i < FORM_COUNT; i++) {
        if (strcmp(FORMS[i].form, form) == 0) {
            return &FORMS[i];
        }
    }
    return &other;
}
