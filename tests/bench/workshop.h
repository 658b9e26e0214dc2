/* workshop: the temporary folder of a run, and programs that are run to their end in it without a
 * terminal. */
#ifndef TESTS_BENCH_WORKSHOP_H
#define TESTS_BENCH_WORKSHOP_H

#include <stdbool.h>

/* A new folder; the caller gives it to workshop_remove. */
char *workshop_make(void);
void workshop_remove(char *folder); /* with all that is in it; frees */

/* Runs argv (NULL at the end) in `folder` with stdin from `input` (NULL: nothing) and its output
 * thrown away; `environment` as in pty.h. Whether it ended with 0. */
bool workshop_run(const char *folder, const char *input, const char *const *argv,
                  const char *const *environment);

/* Whether there is such a program on the PATH. */
bool workshop_has(const char *program);

#endif
