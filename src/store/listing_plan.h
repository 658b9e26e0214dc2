/* listing_plan: the SELECT behind one stretch of a list.
 *
 * A list is read in stretches, each in the order of an index: first the rows that have a value
 * in the sort column, then those that have none; for lists of mine one for each of the two
 * handling officers, merged afterwards. */
#ifndef STORE_LISTING_PLAN_H
#define STORE_LISTING_PLAN_H

#include "store/filter.h"
#include "store/listing.h"

struct listing_plan {
    const struct form *form;
    const struct listing_query *query;
    const struct filter *filter;
    int sort;        /* index of the field */
    bool descending; /* in which the rows come: reversed for a page before */
    size_t branches; /* 1, or how many officer fields the form has */
    bool has_due;    /* the form has due_on */
    bool has_empty;  /* the sort column may be without a value */
};

/* One stretch of it. */
struct listing_stretch {
    size_t branch;
    bool empty;                      /* rows without a value in the sort column */
    bool counted;                    /* only how many: nothing is read */
    const struct listing_key *after; /* NULL: from the end where the stretch begins */
};

/* ERR_NOT_FOUND for a form or a sort field that isn't there. */
bool listing_plan_init(struct listing_plan *plan, struct store *store,
                       const struct listing_query *query, const struct filter *filter,
                       bool backward, struct err *err);

/* Columns: id, sort column, due_on or NULL, then select_add for each column of the list.
 * :limit is bound by the caller, all else here. NULL and *err if it can't be prepared. `prefix`
 * stands before the SELECT ("" or EXPLAIN QUERY PLAN). */
sqlite3_stmt *listing_plan_prepare(const struct listing_plan *plan, struct store *store,
                                   const struct listing_stretch *stretch, const char *prefix,
                                   struct err *err);

#endif
