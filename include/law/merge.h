/* merge: one record changed by two people: what each changed, and what both did.
 *
 * Three states of the same row: before (mine->loaded), mine (mine->values) and theirs (as it stands
 * in the store now). What only one of them changed is taken; what both changed differently is a
 * clash that a person decides. A table inside the form counts as one value. Pure. */
#ifndef LAW_MERGE_H
#define LAW_MERGE_H

#include "law/record.h"

enum merge_side { MERGE_MINE, MERGE_THEIRS, MERGE_BEFORE };

struct merge_field {
    int field;
    bool mine, theirs;     /* who changed it */
    bool clash;            /* both, and not to the same */
    enum merge_side side;  /* what is taken: of a clash theirs, until somebody decides */
};

/* The fields that either changed, in the form's order; given fields (numbers, states, due dates)
 * are never mine. `before` is the record as it was loaded; NULL: nobody kept it (a draft over a state
 * that was saved over since), and whatever is mine and differs from theirs is a clash, any table
 * that differs as well. Caller frees *fields. Returns how many. */
size_t merge_fields(const struct record *mine, const struct record *theirs,
                    const struct record *before, struct merge_field **fields);

/* Theirs with the taken sides laid over it: its id and version are theirs, so that saving it is
 * no conflict. Caller frees. */
struct record *merge_records(const struct record *mine, const struct record *theirs,
                             const struct record *before, const struct merge_field *fields,
                             size_t count);

#endif
