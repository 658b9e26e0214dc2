/* list_pane: moving in a list, filtering and marking it. Drawing is list_draw.c's. */
#include "ui/list_pane.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#define HEAD_ROWS 2 /* title with the filter; headings of the columns */

void list_pane_init(struct list_pane *pane, struct office *office, const struct view *view)
{
    *pane = (struct list_pane){.stale = true, .form = office_form(office, view->form)};
    list_window_init(&pane->window, office, view);
}

void list_pane_done(struct list_pane *pane)
{
    list_window_done(&pane->window);
}

void list_pane_view(struct list_pane *pane, const struct view *view)
{
    struct box box = pane->box;
    struct office *office = pane->window.office;
    list_pane_done(pane);
    list_pane_init(pane, office, view);
    list_pane_lay(pane, &box);
}

void list_pane_lay(struct list_pane *pane, const struct box *box)
{
    struct list_window *window = &pane->window;
    size_t rows = box->rows > HEAD_ROWS ? (size_t)(box->rows - HEAD_ROWS) : 0;
    pane->box = *box;
    window->page = rows > LIST_WINDOW_PAGE ? rows : LIST_WINDOW_PAGE;
    bool goes_on = window->more_after || window->more_before;
    pane->stale = pane->stale || (window->count < rows && goes_on);
}

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

void list_pane_saved(struct list_pane *pane, const struct saved_view *view)
{
    list_pane_view(pane, view->base);
    int sort = form_field(pane->form, view->sort);
    list_window_set_sort(&pane->window, sort < 0 ? NULL : pane->form->fields[sort].key,
                         view->descending);
    list_window_set_filter(&pane->window, view->filter);
    pane->saved = *view;
}

bool list_pane_is_saved(const struct list_pane *pane)
{
    const struct list_window *window = &pane->window;
    return pane->saved.id != 0 && same_text(window->filter, pane->saved.filter) &&
           same_text(window->sort, pane->saved.sort) &&
           (!window->sort || window->descending == pane->saved.descending);
}

void list_pane_unsave(struct list_pane *pane, int64_t id)
{
    if (pane->saved.id == id) {
        pane->saved = (struct saved_view){0};
    }
}

const char *list_pane_title(const struct list_pane *pane)
{
    return list_pane_is_saved(pane) ? pane->saved.title : pane->window.view->title;
}

bool list_pane_read(struct list_pane *pane, struct err *err)
{
    if (!pane->stale) {
        return true;
    }
    bool old = pane->window.old;
    pane->fresh = false;
    if (!list_window_load(&pane->window, err)) {
        return false;
    }
    pane->top = old ? 0 : pane->top;
    pane->stale = false;
    return true;
}

static void filter_set(struct list_pane *pane, char *text)
{
    list_window_set_filter(&pane->window, text);
    free(text);
    pane->stale = true;
    pane->fresh = true;
    pane->filtering = pane->window.filter != NULL;
}

static void filter_add(struct list_pane *pane, const char *text)
{
    struct buffer filter;
    buffer_init(&filter);
    buffer_add(&filter, pane->window.filter);
    buffer_add(&filter, text);
    filter_set(pane, text_clean(buffer_text(&filter), false));
    buffer_done(&filter);
}

/* Takes the last character off; false if there is no filter. */
static bool filter_shorten(struct list_pane *pane)
{
    char *text = memory_copy(pane->window.filter);
    if (!text) {
        return false;
    }
    size_t length = strlen(text);
    while (length > 0 && ((unsigned char)text[--length] & 0xC0) == 0x80) {
        continue;
    }
    text[length] = '\0';
    filter_set(pane, text);
    return true;
}

bool list_pane_clear_filter(struct list_pane *pane, struct err *err)
{
    const struct view_row *row = list_window_row(&pane->window);
    int64_t id = row ? row->id : 0;
    if (!pane->window.filter) {
        return false;
    }
    filter_set(pane, NULL);
    pane->fresh = false;
    pane->top = 0;
    if (id) {
        list_window_choose(&pane->window, id, err);
    }
    return true;
}

/* Text that was typed or pasted, as UTF-8; NULL if the key is none. Caller frees. */
static char *key_typed(const struct key *key)
{
    if (key->kind == KEY_KIND_PASTE) {
        return text_clean(key->text, false);
    }
    if (key->kind != KEY_KIND_TEXT) {
        return NULL;
    }
    char bytes[4];
    int length = text_encode(key->code, bytes);
    return memory_copy_n(bytes, (size_t)length);
}

bool list_pane_shows(const struct list_pane *pane, int field)
{
    for (size_t i = 0; i < list_pane_columns(pane); i++) {
        if (pane->form->list[i].field == field) {
            return pane->whole[i];
        }
    }
    return false;
}

