/* case_steps: the steps of a case with all that stands in them, for rules that look back. */
#ifndef OFFICE_CASE_STEPS_H
#define OFFICE_CASE_STEPS_H

#include "office/office_private.h"

struct case_steps {
    struct record **items; /* the newest first; owned */
    size_t count;
};

/* Those whose forms are in the share folder. Caller case_steps_done's, also after false. */
bool case_steps_load(struct office *office, int64_t case_id, struct case_steps *steps,
                     struct err *err);
void case_steps_done(struct case_steps *steps);

/* The newest step of this act whose field says so (field NULL: any step of it); NULL if there is none. */
const struct record *case_steps_newest(const struct case_steps *steps, enum act_id act,
                                       const char *field, const char *value);
size_t case_steps_count(const struct case_steps *steps, enum act_id act, const char *field,
                        const char *value);

/* Whether the step is of this act and says so. */
bool case_step_is(const struct record *step, enum act_id act, const char *field, const char *value);

#endif
