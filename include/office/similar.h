/* similar: parties that may be the one that is just being typed in.
 *
 * Same credit code or identity number, same name however it is spelt, same phone, a name that holds
 * or is held: found while typing, so that nobody is filed twice. A hint, never a refusal: that
 * two rows may not share a code is the store's rule. */
#ifndef OFFICE_SIMILAR_H
#define OFFICE_SIMILAR_H

#include "office/office.h"

#define SIMILAR_MOST 5

struct similar {
    int64_t id;
    char called[200];
    char why[100]; /* 名称相同, 信用代码相同, 电话相同, 名称相近 */
    bool certain;  /* same code or number */
    int field;     /* of the form: what is the same or alike */
};

/* For a record of form "party" as far as it is filled in, with `typed` laid into `field` first (what
 * stands in the editor and wasn't read yet; NULL none). Best first; the record itself is never
 * among them. Costs a few lookups in indexes: may be asked at every rest of the keys. */
bool office_similar(struct office *office, const struct record *record, int field,
                    const char *typed, struct similar *found, size_t limit, size_t *count,
                    struct err *err);

#endif
