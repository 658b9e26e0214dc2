/* screen: see the header. Keys are written to the pipe as the bytes that xterm would send. */
#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

#include <curses.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

struct screen {
    struct terminal *terminal;
    FILE *in;
    FILE *out;
    int keys; /* where keys are written; -1 after a hang-up */
};

static const struct {
    const char *name;
    const char *bytes;
} KEYS[] = {
    {"Enter", "\r"},         {"Tab", "\t"},           {"S-Tab", "\033[Z"},
    {"Esc", "\033"},         {"Backspace", "\x7F"},   {"Delete", "\033[3~"},
    {"Insert", "\033[2~"},   {"Up", "\033[A"},        {"Down", "\033[B"},
    {"Left", "\033[D"},      {"Right", "\033[C"},     {"S-Up", "\033[1;2A"},
    {"S-Down", "\033[1;2B"}, {"S-Left", "\033[1;2D"}, {"S-Right", "\033[1;2C"},
    {"Home", "\033[H"},      {"End", "\033[F"},       {"PageUp", "\033[5~"},
    {"PageDown", "\033[6~"}, {"F1", "\033OP"},        {"F2", "\033OQ"},
    {"F3", "\033OR"},        {"F4", "\033OS"},        {"F5", "\033[15~"},
    {"F6", "\033[17~"},      {"F7", "\033[18~"},      {"F8", "\033[19~"},
    {"F9", "\033[20~"},      {"F10", "\033[21~"},     {"F11", "\033[23~"},
    {"F12", "\033[24~"},     {"Space", " "},          {"Less", "<"},
};

struct screen *screen_open_with(const struct terminal_options *wanted)
{
    int ends[2];
    struct err err = {0};
    struct screen *screen = memory_alloc(sizeof *screen);
    if (pipe(ends) != 0) {
        fail_msg("no pipe");
    }
    screen->in = fdopen(ends[0], "r");
    screen->keys = ends[1];
    screen->out = fopen("/dev/null", "w");
    struct terminal_options options = *wanted;
    options.in = screen->in;
    options.out = wanted->out != NULL ? wanted->out : screen->out;
    options.term = wanted->term != NULL ? wanted->term : "xterm-256color";
    options.test = true;
    screen->terminal = terminal_open(&options, &err);
    if (screen->terminal == NULL) {
        fail_msg("%s", err.message);
    }
    return screen;
}

struct screen *screen_open(int rows, int columns)
{
    const struct terminal_options options = {
        .looks = {.scheme = SCHEME_MONO}, .rows = rows, .columns = columns};
    return screen_open_with(&options);
}

void screen_close(struct screen *screen)
{
    if (screen == NULL) {
        return;
    }
    terminal_close(screen->terminal);
    screen_hang_up(screen);
    fclose(screen->in);
    fclose(screen->out);
    free(screen);
}

struct terminal *screen_terminal(const struct screen *screen)
{
    return screen->terminal;
}

static void send_bytes(struct screen *screen, const char *bytes, size_t length)
{
    if (write(screen->keys, bytes, length) != (ssize_t)length) {
        fail_msg("the keys were not taken");
    }
}

/* The key `name`, which is `length` bytes long. */
static void send_named(struct screen *screen, const char *name, size_t length)
{
    if (length == 3 && name[1] == '-' && name[0] == 'C') {
        char byte = (char)(name[2] & 0x1F);
        send_bytes(screen, &byte, 1);
        return;
    }
    if (length == 3 && name[1] == '-' && name[0] == 'A') {
        const char bytes[2] = {'\033', name[2]};
        send_bytes(screen, bytes, 2);
        return;
    }
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        if (strlen(KEYS[i].name) == length && strncmp(KEYS[i].name, name, length) == 0) {
            send_bytes(screen, KEYS[i].bytes, strlen(KEYS[i].bytes));
            return;
        }
    }
    fail_msg("no such key: <%.*s>", (int)length, name);
}

