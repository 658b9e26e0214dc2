/* terms_private: the table of periods in and out of the database; for this layer alone. */
#ifndef OFFICE_TERMS_PRIVATE_H
#define OFFICE_TERMS_PRIVATE_H

#include "law/record.h"
#include "office/terms.h"

/* A row as the law knows it; its texts are borrowed from the record. */
bool term_read(const struct record *record, struct term *term, struct err *err);

/* Adds all rows of the database. */
bool terms_load(struct office *office, struct terms *terms, struct err *err);

/* A database that was made by an older program has not all the rows that this one asks for: they are laid in
 * from the file beside the program; what is there stays as the office has it. */
bool terms_complete(struct office *office, struct err *err);

#endif
