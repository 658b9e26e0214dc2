/* functions: what SQL may call of this program.
 *
 * The audit triggers call audit_hash, audit_account, audit_name and audit_now: a program
 * without them, such as the sqlite3 shell, can change no table by a well-meant repair.
 * holds(text, word) is the exact check behind the search index. */
#ifndef STORE_FUNCTIONS_H
#define STORE_FUNCTIONS_H

#include "store/store.h"

bool functions_add(struct store *store, struct err *err);

#endif
