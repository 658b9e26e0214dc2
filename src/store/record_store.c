/* record_store: records of any form in and out of their tables.
 *
 * Reading and finding; saving is in record_save.c. */
#include "store/record_store.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/connection.h"
#include "store/record_rows.h"
#include "store/select.h"
#include "store/source.h"
#include "store/sql.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>

static char *load_sql(const struct form_set *forms, const struct form *form)
{
    struct buffer text;
    struct buffer joins;
    buffer_init(&text);
    buffer_init(&joins);
    buffer_add(&text, "SELECT t.row_version");
    for (size_t i = 0; i < form->field_count; i++)
        if (column_stored(&form->fields[i]))
            select_add(&text, &joins, forms, form, (int)i);
    buffer_add(&text, " FROM ");
    source_add(&text, form);
    buffer_add_format(&text, " t%s WHERE t.id = ?1", buffer_text(&joins));
    buffer_done(&joins);
    return buffer_take(&text);
}

static void take_values(struct record *record, const struct form_set *forms, sqlite3_stmt *load)
{
    int column = 1;
    record->version = sqlite3_column_int64(load, 0);
    for (size_t i = 0; i < record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        char *value;
        char *called;
        if (!column_stored(field))
            continue;
        select_read(load, &column, forms, field, &value, &called);
        if (called)
            record_refer(record, (int)i, strtoll(value, NULL, 10), called);
        else
            record_set(record, (int)i, value);
        free(value);
        free(called);
    }
}

static bool load_values(struct store *store, struct record *record, struct err *err)
{
    bool row = false;
    char *text = load_sql(store->forms, record->form);
    sqlite3_stmt *load = statement_take(store, text, err);
    free(text);
    if (!load)
        return false;
    sql_bind_number(load, 1, record->id);
    bool good = sql_step(load, &row, err);
    if (good && row)
        take_values(record, store->forms, load);
    else if (good)
        good = err_set(err, ERR_NOT_FOUND, "没有这条%s记录（编号 %lld）；可能已被删除，请刷新列表",
                       record->form->title, (long long)record->id);
    statement_give(store, load);
    return good;
}

static struct record *load(struct store *store, const struct form *form, int64_t id, bool rows,
                           struct err *err)
{
    bool begun = false;
    struct record *record = record_new(form);
    record->id = id;
    bool good = connection_read_begin(store, &begun, err) && load_values(store, record, err) &&
                (!rows || record_rows_load(store, record, err));
    connection_read_end(store, begun);
    if (good) {
        record_loaded(record);
        if (store->sealing)
            store->sealing(record, store->sealing_data);
        return record;
    }
    record_free(record);
    return NULL;
}

struct record *record_load(struct store *store, const struct form *form, int64_t id,
                           struct err *err)
{
    return load(store, form, id, true, err);
}

struct record *record_load_values(struct store *store, const struct form *form, int64_t id,
                                  struct err *err)
{
    return load(store, form, id, false, err);
}

/* SELECT id … WHERE every key is its value; the values are bound from ?1 on. */
static sqlite3_stmt *find_prepare(struct store *store, const struct form *form,
                                  const char *const *keys, const char *const *values, size_t count,
                                  struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "SELECT id FROM ");
    source_add(&text, form);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&text, i ? " AND " : " WHERE ");
        sql_add_name(&text, keys[i]);
        buffer_add_format(&text, " IS ?%zu", i + 1);
    }
    buffer_add(&text, " ORDER BY id DESC LIMIT 1");
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    for (size_t i = 0; find && i < count; i++) {
        int field = form_field(form, keys[i]);
        assert(field >= 0);
        column_bind(find, (int)i + 1, &form->fields[field], values[i]);
    }
    return find;
}

bool record_find(struct store *store, const struct form *form, const char *const *keys,
                 const char *const *values, size_t count, int64_t *id, struct err *err)
{
    bool row = false;
    sqlite3_stmt *find = find_prepare(store, form, keys, values, count, err);
    bool good = find && sql_step(find, &row, err);
    *id = good && row ? sqlite3_column_int64(find, 0) : 0;
    statement_give(store, find);
    return good;
}

char *record_called(struct store *store, const struct form *form, int64_t id)
{
    struct err ignored;
    struct buffer text;
    bool row = false;
    char *called = NULL;
    if (!form->table || form->label_field < 0)
        return NULL;
    const struct field *label = &form->fields[form->label_field];
    buffer_init(&text);
    buffer_add(&text, "SELECT ");
    sql_add_name(&text, label->key);
    buffer_add(&text, " FROM ");
    source_add(&text, form);
    buffer_add(&text, " WHERE id = ?1");
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), &ignored);
    buffer_done(&text);
    if (find)
        sql_bind_number(find, 1, id);
    if (find && sql_step(find, &row, &ignored) && row) {
        char *value = column_read(find, 0, label);
        called = field_show(label, value, NULL);
        free(value);
    }
    statement_give(store, find);
    return called;
}

enum { EACH_CHUNK = 200 };

/* The next ids after `last`, so that no statement is open while a record is looked at. */
static bool next_ids(struct store *store, const struct form *form, const char *key,
                     const char *value, int64_t last, int64_t *ids, size_t *count, struct err *err)
{
    struct buffer text;
    bool row = true;
    buffer_init(&text);
    buffer_add(&text, "SELECT id FROM ");
    source_add(&text, form);
    buffer_add(&text, " WHERE id > ?1");
    if (key) {
        buffer_add(&text, " AND ");
        sql_add_name(&text, key);
        buffer_add(&text, " IS ?2");
    }
    buffer_add_format(&text, " ORDER BY id LIMIT %d", EACH_CHUNK);
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    bool good = find != NULL;
    buffer_done(&text);
    *count = 0;
    if (find)
        sql_bind_number(find, 1, last);
    if (find && key)
        column_bind(find, 2, &form->fields[form_field(form, key)], value);
    while (good && (good = sql_step(find, &row, err)) && row)
        ids[(*count)++] = sqlite3_column_int64(find, 0);
    statement_give(store, find);
    return good;
}

struct walk {
    const struct form *form;
    const char *key;
    const char *value;
    bool (*each)(struct record *record, void *data);
    void *data;
};

static bool walk_records(struct store *store, void *data, struct err *err)
{
    const struct walk *walk = data;
    int64_t ids[EACH_CHUNK];
    int64_t last = 0;
    size_t count = EACH_CHUNK;
    bool wanted = true;
    while (wanted && count == EACH_CHUNK) {
        if (!next_ids(store, walk->form, walk->key, walk->value, last, ids, &count, err))
            return false;
        for (size_t i = 0; wanted && i < count; i++) {
            struct record *record = record_load(store, walk->form, ids[i], err);
            if (!record)
                return false;
            wanted = walk->each(record, walk->data);
            record_free(record);
            last = ids[i];
        }
    }
    return true;
}

bool record_each(struct store *store, const struct form *form, const char *key, const char *value,
                 bool (*each)(struct record *record, void *data), void *data, struct err *err)
{
    struct walk walk = {.form = form, .key = key, .value = value, .each = each, .data = data};
    return store_read(store, walk_records, &walk, err);
}

bool record_count(struct store *store, const struct form *form, int64_t *count, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "SELECT count(*) FROM ");
    source_add(&text, form);
    bool good = sql_number(store->db, buffer_text(&text), count, err);
    buffer_done(&text);
    return good;
}
