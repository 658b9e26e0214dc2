/* row_act: the acts on a row and whether they are open. See office/row_act.h. */
#include "office/row_act.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/case_life.h"
#include "office/desk_rules.h"
#include "office/step.h"
#include "office/letter.h"

/* clang-format off */
static const struct row_act table[] = {
    {"case", NULL, ACT_SCREEN, NULL, NULL, true, ROW_ACT_STEP, NULL}, /* what decides all that follows */
    {"case", "commitment", ACT_COMMITMENT_NEW, "签订保证承诺书", "填承诺事项和观察期", false, ROW_ACT_COMMITMENT, NULL},
    {"case", "print", ACT_LETTER_PRINT, "打印文书", "预览、生成 PDF", true, ROW_ACT_PRINT, NULL},
    {"case", NULL, ACT_COUNT, NULL, NULL, true, ROW_ACT_STEP, NULL}, /* the other steps */
    {"case", "edit", ACT_CASE_EDIT, "修改案件", NULL, true, ROW_ACT_EDIT, NULL},
    {"case", "edit-commitment", ACT_COMMITMENT_EDIT, "修改保证承诺书", NULL, true, ROW_ACT_EDIT_COMMITMENT, NULL},
    {"case", "void", ACT_CASE_VOID, "作废案件", NULL, true, ROW_ACT_VOID, NULL},
    {"case", "steps", ACT_VIEW_CASES, "看历次办理", "打开、改正办过的事", false, ROW_ACT_STEPS, NULL},
    {"party", "edit", ACT_PARTY_EDIT, "修改当事人", NULL, false, ROW_ACT_EDIT, NULL},
    {"party", "case", ACT_CASE_NEW, "受理这个当事人的案件", NULL, false, ROW_ACT_CASE_ABOUT, NULL},
    {"outreach", "edit", ACT_OUTREACH_EDIT, "修改预防宣传", NULL, false, ROW_ACT_EDIT, NULL},
    {"item", "edit", ACT_LIST_IMPORT, "修改清单事项", "改了就是新版本", false, ROW_ACT_EDIT, NULL},
    {"requirement", "edit", ACT_LIST_IMPORT, "修改清单条件", NULL, false, ROW_ACT_EDIT, NULL},
};
/* clang-format on */
#define ACTS (sizeof table / sizeof table[0])

/* By the table of acts, in which they stand as a case usually goes; then by name. */
static int in_order(const void *one, const void *other)
{
    const struct row_act *a = one;
    const struct row_act *b = other;
    return a->act != b->act ? (a->act > b->act) - (a->act < b->act) : strcmp(a->key, b->key);
}

/* `only`: the steps of this act; ACT_COUNT: all but the screening, which has a place of its own. */
static size_t add_steps(const struct form_set *forms, enum act_id only, struct row_act *acts)
{
    size_t count = 0;
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        if (form->act != NULL && (form->act->id == ACT_SCREEN) == (only == ACT_SCREEN)) {
            acts[count++] = (struct row_act){"case", form->name, form->act->id, form->title,
                                             NULL,   true,       ROW_ACT_STEP,  form->name};
        }
    }
    qsort(acts, count, sizeof *acts, in_order);
    return count;
}

struct row_act *row_act_list(const struct form_set *forms, size_t *count)
{
    struct row_act *acts = memory_array(NULL, ACTS + forms->count, sizeof *acts);
    *count = 0;
    for (size_t i = 0; i < ACTS; i++) {
        if (table[i].key != NULL) {
            acts[(*count)++] = table[i];
        } else {
            *count += add_steps(forms, table[i].act, &acts[*count]);
        }
    }
    return acts;
}

const struct row_act *row_act_table(const struct office *office, size_t *count)
{
    *count = office->act_count;
    return office->acts;
}

bool row_act_offered(struct office *office, const struct row_act *act, const struct record *record)
{
    struct step last;
    struct err ignored;
    size_t count = 0, total = 0;
    if (strcmp(act->form, record->form->name) != 0) {
        return false;
    }
    if (act->does == ROW_ACT_STEPS) {
        return step_list(office, record->id, &last, 1, &count, &total, &ignored) && total > 0;
    }
    return act->step == NULL || step_is_used(office, office_form(office, act->step));
}

