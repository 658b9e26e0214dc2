/* row_act: the acts on a row and whether they are open. See office/row_act.h. */
#include "office/row_act.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "law/case_life.h"
#include "office/desk_rules.h"

/* clang-format off */
static const struct row_act table[] = {
    {"case", "commitment", ACT_COMMITMENT_NEW, "签订保证承诺书", "填承诺事项和观察期", true, ROW_ACT_COMMITMENT},
    {"case", "print", ACT_LETTER_PRINT, "打印文书", "预览、生成 PDF", true, ROW_ACT_PRINT},
    {"case", "edit", ACT_CASE_EDIT, "修改案件", NULL, true, ROW_ACT_EDIT},
    {"case", "edit-commitment", ACT_COMMITMENT_EDIT, "修改保证承诺书", NULL, true, ROW_ACT_EDIT_COMMITMENT},
    {"case", "void", ACT_CASE_VOID, "作废案件", NULL, true, ROW_ACT_VOID},
    {"party", "edit", ACT_PARTY_EDIT, "修改当事人", NULL, false, ROW_ACT_EDIT},
    {"party", "case", ACT_CASE_NEW, "受理这个当事人的案件", NULL, false, ROW_ACT_CASE_ABOUT},
    {"item", "edit", ACT_LIST_IMPORT, "修改清单事项", "改了就是新版本", false, ROW_ACT_EDIT},
};
/* clang-format on */
#define ACTS (sizeof table / sizeof table[0])

const struct row_act *row_act_table(size_t *count)
{
    *count = ACTS;
    return table;
}

/* Beginning a commitment asks the office for everything that could refuse it. */
static bool commitment_is_open(struct office *office, int64_t case_id, struct err *err)
{
    struct record *begun = desk_new(office, "commitment", case_id, err);
    record_free(begun);
    return begun != NULL;
}

bool row_act_open(struct office *office, const struct row_act *act, const struct record *record,
                  struct err *err)
{
    if (!office_may(office, act->act, err)) {
        return false;
    }
    if (act->by_state && !case_next_state(act->act, record_get(record, "state"), err)) {
        return false;
    }
    if (act->act == ACT_COMMITMENT_NEW) {
        return commitment_is_open(office, record->id, err);
    }
    if (act->act != ACT_LETTER_PRINT || desk_commitment_of(office, record->id) != 0) {
        return true;
    }
    return err_set(err, ERR_REFUSED, "还没有可打印的文书：先签订保证承诺书（工作方案五（二））");
}

const char *row_act_remark(struct office *office, const struct row_act *act,
                           const struct record *record, char out[ROW_ACT_REMARK])
{
    struct err ignored;
    date_t latest;
    char day[DATE_TEXT];
    text_put(out, ROW_ACT_REMARK, act->remark != NULL ? act->remark : "");
    if (act->does == ROW_ACT_COMMITMENT && row_act_open(office, act, record, &ignored) &&
        commitment_latest(office, record, &latest, &ignored) && latest < office_today(office)) {
        snprintf(out, ROW_ACT_REMARK, "只能补录 %s 及以前签的", date_format(latest, day));
    }
    return out[0] != '\0' ? out : NULL;
}

bool row_act_may_edit(struct office *office, const struct record *record, struct err *err)
{
    const char *form = record->form->name;
    if (strcmp(form, "commitment") == 0) {
        return office_may(office, record->id ? ACT_COMMITMENT_EDIT : ACT_COMMITMENT_NEW, err);
    }
    for (size_t i = 0; i < ACTS; i++) {
        if (table[i].does == ROW_ACT_EDIT && strcmp(table[i].form, form) == 0) {
            return record->id == 0 || row_act_open(office, &table[i], record, err);
        }
    }
    return true;
}
