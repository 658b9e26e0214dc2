/* draft: what is being typed, in a file of its own beside the database (NAME.drafts).
 *
 * Of a record that is in the store only what was changed is kept, so that a draft laid over a
 * newer state of it does not take back what others saved meanwhile. */
#include "store/draft.h"

#include "base/memory.h"
#include "store/draft_file.h"
#include "store/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct drafts *drafts_open(const char *database_path, struct err *err)
{
    sqlite3 *db = draft_file_open(database_path, err);
    if (!db)
        return NULL;
    struct drafts *drafts = memory_alloc(sizeof *drafts);
    drafts->db = db;
    return drafts;
}

void drafts_close(struct drafts *drafts)
{
    if (!drafts)
        return;
    sqlite3_close(drafts->db);
    free(drafts);
}

/* ?1 to ?6 of every statement on one draft. */
#define IS_THE_DRAFT                                                                               \
    "account = ?1 AND form = ?2 AND object = ?3 AND context = ?4 AND base = ?5 AND slot = ?6 "

static void bind_key(sqlite3_stmt *statement, const struct draft_note *note)
{
    sql_bind(statement, 1, note->account);
    sql_bind(statement, 2, note->form);
    sql_bind_number(statement, 3, note->object);
    sql_bind_number(statement, 4, note->context);
    sql_bind_number(statement, 5, note->base);
    sql_bind_number(statement, 6, note->slot);
}

/* The stamp of the draft at this very place; 0 if there is none. */
static bool read_stamp(struct drafts *drafts, const struct draft_note *note, int64_t *stamp,
                       struct err *err)
{
    bool row = false;
    sqlite3_stmt *read =
        sql_prepare(drafts->db, "SELECT stamp FROM draft WHERE " IS_THE_DRAFT, err);
    if (!read)
        return false;
    bind_key(read, note);
    bool good = sql_step(read, &row, err);
    *stamp = row ? sqlite3_column_int64(read, 0) : 0;
    sqlite3_finalize(read);
    return good;
}

static bool free_slot(struct drafts *drafts, struct draft_note *note, struct err *err)
{
    bool row = false;
    sqlite3_stmt *read =
        sql_prepare(drafts->db,
                    "SELECT coalesce(max(slot) + 1, 0) FROM draft WHERE account = ?1 AND form = ?2 "
                    "AND object = ?3 AND context = ?4 AND base = ?5",
                    err);
    if (!read)
        return false;
    note->slot = 0;
    bind_key(read, note);
    bool good = sql_step(read, &row, err);
    note->slot = row ? sqlite3_column_int(read, 0) : 0;
    sqlite3_finalize(read);
    return good;
}

/* Its own place again, if nobody else has written there; else one beside. */
static bool find_place(struct drafts *drafts, struct draft_note *note, struct err *err)
{
    int64_t stamp;
    if (!read_stamp(drafts, note, &stamp, err))
        return false;
    return stamp == 0 || stamp == note->stamp || free_slot(drafts, note, err);
}

/* The stamp is drawn anew at each keeping: what another window has kept since is known by it. */
static const char put_sql[] =
    "INSERT INTO draft (account, form, object, context, base, slot, stamp, field, row, cursor, at, "
    "called, typed) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, " DRAFT_STAMP ", ?7, ?8, ?9, ?10, ?11, ?12) "
    "ON CONFLICT (account, form, object, context, base, slot) DO UPDATE SET stamp = "
    "excluded.stamp, field = excluded.field, row = excluded.row, cursor = excluded.cursor, "
    "at = excluded.at, called = excluded.called, typed = excluded.typed RETURNING id, stamp";

static bool put_note(struct drafts *drafts, struct draft_note *note, const char *typed, int64_t *id,
                     struct err *err)
{
    bool row = false;
    sqlite3_stmt *put =
        find_place(drafts, note, err) ? sql_prepare(drafts->db, put_sql, err) : NULL;
    if (!put)
        return false;
    bind_key(put, note);
    sql_bind(put, 7, note->field);
    sql_bind_number(put, 8, note->row);
    sql_bind_number(put, 9, note->cursor);
    sql_bind_number(put, 10, note->at);
    sql_bind(put, 11, note->called);
    sql_bind(put, 12, typed);
    bool good = sql_step(put, &row, err);
    *id = row ? sqlite3_column_int64(put, 0) : 0;
    note->stamp = row ? sqlite3_column_int64(put, 1) : 0;
    sqlite3_finalize(put);
    return good;
}

static bool run_with(struct drafts *drafts, const char *text, int64_t id, struct err *err)
{
    sqlite3_stmt *statement = sql_prepare(drafts->db, text, err);
    if (!statement)
        return false;
    sql_bind_number(statement, 1, id);
    return sql_finish(statement, err);
}

