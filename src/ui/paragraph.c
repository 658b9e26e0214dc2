/* paragraph: wrapped text in a box of a window. See paragraph.h. */
#include "paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"

static size_t wrap(const char *text, int columns, struct wrap_line **lines)
{
    if (columns < 2) {
        columns = 2;
    }
    struct wrap_rule rule = {.width = wrap_columns, .first = columns, .rest = columns};
    return wrap_text(text, &rule, lines);
}

int paragraph_rows(const char *text, int columns)
{
    if (!text) {
        return 0;
    }
    struct wrap_line *lines = NULL;
    size_t count = wrap(text, columns, &lines);
    free(lines);
    return (int)count;
}

static void draw_line(WINDOW *window, int row, int column, int columns, enum style style,
                      const char *text, size_t length)
{
    char *line = memory_copy_n(text, length);
    canvas_text(window, row, column, columns, style, line);
    free(line);
}

int paragraph_draw(WINDOW *window, int row, int column, int columns, int skip, int most,
                   enum style style, const char *text)
{
    if (!text) {
        return 0;
    }
    struct wrap_line *lines = NULL;
    int count = (int)wrap(text, columns, &lines), drawn = 0;
    for (int i = skip; i < count && drawn < most; i++, drawn++) {
        draw_line(window, row + drawn, column, columns, style, text + lines[i].start,
                  lines[i].length);
    }
    free(lines);
    return drawn;
}

int paragraph_fit(WINDOW *window, int row, int column, int columns, int most, enum style style,
                  const char *text)
{
    int rows = paragraph_rows(text, columns);
    if (rows <= most) {
        return paragraph_draw(window, row, column, columns, 0, most, style, text);
    }
    struct wrap_line *lines = NULL;
    wrap(text, columns, &lines);
    paragraph_draw(window, row, column, columns, 0, most - 1, style, text);
    const char *last = text + lines[most - 1].start;
    draw_line(window, row + most - 1, column, columns, style, last, strlen(last));
    free(lines);
    return most;
}

int paragraph_columns(const char *text)
{
    int widest = 0;
    while (text && *text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_copy_n(text, length);
        int columns = text_columns(line);
        free(line);
        widest = columns > widest ? columns : widest;
        text += length + (text[length] == '\n');
    }
    return widest;
}
