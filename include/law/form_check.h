/* form_check: whether a filled-in form may be filed.
 *
 * The same function for keyboard, CSV and command line: need, bounds, length, the
 * form's own rules, and the rows of tables inside it. */
#ifndef LAW_FORM_CHECK_H
#define LAW_FORM_CHECK_H

#include "law/record.h"

/* One field by itself: need, bounds, length; false with the sentence in *err. */
bool form_check_field(const struct record *record, int field,
                      const struct check_context *context, struct err *err);

/* Everything; each fault becomes a finding (row = row of a table inside, else 0).
 * True if there is none. Fields that are not shown are not checked. */
bool form_check_record(const struct record *record, const struct check_context *context,
                       struct findings *findings);

/* The first finding as an error at its field. */
bool form_check_first(const struct findings *findings, struct err *err);

#endif
