/* memory: allocation that never returns NULL; see the header for why it aborts. */
#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory)
{
    if (memory == NULL) {
        static const char message[] = "内存不足，程序只能停下；没写完的内容已留作草稿。\n";
        fputs(message, stderr);
        abort();
    }
    return memory;
}

void *memory_alloc(size_t size)
{
    return checked(calloc(1, size > 0 ? size : 1));
}

void *memory_resize(void *old, size_t size)
{
    return checked(realloc(old, size > 0 ? size : 1));
}

void *memory_array(void *old, size_t count, size_t item)
{
    if (item > 0 && count > SIZE_MAX / item) {
        return checked(NULL);
    }
    return memory_resize(old, count * item);
}

char *memory_copy(const char *text)
{
    return text == NULL ? NULL : memory_copy_n(text, strlen(text));
}

char *memory_copy_n(const char *text, size_t length)
{
    char *copy = memory_alloc(length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *memory_format(const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int written = vasprintf(&text, format, arguments);
    va_end(arguments);
    return checked(written < 0 ? NULL : text);
}
