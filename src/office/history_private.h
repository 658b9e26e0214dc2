/* history_private: which rows are the same party, and all their cases: for whoever judges them. */
#ifndef OFFICE_HISTORY_PRIVATE_H
#define OFFICE_HISTORY_PRIVATE_H

#include "office/office.h"

enum { HISTORY_MOST_SAME = 10, HISTORY_MOST_COUNTED = 100 };

struct same_parties {
    int64_t ids[HISTORY_MOST_SAME]; /* the party itself first */
    size_t count;
};

/* The rows that are this party by code, number or name, however it is spelt; with `alike` also those
 * whose name differs in region or legal form alone. Within store_read. */
bool history_parties(struct office *office, int64_t id, bool alike, struct same_parties *same,
                     struct err *err);

/* The newest cases of all these parties, voided ones left out; room for
 * HISTORY_MOST_SAME * (HISTORY_MOST_COUNTED + 1) ids, *count begins at 0. */
bool history_cases(struct office *office, const struct same_parties *same, int64_t except,
                   int64_t *ids, size_t *count, struct err *err);

#endif
