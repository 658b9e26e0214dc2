/* buffer: a growing byte string, always ended by a NUL byte.
 * Used wherever text is put together piece by piece. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

struct buffer {
    char *bytes; /* NULL until something is added; else NUL-terminated */
    size_t length;
    size_t capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_done(struct buffer *buffer); /* frees; the buffer may be used again */
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_add(struct buffer *buffer, const char *text); /* NULL adds nothing */
void buffer_add_bytes(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_char(struct buffer *buffer, char byte);
void buffer_add_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Goes on with a sentence that came from elsewhere: the full stop at its end gives way to `mark`, so
 * that 。， never stands in one. */
void buffer_add_mark(struct buffer *buffer, const char *mark);
const char *buffer_text(const struct buffer *buffer); /* never NULL; borrowed */
char *buffer_take(struct buffer *buffer); /* the caller owns it; the buffer is empty again */

#endif
