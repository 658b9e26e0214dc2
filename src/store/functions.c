/* functions: what SQL may call of this program.
 *
 * All are marked innocuous, else trusted_schema=OFF would refuse them in triggers. */
#include "store/functions.h"

#include "base/text.h"
#include "store/audit_words.h"
#include "store/connection.h"
#include "store/digits.h"
#include "store/hash.h"
#include "store/id_set.h"
#include "store/sql.h"
#include "store/tokenizer.h"

#include <stdlib.h>

static void audit_hash(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *fields[16];
    char out[HASH_TEXT];
    for (int i = 0; i < count && i < 16; i++) {
        const char *text = (const char *)sqlite3_value_text(values[i]);
        fields[i] = text ? text : "";
    }
    hash_fields(fields, (size_t)count, out);
    sqlite3_result_text(context, out, -1, SQLITE_TRANSIENT);
}

static const struct store *caller(sqlite3_context *context)
{
    return (const struct store *)sqlite3_user_data(context);
}

static void audit_account(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, caller(context)->account, -1, SQLITE_TRANSIENT);
}

static void audit_name(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, caller(context)->name, -1, SQLITE_TRANSIENT);
}

static void audit_now(sqlite3_context *context, int count, sqlite3_value **values)
{
    char out[DATE_TEXT];
    (void)count;
    (void)values;
    sqlite3_result_text(context, moment_format(caller(context)->moment, out), -1, SQLITE_TRANSIENT);
}

static void holds(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *word = (const char *)sqlite3_value_text(values[1]);
    (void)count;
    sqlite3_result_int(context, text && word && text_contains(text, word));
}

static void counts(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *word = (const char *)sqlite3_value_text(values[1]);
    (void)count;
    sqlite3_result_int(context, text && word && digits_in_text(text, word));
}

static void numbered(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *word = (const char *)sqlite3_value_text(values[1]);
    (void)count;
    sqlite3_result_int(context, text && word && digits_in_number(text, word));
}

/* A name without what may be spelt in several ways: folded, lower case, marks and blanks left out. */
static void spelling(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    (void)count;
    if (text) {
        char *plain = tokenizer_plain(text);
        sqlite3_result_text(context, plain, -1, SQLITE_TRANSIENT);
        free(plain);
    }
}

static const struct function {
    const char *name;
    int arguments;
    void (*call)(sqlite3_context *context, int count, sqlite3_value **values);
    int flags;
} functions[] = {
    {"audit_hash", 9, audit_hash, SQLITE_DETERMINISTIC},
    {"audit_account", 0, audit_account, 0},
    {"audit_name", 0, audit_name, 0},
    {"audit_now", 0, audit_now, 0},
    {"audit_value", 2, audit_words_value, SQLITE_DETERMINISTIC},
    {"audit_change", 3, audit_words_change, SQLITE_DETERMINISTIC},
    {"holds", 2, holds, SQLITE_DETERMINISTIC},
    {"counts", 2, counts, SQLITE_DETERMINISTIC},
    {"numbered", 2, numbered, SQLITE_DETERMINISTIC},
    {"gather", 2, id_set_gather, 0},
    {"among", 2, id_set_among, 0},
    {"spelling", 1, spelling, SQLITE_DETERMINISTIC},
};

bool functions_add(struct store *store, struct err *err)
{
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        const struct function *function = &functions[i];
        int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS | function->flags;
        if (sqlite3_create_function_v2(store->db, function->name, function->arguments, flags, store,
                                       function->call, NULL, NULL, NULL) != SQLITE_OK)
            return sql_fail(store->db, err);
    }
    return true;
}
