/* record_rows: the rows of tables inside a form (承诺事项 of a commitment).
 *
 * They belong to their record alone and are in order; on a change all are written anew. */
#ifndef STORE_RECORD_ROWS_H
#define STORE_RECORD_ROWS_H

#include "law/record.h"
#include "store/store.h"

bool record_rows_load(struct store *store, struct record *record, struct err *err);

/* Whether what stands in the store differs from the record's rows. */
bool record_rows_differ(struct store *store, const struct record *record, bool *differ,
                        struct err *err);

/* Writes the rows of fields that differ; err->row names a row that is refused. */
bool record_rows_save(struct store *store, struct record *record, struct err *err);

#endif
