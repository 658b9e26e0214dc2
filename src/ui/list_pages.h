/* list_pages: reading pages of a list at either end of the rows in memory; a private room of the
 * list windows. */
#ifndef UI_LIST_PAGES_H
#define UI_LIST_PAGES_H

#include "ui/list_window.h"

/* The list as the office is asked for it; texts are borrowed from the window. */
struct desk_query list_pages_query(const struct list_window *window);

void list_pages_forget(struct list_window *window); /* frees all rows */
/* The rows wait in `before` while the list is read anew; then they go, or come back if it couldn't
 * be read (*err says why). Returns `read`. */
void list_pages_put_aside(struct list_window *window, struct list_window *before);
bool list_pages_settle(struct list_window *window, struct list_window *before, bool read,
                       const struct err *err);
/* One page from this row on (NULL: from the first, or backward the last). */
bool list_pages_read(struct list_window *window, const struct view_row *from, bool backward,
                     size_t limit, struct view_page *page, struct err *err);
/* Takes the page's rows over, at the end or (at_start) before the first row. */
void list_pages_take(struct list_window *window, struct view_page *page, bool at_start);
/* Reads on below the last row (above the first); forgets rows far at the other end. */
bool list_pages_after(struct list_window *window, struct err *err);
bool list_pages_before(struct list_window *window, struct err *err);
/* Reads from the first row on, at least `wanted` if there are so many, and chooses the first. */
bool list_pages_first(struct list_window *window, size_t wanted, struct err *err);
/* How many rows stand before the first in memory, where that follows from the count. */
void list_pages_place(struct list_window *window);

#endif