static bool put_text(sqlite3_stmt *put, const char *field, long row, const char *inner,
                     const char *value, const char *called, struct err *err)
{
    bool more = false;
    sql_bind(put, 2, field);
    sql_bind_number(put, 3, row);
    sql_bind(put, 4, inner);
    sql_bind(put, 5, value);
    sql_bind(put, 6, called);
    bool good = sql_step(put, &more, err);
    sqlite3_reset(put);
    return good;
}

static bool put_value(sqlite3_stmt *put, const char *field, long row, const char *inner,
                      const struct record *record, size_t index, struct err *err)
{
    return put_text(put, field, row, inner, record->values[index], record->called[index], err);
}

/* One row of a table: with an empty inner key the row of the store that it was, 0 if none. */
static bool put_row(sqlite3_stmt *put, const char *key, long index, const struct record *row,
                    struct err *err)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)row->id);
    bool good = put_text(put, key, index, "", id, NULL, err);
    for (size_t i = 0; good && i < row->form->field_count; i++)
        good = put_value(put, key, index, row->form->fields[i].key, row, i, err);
    return good;
}

/* Row -1 with an empty inner key says that the table is kept, even one without rows. */
static bool put_rows(sqlite3_stmt *put, const struct record *record, size_t field, struct err *err)
{
    const struct record_rows *rows = &record->rows[field];
    const char *key = record->form->fields[field].key;
    bool good = put_text(put, key, -1, "", NULL, NULL, err);
    for (size_t i = 0; good && i < rows->count; i++)
        good = put_row(put, key, (long)i, rows->items[i], err);
    return good;
}

/* A row without an id is new, even one that is blank yet; `loaded` holds the number of rows. */
static bool rows_changed(const struct record *record, size_t field)
{
    const struct record_rows *rows = &record->rows[field];
    const char *loaded = record->loaded[field];
    bool changed = rows->count != (loaded ? strtoul(loaded, NULL, 10) : 0);
    for (size_t i = 0; !changed && i < rows->count; i++)
        changed = rows->items[i]->id == 0 || record_any_change(rows->items[i]);
    return changed;
}

static bool put_field(sqlite3_stmt *put, const struct record *record, size_t field, struct err *err)
{
    const struct field *kept = &record->form->fields[field];
    bool is_rows = kept->type->kind == FIELD_ROWS;
    bool changed = is_rows ? rows_changed(record, field) : record_changed(record, (int)field);
    if (record->id != 0 && !changed)
        return true;
    return is_rows ? put_rows(put, record, field, err)
                   : put_value(put, kept->key, -1, "", record, field, err);
}

