/* filter: what was typed to find rows, as words that a row must hold.
 *
 * A word is a run of characters, letters or digits; what stands between (blanks, brackets)
 * only separates, so that 2026 12 and 〔2026〕12 find the same. A row holds a word if
 * one of its own search fields or of the rows it refers to in the list does. */
#ifndef STORE_FILTER_H
#define STORE_FILTER_H

#include "base/buffer.h"
#include "store/connection.h"

struct filter {
    char **words; /* folded, lower case */
    size_t count;
    /* Ids of all rows that may hold one of the words, as a JSON array: set if they are few, so that a
     * list is better made from them than by looking through it. Else NULL. */
    char *ids;
};

void filter_init(struct filter *filter, const char *text); /* text may be NULL */
void filter_done(struct filter *filter);

/* Looks whether some word is rare in rows of `form`; sets filter->ids then. */
bool filter_narrow(struct filter *filter, struct store *store, const struct form *form,
                   struct err *err);

/* The ids as a JSON array. Caller frees. */
char *filter_json(const int64_t *ids, size_t count);

/* Ids of rows that may hold the word, at most `limit`: the newest that hold it themselves, then
 * those that refer to such; an id may come twice. */
bool filter_candidates(struct store *store, const struct form *form, const char *word, int64_t *ids,
                       size_t limit, size_t *count, struct err *err);

/* Adds ` AND (…)` for each word on the table t and its joined references (select_add must
 * have joined every reference of the form's list). Words are bound as :w0, :w1 … */
void filter_add(const struct filter *filter, struct store *store, const struct form *form,
                struct buffer *out);
void filter_bind(const struct filter *filter, sqlite3_stmt *statement);

#endif
