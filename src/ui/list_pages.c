/* list_pages: pages of a list read on at either end of the rows in memory. See list_pages.h.
 *
 * Pages are asked of the office by the last row seen, never by an offset, so that a list of a
 * million rows costs as much as one of ten. No statement is left open between two keys. */
#include "list_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Frees `count` rows from index `from` on; each row's cells were one page's columns wide. */
static void rows_free(struct list_window *window, size_t from, size_t count)
{
    const struct form *form = office_form(window->office, window->view->form);
    for (size_t i = from; i < from + count; i++) {
        view_row_done(&window->rows[i], form->list_count);
    }
}

static void rows_drop(struct list_window *window, size_t from, size_t count)
{
    rows_free(window, from, count);
    memmove(window->rows + from, window->rows + from + count,
            (window->count - from - count) * sizeof *window->rows);
    window->count -= count;
}

void list_pages_forget(struct list_window *window)
{
    rows_free(window, 0, window->count);
    free(window->rows);
    window->rows = NULL;
    window->count = 0;
}

void list_pages_put_aside(struct list_window *window, struct list_window *before)
{
    *before = *window;
    window->rows = NULL;
    window->count = 0;
    window->put_off = false;
}

bool list_pages_settle(struct list_window *window, struct list_window *before, bool read,
                       const struct err *err)
{
    /* a right taken away takes the rows along, and old ones would seem to be what was found */
    bool put_off = !read && window->put_off;
    bool restore = put_off || (!read && err->code != ERR_DENIED && !before->old);
    struct list_window *gone = restore ? window : before;
    list_pages_forget(gone);
    if (restore) {
        *window = *before;
    } else if (!read) {
        list_pages_forget(window);
        window->chosen = 0;
    }
    window->failed = !read && !put_off;
    window->put_off = put_off;
    window->old = window->old && !read;
    return read;
}

struct desk_query list_pages_query(const struct list_window *window)
{
    return (struct desk_query){.view = window->view->key,
                               .filter = window->filter,
                               .sort = window->sort,
                               .descending = window->descending};
}

void list_pages_take(struct list_window *window, struct view_page *page, bool at_start)
{
    size_t all = window->count + page->count;
    window->rows = memory_array(window->rows, all ? all : 1, sizeof *window->rows);
    size_t at = window->count;
    if (at_start) {
        memmove(window->rows + page->count, window->rows, window->count * sizeof *window->rows);
        at = 0;
    }
    if (page->count > 0) {
        memcpy(window->rows + at, page->rows, page->count * sizeof *window->rows);
    }
    window->count = all;
    free(page->rows);
    view_page_init(page);
}

static bool ask_hurried(void *data)
{
    struct list_window *window = data;
    window->put_off = window->hurried(window->hurried_data);
    return window->put_off;
}

bool list_pages_read(struct list_window *window, const struct view_row *from, bool backward,
                     size_t limit, struct view_page *page, struct err *err)
{
    struct desk_query query = list_pages_query(window);
    query.hurried = window->hurried ? ask_hurried : NULL;
    query.hurried_data = window;
    view_page_init(page);
    return desk_page(window->office, &query, from != NULL, from ? from->id : 0,
                     from ? from->sort_key : NULL, backward, limit, page, err);
}

bool list_pages_after(struct list_window *window, struct err *err)
{
    struct view_page page;
    const struct view_row *last = window->count ? &window->rows[window->count - 1] : NULL;
    if (!list_pages_read(window, last, false, window->page, &page, err)) {
        return false;
    }
    window->more_after = page.more;
    list_pages_take(window, &page, false);
    if (window->count > LIST_WINDOW_MOST) {
        size_t extra = window->count - LIST_WINDOW_MOST;
        if (extra > window->chosen) {
            extra = window->chosen;
        }
        rows_drop(window, 0, extra);
        window->chosen -= extra;
        window->more_before = window->more_before || extra > 0;
        if (window->before >= 0) {
            window->before += (long)extra;
        }
    }
    return true;
}

bool list_pages_before(struct list_window *window, struct err *err)
{
    struct view_page page;
    if (!list_pages_read(window, window->rows, true, window->page, &page, err)) {
        return false;
    }
    size_t added = page.count;
    window->more_before = page.more;
    list_pages_take(window, &page, true);
    window->chosen += added;
    if (!window->more_before) {
        window->before = 0;
    } else if (window->before >= 0) {
        window->before -= (long)added;
    }
    if (window->count > LIST_WINDOW_MOST && window->chosen < LIST_WINDOW_MOST) {
        rows_drop(window, LIST_WINDOW_MOST, window->count - LIST_WINDOW_MOST);
        window->more_after = true;
    }
    return true;
}

bool list_pages_first(struct list_window *window, size_t wanted, struct err *err)
{
    list_pages_forget(window);
    window->before = 0;
    window->more_before = false;
    window->more_after = true;
    window->chosen = 0;
    while (window->more_after && window->count < wanted) {
        if (!list_pages_after(window, err)) {
            return false;
        }
    }
    return true;
}

void list_pages_place(struct list_window *window)
{
    if (window->before < 0 && !window->more_after && window->total <= LIST_WINDOW_COUNT &&
        !window->total_least) {
        window->before = (long)window->total - (long)window->count;
    }
}