/* Beginning a commitment asks the office for everything that could refuse it. */
static bool commitment_is_open(struct office *office, int64_t case_id, struct err *err)
{
    struct record *begun = desk_new(office, "commitment", case_id, err);
    record_free(begun);
    return begun != NULL;
}

void row_known_gather(struct office *office, const struct record *record, struct row_known *row)
{
    *row = (struct row_known){.record = record};
    if (strcmp(record->form->name, "case") == 0) {
        case_known_gather(office, record, &row->known, &row->trouble);
    }
}

void row_known_done(struct row_known *row)
{
    case_known_done(&row->known);
}

/* What the state and the guards say of an act that depends on them. */
static bool case_lets(struct office *office, const struct row_act *act, const struct row_known *row,
                      struct err *err)
{
    if (act->step != NULL) {
        return step_open(office, office_form(office, act->step), &row->known, err);
    }
    return case_known_ask(office, &row->known, act->act, NULL, NULL, err);
}

bool row_act_open(struct office *office, const struct row_act *act, const struct row_known *row,
                  struct err *err)
{
    if (!office_may(office, act->act, err)) {
        return false;
    }
    if (row->trouble.code != ERR_NONE) {
        *err = row->trouble;
        return false;
    }
    if (act->by_state && !case_lets(office, act, row, err)) {
        return false;
    }
    if (act->act == ACT_COMMITMENT_NEW) {
        return commitment_is_open(office, row->record->id, err);
    }
    if (act->act != ACT_LETTER_PRINT || letter_any(office, row->record->id)) {
        return true;
    }
    return err_set(err, ERR_REFUSED,
                   "还没有可打印的文书：先做适用性筛查，或者签订保证承诺书（工作方案五（二））");
}

bool row_act_open_on(struct office *office, const struct row_act *act, const struct record *record,
                     struct err *err)
{
    struct row_known row;
    row_known_gather(office, record, &row);
    bool open = row_act_open(office, act, &row, err);
    row_known_done(&row);
    return open;
}

const char *row_act_remark(struct office *office, const struct row_act *act,
                           const struct record *record, bool open, char out[ROW_ACT_REMARK])
{
    struct err ignored;
    date_t latest;
    char day[DATE_TEXT];
    text_put(out, ROW_ACT_REMARK, act->remark != NULL ? act->remark : "");
    if (act->does == ROW_ACT_COMMITMENT && open &&
        commitment_latest(office, record, &latest, &ignored) && latest < office_today(office)) {
        snprintf(out, ROW_ACT_REMARK, "只能补录 %s 及以前签的", date_format(latest, day));
    }
    return out[0] != '\0' ? out : NULL;
}

/* A new one was open when it was begun; a filed one may be put right while its case is handled. */
static bool step_may_edit(struct office *office, const struct record *step, struct err *err)
{
    bool is_new = step->id == 0;
    bool may = office_may(office, is_new ? step->form->act->id : ACT_STEP_EDIT, err);
    if (!may || is_new) {
        return may;
    }
    struct record *kase = desk_load(office, "case", record_get_integer(step, "case"), err);
    may = kase != NULL && case_next_state(ACT_STEP_EDIT, record_get(kase, "state"), err);
    record_free(kase);
    return may;
}

bool row_act_may_edit(struct office *office, const struct record *record, struct err *err)
{
    const char *form = record->form->name;
    if (record->form->act != NULL) {
        return step_may_edit(office, record, err);
    }
    if (strcmp(form, "commitment") == 0) {
        return office_may(office, record->id ? ACT_COMMITMENT_EDIT : ACT_COMMITMENT_NEW, err);
    }
    for (size_t i = 0; i < ACTS; i++) {
        if (table[i].does == ROW_ACT_EDIT && strcmp(table[i].form, form) == 0) {
            return record->id == 0 || row_act_open_on(office, &table[i], record, err);
        }
    }
    return true;
}
