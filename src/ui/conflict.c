/* conflict: the card of a conflict. See conflict.h.
 *
 * Nothing is taken for granted: a field that both changed has to be decided, by 1, 2 or 3 or by the
 * arrows, before anything is taken over; Esc goes back to the form as it was. What was typed before
 * the card could be seen never decides anything. */
#include "conflict.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "conflict_private.h"
#include "merge_words.h"
#include "paragraph.h"

#define CARD_COLUMNS 100
#define HOW "1 2 3 或左右键选一样，上下键换栏，Enter 合并，Esc 回到表单。"

static int text_columns_of(const struct conflict *conflict)
{
    return conflict->scene.box.columns - 4;
}

static int head_rows(const struct conflict *conflict)
{
    return paragraph_rows(conflict->headline, text_columns_of(conflict)) + 1;
}

static int list_rows(const struct conflict *conflict)
{
    return conflict->scene.box.rows - 2 - head_rows(conflict);
}

static struct box conflict_resize(struct scene *scene, const struct layout *layout)
{
    struct conflict *conflict = (struct conflict *)scene;
    int columns = layout->body.columns < CARD_COLUMNS ? layout->body.columns : CARD_COLUMNS;
    conflict_lines_build(conflict, columns - 4);
    scene->box.columns = columns;
    int rows = 2 + head_rows(conflict) + (int)conflict->line_count;
    scene->box = layout_popup(layout, rows < layout->body.rows ? rows : layout->body.rows, columns);
    return scene->box;
}

static void draw_value(const struct conflict *conflict, const struct conflict_line *line, int row,
                       int columns)
{
    WINDOW *window = conflict->scene.window;
    bool taken = conflict->decided[line->field] && conflict->fields[line->field].side == line->side;
    enum style style = taken ? STYLE_STRONG : STYLE_PLAIN;
    if (line->first) {
        canvas_text(window, row, 2, 2, style, taken ? "取" : "");
        canvas_text(window, row, 5, 1, style, (const char *[]){"1", "2", "3"}[line->side]);
        canvas_text(window, row, 7, CONFLICT_INDENT - 6, style, merge_side_words(line->side));
    }
    canvas_text(window, row, 2 + CONFLICT_INDENT, columns - CONFLICT_INDENT, style, line->text);
}

static void draw_line(const struct conflict *conflict, const struct conflict_line *line, int row,
                      int columns)
{
    WINDOW *window = conflict->scene.window;
    bool chosen = line->field == conflict->chosen, decided = conflict->decided[line->field];
    enum style style = chosen ? STYLE_CHOSEN : STYLE_STRONG;
    switch (line->kind) {
    case CONFLICT_LABEL:
        canvas_fill(window, row, 2, columns, style);
        canvas_text(window, row, 2, 1, style, chosen ? ">" : " ");
        canvas_text(window, row, 4, columns - 12, style, line->text);
        canvas_text_right(window, row, columns - 6, 8,
                          chosen    ? style
                          : decided ? STYLE_DIM
                                    : STYLE_WARN,
                          decided ? "已选" : "还没选");
        break;
    case CONFLICT_VALUE:
        draw_value(conflict, line, row, columns);
        break;
    case CONFLICT_REST:
        canvas_text(window, row, 2, columns, STYLE_DIM, line->text);
        break;
    case CONFLICT_BLANK:
        break;
    }
}

static int label_row(const struct conflict *conflict)
{
    for (size_t i = 0; i < conflict->line_count; i++) {
        if (conflict->lines[i].kind == CONFLICT_LABEL &&
            conflict->lines[i].field == conflict->chosen) {
            return (int)i;
        }
    }
    return 0;
}

