/* csv_out: cells and rows written as CSV that Excel and WPS open unharmed.
 *
 * CRLF ends a row; cells are quoted only where they must be. Text that a spreadsheet would take
 * for a formula gets a leading ' (OWASP, CSV injection), which csv_in takes off again;
 * numbers are written as they are. */
#ifndef EXCHANGE_CSV_OUT_H
#define EXCHANGE_CSV_OUT_H

#include <stdbool.h>

#include "base/buffer.h"

/* Whether a text cell needs the leading ': it begins with = + - @ TAB CR or ＝ ＋ － ＠,
 * or with apostrophes before one of these (so that taking one off gives it back). */
bool csv_out_guarded(const char *text);

/* Adds one cell, with a comma before it unless it is the first of its row. `number`: the value is a
 * number of the form's own type and is not guarded. NULL is an empty cell. */
void csv_out_cell(struct buffer *out, const char *text, bool first, bool number);

void csv_out_row_end(struct buffer *out);

#endif
