/* vscreen: see the header. libvterm keeps the cells; text is read from them when it is asked for.
 * Its output buffer is small, so answers are taken out after every key. */
#include "support/vscreen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "base/memory.h"
#include "base/text.h"

#define CONTINUATION ((uint32_t)-1) /* the second cell of a wide character */

struct vscreen {
    VTerm *term;
    VTermScreen *cells;
    struct buffer answers;
};

struct vscreen *vscreen_new(int rows, int columns)
{
    struct vscreen *screen = memory_alloc(sizeof *screen);
    screen->term = vterm_new(rows, columns);
    vterm_set_utf8(screen->term, 1);
    screen->cells = vterm_obtain_screen(screen->term);
    vterm_screen_enable_altscreen(screen->cells, 1);
    vterm_screen_reset(screen->cells, 1);
    buffer_init(&screen->answers);
    return screen;
}

void vscreen_free(struct vscreen *screen)
{
    if (screen == NULL) {
        return;
    }
    vterm_free(screen->term);
    buffer_done(&screen->answers);
    free(screen);
}

static void collect(struct vscreen *screen)
{
    char bytes[256];
    size_t length;
    while ((length = vterm_output_read(screen->term, bytes, sizeof bytes)) > 0) {
        buffer_add_bytes(&screen->answers, bytes, length);
    }
}

void vscreen_feed(struct vscreen *screen, const char *bytes, size_t length)
{
    vterm_input_write(screen->term, bytes, length);
    collect(screen);
}

void vscreen_resize(struct vscreen *screen, int rows, int columns)
{
    vterm_set_size(screen->term, rows, columns);
    collect(screen);
}

static VTermScreenCell cell_at(const struct vscreen *screen, int row, int column)
{
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    (void)vterm_screen_get_cell(screen->cells, (VTermPos){.row = row, .col = column}, &cell);
    return cell;
}

static void add_cell(struct buffer *out, const VTermScreenCell *cell)
{
    if (cell->chars[0] == CONTINUATION) {
        return;
    }
    if (cell->chars[0] == 0) {
        buffer_add_char(out, ' ');
        return;
    }
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++) {
        char utf8[4];
        int length = text_encode(cell->chars[i], utf8);
        buffer_add_bytes(out, utf8, (size_t)length);
    }
}

char *vscreen_row(const struct vscreen *screen, int row)
{
    int rows;
    int columns;
    vterm_get_size(screen->term, &rows, &columns);
    struct buffer out;
    buffer_init(&out);
    for (int column = 0; row < rows && column < columns; column++) {
        VTermScreenCell cell = cell_at(screen, row, column);
        add_cell(&out, &cell);
    }
    char *text = buffer_take(&out);
    size_t length = text == NULL ? 0 : strlen(text);
    while (length > 0 && text[length - 1] == ' ') {
        text[--length] = '\0';
    }
    return text == NULL ? memory_copy("") : text;
}

char *vscreen_text(const struct vscreen *screen)
{
    int rows;
    int columns;
    vterm_get_size(screen->term, &rows, &columns);
    struct buffer out;
    buffer_init(&out);
    for (int row = 0; row < rows; row++) {
        char *text = vscreen_row(screen, row);
        buffer_add(&out, text);
        buffer_add_char(&out, '\n');
        free(text);
    }
    return buffer_take(&out);
}

void vscreen_cursor(const struct vscreen *screen, int *row, int *column)
{
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(screen->term), &place);
    *row = place.row;
    *column = place.col;
}

const char *vscreen_look(const struct vscreen *screen, int row, int column, char out[4])
{
    VTermScreenCell cell = cell_at(screen, row, column);
    int length = 0;
    if (cell.attrs.bold) {
        out[length++] = 'b';
    }
    if (cell.attrs.reverse) {
        out[length++] = 'r';
    }
    if (cell.attrs.underline) {
        out[length++] = 'u';
    }
    out[length] = '\0';
    return out;
}

static int colour_of(const VTermColor *colour)
{
    bool own = VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour);
    return own || !VTERM_COLOR_IS_INDEXED(colour) ? -1 : colour->indexed.idx;
}

