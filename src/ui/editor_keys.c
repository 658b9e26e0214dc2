/* editor_keys: which key does what to a text: one table, which help shows as well.
 *
 * The keys are those of any Windows program as far as a terminal sends them (Ctrl-Z, Ctrl-Y, Ctrl-X,
 * Ctrl-C, Ctrl-V), with Alt-B and Alt-F where a client keeps Ctrl and the arrows to itself. What is
 * cut out goes to the clipboard of the session, so that nothing is gone by one wrong key. */
#include <string.h>

#include "base/memory.h"
#include "editor_state.h"
#include "editor_text.h"

typedef enum editor_result editing(struct editor *editor, bool select);

static void copy_out(const struct editor *editor, size_t from, size_t to)
{
    if (editor->clipboard != NULL && from < to) {
        buffer_clear(editor->clipboard);
        buffer_add_bytes(editor->clipboard, editor_bytes(editor) + from, to - from);
    }
}

/* Deletes the selection, else from `from` to `to`. */
static enum editor_result take_out(struct editor *editor, enum undo_run run, size_t from, size_t to)
{
    size_t start, end;
    if (editor_selected(editor, &start, &end)) {
        return editor_replace(editor, RUN_NONE, start, end, "");
    }
    return from < to ? editor_replace(editor, run, from, to, "") : EDITOR_MOVED;
}

/* The same, and what is deleted can be put in elsewhere. */
static enum editor_result cut(struct editor *editor, size_t from, size_t to)
{
    size_t start, end;
    if (editor_selected(editor, &start, &end)) {
        from = start;
        to = end;
    }
    copy_out(editor, from, to);
    return take_out(editor, RUN_NONE, from, to);
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
    editor_move(editor, at, select, false);
    editor->goal = goal;
    return EDITOR_MOVED;
}

static enum editor_result go_up(struct editor *editor, bool select)
{
    return move_rows(editor, false, select);
}

static enum editor_result go_down(struct editor *editor, bool select)
{
    return move_rows(editor, true, select);
}

/* Left and Right; without Shift a selection collapses to its end on that side. */
static enum editor_result move_aside(struct editor *editor, bool right, bool select)
{
    const char *text = editor_bytes(editor);
    size_t from, to;
    if (!select && editor_selected(editor, &from, &to)) {
        return editor_move(editor, right ? to : from, false, false);
    }
    size_t at = right ? cluster_after(text, editor->cursor) : cluster_before(text, editor->cursor);
    return at != editor->cursor ? editor_move(editor, at, select, false) : EDITOR_IGNORED;
}

static enum editor_result go_left(struct editor *editor, bool select)
{
    return move_aside(editor, false, select);
}

static enum editor_result go_right(struct editor *editor, bool select)
{
    return move_aside(editor, true, select);
}

static enum editor_result go_word_left(struct editor *editor, bool select)
{
    size_t at = text_word_before(editor_bytes(editor), editor->cursor);
    return editor_move(editor, at, select, false);
}

static enum editor_result go_word_right(struct editor *editor, bool select)
{
    size_t at = text_word_after(editor_bytes(editor), editor->cursor);
    return editor_move(editor, at, select, false);
}

static enum editor_result go_home(struct editor *editor, bool select)
{
    size_t start = editor->multi_line ? editor->layout.rows[editor_row(editor)].start : 0;
    return editor_move(editor, start, select, false);
}

static enum editor_result go_end(struct editor *editor, bool select)
{
    const char *text = editor_bytes(editor);
    size_t row = editor_row(editor);
    size_t next = editor->layout.rows[row].next;
    bool wrapped = row + 1 < editor->layout.count && text[next - 1] != '\n';
    size_t end = wrapped ? next : layout_row_end(&editor->layout, text, row);
    return editor_move(editor, end, select, wrapped);
}

static enum editor_result go_start(struct editor *editor, bool select)
{
    return editor_move(editor, 0, select, false);
}

static enum editor_result go_last(struct editor *editor, bool select)
{
    return editor_move(editor, editor->text.length, select, false);
}

static enum editor_result new_line(struct editor *editor, bool select)
{
    (void)select;
    return editor->multi_line ? editor_insert(editor, RUN_NONE, (char[]){"\n"}) : EDITOR_IGNORED;
}

static enum editor_result delete_before(struct editor *editor, bool select)
{
    (void)select;
    size_t from = cluster_before(editor_bytes(editor), editor->cursor);
    return take_out(editor, RUN_BACKSPACE, from, editor->cursor);
}

static enum editor_result delete_after(struct editor *editor, bool select)
{
    (void)select;
    size_t to = cluster_after(editor_bytes(editor), editor->cursor);
    return take_out(editor, RUN_DELETE, editor->cursor, to);
}

static enum editor_result cut_to_start(struct editor *editor, bool select)
{
    (void)select;
    size_t at = editor->cursor;
    while (at > 0 && editor_bytes(editor)[at - 1] != '\n') {
        at--;
    }
    return cut(editor, at, editor->cursor);
}

static enum editor_result cut_to_end(struct editor *editor, bool select)
{
    (void)select;
    size_t length = strcspn(editor_bytes(editor) + editor->cursor, "\n");
    return cut(editor, editor->cursor, editor->cursor + length);
}

static enum editor_result cut_word(struct editor *editor, bool select)
{
    (void)select;
    return cut(editor, text_word_before(editor_bytes(editor), editor->cursor), editor->cursor);
}

static enum editor_result cut_selection(struct editor *editor, bool select)
{
    (void)select;
    return cut(editor, editor->cursor, editor->cursor);
}

