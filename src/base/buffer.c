/* buffer: a growing byte string; doubles its memory, keeps a NUL at the end. */
#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_done(struct buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes != NULL) {
        buffer->bytes[0] = '\0';
    }
}

static void reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity) {
        return;
    }
    size_t capacity = buffer->capacity > 0 ? buffer->capacity : 64;
    while (capacity < needed) {
        capacity *= 2;
    }
    buffer->bytes = memory_resize(buffer->bytes, capacity);
    buffer->capacity = capacity;
}

void buffer_add_bytes(struct buffer *buffer, const void *bytes, size_t length)
{
    reserve(buffer, length);
    if (length > 0) {
        memcpy(buffer->bytes + buffer->length, bytes, length);
    }
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *text)
{
    if (text != NULL) {
        buffer_add_bytes(buffer, text, strlen(text));
    }
}

void buffer_add_char(struct buffer *buffer, char byte)
{
    buffer_add_bytes(buffer, &byte, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = NULL;
    int written = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (written > 0) {
        buffer_add_bytes(buffer, text, (size_t)written);
    }
    if (written >= 0) {
        free(text);
    }
}

void buffer_add_mark(struct buffer *buffer, const char *mark)
{
    static const char stop[] = "。";
    size_t wide = sizeof stop - 1;
    if (buffer->length >= wide && memcmp(buffer->bytes + buffer->length - wide, stop, wide) == 0) {
        buffer->length -= wide;
    }
    buffer_add(buffer, mark);
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes != NULL ? buffer->bytes : "";
}

char *buffer_take(struct buffer *buffer)
{
    char *text = buffer->bytes != NULL ? buffer->bytes : memory_copy("");
    buffer_init(buffer);
    return text;
}
