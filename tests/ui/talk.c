/* talk: the line mode in the test's process. */
#include "ui/talk.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "ui/line.h"

#define WIDEST 40
#define PROMPT "："

/* Everything that was said so far. */
struct transcript {
    struct buffer text;
    const char *cue; /* when this is said, somebody else acts; NULL */
    void (*act)(struct bureau *bureau);
    struct bureau *bureau;
};

static void look_through(const char *text)
{
    assert_true(text_is_utf8(text, strlen(text)));
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if ((*at < 0x20 && *at != '\n') || *at == 0x7f)
            fail_msg("byte %02x in: %s", *at, text);
    }
}

/* What comes out at once is whole lines, or a prompt, behind which the cursor stands. */
static ssize_t take(void *data, const char *bytes, size_t length)
{
    struct transcript *transcript = data;
    char *text = memory_copy_n(bytes, length);
    look_through(text);
    if (length > 0 && text[length - 1] != '\n') {
        size_t end = strlen(PROMPT);
        if (length < end || strcmp(text + length - end, PROMPT) != 0)
            fail_msg("no prompt: %s", text);
        if (text_columns(text) > WIDEST)
            fail_msg("%d columns: %s", text_columns(text), text);
    }
    if (transcript->cue && strstr(text, transcript->cue)) {
        transcript->cue = NULL;
        transcript->act(transcript->bureau);
    }
    buffer_add(&transcript->text, text);
    free(text);
    return (ssize_t)length;
}

static char *hear(struct office *office, const char *lines, struct transcript *transcript)
{
    FILE *in = tmpfile();
    FILE *out = fopencookie(transcript, "w", (cookie_io_functions_t){.write = take});
    assert_non_null(in);
    assert_int_equal(setvbuf(out, NULL, _IOFBF, 65536), 0);
    fputs(lines, in);
    fflush(in);
    lseek(fileno(in), 0, SEEK_SET);
    assert_int_equal(
        line_run(office, &(struct line_options){.in = fileno(in), .out = out, .test = true}), 0);
    fclose(in);
    fclose(out);
    return buffer_take(&transcript->text);
}

char *talk(struct bureau *bureau, const char *account, const char *lines)
{
    return talk_meanwhile(bureau, account, lines, NULL, NULL);
}

char *talk_meanwhile(struct bureau *bureau, const char *account, const char *lines, const char *cue,
                     void (*act)(struct bureau *bureau))
{
    struct transcript transcript = {.cue = cue, .act = act, .bureau = bureau};
    struct office *office = bureau_as(bureau, account);
    buffer_init(&transcript.text);
    char *said = hear(office, lines, &transcript);
    office_close(office);
    return said;
}

void talk_has(const char *said, const char *text)
{
    if (!strstr(said, text)) {
        fprintf(stderr, "%s\n", said); /* longer than cmocka's own messages may be */
        fail_msg("not said: %s", text);
    }
}

void talk_lacks(const char *said, const char *text)
{
    if (strstr(said, text)) {
        fprintf(stderr, "%s\n", said);
        fail_msg("said: %s", text);
    }
}

void talk_order(const char *said, const char *first, const char *second)
{
    talk_has(said, first);
    talk_has(strstr(said, first), second);
}
