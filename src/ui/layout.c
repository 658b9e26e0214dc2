/* layout: where things stand on the screen. See ui/layout.h. */
#include "ui/layout.h"

static int clamp(int value, int least, int most)
{
    if (value > most) {
        value = most;
    }
    return value < least ? least : value;
}

struct layout layout_screen(int rows, int columns)
{
    struct layout layout = {.rows = rows, .columns = columns};
    layout.fits = rows >= LAYOUT_LEAST_ROWS && columns >= LAYOUT_LEAST_COLUMNS;
    if (!layout.fits) {
        return layout;
    }
    layout.top = (struct box){0, 0, 1, columns};
    layout.body = (struct box){1, 0, rows - 3, columns};
    layout.message = (struct box){rows - 2, 0, 1, columns};
    layout.bar = (struct box){rows - 1, 0, 1, columns};
    return layout;
}

struct layout_split layout_split(int rows, int columns, bool reading)
{
    struct layout_split split = {.beside = columns >= LAYOUT_BESIDE_COLUMNS};
    if (split.beside) {
        int left = columns * 3 / 5;
        split.list = (struct box){0, 0, rows, left};
        split.rule = (struct box){0, left, rows, 1};
        split.detail = (struct box){0, left + 1, rows, columns - left - 1};
        return split;
    }
    int glance = clamp(rows * 2 / 7, 4, 12), most = rows - clamp(rows / 4, 5, 12) - 1;
    int below = clamp(reading ? most : glance, 1, most > 1 ? most : 1);
    split.list = (struct box){0, 0, rows - below - 1, columns};
    split.rule = (struct box){rows - below - 1, 0, 1, columns};
    split.detail = (struct box){rows - below, 0, below, columns};
    return split;
}

struct box layout_popup(const struct layout *layout, int rows, int columns)
{
    const struct box *body = &layout->body;
    rows = clamp(rows, 3, body->rows);
    columns = clamp(columns, 10, body->columns);
    return (struct box){body->row + (body->rows - rows) / 2,
                        body->column + (body->columns - columns) / 2, rows, columns};
}

int layout_scroll(int top, int chosen, int shown, int count, int step)
{
    if (shown <= 0) {
        return 0;
    }
    step = clamp(step, 1, shown);
    if (chosen < top) {
        top = chosen - step + 1;
    } else if (chosen >= top + shown) {
        top = chosen - shown + step;
    }
    return clamp(top, 0, count > shown ? count - shown : 0);
}

/* Takes one column off the widest one that can spare it; false if none can. */
static bool shave(const int *least, size_t count, int *out)
{
    size_t widest = count;
    for (size_t i = 0; i < count; i++) {
        if (out[i] > least[i] && (widest == count || out[i] >= out[widest])) {
            widest = i;
        }
    }
    if (widest == count) {
        return false;
    }
    out[widest]--;
    return true;
}

void layout_columns(const int *wish, const int *least, size_t count, int greedy, int columns,
                    int gap, int *out)
{
    int spare = columns - gap * ((int)count - 1);
    for (size_t i = 0; i < count; i++) {
        out[i] = clamp(wish[i], 1, wish[i] > 1 ? wish[i] : 1);
        spare -= out[i];
    }
    while (spare < 0 && shave(least, count, out)) {
        spare++;
    }
    if (spare > 0 && greedy >= 0) {
        out[greedy] += spare;
    }
}
