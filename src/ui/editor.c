/* editor: keys to changes of a text; see the header.
 *
 * The text is UTF-8, cursor and anchor are bytes at cluster edges; outside it is all characters.
 * Every change goes through replace(), which alone touches text, undo and layout. */
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
#define NO_GOAL (-1)

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

void editor_set_columns(struct editor *editor, int columns)
{
    editor->layout.columns = columns > 2 ? columns : 2; /* room for one wide character */
    editor->goal = NO_GOAL;
    lay_out(editor);
}

/* Sets the cursor; with `select` what lies between stays selected. */
static enum editor_result move_to(struct editor *editor, size_t at, bool select, bool at_end)
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
static void splice(struct editor *editor, size_t at, size_t cut, const char *text, size_t cursor)
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
static enum editor_result replace(struct editor *editor, enum undo_run run, size_t at, size_t to,
                                  const char *text)
{
    char *gone = memory_copy_n(editor_bytes(editor) + at, to - at);
    size_t grown = editor->count + text_count(text) - text_count(gone);
    bool fits = grown <= editor->longest || grown <= editor->count;
    if (fits) {
        undo_add(&editor->undo, run, at, gone, to - at, text, editor->cursor);
        splice(editor, at, to - at, text, at + strlen(text));
    }
    free(gone);
    return fits ? EDITOR_CHANGED : EDITOR_FULL;
}

/* Typed or pasted text, in place of the selection. Without effect if nothing of it is left. */
static enum editor_result insert(struct editor *editor, enum undo_run run, char *text)
{
    size_t from, to;
    if (!editor_selected(editor, &from, &to)) {
        from = to = editor->cursor;
    }
    text_drop_orphans(text, from == 0 || editor_bytes(editor)[from - 1] == '\n');
    return text[0] != '\0' ? replace(editor, run, from, to, text) : EDITOR_MOVED;
}

static enum editor_result type(struct editor *editor, uint32_t code)
{
    char bytes[5] = "";
    bytes[text_encode(code, bytes)] = '\0';
    if (text_code_columns(code) < 0) {
        return EDITOR_MOVED; /* must not be stored: used up without effect */
    }
    enum editor_result result = insert(editor, RUN_TYPING, bytes);
    if (wrap_never_starts(code)) {
        undo_close(&editor->undo); /* a sentence or part of one has ended */
    }
    return result;
}

static enum editor_result paste(struct editor *editor, const char *text)
{
    char *clean = text_clean(text, editor->multi_line);
    if (!editor->multi_line) {
        text_trim(clean); /* what is copied from a table ends in a newline */
    }
    enum editor_result result = insert(editor, RUN_NONE, clean);
    free(clean);
    return result;
}

/* Deletes the selection, else from `from` to `to`. */
static enum editor_result cut(struct editor *editor, enum undo_run run, size_t from, size_t to)
{
    size_t start, end;
    if (editor_selected(editor, &start, &end)) {
        return replace(editor, RUN_NONE, start, end, "");
    }
    return from < to ? replace(editor, run, from, to, "") : EDITOR_MOVED;
}

static enum editor_result move_rows(struct editor *editor, bool down, bool select)
{
    size_t row;
    int column;
    editor_place(editor, &row, &column);
    bool possible = editor->multi_line && (down ? row + 1 < editor->layout.count : row > 0);
    if (!possible) {
        return EDITOR_IGNORED;
    }
    int goal = editor->goal == NO_GOAL ? column : editor->goal;
    size_t target = down ? row + 1 : row - 1;
    size_t at = layout_offset_at(&editor->layout, editor_bytes(editor), target, goal);
    move_to(editor, at, select, false);
    editor->goal = goal;
    return EDITOR_MOVED;
}

/* Left and Right; without Shift a selection collapses to its end on that side. */
static enum editor_result move_aside(struct editor *editor, bool right, bool select)
{
    const char *text = editor_bytes(editor);
    size_t from, to;
    if (!select && editor_selected(editor, &from, &to)) {
        return move_to(editor, right ? to : from, false, false);
    }
    size_t at = right ? cluster_after(text, editor->cursor) : cluster_before(text, editor->cursor);
    return at != editor->cursor ? move_to(editor, at, select, false) : EDITOR_IGNORED;
}

