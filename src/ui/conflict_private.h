/* conflict_private: what the two files of the conflict card share. */
#ifndef UI_CONFLICT_PRIVATE_H
#define UI_CONFLICT_PRIVATE_H

#include "conflict.h"

enum conflict_line_kind { CONFLICT_LABEL, CONFLICT_VALUE, CONFLICT_BLANK, CONFLICT_REST };

/* One row of the card. */
struct conflict_line {
    enum conflict_line_kind kind;
    size_t field; /* index in fields */
    enum merge_side side;
    bool first; /* the first row of its value */
    char *text; /* owned */
};

struct conflict {
    struct scene scene;
    char *headline;
    const struct record *mine, *before;
    struct record *theirs;
    struct merge_field *fields;
    size_t count;
    bool *decided; /* by field; of those that don't clash always */
    size_t chosen; /* the field that keys act on */
    struct conflict_line *lines;
    size_t line_count;
    int top;
    bool seen; /* it has been on the screen with nothing typed ahead: keys may act on it now */
    void *owner;
    void (*take)(void *owner, struct record *merged, const struct merge_field *fields,
                 size_t count);
};

#define CONFLICT_SIDES 3
#define CONFLICT_INDENT 14 /* before a value: mark, digit, whose it is */

/* Lays all fields out for a card of so many columns of text. */
void conflict_lines_build(struct conflict *conflict, int columns);
void conflict_lines_free(struct conflict *conflict);

#endif
