/* store: the one database file: opening, migrating, writing.
 *
 * What opening does stands here in order; each step has a room of its own. */
#include "store/store.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/audit_trigger.h"
#include "store/connection.h"
#include "store/gate.h"
#include "store/guard.h"
#include "store/place.h"
#include "store/progress.h"
#include "store/search_index.h"
#include "store/sql.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { GATE_SECONDS = 10 };

static struct store *store_new(const struct store_options *options, char *file)
{
    struct store *store = memory_alloc(sizeof *store);
    store->path = memory_copy(options->path);
    store->file = file;
    store->forms = options->forms;
    store->now = options->now;
    store->now_data = options->now_data;
    store->upgrading = options->upgrading;
    store->upgrading_data = options->upgrading_data;
    store->gate_seconds = options->gate_seconds > 0 ? options->gate_seconds : GATE_SECONDS;
    store->gate = -1;
    store->account = memory_copy("rouzhi");
    store->name = memory_copy("程序");
    return store;
}

void store_set_waiting(struct store *store, store_waiting *waiting, void *data)
{
    store->waiting = waiting;
    store->waiting_data = data;
}

void store_set_sealing(struct store *store, store_sealing *sealing, void *data)
{
    store->sealing = sealing;
    store->sealing_data = data;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    sqlite3_finalize(store->data_version);
    statements_close(store);
    int code = sqlite3_close(store->db);
    assert(code == SQLITE_OK); /* a statement was left open */
    (void)code;
    gate_close(store->gate);
    free(store->path);
    free(store->file);
    free(store->account);
    free(store->name);
    free(store);
}

/* Triggers that are not as this program makes them were changed by somebody, or come from
 * another edition of it: put right, and said so in the audit. */
static bool mend_triggers(struct store *store, void *data, struct err *err)
{
    (void)data;
    return audit_trigger_sync(store, "审计触发器与本程序的不同，已重建", err);
}

static bool sync_triggers(struct store *store, struct err *err)
{
    bool stale = false;
    struct buffer names;
    buffer_init(&names);
    bool good = audit_trigger_stale(store, &stale, &names, err);
    buffer_done(&names);
    return good && (!stale || connection_write(store, mend_triggers, NULL, err));
}

static bool read_meta(struct store *store, struct err *err)
{
    int64_t practice = 0;
    bool good = sql_number(store->db, "SELECT practice FROM meta WHERE id = 1", &practice, err);
    store->practice = practice != 0;
    return good;
}

static bool prepare(struct store *store, const struct migration *migrations, size_t count,
                    struct err *err)
{
    store->gate = gate_open(store->file, err);
    bool good = store->gate >= 0 && connection_open(store, err) &&
                migrate_run(store, migrations, count, err) && sync_triggers(store, err) &&
                search_index_sync(store, err);
    progress_say(store, NULL);
    return good;
}

static bool write_meta(struct store *store, void *data, struct err *err)
{
    const bool *practice = data;
    char at[DATE_TEXT];
    sqlite3_stmt *insert = sql_prepare(
        store->db, "INSERT INTO meta (id, practice, created_at) VALUES (1, ?1, ?2)", err);
    if (!insert)
        return false;
    sql_bind_number(insert, 1, *practice);
    sql_bind(insert, 2, moment_format(store->moment, at));
    return sql_finish(insert, err);
}

/* Made whole under a name of its own: whoever is killed half way leaves no half database. */
static bool create_at(const struct store_options *options, const char *file, bool practice,
                      const struct migration *migrations, size_t count, struct err *err)
{
    char *part = memory_format("%s.new-%ld", file, (long)getpid());
    char *lock = memory_format("%s.lock", part);
    bool good = place_make(part, place_mode(part), err);
    if (good) {
        struct store *store = store_new(options, memory_copy(part));
        good = prepare(store, migrations, count, err) &&
               connection_write(store, write_meta, &practice, err);
        store_close(store);
        good = good && place_flush(part, err) && place_rename_new(part, file, err);
        place_remove(part);
        unlink(lock);
    }
    free(part);
    free(lock);
    return good;
}

