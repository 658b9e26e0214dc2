/* line: the workstation line by line, for TERM=dumb, screen readers and braille.
 *
 * The same sections, lists, acts, forms and documents as on the screen, from the same tables, with
 * numbered prompts: plain text out, lines in. Never a colour, a box, a cursor movement or any other
 * control sequence; the terminal keeps its own line editing, and a line that it cuts is told. What is
 * typed is kept as a draft at every answer. */
#ifndef UI_LINE_H
#define UI_LINE_H

#include <stdio.h>

#include "office/preference.h"
#include "ui/action.h"

/* Whether to work line by line: it was asked for, or a person sits at a terminal that can't move its
 * cursor (TERM is dumb, unset, or known to have no such thing). */
bool line_wanted(const struct screen_wish *wish);

struct line_options {
    int in;    /* where lines are read from */
    FILE *out; /* where text goes */
    bool test; /* leave signals and terminal modes alone */
};

/* Runs until the officer leaves, the input ends or the line is dropped. Returns an exit code: 0, or
 * ERR_DATABASE if what was typed could neither be kept as a draft nor be written to a file. */
int line_run(struct office *office, const struct line_options *options);

/* Whether the action can be done in line mode, and if not, why it makes no sense there (NULL: then
 * something is missing). */
bool line_has_action(enum action_id action);
const char *line_without_action(enum action_id action);

#endif
