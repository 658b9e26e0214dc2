/* list_seek: a list read again around the row that was chosen.
 *
 * The row is found by its id: among the rows near it, else where its own values have put it
 * since. Only a row that left the list gives its place to the one that stands there now, so
 * that a key typed ahead never acts on another row without that being seen. */
#include "ui/list_window.h"

#include <stdlib.h>

#include "base/memory.h"
#include "list_pages.h"

#define AROUND (LIST_WINDOW_MOST / 2) /* rows read above the chosen one, if there are so many */

#define COUNT_MILLISECONDS 4 /* a key typed must not wait for a number */

/* Where a row stood, or stands by its values. */
struct anchor {
    int64_t id;
    char *sort_key;
    long place; /* rows of the list before it; -1 not known */
};

static bool count_rows(struct list_window *window, struct err *err)
{
    struct desk_query query = list_pages_query(window);
    return desk_tally(window->office, &query, LIST_WINDOW_COUNT + 1, COUNT_MILLISECONDS,
                      &window->total, &window->total_least, err);
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

/* Reads what stands before the anchor and from there on. The row itself is looked for by whoever
 * asked: it is chosen as long as the list goes on at its place. */
static bool load_around(struct list_window *window, const struct anchor *anchor, struct err *err)
{
    struct view_page page;
    const struct view_row from = {.id = anchor->id, .sort_key = anchor->sort_key};
    if (!list_pages_read(window, &from, true, AROUND, &page, err)) {
        return false;
    }
    list_pages_forget(window);
    window->more_before = page.more;
    window->more_after = true;
    window->before = !page.more ? 0 : anchor->place < 0 ? -1 : anchor->place - (long)page.count;
    size_t above = page.count;
    list_pages_take(window, &page, false);
    window->chosen = above;
    if (!list_pages_after(window, err)) {
        return false;
    }
    if (window->chosen >= window->count) {
        window->chosen = window->count ? window->count - 1 : 0;
    }
    return true;
}

/* The row's values may be others now: where they put it. False if it can't be read any more. */
static bool anchor_of_values(const struct list_window *window, int64_t id, struct anchor *anchor)
{
    struct err ignored = {0};
    struct desk_query query = list_pages_query(window);
    *anchor = (struct anchor){.id = id, .place = -1};
    if (!desk_sort_key(window->office, &query, id, &anchor->sort_key, &ignored)) {
        return false;
    }
    return true;
}

/* Goes to a row that isn't near: true if it stands in the list. */
static bool seek_by_values(struct list_window *window, int64_t id, struct err *err)
{
    struct anchor anchor;
    if (!anchor_of_values(window, id, &anchor)) {
        return false;
    }
    bool found = load_around(window, &anchor, err) && index_of(window, id, &window->chosen);
    free(anchor.sort_key);
    return found;
}

/* The list again, its first rows or those around the anchor; then the row at its new place. */
static bool load_at(struct list_window *window, const struct anchor *anchor, bool deep,
                    size_t wanted, struct err *err)
{
    if (!(deep ? load_around(window, anchor, err) : list_pages_first(window, wanted, err))) {
        return false;
    }
    if (!anchor->id || index_of(window, anchor->id, &window->chosen)) {
        return true;
    }
    struct err failed = {0};
    if (seek_by_values(window, anchor->id, &failed)) {
        return true;
    }
    if (failed.code != ERR_NONE) {
        *err = failed;
        return false;
    }
    return load_around(window, anchor, err);
}

static bool choose_anew(struct list_window *window, int64_t id, struct err *err)
{
    if (!list_pages_first(window, 1, err) || !count_rows(window, err)) {
        return false;
    }
    if (!index_of(window, id, &window->chosen) && !seek_by_values(window, id, err)) {
        return err->code == ERR_NONE && list_pages_first(window, 1, err);
    }
    return true;
}

/* Whoever types a number means that row, wherever the list has it. */
static int64_t meant_by_digits(const struct list_window *window)
{
    struct desk_query query = list_pages_query(window);
    return desk_numbered(window->office, &query);
}

bool list_window_load(struct list_window *window, struct err *err)
{
    const struct view_row *row = list_window_row(window);
    struct anchor anchor = {.place =
                                window->before < 0 ? -1 : window->before + (long)window->chosen};
    if (row) {
        anchor.id = row->id;
        anchor.sort_key = memory_copy(row->sort_key);
    }
    struct list_window before;
    list_pages_put_aside(window, &before);
    int64_t meant = row ? 0 : meant_by_digits(window);
    bool read =
        meant ? choose_anew(window, meant, err)
              : load_at(window, &anchor, row && before.more_before, row ? before.count : 1, err) &&
                    count_rows(window, err);
    free(anchor.sort_key);
    list_pages_settle(window, &before, read, err);
    list_pages_place(window);
    return read;
}

bool list_window_choose(struct list_window *window, int64_t id, struct err *err)
{
    struct list_window before;
    if (!window->old && index_of(window, id, &window->chosen)) {
        return true;
    }
    list_pages_put_aside(window, &before);
    return list_pages_settle(window, &before, choose_anew(window, id, err), err);
}
