/* sheet_in: a CSV file read by a form: headings become fields, faults become findings.
 *
 * Goes through the whole file and collects everything that is wrong with it, so that a clerk
 * mends it in one go. Knows the form's headings, never where the records go: the office makes
 * records from the texts. */
#ifndef EXCHANGE_SHEET_IN_H
#define EXCHANGE_SHEET_IN_H

#include "base/finding.h"
#include "law/form.h"

/* Heading of the column of reasons in files of refused rows; passed over when they come back. */
#define SHEET_REASON "退回原因"

struct sheet_row {
    long number;  /* data row as a spreadsheet counts it, the heading not counted */
    char **cells; /* by column, as they stood but for the encoding; never NULL */
};

struct sheet {
    const struct form *form; /* borrowed */
    const char *encoding;    /* what the file was read as; a constant */
    char **headings;         /* by column, as they stood */
    int *fields;             /* by column: index in form.fields, -1 = unknown */
    size_t columns;
    struct sheet_row *rows;
    size_t count;
};

void sheet_init(struct sheet *sheet);
void sheet_done(struct sheet *sheet);

/* Reads `length` bytes of a CSV file in any encoding. Unknown and doubled headings, missing
 * columns (row 0), rows with too few or too many cells and numbers that Excel has spoiled
 * become findings; `given` are keys of fields whose values come from elsewhere, so that their
 * columns may be missing. ERR_INPUT only for what makes the file unreadable as a whole. */
bool sheet_read(struct sheet *sheet, const struct form *form, const char *bytes, size_t length,
                const char *const *given, size_t given_count, struct findings *findings,
                struct err *err);

/* The text of one field with the guards of spreadsheets undone: NULL if the file has no such
 * column. Caller frees. */
char *sheet_text(const struct sheet *sheet, const struct sheet_row *row, int field);

/* Column of the field, or -1. */
int sheet_column(const struct sheet *sheet, int field);

/* The sentence on a number that a spreadsheet has spoiled (4.40981E+17; 18 digits ending in
 * 000), or NULL if `text` looks sound for this field. A constant. */
const char *sheet_spoiled(const struct field *field, const char *text);

#endif