bool store_create_with(const struct store_options *options, bool practice,
                       const struct migration *migrations, size_t count, struct err *err)
{
    char *file = place_resolve(options->path, err);
    bool good = file && place_is_local(file, err);
    if (good && file_exists(file))
        good =
            err_set(err, ERR_CONFLICT, "数据库 %s 已经存在，没有改动；请换一个路径", options->path);
    good = good && create_at(options, file, practice, migrations, count, err);
    free(file);
    return good;
}

struct store *store_open_with(const struct store_options *options,
                              const struct migration *migrations, size_t count, struct err *err)
{
    char *file = place_resolve(options->path, err);
    if (!file) {
        err->code =
            ERR_DATABASE; /* there is no such folder: that too is a database that isn't there */
        return NULL;
    }
    if (!file_exists(file)) {
        err_set(err, ERR_DATABASE, "没有数据库 %s；先用 rouzhi init 建立，或用 rouzhi demo 看样例",
                options->path);
        free(file);
        return NULL;
    }
    if (place_is_empty(file)) {
        err_set(err, ERR_DATABASE, "%s 是空文件，不是数据库；先用 rouzhi init 建立", options->path);
        free(file);
        return NULL;
    }
    struct store *store = store_new(options, file);
    if (place_is_local(file, err) && prepare(store, migrations, count, err) &&
        read_meta(store, err)) {
        guard_install(store);
        store_changed(store);
        return store;
    }
    store_close(store);
    return NULL;
}

bool store_create(const struct store_options *options, bool practice, struct err *err)
{
    return store_create_with(options, practice, store_migrations, store_migration_count, err);
}

struct store *store_open(const struct store_options *options, struct err *err)
{
    return store_open_with(options, store_migrations, store_migration_count, err);
}

void store_set_actor(struct store *store, const struct store_actor *actor)
{
    char *account = memory_copy(actor->account);
    char *name = memory_copy(actor->name);
    free(store->account);
    free(store->name);
    store->officer = actor->officer;
    store->account = account;
    store->name = name;
}

bool store_is_practice(const struct store *store)
{
    return store->practice;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

int store_schema_version(const struct store *store)
{
    return store->version;
}

struct guarded {
    bool (*work)(struct store *store, void *data, struct err *err);
    void *data;
};

static bool work_if_ours(struct store *store, void *data, struct err *err)
{
    const struct guarded *guarded = data;
    return migrate_still_ours(store, err) && guarded->work(store, guarded->data, err);
}

bool store_write(struct store *store,
                 bool (*work)(struct store *store, void *data, struct err *err), void *data,
                 struct err *err)
{
    struct guarded guarded = {.work = work, .data = data};
    return connection_write(store, work_if_ours, &guarded, err);
}

bool store_read(struct store *store, bool (*work)(struct store *store, void *data, struct err *err),
                void *data, struct err *err)
{
    bool begun = false;
    bool good = connection_read_begin(store, &begun, err) && work(store, data, err);
    connection_read_end(store, begun);
    return good;
}

bool store_changed(struct store *store)
{
    struct err ignored;
    bool row = false;
    int64_t seen = store->seen;
    if (!store->data_version)
        store->data_version = sql_prepare(store->db, "PRAGMA data_version", &ignored);
    if (!store->data_version)
        return true; /* can't tell: look again rather than show what is old */
    if (sql_step(store->data_version, &row, &ignored) && row)
        seen = sqlite3_column_int64(store->data_version, 0);
    sqlite3_reset(store->data_version);
    bool changed = seen != store->seen;
    store->seen = seen;
    return changed;
}

bool store_idle(const struct store *store)
{
    for (sqlite3_stmt *open = sqlite3_next_stmt(store->db, NULL); open;
         open = sqlite3_next_stmt(store->db, open))
        if (sqlite3_stmt_busy(open))
            return false;
    return sqlite3_get_autocommit(store->db) &&
           sqlite3_txn_state(store->db, "main") == SQLITE_TXN_NONE;
}
