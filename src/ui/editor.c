/* editor: keys to changes of a text; see the header.
 *
 * The text is UTF-8, cursor and anchor are bytes at cluster edges; outside it is all characters.
 * Every change goes through editor_replace(), which alone touches text, undo and layout. */
#include "ui/editor.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"
#include "editor_state.h"
#include "editor_text.h"

#define LONGEST 4000 /* characters, where the form says nothing */

static void lay_out(struct editor *editor)
{
    if (editor->multi_line) {
        layout_wrap(&editor->layout, editor_bytes(editor));
    } else {
        layout_scroll_line(&editor->layout, editor_bytes(editor), editor->cursor);
    }
}

struct editor *editor_new(bool multi_line, int columns, size_t longest)
{
    struct editor *editor = memory_alloc(sizeof *editor);
    buffer_init(&editor->text);
    editor->anchor = NO_ANCHOR;
    editor->goal = NO_GOAL;
    editor->multi_line = multi_line;
    editor->longest = longest > 0 ? longest : LONGEST;
    editor_set_columns(editor, columns);
    return editor;
}

void editor_free(struct editor *editor)
{
    if (editor != NULL) {
        buffer_done(&editor->text);
        undo_done(&editor->undo);
        layout_done(&editor->layout);
        free(editor);
    }
}

void editor_set(struct editor *editor, const char *text)
{
    char *clean = text_clean(text != NULL ? text : "", editor->multi_line);
    buffer_clear(&editor->text);
    buffer_add(&editor->text, text_drop_orphans(clean, true));
    free(clean);
    undo_done(&editor->undo);
    editor->count = text_count(editor_bytes(editor));
    editor->cursor = editor->text.length;
    editor->anchor = NO_ANCHOR;
    editor->at_end = false;
    editor->goal = NO_GOAL;
    lay_out(editor);
}

void editor_set_clipboard(struct editor *editor, struct buffer *clipboard)
{
    editor->clipboard = clipboard;
}

void editor_set_columns(struct editor *editor, int columns)
{
    editor->layout.columns = columns > 2 ? columns : 2; /* room for one wide character */
    editor->goal = NO_GOAL;
    lay_out(editor);
}

/* Sets the cursor; with `select` what lies between stays selected. */
enum editor_result editor_move(struct editor *editor, size_t at, bool select, bool at_end)
{
    if (!select) {
        editor->anchor = NO_ANCHOR;
    } else if (editor->anchor == NO_ANCHOR) {
        editor->anchor = editor->cursor;
    }
    editor->cursor = at;
    editor->at_end = at_end;
    undo_close(&editor->undo);
    if (!editor->multi_line) {
        lay_out(editor);
    }
    return EDITOR_MOVED;
}

/* Replaces bytes without remembering it, and puts the cursor behind. */
void editor_splice(struct editor *editor, size_t at, size_t cut, const char *text, size_t cursor)
{
    buffer_splice(&editor->text, at, cut, text);
    editor->count = text_count(editor_bytes(editor));
    editor->cursor = cluster_snap(editor_bytes(editor), cursor);
    editor->anchor = NO_ANCHOR;
    editor->at_end = false;
    editor->goal = NO_GOAL;
    lay_out(editor);
}

/* The one way by which keys change the text. */
enum editor_result editor_replace(struct editor *editor, enum undo_run run, size_t at, size_t to,
                                  const char *text)
{
    char *gone = memory_copy_n(editor_bytes(editor) + at, to - at);
    size_t grown = editor->count + text_count(text) - text_count(gone);
    bool fits = grown <= editor->longest || grown <= editor->count;
    if (fits) {
        undo_add(&editor->undo, run, at, gone, to - at, text, editor->cursor);
        editor_splice(editor, at, to - at, text, at + strlen(text));
    }
    free(gone);
    return fits ? EDITOR_CHANGED : EDITOR_FULL;
}

/* Typed or pasted text, in place of the selection. Without effect if nothing of it is left. */
enum editor_result editor_insert(struct editor *editor, enum undo_run run, char *text)
{
    size_t from, to;
    if (!editor_selected(editor, &from, &to)) {
        from = to = editor->cursor;
    }
    text_drop_orphans(text, from == 0 || editor_bytes(editor)[from - 1] == '\n');
    return text[0] != '\0' ? editor_replace(editor, run, from, to, text) : EDITOR_MOVED;
}

static enum editor_result type(struct editor *editor, uint32_t code)
{
    char bytes[5] = "";
    bytes[text_encode(code, bytes)] = '\0';
    if (text_code_columns(code) < 0) {
        return EDITOR_MOVED; /* must not be stored: used up without effect */
    }
    enum editor_result result = editor_insert(editor, RUN_TYPING, bytes);
    if (wrap_never_starts(code)) {
        undo_close(&editor->undo); /* a sentence or part of one has ended */
    }
    return result;
}

enum editor_result editor_paste(struct editor *editor, const char *text)
{
    char *clean = text_clean(text, editor->multi_line);
    if (!editor->multi_line) {
        text_trim(clean); /* what is copied from a table ends in a newline */
    }
    enum editor_result result = editor_insert(editor, RUN_NONE, clean);
    free(clean);
    return result;
}

enum editor_result editor_key(struct editor *editor, const struct key *key)
{
    bool vertical =
        key->kind == KEY_KIND_COMMAND && (key->code == K_UP || key->code == K_DOWN ||
                                          key->code == K_SHIFT_UP || key->code == K_SHIFT_DOWN);
    if (!vertical) {
        editor->goal = NO_GOAL;
    }
    switch (key->kind) {
    case KEY_KIND_TEXT:
        return type(editor, key->code);
    case KEY_KIND_PASTE:
        return editor_paste(editor, key->text);
    case KEY_KIND_CONTROL:
    case KEY_KIND_COMMAND:
    case KEY_KIND_ALT:
    case KEY_KIND_MOUSE:
        break;
    }
    return editor_command(editor, key);
}

void editor_set_cursor(struct editor *editor, size_t character)
{
    const char *text = editor_bytes(editor);
    editor_move(editor, cluster_snap(text, text_offset_of(text, character)), false, false);
    editor->goal = NO_GOAL;
}
