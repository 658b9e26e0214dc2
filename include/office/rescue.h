/* rescue: a form that can't be saved (disk full, database gone) written to a file of the caller's.
 *
 * The file is the CSV that `rouzhi import` reads: headings of the form, one row; text that couldn't
 * be read stands under its heading as it was typed. Written with the caller's own rights, mode 0600. */
#ifndef OFFICE_RESCUE_H
#define OFFICE_RESCUE_H

#include "office/office.h"

/* One text that is not in the record, because it couldn't be read: where, and what was typed. */
struct rescue_text {
    int field;
    const char *typed; /* NULL: nothing */
    int row;           /* of the table in that field, from 1; 0: the field itself */
    int sub;           /* field of that row */
};

/* Writes it whole or not at all. path NULL: 未保存-案件受理-20261123-1432.csv in the caller's home, or
 * where that can't be written in /tmp with a name nobody can guess. *made gets the path (caller frees). */
bool office_rescue(struct office *office, const struct record *record,
                   const struct rescue_text *texts, size_t count, const char *path, char **made,
                   struct err *err);

#endif
