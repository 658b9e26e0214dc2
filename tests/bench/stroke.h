/* stroke: what one kind of key costs: bytes to the terminal, time to the first and to the last of
 * them, processor time of the program.
 *
 * Two silences are told apart: a short one, after which the answer to the key is complete, and a
 * long one, after which also what waits for a rest of the hands has come (a detail that follows
 * the chosen row). Times end with the answer; the whole counts into the bytes alone. */
#ifndef TESTS_BENCH_STROKE_H
#define TESTS_BENCH_STROKE_H

#include <stdbool.h>

#include "samples.h"
#include "support/pty.h"

struct stroke {
    const char *what;
    struct samples bytes;    /* of the answer */
    struct samples whole;    /* with what came after a rest */
    struct samples first_ms; /* from the key to the first byte */
    struct samples last_ms;  /* … to the last byte of the answer */
    struct samples cpu_ms;   /* of the program, until it rested */
    size_t unanswered;       /* keys to which nothing came */
    int patience_ms;         /* how long an answer is waited for */
};

void stroke_init(struct stroke *stroke, const char *what);
void stroke_done(struct stroke *stroke);

/* Presses once and waits until the program rests. False when it has ended, or doesn't answer to these
 * keys at all. */
bool stroke_press(struct stroke *stroke, struct pty *pty, const char *keys);
bool stroke_paste(struct stroke *stroke, struct pty *pty, const char *text);
/* What a program sends before any key; it was started just now. Takes all until the long silence. */
bool stroke_start(struct stroke *stroke, struct pty *pty);
/* A key held down: pressed `times` times, each so soon after the other that nothing rests; the bytes are
 * those between one and the next. */
bool stroke_hold(struct stroke *stroke, struct pty *pty, const char *key, int times);

/* Waits until nothing comes any more; what came is not counted. */
bool stroke_rest(struct pty *pty);

/* What one more session costs the machine: the pages that this process wrote, in KiB (Private_Dirty); 0 if
 * it can't be read. Clean pages of the program and its libraries are every session's: they count as
 * private only for whoever happens to be alone. */
long process_private_kib(int process);
/* What it has used of the processor, in ms. */
double process_cpu_ms(int process);

#endif
