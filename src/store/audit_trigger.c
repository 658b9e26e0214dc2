/* audit_trigger: the triggers that write every change into the audit, made from the tables.
 *
 * Values stand in the audit as JSON: new ones of an insert, old ones of a delete, pairs
 * [old, new] of what an update changed. Bytes are written as hex. Exempt are the audit
 * itself and what belongs to the search indexes: virtual tables and their shadows. */
#include "store/audit_trigger.h"

#include "store/audit.h"
#include "store/connection.h"
#include "store/sql.h"

#include <string.h>

static const char tables_sql[] = "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                                 "AND type = 'table' AND name <> 'audit' "
                                 "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

/* The guards of the audit itself. The first also refuses rows that were not made by
 * the rules, and INSERT OR REPLACE over a row that is there. */
static const struct guard_trigger {
    const char *name;
    const char *sql;
} guards[] = {
    {"audit_in_order",
     "CREATE TRIGGER audit_in_order BEFORE INSERT ON audit WHEN "
     "NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM audit) OR "
     "NEW.previous IS NOT ifnull((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '') OR "
     "NEW.hash IS NOT audit_hash(NEW.previous, NEW.seq, NEW.at, NEW.account, NEW.who, NEW.act, "
     "NEW.of_table, NEW.of_id, NEW.words) "
     "BEGIN SELECT RAISE(ABORT, '审计记录必须接着上一行'); END"},
    {"audit_no_update", "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
                        "BEGIN SELECT RAISE(ABORT, '审计记录只能添加，不能修改'); END"},
    {"audit_no_delete", "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
                        "BEGIN SELECT RAISE(ABORT, '审计记录只能添加，不能删除'); END"},
};

static const struct change {
    const char *act; /* INSERT, and lower-case in the audit */
    const char *word;
    const char *owner; /* whose id and values */
    bool pair;         /* old and new */
} changes[] = {
    {"INSERT", "insert", "NEW", false},
    {"UPDATE", "update", "NEW", true},
    {"DELETE", "delete", "OLD", false},
};
enum { CHANGES = 3, GUARDS = 3 };

/* SELECT audit_value('name', NEW."name") AS part UNION ALL … over all columns, generated ones
 * too; for an update audit_change('name', OLD."name", NEW."name"), NULL where nothing changed. */