void vscreen_cell(const struct vscreen *screen, int row, int column, struct vscreen_cell *out)
{
    VTermScreenCell cell = cell_at(screen, row, column);
    int length = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
        if (cell.chars[i] != CONTINUATION && length < (int)sizeof out->text - 5) {
            length += text_encode(cell.chars[i], out->text + length);
        }
    }
    out->text[length] = '\0';
    out->columns = cell.chars[0] == CONTINUATION ? 0 : cell.width;
    out->bold = cell.attrs.bold;
    out->reverse = cell.attrs.reverse;
    out->underline = cell.attrs.underline != 0;
    out->ink = colour_of(&cell.fg);
    out->paper = colour_of(&cell.bg);
}

static const struct {
    const char *name;
    VTermKey key;
    VTermModifier modifier;
    uint32_t code; /* a character rather than a key, if not 0 */
} named_keys[] = {
    {"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE, 0},
    {"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE, 0},
    {"S-Tab", VTERM_KEY_TAB, VTERM_MOD_SHIFT, 0},
    {"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE, 0},
    {"Backspace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE, 0},
    {"Delete", VTERM_KEY_DEL, VTERM_MOD_NONE, 0},
    {"Insert", VTERM_KEY_INS, VTERM_MOD_NONE, 0},
    {"Up", VTERM_KEY_UP, VTERM_MOD_NONE, 0},
    {"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE, 0},
    {"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE, 0},
    {"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE, 0},
    {"Home", VTERM_KEY_HOME, VTERM_MOD_NONE, 0},
    {"End", VTERM_KEY_END, VTERM_MOD_NONE, 0},
    {"PageUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE, 0},
    {"PageDown", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE, 0},
    {"Space", VTERM_KEY_NONE, VTERM_MOD_NONE, ' '},
    {"Less", VTERM_KEY_NONE, VTERM_MOD_NONE, '<'},
};

/* <F5>, <C-s> and <A-2> follow a rule; the other names stand in the table. */
static bool press_named(struct vscreen *screen, const char *name)
{
    int number;
    if (name[0] == 'F' && (number = atoi(name + 1)) >= 1 && number <= 12) {
        vterm_keyboard_key(screen->term, (VTermKey)VTERM_KEY_FUNCTION(number), VTERM_MOD_NONE);
        return true;
    }
    if ((name[0] == 'C' || name[0] == 'A') && name[1] == '-' && strlen(name) == 3) {
        vterm_keyboard_unichar(screen->term, (unsigned char)name[2],
                               name[0] == 'C' ? VTERM_MOD_CTRL : VTERM_MOD_ALT);
        return true;
    }
    for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++) {
        if (strcmp(named_keys[i].name, name) != 0) {
            continue;
        }
        if (named_keys[i].code != 0) {
            vterm_keyboard_unichar(screen->term, named_keys[i].code, VTERM_MOD_NONE);
        } else {
            vterm_keyboard_key(screen->term, named_keys[i].key, named_keys[i].modifier);
        }
        return true;
    }
    return false;
}

bool vscreen_press(struct vscreen *screen, const char *keys)
{
    while (*keys != '\0') {
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        if (end != NULL) {
            char *name = memory_copy_n(keys + 1, (size_t)(end - keys - 1));
            bool known = press_named(screen, name);
            free(name);
            if (!known) {
                return false;
            }
            keys = end + 1;
        } else {
            uint32_t code;
            int length = text_decode(keys, &code);
            if (length <= 0) {
                return false;
            }
            vterm_keyboard_unichar(screen->term, code, VTERM_MOD_NONE);
            keys += length;
        }
        collect(screen);
    }
    return true;
}

void vscreen_paste(struct vscreen *screen, const char *text)
{
    vterm_keyboard_start_paste(screen->term);
    collect(screen);
    buffer_add(&screen->answers, text);
    vterm_keyboard_end_paste(screen->term);
    collect(screen);
}

void vscreen_say(struct vscreen *screen, const char *bytes)
{
    buffer_add(&screen->answers, bytes);
}

void vscreen_answers(struct vscreen *screen, struct buffer *out)
{
    buffer_add_bytes(out, buffer_text(&screen->answers), screen->answers.length);
    buffer_clear(&screen->answers);
}
