/* list_pane: a list on the screen: heading, rows, filter; keys that move, filter and mark.
 *
 * Printable keys are always text: they filter the list as they are typed. It draws into a box
 * of its owner's window and reads rows through list_window alone. */
#ifndef UI_LIST_PANE_H
#define UI_LIST_PANE_H

#include "office/saved_view.h"
#include "ui/app.h"
#include "ui/list_window.h"

#define LIST_PANE_COLUMNS 16

struct list_pane {
    struct list_window window;
    const struct form *form;
    bool stale;       /* read it (again) before drawing */
    bool fresh;       /* the filter was typed and isn't on the screen yet: first that, then its rows */
    bool filtering;   /* the last key typed text: the cursor stands behind it */
    int top;          /* first row shown, index in the window's rows */
    int widest[LIST_PANE_COLUMNS]; /* widest cell seen: columns only grow while one scrolls */
    bool whole[LIST_PANE_COLUMNS]; /* columns on the screen that show all they have */
    size_t column;    /* with the cursor: sorting and the chosen cell; index in the form's list */
    int cell;         /* where that column begins on the screen, within the box */
    bool unmarking;   /* Esc was pressed over marks: once more takes them away */
    struct saved_view saved; /* the saved view that was gone to; id 0 none */
    struct box box;
};

void list_pane_init(struct list_pane *pane, struct office *office, const struct view *view);
void list_pane_done(struct list_pane *pane);
/* Another view, same place: filter, order and marks begin anew. */
void list_pane_view(struct list_pane *pane, const struct view *view);
/* The same with the filter and order that were saved. */
void list_pane_saved(struct list_pane *pane, const struct saved_view *view);
/* Whether it still is what was saved: no other filter, no other order. */
bool list_pane_is_saved(const struct list_pane *pane);
/* Forgets that it is the saved view `id`, which is another one now, or gone. */
void list_pane_unsave(struct list_pane *pane, int64_t id);
/* Puts it there. Rows that the box has room for and that weren't read make it stale. */
void list_pane_lay(struct list_pane *pane, const struct box *box);
/* What the list is called now. */
const char *list_pane_title(const struct list_pane *pane);

/* How many columns the form's list has. */
size_t list_pane_columns(const struct list_pane *pane);
/* Whether the rows on the screen show all of this field of the form. */
bool list_pane_shows(const struct list_pane *pane, int field);
/* Sorts by the column with the cursor: upwards, downwards, as the view has it. False if the office
 * refused; the order is as before then. */
bool list_pane_sort(struct list_pane *pane, struct err *err);

/* Reads what is stale. False if the office refused; the rows are as before then. */
bool list_pane_read(struct list_pane *pane, struct err *err);
/* Whether this key only goes on typing the filter: all others act on rows that must be read first. */
bool list_pane_types(const struct list_pane *pane, const struct key *key);
/* True if the key was used; *err is set (code != ERR_NONE) if reading failed. */
bool list_pane_key(struct list_pane *pane, const struct key *key, enum action_id action,
                   struct err *err);
/* Chooses the row that is drawn in this row of the box. False if there is none; *again if it was
 * the chosen one already. */
bool list_pane_click(struct list_pane *pane, int row, bool *again, struct err *err);
/* Takes the filter off; the row that was found stays the chosen one. False if there is none. */
bool list_pane_clear_filter(struct list_pane *pane, struct err *err);
void list_pane_draw(struct list_pane *pane, WINDOW *window, bool focus);
void list_pane_place(const struct list_pane *pane, int *row, int *column);

#endif
