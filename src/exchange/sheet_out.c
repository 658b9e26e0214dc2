/* Records as columns. Keeps the cells until all are there, because whether a spare column is
 * written is known only after the last record. Never opens a file. */
#include "exchange/sheet_out.h"

#include <stdlib.h>

#include "base/memory.h"
#include "exchange/csv_out.h"
#include "exchange/row_text.h"

void sheet_out_init(struct sheet_out *sheet, const struct form *form, const struct codes *codes)
{
    *sheet = (struct sheet_out){.form = form, .codes = codes};
    sheet->omitted = memory_array(NULL, form->field_count + 1, sizeof sheet->omitted[0]);
    for (size_t i = 0; i <= form->field_count; i++) {
        sheet->omitted[i] = false;
    }
}

void sheet_out_done(struct sheet_out *sheet)
{
    for (size_t row = 0; row < sheet->count; row++) {
        for (size_t i = 0; i < sheet->form->field_count; i++) {
            free(sheet->rows[row][i]);
        }
        free(sheet->rows[row]);
    }
    free(sheet->rows);
    free(sheet->omitted);
    *sheet = (struct sheet_out){0};
}

void sheet_out_omit(struct sheet_out *sheet, int field)
{
    sheet->omitted[field] = true;
}

const char *sheet_out_heading(const struct field *field)
{
    if (field->csv_count > 0) {
        return field->csv[0];
    }
    return field->type->kind == FIELD_ROWS ? field->label : NULL;
}

/* A table inside the form: a line for each row, its fields in order. */
static char *rows_cell(const struct record *record, int field, const struct codes *codes)
{
    const struct record_rows *rows = &record->rows[field];
    struct buffer text;

    buffer_init(&text);
    for (size_t row = 0; row < rows->count; row++) {
        const struct record *inner = rows->items[row];
        if (row > 0) {
            buffer_add_char(&text, '\n');
        }
        for (int i = 0; i < (int)inner->form->field_count; i++) {
            char *part = sheet_out_cell(inner, i, codes);
            row_text_add(&text, part, i == 0);
            free(part);
        }
    }
    return buffer_take(&text);
}

char *sheet_out_cell(const struct record *record, int field, const struct codes *codes)
{
    const struct field *declared = &record->form->fields[field];
    const char *value = record_value(record, field);

    if (declared->type->kind == FIELD_ROWS) {
        return rows_cell(record, field, codes);
    }
    if (!value) {
        return NULL;
    }
    switch (declared->type->kind) {
    case FIELD_CHOICE:
    case FIELD_CHOICES:
    case FIELD_CODE:
    case FIELD_YES_NO:
        return field_show(declared, value, codes);
    case FIELD_PARTY:
    case FIELD_OFFICER:
    case FIELD_REFERENCE:
        return memory_copy(record->called[field] ? record->called[field] : value);
    default:
        return memory_copy(value);
    }
}

char **sheet_out_add(struct sheet_out *sheet, const struct record *record)
{
    size_t fields = sheet->form->field_count;
    char **cells = memory_array(NULL, fields + 1, sizeof cells[0]);

    for (size_t i = 0; i < fields; i++) {
        bool written = sheet_out_heading(&sheet->form->fields[i]) && !sheet->omitted[i];
        cells[i] = written ? sheet_out_cell(record, (int)i, sheet->codes) : NULL;
    }
    if (sheet->count == sheet->capacity) {
        sheet->capacity = sheet->capacity ? sheet->capacity * 2 : 64;
        sheet->rows = memory_array(sheet->rows, sheet->capacity, sizeof sheet->rows[0]);
    }
    sheet->rows[sheet->count++] = cells;
    return cells;
}

static bool column_has_value(const struct sheet_out *sheet, size_t field)
{
    for (size_t row = 0; row < sheet->count; row++) {
        if (sheet->rows[row][field]) {
            return true;
        }
    }
    return false;
}

static bool column_written(const struct sheet_out *sheet, size_t field)
{
    const struct field *declared = &sheet->form->fields[field];

    return sheet_out_heading(declared) && !sheet->omitted[field] &&
           (!declared->csv_spare || column_has_value(sheet, field));
}

static bool is_number(const struct field *field)
{
    enum field_kind kind = field->type->kind;

    return kind == FIELD_INTEGER || kind == FIELD_DECIMAL || kind == FIELD_MONEY;
}

void sheet_out_write(const struct sheet_out *sheet, struct buffer *out)
{
    size_t fields = sheet->form->field_count;
    bool *written = memory_array(NULL, fields + 1, sizeof written[0]);
    bool first = true;

    for (size_t i = 0; i < fields; i++) {
        written[i] = column_written(sheet, i);
        if (!written[i]) {
            continue;
        }
        csv_out_cell(out, sheet_out_heading(&sheet->form->fields[i]), first, false);
        first = false;
    }
    csv_out_row_end(out);
    for (size_t row = 0; row < sheet->count; row++) {
        first = true;
        for (size_t i = 0; i < fields; i++) {
            if (!written[i]) {
                continue;
            }
            csv_out_cell(out, sheet->rows[row][i], first, is_number(&sheet->form->fields[i]));
            first = false;
        }
        csv_out_row_end(out);
    }
    free(written);
}
