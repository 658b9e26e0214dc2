/* record_save: one record of any form into its table, with all that hangs on it.
 *
 * Row version, who and when, pinyin initials, search index, rows of tables inside. What was
 * changed by somebody else since the record was loaded is never overwritten. */
#include "store/record_store.h"

#include "base/memory.h"
#include "base/pinyin.h"
#include "store/column.h"
#include "store/connection.h"
#include "store/record_fault.h"
#include "store/record_rows.h"
#include "store/search_index.h"
#include "store/source.h"
#include "store/sql.h"
#include "store/statement.h"
#include "store/step_value.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A statement under construction: columns that are written, bound by place in this order. */
struct writing {
    struct buffer columns; /* insert: , "a", "b"; update: , "a" = ?1, "b" = ?2 */
    struct buffer places;  /* insert: , ?1, ?2 */
    int count;
    bool update;
};

static void writing_add(struct writing *writing, const char *column)
{
    writing->count++;
    buffer_add(&writing->columns, ", ");
    sql_add_name(&writing->columns, column);
    if (writing->update)
        buffer_add_format(&writing->columns, " = ?%d", writing->count);
    else
        buffer_add_format(&writing->places, ", ?%d", writing->count);
}

static bool is_written(const struct record *record, int field)
{
    return column_stored(&record->form->fields[field]) &&
           (record->id == 0 || record_changed(record, field));
}

/* The column that is written for the field; NULL if there is none. */
static const char *written_column(const struct record *record, int field)
{
    return is_written(record, field) ? source_column(record->form, field) : NULL;
}

/* What a step is, is written once, when it is filed. */
static const char *written_form(const struct record *record)
{
    return record->form->act && record->id == 0 ? record->form->name : NULL;
}

static bool writes_initials(struct store *store, const struct record *record)
{
    int label = record->form->label_field;
    return label >= 0 && is_written(record, label) &&
           sql_has_column(store->db, record->form->table, "initials");
}

static sqlite3_stmt *writing_prepare(struct store *store, const struct record *record,
                                     struct err *err)
{
    struct writing writing = {.update = record->id != 0};
    struct buffer text;
    buffer_init(&writing.columns);
    buffer_init(&writing.places);
    buffer_init(&text);
    for (size_t i = 0; i < record->form->field_count; i++)
        if (written_column(record, (int)i))
            writing_add(&writing, written_column(record, (int)i));
    if (written_form(record))
        writing_add(&writing, "form");
    if (writes_initials(store, record))
        writing_add(&writing, "initials");
    writing_add(&writing, "saved_by");
    writing_add(&writing, "saved_at");
    const char *columns = buffer_text(&writing.columns) + strlen(", ");
    buffer_add(&text, writing.update ? "UPDATE " : "INSERT INTO ");
    sql_add_name(&text, record->form->table);
    if (writing.update)
        buffer_add_format(&text,
                          " SET %s, row_version = row_version + 1 "
                          "WHERE id = ?%d AND row_version = ?%d",
                          columns, writing.count + 1, writing.count + 2);
    else
        buffer_add_format(&text, " (%s) VALUES (%s)", columns,
                          buffer_text(&writing.places) + strlen(", "));
    sqlite3_stmt *statement = statement_take(store, buffer_text(&text), err);
    buffer_done(&writing.columns);
    buffer_done(&writing.places);
    buffer_done(&text);
    return statement;
}

/* In the order of writing_prepare. */
static void writing_bind(struct store *store, const struct record *record, sqlite3_stmt *statement)
{
    int place = 0;
    char at[DATE_TEXT];
    for (size_t i = 0; i < record->form->field_count; i++)
        if (written_column(record, (int)i))
            column_bind(statement, ++place, &record->form->fields[i], record->values[i]);
    if (written_form(record))
        sql_bind(statement, ++place, written_form(record));
    if (writes_initials(store, record)) {
        const char *label = record->values[record->form->label_field];
        char *initials = label ? pinyin_initials(label) : NULL;
        sql_bind(statement, ++place, initials);
        free(initials);
    }
    sql_bind(statement, ++place, store->name);
    sql_bind(statement, ++place, moment_format(store->moment, at));
    if (record->id != 0) {
        sql_bind_number(statement, ++place, record->id);
        sql_bind_number(statement, ++place, record->version);
    }
}

