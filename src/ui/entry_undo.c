/* entry_undo: what the last choice from a list took away, so that Ctrl-Z puts it back.
 *
 * Text has its own undo in its editor; of what is chosen one step is kept: the cell and its value
 * before. It is said what came back, and where. */
#include <stdlib.h>

#include "base/memory.h"
#include "entry.h"

void entry_chosen_forget(struct form_view *view)
{
    free(view->chosen.value);
    free(view->chosen.called);
    view->chosen = (struct entry_chosen){0};
}

void entry_chosen_note(struct form_view *view, const struct entry_cell *cell)
{
    const struct record *record = entry_cell_record(view, cell);
    int index = entry_cell_index(cell);
    entry_chosen_forget(view);
    view->chosen.any = true;
    view->chosen.cell = *cell;
    view->chosen.value = record ? memory_copy(record->values[index]) : NULL;
    view->chosen.called = record ? memory_copy(record->called[index]) : NULL;
}

static void put_back(struct form_view *view, struct record *record)
{
    const struct entry_chosen *chosen = &view->chosen;
    int index = entry_cell_index(&chosen->cell);
    if (chosen->value && chosen->called) {
        record_refer(record, index, strtoll(chosen->value, NULL, 10), chosen->called);
    } else {
        record_set(record, index, chosen->value);
    }
    entry_state_clear(view, &chosen->cell);
}

static size_t place_of(const struct form_view *view, const struct entry_cell *cell)
{
    size_t at = 0;
    while (at < view->cell_count && !entry_cell_same(&view->cells[at], cell)) {
        at++;
    }
    return at < view->cell_count ? at : view->at;
}

bool entry_chosen_back(struct form_view *view)
{
    struct entry_cell cell = view->chosen.cell;
    struct record *record = view->chosen.any ? entry_cell_record(view, &cell) : NULL;
    if (!record) {
        return false;
    }
    entry_leave(view);
    put_back(view, record);
    entry_chosen_forget(view);
    entry_changed(view);
    entry_cells_build(view);
    entry_arrive(view);
    entry_go(view, place_of(view, &cell));
    char *shown =
        record_show(record, entry_cell_index(&cell), office_codes(view->scene.app->office));
    const char *label = entry_cell_field(view, &cell)->label;
    if (*shown) {
        app_say(view->scene.app, STYLE_PLAIN, "“%s”改回了“%s”。", label, shown);
    } else {
        app_say(view->scene.app, STYLE_PLAIN, "“%s”改回了空白。", label);
    }
    free(shown);
    return true;
}
