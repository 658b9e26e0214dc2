/* editor_state: what an editor is made of; the private room of editor.c and editor_view.c. */
#ifndef UI_EDITOR_STATE_H
#define UI_EDITOR_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "editor_layout.h"
#include "editor_undo.h"

#define NO_ANCHOR SIZE_MAX

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
};

const char *editor_bytes(const struct editor *editor);
/* The selection in bytes; false if there is none. */
bool editor_selected(const struct editor *editor, size_t *from, size_t *to);
/* The line in which the cursor stands. */
size_t editor_row(const struct editor *editor);

#endif
