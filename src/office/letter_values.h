/* letter_values: the words of a document, taken from the records that it speaks of. */
#ifndef OFFICE_LETTER_VALUES_H
#define OFFICE_LETTER_VALUES_H

#include "office/office_private.h"
#include "press/template.h"

/* The records behind a letter of a case. */
struct letter_records {
    struct record *kase;
    struct record *party;
    struct record *item; /* NULL if the case has none */
    struct record *commitment;
    struct record *officers[2];
};

/* Loads them; ERR_NOT_FOUND if the case has no commitment yet. */
bool letter_records_load(struct office *office, int64_t case_id, struct letter_records *records,
                         struct err *err);
void letter_records_done(struct letter_records *records);

/* Every word that the forms declare, with its text; caller frees. */
struct template_values *letter_values(struct office *office, const struct letter_records *records);

#endif
