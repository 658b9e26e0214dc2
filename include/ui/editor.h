/* editor: the text of one field while it is edited, in Chinese.
 *
 * Works on clusters and columns, never on bytes: wraps at the field's width by base/wrap, keeps a
 * goal column for up and down, has a selection, undo and redo, a longest length, and filters
 * what must not be stored. Knows nothing of forms or windows; drawing asks it for lines. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "ui/key.h"

struct editor;

/* `columns`: width for wrapping (multi-line) or scrolling (one line). `longest` in characters, 0 = 4000. */
struct editor *editor_new(bool multi_line, int columns, size_t longest);
void editor_free(struct editor *editor); /* NULL is allowed */

void editor_set(struct editor *editor,
                const char *text); /* NULL empties; cursor to the end; undo forgotten */
char *editor_text(const struct editor *editor); /* caller frees */
bool editor_is_empty(const struct editor *editor);
size_t editor_count(const struct editor *editor); /* characters */
void editor_set_columns(struct editor *editor, int columns);

enum editor_result {
    EDITOR_CHANGED, /* the text is another one now */
    EDITOR_MOVED,   /* the cursor or the selection moved */
    EDITOR_FULL,    /* refused: the longest length is reached */
    EDITOR_IGNORED, /* not a key of the editor's: the caller may use it (Up in the first line …) */
};

/* Typing and paste, which goes in whole or is EDITOR_FULL; commands by the table below. Ignored:
 * Enter, Up and Down in a one-line editor, Up and Left at the very start, Down and Right at the
 * very end, Ctrl-Z with nothing to take back. */
enum editor_result editor_key(struct editor *editor, const struct key *key);

/* The keys that edit, for help: one row each; several keys may mean the same. */
struct editor_binding {
    struct key keys[2];
    int key_count;
    const char *help; /* NULL: goes without saying */
};
size_t editor_binding_count(void);
struct editor_binding editor_binding(size_t index);

/* Where cut and copied text is kept and fetched from; borrowed, shared by all editors of a session. */
void editor_set_clipboard(struct editor *editor, struct buffer *clipboard);

size_t editor_cursor(const struct editor *editor); /* in characters */
void editor_set_cursor(struct editor *editor, size_t character);

/* For drawing: the text of line `line` (wrapped) as it is shown, scrolled sideways in one-line
 * editors; false if there is none. Caller frees *text. */
size_t editor_lines(const struct editor *editor);
bool editor_line(const struct editor *editor, size_t line, char **text);
/* The selected part of that line in cells; false if nothing of it is selected. */
bool editor_line_selection(const struct editor *editor, size_t line, int *column, int *columns);
/* The selected characters, from `from` up to `to`; false if there is no selection. */
bool editor_selection(const struct editor *editor, size_t *from, size_t *to);
/* Line and column (cells) where the terminal's cursor stands. */
void editor_place(const struct editor *editor, size_t *line, int *column);

#endif
