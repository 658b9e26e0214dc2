/* list_window: the part of a list that is in memory. See ui/list_window.h.
 *
 * Pages are asked of the office by the last row seen, never by an offset, so that a list of a
 * million rows costs as much as one of ten. No statement is left open between two keys. */
#include "ui/list_window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void list_window_init(struct list_window *window, struct office *office, const struct view *view)
{
    *window = (struct list_window){.office = office, .view = view, .page = 60};
}

/* Frees `count` rows from index `from` on; each row's cells were one page's columns wide. */
static void rows_free(struct list_window *window, size_t from, size_t count)
{
    const struct form *form = office_form(window->office, window->view->form);
    for (size_t i = from; i < from + count; i++) {
        for (size_t j = 0; j < form->list_count; j++) {
            free(window->rows[i].cells[j]);
        }
        free(window->rows[i].cells);
        free(window->rows[i].sort_key);
    }
}

static void rows_drop(struct list_window *window, size_t from, size_t count)
{
    rows_free(window, from, count);
    memmove(window->rows + from, window->rows + from + count,
            (window->count - from - count) * sizeof *window->rows);
    window->count -= count;
}

static void rows_forget(struct list_window *window)
{
    rows_free(window, 0, window->count);
    free(window->rows);
    window->rows = NULL;
    window->count = 0;
}

void list_window_done(struct list_window *window)
{
    rows_forget(window);
    free(window->filter);
    free(window->marks);
    *window = (struct list_window){0};
}

static struct desk_query query_of(const struct list_window *window)
{
    return (struct desk_query){.view = window->view->key,
                               .filter = window->filter,
                               .sort = window->sort,
                               .descending = window->descending};
}

/* Takes the page's rows over, at the end or (at_start) before the first row. */
static void rows_take(struct list_window *window, struct view_page *page, bool at_start)
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

static bool read_page(struct list_window *window, const struct view_row *from, bool backward,
                      size_t limit, struct view_page *page, struct err *err)
{
    struct desk_query query = query_of(window);
    view_page_init(page);
    return desk_page(window->office, &query, from != NULL, from ? from->id : 0,
                     from ? from->sort_key : NULL, backward, limit, page, err);
}

