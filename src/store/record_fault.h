/* record_fault: a constraint that the database refused, said at the field it concerns. */
#ifndef STORE_RECORD_FAULT_H
#define STORE_RECORD_FAULT_H

#include "law/record.h"
#include "store/store.h"

/* If the last error of the store is a constraint, *err (filled by sql_fail) becomes a sentence
 * at the field: ERR_INPUT. Always returns false. */
bool record_fault(struct store *store, const struct record *record, struct err *err);

/* False and ERR_INPUT at the first field that refers to what isn't there: where no foreign key says so. */
bool record_fault_reference(struct store *store, const struct record *record, struct err *err);

#endif
