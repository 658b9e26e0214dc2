/* text: UTF-8, folding of full-width input, and the width of text in terminal columns.
 *
 * One place decides how wide a character is: wcwidth() of the C library, which
 * ncurses uses too, so that the model and the screen can't disagree.  A cluster
 * is a base character with the zero-width ones after it; nothing ever cuts one. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* Reads one code point at `text` (NUL-terminated UTF-8) into *out and returns its
 * length in bytes; 0 at the end; -1 for bytes that are not UTF-8 (overlong,
 * surrogates, beyond U+10FFFF, cut short). */
int text_decode(const char *text, uint32_t *out);

/* Writes `code` as UTF-8 into out[0..3] and returns the number of bytes (no NUL). */
int text_encode(uint32_t code, char out[4]);

bool text_is_utf8(const char *bytes, size_t length); /* NUL bytes are refused too */
size_t text_count(const char *text);                 /* characters (code points) */

/* Columns of one code point: 0, 1 or 2; -1 for what must not reach a terminal:
 * C0, C1, DEL, zero-width joiners, bidi controls, variation selectors, unassigned. */
int text_code_columns(uint32_t code);
int text_columns(const char *text); /* columns of the whole; -1 characters count 0 */

/* Bytes of the longest head of `text` that fits in `columns`, whole clusters only. */
size_t text_cut(const char *text, int columns);

/* Adds `text` to `out` cut to `columns`, then blanks up to exactly `columns`.
 * Where something was cut, the last columns become ".." (if columns > 3). */
void text_pad(struct buffer *out, const char *text, int columns);

/* Copies `text` (NULL is "") into out[0..size), cut at a whole character where it doesn't fit. */
void text_put(char *out, size_t size, const char *text);

/* A copy with full-width ASCII (０Ａ（－＠ and the ideographic blank) folded to half
 * width. For identifiers, dates, numbers and searching; never for prose. Caller frees. */
char *text_fold(const char *text);

/* A copy without what must not be stored: controls (a newline stays if
 * keep_newlines, else becomes a blank; TAB becomes a blank), bidi, joiners,
 * invalid bytes. Caller frees. */
char *text_clean(const char *text, bool keep_newlines);

/* Cuts blanks (ASCII, TAB, newline, U+3000, U+00A0) off both ends in place; returns text. */
char *text_trim(char *text);
bool text_is_blank(const char *text); /* NULL, "" or only blanks */

/* Upper-cases ASCII in place; returns text. */
char *text_upper(char *text);

/* Whether `needle` occurs in `text` after folding and without regard of ASCII case. */
bool text_contains(const char *text, const char *needle);

/* The word of words[0..count) that was probably meant by `word` (edit distance at
 * most a third of its length, at least 1), or NULL. */
const char *text_suggest(const char *word, const char *const *words, size_t count);

#endif
