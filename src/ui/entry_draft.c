/* entry_draft: the form as it is being typed, kept and laid out again.
 *
 * A draft holds the record's values and all text that couldn't be read yet. Of that text
 * the field at the cursor comes first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "entry.h"
#include "office/desk.h"

static void add_typed(const struct form_view *view, const struct entry_cell *cell, const char *text,
                      struct buffer *out)
{
    form_unread_add(view->scene.app->office, view->form, cell, text, out);
}

static bool cell_named(const struct form_view *view, const char *name, struct entry_cell *cell)
{
    return form_cell_named(view->scene.app->office, view->form, name, cell);
}

static char *unread_text(const struct form_view *view)
{
    struct buffer out;
    buffer_init(&out);
    if (view->editor && view->touched) {
        char *text = editor_text(view->editor);
        add_typed(view, &view->cells[view->at], text, &out);
        free(text);
    }
    for (size_t i = 0; i < view->state_count; i++) {
        if (view->states[i].typed) {
            add_typed(view, &view->states[i].cell, view->states[i].typed, &out);
        }
    }
    return buffer_take(&out);
}

static struct office_draft draft_here(const struct form_view *view)
{
    struct office_draft draft = {.object = view->object,
                                 .context = view->context,
                                 .base = view->base,
                                 .slot = view->draft_slot,
                                 .stamp = view->draft_stamp,
                                 .row = -1};
    snprintf(draft.form, sizeof draft.form, "%s", view->form->name);
    if (view->at < view->cell_count) {
        struct buffer name;
        buffer_init(&name);
        form_cell_name(view->scene.app->office, view->form, &view->cells[view->at], &name);
        snprintf(draft.field, sizeof draft.field, "%s", buffer_text(&name));
        buffer_done(&name);
        draft.row = view->cells[view->at].row;
    }
    draft.cursor = view->editor ? (int)editor_cursor(view->editor) : 0;
    form_draft_called(view->record, draft.called);
    return draft;
}

static void stand_at(struct form_view *view, const struct office_draft *draft)
{
    view->draft_slot = draft->slot;
    view->draft_stamp = draft->stamp;
    view->kept_at = draft->at;
    view->has_draft = true;
}

static bool keep(struct form_view *view, bool say)
{
    struct err err = {0};
    struct office_draft draft = draft_here(view);
    char *typed = unread_text(view);
    bool was_kept = view->kept, had_failed = view->keep_failed;
    moment_t was_at = view->kept_at;
    view->unkept = false;
    view->kept = office_draft_keep(view->scene.app->office, &draft, view->record, typed, &err);
    view->keep_failed = !view->kept;
    snprintf(view->keep_failure, sizeof view->keep_failure, "%.300s", err.message);
    if (view->kept) {
        stand_at(view, &draft);
    } else if (say) { /* it stands in the head of the form as well, until it is kept again */
        app_say(view->scene.app, STYLE_ERROR,
                "草稿没有留住：%s。写的还在表单里，请按 Ctrl-S 保存，或稍后再离开。", err.message);
    }
    free(typed);
    if (view->kept != was_kept || view->kept_at != was_at || view->keep_failed != had_failed) {
        scene_changed(&view->scene); /* the moment alone is shown: nothing is sent twice a minute */
    }
    return view->kept;
}

bool entry_draft_keep(struct form_view *view)
{
    return keep(view, true);
}

void entry_draft_rest(struct form_view *view)
{
    keep(view, !view->keep_failed);
}

void entry_draft_drop(struct form_view *view)
{
    struct err err = {0};
    struct office_draft draft = draft_here(view);
    if (!view->has_draft) {
        return;
    }
    if (!office_draft_drop(view->scene.app->office, &draft, &err) && err.code != ERR_CONFLICT) {
        app_say_err(view->scene.app, &err); /* a conflict: another window goes on with it */
    }
    view->kept = view->has_draft = false;
    view->draft_stamp = 0;
}

/* Lays one kept text into its cell, making its row if need be. */
static void return_typed(struct form_view *view, const char *name, const char *text)
{
    struct entry_cell cell;
    if (!cell_named(view, name, &cell)) {
        return;
    }
    while (cell.row >= 0 && (size_t)cell.row > view->record->rows[cell.field].count) {
        record_row_add(view->record, cell.field, entry_row_form(view, cell.field));
    }
    struct entry_state *state = entry_state_make(view, &cell);
    free(state->typed);
    state->typed = memory_copy(text);
}

static void return_all(struct form_view *view, const char *typed)
{
    char *copy = memory_copy(typed), *rest = copy;
    const char *name, *text;
    while (form_unread_next(&rest, &name, &text)) {
        return_typed(view, name, text);
    }
    free(copy);
}

void entry_draft_return(struct form_view *view, const struct office_draft *draft, const char *typed)
{
    struct entry_cell cell;
    return_all(view, typed);
    entry_cells_build(view);
    stand_at(view, draft);
    view->kept = true;
    view->changed = !view->reading;
    if (cell_named(view, draft->field, &cell)) {
        for (size_t i = 0; i < view->cell_count; i++) {
            if (entry_cell_same(&view->cells[i], &cell)) {
                view->at = i;
            }
        }
    }
    entry_arrive(view);
    struct entry_state *state =
        view->at < view->cell_count ? entry_state_find(view, &view->cells[view->at]) : NULL;
    if (view->editor && draft->cursor >= 0) {
        editor_set_cursor(view->editor, (size_t)draft->cursor);
    }
    view->touched = view->editor && state && state->typed; /* to be read when it is left */
}

/* What is shown now is another state; what was kept of the old one isn't this one's draft. */
static void show_record(struct form_view *view, struct record *record)
{
    if (view->base != record->version) {
        view->has_draft = false;
        view->draft_stamp = 0;
    }
    record_free(view->record);
    entry_states_free(view);
    entry_chosen_forget(view);
    view->record = record;
    view->base = record->version;
    view->kept = view->touched = false;
    view->unkept = view->keep_failed = false;
    entry_before_load(view);
    entry_cells_build(view);
    entry_arrive(view);
}

/* The draft over the old state goes only when the one over the new state is kept. */
bool entry_draft_replace(struct form_view *view, struct record *record)
{
    struct err err = {0};
    struct office_draft old = draft_here(view);
    bool drop = view->has_draft && old.base != record->version;
    show_record(view, record);
    view->changed = record_any_change(record);
    if (view->changed && !entry_draft_keep(view)) {
        return false;
    }
    if (drop && !office_draft_drop(view->scene.app->office, &old, &err) &&
        err.code != ERR_CONFLICT) {
        app_say_err(view->scene.app, &err);
        return false;
    }
    return true;
}

void entry_before_load(struct form_view *view)
{
    struct err err = {0};
    record_free(view->before);
    view->before = view->record->id ? desk_load(view->scene.app->office, view->form->name,
                                                view->record->id, &err)
                                    : NULL;
    if (view->before && view->before->version != view->base) {
        record_free(view->before);
        view->before = NULL;
    }
    view->before_unknown = view->record->id && !view->before;
}
