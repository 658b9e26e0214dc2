/* progress: what is being done while an older database is brought up to date. */
#ifndef STORE_PROGRESS_H
#define STORE_PROGRESS_H

#include "store/connection.h"

/* From now on this is being done: said at once, and again and again while SQLite is at it. NULL ends
 * it. Does nothing where nobody listens. */
void progress_say(struct store *store, const char *doing);

/* How much of it is done, in percent. */
void progress_part(const struct store *store, int percent);

/* The work goes on in this other connection too. */
void progress_watch(struct store *store, sqlite3 *db);

#endif
