/* row_acts: 办理: what may be done with one row now, and why the rest may not.
 *
 * The acts stand in office/row_act.h. Whether an act is open is asked of the office (who may) and of
 * the law (the state of the case); nothing is decided here. */
#ifndef UI_ROW_ACTS_H
#define UI_ROW_ACTS_H

#include "bulk.h"

/* The row that is acted on, and who is told when it has changed. Lives in the owner. */
struct row_acts {
    struct app *app;
    const char *form;
    int64_t id;
    char called[200]; /* number or name, for the title */
    void *owner;
    void (*changed)(void *owner, const char *form, int64_t id); /* something was filed */
    void (*print)(void *owner);                                 /* F7 on this row */
};

void row_acts_open(struct row_acts *acts); /* F5 */
/* F5 over marked rows: form, ids, owner and what it is told are given. */
void row_acts_open_many(struct app *app, struct bulk_options *options);
/* What was done in the case, to be opened. */
void row_acts_steps(struct row_acts *acts);
/* Does the act on the row, or says which clause refuses it. */
void row_acts_run(struct row_acts *acts, enum act_id act);

#endif
