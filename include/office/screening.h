/* screening: 适用性筛查 of a case: facts from its form, the lists, the party's history and the calendar,
 * decided by law/screening.h.
 *
 * What was found is kept with the step, as it was then; a later screening stands beside it. The verdict in
 * force is that of the newest screening, or of the leader's review of it (domain rule G2). */
#ifndef OFFICE_SCREENING_H
#define OFFICE_SCREENING_H

#include "law/screening.h"
#include "office/office.h"

/* Decides on the record of form "screening" as it stands now, overrulings after it included. Caller
 * screening_done's. ERR_DENIED, ERR_INPUT for an answer that can't be read. */
bool office_screen(struct office *office, const struct record *record, struct screening *screening,
                   struct err *err);

/* The newest screening of the case, 0: it was never screened. */
int64_t office_screening_of(struct office *office, int64_t case_id);

/* The verdict in force; false if the case was never screened. `road`: the road taken, stricter or the
 * same. */
bool office_screening_verdict(struct office *office, int64_t case_id,
                              enum screening_verdict *verdict, enum screening_verdict *road);

#endif
