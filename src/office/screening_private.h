/* screening_private: what the files of 适用性筛查 share. */
#ifndef OFFICE_SCREENING_PRIVATE_H
#define OFFICE_SCREENING_PRIVATE_H

#include "law/requirement.h"
#include "office/screening.h"

/* What is on file about the party. */
struct screening_past {
    int measures; /* cases in which something was decided or promised */
    int open;     /* not decided, or of a party that is probably the same */
    char *words;  /* owned */
};

/* Cases of the party, whatever its name is spelt like, by code, number, representative and address,
 * found on `since` (DATE_NONE: ever) or later and not after this one, this one aside. */
bool screening_past_of(struct office *office, const struct record *kase, date_t since,
                       struct screening_past *past, struct err *err);
void screening_past_done(struct screening_past *past);

/* An item of a list that the case is held against, with its questions. */
struct screening_asked {
    struct record *record; /* form item; owned */
    struct item_questions questions;
};
bool screening_asked_load(struct office *office, int64_t item, struct screening_asked *asked,
                          struct err *err);
void screening_asked_done(struct screening_asked *asked);
/* Whether something of it is answered by a number or a date. */
bool screening_has_numbers(const struct screening_asked *asked);
/* What a row of the form calls the question: ZM-21.1 …（不超过1 dB）. Caller frees. */
char *screening_question(const struct screening_asked *asked, size_t which);
/* Whether the item stands on the list of this kind: positive, negative. */
bool screening_on_list(struct office *office, int64_t item, const char *kind);

/* Everything that a screening is decided on; holds what the facts borrow. */
struct screening_case {
    struct screening_facts facts;
    const struct record *record;
    struct record *kase; /* owned */
    struct screening_past past;
    struct screening_asked positive; /* record NULL: none */
    struct screening_item positive_item;
    struct screening_asked *asked; /* of the hits */
    struct screening_hit *hits;
    size_t count;
    char **texts; /* owned */
    size_t text_count;
};
bool screening_case_load(struct office *office, const struct record *record,
                         struct screening_case *made, struct err *err);
void screening_case_done(struct screening_case *made);

/* The answers of the form judged against the item's questions; *words gets them in words (owned by
 * `made`). */
bool screening_measure_item(struct office *office, struct screening_case *made,
                            const struct screening_asked *asked, enum screening_measure *measure,
                            const char **words, struct err *err);

/* The items of the negative list, in force on that day, that are most like the violation. */
enum { SCREENING_LIKELY = 3 };
bool screening_likely(struct office *office, const char *violation, date_t on,
                      int64_t ids[SCREENING_LIKELY], size_t *count, struct err *err);

/* The overrulings of the case made after the screening `after` (0: all): item by item. */
struct screening_overruling {
    int64_t item;
    unsigned roles;
    char *reason; /* owned */
};
bool screening_overrulings(struct office *office, int64_t case_id, int64_t after,
                           struct screening_overruling **all, size_t *count, struct err *err);
void screening_overrulings_done(struct screening_overruling *all, size_t count);

/* The verdict and the test that gave it, into the fields of both forms. */
void screening_put_decisive(struct record *record, const struct screening *screening);

#endif
