/* editor_layout: lines of an editor, by base/wrap for several, by scrolling for one. */
#include "editor_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"
#include "editor_text.h"

void layout_done(struct editor_layout *layout)
{
    free(layout->rows);
    layout->rows = NULL;
    layout->count = 0;
}

void layout_wrap(struct editor_layout *layout, const char *text)
{
    struct wrap_rule rule = {
        .width = wrap_columns, .first = layout->columns, .rest = layout->columns};
    struct wrap_line *lines;
    size_t length = strlen(text);
    size_t count = wrap_text(text, &rule, &lines);
    layout->rows = memory_array(layout->rows, count + 1, sizeof *layout->rows);
    for (size_t i = 0; i < count; i++) {
        layout->rows[i] = (struct editor_row){lines[i].start, lines[i].length, lines[i].next};
    }
    free(lines);
    size_t last = layout->rows[count - 1].start;
    bool full = text_span_columns(text, last, length) >= layout->columns;
    if (last < length && (full || text[length - 1] == '\n')) {
        layout->rows[count - 1].next = length;
        layout->rows[count++] = (struct editor_row){length, 0, length};
    }
    layout->count = count;
}

void layout_scroll_line(struct editor_layout *layout, const char *text, size_t cursor)
{
    size_t length = strlen(text);
    size_t start = layout->count > 0 ? layout->rows[0].start : 0;
    start = start < cursor ? start : cursor;
    while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80) {
        start--; /* another text than the one that was scrolled */
    }
    start = cluster_snap(text, start);
    while (text_span_columns(text, start, cursor) > layout->columns - 1) {
        start = cluster_after(text, start);
    }
    /* the text became shorter: show more of it again; one cell stays for the cursor at its end */
    while (start > 0 &&
           text_span_columns(text, cluster_before(text, start), length) < layout->columns) {
        start = cluster_before(text, start);
    }
    layout->rows = memory_array(layout->rows, 1, sizeof *layout->rows);
    layout->rows[0] = (struct editor_row){start, text_cut(text + start, layout->columns), length};
    layout->count = 1;
}

size_t layout_row_of(const struct editor_layout *layout, const char *text, size_t offset,
                     bool at_end)
{
    size_t low = 0;
    size_t high = layout->count; /* the row is in [low, high) */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (layout->rows[middle].start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    bool is_break = low > 0 && layout->rows[low].start == offset && text[offset - 1] != '\n';
    return at_end && is_break ? low - 1 : low;
}

size_t layout_row_end(const struct editor_layout *layout, const char *text, size_t row)
{
    size_t next = layout->rows[row].next;
    return row + 1 < layout->count ? cluster_before(text, next) : next;
}

size_t layout_offset_at(const struct editor_layout *layout, const char *text, size_t row,
                        int column)
{
    size_t at = layout->rows[row].start;
    size_t end = layout_row_end(layout, text, row);
    int used = 0;
    while (at < end) {
        size_t after = cluster_after(text, at);
        used += text_span_columns(text, at, after);
        if (used > column) {
            break;
        }
        at = after;
    }
    return at;
}