static bool add_parts(struct buffer *out, sqlite3 *db, const char *table,
                      const struct change *change, bool *has_id, struct err *err)
{
    bool row = true;
    const char *separator = "";
    sqlite3_stmt *columns =
        sql_prepare(db, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 1", err);
    bool good = columns != NULL;
    if (good)
        sql_bind(columns, 1, table);
    *has_id = false;
    while (good && (good = sql_step(columns, &row, err)) && row) {
        const char *name = sql_text(columns, 0);
        *has_id = *has_id || strcmp(name, "id") == 0;
        buffer_add_format(out, "%sSELECT %s(", separator,
                          change->pair ? "audit_change" : "audit_value");
        sql_add_literal(out, name);
        buffer_add(out, change->pair ? ", OLD." : "");
        if (change->pair)
            sql_add_name(out, name);
        buffer_add_format(out, ", %s.", change->owner);
        sql_add_name(out, name);
        buffer_add(out, ") AS part");
        separator = " UNION ALL ";
    }
    sqlite3_finalize(columns);
    return good;
}

/* The change as one JSON text. SQLite's own json functions may not be used where
 * trusted_schema is off (3.38 to 3.40 count them as unsafe). */
static bool add_words(struct buffer *out, sqlite3 *db, const char *table,
                      const struct change *change, bool *has_id, struct err *err)
{
    buffer_add(out, "(SELECT '{' || ifnull(group_concat(part), '') || '}' FROM (");
    bool good = add_parts(out, db, table, change, has_id, err);
    buffer_add(out, "))");
    return good;
}

static void add_trigger_name(struct buffer *out, const char *table, const struct change *change)
{
    buffer_add_format(out, "aud_%s_%s", table, change->word);
}

static bool trigger_text(sqlite3 *db, const char *table, const struct change *change,
                         struct buffer *out, struct err *err)
{
    bool has_id = false;
    struct buffer words;
    struct buffer name;
    buffer_init(&words);
    buffer_init(&name);
    add_trigger_name(&name, table, change);
    bool good = add_words(&words, db, table, change, &has_id, err);
    buffer_add(out, "CREATE TRIGGER ");
    sql_add_name(out, buffer_text(&name));
    buffer_add_format(out, " AFTER %s ON ", change->act);
    sql_add_name(out, table);
    buffer_add(out, " BEGIN INSERT INTO audit (seq, at, account, who, act, of_table, of_id, words, "
                    "previous, hash) SELECT seq, at, account, who, act, of_table, of_id, words, "
                    "previous, audit_hash(previous, seq, at, account, who, act, of_table, of_id, "
                    "words) FROM (SELECT (SELECT ifnull(max(seq), 0) + 1 FROM audit) AS seq, "
                    "audit_now() AS at, audit_account() AS account, audit_name() AS who, ");
    sql_add_literal(out, change->word);
    buffer_add(out, " AS act, ");
    sql_add_literal(out, table);
    buffer_add_format(out, " AS of_table, %s.%s AS of_id, %s AS words, ", change->owner,
                      has_id ? "id" : "rowid", buffer_text(&words));
    buffer_add(out, "ifnull((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '') AS previous); "
                    "END");
    buffer_done(&words);
    buffer_done(&name);
    return good;
}

/* Whether the database has this trigger in just this text. */
static bool is_there(sqlite3 *db, const char *name, const char *sql, bool *there, struct err *err)
{
    sqlite3_stmt *find = sql_prepare(
        db, "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?1 AND sql = ?2", err);
    if (!find)
        return false;
    sql_bind(find, 1, name);
    sql_bind(find, 2, sql);
    bool good = sql_step(find, there, err);
    sqlite3_finalize(find);
    return good;
}

static bool replace(sqlite3 *db, const char *name, const char *sql, struct err *err)
{
    struct buffer drop;
    buffer_init(&drop);
    buffer_add(&drop, "DROP TRIGGER IF EXISTS ");
    sql_add_name(&drop, name);
    bool good = sql_run(db, buffer_text(&drop), err) && sql_run(db, sql, err);
    buffer_done(&drop);
    return good;
}

/* What to do with one trigger: look whether it is right, or make it so. */
static bool visit(sqlite3 *db, const char *table, const char *name, const char *sql, bool mend,
                  struct buffer *names, struct err *err)
{
    bool there = false;
    if (!is_there(db, name, sql, &there, err))
        return false;
    if (there)
        return true;
    if (names && !strstr(buffer_text(names), table))
        buffer_add_format(names, "%s%s", names->length ? "、" : "", table);
    return !mend || replace(db, name, sql, err);
}

static bool visit_table(sqlite3 *db, const char *table, bool mend, struct buffer *names,
                        struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && i < CHANGES; i++) {
        struct buffer name;
        struct buffer sql;
        buffer_init(&name);
        buffer_init(&sql);
        add_trigger_name(&name, table, &changes[i]);
        good = trigger_text(db, table, &changes[i], &sql, err) &&
               visit(db, table, buffer_text(&name), buffer_text(&sql), mend, names, err);
        buffer_done(&name);
        buffer_done(&sql);
    }
    return good;
}

static bool visit_all(struct store *store, bool mend, struct buffer *names, struct err *err)
{
    bool row = true;
    bool good = true;
    for (size_t i = 0; good && i < GUARDS; i++)
        good = visit(store->db, "audit", guards[i].name, guards[i].sql, mend, names, err);
    sqlite3_stmt *tables = good ? sql_prepare(store->db, tables_sql, err) : NULL;
    good = tables != NULL;
    while (good && (good = sql_step(tables, &row, err)) && row)
        good = visit_table(store->db, sql_text(tables, 0), mend, names, err);
    sqlite3_finalize(tables);
    return good;
}

bool audit_trigger_stale(struct store *store, bool *stale, struct buffer *names, struct err *err)
{
    bool good = visit_all(store, false, names, err);
    *stale = names->length > 0;
    return good;
}

bool audit_trigger_sync(struct store *store, const char *why, struct err *err)
{
    struct buffer names;
    buffer_init(&names);
    bool good = visit_all(store, true, &names, err);
    if (good && why && names.length > 0) {
        struct buffer words;
        buffer_init(&words);
        buffer_add_format(&words, "%s：%s", why, buffer_text(&names));
        good = audit_note(store, "audit-triggers", NULL, 0, buffer_text(&words), err);
        buffer_done(&words);
    }
    buffer_done(&names);
    return good;
}

bool audit_trigger_drop(struct store *store, struct err *err)
{
    bool row = true;
    struct buffer drops;
    buffer_init(&drops);
    sqlite3_stmt *find = sql_prepare(store->db,
                                     "SELECT name FROM sqlite_schema WHERE type = 'trigger' "
                                     "AND name LIKE 'aud\\_%' ESCAPE '\\'",
                                     err);
    bool good = find != NULL;
    while (good && (good = sql_step(find, &row, err)) && row) {
        buffer_add(&drops, "DROP TRIGGER ");
        sql_add_name(&drops, sql_text(find, 0));
        buffer_add(&drops, ";");
    }
    sqlite3_finalize(find);
    good = good && (drops.length == 0 || sql_run(store->db, buffer_text(&drops), err));
    buffer_done(&drops);
    return good;
}
