/* listing_plan: the SELECT behind one stretch of a list.
 *
 * A list is read in stretches, each in the order of an index: first the rows that have a value
 * to be sorted by, then those that have none; for lists of mine one for each of the two
 * handling officers, merged afterwards. Where only few rows can be in the list, because a rare
 * word or the list itself leaves few, those are gathered first and sorted. */
#ifndef STORE_LISTING_PLAN_H
#define STORE_LISTING_PLAN_H

#include "store/filter.h"
#include "store/listing.h"
#include "store/listing_hands.h"
#include "store/listing_order.h"

enum { FEW_ROWS = 3000 }; /* are gathered and sorted faster than found by walking an index */

struct listing_plan {
    const struct form *form;
    const struct listing_query *query;
    const struct filter *filter;
    struct listing_order order;
    bool descending;    /* in which the rows come: reversed for a page before */
    bool native;        /* an index has the view's rows in this order and no others */
    bool in_hands;      /* the view is made of `hands`: its rows are gathered clause by clause */
    struct listing_hands hands;
    size_t branches;    /* 1, or how many officer fields the form has */
    struct id_set rows; /* all rows that can be in the list, if they are few: `small` */
    bool small;
};

/* One stretch of it. */
struct listing_stretch {
    size_t branch;
    enum listing_kind kind;
    const struct listing_mark *after; /* NULL: from the end where the stretch begins */
    bool within;                      /* only what refers to the same row as `after` */
};

/* ERR_NOT_FOUND for a form or a sort field that isn't there. Ended by listing_plan_done. */
bool listing_plan_init(struct listing_plan *plan, struct store *store,
                       const struct listing_query *query, const struct filter *filter,
                       bool backward, struct err *err);
void listing_plan_done(struct listing_plan *plan);

/* Finds out whether few rows can be in the list. After filter_ask and filter_narrow. */
bool listing_plan_narrow(struct listing_plan *plan, struct store *store, struct err *err);

/* Columns: id, what is compared, id of the row that is referred to. :limit is bound by the caller,
 * all else here. NULL and *err if it can't be prepared. `prefix` stands before the SELECT ("" or
 * EXPLAIN QUERY PLAN). */
sqlite3_stmt *listing_plan_prepare(const struct listing_plan *plan, struct store *store,
                                   const struct listing_stretch *stretch, const char *prefix,
                                   struct err *err);

/* How a view that isn't native is gathered, clause by clause; each binds :set, the set that takes the ids.
 * Returns how many clauses there are. */
size_t listing_plan_clauses(const struct listing_plan *plan);
sqlite3_stmt *listing_plan_gather(const struct listing_plan *plan, struct store *store,
                                  size_t clause, const char *prefix, struct err *err);

/* The same rows in no order and with nothing read, for counting. */
sqlite3_stmt *listing_plan_tally(const struct listing_plan *plan, struct store *store,
                                 size_t branch, struct err *err);

#endif
