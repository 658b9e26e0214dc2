/* encoding: in what bytes a file of text came, and in what bytes it goes.
 *
 * The encoding is decided once for the whole file, in this order: UTF-16 by its mark,
 * UTF-8 with or without a mark, else GB18030 (of which GBK and GB2312 are parts).
 * Never guesses by frequency and never replaces what it cannot read: it refuses. */
#ifndef EXCHANGE_ENCODING_H
#define EXCHANGE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

enum encoding { ENCODING_UTF8_BOM, ENCODING_UTF8, ENCODING_GB18030 };

/* The encoding with this name (utf8-bom, utf8, gb18030; NULL is utf8-bom); ERR_USAGE with
 * the names that there are. */
bool encoding_named(const char *name, enum encoding *encoding, struct err *err);

/* Adds the text of `length` bytes to `out` as UTF-8 without a mark; *called is what it was read
 * as (a constant). ERR_INPUT with line and byte if no encoding fits or a NUL byte is in it. */
bool encoding_read(const char *bytes, size_t length, struct buffer *out, const char **called,
                   struct err *err);

/* Adds `text` (UTF-8) to `out` in `encoding`. ERR_INPUT if it can't be written in it. */
bool encoding_write(enum encoding encoding, const char *text, size_t length, struct buffer *out,
                    struct err *err);

#endif
