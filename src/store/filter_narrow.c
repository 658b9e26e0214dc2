/* filter_narrow: the rows that may fit, fetched at once where a word is rare.
 *
 * Begins with the word for which the indexes give the fewest rows; which of them do hold every word is
 * asked where they are listed. Fetches nothing if there are too many. */
#include "store/filter.h"

#include "store/sql.h"

/* How many rows of indexes stand for this word; the fewest make the best beginning. */
static size_t breadth(const struct filter *filter, const struct filter_word *word)
{
    size_t all = 0;
    for (size_t i = 0; i < filter->places; i++)
        all += word->places[i].set.full ? SIZE_MAX / 64 : word->places[i].set.count;
    return all;
}

/* The rows that refer to one of the set. */
static bool add_referring(struct filter *filter, struct store *store, const struct form *form,
                          const struct filter_place *place, struct err *err)
{
    struct buffer sql;
    bool row = false;
    buffer_init(&sql);
    buffer_add(&sql, "SELECT 1 FROM ");
    sql_add_name(&sql, form->table);
    buffer_add(&sql, " t WHERE t.");
    sql_add_name(&sql, place->reference->key);
    buffer_add(&sql, " = ?1 AND gather(:set, t.id)");
    sqlite3_stmt *find = sql_prepare(store->db, buffer_text(&sql), err);
    bool good = find != NULL;
    buffer_done(&sql);
    for (size_t i = 0; good && !filter->rows.full && i < place->set.count; i++) {
        sqlite3_reset(find);
        sql_bind_number(find, 1, place->set.ids[i]);
        id_set_bind(find, ":set", &filter->rows);
        good = sql_step(find, &row, err);
    }
    sqlite3_finalize(find);
    return good;
}

static bool gather_rows(struct filter *filter, struct store *store, const struct form *form,
                        const struct filter_word *word, struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && !filter->rows.full && i < filter->places; i++) {
        const struct filter_place *place = &word->places[i];
        if (place->reference)
            good = add_referring(filter, store, form, place, err);
        else
            for (size_t j = 0; j < place->set.count && !filter->rows.full; j++)
                id_set_add(&filter->rows, place->set.ids[j]);
    }
    id_set_sort(&filter->rows);
    return good;
}

bool filter_narrow(struct filter *filter, struct store *store, const struct form *form, size_t most,
                   struct err *err)
{
    const struct filter_word *rarest = filter->count > 0 ? &filter->words[0] : NULL;
    for (size_t i = 1; i < filter->count; i++)
        if (breadth(filter, &filter->words[i]) < breadth(filter, rarest))
            rarest = &filter->words[i];
    if (!rarest || breadth(filter, rarest) > most)
        return true;
    id_set_init(&filter->rows, most);
    bool good = gather_rows(filter, store, form, rarest, err);
    filter->small = good && !filter->rows.full;
    return good;
}
