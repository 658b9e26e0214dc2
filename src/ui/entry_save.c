/* entry_save: filing a form, and leaving one without losing what was typed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "entry.h"
#include "office/desk.h"
#include "ui/desk_scene.h"
#include "ui/dialog.h"

/* The step that usually follows, with its keys, on the case that is meant: itself, or by a field. */
static const struct step {
    const char *form;
    const char *of; /* NULL: the row itself */
    const char *next;
} steps[] = {
    {"case", NULL, "下一步按 F5 办理。"},
    {"commitment", "case", "按 F7、Enter、Enter 生成 PDF。"},
};

/* What comes next is said only if the list stands on the case that it is about. */
static void say_next(const struct form_view *view, const char *filed, bool is_new)
{
    struct app *app = view->scene.app;
    if (view->form->act) {
        desk_stand_on(app, "case", record_get_integer(view->record, "case"), is_new);
    }
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (strcmp(steps[i].form, view->form->name) != 0) {
            continue;
        }
        int64_t id = steps[i].of ? record_get_integer(view->record, steps[i].of) : view->record->id;
        if (desk_stand_on(app, "case", id, is_new) && is_new) {
            app_say(app, STYLE_GOOD, "%s%s", filed, steps[i].next);
        }
    }
}

/* Puts every sentence at its cell and the cursor on the first of them. */
static void show_findings(struct form_view *view, const struct findings *findings)
{
    size_t first = view->cell_count, placed = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        size_t cell = finding->field ? entry_cell_find(view, finding->field, (int)finding->row - 1)
                                     : view->cell_count;
        if (cell == view->cell_count) {
            continue;
        }
        const struct entry_state *state = entry_state_find(view, &view->cells[cell]);
        if (!state || !state->typed) { /* what couldn't be read has its own sentence already */
            entry_fault(view, &view->cells[cell], finding->reason);
        }
        first = cell < first ? cell : first;
        placed++;
    }
    if (first < view->cell_count) {
        entry_go(view, first);
        app_say(view->scene.app, STYLE_ERROR, "还有 %zu 处要改，光标在第一处；改好再按 Ctrl-S。",
                placed);
    } else if (findings->count > 0) {
        app_say(view->scene.app, STYLE_ERROR, "%s", findings->items[0].reason);
    }
}

/* Text that couldn't be read stands in no record: it is a finding of its own. */
static void add_unread(const struct form_view *view, struct findings *findings)
{
    for (size_t i = 0; i < view->state_count; i++) {
        const struct entry_state *state = &view->states[i];
        if (!state->typed) {
            continue;
        }
        const struct field *field = entry_cell_field(view, &state->cell);
        findings_add(findings, state->cell.row + 1, field->key, field->label, state->typed,
                     state->error ? state->error : "");
    }
}

static void forget_faults(struct form_view *view)
{
    for (size_t i = view->state_count; i > 0; i--) {
        if (!view->states[i - 1].typed) {
            struct entry_cell cell = view->states[i - 1].cell;
            entry_state_clear(view, &cell);
        }
    }
}

static bool is_clean(struct form_view *view)
{
    struct findings findings;
    findings_init(&findings);
    forget_faults(view);
    desk_check(view->scene.app->office, view->record, &findings);
    add_unread(view, &findings);
    bool clean = findings.count == 0;
    if (!clean) {
        show_findings(view, &findings);
    }
    findings_done(&findings);
    return clean;
}

static void refused(struct form_view *view, const struct err *err)
{
    if (err->code == ERR_CONFLICT && view->record->id != 0) {
        entry_conflict(view, err);
        return;
    }
    bool own_will = err->code == ERR_BUSY && view->scene.app->gave_up; /* Esc: needs no card */
    if ((err->code == ERR_DATABASE || err->code == ERR_BUSY) && !own_will) {
        entry_rescue_ask(view, err, RESCUE_SAVE);
        return;
    }
    size_t cell =
        err->field[0] ? entry_cell_find(view, err->field, (int)err->row - 1) : view->cell_count;
    if (cell < view->cell_count) {
        entry_fault(view, &view->cells[cell], err->message);
        entry_go(view, cell);
    }
    app_say_err(view->scene.app, err);
}

static void saved(struct form_view *view, bool is_new)
{
    struct app *app = view->scene.app;
    entry_draft_drop(view);
    view->changed = false;
    snprintf(app->filed.form, sizeof app->filed.form, "%s", view->form->name);
    app->filed.id = view->record->id;
    app_close(&view->scene);
    char *filed = form_filed(view->record, is_new);
    app_say(app, STYLE_GOOD, "%s", filed);
    if (view->saved) {
        view->saved(view->owner, view->record);
    }
    say_next(view, filed, is_new);
    if (view->again) {
        form_view_start_like(view->scene.app, view->record, filed, view->owner, view->saved);
    }
    free(filed);
}

bool entry_save(struct form_view *view)
{
    struct err err = {0};
    bool is_new = view->record->id == 0;
    if (view->reading) {
        return true;
    }
    bool read = entry_leave(view);
    for (size_t i = 0; i < view->form->field_count; i++) {
        if (view->form->fields[i].type->kind == FIELD_ROWS && read && view->state_count == 0) {
            record_rows_trim(view->record, (int)i);
        }
    }
    entry_cells_build(view);
    if (!is_clean(view)) {
        entry_arrive(view);
        return true;
    }
    if (desk_save(view->scene.app->office, view->record, false, &err)) {
        saved(view, is_new);
        return true;
    }
    refused(view, &err);
    entry_arrive(view);
    return true;
}

bool entry_close(struct form_view *view)
{
    struct app *app = view->scene.app;
    entry_leave(view);
    if (view->changed && !view->rescued) {
        if (!entry_draft_keep(view)) {
            entry_rescue_ask(view, &(struct err){0}, RESCUE_CLOSE);
            return false;
        }
        app_say(app, STYLE_PLAIN, "已留作草稿：%s。命令“草稿”（Ctrl-K）里能接着写。",
                view->form->title);
        view->changed = false;
    }
    app_close(&view->scene);
    return true;
}
