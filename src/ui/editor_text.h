/* editor_text: steps by clusters and changes in place; a private room of editor.c. */
#ifndef UI_EDITOR_TEXT_H
#define UI_EDITOR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Offsets are bytes and always at the edge of a cluster: a character with the zero-width ones
 * after it; a newline is a cluster of its own. */
size_t cluster_after(const char *text, size_t at);  /* at the end: the end */
size_t cluster_before(const char *text, size_t at); /* at 0: 0 */
size_t cluster_snap(const char *text, size_t at);   /* the first edge at or after `at` */

int text_span_columns(const char *text, size_t from, size_t to);
size_t text_offset_of(const char *text, size_t character); /* at most the end */
size_t text_character_of(const char *text, size_t offset);

/* Where the word before `at` starts: blanks, then letters, punctuation or ideographs of one kind. */
size_t text_word_before(const char *text, size_t at);
/* Where the next one starts: the rest of this word and the blanks behind it are passed. */
size_t text_word_after(const char *text, size_t at);

/* Takes zero-width marks out that have no character to stand on; `at_start`: the text goes to
 * the start of a line. Returns text. */
char *text_drop_orphans(char *text, bool at_start);

/* Replaces `cut` bytes at `at` by `text`. */
void buffer_splice(struct buffer *buffer, size_t at, size_t cut, const char *text);

#endif
