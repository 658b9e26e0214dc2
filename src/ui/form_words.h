/* form_words: what is said about a form being filled in, in whichever way it is filled in.
 *
 * The names of its cells and the text that couldn't be read yet (so that a draft begun on the screen
 * is gone on with line by line, and the other way round), what a draft is called, what is said when
 * it was filed, what a field is. Knows no screen. */
#ifndef UI_FORM_WORDS_H
#define UI_FORM_WORDS_H

#include "base/buffer.h"
#include "office/drafts.h"

/* A place of a form where something can be entered. */
struct entry_cell {
    int field; /* of the form */
    int row;   /* row of the table in that field; -1: not a table */
    int sub;   /* field of the row form; -1 */
};

/* The name of a cell: place, or promises.2.measure. */
void form_cell_name(const struct office *office, const struct form *form,
                    const struct entry_cell *cell, struct buffer *name);
bool form_cell_named(const struct office *office, const struct form *form, const char *name,
                     struct entry_cell *cell);

/* Unread text as one string: for each cell its name, unit separator, its text, record separator. */
void form_unread_add(const struct office *office, const struct form *form,
                     const struct entry_cell *cell, const char *text, struct buffer *out);
/* Takes the next one off *rest, which is written into; false at the end. */
bool form_unread_next(char **rest, const char **name, const char **text);

/* What the list of drafts shows: the form and whom or what it is about. */
void form_draft_called(const struct record *record, char out[160]);

/* What is asked before a draft is dropped: which one and since when. Caller frees. */
char *form_draft_loss(const struct office_draft *draft);

/* 已受理 沙环柔〔2026〕5号。 Caller frees. */
char *form_filed(const struct record *record, bool is_new);

/* What a field is and takes: all that its form and its type say. `form` is the one that it stands
 * in; short code lists are told in full (`codes` may be NULL). */
void form_field_explain(const struct form *form, const struct field *field,
                        const struct codes *codes, struct buffer *text);

/* form_history.c: what the office has had to do with a party before, without the case `except` (0:
 * none): a line, in full with each case under it; "" if there is nothing. Caller frees. */
char *form_history(struct office *office, int64_t party, int64_t except, bool in_full);

/* form_repeat.c: takes from the one that was just filed what usually stays the same; the labels of what was taken, with 、
 * between, are added. */
void form_repeat_take(struct record *record, const struct record *like, struct buffer *labels);

#endif
