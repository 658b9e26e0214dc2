/* vscreen: a terminal without glass, for tests: bytes in, what a person would see out.
 *
 * A thin room around libvterm. What the program writes is fed in; its screen comes out as
 * text, its cursor as row and column; keys go in by name and come out as the bytes that this
 * terminal would send just now (cursor-key mode and bracketed paste included). Knows no
 * processes and never waits. */
#ifndef SUPPORT_VSCREEN_H
#define SUPPORT_VSCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct vscreen;

struct vscreen *vscreen_new(int rows, int columns);
void vscreen_free(struct vscreen *screen); /* NULL is allowed */

void vscreen_feed(struct vscreen *screen, const char *bytes, size_t length);
void vscreen_resize(struct vscreen *screen, int rows, int columns);

/* The rows from the top, each ended by a newline, blanks at a row's end cut off, wide
 * characters once. Caller frees. */
char *vscreen_text(const struct vscreen *screen);
/* One row in the same way, without newline; the caller frees. */
char *vscreen_row(const struct vscreen *screen, int row);
void vscreen_cursor(const struct vscreen *screen, int *row, int *column);
/* Whether the cell is reversed, bold or underlined, by letters: "r", "bu", "" … (out[4]). */
const char *vscreen_look(const struct vscreen *screen, int row, int column, char out[4]);

/* A cell as a person sees it: `columns` 0 for the second half of a wide character; ink and paper -1
 * where they are the terminal's own, else 0 to 15. */
struct vscreen_cell {
    char text[32];
    int columns;
    bool bold, reverse, underline;
    int ink, paper;
};
void vscreen_cell(const struct vscreen *screen, int row, int column, struct vscreen_cell *cell);

/* Presses keys: text as it stands, and names in angle brackets: <Enter> <Tab> <S-Tab> <Esc>
 * <Backspace> <Delete> <Insert> <Up> <Down> <Left> <Right> <Home> <End> <PageUp> <PageDown>
 * <F1> … <F12> <Space> <Less> <C-s> <A-2>. An unknown name is false and presses nothing more. */
bool vscreen_press(struct vscreen *screen, const char *keys);
/* Pastes: with the brackets if the program asked for them. */
void vscreen_paste(struct vscreen *screen, const char *text);
/* Bytes that this terminal wouldn't send by itself. */
void vscreen_say(struct vscreen *screen, const char *bytes);
/* What the terminal has to say to the program since the last call (keys, answers to its
 * queries), added to `out`. */
void vscreen_answers(struct vscreen *screen, struct buffer *out);

#endif
