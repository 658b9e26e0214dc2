/* source: what a form's records are read from: its table, or for a step of a case a select that makes
 * one of the tables step and step_value.
 *
 * With it every statement that reads a form by the keys of its fields reads steps too. Writes nothing;
 * see step_value.h. */
#ifndef STORE_SOURCE_H
#define STORE_SOURCE_H

#include "base/buffer.h"
#include "law/form_set.h"

/* The column of the form's table that holds the field; NULL if it is kept as a value of a step, or
 * not by itself. */
const char *source_column(const struct form *form, int field);

/* Adds "table", or (SELECT …) with a column for each stored field of a step and id, row_version,
 * saved_by, saved_at. */
void source_add(struct buffer *out, const struct form *form);

/* Whether the rows of this field (of type rows) are kept: by a table of their own or with a step. */
bool source_has_rows(const struct form *form, const struct form *rows);

/* The same for the rows of the table inside: columns id, parent, position and the fields of `rows`. */
void source_add_rows(struct buffer *out, const struct form *form, int field,
                     const struct form *rows);

#endif
