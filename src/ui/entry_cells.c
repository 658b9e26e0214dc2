/* entry_cells: the places of a form where the cursor can stand, in their order.
 *
 * Built anew whenever a value may have made a field appear or vanish; what a cell keeps is found
 * by what the cell is, never by its place in the order. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "entry.h"
#include "office/desk.h"

bool entry_cell_same(const struct entry_cell *one, const struct entry_cell *other)
{
    return one->field == other->field && one->row == other->row && one->sub == other->sub;
}

const struct form *entry_row_form(const struct form_view *view, int field)
{
    return office_form(view->scene.app->office, view->form->fields[field].refers);
}

const struct field *entry_cell_field(const struct form_view *view, const struct entry_cell *cell)
{
    return cell->row < 0 ? &view->form->fields[cell->field]
                         : &entry_row_form(view, cell->field)->fields[cell->sub];
}

int entry_cell_index(const struct entry_cell *cell)
{
    return cell->row < 0 ? cell->field : cell->sub;
}

struct record *entry_cell_record(const struct form_view *view, const struct entry_cell *cell)
{
    if (cell->row < 0) {
        return view->record;
    }
    const struct record_rows *rows = &view->record->rows[cell->field];
    return (size_t)cell->row < rows->count ? rows->items[cell->row] : NULL;
}

struct record *entry_cell_record_make(struct form_view *view, const struct entry_cell *cell)
{
    struct record *record = entry_cell_record(view, cell);
    return record ? record
                  : record_row_add(view->record, cell->field, entry_row_form(view, cell->field));
}

bool entry_cell_is_typed(const struct entry_cell *cell, const struct form_view *view)
{
    switch (entry_cell_field(view, cell)->type->kind) {
    case FIELD_CODE:
    case FIELD_CHOICE:
    case FIELD_YES_NO:
    case FIELD_PARTY:
    case FIELD_OFFICER:
    case FIELD_REFERENCE:
        return false;
    default:
        return true;
    }
}

bool entry_cell_locked(const struct form_view *view, const struct entry_cell *cell, struct err *why)
{
    return cell->row < 0 && desk_locked(view->record, cell->field, why);
}

static void cell_add(struct form_view *view, int field, int row, int sub)
{
    view->cells = memory_array(view->cells, view->cell_count + 1, sizeof *view->cells);
    view->cells[view->cell_count++] = (struct entry_cell){field, row, sub};
}

static void cells_of_table(struct form_view *view, int field)
{
    const struct form *form = entry_row_form(view, field);
    int rows = (int)view->record->rows[field].count + (view->reading ? 0 : 1);
    for (int row = 0; row < rows; row++) {
        for (int sub = 0; sub < (int)form->field_count; sub++) {
            if (!form->fields[sub].given) {
                cell_add(view, field, row, sub);
            }
        }
    }
}

void entry_cells_build(struct form_view *view)
{
    struct entry_cell held = {-1, -1, -1};
    if (view->at < view->cell_count) {
        held = view->cells[view->at];
    }
    view->cell_count = 0;
    for (int i = 0; i < (int)view->form->field_count; i++) {
        const struct field *field = &view->form->fields[i];
        if (!record_field_shown(view->record, i) || field->given) {
            continue;
        }
        if (field->type->kind == FIELD_ROWS) {
            cells_of_table(view, i);
        } else {
            cell_add(view, i, -1, -1);
        }
    }
    for (size_t i = 0; i < view->cell_count; i++) {
        if (entry_cell_same(&view->cells[i], &held)) {
            view->at = i;
            return;
        }
    }
    if (view->at >= view->cell_count) {
        view->at = view->cell_count ? view->cell_count - 1 : 0;
    }
}

struct entry_state *entry_state_find(const struct form_view *view, const struct entry_cell *cell)
{
    for (size_t i = 0; i < view->state_count; i++) {
        if (entry_cell_same(&view->states[i].cell, cell)) {
            return &view->states[i];
        }
    }
    return NULL;
}

struct entry_state *entry_state_make(struct form_view *view, const struct entry_cell *cell)
{
    struct entry_state *state = entry_state_find(view, cell);
    if (state) {
        return state;
    }
    view->states = memory_array(view->states, view->state_count + 1, sizeof *view->states);
    state = &view->states[view->state_count++];
    *state = (struct entry_state){.cell = *cell};
    return state;
}

void entry_state_clear(struct form_view *view, const struct entry_cell *cell)
{
    struct entry_state *state = entry_state_find(view, cell);
    if (!state) {
        return;
    }
    free(state->typed);
    free(state->error);
    *state = view->states[--view->state_count];
}

void entry_states_free(struct form_view *view)
{
    while (view->state_count > 0) {
        struct entry_state *state = &view->states[--view->state_count];
        free(state->typed);
        free(state->error);
    }
    free(view->states);
    view->states = NULL;
}

/* A key is that of a field, or of a column of a table together with its row. */
size_t entry_cell_find(const struct form_view *view, const char *key, int row)
{
    for (size_t i = 0; i < view->cell_count; i++) {
        const struct entry_cell *cell = &view->cells[i];
        bool here = strcmp(entry_cell_field(view, cell)->key, key) == 0 ||
                    (cell->row >= 0 && strcmp(view->form->fields[cell->field].key, key) == 0);
        if (here && (row < 0 || cell->row < 0 || cell->row == row)) {
            return i;
        }
    }
    return view->cell_count;
}
