/* text_clean: folding, trimming and filtering of text where it enters. */
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

char *text_fold(const char *text)
{
    struct buffer out;
    buffer_init(&out);
    while (*text != '\0') {
        uint32_t code;
        int step = text_decode(text, &code);
        if (step <= 0) {
            buffer_add_char(&out, *text++);
            continue;
        }
        text += step;
        if (code >= 0xFF01 && code <= 0xFF5E) {
            code -= 0xFEE0;
        } else if (code == 0x3000 || code == 0xA0) {
            code = ' ';
        }
        char bytes[4];
        buffer_add_bytes(&out, bytes, (size_t)text_encode(code, bytes));
    }
    return buffer_take(&out);
}

char *text_clean(const char *text, bool keep_newlines)
{
    struct buffer out;
    buffer_init(&out);
    while (*text != '\0') {
        uint32_t code;
        int step = text_decode(text, &code);
        if (step <= 0) {
            text++;
            continue;
        }
        if (code == '\n' || code == '\t') {
            buffer_add_char(&out, code == '\n' && keep_newlines ? '\n' : ' ');
        } else if (code == '\r') {
            /* CRLF is one newline, a bare CR too */
            if (text[1] != '\n') {
                buffer_add_char(&out, keep_newlines ? '\n' : ' ');
            }
        } else if (text_code_columns(code) >= 0) {
            buffer_add_bytes(&out, text, (size_t)step);
        }
        text += step;
    }
    return buffer_take(&out);
}

/* Length in bytes of the blank at `text`, 0 if there is none. */
static size_t blank_length(const char *text)
{
    if (*text != '\0' && strchr(" \t\r\n", *text) != NULL) {
        return 1;
    }
    if (strncmp(text, "\xE3\x80\x80", 3) == 0) {
        return 3;
    }
    return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

char *text_trim(char *text)
{
    char *start = text;
    for (size_t n; (n = blank_length(start)) > 0;) {
        start += n;
    }
    memmove(text, start, strlen(start) + 1);
    char *end = text; /* behind the last character that is no blank */
    for (char *at = text; *at != '\0';) {
        size_t n = blank_length(at);
        if (n > 0) {
            at += n;
        } else {
            end = ++at;
        }
    }
    *end = '\0';
    return text;
}

bool text_is_blank(const char *text)
{
    if (text == NULL) {
        return true;
    }
    for (size_t n; (n = blank_length(text)) > 0;) {
        text += n;
    }
    return *text == '\0';
}

char *text_upper(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x80) {
            *at = (char)toupper((unsigned char)*at);
        }
    }
    return text;
}

bool text_contains(const char *text, const char *needle)
{
    char *folded_text = text_upper(text_fold(text));
    char *folded_needle = text_upper(text_fold(needle));
    bool found = strstr(folded_text, folded_needle) != NULL;
    free(folded_text);
    free(folded_needle);
    return found;
}

static size_t least_of(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* The code points of `text`; caller frees. */
static uint32_t *code_points(const char *text, size_t *count)
{
    uint32_t *codes = memory_array(NULL, strlen(text) + 1, sizeof *codes);
    for (*count = 0; *text != '\0'; (*count)++) {
        int step = text_decode(text, &codes[*count]);
        text += step > 0 ? step : 1;
    }
    return codes;
}

/* Edit distance in characters; two neighbours exchanged count as one slip. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t width = b_count + 1;
    size_t *cost = memory_array(NULL, (a_count + 1) * width, sizeof *cost);
    for (size_t i = 0; i <= a_count; i++) {
        for (size_t j = 0; j <= b_count; j++) {
            size_t *here = &cost[i * width + j];
            if (i == 0 || j == 0) {
                *here = i + j;
                continue;
            }
            const size_t *above = here - width;
            *here = least_of(above[0] + 1, here[-1] + 1, above[-1] + (a[i - 1] != b[j - 1]));
            bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged && *(above - width - 2) + 1 < *here) {
                *here = *(above - width - 2) + 1;
            }
        }
    }
    size_t result = cost[a_count * width + b_count];
    free(cost);
    return result;
}

const char *text_suggest(const char *word, const char *const *words, size_t count)
{
    const char *best = NULL;
    size_t length;
    uint32_t *codes = code_points(word, &length);
    size_t limit = length / 3 > 1 ? length / 3 + 1 : 2;
    for (size_t i = 0; i < count; i++) {
        size_t other_length;
        uint32_t *other = words[i] != NULL ? code_points(words[i], &other_length) : NULL;
        size_t found = other != NULL ? distance(codes, length, other, other_length) : limit;
        if (found < limit && found < length) {
            best = words[i];
            limit = found;
        }
        free(other);
    }
    free(codes);
    return best;
}
