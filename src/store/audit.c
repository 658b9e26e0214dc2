/* audit: who did what when, chained by hash, append-only.
 *
 * Reads and walks the chain; the rows of changes are written by the triggers of
 * audit_trigger.c, and only the row in words comes from here. */
#include "store/audit.h"

#include "base/memory.h"
#include "store/connection.h"
#include "store/hash.h"
#include "store/sql.h"
#include "store/statement.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char note_sql[] =
    "INSERT INTO audit (seq, at, account, who, act, of_table, of_id, words, previous, hash) "
    "SELECT seq, at, account, who, act, of_table, of_id, words, previous, "
    "audit_hash(previous, seq, at, account, who, act, of_table, of_id, words) FROM ("
    "SELECT (SELECT ifnull(max(seq), 0) + 1 FROM audit) AS seq, audit_now() AS at, "
    "audit_account() AS account, audit_name() AS who, ?1 AS act, ?2 AS of_table, ?3 AS of_id, "
    "?4 AS words, ifnull((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '') AS previous)";

bool audit_note(struct store *store, const char *act, const char *table, int64_t id,
                const char *words, struct err *err)
{
    assert(store->writing);
    store->noting = true;
    sqlite3_stmt *note = statement_take(store, note_sql, err);
    bool good = note != NULL;
    if (good) {
        sql_bind(note, 1, act);
        sql_bind(note, 2, table ? table : "");
        sql_bind_number(note, 3, id);
        sql_bind(note, 4, words);
        good = statement_finish(store, note, err);
    }
    store->noting = false;
    return good;
}

bool audit_read_head(struct store *store, struct audit_head *head, struct err *err)
{
    bool row = false;
    *head = (struct audit_head){.seq = 0};
    sqlite3_stmt *last =
        statement_take(store, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", err);
    bool good = last && sql_step(last, &row, err);
    if (good && row) {
        head->seq = sqlite3_column_int64(last, 0);
        snprintf(head->hash, sizeof head->hash, "%s", sql_text(last, 1));
    }
    statement_give(store, last);
    return good;
}

enum { AT_PREVIOUS, AT_SEQ, AT_FIRST_TEXT, AT_COUNT = 9, AT_HASH = AT_COUNT };

static const char walk_sql[] = "SELECT previous, seq, at, account, who, act, of_table, of_id, "
                               "words, hash FROM audit ORDER BY seq";

static bool bad(struct audit_report *report, int64_t seq, const char *why)
{
    report->whole = false;
    report->bad_seq = seq;
    snprintf(report->why, sizeof report->why, "%s", why);
    return false;
}

/* Whether the row that `walk` stands on follows report->head. */
static bool row_holds(sqlite3_stmt *walk, struct audit_report *report)
{
    const char *fields[AT_COUNT];
    char hash[HASH_TEXT];
    int64_t seq = sqlite3_column_int64(walk, AT_SEQ);
    for (int i = 0; i < AT_COUNT; i++)
        fields[i] = sql_text(walk, i);
    hash_fields(fields, AT_COUNT, hash);
    if (seq != report->head.seq + 1)
        return bad(report, report->head.seq + 1, "这一行不见了：序号不连续");
    if (strcmp(fields[AT_PREVIOUS], report->head.hash) != 0)
        return bad(report, seq, "这一行接不上前一行：记录被换过、删过或插入过");
    if (strcmp(sql_text(walk, AT_HASH), hash) != 0)
        return bad(report, seq, "这一行的内容被改过：和它的校验值对不上");
    report->head.seq = seq;
    memcpy(report->head.hash, hash, sizeof hash);
    report->rows++;
    return true;
}

static bool is_expected(const struct audit_head *expected, struct audit_report *report)
{
    if (!expected || expected->seq != report->head.seq ||
        strcmp(expected->hash, report->head.hash) == 0)
        return true;
    return bad(report, expected->seq, "这一行和先前抄下的校验值不同：从这里或更早起被重写过");
}

bool audit_verify(struct store *store, const struct audit_head *expected,
                  struct audit_report *report, struct err *err)
{
    bool row = true;
    *report = (struct audit_report){.whole = true};
    sqlite3_stmt *walk = statement_take(store, walk_sql, err);
    bool good = walk != NULL;
    while (good && report->whole && (good = sql_step(walk, &row, err)) && row)
        if (row_holds(walk, report))
            is_expected(expected, report);
    statement_give(store, walk);
    if (good && report->whole && expected && expected->seq > report->head.seq)
        bad(report, report->head.seq + 1, "末尾被截去：先前抄下的最后一行已经不在");
    return good;
}

static const char show_sql[] =
    "SELECT seq, at, who, account, act, of_table, of_id, words FROM audit "
    "WHERE (?1 IS NULL OR (of_table = ?1 AND of_id = ?2)) "
    "AND (?3 OR act NOT IN ('insert', 'update', 'delete')) ORDER BY seq DESC LIMIT ?4";

bool audit_show(struct store *store, const char *table, int64_t id, bool all, size_t limit,
                bool (*each)(const struct audit_row *row, void *data), void *data, struct err *err)
{
    bool row = true;
    bool wanted = true;
    sqlite3_stmt *show = statement_take(store, show_sql, err);
    bool good = show != NULL;
    if (good) {
        sql_bind(show, 1, table);
        sql_bind_number(show, 2, id);
        sql_bind_number(show, 3, all);
        sql_bind_number(show, 4, (int64_t)limit);
    }
    while (good && wanted && (good = sql_step(show, &row, err)) && row) {
        struct audit_row shown = {
            .seq = sqlite3_column_int64(show, 0),
            .at = moment_parse(sql_text(show, 1), 0),
            .who = sql_text(show, 2),
            .account = sql_text(show, 3),
            .act = sql_text(show, 4),
            .table = sql_text(show, 5),
            .id = sqlite3_column_int64(show, 6),
            .words = sql_text(show, 7),
        };
        wanted = each(&shown, data);
    }
    statement_give(store, show);
    return good;
}

static const char incomplete_sql[] =
    "SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main' AND t.type = 'table' "
    "AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND (SELECT count(*) FROM sqlite_schema g "
    "WHERE g.type = 'trigger' AND g.tbl_name = t.name AND g.name LIKE CASE t.name "
    "WHEN 'audit' THEN 'audit\\_%' ELSE 'aud\\_%' END ESCAPE '\\') < 3 ORDER BY t.name LIMIT 1";

bool audit_complete(struct store *store, struct err *err)
{
    bool row = false;
    sqlite3_stmt *find = statement_take(store, incomplete_sql, err);
    bool good = find && sql_step(find, &row, err);
    if (good && row)
        good = err_set(err, ERR_DATABASE,
                       "表 %s 没有完整的审计触发器，改动不会留痕；请退出后重新进入程序，程序会补上",
                       sql_text(find, 0));
    statement_give(store, find);
    return good;
}
