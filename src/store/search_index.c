/* search_index: for each form with `search` fields, pairs of characters to row ids.
 *
 * The table of an index names its columns: a form that searches other fields than before
 * has another text for it, and is indexed anew. */
#include "store/search_index.h"

#include "base/memory.h"
#include "store/connection.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

bool search_index_has(const struct form *form)
{
    return form->table && !form->parent && form->search_count > 0;
}

void search_index_columns(struct store *store, const struct form *form, const char *prefix,
                          struct buffer *out)
{
    for (size_t i = 0; i < form->search_count; i++) {
        buffer_add_format(out, ", %s", prefix);
        sql_add_name(out, form->fields[form->search[i]].key);
    }
    if (sql_has_column(store->db, form->table, "initials"))
        buffer_add_format(out, ", %sinitials", prefix);
}

static char *index_name(const struct form *form)
{
    return memory_format("search_%s", form->table);
}

static char *create_sql(struct store *store, const struct form *form)
{
    struct buffer text;
    struct buffer columns;
    char *name = index_name(form);
    buffer_init(&text);
    buffer_init(&columns);
    search_index_columns(store, form, "", &columns);
    buffer_add(&text, "CREATE VIRTUAL TABLE ");
    sql_add_name(&text, name);
    buffer_add_format(&text,
                      " USING fts5(%s, content='', detail=none, prefix='1 3', tokenize='grams')",
                      buffer_text(&columns) + strlen(", "));
    buffer_done(&columns);
    free(name);
    return buffer_take(&text);
}

/* INSERT INTO search_T ([search_T, ]rowid, …) SELECT ['delete', ]id, … FROM T. */
static char *fill_sql(struct store *store, const struct form *form, bool delete, bool one)
{
    struct buffer text;
    struct buffer columns;
    char *name = index_name(form);
    buffer_init(&text);
    buffer_init(&columns);
    search_index_columns(store, form, "", &columns);
    buffer_add(&text, "INSERT INTO ");
    sql_add_name(&text, name);
    buffer_add(&text, " (");
    if (delete) {
        sql_add_name(&text, name);
        buffer_add(&text, ", ");
    }
    buffer_add_format(&text, "rowid%s) SELECT %sid%s FROM ", buffer_text(&columns),
                      delete ? "'delete', " : "", buffer_text(&columns));
    sql_add_name(&text, form->table);
    buffer_add(&text, one ? " WHERE id = ?1" : "");
    buffer_done(&columns);
    free(name);
    return buffer_take(&text);
}

static bool fill_one(struct store *store, const struct form *form, int64_t id, bool delete,
                     struct err *err)
{
    if (!search_index_has(form))
        return true;
    char *text = fill_sql(store, form, delete, true);
    sqlite3_stmt *fill = sql_prepare(store->db, text, err);
    free(text);
    if (!fill)
        return false;
    sql_bind_number(fill, 1, id);
    return sql_finish(fill, err);
}

bool search_index_remove(struct store *store, const struct form *form, int64_t id, struct err *err)
{
    return fill_one(store, form, id, true, err);
}

bool search_index_add(struct store *store, const struct form *form, int64_t id, struct err *err)
{
    return fill_one(store, form, id, false, err);
}

static bool is_right(struct store *store, const struct form *form, bool *right, struct err *err)
{
    char *name = index_name(form);
    char *sql = create_sql(store, form);
    sqlite3_stmt *find =
        sql_prepare(store->db, "SELECT 1 FROM sqlite_schema WHERE name = ?1 AND sql = ?2", err);
    if (find) {
        sql_bind(find, 1, name);
        sql_bind(find, 2, sql);
    }
    bool good = find && sql_step(find, right, err);
    sqlite3_finalize(find);
    free(name);
    free(sql);
    return good;
}

static bool make(struct store *store, const struct form *form, struct err *err)
{
    struct buffer drop;
    char *name = index_name(form);
    char *create = create_sql(store, form);
    char *fill = fill_sql(store, form, false, false);
    buffer_init(&drop);
    buffer_add(&drop, "DROP TABLE IF EXISTS ");
    sql_add_name(&drop, name);
    bool good = sql_run(store->db, buffer_text(&drop), err) && sql_run(store->db, create, err) &&
                sql_run(store->db, fill, err);
    buffer_done(&drop);
    free(name);
    free(create);
    free(fill);
    return good;
}

static bool sync(struct store *store, bool mend, bool *stale, struct err *err)
{
    for (size_t i = 0; i < store->forms->count; i++) {
        const struct form *form = store->forms->forms[i];
        bool right = true;
        if (search_index_has(form) && !is_right(store, form, &right, err))
            return false;
        *stale = *stale || !right;
        if (!right && mend && !make(store, form, err))
            return false;
    }
    return true;
}

static bool mend_all(struct store *store, void *data, struct err *err)
{
    bool *stale = data;
    return sync(store, true, stale, err);
}

bool search_index_sync(struct store *store, struct err *err)
{
    bool stale = false;
    return sync(store, false, &stale, err) &&
           (!stale || connection_write(store, mend_all, &stale, err));
}

static bool own_check(struct store *store, const char *name, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "INSERT INTO ");
    sql_add_name(&text, name);
    buffer_add(&text, " (");
    sql_add_name(&text, name);
    buffer_add(&text, ") VALUES ('integrity-check')");
    bool good = sql_run(store->db, buffer_text(&text), err);
    buffer_done(&text);
    return good;
}

static bool same_rows(struct store *store, const struct form *form, const char *name,
                      struct err *err)
{
    struct buffer text;
    int64_t differ = 0;
    char *sizes = memory_format("%s_docsize", name);
    buffer_init(&text);
    buffer_add(&text, "SELECT count(*) FROM (SELECT id, sum(side) AS sides FROM "
                      "(SELECT id, 1 AS side FROM ");
    sql_add_name(&text, form->table);
    buffer_add(&text, " UNION ALL SELECT id, 2 FROM ");
    sql_add_name(&text, sizes);
    buffer_add(&text, ") GROUP BY id) WHERE sides <> 3");
    bool good = sql_number(store->db, buffer_text(&text), &differ, err);
    buffer_done(&text);
    free(sizes);
    return good && (differ == 0 ||
                    err_set(err, ERR_DATABASE, "%s 的检索索引有 %lld 行和表里的不同，可能查不全",
                            form->title, (long long)differ));
}

bool search_index_check(struct store *store, const struct form *form, struct err *err)
{
    char *name = index_name(form);
    bool good = own_check(store, name, err) && same_rows(store, form, name, err);
    free(name);
    return good;
}
