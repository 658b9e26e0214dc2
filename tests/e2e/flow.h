/* flow: one officer's morning in a practice office of its own.
 *
 * Makes a temporary folder with a copy of the practice database, starts the workstation on it
 * in a terminal, or a sub-command, with the clock stopped at FLOW_NOW. Asserts are cmocka's.
 * Knows what the program is called and how one logs in, nothing of its screens. */
#ifndef E2E_FLOW_H
#define E2E_FLOW_H

#include "support/pty.h"

#define FLOW_NOW "2026-03-09 14:05"
#define FLOW_SECONDS 30 /* longest that anything may take to appear, on a loaded machine */

struct flow {
    char *folder;   /* removed at the end */
    char *database; /* the copy */
};

/* For cmocka_unit_test_setup_teardown: *state is a struct flow. */
int flow_setup(void **state);
int flow_teardown(void **state);

/* The workstation as `account`, its first list on the screen. */
struct pty *flow_login(const struct flow *flow, const char *account);
/* The same with a given size, and without waiting for anything. */
struct pty *flow_start(const struct flow *flow, const char *account, int rows, int columns);
/* `rouzhi demo --tour` on the flow's practice office. */
struct pty *flow_tour(const struct flow *flow, int rows, int columns);
/* The workstation on a terminal that can do nothing (TERM=dumb), line by line; without waiting. */
struct pty *flow_lines(const struct flow *flow, const char *account);
/* Any other program in such a terminal (argv, NULL at the end). */
struct pty *flow_start_program(const struct flow *flow, const char *const *argv, int rows,
                               int columns);
/* Leaves by F10 from wherever one is and asserts that the program ended with 0. Frees. */
void flow_leave(struct pty *pty);

/* Waits for `text` and returns what stands behind it up to a blank, 。 or the row's end: a number
 * that was given just now. The caller frees. */
char *flow_word_after(struct pty *pty, const char *text);

/* Runs `rouzhi --db … --as ACCOUNT` with these words (split at blanks) and returns what it wrote;
 * asserts the exit status. The caller frees. */
char *flow_run(const struct flow *flow, const char *account, int status, const char *words);
/* Runs any other program (argv, NULL at the end) and returns what it wrote. The caller frees. */
char *flow_program(const struct flow *flow, int status, const char *const *argv);

/* The newest case of `account`'s own list that stands in this state and is handled by this one: its number.
 * The caller frees. */
char *flow_own_case(const struct flow *flow, const char *account, const char *name,
                    const char *state);
/* The workstation as `account`, the cursor on this case in the list of all cases. */
struct pty *flow_stand_on(const struct flow *flow, const char *account, const char *number);
/* `rouzhi show` says each of these of the case (NULL at the end). */
void flow_shows(const struct flow *flow, const char *account, const char *number,
                const char *const *parts);

/* The first file below the flow's folder whose name ends so; NULL if there is none. Caller frees. */
char *flow_find(const struct flow *flow, const char *suffix);

/* On the chosen row: opens its acts and takes the one of this title. */
void flow_act(struct pty *pty, const char *title);
/* Types into a list to choose from, waits until what is wanted comes first, and takes it. */
void flow_pick(struct pty *pty, const char *typed, const char *wanted);

/* What a flow is made of; each fails the test if it doesn't come true in FLOW_SECONDS. */
void keys(struct pty *pty, const char *keys);
void sees(struct pty *pty, const char *text); /* the text comes to the screen */
void at(struct pty *pty, const char *label);  /* the cursor comes to this field */

#endif
