/* list_marks: the rows of a list that were marked, by their ids.
 *
 * Marks outlive filters and orders: whoever narrows a list to find one more row keeps those that
 * were found before. */
#include "ui/list_window.h"

#include <stdlib.h>

#include "base/memory.h"
#include "list_pages.h"

static size_t mark_index(const struct list_window *window, int64_t id)
{
    size_t at = 0;
    while (at < window->mark_count && window->marks[at] != id) {
        at++;
    }
    return at;
}

bool list_window_marked(const struct list_window *window, int64_t id)
{
    return mark_index(window, id) < window->mark_count;
}

static void mark_add(struct list_window *window, int64_t id)
{
    window->marks = memory_array(window->marks, window->mark_count + 1, sizeof *window->marks);
    window->marks[window->mark_count++] = id;
}

void list_window_unmark(struct list_window *window, int64_t id)
{
    size_t at = mark_index(window, id);
    if (at < window->mark_count) {
        window->mark_count--;
        for (; at < window->mark_count; at++) { /* acts go over them in the order of marking */
            window->marks[at] = window->marks[at + 1];
        }
    }
}

void list_window_mark(struct list_window *window, int64_t id)
{
    if (list_window_marked(window, id)) {
        list_window_unmark(window, id);
    } else {
        mark_add(window, id);
    }
}

bool list_window_mark_all(struct list_window *window, bool *more, struct err *err)
{
    struct view_page page;
    *more = false;
    if (!list_pages_read(window, NULL, false, LIST_MARKS_MOST, &page, err)) {
        return false;
    }
    for (size_t i = 0; i < page.count; i++) {
        if (!list_window_marked(window, page.rows[i].id)) {
            mark_add(window, page.rows[i].id);
        }
    }
    *more = page.more;
    view_page_done(&page);
    return true;
}

void list_window_unmark_all(struct list_window *window)
{
    free(window->marks);
    window->marks = NULL;
    window->mark_count = 0;
}
