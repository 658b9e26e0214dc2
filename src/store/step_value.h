/* step_value: what a step's form asks beyond case, time and officer, written value by value.
 *
 * record_save uses it for forms that declare an act; reading goes through source.h. */
#ifndef STORE_STEP_VALUE_H
#define STORE_STEP_VALUE_H

#include "law/record.h"
#include "store/store.h"

/* Writes the values that differ from the loaded ones; of a new record all. `is_new`: it was inserted just
 * now. A reference to what isn't there is ERR_INPUT at its field. */
bool step_value_save(struct store *store, const struct record *record, bool is_new,
                     struct err *err);

/* All rows of the table inside anew. */
bool step_value_save_rows(struct store *store, struct record *record, int field, struct err *err);

#endif
