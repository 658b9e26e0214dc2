/* entry_lines: the sheet as rows: headings, fields, tables, sentences at their fields.
 *
 * Pure geometry over the form and its values: it draws nothing. Labels stand right-aligned in
 * a column of at most twenty cells; a box is as wide as its type wants and grows downwards. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "entry.h"
#include "paragraph.h"

#define LABEL_MOST 20
#define LONG_TEXT_ROWS 3
#define TABLE_INDENT 5 /* the row's number */
#define MARGIN 2
#define TABLE_LONGEST 60 /* columns of a table: the longest text, and the others at most */
#define TABLE_SHORT 13

static int label_columns(const struct form_view *view)
{
    int widest = 0;
    for (size_t i = 0; i < view->form->field_count; i++) {
        int columns = text_columns(view->form->fields[i].label);
        widest = columns > widest ? columns : widest;
    }
    return widest > LABEL_MOST ? LABEL_MOST : widest;
}

static bool kind_is_fixed(enum field_kind kind)
{
    return kind == FIELD_CREDIT_CODE || kind == FIELD_RESIDENT_ID;
}

static int wished_columns(const struct field *field)
{
    if (kind_is_fixed(field->type->kind)) {
        return 20;
    }
    if (field->type->kind == FIELD_TEXT && field->length > 0) {
        return field->length * 2 + 1;
    }
    if (field->type->refers || field->type->kind == FIELD_LONG_TEXT) {
        return 200;
    }
    return field->type->columns > 12 ? field->type->columns + 1 : 13;
}

/* The columns of a table: what is short takes what it wants, the longest text what is left. */
static struct box table_box(const struct form_view *view, const struct entry_cell *cell)
{
    const struct form *form = entry_row_form(view, cell->field);
    int wish[16], least[16], out[16], greedy = 0;
    int count = form->field_count < 16 ? (int)form->field_count : 16;
    for (int i = 0; i < count; i++) {
        greedy =
            wished_columns(&form->fields[i]) > wished_columns(&form->fields[greedy]) ? i : greedy;
    }
    for (int i = 0; i < count; i++) {
        wish[i] = wished_columns(&form->fields[i]);
        wish[i] = i == greedy ? TABLE_LONGEST : wish[i] > TABLE_SHORT ? TABLE_SHORT : wish[i];
        least[i] = i == greedy ? 20 : 11;
    }
    layout_columns(wish, least, (size_t)count, greedy,
                   view->scene.box.columns - TABLE_INDENT - MARGIN, 2, out);
    struct box box = {0, TABLE_INDENT, 1, out[0]};
    for (int i = 0; i < cell->sub && i + 1 < count; i++) {
        box.column += out[i] + 2;
        box.columns = out[i + 1];
    }
    return box;
}

/* Column and columns of the cell's box; rows as far as its text needs. */
struct box entry_cell_box(const struct form_view *view, const struct entry_cell *cell)
{
    if (cell->row >= 0) {
        return table_box(view, cell);
    }
    const struct field *field = entry_cell_field(view, cell);
    struct box box = {0, view->label_columns + 3, 1, wished_columns(field)};
    int unit = field->unit ? text_columns(field->unit) + 1 : 0;
    int most = view->scene.box.columns - box.column - MARGIN - unit;
    if (box.columns > most) {
        box.columns = most;
    }
    return box;
}

bool entry_cell_wraps(const struct form_view *view, const struct entry_cell *cell)
{
    const struct field *field = entry_cell_field(view, cell);
    if (field->type->kind == FIELD_LONG_TEXT) {
        return true;
    }
    struct box box = entry_cell_box(view, cell);
    return field->type->kind == FIELD_TEXT && wished_columns(field) > box.columns;
}

static int cell_rows(const struct form_view *view, const struct entry_cell *cell, bool focus)
{
    const struct field *field = entry_cell_field(view, cell);
    int least = field->type->kind == FIELD_LONG_TEXT ? LONG_TEXT_ROWS : 1, rows = 1;
    struct box box = entry_cell_box(view, cell);
    if (focus && view->editor) {
        rows = (int)editor_lines(view->editor);
    } else if (entry_cell_wraps(view, cell)) {
        char *text = entry_cell_text(view, cell);
        rows = paragraph_rows(text, box.columns - 1);
        free(text);
    }
    return rows < least ? least : rows;
}

static void line_add(struct form_view *view, struct entry_line line)
{
    view->lines = memory_array(view->lines, view->line_count + 1, sizeof *view->lines);
    view->lines[view->line_count++] = line;
}

