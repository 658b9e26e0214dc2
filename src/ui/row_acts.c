/* row_acts: 办理. See row_acts.h. */
#include "row_acts.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "law/case_life.h"
#include "office/desk.h"
#include "office/letter.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

static void record_saved(void *owner, const struct record *record)
{
    struct row_acts *acts = owner;
    acts->changed(acts->owner, record->form->name, record->id);
}

static void new_commitment(struct row_acts *acts)
{
    form_view_start(acts->app, "commitment", 0, acts->id, NULL, acts, record_saved);
}

static void edit_row(struct row_acts *acts)
{
    form_view_start(acts->app, acts->form, acts->id, 0, NULL, acts, record_saved);
}

static void edit_commitment(struct row_acts *acts)
{
    int64_t id = desk_commitment_of(acts->app->office, acts->id);
    form_view_start(acts->app, "commitment", id, acts->id, NULL, acts, record_saved);
}

/* A case against this party: its field is filled in already. */
static void new_case(struct row_acts *acts)
{
    form_view_start_about(acts->app, "case", "party", acts->id, acts->called, acts, record_saved);
}

static void print_row(struct row_acts *acts)
{
    acts->print(acts->owner);
}

static void void_answered(void *owner, int id, const char *typed)
{
    struct row_acts *acts = owner;
    (void)id;
    struct err err = {0};
    if (!desk_void_case(acts->app->office, acts->id, typed, &err)) {
        app_say_err(acts->app, &err);
        return;
    }
    app_say(acts->app, STYLE_GOOD, "%s 已作废，案号留着不再用。", acts->called);
    acts->changed(acts->owner, acts->form, acts->id);
}

static void void_case(struct row_acts *acts)
{
    static const struct dialog_answer yes = {.text = "作废这件案件", .id = 1};
    char text[320];
    snprintf(text, sizeof text, "作废 %s？作废后不能再办理，案号不复用。", acts->called);
    dialog_open(acts->app, &(struct dialog_options){.title = "作废案件",
                                                    .text = text,
                                                    .style = STYLE_WARN,
                                                    .answers = &yes,
                                                    .count = 1,
                                                    .chosen = 1,
                                                    .prompt = "作废的理由：",
                                                    .owner = acts,
                                                    .answer = void_answered});
}

/* The acts in the order in which one usually comes to them. */
static const struct row_act {
    const char *form;
    enum act_id act;
    const char *title;
    const char *remark;
    bool by_state; /* whether it is open depends on the state of the case */
    void (*run)(struct row_acts *acts);
} table[] = {
    {"case", ACT_COMMITMENT_NEW, "签订保证承诺书", "填承诺事项和观察期", true, new_commitment},
    {"case", ACT_LETTER_PRINT, "打印文书", "预览、生成 PDF", true, print_row},
    {"case", ACT_CASE_EDIT, "修改案件", NULL, true, edit_row},
    {"case", ACT_COMMITMENT_EDIT, "修改保证承诺书", NULL, true, edit_commitment},
    {"case", ACT_CASE_VOID, "作废案件", NULL, true, void_case},
    {"party", ACT_PARTY_EDIT, "修改当事人", NULL, false, edit_row},
    {"party", ACT_CASE_NEW, "受理这个当事人的案件", NULL, false, new_case},
    {"item", ACT_LIST_IMPORT, "修改清单事项", "改了就是新版本", false, edit_row},
};
#define ACTS (sizeof table / sizeof table[0])

/* Beginning a commitment asks the office for everything that could refuse it. */
static bool commitment_is_open(struct office *office, int64_t case_id, struct err *err)
{
    struct record *begun = desk_new(office, "commitment", case_id, err);
    record_free(begun);
    return begun != NULL;
}

/* Whether the act is open on this record; else *err has the clause. */
static bool is_open(struct office *office, const struct row_act *act, const struct record *record,
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

bool row_acts_may_edit(struct office *office, const struct record *record, struct err *err)
{
    const char *form = record->form->name;
    if (strcmp(form, "commitment") == 0) {
        return office_may(office, record->id ? ACT_COMMITMENT_EDIT : ACT_COMMITMENT_NEW, err);
    }
    for (size_t i = 0; i < ACTS; i++) {
        if (table[i].run == edit_row && strcmp(table[i].form, form) == 0) {
            return record->id == 0 || is_open(office, &table[i], record, err);
        }
    }
    return true;
}

static void answered(void *owner, int id, const char *typed)
{
    (void)typed;
    table[id].run(owner);
}

void row_acts_open(struct row_acts *acts)
{
    struct err err = {0};
    struct record *record = desk_load(acts->app->office, acts->form, acts->id, &err);
    if (!record) {
        app_say_err(acts->app, &err);
        return;
    }
    struct dialog_answer answers[ACTS];
    static const struct err none;
    struct err refusals[ACTS];
    size_t count = 0;
    for (int refused = 0; refused < 2; refused++) { /* what is open first, the rest below */
        for (size_t i = 0; i < ACTS; i++) {
            struct err why = none;
            if (strcmp(table[i].form, acts->form) != 0 ||
                is_open(acts->app->office, &table[i], record, &why) == (refused == 1)) {
                continue;
            }
            refusals[count] = why;
            answers[count] = (struct dialog_answer){
                table[i].title, table[i].remark, refused ? refusals[count].message : NULL, (int)i};
            count++;
        }
    }
    char title[256];
    snprintf(title, sizeof title, "办理 %s", acts->called);
    dialog_open(acts->app, &(struct dialog_options){.title = title,
                                                    .answers = answers,
                                                    .count = count,
                                                    .chosen = -1,
                                                    .owner = acts,
                                                    .answer = answered});
    record_free(record);
}

void row_acts_run(struct row_acts *acts, enum act_id act)
{
    struct err err = {0};
    struct record *record = desk_load(acts->app->office, acts->form, acts->id, &err);
    for (size_t i = 0; record && i < ACTS; i++) {
        if (table[i].act != act || strcmp(table[i].form, acts->form) != 0) {
            continue;
        }
        if (is_open(acts->app->office, &table[i], record, &err)) {
            table[i].run(acts);
        }
        break;
    }
    record_free(record);
    if (err.code != ERR_NONE) {
        app_say_err(acts->app, &err);
    }
}
