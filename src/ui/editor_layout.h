/* editor_layout: which part of a text stands in which line; a private room of editor.c. */
#ifndef UI_EDITOR_LAYOUT_H
#define UI_EDITOR_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

/* One line: the bytes from start, of which length are shown, up to the next line's start. */
struct editor_row {
    size_t start;
    size_t length;
    size_t next;
};

struct editor_layout {
    struct editor_row *rows;
    size_t count; /* at least 1 */
    int columns;  /* at least 2 */
};

void layout_done(struct editor_layout *layout);
/* Breaks a text of several lines. A full last line is followed by an empty one, where the cursor
 * stands at the end of the text. */
void layout_wrap(struct editor_layout *layout, const char *text);
/* Lays a text of one line, scrolled so that the cursor is seen and no room is wasted. */
void layout_scroll_line(struct editor_layout *layout, const char *text, size_t cursor);

/* The row in which an offset stands; with `at_end` the end of a row rather than the start of
 * the next. */
size_t layout_row_of(const struct editor_layout *layout, const char *text, size_t offset,
                     bool at_end);
/* The last offset that stands in this row. */
size_t layout_row_end(const struct editor_layout *layout, const char *text, size_t row);
/* The offset in this row that is nearest to the column from the left. */
size_t layout_offset_at(const struct editor_layout *layout, const char *text, size_t row,
                        int column);

#endif