/* Without a selection the whole text: one field is often filled like another. */
static enum editor_result copy(struct editor *editor, bool select)
{
    (void)select;
    size_t from, to;
    if (!editor_selected(editor, &from, &to)) {
        from = 0;
        to = editor->text.length;
    }
    copy_out(editor, from, to);
    return EDITOR_MOVED;
}

static enum editor_result put_in(struct editor *editor, bool select)
{
    (void)select;
    bool any = editor->clipboard != NULL && editor->clipboard->length > 0;
    return any ? editor_paste(editor, buffer_text(editor->clipboard)) : EDITOR_MOVED;
}

static enum editor_result take_back(struct editor *editor, bool select)
{
    (void)select;
    const struct change *change = undo_back(&editor->undo);
    if (change == NULL) {
        return EDITOR_IGNORED;
    }
    editor_splice(editor, change->at, strlen(change->inserted), change->removed, change->cursor);
    return EDITOR_CHANGED;
}

static enum editor_result do_again(struct editor *editor, bool select)
{
    (void)select;
    const struct change *change = undo_again(&editor->undo);
    if (change == NULL) {
        return EDITOR_IGNORED;
    }
    size_t end = change->at + strlen(change->inserted);
    editor_splice(editor, change->at, strlen(change->removed), change->inserted, end);
    return EDITOR_CHANGED;
}

/* clang-format off */
#define COMMAND(which) {KEY_KIND_COMMAND, (which), NULL}
#define CONTROL(letter) {KEY_KIND_CONTROL, (letter), NULL}
#define ALT(letter) {KEY_KIND_ALT, (letter), NULL}

static const struct binding {
    struct editor_binding shown;
    editing *run;
    bool select;
} BINDINGS[] = {
    {{{CONTROL('z')}, 1, "撤销这一栏里刚才的改动，一次一句"}, take_back, false},
    {{{CONTROL('y')}, 1, "重做刚撤销的"}, do_again, false},
    {{{COMMAND(K_WORD_LEFT), ALT('b')}, 2, "左移一个词"}, go_word_left, false},
    {{{COMMAND(K_WORD_RIGHT), ALT('f')}, 2, "右移一个词"}, go_word_right, false},
    {{{COMMAND(K_HOME)}, 1, "到行首；Ctrl-Home 到全文开头"}, go_home, false},
    {{{COMMAND(K_END)}, 1, "到行末；Ctrl-End 到全文末尾"}, go_end, false},
    {{{COMMAND(K_SHIFT_LEFT)}, 1, "按住 Shift 移动光标就是选中文字"}, go_left, true},
    {{{CONTROL('w')}, 1, "剪掉光标前的词"}, cut_word, false},
    {{{CONTROL('u')}, 1, "剪掉光标前到段首的文字"}, cut_to_start, false},
    {{{CONTROL('d')}, 1, "剪掉光标后到段末的文字"}, cut_to_end, false},
    {{{CONTROL('x')}, 1, "剪掉选中的文字"}, cut_selection, false},
    {{{CONTROL('c')}, 1, "复制选中的文字；没有选中就复制整栏"}, copy, false},
    {{{CONTROL('v')}, 1, "放入刚剪掉或复制的文字，别的栏、别的表单里也行；"
                        "别的程序里复制的，用终端自己的粘贴键"}, put_in, false},
    {{{COMMAND(K_ENTER)}, 1, NULL}, new_line, false},
    {{{COMMAND(K_BACKSPACE)}, 1, NULL}, delete_before, false},
    {{{COMMAND(K_DELETE)}, 1, NULL}, delete_after, false},
    {{{COMMAND(K_UP)}, 1, NULL}, go_up, false},
    {{{COMMAND(K_DOWN)}, 1, NULL}, go_down, false},
    {{{COMMAND(K_LEFT)}, 1, NULL}, go_left, false},
    {{{COMMAND(K_RIGHT)}, 1, NULL}, go_right, false},
    {{{COMMAND(K_TEXT_START)}, 1, NULL}, go_start, false},
    {{{COMMAND(K_TEXT_END)}, 1, NULL}, go_last, false},
    {{{COMMAND(K_SHIFT_UP)}, 1, NULL}, go_up, true},
    {{{COMMAND(K_SHIFT_DOWN)}, 1, NULL}, go_down, true},
    {{{COMMAND(K_SHIFT_RIGHT)}, 1, NULL}, go_right, true},
    {{{COMMAND(K_SHIFT_HOME)}, 1, NULL}, go_home, true},
    {{{COMMAND(K_SHIFT_END)}, 1, NULL}, go_end, true},
    {{{COMMAND(K_SHIFT_WORD_LEFT)}, 1, NULL}, go_word_left, true},
    {{{COMMAND(K_SHIFT_WORD_RIGHT)}, 1, NULL}, go_word_right, true},
};
/* clang-format on */
#define BINDING_COUNT (sizeof BINDINGS / sizeof *BINDINGS)

size_t editor_binding_count(void)
{
    return BINDING_COUNT;
}

struct editor_binding editor_binding(size_t index)
{
    return BINDINGS[index].shown;
}

enum editor_result editor_command(struct editor *editor, const struct key *key)
{
    for (size_t i = 0; i < BINDING_COUNT; i++) {
        const struct editor_binding *shown = &BINDINGS[i].shown;
        for (int k = 0; k < shown->key_count; k++) {
            if (shown->keys[k].kind == key->kind && shown->keys[k].code == key->code) {
                return BINDINGS[i].run(editor, BINDINGS[i].select);
            }
        }
    }
    return EDITOR_IGNORED;
}