static void error_lines(struct form_view *view, int field, int cell, int page)
{
    const struct entry_state *state = entry_state_find(view, &view->cells[cell]);
    if (!state || !state->error) {
        return;
    }
    int column = view->cells[cell].row >= 0 ? TABLE_INDENT : view->label_columns + 3;
    int rows = paragraph_rows(state->error, view->scene.box.columns - column - MARGIN);
    for (int i = 0; i < rows; i++) {
        line_add(view, (struct entry_line){ENTRY_ERROR, page, field, cell, i, i + 1 == rows});
    }
}

static void note_lines(struct form_view *view, int field, int cell, int page)
{
    const struct entry_note *note = entry_note_of(view, field);
    if (!note) {
        return;
    }
    int rows =
        paragraph_rows(note->text, view->scene.box.columns - view->label_columns - 3 - MARGIN);
    rows = rows > note->rows ? note->rows : rows;
    for (int i = 0; i < rows; i++) {
        line_add(view, (struct entry_line){ENTRY_NOTE, page, field, cell, i, i + 1 == rows});
    }
}

/* The rows of a table: each as high as its highest cell; cell `*cell` is the first of the table. */
static void table_lines(struct form_view *view, int field, int *cell)
{
    int page = view->form->fields[field].page;
    line_add(view, (struct entry_line){ENTRY_TABLE_HEAD, page, field, *cell, 0, true});
    while (*cell < (int)view->cell_count && view->cells[*cell].field == field) {
        int first = *cell, row = view->cells[first].row, rows = 1;
        for (; *cell < (int)view->cell_count && view->cells[*cell].field == field &&
               view->cells[*cell].row == row;
             (*cell)++) {
            int high = cell_rows(view, &view->cells[*cell], *cell == (int)view->at);
            rows = high > rows ? high : rows;
        }
        for (int i = 0; i < rows; i++) {
            line_add(view,
                     (struct entry_line){ENTRY_TABLE_ROW, page, field, first, i, i + 1 == rows});
        }
        for (int i = first; i < *cell; i++) {
            error_lines(view, field, i, page);
        }
    }
}

static void field_lines(struct form_view *view, int field, int *cell)
{
    int page = view->form->fields[field].page;
    int rows = cell_rows(view, &view->cells[*cell], *cell == (int)view->at);
    for (int i = 0; i < rows; i++) {
        line_add(view, (struct entry_line){ENTRY_FIELD, page, field, *cell, i, i + 1 == rows});
    }
    error_lines(view, field, *cell, page);
    note_lines(view, field, *cell, page);
    (*cell)++;
}

/* Given fields stand on the sheet as soon as they have something to say: what a new record of a register
 * gets is said when it is filed; what a step rests on (what was asked for) is read before. */
static bool is_given(const struct form_view *view, int field)
{
    return view->form->fields[field].given && record_value(view->record, field) &&
           (view->record->id != 0 || view->form->act);
}

static void given_lines(struct form_view *view, int field)
{
    char *text = record_show(view->record, field, office_codes(view->scene.app->office));
    int rows = paragraph_rows(text, entry_given_columns(view));
    for (int i = 0; i < rows; i++) {
        line_add(view, (struct entry_line){ENTRY_FIELD, view->form->fields[field].page, field, -1,
                                           i, i + 1 == rows});
    }
    free(text);
}

void entry_lines_build(struct form_view *view)
{
    int page = -1, cell = 0;
    view->line_count = 0;
    view->label_columns = label_columns(view);
    for (int i = 0; i < (int)view->form->field_count; i++) {
        const struct field *field = &view->form->fields[i];
        if (!record_field_shown(view->record, i)) {
            continue;
        }
        bool has_cell = cell < (int)view->cell_count && view->cells[cell].field == i;
        bool shown = has_cell || is_given(view, i);
        if (shown && field->page != page && view->form->page_count > 1) {
            line_add(view, (struct entry_line){ENTRY_HEADING, field->page, -1, -1, 0, true});
        }
        page = shown ? field->page : page;
        if (!has_cell) {
            if (shown) {
                given_lines(view, i);
            }
        } else if (field->type->kind == FIELD_ROWS) {
            table_lines(view, i, &cell);
        } else {
            field_lines(view, i, &cell);
        }
    }
}

int entry_line_of(const struct form_view *view)
{
    size_t row = 0;
    int column;
    if (view->editor) {
        editor_place(view->editor, &row, &column);
    }
    for (size_t i = 0; i < view->line_count; i++) {
        const struct entry_line *line = &view->lines[i];
        if (line->part != (int)row || line->cell < 0) {
            continue;
        }
        if (line->kind == ENTRY_FIELD && line->cell == (int)view->at) {
            return (int)i;
        }
        const struct entry_cell *cell = &view->cells[view->at];
        if (line->kind == ENTRY_TABLE_ROW && line->field == cell->field &&
            view->cells[line->cell].row == cell->row) {
            return (int)i;
        }
    }
    return 0;
}
