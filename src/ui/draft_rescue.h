/* draft_rescue: a draft that can't be gone on with, written to a file of one's own. */
#ifndef UI_DRAFT_RESCUE_H
#define UI_DRAFT_RESCUE_H

#include "office/drafts.h"

/* The record with the draft's values: laid over its row, or on a blank one if that is refused. As
 * office_draft_take. */
struct record *draft_rescue_record(struct office *office, const struct office_draft *draft,
                                   char **typed, struct err *err);
/* All that was typed, as a CSV file that can be imported; the draft stays. Caller frees *path. */
bool draft_rescue(struct office *office, const struct office_draft *draft, char **path,
                  struct err *err);

#endif
