/* listing_hands: which rows of the cases are in my hands: the clauses of 今日 and 待我处理.
 *
 * Each clause is found by an index of its own; a row may fit several. Whom a state waits for and
 * who is kept off is the law's (law/case_hands.h). */
#ifndef STORE_LISTING_HANDS_H
#define STORE_LISTING_HANDS_H

#include "law/case_hands.h"
#include "store/listing.h"

/* A condition on the table t: :unit is handling it, or a team of it (执法支队一大队 is 执法支队's); without a :unit
 * everything is mine. */
#define LISTING_OF_MY_UNIT                                                                         \
    " AND (:unit IS NULL OR (SELECT substr(o.unit, 1, length(:unit)) FROM officer o WHERE o.id = " \
    "+t.officer1) = :unit)"

struct listing_hands {
    const struct form *form;
    const struct form_set *forms;
    enum view_filter filter;
    struct case_hand hands[CASE_HANDS_MOST];
    size_t hand_count;
    size_t officers; /* officer fields of the form: so many clauses for what is mine and due soon */
    bool recusals;   /* I decide who stands back */
    size_t clauses;
};

/* Whether a view is made of them. */
bool listing_hands_make(enum view_filter filter);

void listing_hands_init(struct listing_hands *hands, const struct form_set *forms,
                        const struct form *form, const struct listing_query *query);

/* Adds ` AND (…)` on the table t: one clause, its index leading; or all of them, for rows that are found in the
 * order of another index. */
void listing_hands_add(const struct listing_hands *hands, size_t clause, struct buffer *out);
void listing_hands_add_all(const struct listing_hands *hands, struct buffer *out);

#endif
