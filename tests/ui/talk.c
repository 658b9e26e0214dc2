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
    struct talk_cue cues[TALK_CUES];
    size_t cue; /* the next one */
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
    size_t cue = transcript->cue;
    if (cue < TALK_CUES && transcript->cues[cue].said && strstr(text, transcript->cues[cue].said)) {
        transcript->cue++;
        transcript->cues[cue].act(transcript->bureau);
    }
    buffer_add(&transcript->text, text);
    free(text);
    return (ssize_t)length;
}

static int hear(struct office *office, const char *lines, bool signals,
                struct transcript *transcript)
{
    FILE *in = tmpfile();
    FILE *out = fopencookie(transcript, "w", (cookie_io_functions_t){.write = take});
    assert_non_null(in);
    assert_int_equal(setvbuf(out, NULL, _IOFBF, 65536), 0);
    fputs(lines, in);
    fflush(in);
    lseek(fileno(in), 0, SEEK_SET);
    int code =
        line_run(office, &(struct line_options){.in = fileno(in), .out = out, .test = !signals});
    fclose(in);
    fclose(out);
    return code;
}

char *talk(struct bureau *bureau, const char *account, const char *lines)
{
    return talk_meanwhile(bureau, account, lines, NULL, NULL);
}

char *talk_meanwhile(struct bureau *bureau, const char *account, const char *lines, const char *cue,
                     void (*act)(struct bureau *bureau))
{
    return talk_as(bureau,
                   &(struct talk){.account = account, .lines = lines, .cues = {{cue, act}}});
}

char *talk_as(struct bureau *bureau, const struct talk *talk)
{
    struct transcript transcript = {.bureau = bureau};
    memcpy(transcript.cues, talk->cues, sizeof talk->cues);
    struct office *office = bureau_as(bureau, talk->account);
    buffer_init(&transcript.text);
    int code = hear(office, talk->lines, talk->signals, &transcript);
    char *said = buffer_take(&transcript.text);
    if (code != talk->code) {
        fprintf(stderr, "%s\n", said);
        fail_msg("exit code %d", code);
    }
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
