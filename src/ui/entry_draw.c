/* entry_draw: the sheet on the screen and where the cursor stands on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "entry.h"
#include "paragraph.h"

#define HEAD_ROWS 1

/* 必填还差 2 项，1 处要改 */
static void add_state(const struct form_view *view, char *out, size_t size)
{
    struct entry_count count = entry_count(view);
    char missing[48] = "", wrong[48] = "";
    if (count.missing) {
        snprintf(missing, sizeof missing, "必填还差 %d 项", count.missing);
    }
    if (count.wrong) {
        snprintf(wrong, sizeof wrong, "%d 处要改", count.wrong);
    }
    bool ready = !count.missing && !count.wrong;
    snprintf(out, size, "%s%s%s%s ", missing, count.missing && count.wrong ? "，" : "", wrong,
             ready ? "必填的都有了，Ctrl-S 保存" : "");
}

static void draw_head(const struct form_view *view)
{
    char *called = record_name(view->record, office_codes(view->scene.app->office));
    int columns = view->scene.box.columns;
    char *title = memory_format(" %s %s%s", view->form->title,
                                view->record->id ? (called ? called : "") : "（新）",
                                view->reading ? "（只看）" : "");
    free(called);
    char at[DATE_TEXT] = "", right[200];
    if (view->kept) {
        moment_format(view->kept_at, at);
    }
    snprintf(right, sizeof right, "%s%s%s",
             view->kept          ? "草稿已留 "
             : view->keep_failed ? "草稿没有留住"
                                 : "",
             view->kept ? at + strlen("2026-03-09 ") : "",
             view->kept || view->keep_failed ? "  " : "");
    if (!view->reading) {
        add_state(view, right + strlen(right), sizeof right - strlen(right));
    }
    int wide = text_columns(right);
    canvas_text(view->scene.window, 0, 0, columns - wide, STYLE_STRONG, title);
    canvas_text_right(view->scene.window, 0, columns - wide, wide, STYLE_PLAIN, right);
    free(title);
}

static void draw_heading(const struct form_view *view, const struct entry_line *line, int row)
{
    int columns = view->scene.box.columns;
    const char *title = view->form->pages[line->page].title;
    int wide = text_columns(title) + 2;
    char *text = memory_format(" %s ", title);
    canvas_rule(view->scene.window, row, 0, columns, STYLE_DIM);
    canvas_text(view->scene.window, row, 2, wide, STYLE_STRONG, text);
    free(text);
}

/* Line `part` of the cell's text as it is shown; caller frees. */
static char *part_text(const struct form_view *view, const struct entry_cell *cell, bool focus,
                       int part)
{
    char *line = NULL;
    if (focus && view->editor) {
        if (!editor_line(view->editor, (size_t)part, &line)) {
            return memory_copy("");
        }
        return line;
    }
    return entry_cell_text(view, cell);
}

/* What Shift and the arrows have selected in this line. */
static void draw_selection(const struct form_view *view, const struct box *box, int row, int part,
                           const char *line)
{
    int column, columns;
    if (!editor_line_selection(view->editor, (size_t)part, &column, &columns)) {
        return;
    }
    const char *from = line + text_cut(line, column);
    char *selected = memory_copy_n(from, text_cut(from, columns));
    canvas_text(view->scene.window, row, box->column + column, columns, STYLE_SELECTED, selected);
    free(selected);
}

/* What is being typed stands without any style, so that a character costs its own bytes alone; the
 * label shows where one is, the line behind the text how much room there is. */
static void draw_typed(const struct form_view *view, const struct box *box, int row,
                       const char *text)
{
    int columns = text_columns(text);
    canvas_text(view->scene.window, row, box->column,
                columns < box->columns ? columns : box->columns, STYLE_PLAIN, text);
}

