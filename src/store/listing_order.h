/* listing_order: what a list is sorted by, and where in it a row stands.
 *
 * A column KEY_order of the table, else the initials of what has a name, else the value itself;
 * for references the same of the row that is referred to, s. A row's place in a list is known
 * by its sort key, a text that goes out with the row and comes back for the next page. */
#ifndef STORE_LISTING_ORDER_H
#define STORE_LISTING_ORDER_H

#include <sqlite3.h>

#include "store/connection.h"
#include "store/listing.h"

/* Rows come in this order of kinds, whichever way the list is sorted. */
enum listing_kind {
    LISTING_VALUED,  /* what is compared is there */
    LISTING_UNNAMED, /* it is empty */
    LISTING_ABSENT,  /* there is no row that is referred to */
    LISTING_KINDS,
};

struct listing_order {
    const struct field *field;
    const struct form *target; /* of a reference, else NULL */
    const struct field *typed; /* how the compared value is written; NULL: as text */
    char column[96];           /* what is compared, of t or of s */
    bool has[LISTING_KINDS];   /* which kinds there may be */
};

/* A place in the list. */
struct listing_mark {
    enum listing_kind kind;
    char *value;    /* NULL unless LISTING_VALUED */
    int64_t target; /* id of the row that is referred to; 0 in an order without */
    int64_t id;
};

/* ERR_NOT_FOUND if the form's lists have no such order. */
bool listing_order_init(struct listing_order *order, struct store *store, const struct form *form,
                        const char *key, const char *title, struct err *err);

/* Adds the compared column with its table: t."found_at", s."initials". */
void listing_order_add(const struct listing_order *order, struct buffer *out);

/* The comparison that every value holds, and nothing empty: an index is entered behind what is empty
 * by it, and not by IS NOT NULL. */
const char *listing_order_least(const struct listing_order *order);

/* The mark of a row read as id, compared value, id of s. listing_mark_done frees its text. */
struct listing_mark listing_mark_read(const struct listing_order *order, sqlite3_stmt *read);
struct listing_mark listing_mark_of(const struct listing_order *order,
                                    const struct listing_key *key);
void listing_mark_done(struct listing_mark *mark);

/* The mark as a sort key; NULL where listing_mark_of knows it from the id alone. Caller frees. */
char *listing_mark_key(const struct listing_order *order, const struct listing_mark *mark);

/* Binds :key, :target and :id where the statement has them. */
void listing_mark_bind(const struct listing_order *order, const struct listing_mark *mark,
                       sqlite3_stmt *statement);

/* Below 0 if the first comes before the other in ascending order. Marks of one kind. */
int listing_mark_compare(const struct listing_order *order, const struct listing_mark *one,
                         const struct listing_mark *other);

#endif
