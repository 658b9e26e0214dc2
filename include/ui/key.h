/* key: what was pressed, decoded from bytes that every terminal sends differently.
 *
 * Text and commands never mix: a key is either a character to be typed or a command key.
 * Decoding knows the sequences of xterm, PuTTY, Xshell, Windows Terminal, tmux, linux and
 * the paste brackets, whatever TERM says; unknown sequences are swallowed whole, so that
 * their letters can't become input. Pure: bytes in, keys out; time is an argument. */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

enum key_kind {
    KEY_KIND_TEXT,    /* code is a character, full-width ones as they came */
    KEY_KIND_COMMAND, /* code is an enum key_code */
    KEY_KIND_ALT,     /* code is the character pressed with Alt (or after Esc) */
    KEY_KIND_CONTROL, /* code is the letter a…z pressed with Ctrl */
    KEY_KIND_PASTE,   /* text holds the paste, cleaned; owned by the key */
    KEY_KIND_MOUSE,   /* code says where and which button: see key_mouse */
};

enum key_code {
    K_ENTER, K_TAB, K_BACKTAB, K_ESC, K_BACKSPACE, K_DELETE, K_INSERT,
    K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
    /* held Shift selects, held Ctrl or Alt goes by words; every other modifier is left out */
    K_SHIFT_UP, K_SHIFT_DOWN, K_SHIFT_LEFT, K_SHIFT_RIGHT, K_SHIFT_HOME, K_SHIFT_END,
    K_WORD_LEFT, K_WORD_RIGHT, K_SHIFT_WORD_LEFT, K_SHIFT_WORD_RIGHT, K_TEXT_START, K_TEXT_END,
    K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
};

enum mouse_button { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

/* Of the screen, from 0. */
struct mouse {
    enum mouse_button button;
    int row, column;
};
#define KEY_MOUSE_MOST 4096 /* rows and columns that a key can hold */

struct key {
    enum key_kind kind;
    uint32_t code;
    char *text; /* KEY_KIND_PASTE alone */
};

/* Bytes of a paste that are kept; what is longer is cut at a whole character. */
#define KEY_PASTE_LIMIT ((size_t)256 * 1024)

struct key_decoder {
    struct buffer pending; /* bytes not yet decoded */
    struct buffer paste;
    bool pasting;
};

void key_decoder_init(struct key_decoder *decoder);
void key_decoder_done(struct key_decoder *decoder);
void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length);

/* The next whole key, if there is one. `quiet`: no further byte came for the Escape delay, so a
 * lone ESC is the Esc key and an unfinished sequence is dropped (and a paste without end ends).
 * The caller frees key->text of a paste. */
bool key_decoder_next(struct key_decoder *decoder, bool quiet, struct key *key);
/* Whether quiet matters: a begun sequence or paste is pending. Half of a character waits as
 * long as its other half takes. */
bool key_decoder_waiting(const struct key_decoder *decoder);

/* How a key is written in the key bar and in help: F5, Ctrl-S, Alt-2, Enter. Writes to out[16]. */
const char *key_label(const struct key *key, char out[16]);
/* What the mouse did and where, of a KEY_KIND_MOUSE, and the other way round. */
struct mouse key_mouse(const struct key *key);
uint32_t key_of_mouse(const struct mouse *mouse);
bool key_is(const struct key *key, enum key_code code);
bool key_is_control(const struct key *key, char letter);

#endif
