/* roff: escapes and the places where lines may break. See roff.h. */
#include "manual/roff.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"

/* What roff would take for something else, and how it is written. */
static const struct {
    char character;
    const char *written;
} ESCAPES[] = {
    {'\\', "\\e"}, {'-', "\\-"}, {'\'', "\\(aq"}, {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"},
};

static const char *escape_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
        if (code == (unsigned char)ESCAPES[i].character) {
            return ESCAPES[i].written;
        }
    }
    return NULL;
}

static bool is_wide(uint32_t code)
{
    return text_code_columns(code) == 2;
}

/* A break is allowed where one of the two is a wide character and punctuation stays with its text. */
static bool may_break(uint32_t before, uint32_t after)
{
    return before != 0 && (is_wide(before) || is_wide(after)) && before != ' ' && after != ' ' &&
           !wrap_never_ends(before) && !wrap_never_starts(after);
}

/* Bytes of the escape at `text`, which begins with a backslash. */
static size_t escape_length(const char *text)
{
    size_t at = text[1] == 'f' ? 2 : 1;
    if (text[at] == '(') {
        return at + 3;
    }
    if (text[at] == '[') {
        return at + strcspn(text + at, "]") + 1;
    }
    return text[at] == '\0' ? at : at + 1;
}

/* A dot or a quote at the start of a line would be a request. */
static void protect_start(struct buffer *out, const char *text)
{
    if (*text == '.' || *text == '\'') {
        buffer_add(out, "\\&");
    }
}

static void add(struct buffer *out, const char *text, bool plain)
{
    uint32_t before = 0, code;
    protect_start(out, text);
    for (int bytes; (bytes = text_decode(text, &code)) > 0; text += bytes) {
        if (code == '\\' && !plain) {
            bytes = (int)escape_length(text);
            buffer_add_bytes(out, text, (size_t)bytes);
            before = text[1] == 'f' ? before : '-';
            continue;
        }
        if (may_break(before, code)) {
            buffer_add(out, "\\:");
        }
        const char *escape = plain ? escape_of(code) : NULL;
        if (escape != NULL) {
            buffer_add(out, escape);
        } else {
            buffer_add_bytes(out, text, (size_t)bytes);
        }
        before = code == '\n' ? 0 : code;
        if (code == '\n') {
            protect_start(out, text + 1);
        }
    }
}

void roff_add_text(struct buffer *out, const char *text)
{
    add(out, text, true);
}

void roff_add_prose(struct buffer *out, const char *prose)
{
    add(out, prose, false);
}

void roff_add_example(struct buffer *out, const char *line)
{
    protect_start(out, line);
    for (; *line != '\0'; line++) {
        const char *escape = escape_of((unsigned char)*line);
        if (escape != NULL) {
            buffer_add(out, escape);
        } else {
            buffer_add_char(out, *line);
        }
    }
    buffer_add_char(out, '\n');
}

bool roff_lines_join(const char *line, const char *next)
{
    uint32_t last = 0, first = 0;
    for (int bytes; (bytes = text_decode(line, &first)) > 0; line += bytes) {
        last = first;
    }
    return text_decode(next, &first) > 0 && is_wide(last) && is_wide(first);
}
