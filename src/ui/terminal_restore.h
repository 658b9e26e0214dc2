/* terminal_restore: the terminal is given back even when the program crashes.
 *
 * A private room of terminal.c. What has to be written is made ready beforehand, because a
 * signal handler may do nothing but write(2) and tcsetattr(3). */
#ifndef UI_TERMINAL_RESTORE_H
#define UI_TERMINAL_RESTORE_H

#include <termios.h>

/* After newterm: from now on a crash writes the restore string to `out` and sets `in` back to
 * `saved` (NULL: leave it), before the signal takes its usual course. */
void terminal_restore_arm(int in, int out, const struct termios *saved);
void terminal_restore_disarm(void);

#endif
