/* connection: what one open database holds; private to this layer.
 *
 * Every number in the settings was measured (200 writers, kills, power cuts): change
 * none of them without measuring again. */
#include "store/connection.h"

#include "store/functions.h"
#include "store/gate.h"
#include "store/sql.h"
#include "store/statement.h"
#include "store/tokenizer.h"

#include <assert.h>
#include <time.h>

static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA recursive_triggers = ON;"
                               "PRAGMA wal_autocheckpoint = 4000;"
                               "PRAGMA journal_size_limit = 67108864;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -1600;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA trusted_schema = OFF;";

/* A program that knows nothing of the gate holds the database: the same waiting as there, in steps like
 * those of SQLite's own. */
static int wait_busy(void *data, int count)
{
    struct store *store = data;
    int64_t now = gate_clock();
    if (count == 0) {
        store->busy_since = now;
        store->busy_said = 0;
    }
    int64_t waited = now - store->busy_since;
    if (waited >= (int64_t)store->gate_seconds * 1000)
        return 0;
    if (store->waiting && waited >= GATE_SAY_FIRST && now - store->busy_said >= GATE_SAY_EVERY) {
        store->busy_said = now;
        if (!store->waiting(NULL, (int)waited, store->waiting_data))
            return 0;
    }
    struct timespec step = {.tv_nsec = (count < 6 ? 1L << count : 50L) * 1000000L};
    nanosleep(&step, NULL);
    return 1;
}

bool connection_open(struct store *store, struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(store->file, &store->db, flags, NULL) != SQLITE_OK)
        return sql_fail(store->db, err);
    sqlite3_busy_handler(store->db, wait_busy, store);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return functions_add(store, err) && tokenizer_add(store->db, err) &&
           sql_run(store->db, settings, err);
}

static bool run_kept(struct store *store, const char *text, struct err *err)
{
    sqlite3_stmt *statement = statement_take(store, text, err);
    return statement != NULL && statement_finish(store, statement, err);
}

/* After SQLITE_FULL and its kind SQLite has rolled back already; asking again would fail. */
static void roll_back(struct store *store)
{
    struct err ignored;
    if (!sqlite3_get_autocommit(store->db))
        run_kept(store, "ROLLBACK", &ignored);
}

static bool write_open(struct store *store,
                       bool (*work)(struct store *store, void *data, struct err *err), void *data,
                       struct err *err)
{
    if (!sql_in_place(store->db, err) || !run_kept(store, "BEGIN IMMEDIATE", err))
        return false;
    bool good = work(store, data, err);
    if (good && sqlite3_get_autocommit(store->db))
        good = err_set(err, ERR_DATABASE, "数据库中途撤销了这次保存，没有保存；请再试一次");
    return good && run_kept(store, "COMMIT", err);
}

bool connection_write(struct store *store,
                      bool (*work)(struct store *store, void *data, struct err *err), void *data,
                      struct err *err)
{
    assert(!store->writing);
    if (!gate_lock_asking(store->gate, store->gate_seconds, store->account, store->name,
                          store->waiting, store->waiting_data, err))
        return false;
    store->writing = true;
    store->moment = store->now(store->now_data);
    bool good = write_open(store, work, data, err);
    if (!good)
        roll_back(store);
    store->writing = false;
    gate_unlock(store->gate);
    return good;
}

bool connection_read_begin(struct store *store, bool *begun, struct err *err)
{
    *begun = sqlite3_get_autocommit(store->db);
    return !*begun || run_kept(store, "BEGIN", err);
}

void connection_read_end(struct store *store, bool begun)
{
    if (begun)
        roll_back(store);
}
