/* listing_search: finding a row by what somebody remembers of it.
 *
 * For pickers and the prompt: whole value first, then the head of the name or of its
 * initials, then anywhere. */
#include "store/listing.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/filter.h"
#include "store/search_index.h"
#include "store/sql.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 1000 };

/* 0 where a search column is the whole text, 1 where the label or the initials begin
 * with it, else 2. A text with a wrong case or full-width forms is folded by the caller. */
static void add_rank(struct buffer *out, struct store *store, const struct form *form)
{
    struct buffer columns;
    char *rest = NULL;
    buffer_init(&columns);
    search_index_columns(store, form, "t.", &columns);
    char *list = buffer_take(&columns);
    buffer_add(out, "CASE WHEN 0");
    for (char *column = strtok_r(list, ", ", &rest); column; column = strtok_r(NULL, ", ", &rest))
        buffer_add_format(out, " OR (length(%s) = length(:text) AND holds(%s, :text))", column,
                          column);
    buffer_add(out, " THEN 0 WHEN 0");
    if (form->label_field >= 0) {
        buffer_add(out, " OR holds(substr(t.");
        sql_add_name(out, form->fields[form->label_field].key);
        buffer_add(out, ", 1, length(:text)), :text)");
    }
    if (sql_has_column(store->db, form->table, "initials"))
        buffer_add(out, " OR holds(substr(t.initials, 1, length(:text)), :text)");
    buffer_add(out, " THEN 1 ELSE 2 END");
    free(list);
}

/* Rows of :rows (a JSON array) that hold every word, best first. */
static char *rank_sql(struct store *store, const struct form *form, const struct filter *filter)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "SELECT t.id FROM json_each(:rows) j CROSS JOIN ");
    sql_add_name(&out, form->table);
    buffer_add(&out, " t WHERE t.id = j.value");
    filter_add(filter, store, form, &out);
    buffer_add(&out, " ORDER BY ");
    add_rank(&out, store, form);
    if (form->label_field >= 0) {
        buffer_add(&out, ", length(t.");
        sql_add_name(&out, form->fields[form->label_field].key);
        buffer_add(&out, ")");
    }
    buffer_add(&out, ", t.id DESC LIMIT :limit");
    return buffer_take(&out);
}

/* Rows whose label or initials begin with the text: from their indexes, so that they are
 * never lost among many that merely hold it. */
static bool gather_heads(struct store *store, const struct form *form, const char *column,
                         const char *text, size_t limit, struct id_set *found, struct err *err)
{
    struct buffer sql;
    bool row = true;
    buffer_init(&sql);
    buffer_add(&sql, "SELECT id FROM ");
    sql_add_name(&sql, form->table);
    buffer_add(&sql, " WHERE ");
    sql_add_name(&sql, column);
    buffer_add(&sql, " >= ?1 AND ");
    sql_add_name(&sql, column);
    buffer_add(&sql, " < ?1 || char(1114111) ORDER BY ");
    sql_add_name(&sql, column);
    buffer_add(&sql, " LIMIT ?2");
    sqlite3_stmt *find = statement_take(store, buffer_text(&sql), err);
    bool good = find != NULL;
    buffer_done(&sql);
    if (good) {
        sql_bind(find, 1, text);
        sql_bind_number(find, 2, (int64_t)limit);
    }
    while (good && !found->full && (good = sql_step(find, &row, err)) && row)
        id_set_add(found, sqlite3_column_int64(find, 0));
    statement_give(store, find);
    return good;
}

/* The word that the fewest rows hold. */
static const struct filter_word *rarest(const struct filter *filter)
{
    const struct filter_word *best = NULL;
    size_t fewest = 0;
    for (size_t i = 0; i < filter->count; i++) {
        size_t held = 0;
        for (size_t j = 0; j < filter->places; j++)
            held += filter->words[i].places[j].set.count;
        if (!best || held < fewest) {
            best = &filter->words[i];
            fewest = held;
        }
    }
    return best;
}

/* Rows that hold the rarest word themselves, then some that refer to such; all of them if they are
 * few, else those of the heads and so many more. */
static bool gather(struct store *store, const struct form *form, struct filter *filter,
                   const char *text, size_t limit, struct id_set *found, struct err *err)
{
    const struct field *label = form->label_field >= 0 ? &form->fields[form->label_field] : NULL;
    bool good = filter_ask(filter, store, form, CANDIDATES, err) &&
                filter_narrow(filter, store, form, CANDIDATES, err);
    if (good && label && label->type->storage == STORAGE_TEXT)
        good = gather_heads(store, form, label->key, text, limit, found, err);
    if (good && sql_has_column(store->db, form->table, "initials"))
        good = gather_heads(store, form, "initials", filter->words[0].text, limit, found, err);
    const struct filter_word *word = rarest(filter);
    for (size_t i = 0; filter->small && i < filter->rows.count; i++)
        id_set_add(found, filter->rows.ids[i]);
    for (size_t i = 0; !filter->small && i < filter->places; i++)
        for (size_t j = 0; !word->places[i].reference && j < word->places[i].set.count; j++)
            id_set_add(found, word->places[i].set.ids[j]);
    id_set_sort(found);
    return good;
}

static bool rank(struct store *store, const struct form *form, const struct filter *filter,
                 const struct id_set *found, const char *text, int64_t *ids, size_t limit,
                 size_t *count, struct err *err)
{
    bool row = true;
    char *sql = rank_sql(store, form, filter);
    sqlite3_stmt *find = statement_take(store, sql, err);
    bool good = find != NULL;
    free(sql);
    if (good) {
        char *json = id_set_json(found);
        sql_bind_named(find, ":rows", json);
        free(json);
        filter_bind(filter, find);
        sql_bind_named(find, ":text", text);
        sql_bind_named_number(find, ":limit", (int64_t)limit);
    }
    while (good && (good = sql_step(find, &row, err)) && row)
        ids[(*count)++] = sqlite3_column_int64(find, 0);
    statement_give(store, find);
    return good;
}

bool listing_search(struct store *store, const struct form *form, const char *text, int64_t *ids,
                    size_t limit, size_t *count, struct err *err)
{
    struct filter filter;
    bool begun = false;
    *count = 0;
    filter_init(&filter, text);
    if (filter.count == 0) {
        filter_done(&filter);
        return true;
    }
    struct id_set found;
    id_set_init(&found, CANDIDATES * 2);
    char *folded = text_trim(text_fold(text));
    bool good = connection_read_begin(store, &begun, err) &&
                gather(store, form, &filter, folded, limit, &found, err) &&
                rank(store, form, &filter, &found, folded, ids, limit, count, err);
    connection_read_end(store, begun);
    filter_done(&filter);
    id_set_done(&found);
    free(folded);
    return good;
}
