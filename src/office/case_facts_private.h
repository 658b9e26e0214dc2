/* case_facts_private: what the two files of case_facts hand each other. */
#ifndef OFFICE_CASE_FACTS_PRIVATE_H
#define OFFICE_CASE_FACTS_PRIVATE_H

#include "office/case_facts.h"
#include "office/office_private.h"

/* Days and orders of steps from which something is reckoned. */
struct case_clocks {
    date_t notified_on; /* the penalty was announced to the party */
    bool stated;        /* heard, or given up; who spoke may still ask for a hearing */
    bool hearing;       /* it asked for a hearing that was not held yet */
    date_t refused_on;  /* the police won't open a case */
    bool replied;       /* to whoever handed the matter over or reported it */
};

/* `newest`: of its act; steps come newest first. */
void case_clocks_take(struct case_clocks *clocks, const struct record *step, bool newest);

/* What is reckoned: screening, commitment, terms, what is owed. */
bool case_facts_reckon(struct office *office, struct case_known *known,
                       const struct case_clocks *clocks, struct err *err);

#endif
