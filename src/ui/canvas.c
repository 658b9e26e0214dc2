/* canvas: whole cells only; see the header.
 *
 * A text is made clean and exactly as wide as its box first. Then the two edges of the box are
 * freed of wide characters that reach over them, and every character goes to a column of its
 * own: the terminal may disagree on the width of an ambiguous one, but the next stands right. */
#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/theme.h"

/* ncurses has one current screen for a process; this is what that screen was given. */
static struct {
    struct canvas_theme theme;
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT]; /* 0: the terminal's own ink and paper */
} current;

/* The pair of these colours: none for those of plain text, which the whole glass has, so that what
 * is typed costs its own bytes alone; that of an earlier style; or a new one. */
static short pair_for(const struct theme_look *looks, short style)
{
    const struct theme_look *plain = &looks[STYLE_PLAIN];
    if (looks[style].ink == plain->ink && looks[style].paper == plain->paper) {
        return 0;
    }
    for (short i = 0; i < style; i++) {
        if (looks[i].ink == looks[style].ink && looks[i].paper == looks[style].paper) {
            return current.pairs[i];
        }
    }
    init_pair((short)(style + 1), looks[style].ink, looks[style].paper);
    return (short)(style + 1);
}

/* Blanks of this window are of the theme's paper. */
static void paint(WINDOW *window)
{
    cchar_t blank;
    setcchar(&blank, L" ", current.attributes[STYLE_PLAIN], current.pairs[STYLE_PLAIN], NULL);
    wbkgrnd(window, &blank);
}

void canvas_start(const struct canvas_theme *theme)
{
    current.theme = *theme;
    bool colour = theme_of(theme->scheme)->colour && has_colors() && start_color() == OK;
    if (!colour) {
        current.theme.scheme = SCHEME_MONO;
    }
    const struct theme *wanted = theme_of(current.theme.scheme);
    const struct theme_look *looks = colour && COLORS < 16 ? wanted->eight : wanted->rich;
    if (has_colors()) {
        assume_default_colors(looks[STYLE_PLAIN].ink, looks[STYLE_PLAIN].paper);
        clearok(curscr, TRUE); /* what is plain already is of other colours now */
    }
    for (short style = 0; style < STYLE_COUNT; style++) {
        current.attributes[style] = looks[style].attributes;
        current.pairs[style] = pair_for(looks, style);
    }
    paint(stdscr);
}

const struct canvas_theme *canvas_theme(void)
{
    return &current.theme;
}

WINDOW *canvas_window(int rows, int columns, int row, int column)
{
    WINDOW *window = newwin(rows, columns, row, column);
    if (window != NULL) {
        paint(window);
    }
    return window;
}

/* One cluster as the contents of a cell; what ncurses can't hold of it (more than four marks on
 * one character) is left out. */
static void put(WINDOW *window, int row, int column, enum style style, const wchar_t *cluster)
{
    cchar_t cell;
    setcchar(&cell, cluster, current.attributes[style], current.pairs[style], NULL);
    mvwadd_wch(window, row, column, &cell);
}

/* Reads a cell. Its text, and whether it is the second half of a wide character (ncurses keeps
 * that in the attribute's character bits: 1 first half, 2 second half). */
static bool is_second_half(WINDOW *window, int row, int column, cchar_t *cell)
{
    mvwin_wch(window, row, column, cell);
    return (cell->attr & A_CHARTEXT) > 1;
}

/* A blank with the looks of what stood there. */
static void blank(WINDOW *window, int row, int column, const cchar_t *before)
{
    wchar_t text[CCHARW_MAX + 1];
    attr_t attributes;
    short pair;
    cchar_t cell;
    getcchar(before, text, &attributes, &pair, NULL);
    setcchar(&cell, L" ", attributes & ~A_CHARTEXT, pair, NULL);
    mvwadd_wch(window, row, column, &cell);
}

/* Blanks the halves outside of a box whose other halves are about to be written over. */
static void free_edges(WINDOW *window, int row, int column, int columns)
{
    cchar_t cell;
    int width = getmaxx(window);
    int after = column + columns;
    bool cut_right = after < width && is_second_half(window, row, after, &cell);
    if (cut_right) {
        blank(window, row, after, &cell);
    }
    if (column > 0 && is_second_half(window, row, column, &cell)) {
        blank(window, row, column - 1, &cell);
    }
}

/* Makes `text` printable: controls become blanks, bytes that are not UTF-8 question marks, and
 * what has no place on a terminal is left out. */
static void add_printable(struct buffer *out, const char *text)
{
    while (text != NULL && *text != '\0') {
        uint32_t code = 0;
        int step = text_decode(text, &code);
        if (step <= 0) {
            buffer_add_char(out, '?');
        } else if (code < 0x20 || code == 0x7F) {
            buffer_add_char(out, ' ');
        } else if (text_code_columns(code) >= 0) {
            buffer_add_bytes(out, text, (size_t)step);
        }
        text += step > 0 ? step : 1;
    }
}

/* One cluster at *at, as much of it as a cell holds; moves *at behind it. Returns its columns;
 * 0 for marks that have no character to stand on. */
