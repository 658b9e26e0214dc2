/* entry_count: how much of a form is still missing and how much of it is wrong, for its head.
 *
 * What stands in the editor counts as it stands, so that the head is right while one types. Checks
 * nothing: what is wrong is what has a sentence at its cell, the rest is told when it is filed. */
#include <stdlib.h>

#include "base/text.h"
#include "entry.h"

static bool has_value(const struct form_view *view, size_t index)
{
    const struct entry_cell *cell = &view->cells[index];
    if (index == view->at && view->editor && view->touched) {
        char *typed = editor_text(view->editor);
        bool blank = text_is_blank(typed);
        free(typed);
        return !blank;
    }
    const struct entry_state *state = entry_state_find(view, cell);
    const struct record *record = entry_cell_record(view, cell);
    return (state && state->typed) || (record && record_value(record, entry_cell_index(cell)));
}

static bool is_needed(const struct form_view *view, const struct entry_cell *cell)
{
    const struct record *record = entry_cell_record(view, cell);
    return record ? record_field_needed(record, entry_cell_index(cell))
                  : entry_cell_field(view, cell)->needed;
}

/* The cells of one table row, from `*index` on, which is left behind them. A row in which nothing stands
 * is none. */
static bool count_row(const struct form_view *view, size_t *index, struct entry_count *count)
{
    const struct entry_cell *first = &view->cells[*index];
    int missing = 0;
    bool any = false;
    for (; *index < view->cell_count && view->cells[*index].field == first->field &&
           view->cells[*index].row == first->row;
         (*index)++) {
        bool there = has_value(view, *index);
        any = any || there;
        missing += !there && is_needed(view, &view->cells[*index]);
    }
    count->missing += any ? missing : 0;
    return any;
}

struct entry_count entry_count(const struct form_view *view)
{
    struct entry_count count = {0};
    for (size_t i = 0; i < view->cell_count;) {
        const struct entry_cell *cell = &view->cells[i];
        bool there = false;
        if (cell->row < 0) {
            there = has_value(view, i++);
        }
        while (i < view->cell_count && cell->row >= 0 && view->cells[i].field == cell->field) {
            there = count_row(view, &i, &count) || there;
        }
        count.missing += !there && record_field_needed(view->record, cell->field);
    }
    for (size_t i = 0; i < view->state_count; i++) {
        const struct entry_state *state = &view->states[i];
        const struct record *record = entry_cell_record(view, &state->cell);
        bool empty =
            !state->typed && !(record && record_value(record, entry_cell_index(&state->cell)));
        count.wrong += state->error && !(empty && is_needed(view, &state->cell));
    }
    return count;
}
