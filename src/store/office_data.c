/* office_data: the office's code lists, calendar and issued letters: small tables read whole.
 *
 * What is there already with the same content is not written again, so that an import
 * run twice leaves no trace in the audit the second time. */
#include "store/office_data.h"

#include "store/connection.h"
#include "store/hash.h"
#include "store/sql.h"

#include <assert.h>
#include <string.h>

bool office_data_codes(struct store *store, struct codes *codes, struct err *err)
{
    bool row = true;
    sqlite3_stmt *read = sql_prepare(
        store->db, "SELECT list, code, label, retired FROM code ORDER BY list, position, id", err);
    bool good = read != NULL;
    while (good && (good = sql_step(read, &row, err)) && row)
        codes_add(codes, sql_text(read, 0), sql_text(read, 1), sql_text(read, 2),
                  sqlite3_column_int(read, 3) != 0);
    sqlite3_finalize(read);
    return good;
}

bool office_data_calendar(struct store *store, struct calendar *calendar, struct err *err)
{
    bool row = true;
    sqlite3_stmt *read =
        sql_prepare(store->db, "SELECT date, working, name FROM calendar ORDER BY date", err);
    bool good = read != NULL;
    while (good && (good = sql_step(read, &row, err)) && row)
        calendar_add(calendar, date_parse(sql_text(read, 0), 0), sqlite3_column_int(read, 1) != 0,
                     sql_text(read, 2));
    sqlite3_finalize(read);
    return good;
}

/* Runs an upsert that writes nothing where nothing differs. */
static bool put(struct store *store, sqlite3_stmt *statement, bool *changed, struct err *err)
{
    int before = sqlite3_total_changes(store->db);
    bool good = sql_finish(statement, err);
    *changed = good && sqlite3_total_changes(store->db) != before;
    return good;
}

bool office_data_put_code(struct store *store, const char *list, const char *code,
                          const char *label, int position, bool *changed, struct err *err)
{
    assert(store->writing);
    sqlite3_stmt *upsert =
        sql_prepare(store->db,
                    "INSERT INTO code (list, code, label, position) VALUES (?1, ?2, ?3, ?4) "
                    "ON CONFLICT (list, code) DO UPDATE SET label = excluded.label, "
                    "retired = 0 WHERE label IS NOT excluded.label OR retired <> 0",
                    err);
    if (!upsert)
        return false;
    sql_bind(upsert, 1, list);
    sql_bind(upsert, 2, code);
    sql_bind(upsert, 3, label);
    sql_bind_number(upsert, 4, position);
    return put(store, upsert, changed, err);
}

bool office_data_put_day(struct store *store, const struct calendar_day *day, const char *source,
                         bool *changed, struct err *err)
{
    char date[DATE_TEXT];
    assert(store->writing);
    sqlite3_stmt *upsert = sql_prepare(
        store->db,
        "INSERT INTO calendar (date, working, name, source) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (date) DO UPDATE SET working = excluded.working, name = excluded.name, "
        "source = excluded.source WHERE working IS NOT excluded.working "
        "OR name IS NOT excluded.name OR source IS NOT excluded.source",
        err);
    if (!upsert)
        return false;
    sql_bind(upsert, 1, date_format(day->date, date));
    sql_bind_number(upsert, 2, day->working);
    sql_bind(upsert, 3, day->name);
    sql_bind(upsert, 4, source);
    return put(store, upsert, changed, err);
}

static const char issue_sql[] =
    "INSERT INTO issued (of_table, of_id, document, template_hash, content_hash, copy, "
    "issued_at, issued_by) VALUES (?1, ?2, ?3, ?4, ?5, 1 + (SELECT ifnull(max(copy), 0) "
    "FROM issued WHERE of_table = ?1 AND of_id = ?2 AND document = ?3), ?6, ?7) RETURNING copy";

bool office_data_issue(struct store *store, struct issued *issued, struct err *err)
{
    char at[DATE_TEXT];
    bool row = false;
    assert(store->writing);
    sqlite3_stmt *insert = sql_prepare(store->db, issue_sql, err);
    if (!insert)
        return false;
    sql_bind(insert, 1, issued->table);
    sql_bind_number(insert, 2, issued->id);
    sql_bind(insert, 3, issued->document);
    sql_bind(insert, 4, issued->template_hash);
    sql_bind(insert, 5, issued->content_hash);
    sql_bind(insert, 6, moment_format(store->moment, at));
    sql_bind(insert, 7, store->name);
    bool good = sql_step(insert, &row, err);
    issued->copy = row ? (long)sqlite3_column_int64(insert, 0) : 0;
    sqlite3_finalize(insert);
    return good;
}

bool office_data_copies(struct store *store, const char *table, int64_t id, const char *document,
                        long *copies, struct err *err)
{
    bool row = false;
    *copies = 0;
    sqlite3_stmt *count =
        sql_prepare(store->db,
                    "SELECT count(*) FROM issued WHERE of_table = ?1 AND of_id = ?2 AND "
                    "document = ?3",
                    err);
    if (!count)
        return false;
    sql_bind(count, 1, table);
    sql_bind_number(count, 2, id);
    sql_bind(count, 3, document);
    bool good = sql_step(count, &row, err);
    *copies = row ? (long)sqlite3_column_int64(count, 0) : 0;
    sqlite3_finalize(count);
    return good;
}

void office_data_hash(const void *bytes, size_t length, char out[65])
{
    hash_bytes(bytes, length, out);
}
