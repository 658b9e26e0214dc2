/* copy: a whole, checked copy of the live database under another name.
 *
 * By SQLite's backup interface within one read transaction: else copying in steps never ends while
 * others write, and copying the file by hand would lose SQLite's locks. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include "store/store.h"

/* Whether a copy could be made under this name: ERR_CONFLICT if there is a file and not `replace`. */
bool copy_could(const char *path, bool replace, struct err *err);

/* The copy gets its name only when it is complete, checked and flushed. A file that is there
 * is replaced if `replace`, else ERR_CONFLICT. */
bool copy_database(struct store *store, const char *path, bool replace, struct err *err);

#endif
