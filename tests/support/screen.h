/* screen: a screen test within the process: keys in as text, the screen out as text.
 *
 * A terminal on a pipe, drawn to nowhere; what ncurses believes to be on the glass is read
 * back cell by cell and compared with a golden file in tests/screens. Never waits: keys that
 * were fed are there at once, and then there is nothing more (TERMINAL_TICK). */
#ifndef SUPPORT_SCREEN_H
#define SUPPORT_SCREEN_H

#include <stdbool.h>

#include "ui/terminal.h"

struct screen;

/* A terminal of this size, without colour; fails the test if that can't be. */
struct screen *screen_open(int rows, int columns);
/* The same with other looks, TERM or size: what options leave out is as in screen_open, but for the
 * looks, which are meant as they stand. What is sent goes to options->out, if there is one. */
struct screen *screen_open_with(const struct terminal_options *options);
void screen_close(struct screen *screen); /* NULL is allowed */
struct terminal *screen_terminal(const struct screen *screen);

/* Keys, as they would be typed: text as it stands and names in angle brackets: <Enter> <Tab>
 * <S-Tab> <Esc> <Backspace> <Delete> <Insert> <Up> <Down> <Left> <Right> <S-Left> … <Home> <End>
 * <PageUp> <PageDown> <F1> … <F12> <Space> <Less> <C-s> <A-2>. An unknown name fails the test. As
 * at a real terminal, what comes together with <Esc> may read as Alt: feed it by itself. */
void screen_feed(struct screen *screen, const char *keys);
void screen_paste(struct screen *screen, const char *text);
void screen_hang_up(struct screen *screen); /* the line drops after what was fed */
/* Another size; the next terminal_wait says so. */
void screen_resize(struct screen *screen, int rows, int columns);

/* What is on the screen since the last doupdate: rows with newlines, blanks at a row's end cut off,
 * wide characters once. A half of a wide character fails the test. Caller frees. */
char *screen_text(const struct screen *screen);
bool screen_shows(const struct screen *screen, const char *text); /* within one row */
int screen_row_of(const struct screen *screen, const char *text); /* -1 none */
void screen_cursor(const struct screen *screen, int *row, int *column);
bool screen_is_reverse(const struct screen *screen, int row, int column);

/* Compares screen and cursor with tests/screens/NAME.txt; a difference prints both and fails the
 * test. With ROUZHI_APPROVE=1 in the environment the file is written instead. */
void screen_expect(const struct screen *screen, const char *name);

/* The same with tests/screens/NAME.txt, in which the looks of the cells stand below each row. */
void screen_expect_painted(const struct screen *screen, const char *name);

/* A cell as ncurses believes it to be on the glass: `columns` 0 for a second half; ink and paper -1
 * where they are the terminal's own. */
struct screen_cell {
    char text[32];
    int columns;
    bool bold, reverse, underline, dim;
    int ink, paper;
};
void screen_cell(const struct screen *screen, int row, int column, struct screen_cell *cell);

#endif
