/* motion: the keys that move and choose and are no commands: one row each, for F1 and the manual.
 *
 * What each key does is said where it is done (lists, forms, pickers, dialogs); here stands what
 * people are told about it, so that no key is left without a row. Keys that edit text have their
 * rows in the editor's own table. */
#ifndef UI_MOTION_H
#define UI_MOTION_H

#include <stddef.h>

struct motion {
    unsigned places;     /* enum action_place */
    const char *keys;    /* as key_label writes them: Up, Down */
    const char *help;    /* 上一行、下一行 */
    const char *english; /* previous, next row */
};

const struct motion *motions(size_t *count);

#endif
