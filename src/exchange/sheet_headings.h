/* sheet_headings: the first row of a file against the fields of a form. Private to exchange. */
#ifndef EXCHANGE_SHEET_HEADINGS_H
#define EXCHANGE_SHEET_HEADINGS_H

#include "exchange/csv_in.h"
#include "exchange/sheet_in.h"

/* Takes over the headings and finds their fields; unknown, empty and doubled ones are findings. */
void sheet_headings_match(struct sheet *sheet, const struct csv_row *row,
                          struct findings *findings);

/* One finding that names all columns that are needed and not there. */
void sheet_headings_missing(const struct sheet *sheet, const char *const *given, size_t given_count,
                            struct findings *findings);

#endif
