/* gloss: what a page says about rows of a table, beside or instead of the table's own words. */
#ifndef MANUAL_GLOSS_H
#define MANUAL_GLOSS_H

#include "base/buffer.h"
#include "manual/items.h"

struct gloss {
    char *key;
    char *head;         /* instead of the item's head and tail; NULL */
    bool instead;       /* of the item's text; else behind it */
    struct buffer text; /* roff */
};

struct glosses {
    struct gloss *rows;
    size_t count;
};

void glosses_init(struct glosses *glosses);
void glosses_done(struct glosses *glosses);

/* Reads the lines of a block; returns what is wrong, or NULL. */
const char *glosses_read(struct glosses *glosses, char *const *lines, size_t count);

/* Writes the items with their glosses, a .TP each. Returns the key of a gloss that no item has, or
 * NULL. */
const char *glosses_write(const struct glosses *glosses, const struct items *items,
                          struct buffer *out);

#endif
