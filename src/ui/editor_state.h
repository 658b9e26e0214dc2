/* editor_state: what an editor is made of; the private room of the editor's files. */
#ifndef UI_EDITOR_STATE_H
#define UI_EDITOR_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "editor_layout.h"
#include "editor_undo.h"
#include "ui/editor.h"

#define NO_ANCHOR SIZE_MAX
#define NO_GOAL (-1)

/* Cursor and anchor are bytes, always at the edge of a cluster. */
struct editor {
    struct buffer text;
    size_t cursor;
    size_t anchor; /* the other end of the selection, or NO_ANCHOR */
    bool at_end;   /* the cursor stands at the end of a wrapped line, not at the next one's start */
    int goal;      /* column that Up and Down keep to */
    bool multi_line;
    size_t longest;
    size_t count; /* characters */
    struct undo undo;
    struct editor_layout layout;
    struct buffer *clipboard; /* borrowed; NULL: what is cut out is gone */
};

const char *editor_bytes(const struct editor *editor);
/* The selection in bytes; false if there is none. */
bool editor_selected(const struct editor *editor, size_t *from, size_t *to);
/* The line in which the cursor stands. */
size_t editor_row(const struct editor *editor);

/* editor.c: the ways in which anything changes. Sets the cursor; with `select` what lies between
 * stays selected. */
enum editor_result editor_move(struct editor *editor, size_t at, bool select, bool at_end);
/* Replaces the bytes from `at` to `to`; EDITOR_FULL if it would be too long. */
enum editor_result editor_replace(struct editor *editor, enum undo_run run, size_t at, size_t to,
                                  const char *text);
/* Puts text (changed in place) where the selection or the cursor is. */
enum editor_result editor_insert(struct editor *editor, enum undo_run run, char *text);
enum editor_result editor_paste(struct editor *editor, const char *text);
/* The same without remembering it; the cursor stands at `cursor` afterwards. */
void editor_splice(struct editor *editor, size_t at, size_t cut, const char *text, size_t cursor);

/* editor_keys.c: what a command key does. */
enum editor_result editor_command(struct editor *editor, const struct key *key);

#endif
