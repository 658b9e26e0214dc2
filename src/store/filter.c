/* filter: what was typed to find rows, as words that a row must hold.
 *
 * The index gives candidates (all pairs of the word occur somewhere in the row); the exact
 * question is put to the row itself. */
#include "store/filter.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/search_index.h"
#include "store/select.h"
#include "store/sql.h"
#include "store/tokenizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 500, MOST_WORDS = 8 };

static void add_word(struct filter *filter, struct buffer *word)
{
    if (word->length > 0 && filter->count < MOST_WORDS) {
        filter->words = memory_array(filter->words, filter->count + 1, sizeof *filter->words);
        filter->words[filter->count++] = memory_copy(buffer_text(word));
    }
    buffer_clear(word);
}

void filter_init(struct filter *filter, const char *text)
{
    struct buffer word;
    uint32_t code;
    *filter = (struct filter){.count = 0};
    buffer_init(&word);
    for (const char *at = text ? text : ""; *at;) {
        char bytes[4];
        int length = text_decode(at, &code);
        uint32_t character = length > 0 ? tokenizer_character(code) : 0;
        if (character)
            buffer_add_bytes(&word, bytes, (size_t)text_encode(character, bytes));
        else
            add_word(filter, &word);
        at += length > 0 ? length : 1;
    }
    add_word(filter, &word);
    buffer_done(&word);
}

void filter_done(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++)
        free(filter->words[i]);
    free(filter->words);
    free(filter->ids);
    *filter = (struct filter){.count = 0};
}

/* The word as a query of the index: "油烟" AND "烟扰"; a single character as the head of a pair. */
static char *expression(const char *word)
{
    struct buffer out;
    uint32_t code;
    buffer_init(&out);
    if (text_count(word) == 1)
        buffer_add_format(&out, "\"%s\" *", word);
    for (const char *at = word; text_count(at) > 1;) {
        int first = text_decode(at, &code);
        int second = text_decode(at + first, &code);
        buffer_add_format(&out, "%s\"%.*s\"", out.length ? " AND " : "", first + second, at);
        at += first;
    }
    return buffer_take(&out);
}

static void add_match(struct buffer *out, const struct form *form)
{
    char *name = memory_format("search_%s", form->table);
    buffer_add(out, "SELECT id FROM (SELECT rowid AS id FROM ");
    sql_add_name(out, name);
    buffer_add(out, " WHERE ");
    sql_add_name(out, name);
    buffer_add(out, " MATCH ?1 ORDER BY rowid DESC)");
    free(name);
}

/* The form's own index, and for each reference in its list the rows that refer to what is found.
 * UNION ALL and no order over the whole: it has to stop at the limit and not gather all first. */
static char *candidates_sql(struct store *store, const struct form *form)
{
    struct buffer out;
    const char *separator = "";
    buffer_init(&out);
    buffer_add(&out, "SELECT id FROM (");
    if (search_index_has(form)) {
        add_match(&out, form);
        separator = " UNION ALL ";
    }
    for (size_t i = 0; i < form->list_count; i++) {
        const struct field *field = &form->fields[form->list[i].field];
        const struct form *target = select_target(store->forms, field);
        if (!target || !search_index_has(target))
            continue;
        buffer_add_format(&out, "%sSELECT id FROM ", separator);
        sql_add_name(&out, form->table);
        buffer_add(&out, " WHERE ");
        sql_add_name(&out, field->key);
        buffer_add(&out, " IN (");
        add_match(&out, target);
        buffer_add(&out, ")");
        separator = " UNION ALL ";
    }
    buffer_add(&out, *separator ? ") LIMIT ?2" : "SELECT NULL AS id WHERE 0)");
    return buffer_take(&out);
}

bool filter_candidates(struct store *store, const struct form *form, const char *word, int64_t *ids,
                       size_t limit, size_t *count, struct err *err)
{
    bool row = true;
    char *sql = candidates_sql(store, form);
    char *match = expression(word);
    sqlite3_stmt *find = sql_prepare(store->db, sql, err);
    bool good = find != NULL;
    *count = 0;
    if (good) {
        sql_bind(find, 1, match);
        sql_bind_number(find, 2, (int64_t)limit);
    }
    while (good && *count < limit && (good = sql_step(find, &row, err)) && row)
        ids[(*count)++] = sqlite3_column_int64(find, 0);
    sqlite3_finalize(find);
    free(match);
    free(sql);
    return good;
}

char *filter_json(const int64_t *ids, size_t count)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "[");
    for (size_t i = 0; i < count; i++)
        buffer_add_format(&out, "%s%lld", i ? "," : "", (long long)ids[i]);
    buffer_add(&out, "]");
    return buffer_take(&out);
}

bool filter_narrow(struct filter *filter, struct store *store, const struct form *form,
                   struct err *err)
{
    int64_t ids[FEW + 1];
    size_t count;
    for (size_t i = 0; i < filter->count && !filter->ids; i++) {
        if (!filter_candidates(store, form, filter->words[i], ids, FEW + 1, &count, err))
            return false;
        if (count <= FEW)
            filter->ids = filter_json(ids, count);
    }
    return true;
}

/* ` OR holds(T."column", :wN)` for each search column of the form. */
static void add_holds(struct buffer *out, struct store *store, const struct form *form,
                      const char *table, size_t word)
{
    struct buffer columns;
    char *prefix = memory_format("%s.", table);
    buffer_init(&columns);
    search_index_columns(store, form, prefix, &columns);
    char *rest = NULL;
    char *list = buffer_take(&columns);
    for (char *column = strtok_r(list, ", ", &rest); column; column = strtok_r(NULL, ", ", &rest))
        buffer_add_format(out, " OR holds(%s, :w%zu)", column, word);
    free(list);
    free(prefix);
}

static void add_condition(struct buffer *out, struct store *store, const struct form *form,
                          size_t word)
{
    buffer_add(out, " AND (0");
    if (search_index_has(form))
        add_holds(out, store, form, "t", word);
    for (size_t i = 0; i < form->list_count; i++) {
        int index = form->list[i].field;
        const struct form *target = select_target(store->forms, &form->fields[index]);
        char table[24];
        snprintf(table, sizeof table, "r%d", index);
        if (target && search_index_has(target))
            add_holds(out, store, target, table, word);
    }
    buffer_add(out, ")");
}

void filter_add(const struct filter *filter, struct store *store, const struct form *form,
                struct buffer *out)
{
    for (size_t i = 0; i < filter->count; i++)
        add_condition(out, store, form, i);
    if (filter->ids)
        buffer_add(out, " AND t.id IN (SELECT value FROM json_each(:ids))");
}

void filter_bind(const struct filter *filter, sqlite3_stmt *statement)
{
    for (size_t i = 0; i < filter->count; i++) {
        char name[32];
        snprintf(name, sizeof name, ":w%zu", i);
        sql_bind_named(statement, name, filter->words[i]);
    }
    sql_bind_named(statement, ":ids", filter->ids);
}
