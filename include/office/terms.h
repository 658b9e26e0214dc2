/* terms: the office's table of periods (law/term.h), as it stands in its database. */
#ifndef OFFICE_TERMS_H
#define OFFICE_TERMS_H

#include "law/term.h"
#include "office/office.h"

const struct terms *office_terms(const struct office *office);
/* One that the program asks for by key; ERR_NOT_FOUND says who puts it there. */
const struct term *office_term(const struct office *office, const char *key, struct err *err);

/* Adds the table that comes with the program (share NULL: the installed or the build one), for
 * reckoning without a database. */
bool terms_shipped(const char *share, struct terms *terms, struct err *err);

#endif
