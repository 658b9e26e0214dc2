/* key: bytes in, keys out; see the header for what it promises.
 *
 * Whole keys are taken off the head of the pending bytes, one at a time. Only three things can
 * stop it: half of a UTF-8 character, a begun escape sequence, and a paste that is still coming. */
#include "ui/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "key_sequence.h"

#define ESC 0x1B

static const char PASTE_END[] = "\033[201~";
#define PASTE_END_LENGTH (sizeof PASTE_END - 1)

void key_decoder_init(struct key_decoder *decoder)
{
    buffer_init(&decoder->pending);
    buffer_init(&decoder->paste);
    decoder->pasting = false;
}

void key_decoder_done(struct key_decoder *decoder)
{
    buffer_done(&decoder->pending);
    buffer_done(&decoder->paste);
}

void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length)
{
    buffer_add_bytes(&decoder->pending, bytes, length);
}

static unsigned char first_byte(const struct key_decoder *decoder)
{
    return (unsigned char)buffer_text(&decoder->pending)[0];
}

bool key_decoder_waiting(const struct key_decoder *decoder)
{
    return decoder->pasting || (decoder->pending.length > 0 && first_byte(decoder) == ESC);
}

/* Takes `length` bytes off the head. */
static void drop(struct key_decoder *decoder, size_t length)
{
    struct buffer *pending = &decoder->pending;
    pending->length -= length;
    memmove(pending->bytes, pending->bytes + length, pending->length + 1);
}

static bool give(struct key *key, enum key_kind kind, uint32_t code)
{
    *key = (struct key){kind, code, NULL};
    return true;
}

/* Moves `length` bytes from the head to the paste; NUL bytes and what is over the limit go. */
static void collect(struct key_decoder *decoder, size_t length)
{
    const char *bytes = buffer_text(&decoder->pending);
    for (size_t i = 0; i < length && decoder->paste.length < KEY_PASTE_LIMIT; i++) {
        if (bytes[i] != '\0') {
            buffer_add_char(&decoder->paste, bytes[i]);
        }
    }
    if (length > 0) {
        drop(decoder, length);
    }
}

/* The paste is whole: half a character at its limit is cut off by text_clean. */
static bool end_paste(struct key_decoder *decoder, struct key *key)
{
    decoder->pasting = false;
    char *text = text_clean(buffer_text(&decoder->paste), true);
    buffer_clear(&decoder->paste);
    if (text[0] == '\0') {
        free(text);
        return false;
    }
    *key = (struct key){KEY_KIND_PASTE, 0, text};
    return true;
}

/* How many of the last bytes may be the beginning of the closing bracket. */
static size_t begun_end(const struct buffer *pending)
{
    size_t longest =
        pending->length < PASTE_END_LENGTH - 1 ? pending->length : PASTE_END_LENGTH - 1;
    for (size_t n = longest; n > 0; n--) {
        if (memcmp(pending->bytes + pending->length - n, PASTE_END, n) == 0) {
            return n;
        }
    }
    return 0;
}

/* True if a key came out; *more tells whether it is worth going on after none did. */
static bool next_of_paste(struct key_decoder *decoder, bool quiet, struct key *key, bool *more)
{
    struct buffer *pending = &decoder->pending;
    const char *end = NULL;
    if (pending->length > 0) {
        end = memmem(pending->bytes, pending->length, PASTE_END, PASTE_END_LENGTH);
    }
    *more = end != NULL || quiet;
    if (end != NULL) {
        collect(decoder, (size_t)(end - pending->bytes));
        drop(decoder, PASTE_END_LENGTH);
    } else {
        size_t kept = quiet ? 0 : begun_end(pending);
        collect(decoder, pending->length - kept);
    }
    return *more && end_paste(decoder, key);
}

