/* bulk: filling a database with very many rows for measurements; see bulk.h.
 *
 * Looks behind the store, as its tests do; writes no row itself. */
#include "bulk.h"

#include "store/audit_trigger.h"
#include "store/connection.h"
#include "store/search_index.h"
#include "store/sql.h"

/* Nothing is lost by a crash here: one makes it again. */
static const char hurry[] = "PRAGMA synchronous = OFF;"
                            "PRAGMA cache_size = -262144;"
                            "PRAGMA foreign_keys = OFF;";

static const char indexes_sql[] =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
    "AND tbl_name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name";

static const char searches_sql[] = "SELECT name, '' FROM sqlite_schema WHERE type = 'table' "
                                   "AND sql LIKE 'CREATE VIRTUAL TABLE %' ORDER BY name";

/* DROP `kind` for each name that `find` gives; the second column is kept in `sql`. */
static bool collect(struct store *store, const char *find, const char *kind, struct buffer *drops,
                    struct buffer *sql, struct err *err)
{
    bool row = true;
    sqlite3_stmt *each = sql_prepare(store->db, find, err);
    bool good = each != NULL;
    while (good && (good = sql_step(each, &row, err)) && row) {
        buffer_add_format(drops, "DROP %s ", kind);
        sql_add_name(drops, sql_text(each, 0));
        buffer_add(drops, ";");
        buffer_add_format(sql, "%s;", sql_text(each, 1));
    }
    sqlite3_finalize(each);
    return good;
}

static bool take_off(struct store *store, void *data, struct err *err)
{
    struct bulk *bulk = data;
    struct buffer drops;
    buffer_init(&drops);
    bool good = audit_trigger_drop(store, err) &&
                collect(store, indexes_sql, "INDEX", &drops, &bulk->indexes, err) &&
                collect(store, searches_sql, "TABLE", &drops, &bulk->indexes, err) &&
                sql_run(store->db, buffer_text(&drops), err);
    buffer_done(&drops);
    return good;
}

bool bulk_begin(struct bulk *bulk, const struct store_options *options, struct err *err)
{
    buffer_init(&bulk->indexes);
    bulk->store = store_open(options, err);
    if (!bulk->store)
        return false;
    if (!store_is_practice(bulk->store))
        return err_set(err, ERR_DENIED, "%s 不是练习数据库，没有改动", options->path);
    sqlite3_set_authorizer(bulk->store->db, NULL, NULL);
    return sql_run(bulk->store->db, hurry, err) &&
           connection_write(bulk->store, take_off, bulk, err);
}

struct form bulk_form(const struct form *form)
{
    struct form plain = *form;
    plain.search_count = 0;
    return plain;
}

static bool put_on(struct store *store, void *data, struct err *err)
{
    const struct bulk *bulk = data;
    return sql_run(store->db, buffer_text(&bulk->indexes), err) &&
           audit_trigger_sync(store, "批量生成练习数据，未逐行记入审计", err);
}

bool bulk_end(struct bulk *bulk, bool good, struct err *err)
{
    if (good && bulk->store)
        good =
            connection_write(bulk->store, put_on, bulk, err) &&
            search_index_sync(bulk->store, err) &&
            sql_run(bulk->store->db, "PRAGMA foreign_key_check; PRAGMA synchronous = FULL;", err) &&
            sql_run(bulk->store->db, "PRAGMA wal_checkpoint(TRUNCATE)", err);
    store_close(bulk->store);
    buffer_done(&bulk->indexes);
    return good;
}