static void draw_cell(const struct form_view *view, size_t index, const struct box *box, int row,
                      int part)
{
    const struct entry_cell *cell = &view->cells[index];
    bool focus = index == view->at;
    bool typed = focus && view->editor;
    struct err why;
    enum style style = focus && !typed                       ? STYLE_CHOSEN
                       : entry_cell_locked(view, cell, &why) ? STYLE_DIM
                       : view->reading                       ? STYLE_PLAIN
                                                             : STYLE_FIELD;
    char *text = part_text(view, cell, focus, part);
    canvas_fill(view->scene.window, row, box->column, box->columns, style);
    if (typed) {
        draw_typed(view, box, row, text);
        draw_selection(view, box, row, part, text);
    } else if (entry_cell_wraps(view, cell)) {
        paragraph_draw(view->scene.window, row, box->column, box->columns - 1, part, 1, style,
                       text);
    } else if (part == 0) {
        canvas_text(view->scene.window, row, box->column, box->columns, style, text);
    }
    free(text);
}

int entry_given_columns(const struct form_view *view)
{
    int columns = view->scene.box.columns - view->label_columns - 5;
    return columns > 1 ? columns : 1;
}

static void draw_given(const struct form_view *view, const struct entry_line *line, int row)
{
    char *text = record_show(view->record, line->field, office_codes(view->scene.app->office));
    paragraph_draw(view->scene.window, row, view->label_columns + 3, entry_given_columns(view),
                   line->part, 1, view->form->act ? STYLE_PLAIN : STYLE_DIM, text);
    free(text);
}

static void draw_field(const struct form_view *view, const struct entry_line *line, int row)
{
    WINDOW *window = view->scene.window;
    const struct field *field = &view->form->fields[line->field];
    bool needed = line->cell >= 0 && record_field_needed(view->record, line->field);
    if (line->part == 0) {
        bool here = line->cell == (int)view->at;
        int wide = text_columns(field->label), most = view->label_columns + 1;
        wide = wide < most ? wide : most;
        canvas_text(window, row, most - wide, wide,
                    line->cell < 0 ? STYLE_DIM
                    : here         ? STYLE_CHOSEN
                                   : STYLE_PLAIN,
                    field->label);
        canvas_text(window, row, view->label_columns + 1, 1, STYLE_STRONG, needed ? "*" : " ");
    }
    if (line->cell < 0) {
        draw_given(view, line, row);
        return;
    }
    struct box box = entry_cell_box(view, &view->cells[line->cell]);
    draw_cell(view, (size_t)line->cell, &box, row, line->part);
    if (field->unit && line->part == 0) {
        canvas_text(window, row, box.column + box.columns + 1, text_columns(field->unit),
                    STYLE_PLAIN, field->unit);
    }
}

static void draw_table_head(const struct form_view *view, const struct entry_line *line, int row)
{
    const struct form *form = entry_row_form(view, line->field);
    WINDOW *window = view->scene.window;
    canvas_text(window, row, 1, 3, STYLE_PLAIN, "");
    for (int i = 0; i < (int)form->field_count; i++) {
        struct box box = entry_cell_box(view, &(struct entry_cell){line->field, 0, i});
        char *label =
            memory_format("%s%s", form->fields[i].needed ? "*" : "", form->fields[i].label);
        const struct entry_cell *at = &view->cells[view->at];
        bool here = at->field == line->field && at->sub == i;
        int wide = text_columns(label) < box.columns ? text_columns(label) : box.columns;
        canvas_text(window, row, box.column, wide, here ? STYLE_CHOSEN : STYLE_PLAIN, label);
        free(label);
    }
}

static void draw_table_row(const struct form_view *view, const struct entry_line *line, int row)
{
    const struct entry_cell *first = &view->cells[line->cell];
    char number[16];
    snprintf(number, sizeof number, "%3d", first->row + 1);
    if (line->part == 0) {
        canvas_text(view->scene.window, row, 0, 4,
                    view->cells[view->at].row == first->row ? STYLE_STRONG : STYLE_DIM, number);
    }
    for (size_t i = (size_t)line->cell; i < view->cell_count; i++) {
        const struct entry_cell *cell = &view->cells[i];
        if (cell->field != first->field || cell->row != first->row) {
            break;
        }
        struct box box = entry_cell_box(view, cell);
        draw_cell(view, i, &box, row, line->part);
    }
}

