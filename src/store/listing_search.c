/* listing_search: finding a row by what somebody remembers of it.
 *
 * For pickers and the prompt: whole value first, then the head of the name or of its
 * initials, then anywhere. */
#include "store/listing.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/listing_plan.h"
#include "store/search_index.h"
#include "store/select.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 2000 };

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

/* Rows of :ids (a JSON array) that hold every word, best first. */
static char *rank_sql(struct store *store, const struct form *form, const struct filter *filter)
{
    struct buffer out;
    struct buffer columns;
    struct buffer joins;
    buffer_init(&out);
    buffer_init(&columns);
    buffer_init(&joins);
    for (size_t i = 0; i < form->list_count; i++)
        select_add(&columns, &joins, store->forms, form, form->list[i].field);
    buffer_add(&out, "SELECT t.id FROM ");
    sql_add_name(&out, form->table);
    buffer_add_format(&out, " t%s WHERE 1", buffer_text(&joins));
    filter_add(filter, store, form, &out);
    buffer_add(&out, " ORDER BY ");
    add_rank(&out, store, form);
    if (form->label_field >= 0) {
        buffer_add(&out, ", length(t.");
        sql_add_name(&out, form->fields[form->label_field].key);
        buffer_add(&out, ")");
    }
    buffer_add(&out, ", t.id DESC LIMIT :limit");
    buffer_done(&columns);
    buffer_done(&joins);
    return buffer_take(&out);
}

struct gathered {
    int64_t ids[CANDIDATES];
    size_t count;
};

/* Rows whose label or initials begin with the text: from their indexes, so that they are
 * never lost among many that merely hold it. */
static bool gather_heads(struct store *store, const struct form *form, const char *column,
                         const char *text, size_t limit, struct gathered *gathered, struct err *err)
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
    sqlite3_stmt *find = sql_prepare(store->db, buffer_text(&sql), err);
    bool good = find != NULL;
    buffer_done(&sql);
    if (good) {
        sql_bind(find, 1, text);
        sql_bind_number(find, 2, (int64_t)limit);
    }
    while (good && gathered->count < CANDIDATES && (good = sql_step(find, &row, err)) && row)
        gathered->ids[gathered->count++] = sqlite3_column_int64(find, 0);
    sqlite3_finalize(find);
    return good;
}

static bool gather_word(struct store *store, const struct form *form, const struct filter *filter,
                        size_t word, struct gathered *gathered, struct err *err)
{
    size_t count = 0;
    bool good = filter_candidates(store, form, filter->words[word], &gathered->ids[gathered->count],
                                  CANDIDATES - gathered->count, &count, err);
    gathered->count += count;
    return good;
}

static bool gather(struct store *store, const struct form *form, const struct filter *filter,
                   const char *text, size_t limit, struct gathered *gathered, struct err *err)
{
    const struct field *label = form->label_field >= 0 ? &form->fields[form->label_field] : NULL;
    bool good = true;
    if (label && label->type->storage == STORAGE_TEXT)
        good = gather_heads(store, form, label->key, text, limit, gathered, err);
    if (good && sql_has_column(store->db, form->table, "initials"))
        good = gather_heads(store, form, "initials", filter->words[0], limit, gathered, err);
    size_t heads = gathered->count;
    for (size_t i = 0; good && i < filter->count; i++) {
        gathered->count = heads;
        good = gather_word(store, form, filter, i, gathered, err);
        if (gathered->count < CANDIDATES)
            break; /* all that hold this word: the others need not be asked */
    }
    return good;
}

static bool rank(struct store *store, const struct form *form, const struct filter *filter,
                 const char *text, int64_t *ids, size_t limit, size_t *count, struct err *err)
{
    bool row = true;
    char *sql = rank_sql(store, form, filter);
    sqlite3_stmt *find = sql_prepare(store->db, sql, err);
    bool good = find != NULL;
    free(sql);
    if (good) {
        filter_bind(filter, find);
        sql_bind_named(find, ":text", text);
        sql_bind_named_number(find, ":limit", (int64_t)limit);
    }
    while (good && (good = sql_step(find, &row, err)) && row)
        ids[(*count)++] = sqlite3_column_int64(find, 0);
    sqlite3_finalize(find);
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
    struct gathered *gathered = memory_alloc(sizeof *gathered);
    char *folded = text_trim(text_fold(text));
    bool good = connection_read_begin(store, &begun, err) &&
                gather(store, form, &filter, folded, limit, gathered, err);
    if (good) {
        filter.ids = filter_json(gathered->ids, gathered->count);
        good = rank(store, form, &filter, folded, ids, limit, count, err);
    }
    connection_read_end(store, begun);
    filter_done(&filter);
    free(gathered);
    free(folded);
    return good;
}
