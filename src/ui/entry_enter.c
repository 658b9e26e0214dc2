/* entry_enter: coming to a cell, leaving it, reading what was typed there.
 *
 * Text is read by the office when the cursor leaves, never while it is typed. What can't be
 * read stays as it was typed, with the sentence that says why, and holds nobody up. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "entry.h"
#include "law/form_check.h"
#include "office/desk.h"

char *entry_cell_text(const struct form_view *view, const struct entry_cell *cell)
{
    const struct entry_state *state = entry_state_find(view, cell);
    if (state && state->typed) {
        return memory_copy(state->typed);
    }
    const struct record *record = entry_cell_record(view, cell);
    if (!record) {
        return memory_copy("");
    }
    const char *value = record_value(record, entry_cell_index(cell));
    if (entry_cell_is_typed(cell, view) &&
        entry_cell_field(view, cell)->type->kind != FIELD_CHOICES) {
        return memory_copy(value ? value : "");
    }
    return record_show(record, entry_cell_index(cell), office_codes(view->scene.app->office));
}

void entry_fault(struct form_view *view, const struct entry_cell *cell, const char *sentence)
{
    struct entry_state *state = entry_state_make(view, cell);
    const char *label = entry_cell_field(view, cell)->label;
    size_t length = strlen(label), colon = strlen("：");
    /* it stands at its field: the label need not be said again */
    if (strncmp(sentence, label, length) == 0 && strncmp(sentence + length, "：", colon) == 0) {
        sentence += length + colon;
    }
    free(state->error);
    state->error = memory_copy(sentence);
}

void entry_changed(struct form_view *view)
{
    view->changed = true;
    view->rescued = false;
    view->typed_ms = view->scene.app->now_ms;
    entry_notes_changed(view);
    if (!view->unkept) { /* steady typing must not put the keeping off */
        view->unkept = true;
        view->changed_ms = view->typed_ms;
    }
    scene_changed(&view->scene);
}

/* Rows of which everything was taken away vanish, the cells of later rows move up. */
static void drop_blank_rows(struct form_view *view, int field)
{
    struct record_rows *rows = &view->record->rows[field];
    for (size_t i = rows->count; i > 0; i--) {
        bool kept = !record_is_blank(rows->items[i - 1]);
        for (size_t j = 0; j < view->state_count && !kept; j++) {
            kept = view->states[j].cell.field == field && view->states[j].cell.row == (int)i - 1 &&
                   view->states[j].typed;
        }
        if (kept) {
            continue;
        }
        record_row_remove(view->record, field, i - 1);
        entry_chosen_forget(view); /* its row may be another one now */
        for (size_t j = view->state_count; j > 0; j--) {
            struct entry_state *state = &view->states[j - 1];
            if (state->cell.field == field && state->cell.row == (int)i - 1) {
                entry_state_clear(view, &(struct entry_cell){field, (int)i - 1, state->cell.sub});
            } else if (state->cell.field == field && state->cell.row > (int)i - 1) {
                state->cell.row--;
            }
        }
    }
}

/* Bounds are told at once; that something is needed is told when the form is filed. */
static bool check_bounds(struct form_view *view, const struct record *record, int index,
                         struct err *err)
{
    struct check_context context = office_context(view->scene.app->office);
    return !record_value(record, index) || form_check_field(record, index, &context, err);
}

bool entry_leave(struct form_view *view)
{
    if (!view->editor || !view->touched || view->at >= view->cell_count) {
        return true;
    }
    struct entry_cell cell = view->cells[view->at];
    char *typed = editor_text(view->editor);
    struct err err = {0};
    struct record *record = text_is_blank(typed) && !entry_cell_record(view, &cell)
                                ? NULL
                                : entry_cell_record_make(view, &cell);
    view->touched = false;
    entry_state_clear(view, &cell);
    bool read = !record ||
                desk_enter(view->scene.app->office, record, entry_cell_index(&cell), typed, &err);
    if (!read) {
        entry_state_make(view, &cell)->typed = memory_copy(typed);
    }
    if (!read || (record && !check_bounds(view, record, entry_cell_index(&cell), &err))) {
        read = false;
        entry_fault(view, &cell, err.message);
    }
    free(typed);
    entry_cells_build(view);
    return read;
}

void entry_arrive(struct form_view *view)
{
    editor_free(view->editor);
    view->editor = NULL;
    view->touched = false;
    scene_changed(&view->scene);
    view->scene.app->chrome_dirty = true;
    if (view->at >= view->cell_count || view->reading) {
        return;
    }
    const struct entry_cell *cell = &view->cells[view->at];
    struct err why;
    if (!entry_cell_is_typed(cell, view) || entry_cell_locked(view, cell, &why)) {
        return;
    }
    const struct field *field = entry_cell_field(view, cell);
    size_t longest = (size_t)(field->length > 0 ? field->length : field->type->length);
    struct box box = entry_cell_box(view, cell);
    view->editor = editor_new(entry_cell_wraps(view, cell), box.columns - 1, longest);
    editor_set_clipboard(view->editor, &view->scene.app->clipboard);
    char *text = entry_cell_text(view, cell);
    editor_set(view->editor, text);
    free(text);
}

void entry_go(struct form_view *view, size_t index)
{
    if (view->cell_count == 0) {
        return;
    }
    struct entry_cell target = view->cells[index < view->cell_count ? index : view->cell_count - 1];
    int left = view->at < view->cell_count ? view->cells[view->at].field : -1;
    entry_leave(view);
    if (left >= 0 && left != target.field && view->form->fields[left].type->kind == FIELD_ROWS) {
        drop_blank_rows(view, left);
    }
    entry_cells_build(view);
    for (size_t i = 0; i < view->cell_count; i++) {
        if (entry_cell_same(&view->cells[i], &target)) {
            view->at = i;
        }
    }
    entry_arrive(view);
}

void entry_next(struct form_view *view, int by)
{
    struct entry_cell here = view->cells[view->at];
    entry_leave(view);
    /* leaving may have made fields appear after this one: count from where the cursor is now */
    for (size_t i = 0; i < view->cell_count; i++) {
        if (entry_cell_same(&view->cells[i], &here)) {
            view->at = i;
        }
    }
    if (by < 0 ? view->at > 0 : view->at + 1 < view->cell_count) {
        entry_go(view, view->at + (size_t)by);
    } else {
        entry_arrive(view);
    }
    if (by > 0) {
        entry_pick_items(view);
    }
}