static int take_cluster(const char **at, wchar_t cluster[CCHARW_MAX + 1])
{
    size_t count = 0;
    int columns = 0;
    while (**at != '\0') {
        uint32_t code = 0;
        int step = text_decode(*at, &code);
        int width = text_code_columns(code);
        if (count > 0 && width > 0) {
            break;
        }
        columns = count == 0 ? width : columns;
        if (count < CCHARW_MAX) {
            cluster[count++] = (wchar_t)code;
        }
        *at += step;
    }
    cluster[count] = L'\0';
    return columns;
}

/* Writes text that is exactly as wide as the box, which lies within the window. */
static void write_cells(WINDOW *window, int row, int column, int columns, enum style style,
                        const char *text)
{
    wchar_t cluster[CCHARW_MAX + 1];
    free_edges(window, row, column, columns);
    while (*text != '\0') {
        int width = take_cluster(&text, cluster);
        if (width > 0) {
            put(window, row, column, style, cluster);
            column += width;
        }
    }
}

/* Clips a box to the window; *skip is how many of its columns lie left of the window. */
static bool clip(WINDOW *window, int row, int *column, int *columns, int *skip)
{
    int rows = getmaxy(window);
    int width = getmaxx(window);
    *skip = *column < 0 ? -*column : 0;
    *columns -= *skip;
    *column += *skip;
    if (*column<width && * columns> width - *column) {
        *columns = width - *column;
    }
    return row >= 0 && row < rows && *column<width && * columns> 0;
}

/* The text without its first `skip` columns; half of a character that is cut becomes a blank. */
static void skip_columns(struct buffer *out, const char *text, int skip)
{
    wchar_t cluster[CCHARW_MAX + 1];
    while (*text != '\0' && skip > 0) {
        skip -= take_cluster(&text, cluster);
    }
    for (; skip < 0; skip++) {
        buffer_add_char(out, ' ');
    }
    buffer_add(out, text);
}

static void draw(WINDOW *window, int row, int column, int columns, enum style style,
                 const char *text, bool right)
{
    int skip;
    struct buffer clean, padded, shown;
    int whole = columns;
    if (columns <= 0 || !clip(window, row, &column, &columns, &skip)) {
        return;
    }
    buffer_init(&clean);
    buffer_init(&padded);
    buffer_init(&shown);
    add_printable(&clean, text);
    for (int left = whole - text_columns(buffer_text(&clean)); right && left > 0; left--) {
        buffer_add_char(&padded, ' ');
    }
    text_pad(&padded, buffer_text(&clean), whole - (int)padded.length);
    skip_columns(&shown, buffer_text(&padded), skip);
    buffer_clear(&clean);
    text_pad(&clean, buffer_text(&shown), columns);
    write_cells(window, row, column, columns, style, buffer_text(&clean));
    buffer_done(&clean);
    buffer_done(&padded);
    buffer_done(&shown);
}

void canvas_text(WINDOW *window, int row, int column, int columns, enum style style,
                 const char *text)
{
    draw(window, row, column, columns, style, text, false);
}

void canvas_text_right(WINDOW *window, int row, int column, int columns, enum style style,
                       const char *text)
{
    draw(window, row, column, columns, style, text, true);
}

void canvas_fill(WINDOW *window, int row, int column, int columns, enum style style)
{
    draw(window, row, column, columns, style, "", false);
}

/* The same character in every cell of a box. */
static void repeat(WINDOW *window, int row, int column, int columns, enum style style,
                   const wchar_t *character)
{
    int skip;
    if (columns <= 0 || !clip(window, row, &column, &columns, &skip)) {
        return;
    }
    free_edges(window, row, column, columns);
    for (int i = 0; i < columns; i++) {
        put(window, row, column + i, style, character);
    }
}

/* The pieces of a frame, as lines and in ASCII. */
struct pieces {
    const wchar_t *across, *down, *top_left, *top_right, *bottom_left, *bottom_right;
};

static const struct pieces *pieces(void)
{
    static const struct pieces LINES_PIECES = {L"─", L"│", L"┌", L"┐", L"└", L"┘"};
    static const struct pieces ASCII_PIECES = {L"-", L"|", L"+", L"+", L"+", L"+"};
    return current.theme.ascii ? &ASCII_PIECES : &LINES_PIECES;
}

void canvas_rule(WINDOW *window, int row, int column, int columns, enum style style)
{
    repeat(window, row, column, columns, style, pieces()->across);
}

void canvas_frame(WINDOW *window, enum style style, const char *title)
{
    const struct pieces *piece = pieces();
    int last_row = getmaxy(window) - 1;
    int last_column = getmaxx(window) - 1;
    for (int row = 1; row < last_row; row++) {
        repeat(window, row, 0, 1, style, piece->down);
        repeat(window, row, last_column, 1, style, piece->down);
    }
    canvas_rule(window, 0, 1, last_column - 1, style);
    canvas_rule(window, last_row, 1, last_column - 1, style);
    repeat(window, 0, 0, 1, style, piece->top_left);
    repeat(window, 0, last_column, 1, style, piece->top_right);
    repeat(window, last_row, 0, 1, style, piece->bottom_left);
    repeat(window, last_row, last_column, 1, style, piece->bottom_right);
    int room = last_column - 3; /* a corner and a piece of the line on either side stay */
    if (title != NULL && room > 2) {
        int columns = text_columns(title) + 2;
        char *spaced = memory_format(" %s ", title);
        canvas_text(window, 0, 2, columns < room ? columns : room, STYLE_STRONG, spaced);
        free(spaced);
    }
}
