/* migrate: brings a database to this program's schema, one numbered step after the other.
 *
 * The audit triggers are taken off for the step (a column that they name could not be
 * dropped) and made anew inside the same transaction, which also notes the step. */
#include "store/migrate.h"

#include "base/memory.h"
#include "store/audit.h"
#include "store/audit_trigger.h"
#include "store/connection.h"
#include "store/copy.h"
#include "store/gate.h"
#include "store/progress.h"
#include "store/sql.h"

#include <stdio.h>
#include <stdlib.h>

struct step {
    const struct migration *migration;
    int from;
    bool on_the_way; /* of a database that nobody else has yet: the last step makes the triggers */
};

static bool read_version(struct store *store, int *version, struct err *err)
{
    int64_t number = 0;
    bool good = sql_number(store->db, "PRAGMA user_version", &number, err);
    *version = (int)number;
    return good;
}

static bool refuse_newer(int found, int ours, struct err *err)
{
    return err_set(err, ERR_DATABASE, "数据库版本 %d，高于本程序 %d，请升级程序", found, ours);
}

bool migrate_still_ours(struct store *store, struct err *err)
{
    int version;
    return read_version(store, &version, err) &&
           (version == store->version || refuse_newer(version, store->version, err));
}

/* A file of ours carries our stamp; a new one carries nothing at all. */
static bool is_ours(struct store *store, struct err *err)
{
    int64_t application = 0;
    int64_t tables = 0;
    if (!sql_number(store->db, "PRAGMA application_id", &application, err) ||
        !sql_number(store->db, "SELECT count(*) FROM sqlite_schema", &tables, err))
        return false;
    if (application == STORE_APPLICATION || (application == 0 && tables == 0))
        return true;
    return err_set(err, ERR_DATABASE, "%s 不是柔执工作站的数据库；请核对路径", store->path);
}

static bool references_hold(struct store *store, struct err *err)
{
    bool row = false;
    sqlite3_stmt *check = sql_prepare(store->db, "PRAGMA foreign_key_check", err);
    bool good = check && sql_step(check, &row, err);
    if (good && row)
        good =
            err_set(err, ERR_DATABASE, "升级后表 %s 里有引用指向不存在的记录", sql_text(check, 0));
    sqlite3_finalize(check);
    return good;
}

static bool stamp(struct store *store, const struct step *step, struct err *err)
{
    char text[160];
    snprintf(text, sizeof text, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             STORE_APPLICATION, step->migration->version);
    return sql_run(store->db, text, err);
}

static bool take_step(struct store *store, void *data, struct err *err)
{
    const struct step *step = data;
    char words[120];
    int found;
    if (!read_version(store, &found, err))
        return false;
    if (found >= step->migration->version)
        return true; /* another session took it while this one waited at the gate */
    snprintf(words, sizeof words, "数据库由版本 %d 升级到版本 %d", step->from,
             step->migration->version);
    return audit_trigger_drop(store, err) && sql_run(store->db, step->migration->sql, err) &&
           references_hold(store, err) &&
           (step->on_the_way || audit_trigger_sync(store, NULL, err)) &&
           audit_note(store, "migrate", NULL, 0, words, err) && stamp(store, step, err);
}

static bool copy_version(struct store *store, struct err *err)
{
    char *path = memory_format("%s.v%d.bak", store->file, store->version);
    progress_say(store, "正在升级数据库，先备份");
    bool good = copy_database(store, path, true, err);
    free(path);
    return good;
}

/* The version is read again behind the gate: another session may have migrated while this one
 * waited, and a copy of what it made must not take the name of the old version's. The gate alone
 * keeps writers off; a connection with a write transaction open can't be copied from. */
static bool keep_copy(struct store *store, int newest, struct err *err)
{
    if (!gate_lock(store->gate, store->gate_seconds, store->account, store->name, err))
        return false;
    bool good = read_version(store, &store->version, err) &&
                (store->version >= newest || copy_version(store, err));
    gate_unlock(store->gate);
    return good;
}

static bool fail_step(const struct step *step, const struct store *store, struct err *err)
{
    struct err cause = *err;
    err_set(err, ERR_DATABASE, "数据库 %s 升级到版本 %d 时出错，仍是版本 %d，没有改动：%s",
            store->path, step->migration->version, step->from, cause.message);
    return err_detail(err, "%s", cause.detail);
}

/* Table rebuilds need foreign keys off, and that only works outside a transaction. */
static bool take_steps(struct store *store, const struct migration *migrations, size_t count,
                       struct err *err)
{
    bool made = store->version == 0;
    bool good = sql_run(store->db, "PRAGMA foreign_keys = OFF", err);
    if (!made)
        progress_say(store, "正在升级数据库，改动各表");
    for (size_t i = 0; good && i < count; i++) {
        struct step step = {.migration = &migrations[i],
                            .from = store->version,
                            .on_the_way = made && i + 1 < count};
        if (migrations[i].version <= store->version)
            continue;
        good = connection_write(store, take_step, &step, err) || fail_step(&step, store, err);
        if (good)
            store->version = migrations[i].version;
    }
    struct err later = {.code = ERR_NONE};
    return sql_run(store->db, "PRAGMA foreign_keys = ON", &later) && good;
}

bool migrate_run(struct store *store, const struct migration *migrations, size_t count,
                 struct err *err)
{
    int newest = migrations[count - 1].version;
    if (!is_ours(store, err) || !read_version(store, &store->version, err))
        return false;
    if (store->version > 0 && store->version < newest && !keep_copy(store, newest, err))
        return false;
    if (store->version > newest)
        return refuse_newer(store->version, newest, err);
    return store->version == newest || take_steps(store, migrations, count, err);
}
