/* roff: text made safe for man(7), with places where Chinese lines may break.
 *
 * groff breaks lines at blanks alone; between two Chinese characters a \: says that it may. */
#ifndef MANUAL_ROFF_H
#define MANUAL_ROFF_H

#include <stdbool.h>

#include "base/buffer.h"

/* Adds plain text: nothing in it is a request or an escape. */
void roff_add_text(struct buffer *out, const char *text);

/* Adds text that was written as roff: its escapes stay. */
void roff_add_prose(struct buffer *out, const char *prose);

/* Adds one line of an example that is not filled, ended by a newline. */
void roff_add_example(struct buffer *out, const char *line);

/* Whether two lines of Chinese are one text: no blank belongs between them. */
bool roff_lines_join(const char *line, const char *next);

#endif
