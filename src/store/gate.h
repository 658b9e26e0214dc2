/* gate: one writer at a time, in a fairer order than SQLite's own waiting gives.
 *
 * An flock on a file of its own (NAME.lock), so that the kernel frees it when its holder
 * is killed. The file says who holds it. It is no lock on data: BEGIN IMMEDIATE stays. */
#ifndef STORE_GATE_H
#define STORE_GATE_H

#include <stdbool.h>

#include "base/err.h"

/* Opens (makes) the lock file of the database `file`. -1 and *err if that fails. */
int gate_open(const char *file, struct err *err);
void gate_close(int gate); /* -1 is allowed */

/* Waits up to `seconds`; ERR_DATABASE names the holder if it is still held then. */
bool gate_lock(int gate, int seconds, const char *account, const char *name, struct err *err);
void gate_unlock(int gate);

#endif
