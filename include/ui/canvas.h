/* canvas: the one way by which text reaches the screen.
 *
 * Every text is cut and padded to whole cells of a box before ncurses sees it: half of
 * a wide character that is overwritten breaks a row in ncurses. Nothing else in ui calls
 * an ncurses function that writes characters. Styles carry meaning by bold, underline and
 * reverse; colour only adds to it. What each style looks like is the theme's (ui/theme.h). */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>

/* wide-character ncurses */
#include <curses.h>

enum style {
    STYLE_PLAIN,
    STYLE_DIM,      /* remarks, empty places */
    STYLE_STRONG,   /* headings, labels of needed fields */
    STYLE_BAR,      /* section line, key bar */
    STYLE_BAR_KEY,  /* the key's name in the bar; the current section */
    STYLE_CHOSEN,   /* the chosen row; the label of the field with the cursor */
    STYLE_CHOSEN_DIM, /* the chosen row of a pane without focus */
    STYLE_FIELD,    /* a field that may be typed in */
    STYLE_ERROR,
    STYLE_GOOD,
    STYLE_WARN,     /* overdue, negative list */
    STYLE_MARKED,   /* marked rows */
    STYLE_SELECTED, /* selected text */
    STYLE_COUNT
};

enum canvas_scheme {
    SCHEME_AUTO, /* the terminal's own ink and paper */
    SCHEME_DARK,
    SCHEME_LIGHT,
    SCHEME_CONTRAST,
    SCHEME_MONO, /* attributes alone */
    SCHEME_COUNT
};

struct canvas_theme {
    enum canvas_scheme scheme; /* SCHEME_MONO where the terminal has no colours */
    bool ascii;                /* frames as + - | */
};

/* After newterm, and again for another theme: windows made before keep the paper of the old one. */
void canvas_start(const struct canvas_theme *theme);
const struct canvas_theme *canvas_theme(void);

/* A window painted with the theme's paper; NULL as newwin. The caller frees it with delwin. */
WINDOW *canvas_window(int rows, int columns, int row, int column);

/* Writes `text` (UTF-8, NULL = blank) at row/column of `window` into exactly `columns` cells: cut
 * with "..", padded with blanks, one newline or control character shown as a blank. Clipped to the
 * window. A box that would begin or end within a wide character blanks that half first. */
void canvas_text(WINDOW *window, int row, int column, int columns, enum style style,
                 const char *text);
/* The same, right-aligned. */
void canvas_text_right(WINDOW *window, int row, int column, int columns, enum style style,
                       const char *text);
void canvas_fill(WINDOW *window, int row, int column, int columns, enum style style);
void canvas_rule(WINDOW *window, int row, int column, int columns, enum style style); /* ── */
/* A frame around the whole window with a title in its upper edge (NULL none). */
void canvas_frame(WINDOW *window, enum style style, const char *title);

#endif
