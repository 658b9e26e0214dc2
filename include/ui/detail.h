/* detail: what is shown of one record to be read: its fields as labels and values.
 *
 * Empty ones are left out; what is masked stays masked, because the party may be sitting opposite.
 * With a case stands what was promised in it, with an item of the lists what will be asked. Knows nothing of where it is shown. */
#ifndef UI_DETAIL_H
#define UI_DETAIL_H

#include "office/desk.h"

struct detail_entry {
    char *label, *value; /* the value may have several lines */
    int field;           /* of the record's form; -1: of what belongs to it */
};

struct detail {
    struct detail_entry *entries;
    size_t count;
};

void detail_done(struct detail *detail); /* frees; may be used again */
void detail_add(struct detail *detail, const char *label, char *value); /* takes over; blank: not at all */
/* What stands in the record now. */
void detail_of(struct detail *detail, const struct office *office, const struct record *record);
/* The same of a stored record, and what belongs to it. A refusal becomes its one entry. */
void detail_load(struct detail *detail, struct office *office, const char *form, int64_t id);
/* A table inside the form: a numbered line for each row; caller frees. */
char *detail_rows(const struct record *record, int field, const struct codes *codes);
/* One field as it is read there; caller frees. */
char *detail_value(const struct office *office, const struct record *record, int field);

#endif
