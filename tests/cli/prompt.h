/* prompt: runs a command line in this process and keeps what it said.
 *
 * stdout and stderr go to files while it runs. The clock stands at 2026-03-09 10:00; the
 * database is in a folder of its own. */
#ifndef TESTS_CLI_PROMPT_H
#define TESTS_CLI_PROMPT_H

#include <stdbool.h>

#include "office/office.h"

struct prompt {
    char folder[64];
    char *out; /* of the last run */
    char *err;
    bool opened;                /* the workstation was asked for */
    struct office_options seen; /* and with these options */
};

void prompt_open(struct prompt *prompt);
void prompt_close(struct prompt *prompt); /* removes the folder */

/* Runs rouzhi with these words, ended by NULL; returns the exit code. */
int prompt_run(struct prompt *prompt, ...) __attribute__((sentinel));

/* A file of the folder; caller frees. */
char *prompt_place(const struct prompt *prompt, const char *name);
void prompt_write(const struct prompt *prompt, const char *name, const char *text);

/* The exit code, and what must stand in stdout and stderr (NULL: nothing must). */
#define PROMPT_SAYS(prompt, code, in_out, in_err, ...)                                             \
    prompt_says(prompt, prompt_run(prompt, __VA_ARGS__, NULL), code, in_out, in_err, __FILE__,     \
                __LINE__)
void prompt_says(const struct prompt *prompt, int got, int code, const char *in_out,
                 const char *in_err, const char *file, int line);

/* Case 1 is screened, told to stop, proposed by chen and approved by dep (分管领导): a promise may be signed. */
void prompt_allow(struct prompt *prompt);

#endif
