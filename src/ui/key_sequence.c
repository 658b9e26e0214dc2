/* key_sequence: escape sequences of xterm, PuTTY, Xshell, Windows Terminal, tmux and linux.
 *
 * The grammar is ECMA-48's: CSI (ESC [) with parameters and a final byte, SS3 (ESC O), strings
 * (OSC, DCS …) up to their end. ESC and one printable character is that character with Alt.
 * Never decides by time: what is unfinished is said to be so. */
#include "key_sequence.h"

#include <stdio.h>
#include <string.h>

#define ESC '\033'
#define NO_KEY (-1)

/* Keys by number: CSI number ~ (VT220; 11 to 14 from PuTTY, 7 and 8 from rxvt). */
static const struct {
    int number;
    enum key_code code;
} NUMBERED[] = {
    {1, K_HOME},      {2, K_INSERT}, {3, K_DELETE}, {4, K_END},  {5, K_PAGE_UP},
    {6, K_PAGE_DOWN}, {7, K_HOME},   {8, K_END},    {11, K_F1},  {12, K_F2},
    {13, K_F3},       {14, K_F4},    {15, K_F5},    {17, K_F6},  {18, K_F7},
    {19, K_F8},       {20, K_F9},    {21, K_F10},   {23, K_F11}, {24, K_F12},
};

/* Keys by final letter. CSI letter, SS3 letter, and with a modifier CSI 1 ; m letter. */
static const struct {
    char final;
    enum key_code code;
} LETTERED[] = {
    {'A', K_UP},  {'B', K_DOWN}, {'C', K_RIGHT}, {'D', K_LEFT}, {'H', K_HOME},
    {'F', K_END}, {'P', K_F1},   {'Q', K_F2},    {'R', K_F3},   {'S', K_F4},
};

/* Keys that select when Shift is held. */
static const struct {
    enum key_code plain;
    enum key_code shifted;
} SHIFTED[] = {
    {K_UP, K_SHIFT_UP},       {K_DOWN, K_SHIFT_DOWN}, {K_LEFT, K_SHIFT_LEFT},
    {K_RIGHT, K_SHIFT_RIGHT}, {K_HOME, K_SHIFT_HOME}, {K_END, K_SHIFT_END},
};

/* Keys that go further when Ctrl or Alt is held. */
static const struct {
    enum key_code plain, shifted; /* as they are without */
    enum key_code far, far_shifted;
} FAR[] = {
    {K_LEFT, K_SHIFT_LEFT, K_WORD_LEFT, K_SHIFT_WORD_LEFT},
    {K_RIGHT, K_SHIFT_RIGHT, K_WORD_RIGHT, K_SHIFT_WORD_RIGHT},
    {K_HOME, K_SHIFT_HOME, K_TEXT_START, K_SHIFT_HOME},
    {K_END, K_SHIFT_END, K_TEXT_END, K_SHIFT_END},
};

static struct sequence unfinished(void)
{
    return (struct sequence){.kind = SEQUENCE_UNFINISHED};
}

static struct sequence unknown(size_t length)
{
    return (struct sequence){.kind = SEQUENCE_UNKNOWN, .length = length};
}

static struct sequence key_of(size_t length, enum key_kind kind, uint32_t code)
{
    return (struct sequence){SEQUENCE_KEY, length, {kind, code, NULL}};
}

static int code_numbered(int number)
{
    for (size_t i = 0; i < sizeof NUMBERED / sizeof *NUMBERED; i++) {
        if (NUMBERED[i].number == number) {
            return (int)NUMBERED[i].code;
        }
    }
    return NO_KEY;
}

static int code_lettered(char final)
{
    for (size_t i = 0; i < sizeof LETTERED / sizeof *LETTERED; i++) {
        if (LETTERED[i].final == final) {
            return (int)LETTERED[i].code;
        }
    }
    return NO_KEY;
}

/* A command key of this length; `modifiers` as xterm counts them: 1 + Shift 1 + Alt 2 + Ctrl 4. */
static struct sequence command(size_t length, int code, int modifiers)
{
    if (code == NO_KEY) {
        return unknown(length);
    }
    for (size_t i = 0; modifiers > 1 && i < sizeof SHIFTED / sizeof *SHIFTED; i++) {
        if ((int)SHIFTED[i].plain == code && ((modifiers - 1) & 1) != 0) {
            code = (int)SHIFTED[i].shifted;
            break;
        }
    }
    for (size_t i = 0; modifiers > 1 && i < sizeof FAR / sizeof *FAR; i++) {
        if (((modifiers - 1) & 6) == 0) {
            break;
        }
        if ((int)FAR[i].plain == code || (int)FAR[i].shifted == code) {
            code = (int)((int)FAR[i].plain == code ? FAR[i].far : FAR[i].far_shifted);
            break;
        }
    }
    return key_of(length, KEY_KIND_COMMAND, (uint32_t)code);
}

/* The numbers between `from` and `end`: "1;5" gives 1 and 5. -1 where there is none or where
 * the parameters are of another kind ("<0;1;2", "?1"). Returns how many there are. */
static int read_numbers(const char *from, const char *end, int numbers[2])
{
    int count = 0;
    numbers[0] = numbers[1] = -1;
    for (const char *at = from; at < end; at++) {
        if (*at == ';') {
            count++;
        } else if (*at < '0' || *at > '9') {
            numbers[0] = -1;
            return -1;
        } else if (count < 2 && numbers[count] < 1000) {
            numbers[count] = (numbers[count] < 0 ? 0 : numbers[count]) * 10 + (*at - '0');
        }
    }
    return from == end ? 0 : count + 1;
}