static bool put_values(struct drafts *drafts, int64_t id, const struct record *record,
                       struct err *err)
{
    sqlite3_stmt *put = sql_prepare(drafts->db,
                                    "INSERT INTO draft_value (draft, field, row, inner, value, "
                                    "called) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                    err);
    bool good = put != NULL;
    if (good)
        sql_bind_number(put, 1, id);
    for (size_t i = 0; good && i < record->form->field_count; i++)
        good = put_field(put, record, i, err);
    sqlite3_finalize(put);
    return good;
}

bool draft_put(struct drafts *drafts, struct draft_note *note, const struct record *record,
               const char *typed, struct err *err)
{
    int64_t id;
    struct draft_note put = *note;
    if (!sql_in_place(drafts->db, err) || !sql_run(drafts->db, "BEGIN IMMEDIATE", err))
        return false;
    bool good = put_note(drafts, &put, typed, &id, err) &&
                run_with(drafts, "DELETE FROM draft_value WHERE draft = ?1", id, err) &&
                put_values(drafts, id, record, err) && sql_run(drafts->db, "COMMIT", err);
    if (!good && !sqlite3_get_autocommit(drafts->db))
        sqlite3_exec(drafts->db, "ROLLBACK", NULL, NULL, NULL);
    if (good)
        *note = put;
    return good;
}

static void lay_value(struct record *record, int field, const char *value, const char *called)
{
    if (called && value)
        record_refer(record, field, strtoll(value, NULL, 10), called);
    else
        record_set(record, field, value);
}

/* What the kept values are laid over. The rows that a table had are put aside when its own come,
 * and taken up again one by one, so that each still knows what was loaded into it. */
enum { UNKNOWN = -1 }; /* id of a row in drafts that were kept before ids were */

struct laying {
    struct record *record;
    const struct form_set *forms;
    struct record_rows aside; /* NULL where one was taken up */
};

static void free_aside(struct laying *laying)
{
    for (size_t i = 0; i < laying->aside.count; i++)
        record_free(laying->aside.items[i]);
    free(laying->aside.items);
    laying->aside = (struct record_rows){0};
}

static void put_aside(struct laying *laying, int field)
{
    free_aside(laying);
    laying->aside = laying->record->rows[field];
    laying->record->rows[field] = (struct record_rows){0};
}

/* The place of the row with this id; else, if it was saved anew meanwhile, of that at its index. */
static size_t aside_find(const struct laying *laying, size_t index, int64_t id)
{
    const struct record_rows *aside = &laying->aside;
    for (size_t i = 0; i < aside->count; i++)
        if (aside->items[i] && aside->items[i]->id == id)
            return i;
    return index < aside->count && aside->items[index] ? index : aside->count;
}

/* The next row of the table: one of those put aside, or a new one if its id is 0. */
static void next_row(struct laying *laying, int field, const struct form *form, int64_t id)
{
    struct record_rows *rows = &laying->record->rows[field];
    size_t place = id ? aside_find(laying, rows->count, id) : laying->aside.count;
    struct record *row = record_row_add(laying->record, field, form);
    if (place == laying->aside.count)
        return;
    record_free(row);
    rows->items[rows->count - 1] = laying->aside.items[place];
    laying->aside.items[place] = NULL;
}

static void lay_in_row(struct laying *laying, int field, size_t row, sqlite3_stmt *read)
{
    struct record_rows *rows = &laying->record->rows[field];
    const struct field *table = &laying->record->form->fields[field];
    const struct form *form = form_set_find(laying->forms, table->refers);
    const char *key = sql_text(read, 2);
    if (!form)
        return;
    while (rows->count <= row)
        next_row(laying, field, form, *key ? UNKNOWN : strtoll(sql_text(read, 3), NULL, 10));
    int inner = form_field(form, key);
    if (inner >= 0)
        lay_value(rows->items[row], inner, sql_column(read, 3), sql_column(read, 4));
}

/* One kept value over the record; fields that the form no longer has are passed over. */
static void lay(struct laying *laying, sqlite3_stmt *read)
{
    int field = form_field(laying->record->form, sql_text(read, 0));
    int row = sqlite3_column_int(read, 1);
    if (field < 0)
        return;
    if (laying->record->form->fields[field].type->kind != FIELD_ROWS)
        lay_value(laying->record, field, sql_column(read, 3), sql_column(read, 4));
    else if (row < 0)
        put_aside(laying, field);
    else
        lay_in_row(laying, field, (size_t)row, read);
}

static bool find_draft(struct drafts *drafts, const struct draft_note *note, int64_t *id,
                       char **typed, struct err *err)
{
    bool row = false;
    sqlite3_stmt *find =
        sql_prepare(drafts->db, "SELECT id, typed FROM draft WHERE " IS_THE_DRAFT, err);
    if (!find)
        return false;
    bind_key(find, note);
    bool good = sql_step(find, &row, err);
    if (good && !row)
        good = err_set(err, ERR_NOT_FOUND, "这份草稿已不在；可能已经保存或放弃");
    if (good) {
        *id = sqlite3_column_int64(find, 0);
        *typed = memory_copy(sql_column(find, 1));
    }
    sqlite3_finalize(find);
    return good;
}

bool draft_get(struct drafts *drafts, const struct draft_note *note, const struct form_set *forms,
               struct record *record, char **typed, struct err *err)
{
    int64_t id = 0;
    bool row = true;
    *typed = NULL;
    if (!find_draft(drafts, note, &id, typed, err))
        return false;
    sqlite3_stmt *read = sql_prepare(drafts->db,
                                     "SELECT field, row, inner, value, called FROM draft_value "
                                     "WHERE draft = ?1 ORDER BY field, row, inner",
                                     err);
    bool good = read != NULL;
    if (good)
        sql_bind_number(read, 1, id);
    struct laying laying = {.record = record, .forms = forms};
    while (good && (good = sql_step(read, &row, err)) && row)
        lay(&laying, read);
    free_aside(&laying);
    sqlite3_finalize(read);
    if (good && note->object != 0)
        record->version = note->base;
    if (!good) {
        free(*typed);
        *typed = NULL;
    }
    return good;
}

bool draft_drop(struct drafts *drafts, const struct draft_note *note, struct err *err)
{
    int64_t stamp = 0;
    sqlite3_stmt *drop =
        sql_prepare(drafts->db, "DELETE FROM draft WHERE " IS_THE_DRAFT "AND stamp = ?7", err);
    if (!drop)
        return false;
    bind_key(drop, note);
    sql_bind_number(drop, 7, note->stamp);
    if (!sql_finish(drop, err) || !read_stamp(drafts, note, &stamp, err))
        return false;
    return stamp == 0 ||
           err_set(err, ERR_CONFLICT, "这份草稿在另一个窗口里又写过，还留着：%s", note->called);
}