static void conflict_draw(struct scene *scene)
{
    struct conflict *conflict = (struct conflict *)scene;
    int columns = text_columns_of(conflict), head = head_rows(conflict);
    canvas_frame(scene->window, STYLE_PLAIN, "别人先保存了");
    paragraph_draw(scene->window, 1, 2, columns, 0, head - 1, STYLE_WARN, conflict->headline);
    canvas_rule(scene->window, head, 1, columns + 2, STYLE_DIM);
    int shown = list_rows(conflict);
    for (int i = 0; i < shown && conflict->top + i < (int)conflict->line_count; i++) {
        draw_line(conflict, &conflict->lines[conflict->top + i], head + 1 + i, columns);
    }
    if (conflict->top + shown < (int)conflict->line_count) {
        canvas_text_right(scene->window, scene->box.rows - 1, scene->box.columns - 12, 10,
                          STYLE_PLAIN, " 下面还有 ");
    }
    conflict->seen = conflict->seen || !terminal_typed_ahead(scene->app->terminal);
}

static bool conflict_place(struct scene *scene, int *row, int *column)
{
    const struct conflict *conflict = (const struct conflict *)scene;
    int at = label_row(conflict) - conflict->top;
    bool inside = at >= 0 && at < list_rows(conflict);
    *row = head_rows(conflict) + 1 + (inside ? at : 0);
    *column = 2;
    return true;
}

static void scroll_to(struct conflict *conflict, int top)
{
    int most = (int)conflict->line_count - list_rows(conflict);
    top = top > most ? most : top;
    conflict->top = top < 0 ? 0 : top;
}

/* The chosen field with its three values is on the card, its name at the least. */
static void show_chosen(struct conflict *conflict)
{
    int label = label_row(conflict), last = label, shown = list_rows(conflict);
    while (last + 1 < (int)conflict->line_count &&
           conflict->lines[last + 1].kind == CONFLICT_VALUE) {
        last++;
    }
    if (last >= conflict->top + shown) {
        scroll_to(conflict, last - shown + 1);
    }
    if (label < conflict->top) {
        scroll_to(conflict, label);
    }
}

static void move_choice(struct conflict *conflict, int by)
{
    size_t at = conflict->chosen;
    while (by < 0 ? at > 0 : at + 1 < conflict->count) {
        at += (size_t)by;
        if (conflict->fields[at].clash) {
            conflict->chosen = at;
            break;
        }
    }
    show_chosen(conflict);
}

/* What was there before can only be taken where it is known. */
static bool side_is_open(const struct conflict *conflict, enum merge_side side)
{
    return side != MERGE_BEFORE || conflict->before != NULL;
}

static void decide(struct conflict *conflict, enum merge_side side)
{
    if (!side_is_open(conflict, side)) {
        app_say(conflict->scene.app, STYLE_WARN, "当时的内容没有留下，只能在前两样里选。");
        return;
    }
    conflict->fields[conflict->chosen].side = side;
    conflict->decided[conflict->chosen] = true;
}

static void decide_next(struct conflict *conflict, int by)
{
    int side = (int)conflict->fields[conflict->chosen].side;
    if (!conflict->decided[conflict->chosen]) {
        side = by > 0 ? (int)MERGE_BEFORE : (int)MERGE_THEIRS; /* the first step comes to mine */
    }
    do {
        side = (side + by + CONFLICT_SIDES) % CONFLICT_SIDES;
    } while (!side_is_open(conflict, (enum merge_side)side));
    decide(conflict, (enum merge_side)side);
}

static void take(struct conflict *conflict)
{
    size_t left = 0;
    for (size_t i = conflict->count; i > 0; i--) {
        if (!conflict->decided[i - 1]) {
            conflict->chosen = i - 1;
            left++;
        }
    }
    if (left > 0) {
        show_chosen(conflict);
        app_say(conflict->scene.app, STYLE_WARN, "还有 %zu 栏没有选：按 1 取%s，2 取%s，3 取%s。",
                left, merge_side_words(MERGE_MINE), merge_side_words(MERGE_THEIRS),
                merge_side_words(MERGE_BEFORE));
        return;
    }
    struct record *merged = merge_records(conflict->mine, conflict->theirs, conflict->before,
                                          conflict->fields, conflict->count);
    app_close(&conflict->scene);
    conflict->take(conflict->owner, merged, conflict->fields, conflict->count);
}

