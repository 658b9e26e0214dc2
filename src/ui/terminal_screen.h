/* terminal_screen: locale and ncurses screen; a private room of terminal.c. */
#ifndef UI_TERMINAL_SCREEN_H
#define UI_TERMINAL_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

#include <curses.h>

#include "base/err.h"

#define TERMINAL_NOTICE 256 /* bytes of a sentence for the officer about what was made do with */

/* Sets the locale's UTF-8 characters; C.UTF-8 if the user's own is of another encoding. */
bool terminal_set_locale(char notice[TERMINAL_NOTICE], struct err *err);

/* A screen on `out` for this TERM, else for one that nearly every client understands.
 * ERR_USAGE if it can't place its cursor. */
SCREEN *terminal_new_screen(const char *term, FILE *out, FILE *in, char notice[TERMINAL_NOTICE],
                            struct err *err);

/* How long a lone ESC waits for more before it is the key; ESCDELAY sets another than 25. */
int terminal_escape_ms(void);

#endif
