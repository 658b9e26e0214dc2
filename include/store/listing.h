/* listing: pages of a list, each fetched from an index by the last row seen. */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "law/view.h"
#include "store/store.h"

struct codes;

struct listing_query {
    const struct view *view;
    const char *filter; /* what was typed: any part of a name, initials, last digits; NULL or "" none */
    const char *sort;   /* key of a column of the list, or of a field under `sort` in its form; NULL =
                           the view's own. What has a name is sorted by its initials, document
                           numbers by year and number, references by what the other row is called */
    bool descending;    /* used with sort */
    int64_t officer;    /* for the views of mine */
    unsigned roles;     /* for what waits for me */
    const char *unit;   /* for those of my unit; NULL: all units are mine */
    date_t today;
    const struct codes *codes; /* labels of code values; may be NULL */
    bool (*hurried)(void *data); /* asked while a page is read: true breaks it off; may be NULL */
    void *hurried_data;
};

/* Where to go on: after (or before) this row, in the order of the list. */
struct listing_key {
    bool set;            /* false: from the first (or, backward, the last) row */
    int64_t id;
    const char *sort_key; /* of that row as it was given; NULL where it was NULL */
};

/* At most `limit` rows after `from` (backward: before it; given in list order all the same). */
bool listing_page(struct store *store, const struct listing_query *query,
                  const struct listing_key *from, bool backward, size_t limit,
                  struct view_page *page, struct err *err);

/* How many rows there are, counted no further than `most`. */
bool listing_count(struct store *store, const struct listing_query *query, int64_t most,
                   int64_t *count, struct err *err);

/* The same within so many milliseconds (0: as long as it takes). *more: there may be more than
 * *count: it reached `most`, or the time was over. */
bool listing_tally(struct store *store, const struct listing_query *query, int64_t most,
                   int milliseconds, int64_t *count, bool *more, struct err *err);

/* The sort key of a row as it is now (NULL: it has none). Caller frees. ERR_NOT_FOUND without it. */
bool listing_sort_key(struct store *store, const struct listing_query *query, int64_t id,
                      char **key, struct err *err);

/* The ids of rows of `form` that `text` finds, best first: whole value, then head of the name or
 * of its initials, then anywhere; at most `limit`. Returns how many. */
bool listing_search(struct store *store, const struct form *form, const char *text,
                    int64_t *ids, size_t limit, size_t *count, struct err *err);

/* True if every view's every order is served by an index (no sorting by the database);
 * else names view and order in *err. For tests and `rouzhi check`. */
bool listing_indexed(struct store *store, struct err *err);

#endif
