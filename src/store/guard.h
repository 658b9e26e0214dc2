/* guard: what this program's own SQL may not do once the database is open.
 *
 * The second fence around the audit: even a statement that slipped in by a fault of the
 * program can't change the schema, the audit or the mark of a practice database. */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include "store/store.h"

void guard_install(struct store *store); /* after migrations and indexes, before all else */

#endif
