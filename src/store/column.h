/* column: a field's canonical value in and out of its column.
 *
 * Texts as they are, references and integers as numbers, yes and no as 1 and 0, money in fen,
 * decimals as integers of their last place: no floating point anywhere. */
#ifndef STORE_COLUMN_H
#define STORE_COLUMN_H

#include <sqlite3.h>
#include <stdbool.h>

#include "law/form.h"

/* Whether the field has a column in its form's table. */
bool column_stored(const struct field *field);

/* Two canonical values in the order of their column: below 0, 0, above 0. Empty comes last. */
int column_compare(const struct field *field, const char *one, const char *other);

/* Binds the canonical value (NULL = empty) at the 1-based place. */
void column_bind(sqlite3_stmt *statement, int place, const struct field *field, const char *value);

/* The canonical value of a column; NULL if it is empty. Caller frees. */
char *column_read(sqlite3_stmt *statement, int column, const struct field *field);

#endif
