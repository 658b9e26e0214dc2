/* prompt: runs a command line in this process and keeps what it said. */
#include "cli/prompt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/cli.h"

#define MOST_WORDS 40

static struct prompt *running; /* the workstation is handed no data of ours */

static int note_workstation(const struct office_options *options, const struct screen_wish *wish)
{
    running->opened = true;
    running->seen = *options;
    (void)wish;
    return 0;
}

char *prompt_place(const struct prompt *prompt, const char *name)
{
    return file_join(prompt->folder, name);
}

void prompt_write(const struct prompt *prompt, const char *name, const char *text)
{
    char *path = prompt_place(prompt, name);
    struct err err;
    assert_true(file_write(path, text, strlen(text), 0600, &err));
    free(path);
}

void prompt_open(struct prompt *prompt)
{
    *prompt = (struct prompt){0};
    snprintf(prompt->folder, sizeof prompt->folder, "/tmp/rouzhi-prompt-XXXXXX");
    assert_non_null(mkdtemp(prompt->folder));
    char *path = prompt_place(prompt, "office.db");
    setenv("ROUZHI_DB", path, 1);
    setenv("ROUZHI_NOW", "2026-03-09 10:00", 1);
    free(path);
}

void prompt_close(struct prompt *prompt)
{
    char *command = memory_format("rm -r '%s'", prompt->folder);
    assert_int_equal(system(command), 0);
    free(command);
    free(prompt->out);
    free(prompt->err);
}

static char *read_back(const struct prompt *prompt, const char *name)
{
    char *path = prompt_place(prompt, name);
    struct buffer text;
    struct err err;
    buffer_init(&text);
    assert_true(file_read(path, 10000000, &text, &err));
    free(path);
    return text.length > 0 ? buffer_take(&text) : memory_copy("");
}

/* Sends a stream to a file of the folder; returns what it was before. */
static int divert(const struct prompt *prompt, FILE *stream, const char *name)
{
    char *path = prompt_place(prompt, name);
    fflush(stream);
    int before = dup(fileno(stream));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    dup2(fileno(file), fileno(stream));
    fclose(file);
    free(path);
    return before;
}

static void restore(FILE *stream, int before)
{
    fflush(stream);
    dup2(before, fileno(stream));
    close(before);
}

int prompt_run(struct prompt *prompt, ...)
{
    char *words[MOST_WORDS + 1] = {memory_copy("rouzhi")};
    int count = 1;
    va_list rest;
    va_start(rest, prompt);
    for (const char *word; (word = va_arg(rest, const char *)) != NULL && count < MOST_WORDS;) {
        words[count++] = memory_copy(word);
    }
    va_end(rest);
    char *owned[MOST_WORDS + 1]; /* getopt moves the words about */
    memcpy(owned, words, sizeof owned);
    running = prompt;
    int out = divert(prompt, stdout, "stdout");
    int err = divert(prompt, stderr, "stderr");
    int code = cli_run(count, words, note_workstation);
    restore(stdout, out);
    restore(stderr, err);
    for (int i = 0; i < count; i++) {
        free(owned[i]);
    }
    free(prompt->out);
    free(prompt->err);
    prompt->out = read_back(prompt, "stdout");
    prompt->err = read_back(prompt, "stderr");
    return code;
}

void prompt_says(const struct prompt *prompt, int got, int code, const char *in_out,
                 const char *in_err, const char *file, int line)
{
    bool right = got == code;
    right =
        right && (in_out == NULL ? prompt->out[0] == '\0' : strstr(prompt->out, in_out) != NULL);
    right =
        right && (in_err == NULL ? prompt->err[0] == '\0' : strstr(prompt->err, in_err) != NULL);
    if (!right) {
        print_error("exit %d, not %d\nstdout: %s\nstderr: %s\n", got, code, prompt->out,
                    prompt->err);
        _fail(file, line);
    }
}

void prompt_allow(struct prompt *prompt)
{
    PROMPT_SAYS(prompt, 0, "1\n", NULL, "act", "1", "screening", "ours=是", "negative=没有命中",
                "emergency=否", "harm=没有", "harm_evidence=照片", "risk=否", "dear=否",
                "irreversible=否", "crime=否", "detention=否", "several=否", "relapse=否",
                "must_file=否", "minor=是", "minor_evidence=笔录", "no_intent=是",
                "intent_evidence=笔录", "correction=已经改正", "correction_evidence=照片",
                "answers.1.answer=是", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\n", NULL, "act", "1", "order", "stop=停", "correct=补齐台账",
                "until=+3", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\n", NULL, "act", "1", "propose", "methods=保证承诺书",
                "reason=情节轻微", "--as", "chen");
    PROMPT_SAYS(prompt, 0, "\n", NULL, "act", "1", "approve", "--as", "dep");
}
