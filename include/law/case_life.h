/* case_life: the states of a case and the acts that lead from one to the next. */
#ifndef LAW_CASE_LIFE_H
#define LAW_CASE_LIFE_H

#include <stdbool.h>

#include "base/err.h"
#include "law/act.h"

/* The states that exist so far, as stored in cases.state (choice codes of case.form):
 * registered 已受理 → observing 观察中; void 已作废 from either. */
struct case_transition {
    enum act_id act;
    const char *from;
    const char *to;
    const char *clause;
};

/* The state that `act` leads to from `state` (borrowed constant); NULL and ERR_REFUSED with
 * the clause if the act isn't open in it. */
const char *case_next_state(enum act_id act, const char *state, struct err *err);

#endif
