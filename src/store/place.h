/* place: where database files lie: folders resolved, network file systems refused.
 *
 * The database file itself is never opened here: a process that opens and closes it by
 * hand loses SQLite's locks on it. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>

#include "base/err.h"

/* `path` with its folder resolved (links in the way followed), so that the file itself can be
 * opened without following a link. ERR_NOT_FOUND without such a folder. Caller frees. */
char *place_resolve(const char *path, struct err *err);

/* WAL needs shared memory between all sessions: refuses folders on NFS, SMB and their kind. */
bool place_is_local(const char *file, struct err *err);

/* A file without a byte: SQLite would take it for a new database. */
bool place_is_empty(const char *file);

/* Whether this f_type of statfs is a network file system's; its name goes to *name. */
bool place_is_network(long type, const char **name);

/* Flushes the folder of `file`, so that a new name in it survives a power cut. */
void place_flush_folder(const char *file);

/* Flushes a closed file. False with the reason in *err. */
bool place_flush(const char *file, struct err *err);

/* 0660 where the folder is shared by a group (setgid, group may write), else 0600. */
unsigned place_mode(const char *file);

/* Makes an empty file of this mode whatever the umask; ERR_CONFLICT if it is there. */
bool place_make(const char *file, unsigned mode, struct err *err);

/* Gives `from` the name `to`; ERR_CONFLICT if there is a file of that name. */
bool place_rename_new(const char *from, const char *to, struct err *err);

/* Removes a database file with its -wal and -shm. */
void place_remove(const char *file);

#endif
