/* upkeep: backup and the check of everything that can be checked. */
#ifndef STORE_UPKEEP_H
#define STORE_UPKEEP_H

#include "base/finding.h"
#include "store/store.h"

/* Copies the live database to `path` by the backup interface in one step, to a temporary
 * name, checks the copy's integrity and row counts, flushes, renames. ERR_CONFLICT if
 * the file is there. *bytes gets its size. */
bool upkeep_backup(struct store *store, const char *path, int64_t *bytes, struct err *err);

/* What that would refuse, without doing it. */
bool upkeep_backup_try(const char *path, struct err *err);

/* Integrity, foreign keys, audit triggers, search index, orders served by an index, sizes of the
 * side files, file modes; columns of every form present in its table. Each fault a finding. */
bool upkeep_check(struct store *store, struct findings *findings, struct err *err);

#endif
