/* gate: one writer at a time, in a fairer order than SQLite's own waiting gives.
 *
 * An flock on a file of its own (NAME.lock), so that the kernel frees it when its holder
 * is killed. The file says who holds it. It is no lock on data: BEGIN IMMEDIATE stays. */
#ifndef STORE_GATE_H
#define STORE_GATE_H

#include <stdbool.h>

#include "store/store.h"

enum { GATE_SAY_FIRST = 300, GATE_SAY_EVERY = 200 }; /* ms; see store_waiting */

/* Opens (makes) the lock file of the database `file`. -1 and *err if that fails. */
int gate_open(const char *file, struct err *err);
void gate_close(int gate); /* -1 is allowed */

/* Waits up to `seconds`; ERR_DATABASE names the holder if it is still held then. */
bool gate_lock(int gate, int seconds, const char *account, const char *name, struct err *err);
/* The same, and `waiting` (NULL: nobody) is asked now and then; false from it: ERR_BUSY at once. */
bool gate_lock_asking(int gate, int seconds, const char *account, const char *name,
                      store_waiting *waiting, void *data, struct err *err);
void gate_unlock(int gate);

int64_t gate_clock(void); /* ms that only run forward */

#endif
