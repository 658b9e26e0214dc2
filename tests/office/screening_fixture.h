/* screening_fixture: a small office with a deputy and one case, and a screening of it that is clean. */
#ifndef TESTS_SCREENING_FIXTURE_H
#define TESTS_SCREENING_FIXTURE_H

#include "office/screening.h"
#include "support/bureau.h"

struct world {
    struct bureau bureau;
    struct office *office; /* chen */
    int64_t kase;
    struct err err;
};

int screening_setup(void **state);
int screening_teardown(void **state);

void screening_enter(struct world *world, struct record *record, const char *key,
                     const char *value);
void screening_save(struct world *world, struct record *record);
/* A screening of the case in which nothing stands against a flexible end. Caller frees. */
struct record *screening_clean(struct world *world, int64_t kase);
/* Holds the case against an item of the negative list; the row (borrowed). */
struct record *screening_hit(struct world *world, struct record *record, const char *code,
                             const char *reply);
enum screening_verdict screening_verdict_of_record(struct world *world,
                                                   const struct record *record);

#endif
