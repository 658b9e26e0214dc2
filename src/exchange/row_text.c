/* Lines of parts divided by bars, with the escapes that let every text through unchanged.
 * Never reads a part's meaning: that is the field's type. */
#include "exchange/row_text.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void row_text_add(struct buffer *line, const char *part, bool first)
{
    if (!first) {
        buffer_add_char(line, '|');
    }
    for (; part && *part; part++) {
        if (*part == '|' || *part == '\\') {
            buffer_add_char(line, '\\');
        }
        if (*part == '\n') {
            buffer_add(line, "\\n");
        } else {
            buffer_add_char(line, *part);
        }
    }
}

static void push(char ***parts, size_t *count, struct buffer *part)
{
    char *text = buffer_take(part);

    *parts = memory_array(*parts, *count + 1, sizeof **parts);
    (*parts)[(*count)++] = text ? text_trim(text) : memory_copy("");
}

char **row_text_split(const char *line, size_t length, size_t *count)
{
    struct buffer part;
    char **parts = NULL;

    *count = 0;
    buffer_init(&part);
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '|') {
            push(&parts, count, &part);
        } else if (line[i] == '\\' && i + 1 < length) {
            i++;
            buffer_add_char(&part, line[i] == 'n' ? '\n' : line[i]);
        } else {
            buffer_add_char(&part, line[i]);
        }
    }
    push(&parts, count, &part);
    return parts;
}
