/* steps_fixture: steps of a case taken by this or that person, refusals in their words, and a case put into
 * any state past the forms. */
#ifndef TESTS_STEPS_FIXTURE_H
#define TESTS_STEPS_FIXTURE_H

#include "screening_fixture.h"

/* Files the step as that person ("key=value" pairs, NULL at the end); returns its id. Fails the test if it
 * is refused. */
int64_t step_done(struct world *world, const char *account, const char *form, ...)
    __attribute__((sentinel));
/* The same, which must be refused: *message is part of the sentence. */
void step_refused(struct world *world, const char *account, const char *form, const char *message,
                  ...) __attribute__((sentinel));

/* Key: state, crime_state, detention_state; code NULL: that track has not begun. */
void state_put(struct world *world, const char *key, const char *code);
void state_is(struct world *world, const char *key, const char *code);

#endif