/* CSI < button ; column ; row and M for pressed, m for let go. The left button and the wheel are
 * keys, with whatever modifier; moving, letting go and the other buttons are none. */
static struct sequence mouse_key(const char *bytes, size_t length)
{
    int button, column, row;
    char final;
    char text[32];
    bool whole = length < sizeof text && length > 3;
    memcpy(text, bytes, whole ? length : 0);
    text[whole ? length : 0] = '\0';
    if (sscanf(text, "\033[<%4d;%4d;%4d%c", &button, &column, &row, &final) != 4 || final != 'M' ||
        row < 1 || column < 1 || row > KEY_MOUSE_MOST || column > KEY_MOUSE_MOST) {
        return unknown(length);
    }
    static const struct {
        int number;
        enum mouse_button button;
    } BUTTONS[] = {{0, MOUSE_CLICK}, {64, MOUSE_WHEEL_UP}, {65, MOUSE_WHEEL_DOWN}};
    for (size_t i = 0; i < sizeof BUTTONS / sizeof *BUTTONS; i++) {
        if (BUTTONS[i].number == (button & ~(4 | 8 | 16))) {
            const struct mouse mouse = {BUTTONS[i].button, row - 1, column - 1};
            return key_of(length, KEY_KIND_MOUSE, key_of_mouse(&mouse));
        }
    }
    return unknown(length);
}

/* CSI with everything between: parameters end at `final`, which is bytes[length - 1]. */
static struct sequence csi_key(const char *bytes, size_t length)
{
    int numbers[2];
    char final = bytes[length - 1];
    if (bytes[2] == '<') {
        return mouse_key(bytes, length);
    }
    int count = read_numbers(bytes + 2, bytes + length - 1, numbers);
    if (final == '~') {
        if (numbers[0] == 200) {
            return (struct sequence){.kind = SEQUENCE_PASTE, .length = length};
        }
        return command(length, code_numbered(numbers[0]), numbers[1]);
    }
    if (count == 0) {
        return final == 'Z' ? command(length, K_BACKTAB, 1)
                            : command(length, code_lettered(final), 1);
    }
    /* CSI row ; column R is the answer to a question for the cursor, CSI 1 ; m R is F3 */
    bool modified = count == 2 && numbers[0] == 1 && numbers[1] >= 2 && numbers[1] <= 16;
    return modified ? command(length, code_lettered(final), numbers[1]) : unknown(length);
}

static struct sequence read_csi(const char *bytes, size_t length)
{
    if (length > 2 && bytes[2] == '[') { /* the linux console: ESC [ [ A is F1 */
        if (length < 4) {
            return unfinished();
        }
        bool function = bytes[3] >= 'A' && bytes[3] <= 'E';
        return function ? command(4, (int)K_F1 + (bytes[3] - 'A'), 1) : unknown(4);
    }
    if (length > 2 && bytes[2] == 'M') { /* the old mouse: three bytes of any value follow */
        return length < 6 ? unfinished() : unknown(6);
    }
    for (size_t i = 2; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte >= 0x40 && byte <= 0x7E) {
            return csi_key(bytes, i + 1);
        }
        if (byte < 0x20 || byte > 0x7E) { /* broken off: what comes now is something else */
            return unknown(i);
        }
    }
    return unfinished();
}

/* SS3: arrows and F1 to F4 in application mode, and PuTTY's number pad. */
static struct sequence read_ss3(const char *bytes, size_t length)
{
    static const char PAD[] = "jklmnopqrstuvwxyX";
    static const char PAD_TEXT[] = "*+,-./0123456789=";
    size_t at = 2;
    while (at < length && ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ';')) {
        at++; /* a modifier, as old xterms and konsole put it: ESC O 5 P */
    }
    if (at == length) {
        return unfinished();
    }
    unsigned char byte = (unsigned char)bytes[at];
    if (byte < 0x20 || byte > 0x7E) {
        return unknown(at);
    }
    if (byte == 'M') {
        return command(at + 1, K_ENTER, 1);
    }
    const char *pad = strchr(PAD, byte);
    if (pad != NULL) {
        return key_of(at + 1, KEY_KIND_TEXT, (uint32_t)PAD_TEXT[pad - PAD]);
    }
    return command(at + 1, code_lettered((char)byte), 1);
}

/* OSC, DCS and their kind: a terminal's answers to questions; they end in BEL or ESC \. */
static struct sequence read_string(const char *bytes, size_t length)
{
    for (size_t i = 2; i < length; i++) {
        if (bytes[i] == '\a') {
            return unknown(i + 1);
        }
        if (bytes[i] == ESC) {
            if (i + 1 == length) {
                return unfinished();
            }
            return unknown(bytes[i + 1] == '\\' ? i + 2 : i);
        }
    }
    return unfinished();
}

struct sequence sequence_read(const char *bytes, size_t length)
{
    if (length < 2) {
        return unfinished();
    }
    unsigned char second = (unsigned char)bytes[1];
    switch (second) {
    case '[':
        return read_csi(bytes, length);
    case 'O':
        return read_ss3(bytes, length);
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        return read_string(bytes, length);
    default:
        break;
    }
    if (second > 0x20 && second < 0x7F) {
        return key_of(2, KEY_KIND_ALT, second);
    }
    /* Esc and then another key, typed ahead: an Alt of these is no key of ours */
    return command(1, K_ESC, 1);
}
