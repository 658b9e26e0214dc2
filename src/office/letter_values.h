/* letter_values: the words of a document, taken from the records that it speaks of. */
#ifndef OFFICE_LETTER_VALUES_H
#define OFFICE_LETTER_VALUES_H

#include "office/office_private.h"
#include "press/template.h"

/* The records behind a letter of a case. */
struct letter_records {
    struct record *kase;
    struct record *party;
    struct record *item;       /* NULL if the case has none */
    struct record *commitment; /* NULL unless the letter is about it */
    struct record *screening;  /* the same: the newest one */
    struct record *officers[2];
};

/* Loads them for a letter about the record of `form` (commitment, screening) that belongs to the case;
 * ERR_NOT_FOUND if it has none yet. */
bool letter_records_load(struct office *office, int64_t case_id, const char *form,
                         struct letter_records *records, struct err *err);

/* What the letter is about. */
const struct record *letter_subject(const struct letter_records *records);

/* The newest record of the form in the case, 0: none. */
int64_t letter_subject_of(struct office *office, const char *form, int64_t case_id);
void letter_records_done(struct letter_records *records);

/* Every word that the forms declare, with its text; caller frees. */
struct template_values *letter_values(struct office *office, const struct letter_records *records);

#endif
