/* migrate: brings a database to this program's schema, one numbered step after the other.
 *
 * The steps are compiled in (data/schema/NNNN.sql). Each runs in one transaction that
 * stamps the version last: after a crash the old version is whole. Private to this layer. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include <stddef.h>

#include "base/err.h"

struct store;

struct migration {
    int version; /* 1, 2, 3 … without gaps */
    const char *sql;
};

extern const struct migration store_migrations[]; /* from data/schema, made by the build */
extern const size_t store_migration_count;

/* Runs those of `migrations` that the database doesn't have yet; sets store->version. Refuses
 * (ERR_DATABASE) a newer database and files that are not ours. A database that has a version
 * already is first copied to NAME.vN.bak. */
bool migrate_run(struct store *store, const struct migration *migrations, size_t count,
                 struct err *err);

/* Whether the database still has the version it was opened with; false once a newer program has
 * migrated it. */
bool migrate_still_ours(struct store *store, struct err *err);

#endif