static bool next_of_escape(struct key_decoder *decoder, bool quiet, struct key *key, bool *more)
{
    size_t length = decoder->pending.length;
    struct sequence sequence = sequence_read(decoder->pending.bytes, length);
    *more = true;
    switch (sequence.kind) {
    case SEQUENCE_KEY:
        drop(decoder, sequence.length);
        *key = sequence.key;
        return true;
    case SEQUENCE_PASTE:
        decoder->pasting = true;
        drop(decoder, sequence.length);
        return false;
    case SEQUENCE_UNKNOWN:
        drop(decoder, sequence.length);
        return false;
    case SEQUENCE_UNFINISHED:
        break;
    }
    *more = quiet;
    if (!quiet) {
        return false;
    }
    drop(decoder, length);
    return length == 1 && give(key, KEY_KIND_COMMAND, K_ESC);
}

/* C0 and DEL. Ctrl-M, Ctrl-J, Ctrl-I and Ctrl-H are the keys that send the same byte. */
static bool control_key(unsigned char byte, struct key *key)
{
    switch (byte) {
    case '\r':
    case '\n':
        return give(key, KEY_KIND_COMMAND, K_ENTER);
    case '\t':
        return give(key, KEY_KIND_COMMAND, K_TAB);
    case '\b':
    case 0x7F:
        return give(key, KEY_KIND_COMMAND, K_BACKSPACE);
    default:
        return byte >= 1 && byte <= 26 && give(key, KEY_KIND_CONTROL, (uint32_t)('a' + byte - 1));
    }
}

/* Whether the pending bytes are the beginning of a character whose rest has not come. */
static bool is_half(const struct buffer *pending)
{
    unsigned char head = (unsigned char)pending->bytes[0];
    size_t whole = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;
    if (head < 0xC2 || head > 0xF4 || pending->length >= whole) {
        return false;
    }
    for (size_t i = 1; i < pending->length; i++) {
        if (((unsigned char)pending->bytes[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return true;
}

static bool next_of_text(struct key_decoder *decoder, struct key *key, bool *more)
{
    *more = !is_half(&decoder->pending);
    if (!*more) {
        return false;
    }
    uint32_t code = 0;
    int step = text_decode(decoder->pending.bytes, &code);
    drop(decoder, step > 0 ? (size_t)step : 1);
    bool is_c1 = code >= 0x80 && code < 0xA0;
    return step > 0 && !is_c1 && give(key, KEY_KIND_TEXT, code);
}

bool key_decoder_next(struct key_decoder *decoder, bool quiet, struct key *key)
{
    bool more = true;
    bool found = false;
    while (!found && more && (decoder->pending.length > 0 || (quiet && decoder->pasting))) {
        unsigned char byte = first_byte(decoder);
        if (decoder->pasting) {
            found = next_of_paste(decoder, quiet, key, &more);
        } else if (byte == ESC) {
            found = next_of_escape(decoder, quiet, key, &more);
        } else if (byte < 0x20 || byte == 0x7F) {
            drop(decoder, 1);
            found = control_key(byte, key);
        } else {
            found = next_of_text(decoder, key, &more);
        }
    }
    return found;
}

bool key_is(const struct key *key, enum key_code code)
{
    return key->kind == KEY_KIND_COMMAND && key->code == (uint32_t)code;
}

bool key_is_control(const struct key *key, char letter)
{
    return key->kind == KEY_KIND_CONTROL && key->code == (uint32_t)letter;
}

/* Two bits of button, twelve of row, twelve of column. */
struct mouse key_mouse(const struct key *key)
{
    return (struct mouse){(enum mouse_button)(key->code >> 24),
                          (int)(key->code >> 12 & (KEY_MOUSE_MOST - 1)),
                          (int)(key->code & (KEY_MOUSE_MOST - 1))};
}

uint32_t key_of_mouse(const struct mouse *mouse)
{
    return (uint32_t)mouse->button << 24 | (uint32_t)mouse->row << 12 | (uint32_t)mouse->column;
}
