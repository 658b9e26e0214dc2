/* bulk: filling a database with very many rows for measurements.
 *
 * What the program keeps beside its rows (audit triggers, indexes, search indexes) is taken off
 * while they are written and made anew by the program's own functions at the end, so that the
 * result is what the program would have left, but for the audit: nobody entered these rows, and it
 * has none for them. Only for practice databases that nobody else has open. */
#ifndef TESTS_STORE_BULK_H
#define TESTS_STORE_BULK_H

#include "base/buffer.h"
#include "store/store.h"

struct bulk {
    struct store *store;   /* open for writing by record_save */
    struct buffer indexes; /* the statements that make the indexes again */
};

/* Opens it and takes everything off. ERR_DENIED if it isn't a practice database. */
bool bulk_begin(struct bulk *bulk, const struct store_options *options, struct err *err);

/* The form without its search fields: rows saved through it are indexed at the end. Its parts are
 * the original's: not to be freed. */
struct form bulk_form(const struct form *form);

/* Makes everything again, writes all to the file and closes. Also after a failure: then it only closes. */
bool bulk_end(struct bulk *bulk, bool good, struct err *err);

#endif
