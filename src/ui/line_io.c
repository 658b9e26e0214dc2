/* line_io: the one way out and the one way in of the line mode.
 *
 * Whatever is said is cleaned here, so that nobody's text steers a terminal; whatever is typed is
 * cleaned here as well, the sequences of arrow keys included. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_private.h"

#define LONGEST 65536 /* bytes of one line; what is longer is cut there */

static void send(struct line *line, const char *text)
{
    if (fputs(text, line->out) == EOF || fflush(line->out) != 0) {
        line->ended = true; /* nobody reads: as good as hung up */
    }
}

void line_say_text(struct line *line, const char *text)
{
    char *clean = text_clean(text, true);
    size_t length = strlen(clean);
    while (length > 0 && clean[length - 1] == '\n') {
        clean[--length] = '\0';
    }
    char *whole = memory_format("%s\n", clean);
    send(line, whole);
    free(whole);
    free(clean);
}

static char *format_text(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = memory_alloc((size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

void line_say(struct line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = format_text(format, arguments);
    va_end(arguments);
    line_say_text(line, text);
    free(text);
}

void line_say_err(struct line *line, const struct err *err)
{
    line_say_text(line, err->message);
}

/* Whether there is a whole line; at the end of the input what is left is one. */
static bool has_line(const struct line *line)
{
    const char *bytes = buffer_text(&line->ahead);
    return memchr(bytes, '\n', line->ahead.length) || (line->ended && line->ahead.length > 0) ||
           line->ahead.length >= LONGEST;
}

static void read_bytes(struct line *line)
{
    char bytes[4096];
    ssize_t got = read(line->in, bytes, sizeof bytes);
    if (got > 0) {
        buffer_add_bytes(&line->ahead, bytes, (size_t)got);
    } else if (got == 0 || errno != EINTR) {
        line->ended = true;
    }
}

/* Takes the first line off what was read. */
static char *take_line(struct line *line)
{
    const char *bytes = buffer_text(&line->ahead);
    const char *end = memchr(bytes, '\n', line->ahead.length);
    size_t length = end ? (size_t)(end - bytes) : line->ahead.length;
    char *text = memory_copy_n(bytes, length);
    struct buffer rest;
    buffer_init(&rest);
    if (end) {
        buffer_add_bytes(&rest, end + 1, line->ahead.length - length - 1);
    }
    buffer_done(&line->ahead);
    line->ahead = rest;
    return text;
}

/* Arrow keys and their kind send ESC [ … letter or ESC O letter: not meant as text. */
static void drop_sequences(char *text)
{
    char *put = text;
    for (const char *at = text; *at;) {
        if (*at != '\033') {
            *put++ = *at++;
            continue;
        }
        at++;
        if (*at == '[') {
            at++;
            at += strspn(at, "0123456789;?");
            at += *at ? 1 : 0;
        } else if (*at == 'O' && at[1]) {
            at += 2;
        }
    }
    *put = '\0';
}

static char *clean_line(struct line *line, char *raw)
{
    drop_sequences(raw);
    if (!text_is_utf8(raw, strlen(raw))) {
        line_say(line, "有的字没有读出来，请把终端的编码改为 UTF-8。");
    }
    char *clean = text_trim(text_clean(raw, false));
    free(raw);
    return clean;
}

static void prompt(struct line *line, const char *text)
{
    char *clean = text_clean(text, false);
    char *whole = memory_format("%s：", clean);
    send(line, whole);
    free(whole);
    free(clean);
}

static char *drop(struct line *line)
{
    line->gone = true;
    send(line, "\n");
    return NULL;
}

char *line_ask(struct line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = format_text(format, arguments);
    va_end(arguments);
    char *answer = NULL;
    prompt(line, text);
    while (!line->gone && !has_line(line)) {
        enum line_event event = line->ended ? LINE_DROPPED : line_wait(line->signals, line->in);
        if (event == LINE_BYTES) {
            read_bytes(line);
        } else if (event == LINE_DROPPED) {
            drop(line);
        } else { /* Ctrl-C takes back the line that is being typed, nothing else */
            buffer_clear(&line->ahead);
            line_say(line, "\n这一行不算。要离开请输入 离开。");
            prompt(line, text);
        }
    }
    if (!line->gone) {
        answer = clean_line(line, take_line(line));
        if (line->silent) {
            send(line, "\n");
        }
    }
    free(text);
    return answer;
}

bool line_over(const struct line *line)
{
    return line->gone || line->leaving || line->go != NULL;
}

char *line_fold(const char *typed)
{
    static const struct {
        const char *typed, *meant;
    } marks[] = {{"《", "<"}, {"、", "/"}, {"。", "."}, {"——", "-"}};
    struct buffer out;
    buffer_init(&out);
    char *folded = text_fold(typed);
    for (const char *at = folded; *at;) {
        size_t i = 0, count = sizeof marks / sizeof marks[0];
        while (i < count && strncmp(at, marks[i].typed, strlen(marks[i].typed)) != 0) {
            i++;
        }
        if (i < count) {
            buffer_add(&out, marks[i].meant);
            at += strlen(marks[i].typed);
        } else {
            buffer_add_char(&out, *at++);
        }
    }
    free(folded);
    return text_trim(buffer_take(&out));
}

long line_number(const char *typed)
{
    char *folded = line_fold(typed);
    size_t digits = strspn(folded, "0123456789");
    bool whole = digits > 0 && digits < 7 && folded[digits] == '\0';
    long number = whole ? strtol(folded, NULL, 10) : -1;
    free(folded);
    return number;
}
