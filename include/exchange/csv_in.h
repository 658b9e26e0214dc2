/* csv_in: rows and cells of a CSV text, read strictly by libcsv (RFC 4180).
 *
 * A quote that stands where none may stand is an error with its row, never a guess: libcsv's
 * lenient mode would swallow the rest of the file into one cell. Counts the rows as a
 * spreadsheet does and the lines as an editor does. Knows nothing of forms. */
#ifndef EXCHANGE_CSV_IN_H
#define EXCHANGE_CSV_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define CSV_CELL_LIMIT (1024 * 1024) /* bytes; a longer one is a quote gone wrong */

struct csv_row {
    long number;  /* 0 = the heading, then 1, 2 …; blank lines count as in a spreadsheet */
    long line;    /* physical line of the file where it begins, from 1 */
    char **cells; /* UTF-8, NUL-terminated; line breaks inside are \n */
    size_t count;
};

/* Returns false to stop, having filled *err. */
typedef bool csv_row_taker(const struct csv_row *row, void *data, struct err *err);

/* Calls `each` with every row of `text` (UTF-8, no mark, no NUL). Rows of blanks alone are passed
 * over. ERR_INPUT with row and line for wrong quotes and cells over the limit. */
bool csv_in_scan(const char *text, size_t length, csv_row_taker *each, void *data, struct err *err);

/* What parts the cells, decided from the first line: "," "\t" "；" or ";" (a constant). */
const char *csv_in_delimiter(const char *text, size_t length);

/* Undoes in place what spreadsheets need: one ' before a formula sign ('=1 is =1), and
 * ="0123" is 0123. The counterpart of csv_out_guard. */
void csv_in_unguard(char *cell);

#endif
