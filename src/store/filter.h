/* filter: what was typed to find rows, as words that a row must hold.
 *
 * A word is a run of characters, letters or digits; what stands between (blanks, brackets)
 * only separates, so that 2026 12 and 〔2026〕12 find the same. A row holds a word if
 * one of its own search fields or of the rows it refers to in the list does. The indexes of
 * the form and of what it refers to say which rows those are; of words that very many hold only
 * a part is fetched, and the rows are asked themselves. Where rows have document numbers, a few
 * digits alone mean the serial first of all (digits.h). */
#ifndef STORE_FILTER_H
#define STORE_FILTER_H

#include "base/buffer.h"
#include "store/connection.h"
#include "store/id_set.h"

/* Where a word may be held: the form's own rows, or rows that a column of its list refers to; in a
 * column of choices what a choice is called. */
struct filter_place {
    const struct field *reference; /* NULL: the row itself */
    const struct field *choice;    /* of the row itself; NULL: what is written in it */
    const struct form *form;
    struct id_set set; /* rows that may hold it; full: there are more */
};

struct filter_word {
    char *text; /* folded, lower case */
    char *hyphened; /* zm-25 for zm25, which may stand for it; else NULL */
    bool digits; /* a few, nothing else, and the rows have document numbers: see digits.h */
    bool exact; /* what the index gives for it does hold it: the row need not be asked */
    struct filter_place *places;
};

struct filter {
    struct filter_word *words;
    size_t count;
    size_t places; /* of each word */
    bool nothing;  /* only marks were typed: no row holds them */
    bool labels;   /* choices are found by what they are called: in lists, where that is read */
    /* All rows that may fit, if they are few: a list is better made from them than by looking
     * through it. `small` is then true. */
    struct id_set rows;
    bool small;
};

void filter_init(struct filter *filter, const char *text); /* text may be NULL */
void filter_done(struct filter *filter);

/* Asks the indexes which rows of `form` hold the words, at most `most` for each place of a word. */
bool filter_ask(struct filter *filter, struct store *store, const struct form *form, size_t most,
                struct err *err);

/* Fetches all rows that may hold the rarest word into filter->rows, if they are `most` at most. */
bool filter_narrow(struct filter *filter, struct store *store, const struct form *form, size_t most,
                   struct err *err);

/* filter_choice.c: columns of choices in the form's list that have an index. Returns how many. */
size_t filter_choices(const struct form *form, struct filter_place *places, size_t room);
/* The rows whose choice is called what the word says, or by two of its first characters and more. */
bool filter_choice_ask(struct filter_place *place, struct store *store,
                       const struct filter_word *word, struct err *err);
/* Adds `+t."state" IN ('void')`. */
void filter_choice_add(const struct filter_place *place, const struct filter_word *word,
                       struct buffer *out);

/* Adds ` AND (…)` for each word on the table t. */
void filter_add(const struct filter *filter, struct store *store, const struct form *form,
                struct buffer *out);
void filter_bind(const struct filter *filter, sqlite3_stmt *statement);

#endif
