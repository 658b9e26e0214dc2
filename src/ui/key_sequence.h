/* key_sequence: one escape sequence of a terminal, and the key that it stands for.
 *
 * A private room of key.c. The sequences are our own table and not terminfo's: PuTTY, Xshell
 * and others send what their TERM doesn't say. A sequence that no key knows is measured all the
 * same, so that it is swallowed whole. */
#ifndef UI_KEY_SEQUENCE_H
#define UI_KEY_SEQUENCE_H

#include <stddef.h>

#include "ui/key.h"

enum sequence_kind {
    SEQUENCE_UNFINISHED, /* its end has not come yet */
    SEQUENCE_KEY,        /* key is set */
    SEQUENCE_PASTE,      /* a paste begins behind it */
    SEQUENCE_UNKNOWN,    /* to be swallowed */
};

struct sequence {
    enum sequence_kind kind;
    size_t length; /* bytes that it takes; 0 if unfinished */
    struct key key;
};

/* Reads the sequence at `bytes`, which begin with ESC. */
struct sequence sequence_read(const char *bytes, size_t length);

#endif
