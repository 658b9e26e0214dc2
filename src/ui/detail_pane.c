/* detail_pane: the chosen record's fields in as few rows as they need. See ui/detail_pane.h. */
#include "ui/detail_pane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"

#define LABEL_MOST 16
#define TWO_ABREAST 76 /* columns from which short fields stand two in a row */

void detail_pane_init(struct detail_pane *pane, struct office *office)
{
    *pane = (struct detail_pane){.office = office};
}

static void forget(struct detail_pane *pane)
{
    for (size_t i = 0; i < pane->count; i++) {
        free(pane->entries[i].label);
        free(pane->entries[i].value);
    }
    free(pane->entries);
    pane->entries = NULL;
    pane->count = 0;
}

void detail_pane_done(struct detail_pane *pane)
{
    forget(pane);
}

static void entry_add(struct detail_pane *pane, const char *label, char *value)
{
    if (text_is_blank(value)) {
        free(value);
        return;
    }
    pane->entries = memory_array(pane->entries, pane->count + 1, sizeof *pane->entries);
    pane->entries[pane->count++] = (struct detail_entry){memory_copy(label), value};
}

/* A table inside the form: a numbered line for each row. */
static char *rows_show(const struct record *record, int field, const struct codes *codes)
{
    struct buffer text;
    buffer_init(&text);
    const struct record_rows *rows = &record->rows[field];
    for (size_t i = 0; i < rows->count; i++) {
        buffer_add_format(&text, "%s%zu. ", i ? "\n" : "", i + 1);
        for (size_t j = 0; j < rows->items[i]->form->field_count; j++) {
            char *cell = record_show(rows->items[i], (int)j, codes);
            if (*cell) {
                buffer_add_format(&text, "%s%s", j ? "，" : "", cell);
            }
            free(cell);
        }
    }
    return buffer_take(&text);
}

static char *value_show(const struct detail_pane *pane, const struct record *record, int field)
{
    const struct field *what = &record->form->fields[field];
    const struct codes *codes = office_codes(pane->office);
    if (what->type->kind == FIELD_ROWS) {
        return rows_show(record, field, codes);
    }
    if (what->masked && record_value(record, field)) {
        return field_mask(what, record_value(record, field));
    }
    return record_show(record, field, codes);
}

static void entries_of(struct detail_pane *pane, const struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        if (record_field_shown(record, (int)i)) {
            entry_add(pane, record->form->fields[i].label, value_show(pane, record, (int)i));
        }
    }
}

/* What was promised stands with the case it belongs to. */
static void commitment_of(struct detail_pane *pane, int64_t case_id)
{
    int64_t id = desk_commitment_of(pane->office, case_id);
    struct err err = {0};
    struct record *record = id ? desk_load(pane->office, "commitment", id, &err) : NULL;
    if (!record) {
        return;
    }
    const char *until = record_get(record, "observe_until");
    entry_add(pane, "承诺书",
              memory_format("%s，观察期至 %s", record_get(record, "number"), until ? until : ""));
    int promises = form_field(record->form, "promises");
    if (promises >= 0) {
        entry_add(pane, record->form->fields[promises].label,
                  rows_show(record, promises, office_codes(pane->office)));
    }
    record_free(record);
}

void detail_pane_show(struct detail_pane *pane, const char *form, int64_t id)
{
    bool same = pane->id == id && strcmp(pane->form, form) == 0;
    forget(pane);
    snprintf(pane->form, sizeof pane->form, "%s", form);
    pane->id = id;
    if (!same) {
        pane->top = 0;
    }
    if (!id) {
        return;
    }
    struct err err = {0};
    struct record *record = desk_load(pane->office, form, id, &err);
    if (!record) {
        entry_add(pane, "读不出", memory_copy(err.message));
        return;
    }
    entries_of(pane, record);
    if (strcmp(form, "case") == 0) {
        commitment_of(pane, id);
    }
    record_free(record);
}

static int label_columns(const struct detail_pane *pane)
{
    int widest = 0;
    for (size_t i = 0; i < pane->count; i++) {
        int columns = text_columns(pane->entries[i].label);
        widest = columns > widest ? columns : widest;
    }
    return widest > LABEL_MOST ? LABEL_MOST : widest;
}

/* Draws (or with window NULL only measures) entry i at virtual row `at`; returns its rows. */
static int entry_draw(const struct detail_pane *pane, WINDOW *window, size_t i, int at, int column,
                      int columns, int label)
{
    const struct detail_entry *entry = &pane->entries[i];
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
    for (size_t i = 0; i < pane->count; i++) {
        const char *value = pane->entries[i].value;
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

void detail_pane_draw(struct detail_pane *pane, WINDOW *window)
{
    detail_pane_scroll(pane, 0);
    int rows = lay_out(pane, window);
    if (rows - pane->top > pane->box.rows) {
        canvas_text_right(window, pane->box.row + pane->box.rows - 1,
                          pane->box.column + pane->box.columns - 14, 14, STYLE_DIM, " Tab 看下面 ");
    }
}
