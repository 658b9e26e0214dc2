/* guard: what this program's own SQL may not do once the database is open.
 *
 * Asked by SQLite when a statement is prepared; never while one runs. */
#include "store/guard.h"

#include "store/connection.h"

#include <string.h>

/* Actions that are refused whatever they are done to. */
static const int refused[] = {
    SQLITE_CREATE_INDEX,
    SQLITE_CREATE_TABLE,
    SQLITE_CREATE_TEMP_INDEX,
    SQLITE_CREATE_TEMP_TABLE,
    SQLITE_CREATE_TEMP_TRIGGER,
    SQLITE_CREATE_TEMP_VIEW,
    SQLITE_CREATE_TRIGGER,
    SQLITE_CREATE_VIEW,
    SQLITE_CREATE_VTABLE,
    SQLITE_DROP_INDEX,
    SQLITE_DROP_TABLE,
    SQLITE_DROP_TEMP_INDEX,
    SQLITE_DROP_TEMP_TABLE,
    SQLITE_DROP_TEMP_TRIGGER,
    SQLITE_DROP_TEMP_VIEW,
    SQLITE_DROP_TRIGGER,
    SQLITE_DROP_VIEW,
    SQLITE_DROP_VTABLE,
    SQLITE_ALTER_TABLE,
    SQLITE_ATTACH,
    SQLITE_DETACH,
    SQLITE_REINDEX,
    SQLITE_ANALYZE,
};

/* Pragmas that take a value and only look; every other pragma with a value is refused. */
static const char *const looking[] = {
    "table_info", "table_xinfo",     "table_list",        "index_list",
    "index_info", "integrity_check", "foreign_key_check", "wal_checkpoint",
};

/* Rows of these are written once and never again. (The schema's own table needs no line here: without
 * writable_schema no statement can change it, and SQLite itself names it when it opens a
 * search index or json_each, at first and whenever the schema was changed by another session.) */
static const char *const once[] = {"audit", "meta"};

static bool among(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, list[i]) == 0)
            return true;
    return false;
}

static bool may_insert(const struct store *store, const char *table, const char *trigger)
{
    if (strcmp(table, "audit") == 0)
        return store->noting || (trigger && strncmp(trigger, "aud_", 4) == 0);
    return strcmp(table, "meta") != 0;
}

static bool may_change(const char *table)
{
    return !among(table, once, sizeof once / sizeof once[0]);
}

static int guard(void *data, int action, const char *first, const char *second,
                 const char *database, const char *trigger)
{
    const struct store *store = data;
    bool may = true;
    (void)database;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        may = may && action != refused[i];
    if (action == SQLITE_PRAGMA)
        may = !second || among(first, looking, sizeof looking / sizeof looking[0]);
    else if (action == SQLITE_INSERT)
        may = may_insert(store, first, trigger);
    else if (action == SQLITE_UPDATE || action == SQLITE_DELETE)
        may = may_change(first);
    return may ? SQLITE_OK : SQLITE_DENY;
}

void guard_install(struct store *store)
{
    sqlite3_set_authorizer(store->db, guard, store);
}