/* Reads on below the last row; forgets rows far above. */
static bool read_after(struct list_window *window, struct err *err)
{
    struct view_page page;
    const struct view_row *last = window->count ? &window->rows[window->count - 1] : NULL;
    if (!read_page(window, last, false, window->page, &page, err)) {
        return false;
    }
    window->more_after = page.more;
    rows_take(window, &page, false);
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

/* Reads on above the first row; forgets rows far below. */
static bool read_before(struct list_window *window, struct err *err)
{
    struct view_page page;
    if (!read_page(window, window->rows, true, window->page, &page, err)) {
        return false;
    }
    size_t added = page.count;
    window->more_before = page.more;
    rows_take(window, &page, true);
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

static bool count_rows(struct list_window *window, struct err *err)
{
    struct desk_query query = query_of(window);
    return desk_count(window->office, &query, LIST_WINDOW_COUNT + 1, &window->total, err);
}

static bool index_of(const struct list_window *window, int64_t id, size_t *index)
{
    for (size_t i = 0; i < window->count; i++) {
        if (window->rows[i].id == id) {
            *index = i;
            return true;
        }
    }
    return false;
}

/* Reads from the first row on, as many as were there before and at least a page. */
static bool load_from_start(struct list_window *window, size_t wanted, struct err *err)
{
    rows_forget(window);
    window->before = 0;
    window->more_before = false;
    window->more_after = true;
    window->chosen = 0;
    while (window->more_after && window->count < wanted) {
        if (!read_after(window, err)) {
            return false;
        }
    }
    return true;
}

/* Reads the surroundings of a row deep in the list again: what stands before it, and from there on. */
static bool load_around(struct list_window *window, struct err *err)
{
    struct view_page page;
    struct view_row anchor = window->rows[window->chosen];
    anchor.cells = NULL;
    anchor.sort_key = memory_copy(anchor.sort_key);
    long before = window->before;
    size_t above = window->chosen;
    bool read = read_page(window, &anchor, true, window->page, &page, err);
    free(anchor.sort_key);
    if (!read) {
        return false;
    }
    rows_forget(window);
    window->more_before = page.more;
    window->before = !page.more ? 0 : before < 0 ? -1 : before + (long)above - (long)page.count;
    rows_take(window, &page, false);
    window->chosen = window->count ? window->count - 1 : 0;
    return read_after(window, err);
}

bool list_window_load(struct list_window *window, struct err *err)
{
    const struct view_row *row = list_window_row(window);
    int64_t id = row ? row->id : 0;
    size_t chosen = window->chosen;
    bool deep = row && window->more_before;
    bool read = deep ? load_around(window, err)
                     : load_from_start(window, window->count > 0 ? window->count : 1, err);
    if (!read || !count_rows(window, err)) {
        return false;
    }
    if (!index_of(window, id, &window->chosen)) {
        window->chosen = deep ? window->chosen : chosen;
    }
    if (window->chosen >= window->count) {
        window->chosen = window->count ? window->count - 1 : 0;
    }
    return true;
}

bool list_window_choose(struct list_window *window, int64_t id, struct err *err)
{
    if (index_of(window, id, &window->chosen)) {
        return true;
    }
    if (!load_from_start(window, LIST_WINDOW_MOST, err) || !count_rows(window, err)) {
        return false;
    }
    if (!index_of(window, id, &window->chosen)) {
        window->chosen = 0;
    }
    return true;
}

bool list_window_move(struct list_window *window, long rows, struct err *err)
{
    if (window->count == 0) {
        return true;
    }
    long target = (long)window->chosen + rows;
    while (target >= (long)window->count && window->more_after) {
        size_t chosen = window->chosen;
        if (!read_after(window, err)) {
            return false;
        }
        target -= (long)(chosen - window->chosen);
    }
    while (target < 0 && window->more_before) {
        size_t chosen = window->chosen;
        if (!read_before(window, err)) {
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
    if (window->more_before && !load_from_start(window, 1, err)) {
        return false;
    }
    window->chosen = 0;
    return true;
}

bool list_window_last(struct list_window *window, struct err *err)
{
    if (window->more_after) {
        struct view_page page;
        if (!read_page(window, NULL, true, window->page, &page, err)) {
            return false;
        }
        rows_forget(window);
        window->more_before = page.more;
        window->more_after = false;
        rows_take(window, &page, false);
        window->before = !window->more_before ? 0
                         : window->total > LIST_WINDOW_COUNT
                             ? -1
                             : (long)window->total - (long)window->count;
    }
    window->chosen = window->count ? window->count - 1 : 0;
    return true;
}

void list_window_set_filter(struct list_window *window, const char *text)
{
    char *filter = text && *text ? memory_copy(text) : NULL;
    free(window->filter);
    window->filter = filter;
    rows_forget(window);
    window->chosen = 0;
    window->more_before = false;
}

const struct view_row *list_window_row(const struct list_window *window)
{
    return window->chosen < window->count ? &window->rows[window->chosen] : NULL;
}

void list_window_mark(struct list_window *window, int64_t id)
{
    for (size_t i = 0; i < window->mark_count; i++) {
        if (window->marks[i] == id) {
            window->marks[i] = window->marks[--window->mark_count];
            return;
        }
    }
    window->marks = memory_array(window->marks, window->mark_count + 1, sizeof *window->marks);
    window->marks[window->mark_count++] = id;
}

bool list_window_marked(const struct list_window *window, int64_t id)
{
    for (size_t i = 0; i < window->mark_count; i++) {
        if (window->marks[i] == id) {
            return true;
        }
    }
    return false;
}

const char *list_window_counter(const struct list_window *window, char out[48])
{
    char total[24];
    if (window->total > LIST_WINDOW_COUNT) {
        snprintf(total, sizeof total, "%d+", LIST_WINDOW_COUNT);
    } else {
        snprintf(total, sizeof total, "%lld", (long long)window->total);
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
