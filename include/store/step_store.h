/* step_store: which steps a case has; what stands in them is record_store's. */
#ifndef STORE_STEP_STORE_H
#define STORE_STEP_STORE_H

#include "store/store.h"

struct step_row {
    int64_t id;
    char form[64]; /* name; "" if it is longer than any form's */
};

/* The steps of a case, newest first, at most `limit`; *total counts them all. */
bool step_rows(struct store *store, int64_t case_id, struct step_row *rows, size_t limit,
               size_t *count, size_t *total, struct err *err);

#endif
