/* detail_pane: all of the chosen record as it is read in full. See ui/detail_pane.h. What stands
 * under the list at rest is detail_glance.c's. */
#include "ui/detail_pane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "detail_glance.h"
#include "paragraph.h"

#define LABEL_MOST 16
#define TWO_ABREAST 76 /* columns from which short fields stand two in a row */

void detail_pane_init(struct detail_pane *pane, struct office *office)
{
    *pane = (struct detail_pane){.office = office};
}

void detail_pane_done(struct detail_pane *pane)
{
    detail_done(&pane->detail);
}

void detail_pane_show(struct detail_pane *pane, const char *form, int64_t id)
{
    bool same = pane->id == id && strcmp(pane->form, form) == 0;
    detail_done(&pane->detail);
    snprintf(pane->form, sizeof pane->form, "%s", form);
    pane->id = id;
    if (!same) {
        pane->top = 0;
    }
    if (id) {
        detail_load(&pane->detail, pane->office, form, id);
    }
}

static int label_columns(const struct detail_pane *pane)
{
    int widest = 0;
    for (size_t i = 0; i < pane->detail.count; i++) {
        int columns = text_columns(pane->detail.entries[i].label);
        widest = columns > widest ? columns : widest;
    }
    return widest > LABEL_MOST ? LABEL_MOST : widest;
}

/* Draws (or with window NULL only measures) entry i at virtual row `at`; returns its rows. */
static int entry_draw(const struct detail_pane *pane, WINDOW *window, size_t i, int at, int column,
                      int columns, int label)
{
    const struct detail_entry *entry = &pane->detail.entries[i];
    int wide = columns - label - 2, rows = paragraph_rows(entry->value, wide);
    int first = at - pane->top;
    if (!window || first + rows <= 0 || first >= pane->box.rows) {
        return rows;
    }
    int skip = first < 0 ? -first : 0, row = pane->box.row + first + skip;
    if (skip == 0) {
        canvas_text_right(window, row, column, label, STYLE_DIM, entry->label);
    }
    paragraph_draw(window, row, column + label + 1, wide, skip,
                   pane->box.row + pane->box.rows - row, STYLE_PLAIN, entry->value);
    return rows;
}

/* Lays out all entries; returns the rows they take. */
static int lay_out(const struct detail_pane *pane, WINDOW *window)
{
    int label = label_columns(pane), columns = pane->box.columns - 2, left = pane->box.column + 1;
    int half = columns / 2, row = 0;
    bool second = false;
    for (size_t i = 0; i < pane->detail.count; i++) {
        const char *value = pane->detail.entries[i].value;
        bool is_short = columns >= TWO_ABREAST && !strchr(value, '\n') &&
                        text_columns(value) <= half - label - 2;
        if (!is_short) {
            row += second ? 1 : 0;
            second = false;
            row += entry_draw(pane, window, i, row, left, columns, label);
            continue;
        }
        entry_draw(pane, window, i, row, left + (second ? half : 0), half, label);
        row += second ? 1 : 0;
        second = !second;
    }
    return row + (second ? 1 : 0);
}

void detail_pane_scroll(struct detail_pane *pane, int rows)
{
    int hidden = lay_out(pane, NULL) - pane->box.rows;
    pane->top += rows;
    if (pane->top > hidden) {
        pane->top = hidden;
    }
    if (pane->top < 0) {
        pane->top = 0;
    }
}

void detail_pane_draw(struct detail_pane *pane, WINDOW *window, const struct list_pane *list)
{
    if (list) {
        detail_glance_draw(pane, window, list);
        return;
    }
    detail_pane_scroll(pane, 0);
    int rows = lay_out(pane, window);
    if (rows - pane->top > pane->box.rows) {
        canvas_text_right(window, pane->box.row + pane->box.rows - 1,
                          pane->box.column + pane->box.columns - 14, 14, STYLE_DIM, " 下键看下面 ");
    }
}
