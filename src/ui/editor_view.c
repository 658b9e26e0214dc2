/* editor_view: what others may see of an editor: its text, its lines, its cursor, its selection. */
#include <string.h>

#include "base/memory.h"
#include "editor_state.h"
#include "editor_text.h"
#include "ui/editor.h"

const char *editor_bytes(const struct editor *editor)
{
    return buffer_text(&editor->text);
}

bool editor_selected(const struct editor *editor, size_t *from, size_t *to)
{
    bool forward = editor->anchor < editor->cursor;
    *from = forward ? editor->anchor : editor->cursor;
    *to = forward ? editor->cursor : editor->anchor;
    return editor->anchor != NO_ANCHOR && editor->anchor != editor->cursor;
}

size_t editor_row(const struct editor *editor)
{
    return layout_row_of(&editor->layout, editor_bytes(editor), editor->cursor, editor->at_end);
}

char *editor_text(const struct editor *editor)
{
    return memory_copy(editor_bytes(editor));
}

bool editor_is_empty(const struct editor *editor)
{
    return editor->text.length == 0;
}

size_t editor_count(const struct editor *editor)
{
    return editor->count;
}

size_t editor_cursor(const struct editor *editor)
{
    return text_character_of(editor_bytes(editor), editor->cursor);
}

size_t editor_lines(const struct editor *editor)
{
    return editor->layout.count;
}

bool editor_line(const struct editor *editor, size_t line, char **text)
{
    if (line >= editor->layout.count) {
        return false;
    }
    const struct editor_row *row = &editor->layout.rows[line];
    *text = memory_copy_n(editor_bytes(editor) + row->start, row->length);
    return true;
}

bool editor_selection(const struct editor *editor, size_t *from, size_t *to)
{
    size_t start, end;
    if (!editor_selected(editor, &start, &end)) {
        return false;
    }
    *from = text_character_of(editor_bytes(editor), start);
    *to = text_character_of(editor_bytes(editor), end);
    return true;
}

bool editor_line_selection(const struct editor *editor, size_t line, int *column, int *columns)
{
    size_t from, to;
    if (line >= editor->layout.count || !editor_selected(editor, &from, &to)) {
        return false;
    }
    const struct editor_row *row = &editor->layout.rows[line];
    size_t end = row->start + row->length;
    from = from > row->start ? from : row->start;
    to = to < end ? to : end;
    if (from >= to) {
        return false;
    }
    *column = text_span_columns(editor_bytes(editor), row->start, from);
    *columns = text_span_columns(editor_bytes(editor), from, to);
    return true;
}

void editor_place(const struct editor *editor, size_t *line, int *column)
{
    *line = editor_row(editor);
    size_t start = editor->layout.rows[*line].start;
    int columns = text_span_columns(editor_bytes(editor), start, editor->cursor);
    /* behind a full line, or in the blanks at a break, it stands on the last cell */
    *column = columns < editor->layout.columns ? columns : editor->layout.columns - 1;
}
