/* layout: where things stand on the screen: integers in, integers out.
 *
 * Knows nothing of windows, text or keys, so that every size from 1x1 up can be tried in
 * a test. Made for 80x24; a list stands over its detail, and beside it only from 140
 * columns, because rows that span the whole screen are scrolled by the terminal itself. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_LEAST_ROWS 20
#define LAYOUT_LEAST_COLUMNS 60
#define LAYOUT_BESIDE_COLUMNS 140

struct box {
    int row, column, rows, columns;
};

struct layout {
    int rows, columns; /* of the terminal */
    bool fits;         /* false: too small, nothing else is set */
    struct box top;     /* sections, officer, date */
    struct box body;    /* scenes */
    struct box message; /* one line; grows upwards over the body when it must */
    struct box bar;     /* keys */
};
struct layout layout_screen(int rows, int columns);

/* A list and the detail of its chosen row within a body of this size; boxes are relative to it. Most
 * rows are the list's, unless the detail is being read. */
struct layout_split {
    struct box list;
    struct box rule; /* between them: one row, or one column if beside */
    struct box detail;
    bool beside;
};
struct layout_split layout_split(int rows, int columns, bool reading);

/* A box of the wished size in the middle of the body, made smaller if it must. */
struct box layout_popup(const struct layout *layout, int rows, int columns);

/* The first line shown, so that line `chosen` of `count` is among `shown`; `top` is the first
 * line until now. The view moves by `step` lines at a time (0, 1: line by line), at most `shown`. */
int layout_scroll(int top, int chosen, int shown, int count, int step);

/* Shares `columns` among columns of a table. wish[i] = what is wanted (content or heading),
 * least[i] = what it can do with; greedy = index of the one that takes what is left (-1 none).
 * Between two columns stand `gap` blanks. Writes out[i], all at least 1. */
void layout_columns(const int *wish, const int *least, size_t count, int greedy, int columns,
                    int gap, int *out);

#endif
