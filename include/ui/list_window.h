/* list_window: the part of a list that is in memory, with its chosen row: a model without a screen.
 *
 * Rows come in pages in both directions, keyed by the last row seen; the window forgets what is
 * far away. The chosen row is kept by its id when the list is read again. */
#ifndef UI_LIST_WINDOW_H
#define UI_LIST_WINDOW_H

#include "office/desk.h"

#define LIST_WINDOW_MOST 400  /* rows in memory */
#define LIST_WINDOW_PAGE 60   /* read at a time, or as many as the screen shows */
#define LIST_WINDOW_COUNT 1000 /* counted no further */
#define LIST_MARKS_MOST 1000   /* marked at once */

struct list_window {
    struct office *office;     /* borrowed */
    const struct view *view;
    char *filter;              /* NULL none */
    const char *sort;          /* NULL: the view's own order */
    bool descending;
    struct view_row *rows;
    size_t count;
    bool more_before, more_after;
    long before;   /* rows of the list before rows[0]; -1 not known (after a jump to the end) */
    size_t chosen; /* index in rows */
    int64_t total; /* LIST_WINDOW_COUNT + 1: more than that */
    bool total_least; /* there may be more: the time for counting was over */
    bool failed;   /* the last reading: rows are those of before, or none */
    bool old;      /* rows are of another filter or order: shown until it is read, chosen by nobody */
    bool (*hurried)(void *data); /* whether a key waits: then reading breaks off; NULL: it doesn't */
    void *hurried_data;
    bool put_off;  /* the last reading was broken off: rows are those of before */
    size_t page;   /* how many rows are read at a time */
    int64_t *marks; /* ids of marked rows */
    size_t mark_count;
};

void list_window_init(struct list_window *window, struct office *office, const struct view *view);
void list_window_done(struct list_window *window);

/* Whatever reads leaves the rows as they were if it fails; what I may no longer see goes. */

/* Reads the list (again); the chosen row stays by its id, wherever it stands now; if it has left
 * the list, by its place. */
bool list_window_load(struct list_window *window, struct err *err);
/* Chooses the row with this id wherever it stands; the first one if it isn't in the list. */
bool list_window_choose(struct list_window *window, int64_t id, struct err *err);
/* Moves by `rows` (negative: up), reading on where needed. */
bool list_window_move(struct list_window *window, long rows, struct err *err);
bool list_window_first(struct list_window *window, struct err *err);
bool list_window_last(struct list_window *window, struct err *err);

/* The rows are old until the list is read, which begins with the first one then. */
void list_window_set_filter(struct list_window *window, const char *text);
/* By this field's key (borrowed), or NULL: the view's own order. Rows are old as well. */
void list_window_set_sort(struct list_window *window, const char *sort, bool descending);
/* The chosen row; NULL: the list is empty, or its rows are old. */
const struct view_row *list_window_row(const struct list_window *window);

void list_window_mark(struct list_window *window, int64_t id); /* marks or unmarks */
void list_window_unmark(struct list_window *window, int64_t id);
void list_window_unmark_all(struct list_window *window);
bool list_window_marked(const struct list_window *window, int64_t id);
/* Marks what the filter finds, at most LIST_MARKS_MOST; *more: there is more than that. */
bool list_window_mark_all(struct list_window *window, bool *more, struct err *err);

/* "12 / 1000+", "0 / 0", "? / 1000+". Writes to out[48]. */
const char *list_window_counter(const struct list_window *window, char out[48]);

#endif