size_t list_pane_columns(const struct list_pane *pane)
{
    size_t count = pane->form->list_count;
    return count < LIST_PANE_COLUMNS ? count : LIST_PANE_COLUMNS;
}

static bool move_column(struct list_pane *pane, int by)
{
    if (by < 0 ? pane->column > 0 : pane->column + 1 < list_pane_columns(pane)) {
        pane->column += (size_t)by;
    }
    return true;
}

static const char *column_key(const struct list_pane *pane)
{
    return pane->form->fields[pane->form->list[pane->column].field].key;
}

/* Upwards, then downwards, then the view's own order again. */
bool list_pane_sort(struct list_pane *pane, struct err *err)
{
    struct list_window *window = &pane->window;
    const char *before = window->sort, *key = column_key(pane);
    bool was_descending = window->descending, again = before && strcmp(before, key) == 0;
    list_window_set_sort(window, again && was_descending ? NULL : key, again);
    pane->top = 0;
    if (list_window_load(window, err)) {
        pane->stale = false;
        return true;
    }
    list_window_set_sort(window, before, was_descending);
    pane->stale = true;
    return false;
}

static bool move_key(struct list_pane *pane, const struct key *key, struct err *err)
{
    long page = pane->box.rows - HEAD_ROWS;
    struct list_window *window = &pane->window;
    if (key->kind != KEY_KIND_COMMAND) {
        return false;
    }
    pane->filtering = false;
    switch (key->code) {
    case K_UP:
        return list_window_move(window, -1, err), true;
    case K_DOWN:
        return list_window_move(window, 1, err), true;
    case K_PAGE_UP:
        return list_window_move(window, -page, err), true;
    case K_PAGE_DOWN:
        return list_window_move(window, page, err), true;
    case K_HOME:
        return list_window_first(window, err), true;
    case K_END:
        return list_window_last(window, err), true;
    case K_LEFT:
        return move_column(pane, -1);
    case K_RIGHT:
        return move_column(pane, 1);
    default:
        return false;
    }
}

static bool mark_row(struct list_pane *pane, struct err *err)
{
    const struct view_row *row = list_window_row(&pane->window);
    if (row) {
        list_window_mark(&pane->window, row->id);
        list_window_move(&pane->window, 1, err);
    }
    return true;
}

bool list_pane_types(const struct list_pane *pane, const struct key *key)
{
    return key->kind == KEY_KIND_TEXT || key->kind == KEY_KIND_PASTE ||
           (key_is(key, K_BACKSPACE) && pane->window.filter);
}

/* What is typed reads nothing: only the last filter is read, when no key waits any more. */
static bool type_key(struct list_pane *pane, const struct key *key)
{
    char *typed = key_typed(key);
    if (!typed) {
        return filter_shorten(pane);
    }
    filter_add(pane, typed);
    free(typed);
    return true;
}

bool list_pane_key(struct list_pane *pane, const struct key *key, enum action_id action,
                   struct err *err)
{
    if (list_pane_types(pane, key)) {
        return type_key(pane, key);
    }
    bool again = pane->window.failed; /* any key tries once more */
    pane->stale = pane->stale || again;
    bool read = list_pane_read(pane, err);
    if (!again && !read) {
        return true;
    }
    if (key_is_control(key, 'u')) {
        return list_pane_clear_filter(pane, err);
    }
    if (again) {
        return true; /* the rows that are there now weren't on the screen when it was pressed */
    }
    return action == ACTION_MARK ? mark_row(pane, err) : move_key(pane, key, err);
}

bool list_pane_click(struct list_pane *pane, int row, bool *again, struct err *err)
{
    long index = (long)pane->top + row - HEAD_ROWS;
    if (pane->stale || row < HEAD_ROWS || index >= (long)pane->window.count) {
        return false;
    }
    long by = index - (long)pane->window.chosen;
    *again = by == 0;
    pane->filtering = false;
    return by == 0 || list_window_move(&pane->window, by, err);
}

void list_pane_place(const struct list_pane *pane, int *row, int *column)
{
    if (pane->filtering) {
        *row = pane->box.row;
        *column = pane->box.column + 1 + text_columns(list_pane_title(pane)) +
                  text_columns("  查找：") + text_columns(pane->window.filter);
        int last = pane->box.column + pane->box.columns - 16;
        *column = *column > last ? last : *column;
        return;
    }
    *row = pane->box.row + HEAD_ROWS + (int)pane->window.chosen - pane->top;
    *column = pane->box.column + pane->cell;
}
