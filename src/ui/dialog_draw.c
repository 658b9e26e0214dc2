/* dialog_draw: what stands where in a dialog: its text, a line to be typed in, the answers.
 *
 * A text that is longer than its box scrolls, and its edge says so. Knows no keys. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "dialog_private.h"
#include "paragraph.h"

int dialog_columns(const struct dialog *dialog)
{
    return dialog->scene.box.columns - 4;
}

int dialog_row_rows(const struct dialog_row *row, int columns)
{
    return 1 + (row->refused ? paragraph_rows(row->refused, columns - 6) : 0);
}

int dialog_prompt_rows(const struct dialog *dialog, int columns)
{
    return !dialog->editor ? 0 : 2 + paragraph_rows(dialog->fault, columns);
}

static int answers_rows(const struct dialog *dialog, int columns)
{
    int rows = 0;
    for (size_t i = 0; i < dialog->count; i++) {
        rows += dialog_row_rows(&dialog->rows[i], columns);
    }
    return rows + dialog_prompt_rows(dialog, columns);
}

static int wished_columns(const struct dialog *dialog, int most)
{
    int columns = text_columns(dialog->title) + 4, text = paragraph_columns(dialog->text);
    columns = text > columns ? text : columns;
    for (size_t i = 0; i < dialog->count; i++) {
        const struct dialog_row *row = &dialog->rows[i];
        int wide = 6 + text_columns(row->text) + (row->remark ? 2 + text_columns(row->remark) : 0);
        columns = wide > columns ? wide : columns;
        wide = row->refused ? 6 + text_columns(row->refused) : 0;
        columns = wide > columns ? wide : columns;
    }
    columns = columns < 40 ? 40 : columns;
    return columns > most ? most : columns;
}

struct box dialog_resize(struct scene *scene, const struct layout *layout)
{
    struct dialog *dialog = (struct dialog *)scene;
    int columns = wished_columns(dialog, layout->body.columns - 8);
    int text = paragraph_rows(dialog->text, columns);
    dialog->shifted = 0;
    int rows = text + (text && dialog->count ? 1 : 0) + answers_rows(dialog, columns);
    scene->box = layout_popup(layout, rows + 2, columns + 4);
    dialog_show_chosen(dialog);
    return scene->box;
}

static int draw_prompt(const struct dialog *dialog, int row, int columns)
{
    WINDOW *window = dialog->scene.window;
    canvas_text(window, row, 2, columns, STYLE_PLAIN, dialog->prompt);
    char *line = NULL;
    editor_line(dialog->editor, 0, &line);
    canvas_text(window, row + 1, 2, columns, STYLE_FIELD, line);
    free(line);
    return 2 + paragraph_draw(window, row + 2, 2, columns, 0, 9, STYLE_ERROR, dialog->fault);
}

/* One answer from row `at` on; what is above row 1 or under the last one is left out. */
static void draw_row(const struct dialog *dialog, size_t index, int at, int columns)
{
    const struct dialog_row *row = &dialog->rows[index];
    WINDOW *window = dialog->scene.window;
    char head[256], digit[16] = " ";
    bool chosen = index == dialog->chosen && !row->refused;
    if (row->digit) {
        snprintf(digit, sizeof digit, "%d", row->digit);
    }
    snprintf(head, sizeof head, "%s %s  %s", chosen ? ">" : " ", row->refused ? "x" : digit,
             row->text);
    enum style style = chosen ? STYLE_CHOSEN : row->refused ? STYLE_DIM : STYLE_PLAIN;
    int end = dialog->scene.box.rows - 1, below = at + 1 < 1 ? 1 : at + 1;
    if (at >= 1 && at < end) {
        canvas_fill(window, at, 2, columns, style);
        int wide = text_columns(head);
        canvas_text(window, at, 2, wide < columns ? wide : columns, style, head);
        if (row->remark && wide + 2 < columns) {
            canvas_text(window, at, 2 + wide + 2, columns - wide - 2, chosen ? style : STYLE_DIM,
                        row->remark);
        }
    }
    if (row->refused && below < end) {
        paragraph_draw(window, below, 7, columns - 6, below - (at + 1), end - below, STYLE_DIM,
                       row->refused);
    }
}

