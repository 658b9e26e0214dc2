/* finding: what is wrong with one row or field of what was given.
 *
 * A form's check and a file's import collect all their findings rather than
 * stopping at the first, so that a clerk mends a file in one go. */
#ifndef BASE_FINDING_H
#define BASE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

struct finding {
    long row;       /* 1-based data row of the file (heading not counted), or row in a form; 0 none */
    char *field;    /* key of the field, may be NULL */
    char *heading;  /* what the officer calls it: the field's label or the column's heading, may be NULL */
    char *value;    /* what was given, may be NULL */
    char *reason;   /* one Chinese sentence */
    bool refuses;   /* the law or a rule of the office refuses; else it is bad input */
};

struct findings {
    struct finding *items;
    size_t count;
};

void findings_init(struct findings *findings);
void findings_done(struct findings *findings);

/* All texts are copied; all but reason may be NULL. Returns false, so that a check
 * can `return findings_add(...)`. */
bool findings_add(struct findings *findings, long row, const char *field, const char *heading,
                  const char *value, const char *reason);

#endif
