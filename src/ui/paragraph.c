/* paragraph: wrapped text in a box of a window. See paragraph.h. */
#include "paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"

static size_t wrap(const char *text, int columns, struct wrap_line **lines)
{
    if (columns < 2)
        columns = 2;
    struct wrap_rule rule = {.width = wrap_columns, .first = columns, .rest = columns};
    return wrap_text(text, &rule, lines);
}

int paragraph_rows(const char *text, int columns)
{
    if (!text)
        return 0;
    struct wrap_line *lines = NULL;
    size_t count = wrap(text, columns, &lines);
    free(lines);
    return (int)count;
}

int paragraph_draw(WINDOW *window, int row, int column, int columns, int skip, int most,
                   enum style style, const char *text)
{
    if (!text || most <= 0)
        return 0;
    struct wrap_line *lines = NULL;
    int count = (int)wrap(text, columns, &lines), drawn = 0;
    for (int i = skip; i < count && drawn < most; i++, drawn++) {
        bool cut = drawn + 1 == most && i + 1 < count;
        char *line = cut ? memory_copy(text + lines[i].start)
                         : memory_copy_n(text + lines[i].start, lines[i].length);
        canvas_text(window, row + drawn, column, columns, style, line);
        free(line);
    }
    free(lines);
    return drawn;
}

void paragraph_line(WINDOW *window, int row, int column, int columns, int line, enum style style,
                    const char *text)
{
    struct wrap_line *lines = NULL;
    int count = (int)wrap(text, columns, &lines);
    if (line < count) {
        char *shown = memory_copy_n(text + lines[line].start, lines[line].length);
        canvas_text(window, row, column, columns, style, shown);
        free(shown);
    }
    free(lines);
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
