/* case_term: how a period of the office's table runs in a case: what starts it, what stops its clock and
 * what was added, by the steps that were taken. */
#ifndef OFFICE_CASE_TERM_H
#define OFFICE_CASE_TERM_H

#include "law/case_life.h"
#include "law/term.h"
#include "office/case_steps.h"

#define CASE_STOPS 20

struct case_term {
    const struct term *term; /* NULL: nothing started it yet */
    struct term_run run;     /* its stops are these */
    struct deadline_stop stops[CASE_STOPS];
};

/* Of the term that a state names. A case that is filed and not decided has until the decision whatever
 * else the state would wait for. The result points into itself: it isn't copied. */
bool case_term_of(struct office *office, const struct record *kase, const struct case_steps *steps,
                  const char *key, struct case_term *found, struct err *err);

/* Whether something can start a term of this key. */
bool case_term_known(const char *key);

#endif
