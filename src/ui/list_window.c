/* list_window: the part of a list that is in memory: moving in it, its filter and order. See
 * ui/list_window.h. Reading is list_pages.c's and list_seek.c's, marks are list_marks.c's. */
#include "ui/list_window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "list_pages.h"

void list_window_init(struct list_window *window, struct office *office, const struct view *view)
{
    *window = (struct list_window){.office = office, .view = view, .page = LIST_WINDOW_PAGE};
}

void list_window_done(struct list_window *window)
{
    list_pages_forget(window);
    free(window->filter);
    free(window->marks);
    *window = (struct list_window){0};
}

/* Nobody moves among rows of another filter. */
static bool read_if_old(struct list_window *window, struct err *err)
{
    return !window->old || list_window_load(window, err);
}

bool list_window_move(struct list_window *window, long rows, struct err *err)
{
    if (!read_if_old(window, err)) {
        return false;
    }
    if (window->count == 0) {
        return true;
    }
    long target = (long)window->chosen + rows;
    while (target >= (long)window->count && window->more_after) {
        size_t chosen = window->chosen;
        if (!list_pages_after(window, err)) {
            return false;
        }
        target -= (long)(chosen - window->chosen);
    }
    while (target < 0 && window->more_before) {
        size_t chosen = window->chosen;
        if (!list_pages_before(window, err)) {
            return false;
        }
        target += (long)(window->chosen - chosen);
    }
    if (target >= (long)window->count) {
        target = (long)window->count - 1;
    }
    window->chosen = target < 0 ? 0 : (size_t)target;
    return true;
}

bool list_window_first(struct list_window *window, struct err *err)
{
    struct list_window before;
    if (!read_if_old(window, err)) {
        return false;
    }
    if (window->more_before) {
        list_pages_put_aside(window, &before);
        if (!list_pages_settle(window, &before, list_pages_first(window, 1, err), err)) {
            return false;
        }
    }
    window->chosen = 0;
    return true;
}

bool list_window_last(struct list_window *window, struct err *err)
{
    if (!read_if_old(window, err)) {
        return false;
    }
    if (window->more_after) {
        struct view_page page;
        if (!list_pages_read(window, NULL, true, window->page, &page, err)) {
            return false;
        }
        list_pages_forget(window);
        window->more_before = page.more;
        window->more_after = false;
        list_pages_take(window, &page, false);
        window->before = window->more_before ? -1 : 0;
        list_pages_place(window);
    }
    window->chosen = window->count ? window->count - 1 : 0;
    return true;
}

void list_window_set_filter(struct list_window *window, const char *text)
{
    char *filter = text && *text ? memory_copy(text) : NULL;
    free(window->filter);
    window->filter = filter;
    window->old = true;
}

void list_window_set_sort(struct list_window *window, const char *sort, bool descending)
{
    window->sort = sort;
    window->descending = sort && descending;
    list_window_set_filter(window, window->filter);
}

const struct view_row *list_window_row(const struct list_window *window)
{
    bool here = !window->old && window->chosen < window->count;
    return here ? &window->rows[window->chosen] : NULL;
}

const char *list_window_counter(const struct list_window *window, char out[48])
{
    char total[24];
    if (window->total > LIST_WINDOW_COUNT) {
        snprintf(total, sizeof total, "%d+", LIST_WINDOW_COUNT);
    } else {
        snprintf(total, sizeof total, "%lld%s", (long long)window->total,
                 window->total_least ? "+" : "");
    }
    if (window->count == 0) {
        snprintf(out, 48, "0 / %s", total);
    } else if (window->before < 0) {
        snprintf(out, 48, "? / %s", total);
    } else {
        snprintf(out, 48, "%ld / %s", window->before + (long)window->chosen + 1, total);
    }
    return out;
}
