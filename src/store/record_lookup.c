/* record_lookup: rows by what is known of them, as ids, from indexes alone.
 *
 * For what is asked while somebody types: each question costs a few steps in an index however many
 * rows there are. Reads no whole record. */
#include "store/record_store.h"

#include "base/memory.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "store/column.h"
#include "store/connection.h"
#include "store/source.h"
#include "store/sql.h"
#include "store/statement.h"
#include "store/tokenizer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CHARACTERS = 40 };

/* Adds what the statement still gives to the ids, each once; leaves it open. */
static bool take_ids(sqlite3_stmt *find, int64_t *ids, size_t limit, size_t *found, struct err *err)
{
    bool row = true;
    while (*found < limit) {
        if (!sql_step(find, &row, err))
            return false;
        if (!row)
            break;
        int64_t id = sqlite3_column_int64(find, 0);
        size_t at = 0;
        while (at < *found && ids[at] != id)
            at++;
        ids[at] = id;
        *found += at == *found;
    }
    return true;
}

static sqlite3_stmt *where_prepare(struct store *store, const struct form *form,
                                   const struct record_match *matches, size_t count,
                                   struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "SELECT id FROM ");
    source_add(&text, form);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&text, i ? " AND +" : " WHERE "); /* the first alone chooses the index */
        sql_add_name(&text, matches[i].key);
        buffer_add_format(&text, " IS %s?%zu", matches[i].differs ? "NOT " : "", i + 1);
    }
    buffer_add_format(&text, " ORDER BY id DESC LIMIT ?%zu", count + 1);
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    return find;
}

bool record_where(struct store *store, const struct form *form, const struct record_match *matches,
                  size_t count, int64_t *ids, size_t limit, size_t *found, struct err *err)
{
    sqlite3_stmt *find = where_prepare(store, form, matches, count, err);
    *found = 0;
    if (!find)
        return false;
    for (size_t i = 0; i < count; i++) {
        int field = form_field(form, matches[i].key);
        assert(field >= 0);
        column_bind(find, (int)i + 1, &form->fields[field], matches[i].value);
    }
    sql_bind_number(find, (int)count + 1, (int64_t)limit);
    bool good = take_ids(find, ids, limit, found, err);
    statement_give(store, find);
    return good;
}

/* SELECT id FROM T WHERE label = ?1, or initials = ?2 and the spelling the same. */
static char *spelt_sql(const struct form *form, bool as_written)
{
    struct buffer text;
    const char *label = form->fields[form->label_field].key;
    buffer_init(&text);
    buffer_add(&text, "SELECT id FROM ");
    source_add(&text, form);
    buffer_add(&text, as_written ? " WHERE " : " WHERE initials = ?2 AND spelling(+");
    sql_add_name(&text, label);
    buffer_add(&text, as_written ? " = ?1" : ") = spelling(?1)");
    buffer_add(&text, " ORDER BY id DESC LIMIT ?3");
    return buffer_take(&text);
}

static bool find_spelt(struct store *store, const struct form *form, const char *name,
                       bool as_written, int64_t *ids, size_t limit, size_t *found, struct err *err)
{
    char *sql = spelt_sql(form, as_written);
    char *initials = pinyin_initials(name);
    sqlite3_stmt *find = statement_take(store, sql, err);
    bool good = find != NULL;
    if (good) {
        sql_bind(find, 1, name);
        if (!as_written)
            sql_bind(find, 2, initials);
        sql_bind_number(find, 3, (int64_t)limit);
        good = take_ids(find, ids, limit, found, err);
    }
    statement_give(store, find);
    free(initials);
    free(sql);
    return good;
}

static int newest_first(const void *one, const void *other)
{
    int64_t a = *(const int64_t *)one;
    int64_t b = *(const int64_t *)other;
    return (a < b) - (a > b);
}

bool record_spelt(struct store *store, const struct form *form, const char *name, int64_t *ids,
                  size_t limit, size_t *found, struct err *err)
{
    char *plain = tokenizer_plain(name);
    bool named = *plain != '\0';
    free(plain);
    *found = 0;
    /* as it is written first: the many whose initials are the same are only looked through then */
    bool good = !named || (find_spelt(store, form, name, true, ids, limit, found, err) &&
                           find_spelt(store, form, name, false, ids, limit, found, err));
    if (good && *found > 1)
        qsort(ids, *found, sizeof *ids, newest_first);
    return good;
}

static sqlite3_stmt *named_prepare(struct store *store, const struct form *form, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "SELECT id FROM ");
    source_add(&text, form);
    buffer_add(&text, " WHERE ");
    sql_add_name(&text, form->fields[form->label_field].key);
    buffer_add(&text, " = ?1 ORDER BY id DESC");
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    return find;
}

/* Every part of this many characters; places[i] is where the i-th character begins. */
static bool find_parts(sqlite3_stmt *find, const char *text, const size_t *places,
                       size_t characters, size_t part, int64_t *ids, size_t limit, size_t *found,
                       struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && i + part <= characters && *found < limit; i++) {
        char *name = memory_copy_n(text + places[i], places[i + part] - places[i]);
        sql_bind(find, 1, name);
        good = take_ids(find, ids, limit, found, err);
        sqlite3_reset(find);
        free(name);
    }
    return good;
}

bool record_named_in(struct store *store, const struct form *form, const char *text,
                     size_t shortest, int64_t *ids, size_t limit, size_t *found, struct err *err)
{
    size_t places[MOST_CHARACTERS + 1] = {0};
    size_t characters = 0;
    uint32_t code;
    *found = 0;
    for (int length; characters < MOST_CHARACTERS &&
                     (length = text_decode(text + places[characters], &code)) > 0;
         characters++)
        places[characters + 1] = places[characters] + (size_t)length;
    sqlite3_stmt *find = named_prepare(store, form, err);
    bool good = find != NULL;
    for (size_t part = characters; good && part >= shortest && part > 0 && *found < limit; part--)
        good = find_parts(find, text, places, characters, part, ids, limit, found, err);
    statement_give(store, find);
    return good;
}

static sqlite3_stmt *peek_prepare(struct store *store, const struct form *form,
                                  const char *const *keys, size_t count, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        /* what only some may read is read by record_load alone, which asks who reads */
        assert(form->fields[form_field(form, keys[i])].seen_by == 0);
        buffer_add(&text, i ? ", " : "SELECT ");
        sql_add_name(&text, keys[i]);
    }
    buffer_add(&text, " FROM ");
    source_add(&text, form);
    buffer_add(&text, " WHERE id = ?1");
    sqlite3_stmt *find = statement_take(store, buffer_text(&text), err);
    buffer_done(&text);
    return find;
}

bool record_peek(struct store *store, const struct form *form, int64_t id, const char *const *keys,
                 char **values, size_t count, struct err *err)
{
    bool row = false;
    sqlite3_stmt *find = peek_prepare(store, form, keys, count, err);
    bool good = find != NULL;
    for (size_t i = 0; i < count; i++)
        values[i] = NULL;
    if (good) {
        sql_bind_number(find, 1, id);
        good = sql_step(find, &row, err);
    }
    if (good && !row)
        good =
            err_set(err, ERR_NOT_FOUND, "没有这条%s记录（编号 %lld）", form->title, (long long)id);
    for (size_t i = 0; good && i < count; i++)
        values[i] = column_read(find, (int)i, &form->fields[form_field(form, keys[i])]);
    statement_give(store, find);
    return good;
}