static void draw_error(const struct form_view *view, const struct entry_line *line, int row)
{
    const struct entry_cell *cell = &view->cells[line->cell];
    const struct entry_state *state = entry_state_find(view, cell);
    int column = cell->row >= 0 ? 5 : view->label_columns + 3;
    int columns = view->scene.box.columns - column - 2;
    if (line->part == 0) {
        canvas_text(view->scene.window, row, column - 2, 1, STYLE_ERROR, "!");
    }
    paragraph_draw(view->scene.window, row, column, columns, line->part, 1, STYLE_ERROR,
                   state->error);
}

static void draw_note(const struct form_view *view, const struct entry_line *line, int row)
{
    const struct entry_note *note = entry_note_of(view, line->field);
    int column = view->label_columns + 3;
    int columns = view->scene.box.columns - column - 2;
    if (note->rows == 1) {
        canvas_text(view->scene.window, row, column, columns, note->style, note->text);
    } else {
        paragraph_draw(view->scene.window, row, column, columns, line->part, 1, note->style,
                       note->text);
    }
}

void entry_draw(struct scene *scene)
{
    static void (*const drawers[])(const struct form_view *, const struct entry_line *, int) = {
        [ENTRY_HEADING] = draw_heading,       [ENTRY_FIELD] = draw_field,
        [ENTRY_TABLE_HEAD] = draw_table_head, [ENTRY_TABLE_ROW] = draw_table_row,
        [ENTRY_ERROR] = draw_error,           [ENTRY_NOTE] = draw_note,
    };
    struct form_view *view = (struct form_view *)scene;
    entry_lines_build(view);
    int shown = scene->box.rows - HEAD_ROWS, count = (int)view->line_count;
    int here = entry_line_of(view);
    /* what belongs to the field's last row, its sentence, should be seen with it */
    int below = here;
    while (below + 1 < count && view->lines[below + 1].kind >= ENTRY_ERROR) {
        below++;
    }
    view->top = layout_scroll(view->top, below, shown, count, 1);
    view->top = layout_scroll(view->top, here, shown, count, 1);
    if (view->top == 1 && view->lines[0].kind == ENTRY_HEADING && here < shown) {
        view->top = 0;
    }
    draw_head(view);
    for (int i = 0; i < shown && view->top + i < count; i++) {
        const struct entry_line *line = &view->lines[view->top + i];
        drawers[line->kind](view, line, HEAD_ROWS + i);
    }
    if (view->top + shown < count) {
        canvas_text_right(scene->window, scene->box.rows - 1, scene->box.columns - 10, 10,
                          STYLE_DIM, "下面还有 ");
    }
}

bool entry_place(struct scene *scene, int *row, int *column)
{
    struct form_view *view = (struct form_view *)scene;
    if (view->cell_count == 0) {
        return false;
    }
    size_t line = 0;
    int within = 0;
    if (view->editor) {
        editor_place(view->editor, &line, &within);
    }
    struct box box = entry_cell_box(view, &view->cells[view->at]);
    *row = HEAD_ROWS + entry_line_of(view) - view->top;
    *column = box.column + within;
    return true;
}

bool entry_click(struct scene *scene, int row, int column)
{
    struct form_view *view = (struct form_view *)scene;
    int index = view->top + row - HEAD_ROWS;
    if (row < HEAD_ROWS || index >= (int)view->line_count || view->lines[index].cell < 0) {
        return false;
    }
    /* of a table row, the cell below the click */
    size_t cell = (size_t)view->lines[index].cell;
    const struct entry_cell *first = &view->cells[cell];
    for (size_t i = cell; first->row >= 0 && i < view->cell_count; i++) {
        const struct entry_cell *other = &view->cells[i];
        if (other->field != first->field || other->row != first->row ||
            entry_cell_box(view, other).column > column) {
            break;
        }
        cell = i;
    }
    view->gone_on = false;
    entry_go(view, cell);
    return true;
}
