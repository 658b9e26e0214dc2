/* audit_trigger: the triggers that write every change into the audit, made from the tables.
 *
 * Made anew whenever the text that belongs to a table differs from what is there, so that no
 * new column and no new table can be forgotten. Private to this layer. */
#ifndef STORE_AUDIT_TRIGGER_H
#define STORE_AUDIT_TRIGGER_H

#include "base/buffer.h"
#include "store/store.h"

/* Whether any trigger is missing or of another text; the tables' names go to `names`. */
bool audit_trigger_stale(struct store *store, bool *stale, struct buffer *names, struct err *err);

/* Makes them all as they should be. Inside a transaction, before guard_install. If `why`
 * is not NULL a note in the audit says so. */
bool audit_trigger_sync(struct store *store, const char *why, struct err *err);

/* Takes all of them off, for a migration. */
bool audit_trigger_drop(struct store *store, struct err *err);

#endif
