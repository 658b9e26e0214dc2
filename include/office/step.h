/* step: what was done in a case, one after the other: the steps on forms that declare an act.
 *
 * Taking a step and changing one is desk's (desk_new with the case as its context, desk_save); here
 * stands what has been done, for whoever looks at the case, and which forms the office uses. */
#ifndef OFFICE_STEP_H
#define OFFICE_STEP_H

#include "office/office.h"

#define STEPS_MOST 200

struct step {
    int64_t id;
    const struct form *form; /* borrowed from the office; its title says what was done */
    char done_at[DATE_TEXT]; /* as in the form: a day or a moment */
    const char *off_hours;   /* 双休日: done outside the working hours; NULL: within them */
    char officers[96];       /* 张三、李四 */
    char content[400];       /* the form's label field in one line; "" */
};

/* The steps of a case, newest first, at most `limit`; *total counts them all. ERR_DENIED. Steps whose form
 * isn't in the share folder any more are counted and left out. */
bool step_list(struct office *office, int64_t case_id, struct step *steps, size_t limit,
               size_t *count, size_t *total, struct err *err);

/* When, what and by whom: 2026-11-21 09:00 双休日 责令停止和改正（张三、李四） */
void step_head(const struct step *step, struct buffer *out);

/* One line of it: 2026-11-20 09:00 责令停止和改正（张三、李四）停止夜间施工 */
void step_line(const struct step *step, struct buffer *out);

/* All lines, newest first; "" if nothing was done or it can't be read. Caller frees. */
char *step_lines(struct office *office, int64_t case_id);

/* The newest step on this form in the case; 0 if there is none. */
int64_t step_newest(struct office *office, const char *form, int64_t case_id);

/* Whether the office uses the form: a method of its own has to be named in its settings. */
bool step_is_used(const struct office *office, const struct form *form);

#endif