void screen_feed(struct screen *screen, const char *keys)
{
    while (*keys != '\0') {
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        if (end != NULL) {
            send_named(screen, keys + 1, (size_t)(end - keys - 1));
            keys = end + 1;
        } else {
            size_t length = strcspn(keys + 1, "<") + 1;
            send_bytes(screen, keys, length);
            keys += length;
        }
    }
}

void screen_paste(struct screen *screen, const char *text)
{
    send_bytes(screen, "\033[200~", 6);
    send_bytes(screen, text, strlen(text));
    send_bytes(screen, "\033[201~", 6);
}

void screen_hang_up(struct screen *screen)
{
    if (screen->keys >= 0) {
        close(screen->keys);
        screen->keys = -1;
    }
}

void screen_resize(struct screen *screen, int rows, int columns)
{
    (void)screen;
    resizeterm(rows, columns);
}

/* Adds one cell to the row; returns how many cells it takes. */
static int add_cell(struct buffer *line, int row, int column)
{
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
    mvwin_wch(curscr, row, column, &cell);
    if ((cell.attr & A_CHARTEXT) > 1) {
        fail_msg("half of a wide character at row %d, column %d", row, column);
    }
    getcchar(&cell, text, &attributes, &pair, NULL);
    int columns = wcwidth(text[0]);
    for (int i = 0; text[i] != L'\0'; i++) {
        char bytes[4];
        buffer_add_bytes(line, bytes, (size_t)text_encode((uint32_t)text[i], bytes));
    }
    return columns > 0 ? columns : 1;
}

static void add_row(struct buffer *out, int row)
{
    struct buffer line;
    int cursor_row, cursor_column;
    getyx(curscr, cursor_row, cursor_column);
    buffer_init(&line);
    for (int column = 0; column < getmaxx(curscr);) {
        column += add_cell(&line, row, column);
    }
    wmove(curscr, cursor_row, cursor_column); /* reading moved it */
    while (line.length > 0 && line.bytes[line.length - 1] == ' ') {
        line.length--;
    }
    buffer_add_bytes(out, buffer_text(&line), line.length);
    buffer_done(&line);
}

char *screen_text(const struct screen *screen)
{
    (void)screen;
    struct buffer out;
    buffer_init(&out);
    for (int row = 0; row < getmaxy(curscr); row++) {
        add_row(&out, row);
        buffer_add_char(&out, '\n');
    }
    return buffer_take(&out);
}

int screen_row_of(const struct screen *screen, const char *text)
{
    (void)screen;
    int found = -1;
    for (int row = 0; found < 0 && row < getmaxy(curscr); row++) {
        struct buffer line;
        buffer_init(&line);
        add_row(&line, row);
        found = strstr(buffer_text(&line), text) != NULL ? row : -1;
        buffer_done(&line);
    }
    return found;
}

bool screen_shows(const struct screen *screen, const char *text)
{
    return screen_row_of(screen, text) >= 0;
}

void screen_cursor(const struct screen *screen, int *row, int *column)
{
    (void)screen;
    getyx(curscr, *row, *column);
}

bool screen_is_reverse(const struct screen *screen, int row, int column)
{
    (void)screen;
    cchar_t cell;
    int cursor_row, cursor_column;
    getyx(curscr, cursor_row, cursor_column);
    mvwin_wch(curscr, row, column, &cell);
    wmove(curscr, cursor_row, cursor_column);
    return (cell.attr & A_REVERSE) != 0;
}

