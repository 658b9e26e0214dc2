/* statement: statements that are kept compiled for the next time; private to this layer.
 *
 * To compile a statement, with the audit's triggers in it, takes longer than to run it, and whatever is
 * looked at or filed asks the same few. Who takes one gives it back: reset, with nothing bound; what isn't
 * worth keeping is prepared and finalized as ever (sql.h). */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "store/store.h"

/* A statement of this text, that nobody else has; NULL and *err if it can't be prepared. Ended by
 * statement_give or statement_finish. */
sqlite3_stmt *statement_take(struct store *store, const char *text, struct err *err);
void statement_give(struct store *store, sqlite3_stmt *statement); /* NULL is allowed */

/* Steps to the end and gives it back. */
bool statement_finish(struct store *store, sqlite3_stmt *statement, struct err *err);

/* Finalizes those that are kept; none may be taken. */
void statements_close(struct store *store);

#endif
