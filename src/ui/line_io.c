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
#define TERMINAL_LINE                                                                              \
    4095        /* a terminal's own line editing lets no more through, and says nothing */
#define TAIL 12 /* characters that tell where a cut line ended */

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
    __attribute__((format(printf, 1, 0)));

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
    return memchr(bytes, '\n', line->ahead.length) || (line->ended && line->ahead.length > 0);
}

/* What is too long for one line comes to nothing up to the line's end: it is no answer to anything. */
static void drop_excess(struct line *line)
{
    const char *bytes = buffer_text(&line->ahead);
    if (line->ahead.length > LONGEST && !memchr(bytes, '\n', line->ahead.length)) {
        char *kept = memory_copy_n(bytes, LONGEST);
        buffer_clear(&line->ahead);
        buffer_add_bytes(&line->ahead, kept, LONGEST);
        line->cut = true;
        free(kept);
    }
}

static void read_bytes(struct line *line)
{
    char bytes[8192];
    ssize_t got = read(line->in, bytes, sizeof bytes);
    if (got > 0) {
        buffer_add_bytes(&line->ahead, bytes, (size_t)got);
        drop_excess(line);
    } else if (got == 0 || errno != EINTR) {
        line->ended = true;
    }
}

/* Takes the first line off what was read; *cut: there was more of it. */
static char *take_line(struct line *line, bool *cut)
{
    const char *bytes = buffer_text(&line->ahead);
    const char *end = memchr(bytes, '\n', line->ahead.length);
    size_t length = end ? (size_t)(end - bytes) : line->ahead.length;
    *cut = line->cut || length > LONGEST || (!line->silent && length == TERMINAL_LINE);
    line->cut = false;
    char *text = memory_copy_n(bytes, length < LONGEST ? length : LONGEST);
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

/* One line as it came; NULL: nobody is there any more. */
static char *read_line(struct line *line, const char *question, bool *cut)
{
    prompt(line, question);
    while (!line->gone && !has_line(line)) {
        enum line_event event = line->ended ? LINE_DROPPED : line_wait(line->signals, line->in);
        if (event == LINE_BYTES) {
            read_bytes(line);
        } else if (event == LINE_DROPPED) {
            drop(line);
        } else { /* Ctrl-C takes back the line that is being typed, nothing else */
            buffer_clear(&line->ahead);
            line->cut = false;
            line_say(line, "\n这一行不算。要离开请输入 离开。");
            prompt(line, question);
        }
    }
    char *raw = line->gone ? NULL : take_line(line, cut);
    if (raw && line->silent) {
        send(line, "\n");
    }
    return raw;
}

/* Takes half a character off the end. */
static void drop_half(char *text)
{
    uint32_t code;
    size_t at = strlen(text);
    while (at > 0 && ((unsigned char)text[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    if (at > 0 && text_decode(text + at - 1, &code) < 0) {
        text[at - 1] = '\0';
    }
}

/* A line was cut: says what came of it. */
static void say_cut(struct line *line, char *raw)
{
    drop_half(raw);
    size_t count = text_count(raw);
    const char *from = raw;
    for (size_t left = count; left > TAIL; from++) {
        left -= ((unsigned char)from[1] & 0xC0) != 0x80;
    }
    line_say(line, "这一行太长：收到 %zu 字，到“%s”为止，后面的没有收到。", count, from);
}

/* Goes on from a line that was cut; what was lost is never taken for the next answer. NULL: all anew. */
static char *read_rest(struct line *line, char *raw)
{
    for (bool cut = true; cut;) {
        say_cut(line, raw);
        cut = false;
        char *more = read_line(line, "接着输入，回车算完，- 重写", &cut);
        char *folded = line_fold(more ? more : "");
        bool anew = strcmp(folded, "-") == 0;
        char *whole = anew ? NULL : memory_format("%s%s", raw, more ? more : "");
        free(folded);
        free(more);
        free(raw);
        raw = whole;
        if (anew) {
            return NULL;
        }
    }
    return raw;
}

char *line_ask(struct line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = format_text(format, arguments);
    va_end(arguments);
    char *raw = NULL;
    for (bool cut = false; !raw && !line->gone;) {
        raw = read_line(line, text, &cut);
        raw = raw && cut ? read_rest(line, raw) : raw;
    }
    free(text);
    return raw ? clean_line(line, raw) : NULL;
}

bool line_stopped(struct line *line)
{
    enum line_event event = line_look(line->signals);
    line->gone = line->gone || event == LINE_DROPPED;
    return event != LINE_BYTES;
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
