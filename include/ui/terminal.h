/* terminal: taking the terminal over and giving it back, whatever happens.
 *
 * newterm with a fall-back for unknown TERMs, raw mode, bracketed paste, probing of the width of
 * line-drawing characters, signals as events (WINCH, HUP, TERM by signalfd), a restore string
 * that even a crash writes. Draws nothing itself. */
#ifndef UI_TERMINAL_H
#define UI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct terminal;

enum terminal_frames {
    FRAMES_AUTO, /* as the probe finds */
    FRAMES_LINES,
    FRAMES_ASCII,
    FRAMES_COUNT
};

/* What somebody wants of the screen; all zero: the terminal's own colours, no mouse. */
struct terminal_looks {
    enum canvas_scheme scheme;
    enum terminal_frames frames;
    bool mouse; /* clicks and the wheel come as keys */
};

struct terminal_options {
    FILE *in;     /* NULL: stdin */
    FILE *out;    /* NULL: stdout */
    const char *term; /* NULL: $TERM */
    struct terminal_looks looks; /* FRAMES_ASCII: without probing */
    bool test;    /* in-process tests: no raw mode, no signals, no probe */
    int rows, columns; /* test: fixed size; else 0 */
};

/* ERR_USAGE if this isn't a terminal or the locale isn't UTF-8 (tries C.UTF-8 first). */
struct terminal *terminal_open(const struct terminal_options *options, struct err *err);
void terminal_close(struct terminal *terminal); /* NULL is allowed; restores the terminal */
/* A sentence for the officer if something had to be made do with (an unknown TERM …), else NULL. */
const char *terminal_notice(const struct terminal *terminal);

/* Other looks from now on; whoever has windows makes them anew afterwards. While the mouse is on,
 * the terminal itself selects text with Shift held only. */
void terminal_set_looks(struct terminal *terminal, const struct terminal_looks *looks);
const struct terminal_looks *terminal_looks(const struct terminal *terminal); /* as they were asked for */

/* Whether something can be shown on a terminal of this name: false for dumb, unset, and those that
 * are known to have no cursor movement. An unknown name is tried as one that nearly all are. */
bool terminal_moves_cursor(const char *term, FILE *out);

enum terminal_event {
    TERMINAL_KEY,    /* *key is set; free key->text of a paste */
    TERMINAL_RESIZE, /* the size changed; ncurses knows it already */
    TERMINAL_TICK,   /* nothing happened for `wait_ms` */
    TERMINAL_GONE,   /* hang-up or end of input: keep the drafts and leave */
};

/* Waits for the next event, at most wait_ms (-1 = for ever). Keys that were typed ahead come first,
 * in order. Never draws: call update_panels and doupdate before it. */
enum terminal_event terminal_wait(struct terminal *terminal, int wait_ms, struct key *key);
bool terminal_typed_ahead(struct terminal *terminal); /* keys are waiting: drawing may be put off */

/* What happened while something takes its time, without waiting: TERMINAL_KEY if an Esc is among what
 * was typed (it alone is taken out, the rest stays in order), TERMINAL_RESIZE, TERMINAL_GONE (to be
 * said by terminal_wait again), else TERMINAL_TICK. */
enum terminal_event terminal_glance(struct terminal *terminal);

#endif
