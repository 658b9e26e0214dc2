/* draft_file: the file of drafts (NAME.drafts): opening it and its tables.
 *
 * synchronous=FULL: what was kept is on the disk when keeping returns, so that a power cut takes no
 * more than the death of the session does. It is asked for at rest, so typing doesn't wait for it. */
#include "store/draft_file.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/place.h"
#include "store/sql.h"

#include <stdlib.h>

enum { DRAFT_VERSION = 3, DRAFT_WAIT = 2000 };

static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA journal_size_limit = 4194304;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -500;"
                               "PRAGMA trusted_schema = OFF;";

/* The step to each version from the one before.
 *
 * 1: A value of a table inside has its row and the key of its field in it.
 * 2: A draft knows the version of the record that it changes. Of older ones it isn't known: 0 is no
 *    version of any record, so that saving them is a conflict, which the officer settles. The
 *    values wait in a table of their own, as dropping the drafts' old table takes them away.
 * 3: Two windows of one account may write the same at once: each has a slot of its own, and knows by
 *    the stamp whether it was the last that wrote there. */
static const char *const steps[DRAFT_VERSION] = {
    "CREATE TABLE draft (id INTEGER PRIMARY KEY, account TEXT NOT NULL, form TEXT NOT NULL, "
    "object INTEGER NOT NULL, context INTEGER NOT NULL, field TEXT NOT NULL, row INTEGER NOT NULL, "
    "cursor INTEGER NOT NULL, at INTEGER NOT NULL, called TEXT NOT NULL, typed TEXT, "
    "UNIQUE (account, form, object, context)) STRICT;"
    "CREATE TABLE draft_value (draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE, "
    "field TEXT NOT NULL, row INTEGER NOT NULL, inner TEXT NOT NULL, value TEXT, called TEXT, "
    "PRIMARY KEY (draft, field, row, inner)) STRICT, WITHOUT ROWID;"
    "PRAGMA user_version = 1;",
    "CREATE TEMP TABLE old_draft AS SELECT * FROM main.draft;"
    "CREATE TEMP TABLE old_value AS SELECT * FROM main.draft_value;"
    "DROP TABLE main.draft_value;"
    "DROP TABLE main.draft;"
    "CREATE TABLE draft (id INTEGER PRIMARY KEY, account TEXT NOT NULL, form TEXT NOT NULL, "
    "object INTEGER NOT NULL, context INTEGER NOT NULL, base INTEGER NOT NULL, "
    "field TEXT NOT NULL, row INTEGER NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL, "
    "called TEXT NOT NULL, typed TEXT, UNIQUE (account, form, object, context, base)) STRICT;"
    "CREATE TABLE draft_value (draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE, "
    "field TEXT NOT NULL, row INTEGER NOT NULL, inner TEXT NOT NULL, value TEXT, called TEXT, "
    "PRIMARY KEY (draft, field, row, inner)) STRICT, WITHOUT ROWID;"
    "INSERT INTO draft SELECT id, account, form, object, context, 0, field, row, cursor, at, "
    "called, typed FROM old_draft;"
    "INSERT INTO draft_value SELECT draft, field, row, inner, value, called FROM old_value;"
    "DROP TABLE temp.old_value;"
    "DROP TABLE temp.old_draft;"
    "PRAGMA user_version = 2;",
    "CREATE TEMP TABLE old_draft AS SELECT * FROM main.draft;"
    "CREATE TEMP TABLE old_value AS SELECT * FROM main.draft_value;"
    "DROP TABLE main.draft_value;"
    "DROP TABLE main.draft;"
    "CREATE TABLE draft (id INTEGER PRIMARY KEY, account TEXT NOT NULL, form TEXT NOT NULL, "
    "object INTEGER NOT NULL, context INTEGER NOT NULL, base INTEGER NOT NULL, "
    "slot INTEGER NOT NULL, stamp INTEGER NOT NULL, "
    "field TEXT NOT NULL, row INTEGER NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL, "
    "called TEXT NOT NULL, typed TEXT, "
    "UNIQUE (account, form, object, context, base, slot)) STRICT;"
    "CREATE TABLE draft_value (draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE, "
    "field TEXT NOT NULL, row INTEGER NOT NULL, inner TEXT NOT NULL, value TEXT, called TEXT, "
    "PRIMARY KEY (draft, field, row, inner)) STRICT, WITHOUT ROWID;"
    "INSERT INTO draft SELECT id, account, form, object, context, base, 0, " DRAFT_STAMP
    ", field, row, cursor, at, called, typed FROM old_draft;"
    "INSERT INTO draft_value SELECT draft, field, row, inner, value, called FROM old_value;"
    "DROP TABLE temp.old_value;"
    "DROP TABLE temp.old_draft;"
    "PRAGMA user_version = 3;",
};

static bool make_file(const char *file, struct err *err)
{
    /* Another session may make it at the same moment: then it is there, which is as good. */
    return file_exists(file) || place_make(file, place_mode(file), err) ||
           err->code == ERR_CONFLICT;
}

static bool make_tables(sqlite3 *db, struct err *err)
{
    int64_t version = 0;
    struct err ignored;
    bool good =
        sql_run(db, "BEGIN IMMEDIATE", err) && sql_number(db, "PRAGMA user_version", &version, err);
    for (int64_t done = version; good && done < DRAFT_VERSION; done++)
        good = sql_run(db, steps[done], err);
    if (good && version > DRAFT_VERSION)
        good = err_set(err, ERR_DATABASE, "草稿文件版本 %d，高于本程序 %d，请升级程序",
                       (int)version, DRAFT_VERSION);
    if (good)
        return sql_run(db, "COMMIT", err);
    sql_run(db, "ROLLBACK", &ignored);
    return false;
}

static sqlite3 *open_file(const char *file, struct err *err)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    bool good = sqlite3_open_v2(file, &db, flags, NULL) == SQLITE_OK || sql_fail(db, err);
    if (good) {
        sqlite3_busy_timeout(db, DRAFT_WAIT);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    }
    if (good && sql_run(db, settings, err) && make_tables(db, err))
        return db;
    sqlite3_close(db);
    return NULL;
}

sqlite3 *draft_file_open(const char *database_path, struct err *err)
{
    char *base = place_resolve(database_path, err);
    if (!base)
        return NULL;
    char *file = memory_format("%s.drafts", base);
    sqlite3 *db = make_file(file, err) ? open_file(file, err) : NULL;
    if (db)
        err_clear(err);
    free(file);
    free(base);
    return db;
}
