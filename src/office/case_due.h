/* case_due: what is due next in a case, by the states that it is in: due_on and due_what. */
#ifndef OFFICE_CASE_DUE_H
#define OFFICE_CASE_DUE_H

#include "office/office_private.h"

/* Puts day and words into the record of form "case", as its states want; both are emptied where nothing
 * is due. Saves nothing. */
bool case_due_put(struct office *office, struct record *kase, struct err *err);

/* Adds why: the reckoning in one line (its day first), then the rule and the days, a line each; nothing
 * if nothing is due. */
bool case_due_explain(struct office *office, const struct record *kase, struct buffer *why,
                      struct err *err);

#endif
