/* list_pane: a list on the screen: heading, rows, filter; keys that move, filter and mark.
 *
 * Printable keys are always text: they filter the list as they are typed. It draws into a box
 * of its owner's window and reads rows through list_window alone. */
#ifndef UI_LIST_PANE_H
#define UI_LIST_PANE_H

#include "ui/app.h"
#include "ui/list_window.h"

#define LIST_PANE_COLUMNS 16

struct list_pane {
    struct list_window window;
    const struct form *form;
    bool stale;       /* read it (again) before drawing */
    bool filtering;   /* the last key typed text: the cursor stands behind it */
    int top;          /* first row shown, index in the window's rows */
    int widest[LIST_PANE_COLUMNS]; /* widest cell seen: columns only grow while one scrolls */
    struct box box;
    int64_t moved_ms; /* when another row was chosen; for the detail that follows */
};

void list_pane_init(struct list_pane *pane, struct office *office, const struct view *view);
void list_pane_done(struct list_pane *pane);
/* Another view, same place: filter, order and marks begin anew. */
void list_pane_view(struct list_pane *pane, const struct view *view);

/* Reads what is stale. False if the office refused; the rows are as before then. */
bool list_pane_read(struct list_pane *pane, struct err *err);
/* True if the key was used; *err is set (code != ERR_NONE) if reading failed. */
bool list_pane_key(struct list_pane *pane, const struct key *key, enum action_id action,
                   struct err *err);
/* Chooses the row that is drawn in this row of the box. False if there is none; *again if it was
 * the chosen one already. */
bool list_pane_click(struct list_pane *pane, int row, bool *again, struct err *err);
void list_pane_draw(struct list_pane *pane, WINDOW *window, bool focus);
void list_pane_place(const struct list_pane *pane, int *row, int *column);

#endif
