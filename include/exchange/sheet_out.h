/* sheet_out: records of one form laid out as the columns of a CSV file.
 *
 * A field is written under its first heading in csv=, a table inside the form under its label;
 * a field without a heading is not written, and one that is csv-spare only if some row has a value.
 * What is written here is read back by sheet_in as the same value. */
#ifndef EXCHANGE_SHEET_OUT_H
#define EXCHANGE_SHEET_OUT_H

#include "base/buffer.h"
#include "law/codes.h"
#include "law/record.h"

struct sheet_out {
    const struct form *form; /* borrowed */
    const struct codes *codes;
    char ***rows; /* by row and field; NULL = empty cell */
    size_t count;
    size_t capacity;
    bool *omitted; /* by field */
};

void sheet_out_init(struct sheet_out *sheet, const struct form *form, const struct codes *codes);
void sheet_out_done(struct sheet_out *sheet);

/* Leaves the field's column out. */
void sheet_out_omit(struct sheet_out *sheet, int field);

/* Adds a record; returns its cells by field, of which the caller may replace some (free the
 * old one) before the next call. */
char **sheet_out_add(struct sheet_out *sheet, const struct record *record);

/* The heading row and all rows, UTF-8, CRLF. */
void sheet_out_write(const struct sheet_out *sheet, struct buffer *out);

/* What stands in the cell of this field: label of a choice, name of a reference, digits of a number
 * without separators. NULL if nothing was entered. Caller frees. */
char *sheet_out_cell(const struct record *record, int field, const struct codes *codes);

/* The heading under which the field is written, or NULL if it is not. */
const char *sheet_out_heading(const struct field *field);

#endif
