/* editor_text: where characters, clusters and words begin in the text of an editor. */
#include "editor_text.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/wrap.h"

static uint32_t code_at(const char *text, size_t at)
{
    uint32_t code = 0;
    return text_decode(text + at, &code) > 0 ? code : 0;
}

/* The offset of the code point before `at`, which is not 0. */
static size_t step_back(const char *text, size_t at)
{
    do {
        at--;
    } while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

/* Whether the code point at `at` belongs to the one before it. */
static bool joins(const char *text, size_t at)
{
    return at > 0 && text[at] != '\0' && text[at - 1] != '\n' &&
           text_code_columns(code_at(text, at)) == 0;
}

size_t cluster_snap(const char *text, size_t at)
{
    while (joins(text, at)) {
        uint32_t code;
        at += (size_t)text_decode(text + at, &code);
    }
    return at;
}

size_t cluster_after(const char *text, size_t at)
{
    uint32_t code;
    int step = text_decode(text + at, &code);
    return step > 0 ? cluster_snap(text, at + (size_t)step) : at;
}

size_t cluster_before(const char *text, size_t at)
{
    do {
        at = at > 0 ? step_back(text, at) : 0;
    } while (joins(text, at));
    return at;
}

int text_span_columns(const char *text, size_t from, size_t to)
{
    int columns = 0;
    while (from < to) {
        uint32_t code = 0;
        int step = text_decode(text + from, &code);
        int width = text_code_columns(code);
        columns += width > 0 ? width : 0;
        from += step > 0 ? (size_t)step : 1;
    }
    return columns;
}

size_t text_offset_of(const char *text, size_t character)
{
    size_t at = 0;
    for (; character > 0 && text[at] != '\0'; character--) {
        uint32_t code;
        int step = text_decode(text + at, &code);
        at += step > 0 ? (size_t)step : 1;
    }
    return at;
}

size_t text_character_of(const char *text, size_t offset)
{
    size_t count = 0;
    for (size_t i = 0; i < offset; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

enum letter_kind { KIND_BLANK, KIND_LATIN, KIND_PUNCTUATION, KIND_OTHER };

static enum letter_kind kind_at(const char *text, size_t at)
{
    uint32_t code = code_at(text, at);
    if (code == ' ' || code == 0x3000 || code == '\n') {
        return KIND_BLANK;
    }
    if (wrap_never_starts(code) || wrap_never_ends(code)) {
        return KIND_PUNCTUATION;
    }
    return code < 0x80 ? KIND_LATIN : KIND_OTHER;
}

size_t text_word_before(const char *text, size_t at)
{
    while (at > 0 && kind_at(text, cluster_before(text, at)) == KIND_BLANK) {
        at = cluster_before(text, at);
    }
    if (at == 0) {
        return 0;
    }
    enum letter_kind kind = kind_at(text, cluster_before(text, at));
    while (at > 0 && kind_at(text, cluster_before(text, at)) == kind) {
        at = cluster_before(text, at);
    }
    return at;
}

size_t text_word_after(const char *text, size_t at)
{
    enum letter_kind kind = kind_at(text, at);
    while (text[at] != '\0' && kind_at(text, at) == kind) {
        at = cluster_after(text, at);
    }
    while (text[at] != '\0' && kind_at(text, at) == KIND_BLANK) {
        at = cluster_after(text, at);
    }
    return at;
}

char *text_drop_orphans(char *text, bool at_start)
{
    char *out = text;
    for (const char *in = text; *in != '\0';) {
        uint32_t code = 0;
        int step = text_decode(in, &code);
        size_t length = step > 0 ? (size_t)step : 1;
        bool orphan = at_start && text_code_columns(code) == 0;
        if (!orphan) {
            memmove(out, in, length);
            out += length;
            at_start = code == '\n';
        }
        in += length;
    }
    *out = '\0';
    return text;
}

void buffer_splice(struct buffer *buffer, size_t at, size_t cut, const char *text)
{
    size_t length = strlen(text);
    size_t rest = buffer->length - at - cut;
    buffer_add(buffer, text); /* room for it, behind everything */
    if (buffer->bytes == NULL) {
        return;
    }
    memmove(buffer->bytes + at + length, buffer->bytes + at + cut, rest);
    memcpy(buffer->bytes + at, text, length);
    buffer->length = at + length + rest;
    buffer->bytes[buffer->length] = '\0';
}
