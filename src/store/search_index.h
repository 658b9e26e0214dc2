/* search_index: for each form with `search` fields, pairs of characters to row ids.
 *
 * One FTS5 table search_TABLE without text of its own, a column for each search field and for
 * the pinyin initials, kept in the same transaction as the row. Heads of one and of three
 * characters have lists of their own: else one character would be all pairs that begin with it.
 * It finds candidates; whether a row really holds the words is asked of the row. Can be rebuilt
 * at any time. */
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include "base/buffer.h"
#include "store/store.h"

/* Whether rows of the form are indexed at all. */
bool search_index_has(const struct form *form);

/* Makes what is missing and rebuilds what doesn't fit the forms. Before guard_install. */
bool search_index_sync(struct store *store, struct err *err);

/* Takes the row's present texts out (before it is changed); puts them in (after). */
bool search_index_remove(struct store *store, const struct form *form, int64_t id, struct err *err);
bool search_index_add(struct store *store, const struct form *form, int64_t id, struct err *err);

/* Adds `, prefix"column"` for each column of the form's index. */
void search_index_columns(struct store *store, const struct form *form, const char *prefix,
                          struct buffer *out);

/* The index's own check, and that it knows exactly the rows of the table. False and *err
 * (ERR_DATABASE) if not. Inside store_write. */
bool search_index_check(struct store *store, const struct form *form, struct err *err);

#endif
