/* case_recusal: who was asked to stand back from a case, and what was decided (行政处罚法第四十三条).
 *
 * The newest decision on each person counts; one that was asked for again after it waits again. */
#ifndef OFFICE_CASE_RECUSAL_H
#define OFFICE_CASE_RECUSAL_H

#include "office/office.h"

struct case_recusal {
    int64_t whom;
    bool pending;     /* asked for, not decided since */
    bool decided;     /* now or before */
    bool stands_back; /* what was decided last: he does nothing more in this case */
};

struct case_recusals {
    struct case_recusal *all; /* owned; those that were spoken of last come first */
    size_t count;
};

/* Takes what this step says of it, if it says anything; steps come newest first. */
void case_recusals_take(struct case_recusals *recusals, const struct record *step);
bool case_recusals_read(struct office *office, int64_t case_id, struct case_recusals *recusals,
                        struct err *err);
void case_recusals_done(struct case_recusals *recusals);

bool case_recusals_pending(const struct case_recusals *recusals);
/* Whether this one was ordered to stand back. */
bool case_recusals_bar(const struct case_recusals *recusals, int64_t officer);

#endif
