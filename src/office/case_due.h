/* case_due: what is due next in a case, by the state that it is in: due_on and due_what. */
#ifndef OFFICE_CASE_DUE_H
#define OFFICE_CASE_DUE_H

#include "office/office_private.h"

/* Puts day and words into the record of form "case", as its state wants; both are emptied where nothing
 * is due. Saves nothing. */
bool case_due_put(struct office *office, struct record *kase, struct err *err);

#endif
