/* text: UTF-8, folding and columns; one table-free place that knows them. */
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/memory.h"

int text_decode(const char *text, uint32_t *out)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[0] < 0x80) {
        *out = bytes[0];
        return bytes[0] == 0 ? 0 : 1;
    }
    int length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4) {
        return -1;
    }
    uint32_t code = bytes[0] & (0xFFu >> (length + 1));
    for (int i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return -1;
        }
        code = code << 6 | (bytes[i] & 0x3Fu);
    }
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return -1;
    }
    *out = code;
    return length;
}

int text_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    int length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char head[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (int i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)(head[length] | code);
    return length;
}

bool text_is_utf8(const char *bytes, size_t length)
{
    char tail[5];
    size_t at = 0;
    while (at < length) {
        /* the last bytes are looked at in a copy that ends in NUL */
        const char *from = bytes + at;
        size_t left = length - at;
        if (left < 4) {
            memcpy(tail, from, left);
            tail[left] = '\0';
            from = tail;
        }
        uint32_t code;
        int step = text_decode(from, &code);
        if (step <= 0 || (size_t)step > left) {
            return false;
        }
        at += (size_t)step;
    }
    return true;
}

size_t text_count(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

/* Characters that have a width for the C library but must never reach a terminal. */
static bool is_unsafe(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) ||
           code == 0xFEFF || code == 0xFFFD || (code >= 0xFFF9 && code <= 0xFFFB) ||
           (code >= 0xE0000 && code <= 0xE0FFF);
}

int text_code_columns(uint32_t code)
{
    return is_unsafe(code) ? -1 : wcwidth((wchar_t)code);
}

int text_columns(const char *text)
{
    int columns = 0;
    while (*text != '\0') {
        uint32_t code;
        int step = text_decode(text, &code);
        int width = step > 0 ? text_code_columns(code) : -1;
        columns += width > 0 ? width : 0;
        text += step > 0 ? step : 1;
    }
    return columns;
}

size_t text_cut(const char *text, int columns)
{
    size_t at = 0;
    int used = 0;
    while (text[at] != '\0') {
        uint32_t code;
        int step = text_decode(text + at, &code);
        int width = step > 0 ? text_code_columns(code) : -1;
        if (width > 0 && used + width > columns) {
            break;
        }
        used += width > 0 ? width : 0;
        at += (size_t)(step > 0 ? step : 1);
    }
    return at;
}

void text_put(char *out, size_t size, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    memcpy(out, text != NULL ? text : "", length);
    out[length] = '\0';
}

void text_pad(struct buffer *out, const char *text, int columns)
{
    int whole = text_columns(text);
    if (whole > columns && columns > 3) {
        size_t head = text_cut(text, columns - 2);
        char *kept = memory_copy_n(text, head);
        int used = text_columns(kept);
        buffer_add(out, kept);
        buffer_add(out, "..");
        free(kept);
        whole = used + 2;
    } else {
        size_t head = text_cut(text, columns);
        char *kept = memory_copy_n(text, head);
        buffer_add(out, kept);
        whole = text_columns(kept);
        free(kept);
    }
    for (; whole < columns; whole++) {
        buffer_add_char(out, ' ');
    }
}