static bool write_columns(struct store *store, const struct record *record, struct err *err)
{
    sqlite3_stmt *statement = writing_prepare(store, record, err);
    if (!statement)
        return false;
    writing_bind(store, record, statement);
    if (sqlite3_step(statement) != SQLITE_DONE) {
        sql_fail(store->db, err);
        statement_give(store, statement);
        return record_fault(store, record, err);
    }
    statement_give(store, statement);
    return true;
}

/* Who saved the row last and when, unless it is still the version that was loaded. */
static sqlite3_stmt *find_newer(struct store *store, const struct record *record, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "SELECT saved_by, saved_at, row_version FROM ");
    sql_add_name(&text, record->form->table);
    buffer_add(&text, " WHERE id = ?1");
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    if (find)
        sql_bind_number(find, 1, record->id);
    return find;
}

static bool refuse_newer(struct store *store, sqlite3_stmt *newer, struct err *err)
{
    char today[DATE_TEXT];
    const char *at = sql_text(newer, 1);
    size_t day = strlen("2026-03-09 ");
    moment_format(store->moment, today);
    bool same_day = strlen(at) > day && strncmp(at, today, day) == 0;
    return err_set(err, ERR_CONFLICT, "%s 在 %s 保存过这条记录，请重新打开后再改",
                   sql_text(newer, 0), same_day ? at + day : at);
}

/* Whether the row is still there as it was loaded; else somebody saved it, or it is gone. */
static bool is_current(struct store *store, const struct record *record, struct err *err)
{
    bool row = false;
    sqlite3_stmt *newer = find_newer(store, record, err);
    bool good = newer && sql_step(newer, &row, err);
    if (good && !row)
        good =
            err_set(err, ERR_NOT_FOUND, "这条%s记录已不在数据库里，没有保存", record->form->title);
    else if (good && sqlite3_column_int64(newer, 2) != record->version)
        good = refuse_newer(store, newer, err);
    statement_give(store, newer);
    return good;
}

/* What doesn't stand in the row itself. */
static bool write_values(struct store *store, struct record *record, bool is_new, struct err *err)
{
    return (!record->form->act || step_value_save(store, record, is_new, err)) &&
           record_rows_save(store, record, err);
}

static bool insert(struct store *store, struct record *record, struct err *err)
{
    if (!write_columns(store, record, err))
        return false;
    /* Asked before the search index is written, which has row ids of its own. */
    record->id = sqlite3_last_insert_rowid(store->db);
    record->version = 1;
    if (search_index_add(store, record->form, record->id, err) &&
        write_values(store, record, true, err))
        return true;
    record->id = 0;
    record->version = 0;
    return false;
}

static bool is_searched(const struct record *record)
{
    bool changed = record->form->label_field >= 0 && is_written(record, record->form->label_field);
    for (size_t i = 0; i < record->form->search_count; i++)
        changed = changed || is_written(record, record->form->search[i]);
    return changed;
}

static bool update(struct store *store, struct record *record, struct err *err)
{
    bool searched = is_searched(record);
    if (searched && !search_index_remove(store, record->form, record->id, err))
        return false;
    if (!write_columns(store, record, err))
        return false;
    if (sqlite3_changes(store->db) == 0)
        return is_current(store, record, err);
    if ((searched && !search_index_add(store, record->form, record->id, err)) ||
        !write_values(store, record, false, err))
        return false;
    record->version++;
    return true;
}

static bool changes_columns(const struct record *record)
{
    bool changed = false;
    for (size_t i = 0; i < record->form->field_count; i++)
        changed = changed || is_written(record, (int)i);
    return changed;
}

static bool save(struct store *store, struct record *record, struct err *err)
{
    bool differ = false;
    if (record->id == 0)
        return insert(store, record, err);
    if (!record_rows_differ(store, record, &differ, err))
        return false;
    return differ || changes_columns(record) ? update(store, record, err)
                                             : is_current(store, record, err);
}

bool record_save(struct store *store, struct record *record, struct err *err)
{
    struct err ignored;
    assert(store->writing);
    if (!sql_run(store->db, "SAVEPOINT record", err))
        return false;
    bool good = save(store, record, err);
    /* A caller may go on after a refused record (a list of rejects): nothing of it may stay. */
    if (!good && !sqlite3_get_autocommit(store->db))
        sql_run(store->db, "ROLLBACK TO record; RELEASE record", &ignored);
    good = good && sql_run(store->db, "RELEASE record", err);
    if (good)
        record_loaded(record);
    return good;
}
