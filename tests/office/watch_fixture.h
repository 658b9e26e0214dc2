/* watch_fixture: a case in which a promise is watched, for tests of what is done then.
 *
 * Monday 2026-03-09: found and promised (two items, by the 12th and the 18th), watched for 10 days. */
#ifndef TESTS_OFFICE_WATCH_FIXTURE_H
#define TESTS_OFFICE_WATCH_FIXTURE_H

#include "office/desk.h"
#include "support/bureau.h"

enum watch_person { CHEN, WANG, DEPUTY, VISITOR, HEAD, CLERK, REVIEWER, ADMIN, WATCH_PEOPLE };

struct watch {
    struct bureau bureau;
    struct office
        *people[WATCH_PEOPLE]; /* at work, each in a session of his own; opened when asked for */
    int64_t kase;
    struct err err;
};

int watch_setup(void **state);
int watch_teardown(void **state);
struct office *watch_as(struct watch *watch, enum watch_person who);

/* The clock goes on to 10:00 of that day. */
void watch_on(struct watch *watch, int month, int day);

/* A step of the case is filled in ("key=value", ended by NULL) and filed; its id. Fails the test if anything is refused. */
int64_t watch_do(struct watch *watch, enum watch_person who, const char *form, ...)
    __attribute__((sentinel));
/* The same up to the filing, which is refused with this sentence in it. */
void watch_refused(struct watch *watch, enum watch_person who, const char *form,
                   const char *sentence, ...) __attribute__((sentinel));
/* It can't even be begun. */
void watch_closed(struct watch *watch, enum watch_person who, const char *form,
                  const char *sentence);

/* A field of the case, or of its commitment, as it is filed. */
void watch_case_is(struct watch *watch, const char *key, const char *value);
void watch_commitment_is(struct watch *watch, const char *key, const char *value);
/* Why the case is due then. Caller frees. */
char *watch_why(struct watch *watch);

#endif
