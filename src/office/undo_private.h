/* undo_private: how acts of this layer tell undo.c what they did. */
#ifndef OFFICE_UNDO_PRIVATE_H
#define OFFICE_UNDO_PRIVATE_H

#include "office/office_private.h"

/* What stands in the store before the record is saved: to be given to undo_note. NULL if a change of
 * it is nothing to remember. */
struct record *undo_before(struct office *office, const struct record *record);

/* The record was saved; takes `before` over, which may be NULL. */
void undo_note(struct office *office, struct record *before, const struct record *saved,
               bool is_new);

/* An act was done that is never taken back; `sentence` says what to do instead (copied). */
void undo_never(struct office *office, const char *sentence);

void undo_free(struct undo *undo); /* NULL is allowed */

#endif
