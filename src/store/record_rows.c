/* record_rows: the rows of tables inside a form (承诺事项 of a commitment).
 *
 * Whether they changed is asked of the store and not of the record, so that a record
 * made by hand is as good as one that was loaded. */
#include "store/record_rows.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/connection.h"
#include "store/record_fault.h"
#include "store/select.h"
#include "store/source.h"
#include "store/sql.h"
#include "store/statement.h"
#include "store/step_value.h"

#include <stdlib.h>
#include <string.h>

static const struct form *row_form_of(const struct store *store, const struct form *outer,
                                      int field)
{
    const struct form *form = NULL;
    if (outer->fields[field].type->kind == FIELD_ROWS)
        form = form_set_find(store->forms, outer->fields[field].refers);
    return source_has_rows(outer, form) ? form : NULL;
}

static char *load_sql(const struct form_set *forms, const struct form *outer, int field,
                      const struct form *form)
{
    struct buffer text;
    struct buffer joins;
    buffer_init(&text);
    buffer_init(&joins);
    buffer_add(&text, "SELECT t.id");
    for (size_t i = 0; i < form->field_count; i++)
        select_add(&text, &joins, forms, form, (int)i);
    buffer_add(&text, " FROM ");
    source_add_rows(&text, outer, field, form);
    buffer_add_format(&text, " t%s WHERE t.parent = ?1 ORDER BY t.position", buffer_text(&joins));
    buffer_done(&joins);
    return buffer_take(&text);
}

static void take_row(struct store *store, sqlite3_stmt *load, struct record *row)
{
    int column = 1;
    row->id = sqlite3_column_int64(load, 0);
    for (size_t i = 0; i < row->form->field_count; i++) {
        char *value;
        char *called;
        select_read(load, &column, store->forms, &row->form->fields[i], &value, &called);
        if (called)
            record_refer(row, (int)i, strtoll(value, NULL, 10), called);
        else
            record_set(row, (int)i, value);
        free(value);
        free(called);
    }
}

static bool load_field(struct store *store, struct record *record, int field, int64_t id,
                       struct err *err)
{
    bool row = true;
    const struct form *form = row_form_of(store, record->form, field);
    if (!form)
        return true;
    char *text = load_sql(store->forms, record->form, field, form);
    sqlite3_stmt *load = statement_take(store, text, err);
    bool good = load != NULL;
    free(text);
    if (good)
        sql_bind_number(load, 1, id);
    while (good && (good = sql_step(load, &row, err)) && row)
        take_row(store, load, record_row_add(record, field, form));
    statement_give(store, load);
    return good;
}

bool record_rows_load(struct store *store, struct record *record, struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && i < record->form->field_count; i++)
        good = load_field(store, record, (int)i, record->id, err);
    return good;
}

static bool same_text(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

static bool same_rows(const struct record_rows *one, const struct record_rows *other)
{
    bool same = one->count == other->count;
    for (size_t i = 0; same && i < one->count; i++)
        for (size_t j = 0; same && j < one->items[i]->form->field_count; j++)
            same = same_text(one->items[i]->values[j], other->items[i]->values[j]);
    return same;
}

static bool field_differs(struct store *store, const struct record *record, int field, bool *differ,
                          struct err *err)
{
    struct record *stored = record_new(record->form);
    bool good = load_field(store, stored, field, record->id, err);
    *differ = good && !same_rows(&stored->rows[field], &record->rows[field]);
    record_free(stored);
    return good;
}

bool record_rows_differ(struct store *store, const struct record *record, bool *differ,
                        struct err *err)
{
    bool good = true;
    *differ = false;
    for (size_t i = 0; good && !*differ && i < record->form->field_count; i++)
        if (row_form_of(store, record->form, (int)i))
            good = field_differs(store, record, (int)i, differ, err);
    return good;
}

static char *insert_sql(const struct form *form)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "INSERT INTO ");
    sql_add_name(&text, form->table);
    buffer_add(&text, " (parent, position");
    for (size_t i = 0; i < form->field_count; i++) {
        buffer_add(&text, ", ");
        sql_add_name(&text, form->fields[i].key);
    }
    buffer_add(&text, ") VALUES (?1, ?2");
    for (size_t i = 0; i < form->field_count; i++)
        buffer_add_format(&text, ", ?%zu", i + 3);
    buffer_add(&text, ")");
    return buffer_take(&text);
}

static bool insert_row(struct store *store, const struct record *row, int64_t parent,
                       size_t position, struct err *err)
{
    char *text = insert_sql(row->form);
    sqlite3_stmt *insert = statement_take(store, text, err);
    free(text);
    if (!insert)
        return false;
    sql_bind_number(insert, 1, parent);
    sql_bind_number(insert, 2, (int64_t)position);
    for (size_t i = 0; i < row->form->field_count; i++)
        column_bind(insert, (int)i + 3, &row->form->fields[i], row->values[i]);
    if (statement_finish(store, insert, err))
        return true;
    record_fault(store, row, err);
    err->row = (long)position;
    return false;
}

static bool delete_rows(struct store *store, const struct form *form, int64_t parent,
                        struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "DELETE FROM ");
    sql_add_name(&text, form->table);
    buffer_add(&text, " WHERE parent = ?1");
    sqlite3_stmt *delete = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    if (!delete)
        return false;
    sql_bind_number(delete, 1, parent);
    return statement_finish(store, delete, err);
}

static bool save_field(struct store *store, struct record *record, int field, struct err *err)
{
    bool differ = false;
    const struct form *form = row_form_of(store, record->form, field);
    if (!form)
        return true;
    bool good = field_differs(store, record, field, &differ, err);
    if (!good || !differ)
        return good;
    if (record->form->act)
        return step_value_save_rows(store, record, field, err);
    good = delete_rows(store, form, record->id, err);
    for (size_t i = 0; good && i < record->rows[field].count; i++) {
        struct record *row = record->rows[field].items[i];
        good = insert_row(store, row, record->id, i + 1, err);
        row->id = good ? sqlite3_last_insert_rowid(store->db) : 0;
    }
    return good;
}

bool record_rows_save(struct store *store, struct record *record, struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && i < record->form->field_count; i++)
        good = save_field(store, record, (int)i, err);
    return good;
}
