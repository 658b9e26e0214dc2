/* key_label: keys as people read them, in the key bar and in help. */
#include "ui/key.h"

#include <ctype.h>
#include <stdio.h>

#include "base/text.h"

static const char *const NAMES[] = {
    [K_ENTER] = "Enter",
    [K_TAB] = "Tab",
    [K_BACKTAB] = "Shift-Tab",
    [K_ESC] = "Esc",
    [K_BACKSPACE] = "Backspace",
    [K_DELETE] = "Delete",
    [K_INSERT] = "Insert",
    [K_UP] = "Up",
    [K_DOWN] = "Down",
    [K_LEFT] = "Left",
    [K_RIGHT] = "Right",
    [K_HOME] = "Home",
    [K_END] = "End",
    [K_PAGE_UP] = "PageUp",
    [K_PAGE_DOWN] = "PageDown",
    [K_SHIFT_UP] = "Shift-Up",
    [K_SHIFT_DOWN] = "Shift-Down",
    [K_SHIFT_LEFT] = "Shift-Left",
    [K_SHIFT_RIGHT] = "Shift-Right",
    [K_SHIFT_HOME] = "Shift-Home",
    [K_SHIFT_END] = "Shift-End",
    [K_WORD_LEFT] = "Ctrl-Left",
    [K_WORD_RIGHT] = "Ctrl-Right",
    [K_SHIFT_WORD_LEFT] = "S-Ctrl-Left",
    [K_SHIFT_WORD_RIGHT] = "S-Ctrl-Right",
    [K_TEXT_START] = "Ctrl-Home",
    [K_TEXT_END] = "Ctrl-End",
    [K_F1] = "F1",
    [K_F2] = "F2",
    [K_F3] = "F3",
    [K_F4] = "F4",
    [K_F5] = "F5",
    [K_F6] = "F6",
    [K_F7] = "F7",
    [K_F8] = "F8",
    [K_F9] = "F9",
    [K_F10] = "F10",
    [K_F11] = "F11",
    [K_F12] = "F12",
};

const char *key_label(const struct key *key, char out[16])
{
    char bytes[5] = "";
    out[0] = '\0';
    switch (key->kind) {
    case KEY_KIND_COMMAND:
        if (key->code < sizeof NAMES / sizeof *NAMES) {
            snprintf(out, 16, "%s", NAMES[key->code]);
        }
        break;
    case KEY_KIND_CONTROL:
        snprintf(out, 16, "Ctrl-%c", toupper((int)(key->code & 0x7F)));
        break;
    case KEY_KIND_ALT:
    case KEY_KIND_TEXT:
        bytes[text_encode(key->code, bytes)] = '\0';
        snprintf(out, 16, "%s%s", key->kind == KEY_KIND_ALT ? "Alt-" : "", bytes);
        break;
    case KEY_KIND_PASTE:
        snprintf(out, 16, "Paste");
        break;
    case KEY_KIND_MOUSE:
        snprintf(out, 16, "Mouse");
        break;
    }
    return out;
}