int dialog_text_hidden(const struct dialog *dialog)
{
    int columns = dialog_columns(dialog);
    int space = dialog->scene.box.rows - 2 - answers_rows(dialog, columns);
    int hidden = paragraph_rows(dialog->text, columns) - (space > 0 ? space : 0);
    return dialog->text && hidden > 0 ? hidden : 0;
}

/* In the lower edge: there is more of the text, or of the answers, than can be seen. */
static void draw_edge(const struct dialog *dialog)
{
    int more = dialog_answers_hidden(dialog), at = more ? dialog->shifted : dialog->scrolled;
    int hidden = more ? more : dialog_text_hidden(dialog);
    const char *words = hidden == 0    ? NULL
                        : at == 0      ? " PgDn 看下面 "
                        : at >= hidden ? " PgUp 看上面 "
                                       : " PgUp、PgDn 看全文 ";
    if (words) {
        int wide = text_columns(words);
        canvas_text(dialog->scene.window, dialog->scene.box.rows - 1,
                    dialog->scene.box.columns - 2 - wide, wide, STYLE_STRONG, words);
    }
}

void dialog_draw(struct scene *scene)
{
    struct dialog *dialog = (struct dialog *)scene;
    int columns = dialog_columns(dialog), row = 1;
    canvas_frame(scene->window, STYLE_PLAIN, dialog->title);
    int space = scene->box.rows - 2 - answers_rows(dialog, columns);
    draw_edge(dialog);
    int drawn = paragraph_draw(scene->window, row, 2, columns, dialog->scrolled, space,
                               dialog->style, dialog->text);
    row += drawn;
    if (drawn && drawn < space) {
        row++;
    }
    if (dialog->editor) {
        row += draw_prompt(dialog, row, columns);
    }
    row -= dialog->shifted;
    for (size_t i = 0; i < dialog->count; i++) {
        draw_row(dialog, i, row, columns);
        row += dialog_row_rows(&dialog->rows[i], columns);
    }
    dialog->seen = dialog->seen || !terminal_typed_ahead(scene->app->terminal);
}

int dialog_answers_top(const struct dialog *dialog)
{
    int top = dialog->scene.box.rows - 1 - answers_rows(dialog, dialog_columns(dialog));
    return (top < 1 ? 1 : top) - dialog->shifted;
}

int dialog_answers_hidden(const struct dialog *dialog)
{
    int hidden = answers_rows(dialog, dialog_columns(dialog)) - (dialog->scene.box.rows - 2);
    return !dialog->editor && hidden > 0 ? hidden : 0;
}

void dialog_shift(struct dialog *dialog, int by)
{
    int hidden = dialog_answers_hidden(dialog);
    dialog->shifted += by;
    dialog->shifted = dialog->shifted > hidden ? hidden : dialog->shifted;
    dialog->shifted = dialog->shifted < 0 ? 0 : dialog->shifted;
}

void dialog_show_chosen(struct dialog *dialog)
{
    int columns = dialog_columns(dialog), row = dialog_answers_top(dialog);
    for (size_t i = 0; i < dialog->chosen; i++) {
        row += dialog_row_rows(&dialog->rows[i], columns);
    }
    if (row < 1) {
        dialog_shift(dialog, row - 1);
    }
    int over = row + 1 - (dialog->scene.box.rows - 1);
    if (over > 0) {
        dialog_shift(dialog, over);
    }
}

bool dialog_place(struct scene *scene, int *row, int *column)
{
    const struct dialog *dialog = (const struct dialog *)scene;
    *row = dialog_answers_top(dialog);
    *column = 2;
    if (dialog->editor) {
        size_t line;
        editor_place(dialog->editor, &line, column);
        *column += 2;
        *row += 1;
        return true;
    }
    for (size_t i = 0; i < dialog->chosen; i++) {
        *row += dialog_row_rows(&dialog->rows[i], dialog_columns(dialog));
    }
    return true;
}
