/* case_facts: what the office knows of a case, gathered for the guards of law/case_life.h from the case,
 * its screening, its commitment and the steps done in it.
 *
 * Which field of which step says what is one table (case_facts.c). Decides nothing: whether an
 * act is open is asked of case_act with the facts. */
#ifndef OFFICE_CASE_FACTS_H
#define OFFICE_CASE_FACTS_H

#include "law/case_life.h"
#include "office/case_recusal.h"
#include "office/office.h"

struct case_known {
    struct case_facts facts;
    struct case_deed *deeds; /* owned; facts.deeds */
    struct case_recusals recusals;
    struct record *kase;     /* owned copy: facts.states are its values */
};

/* Gathers what is known of the case as it is given (a record of form "case", which may be newer than
 * the database's). Caller case_known_done's. */
bool case_known_gather(struct office *office, const struct record *kase, struct case_known *known,
                       struct err *err);
void case_known_done(struct case_known *known);

/* Whether the act is open now. `step`: what was filled in for it; NULL: nothing yet, then what only the
 * step can say is taken to be as it should be. ERR_REFUSED with the clause; `move` may be NULL. */
bool case_known_ask(struct office *office, const struct case_known *known, enum act_id act,
                    const struct record *step, struct case_move *move, struct err *err);

/* Whether that officer is on duty with a certificate that is valid today (行政处罚法第四十二条). */
bool case_officer_valid(struct office *office, int64_t officer);

#endif
