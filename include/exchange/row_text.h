/* row_text: the rows of a table inside a form as lines of text: 措施|期限|责任人.
 *
 * How promises stand in a CSV cell (a line each) and at the prompt (promise="…|…|…"). A bar, a
 * backslash or a line break inside a part is written \| \\ \n; ｜ is no divider. */
#ifndef EXCHANGE_ROW_TEXT_H
#define EXCHANGE_ROW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Adds one part to a line, with a bar before it unless it is the first. NULL is an empty part. */
void row_text_add(struct buffer *line, const char *part, bool first);

/* The parts of a line, trimmed; *count of them, at least one. Caller frees each and the array. */
char **row_text_split(const char *line, size_t length, size_t *count);

#endif