void screen_cell(const struct screen *screen, int row, int column, struct screen_cell *out)
{
    (void)screen;
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1];
    attr_t attributes;
    short pair, ink = -1, paper = -1;
    int cursor_row, cursor_column, length = 0;
    getyx(curscr, cursor_row, cursor_column);
    mvwin_wch(curscr, row, column, &cell);
    wmove(curscr, cursor_row, cursor_column); /* reading moved it */
    getcchar(&cell, text, &attributes, &pair, NULL);
    for (int i = 0; text[i] != L'\0' && length < (int)sizeof out->text - 5; i++) {
        length += text_encode((uint32_t)text[i], out->text + length);
    }
    out->text[length] = '\0';
    out->columns = (cell.attr & A_CHARTEXT) > 1 ? 0 : wcwidth(text[0]) == 2 ? 2 : 1;
    out->bold = (attributes & A_BOLD) != 0;
    out->reverse = (attributes & A_REVERSE) != 0;
    out->underline = (attributes & A_UNDERLINE) != 0;
    out->dim = (attributes & A_DIM) != 0;
    if (has_colors()) {
        pair_content(pair, &ink, &paper);
    }
    out->ink = ink;
    out->paper = paper;
}

/* "bu 15/0", what this cell looks like. */
static void name_look(const struct screen_cell *cell, char out[24])
{
    snprintf(out, 24, "%s%s%s%s", cell->bold ? "b" : "", cell->dim ? "d" : "",
             cell->underline ? "u" : "", cell->reverse ? "r" : "");
    if (cell->ink >= 0) {
        snprintf(out + strlen(out), 24 - strlen(out), "%s%d/%d", out[0] ? " " : "", cell->ink,
                 cell->paper);
    }
}

/* "  | 0-9 b 15/0, 10-79 r": the looks of a row, run by run; plain runs are left out. */
static void add_looks(struct buffer *out, const struct screen *screen, int row)
{
    struct screen_cell cell;
    char look[24], next[24];
    int columns = getmaxx(curscr), from = 0;
    const char *before = "  | ";
    screen_cell(screen, row, 0, &cell);
    name_look(&cell, look);
    for (int column = 1; column <= columns; column++) {
        strcpy(next, "end");
        if (column < columns) {
            screen_cell(screen, row, column, &cell);
            name_look(&cell, next);
        }
        if (strcmp(look, next) != 0) {
            if (look[0] != '\0') {
                buffer_add_format(out, "%s%d-%d %s", before, from, column - 1, look);
                before = ", ";
            }
            strcpy(look, next);
            from = column;
        }
    }
    if (before[0] == ',') {
        buffer_add_char(out, '\n');
    }
}

/* Adds where the cursor stands, and compares all of it with the golden file. Takes `found`. */
static void expect(const struct screen *screen, struct buffer found, const char *name)
{
    struct err err = {0};
    struct buffer golden;
    int row, column;
    buffer_init(&golden);
    screen_cursor(screen, &row, &column);
    buffer_add_format(&found, "-- cursor at row %d, column %d\n", row, column);
    char *path = memory_format("%s/tests/screens/%s.txt", SOURCE_FOLDER, name);
    const char *approve = getenv("ROUZHI_APPROVE");
    bool written = approve != NULL && *approve != '\0' && strcmp(approve, "0") != 0;
    bool readable = written ? file_write(path, found.bytes, found.length, 0644, &err)
                            : file_read(path, 1 << 20, &golden, &err);
    bool same = written || strcmp(buffer_text(&golden), buffer_text(&found)) == 0;
    if (!readable || !same) {
        print_error("%s\nexpected:\n%s\nfound:\n%s\n", readable ? path : err.message,
                    buffer_text(&golden), buffer_text(&found));
    }
    free(path);
    buffer_done(&golden);
    buffer_done(&found);
    if (!readable || !same) {
        fail_msg("the screen is not that of %s.txt", name);
    }
}

void screen_expect(const struct screen *screen, const char *name)
{
    struct buffer found;
    buffer_init(&found);
    char *text = screen_text(screen);
    buffer_add(&found, text);
    free(text);
    expect(screen, found, name);
}

void screen_expect_painted(const struct screen *screen, const char *name)
{
    struct buffer found;
    buffer_init(&found);
    for (int row = 0; row < getmaxy(curscr); row++) {
        add_row(&found, row);
        buffer_add_char(&found, '\n');
        add_looks(&found, screen, row);
    }
    expect(screen, found, name);
}
