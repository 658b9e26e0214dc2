/* draft_list: which drafts there are: one's own, the one of a form, somebody else's of a row.
 *
 * Reads the notes alone; what was typed is laid over a record by draft.c. */
#include "store/draft.h"
#include "store/draft_file.h"
#include "store/sql.h"

#include <stdio.h>

#define SELECT_NOTES                                                                               \
    "SELECT account, form, object, context, base, field, row, cursor, at, called, slot, stamp "    \
    "FROM draft "

static void take_text(char *out, size_t size, sqlite3_stmt *read, int column)
{
    snprintf(out, size, "%s", sql_text(read, column));
}

static void take_note(sqlite3_stmt *read, struct draft_note *note)
{
    take_text(note->account, sizeof note->account, read, 0);
    take_text(note->form, sizeof note->form, read, 1);
    note->object = sqlite3_column_int64(read, 2);
    note->context = sqlite3_column_int64(read, 3);
    note->base = sqlite3_column_int64(read, 4);
    take_text(note->field, sizeof note->field, read, 5);
    note->row = sqlite3_column_int(read, 6);
    note->cursor = sqlite3_column_int(read, 7);
    note->at = sqlite3_column_int64(read, 8);
    take_text(note->called, sizeof note->called, read, 9);
    note->slot = sqlite3_column_int(read, 10);
    note->stamp = sqlite3_column_int64(read, 11);
}

bool draft_list(struct drafts *drafts, const char *account, struct draft_note *notes, size_t limit,
                size_t *count, struct err *err)
{
    bool row = true;
    *count = 0;
    sqlite3_stmt *read = sql_prepare(
        drafts->db, SELECT_NOTES "WHERE account = ?1 ORDER BY at DESC, id DESC LIMIT ?2", err);
    bool good = read != NULL;
    if (good) {
        sql_bind(read, 1, account);
        sql_bind_number(read, 2, (int64_t)limit);
    }
    while (good && *count < limit && (good = sql_step(read, &row, err)) && row)
        take_note(read, &notes[(*count)++]);
    sqlite3_finalize(read);
    return good;
}

bool draft_count(struct drafts *drafts, const char *account, size_t *count, struct err *err)
{
    bool row = false;
    *count = 0;
    if (!sql_in_place(drafts->db, err))
        return false;
    sqlite3_stmt *read =
        sql_prepare(drafts->db, "SELECT count(*) FROM draft WHERE account = ?1", err);
    if (!read)
        return false;
    sql_bind(read, 1, account);
    bool good = sql_step(read, &row, err);
    *count = row ? (size_t)sqlite3_column_int64(read, 0) : 0;
    sqlite3_finalize(read);
    return good;
}

bool draft_find(struct drafts *drafts, const char *account, const char *form, int64_t object,
                int64_t context, struct draft_note *note, bool *found, struct err *err)
{
    *found = false;
    if (!sql_in_place(drafts->db, err))
        return false;
    sqlite3_stmt *read =
        sql_prepare(drafts->db,
                    SELECT_NOTES "WHERE account = ?1 AND form = ?2 AND object = ?3 "
                                 "AND context = ?4 ORDER BY at DESC, id DESC LIMIT 1",
                    err);
    if (!read)
        return false;
    sql_bind(read, 1, account);
    sql_bind(read, 2, form);
    sql_bind_number(read, 3, object);
    sql_bind_number(read, 4, context);
    bool good = sql_step(read, found, err);
    if (good && *found)
        take_note(read, note);
    sqlite3_finalize(read);
    return good;
}

bool draft_others(struct drafts *drafts, const char *account, const char *form, int64_t object,
                  moment_t since, struct draft_note *note, bool *found, struct err *err)
{
    *found = false;
    sqlite3_stmt *read =
        sql_prepare(drafts->db,
                    SELECT_NOTES "WHERE form = ?1 AND object = ?2 AND account <> ?3 AND at >= ?4 "
                                 "ORDER BY at DESC, id DESC LIMIT 1",
                    err);
    if (!read)
        return false;
    sql_bind(read, 1, form);
    sql_bind_number(read, 2, object);
    sql_bind(read, 3, account);
    sql_bind_number(read, 4, since);
    bool good = sql_step(read, found, err);
    if (good && *found)
        take_note(read, note);
    sqlite3_finalize(read);
    return good;
}
