/* terminal_probe: asks the terminal how wide it draws a line; a private room of terminal.c. */
#ifndef UI_TERMINAL_PROBE_H
#define UI_TERMINAL_PROBE_H

#include <stdbool.h>

#include "ui/key.h"

/* Draws one piece of a line in the second row of a blank screen, asks where the cursor went and
 * wipes it off. True if that was two columns; false if it was one or nothing answered in time.
 * Keys that come meanwhile go to the decoder. Leaves the cursor in the upper left corner. */
bool terminal_probe_is_wide(int in, int out, int limit_ms, struct key_decoder *decoder);

#endif
