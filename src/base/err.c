/* err: filling struct err; sentences are cut at whole characters, never in one. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Takes back the bytes of a UTF-8 character that did not fit whole at the end of `text`. */
static void cut_whole(char *text)
{
    size_t length = strlen(text);
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return;
    }
    unsigned char head = (unsigned char)text[start - 1];
    size_t needed = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : head >= 0xC0 ? 2 : 1;
    if (length - start + 1 < needed) {
        text[start - 1] = '\0';
    }
}

static void __attribute__((format(printf, 3, 0)))
fill(char *out, size_t size, const char *format, va_list arguments)
{
    int written = vsnprintf(out, size, format, arguments);
    if (written >= 0 && (size_t)written >= size) {
        cut_whole(out);
    }
}

void err_clear(struct err *err)
{
    memset(err, 0, sizeof *err);
}

int err_exit(enum err_code code)
{
    return code == ERR_BUSY ? ERR_CONFLICT : (int)code;
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
    err_clear(err);
    err->code = code;
    va_list arguments;
    va_start(arguments, format);
    fill(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    return false;
}

bool err_set_field(struct err *err, const char *field, const char *format, ...)
{
    err_clear(err);
    err->code = ERR_INPUT;
    snprintf(err->field, sizeof err->field, "%s", field);
    va_list arguments;
    va_start(arguments, format);
    fill(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    return false;
}

bool err_detail(struct err *err, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(err->detail, sizeof err->detail, format, arguments);
    va_end(arguments);
    return false;
}
