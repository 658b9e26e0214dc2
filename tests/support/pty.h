/* pty: a flow test: the built program in a terminal of its own, driven like a person would.
 *
 * Starts a program in a pseudo-terminal, feeds what it writes to a vscreen, types to it and
 * waits for text. Waiting is by poll on the terminal and on the process, until the text is
 * there or a deadline is over: never by sleeping, never for a time without output (which
 * flakes under load). Whatever fails prints the screen. One process per struct; if the test
 * dies, so does the program. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>

struct pty;

struct pty_options {
    const char *const *argv;        /* path of the program and its arguments; NULL at the end */
    const char *const *environment; /* "NAME=value" on top of, or instead of, those below; NULL
                                     * at the end; NULL = none */
    const char *folder;             /* where it is started; NULL: here */
    int rows, columns;              /* 0: 24 x 80 */
};

/* Starts the program with TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=Asia/Shanghai, PATH and HOME
 * of the test, and nothing else but `environment`. Never NULL; the caller frees. */
struct pty *pty_start(const struct pty_options *options);
/* Ends what still runs and frees; NULL is allowed. */
void pty_free(struct pty *pty);

/* The functions below are false when they fail, after printing why and the screen. */

/* Keys: text as it stands and names such as <F2> <C-s> <A-2> <Enter> (see vscreen_press).
 * A lone <Esc> must be the last of a call: what comes at once after it reads as Alt. */
bool pty_keys(struct pty *pty, const char *keys);
bool pty_type(struct pty *pty, const char *text);  /* text alone, '<' included */
bool pty_raw(struct pty *pty, const char *bytes);  /* as another terminal might send them */
bool pty_paste(struct pty *pty, const char *text); /* in paste brackets if the program asked */

/* Until `text` stands somewhere on the screen (within one row), or stands nowhere. */
bool pty_wait(struct pty *pty, const char *text, int seconds);
bool pty_wait_gone(struct pty *pty, const char *text, int seconds);
/* Until the terminal's cursor stands in the row that shows `text`. */
bool pty_wait_cursor_at(struct pty *pty, const char *text, int seconds);
/* Until one of the texts (NULL at the end) is on the screen: its index, or -1. */
int pty_wait_any(struct pty *pty, const char *const *texts, int seconds);

char *pty_screen(const struct pty *pty);                 /* rows with newlines; the caller frees */
bool pty_shows(const struct pty *pty, const char *text); /* now, without waiting or printing */
int pty_row_of(const struct pty *pty, const char *text); /* first row that shows it, -1 none */
void pty_cursor(const struct pty *pty, int *row, int *column);

bool pty_resize(struct pty *pty, int rows, int columns); /* the program gets SIGWINCH */
void pty_hangup(struct pty *pty); /* the line drops; nothing can be read after */
bool pty_kill(struct pty *pty, int signal);

/* For measurements. What has come from the program since pty_traffic_begin. */
struct pty_traffic {
    size_t bytes;
    double first_ms; /* from the begin to the first and the last of them; 0 if none came */
    double last_ms;
};
void pty_traffic_begin(struct pty *pty);
struct pty_traffic pty_traffic(const struct pty *pty);
bool pty_listen(struct pty *pty,
                int ms); /* reads for so long; false once the program is silent for good */
int pty_process(const struct pty *pty); /* its id */

/* Waits until the program has ended: its exit status, or 128 + the signal that ended it. */
bool pty_exit_status(struct pty *pty, int seconds, int *status);

#endif