static enum editor_result move_home(struct editor *editor, bool select)
{
    size_t start = editor->multi_line ? editor->layout.rows[editor_row(editor)].start : 0;
    return move_to(editor, start, select, false);
}

static enum editor_result move_end(struct editor *editor, bool select)
{
    const char *text = editor_bytes(editor);
    size_t row = editor_row(editor);
    size_t next = editor->layout.rows[row].next;
    bool wrapped = row + 1 < editor->layout.count && text[next - 1] != '\n';
    size_t end = wrapped ? next : layout_row_end(&editor->layout, text, row);
    return move_to(editor, end, select, wrapped);
}

static size_t paragraph_start(const struct editor *editor)
{
    size_t at = editor->cursor;
    while (at > 0 && editor_bytes(editor)[at - 1] != '\n') {
        at--;
    }
    return at;
}

static enum editor_result undo(struct editor *editor)
{
    const struct change *change = undo_back(&editor->undo);
    if (change == NULL) {
        return EDITOR_IGNORED;
    }
    splice(editor, change->at, strlen(change->inserted), change->removed, change->cursor);
    return EDITOR_CHANGED;
}

static enum editor_result redo(struct editor *editor)
{
    const struct change *change = undo_again(&editor->undo);
    if (change == NULL) {
        return EDITOR_IGNORED;
    }
    size_t end = change->at + strlen(change->inserted);
    splice(editor, change->at, strlen(change->removed), change->inserted, end);
    return EDITOR_CHANGED;
}

static enum editor_result control(struct editor *editor, uint32_t letter)
{
    switch (letter) {
    case 'z':
        return undo(editor);
    case 'y':
        return redo(editor);
    case 'u':
        return cut(editor, RUN_NONE, paragraph_start(editor), editor->cursor);
    case 'w':
        return cut(editor, RUN_NONE, text_word_before(editor_bytes(editor), editor->cursor),
                   editor->cursor);
    default:
        return EDITOR_IGNORED;
    }
}

static enum editor_result command(struct editor *editor, uint32_t code)
{
    const char *text = editor_bytes(editor);
    size_t cursor = editor->cursor;
    switch (code) {
    case K_ENTER:
        return editor->multi_line ? insert(editor, RUN_NONE, (char[]){"\n"}) : EDITOR_IGNORED;
    case K_BACKSPACE:
        return cut(editor, RUN_BACKSPACE, cluster_before(text, cursor), cursor);
    case K_DELETE:
        return cut(editor, RUN_DELETE, cursor, cluster_after(text, cursor));
    case K_UP:
    case K_SHIFT_UP:
        return move_rows(editor, false, code == K_SHIFT_UP);
    case K_DOWN:
    case K_SHIFT_DOWN:
        return move_rows(editor, true, code == K_SHIFT_DOWN);
    case K_LEFT:
    case K_SHIFT_LEFT:
        return move_aside(editor, false, code == K_SHIFT_LEFT);
    case K_RIGHT:
    case K_SHIFT_RIGHT:
        return move_aside(editor, true, code == K_SHIFT_RIGHT);
    case K_HOME:
    case K_SHIFT_HOME:
        return move_home(editor, code == K_SHIFT_HOME);
    case K_END:
    case K_SHIFT_END:
        return move_end(editor, code == K_SHIFT_END);
    default:
        return EDITOR_IGNORED;
    }
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
        return paste(editor, key->text);
    case KEY_KIND_CONTROL:
        return control(editor, key->code);
    case KEY_KIND_COMMAND:
        return command(editor, key->code);
    case KEY_KIND_ALT:
        break;
    }
    return EDITOR_IGNORED;
}

void editor_set_cursor(struct editor *editor, size_t character)
{
    const char *text = editor_bytes(editor);
    move_to(editor, cluster_snap(text, text_offset_of(text, character)), false, false);
    editor->goal = NO_GOAL;
}
