/* codes: the office's code lists (街道, 领域, 行业 …), each code with its label.
 * They are data of the office, loaded from the store; the law only looks them up. */
#ifndef LAW_CODES_H
#define LAW_CODES_H

#include <stdbool.h>
#include <stddef.h>

struct code {
    char *code;
    char *label;
    bool retired; /* still shown where it was used, no longer offered */
};

struct code_list {
    char *name;
    struct code *items;
    size_t count;
};

struct codes {
    struct code_list *lists;
    size_t count;
};

void codes_init(struct codes *codes);
void codes_done(struct codes *codes);
/* Adds to the list of this name, which is made if there is none. Texts are copied. */
void codes_add(struct codes *codes, const char *list, const char *code, const char *label,
               bool retired);
const struct code_list *codes_list(const struct codes *codes, const char *name); /* or NULL */
/* The code whose code or label is `text` (folded), or NULL. */
const struct code *codes_find(const struct codes *codes, const char *list, const char *text);

#endif