static void conflict_command(struct conflict *conflict, uint32_t code)
{
    switch (code) {
    case K_UP:
    case K_BACKTAB:
        move_choice(conflict, -1);
        break;
    case K_DOWN:
    case K_TAB:
        move_choice(conflict, 1);
        break;
    case K_LEFT:
        decide_next(conflict, -1);
        break;
    case K_RIGHT:
        decide_next(conflict, 1);
        break;
    case K_PAGE_UP:
        scroll_to(conflict, conflict->top - list_rows(conflict) + 1);
        break;
    case K_PAGE_DOWN:
        scroll_to(conflict, conflict->top + list_rows(conflict) - 1);
        break;
    case K_ENTER:
        take(conflict);
        break;
    default:
        break;
    }
}

static bool conflict_key(struct scene *scene, const struct key *key, enum action_id action)
{
    static const enum merge_side sides[CONFLICT_SIDES] = {MERGE_MINE, MERGE_THEIRS, MERGE_BEFORE};
    struct conflict *conflict = (struct conflict *)scene;
    scene_changed(scene);
    if (!conflict->seen) {
        return true;
    }
    if (action == ACTION_BACK) {
        return app_close(scene), true;
    }
    if (key->kind == KEY_KIND_TEXT) {
        uint32_t digit = key->code >= 0xFF10 ? key->code - 0xFF10 : key->code - '0';
        if (digit >= 1 && digit <= CONFLICT_SIDES) {
            decide(conflict, sides[digit - 1]);
        }
        return true;
    }
    if (key_is_control(key, 's')) {
        return take(conflict), true;
    }
    if (key->kind == KEY_KIND_COMMAND && action != ACTION_HELP && action != ACTION_LEAVE) {
        conflict_command(conflict, key->code);
    }
    return action != ACTION_HELP && action != ACTION_LEAVE && action != ACTION_REFRESH;
}

static const char *conflict_hint(struct scene *scene)
{
    (void)scene;
    return HOW;
}

static void conflict_explain(struct scene *scene, struct buffer *text)
{
    (void)scene;
    buffer_add(
        text, "【别人先保存了】\n您打开表单以后，别人保存了同一条记录。只有一人改过的栏目已经合并；"
              "两人都改过的，一栏一栏选：您写的、现在库里的，或改动之前的。\n" HOW
              "\n合并以后回到表单，核对后按 Ctrl-S 保存；保存之前什么也没有改动。\n\n");
}

static void conflict_free(struct scene *scene)
{
    struct conflict *conflict = (struct conflict *)scene;
    conflict_lines_free(conflict);
    record_free(conflict->theirs);
    free(conflict->fields);
    free(conflict->decided);
    free(conflict->headline);
    free(conflict);
}

static const struct scene_ops conflict_ops = {
    .where = PLACE_DIALOG,
    .draw = conflict_draw,
    .key = conflict_key,
    .resize = conflict_resize,
    .place = conflict_place,
    .hint = conflict_hint,
    .explain = conflict_explain,
    .free = conflict_free,
};

void conflict_open(struct app *app, const struct conflict_options *options)
{
    struct conflict *conflict = memory_alloc(sizeof *conflict);
    conflict->scene.ops = &conflict_ops;
    conflict->scene.app = app;
    conflict->headline = memory_copy(options->headline);
    conflict->mine = options->mine;
    conflict->before = options->before;
    conflict->theirs = options->theirs;
    conflict->fields = options->fields;
    conflict->count = options->count;
    conflict->owner = options->owner;
    conflict->take = options->take;
    conflict->decided = memory_alloc(conflict->count * sizeof *conflict->decided);
    conflict->chosen = conflict->count;
    for (size_t i = conflict->count; i > 0; i--) {
        conflict->decided[i - 1] = !conflict->fields[i - 1].clash;
        conflict->chosen = conflict->decided[i - 1] ? conflict->chosen : i - 1;
    }
    app_push(app, &conflict->scene);
}
