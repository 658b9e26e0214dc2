/* select: the part of a SELECT that reads fields of a form and what their references are called.
 *
 * The form's table is t; the row that field N refers to is rN. */
#ifndef STORE_SELECT_H
#define STORE_SELECT_H

#include <sqlite3.h>

#include "base/buffer.h"
#include "law/form_set.h"

/* The form of the row that the field refers to, if it has a table and a label; else NULL. */
const struct form *select_target(const struct form_set *forms, const struct field *field);

/* Adds `, t."key"` and for a reference `, rN."label"`, and to `joins` the table of rN. */
void select_add(struct buffer *columns, struct buffer *joins, const struct form_set *forms,
                const struct form *form, int field);

/* Reads what select_add asked for from *column on and moves it behind. *value is canonical, *called
 * as people read it; both may be NULL. Caller frees. */
void select_read(sqlite3_stmt *statement, int *column, const struct form_set *forms,
                 const struct field *field, char **value, char **called);

#endif
