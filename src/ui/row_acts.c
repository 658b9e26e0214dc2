/* row_acts: 办理. See row_acts.h. */
#include "row_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/desk.h"
#include "office/letter.h"
#include "office/row_act.h"
#include "steps_popup.h"
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

static void ask_void(struct row_acts *acts, const char *typed, const char *why_not);

static void void_answered(void *owner, int id, const char *typed)
{
    struct row_acts *acts = owner;
    (void)id;
    struct err err = {0};
    if (!desk_void_case(acts->app->office, acts->id, typed, &err)) {
        ask_void(acts, typed, err.message);
        return;
    }
    app_say(acts->app, STYLE_GOOD, "%s 已作废，案号留着不再用。", acts->called);
    acts->changed(acts->owner, acts->form, acts->id);
}

/* Again with what was typed and why it wouldn't do, if it wouldn't. */
static void ask_void(struct row_acts *acts, const char *typed, const char *why_not)
{
    static const struct dialog_answer yes = {.text = "作废这件案件", .id = 1};
    char *text = memory_format("%s%s作废 %s？作废后不能再办理，案号不复用。",
                               why_not ? why_not : "", why_not ? "\n" : "", acts->called);
    dialog_open(acts->app, &(struct dialog_options){.title = "作废案件",
                                                    .text = text,
                                                    .style = STYLE_WARN,
                                                    .answers = &yes,
                                                    .count = 1,
                                                    .chosen = 1,
                                                    .prompt = "作废的理由：",
                                                    .typed = typed,
                                                    .owner = acts,
                                                    .answer = void_answered});
    free(text);
}

static void void_case(struct row_acts *acts)
{
    ask_void(acts, NULL, NULL);
}

void row_acts_steps(struct row_acts *acts)
{
    steps_popup_open(acts->app, acts->id, acts->called, acts, record_saved);
}

/* How each act is done on the screen. */
static void run_act(struct row_acts *acts, const struct row_act *act)
{
    static void (*const runs[ROW_ACT_KINDS])(struct row_acts *) = {
        [ROW_ACT_COMMITMENT] = new_commitment,
        [ROW_ACT_PRINT] = print_row,
        [ROW_ACT_EDIT] = edit_row,
        [ROW_ACT_EDIT_COMMITMENT] = edit_commitment,
        [ROW_ACT_VOID] = void_case,
        [ROW_ACT_CASE_ABOUT] = new_case,
        [ROW_ACT_STEPS] = row_acts_steps,
    };
    if (act->does == ROW_ACT_STEP) {
        form_view_start(acts->app, act->step, 0, acts->id, NULL, acts, record_saved);
    } else {
        runs[act->does](acts);
    }
}

static void answered(void *owner, int id, const char *typed)
{
    struct row_acts *acts = owner;
    (void)typed;
    size_t count;
    run_act(acts, &row_act_table(acts->app->office, &count)[id]);
}

/* What the act does, who may and on what ground, from the one table of acts. */
static void explain(void *owner, int id, struct buffer *text)
{
    const struct row_acts *acts = owner;
    size_t count;
    act_explain(row_act_table(acts->app->office, &count)[id].act, text);
}

void row_acts_open(struct row_acts *acts)
{
    struct err err = {0};
    struct record *record = desk_load(acts->app->office, acts->form, acts->id, &err);
    if (!record) {
        app_say_err(acts->app, &err);
        return;
    }
    struct dialog_answer answers[DIALOG_ANSWERS];
    struct row_offer *choices = memory_array(NULL, DIALOG_ANSWERS, sizeof *choices);
    char remarks[DIALOG_ANSWERS][ROW_ACT_REMARK];
    size_t count = row_offers(acts->app->office, record, choices, DIALOG_ANSWERS);
    for (size_t i = 0; i < count; i++) {
        const struct row_act *act = choices[i].act;
        answers[i] = (struct dialog_answer){
            act->title, row_act_remark(acts->app->office, act, record, choices[i].open, remarks[i]),
            choices[i].open ? NULL : choices[i].why.message, (int)choices[i].index};
    }
    char title[256];
    snprintf(title, sizeof title, "办理 %s", acts->called);
    dialog_open(acts->app, &(struct dialog_options){.title = title,
                                                    .answers = answers,
                                                    .count = count,
                                                    .chosen = -1,
                                                    .owner = acts,
                                                    .answer = answered,
                                                    .explain = explain});
    free(choices);
    record_free(record);
}

void row_acts_run(struct row_acts *acts, enum act_id act)
{
    struct err err = {0};
    struct record *record = desk_load(acts->app->office, acts->form, acts->id, &err);
    size_t all;
    const struct row_act *table = row_act_table(acts->app->office, &all);
    for (size_t i = 0; record && i < all; i++) {
        if (table[i].act != act || !row_act_offered(acts->app->office, &table[i], record)) {
            continue;
        }
        if (row_act_open_on(acts->app->office, &table[i], record, &err)) {
            run_act(acts, &table[i]);
        }
        break;
    }
    record_free(record);
    if (err.code != ERR_NONE) {
        app_say_err(acts->app, &err);
    }
}
