/* list_plan: which columns of a list stand on the screen and how wide; a private room of the list
 * pane. The column with the cursor is always among them. */
#ifndef UI_LIST_PLAN_H
#define UI_LIST_PLAN_H

#include "base/buffer.h"
#include "ui/list_pane.h"

#define LIST_LEAD 2 /* the chosen row's sign and the mark */

struct list_plan {
    size_t count;
    size_t column[LIST_PANE_COLUMNS]; /* which of the form's list */
    int width[LIST_PANE_COLUMNS];
    int gap;
};

/* Also notes in the pane which columns show all that they have. */
struct list_plan list_plan_make(struct list_pane *pane, int shown);
/* The cell as it is shown: a due date that is past, or today, says so in a word. */
void list_plan_cell(const struct list_pane *pane, const struct view_row *row, size_t column,
                    struct buffer *out);
/* The heading, with a word for the order if the list is sorted by it. */
void list_plan_heading(const struct list_pane *pane, size_t column, struct buffer *out);

#endif
