/* conflict: what two people changed at once, side by side, and a decision for each field. */
#ifndef UI_CONFLICT_H
#define UI_CONFLICT_H

#include "law/merge.h"
#include "ui/app.h"

struct conflict_options {
    const char *headline;        /* who saved it and when; copied */
    const struct record *mine;   /* borrowed: stands still below the card */
    struct record *theirs;       /* taken over */
    const struct record *before; /* what both changed; borrowed; NULL: not known */
    struct merge_field *fields;  /* taken over */
    size_t count;
    void *owner;
    /* Called after the card has closed: the owner takes `merged` over; the fields are borrowed. */
    void (*take)(void *owner, struct record *merged, const struct merge_field *fields,
                 size_t count);
};

void conflict_open(struct app *app, const struct conflict_options *options);

#endif
