/* dialog: a pop-up with a text and a few answers. See ui/dialog.h.
 *
 * A digit answers at once, Enter answers with the row that is chosen. What is refused is
 * shown with its clause and can't be chosen. */
#include "ui/dialog.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "ui/editor.h"

struct dialog_row {
    char *text, *remark, *refused;
    int id;
    int digit; /* 0: refused or beyond nine */
};

struct dialog {
    struct scene scene;
    char *title, *text;
    enum style style;
    struct dialog_row rows[DIALOG_ANSWERS];
    size_t count, chosen;
    bool unexpected, seen; /* seen: it was on the screen with nothing typed ahead */
    int scrolled;          /* rows of the text above the box */
    char *prompt;
    struct editor *editor; /* NULL without a prompt */
    void *owner;
    void (*answer)(void *owner, int id, const char *typed);
    void (*cancel)(void *owner);
    void (*explain)(void *owner, int id, struct buffer *text);
    void (*release)(void *owner);
};

static int inner_columns(const struct box *box)
{
    return box->columns - 4;
}

static int row_rows(const struct dialog_row *row, int columns)
{
    return 1 + (row->refused ? paragraph_rows(row->refused, columns - 6) : 0);
}

static int answers_rows(const struct dialog *dialog, int columns)
{
    int rows = 0;
    for (size_t i = 0; i < dialog->count; i++) {
        rows += row_rows(&dialog->rows[i], columns);
    }
    return rows + (dialog->editor ? 2 : 0);
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

static struct box dialog_resize(struct scene *scene, const struct layout *layout)
{
    struct dialog *dialog = (struct dialog *)scene;
    int columns = wished_columns(dialog, layout->body.columns - 8);
    int text = paragraph_rows(dialog->text, columns);
    int rows = text + (text && dialog->count ? 1 : 0) + answers_rows(dialog, columns);
    return layout_popup(layout, rows + 2, columns + 4);
}

static int draw_prompt(const struct dialog *dialog, int row, int columns)
{
    WINDOW *window = dialog->scene.window;
    canvas_text(window, row, 2, columns, STYLE_PLAIN, dialog->prompt);
    char *line = NULL;
    editor_line(dialog->editor, 0, &line);
    canvas_text(window, row + 1, 2, columns, STYLE_FIELD, line);
    free(line);
    return 2;
}

static int draw_row(const struct dialog *dialog, size_t index, int at, int columns)
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
    canvas_fill(window, at, 2, columns, style);
    int wide = text_columns(head);
    canvas_text(window, at, 2, wide < columns ? wide : columns, style, head);
    if (row->remark && wide + 2 < columns) {
        canvas_text(window, at, 2 + wide + 2, columns - wide - 2, chosen ? style : STYLE_DIM,
                    row->remark);
    }
    if (!row->refused) {
        return 1;
    }
    return 1 + paragraph_draw(window, at + 1, 7, columns - 6, 0, 9, STYLE_DIM, row->refused);
}

static void dialog_draw(struct scene *scene)
{
    struct dialog *dialog = (struct dialog *)scene;
    int columns = inner_columns(&scene->box), row = 1;
    int answers = answers_rows(dialog, columns);
    canvas_frame(scene->window, STYLE_PLAIN, dialog->title);
    int space = scene->box.rows - 2 - answers;
    int drawn = paragraph_draw(scene->window, row, 2, columns, dialog->scrolled, space,
                               dialog->style, dialog->text);
    row += drawn;
    if (drawn && drawn < space) {
        row++;
    }
    if (dialog->editor) {
        row += draw_prompt(dialog, row, columns);
    }
    for (size_t i = 0; i < dialog->count; i++) {
        row += draw_row(dialog, i, row, columns);
    }
    dialog->seen = dialog->seen || !terminal_typed_ahead(scene->app->terminal);
}

static int first_answer_row(const struct dialog *dialog)
{
    return dialog->scene.box.rows - 1 - answers_rows(dialog, inner_columns(&dialog->scene.box));
}

static bool dialog_place(struct scene *scene, int *row, int *column)
{
    const struct dialog *dialog = (const struct dialog *)scene;
    *row = first_answer_row(dialog);
    *column = 2;
    if (dialog->editor) {
        size_t line;
        editor_place(dialog->editor, &line, column);
        *column += 2;
        *row += 1;
        return true;
    }
    for (size_t i = 0; i < dialog->chosen; i++) {
        *row += row_rows(&dialog->rows[i], inner_columns(&scene->box));
    }
    return true;
}

static bool answer(struct dialog *dialog, size_t index)
{
    const struct dialog_row *row = &dialog->rows[index];
    if (row->refused) {
        app_say(dialog->scene.app, STYLE_ERROR, "%s", row->refused);
        return true;
    }
    char *typed = dialog->editor ? editor_text(dialog->editor) : NULL;
    app_close(&dialog->scene);
    if (dialog->answer) {
        dialog->answer(dialog->owner, row->id, typed);
    }
    free(typed);
    return true;
}

/* The next answer in this direction that is open. */
static void move_choice(struct dialog *dialog, int by)
{
    size_t at = dialog->chosen;
    while (by < 0 ? at > 0 : at + 1 < dialog->count) {
        at += (size_t)by;
        if (!dialog->rows[at].refused) {
            dialog->chosen = at;
            return;
        }
    }
}

static bool answer_digit(struct dialog *dialog, uint32_t code)
{
    if (code >= 0xFF10 && code <= 0xFF19) { /* full-width digits of an input method */
        code -= 0xFF10 - '0';
    }
    for (size_t i = 0; i < dialog->count; i++) {
        if (dialog->rows[i].digit && code == (uint32_t)('0' + dialog->rows[i].digit)) {
            return answer(dialog, i);
        }
    }
    return true;
}

static void scroll_text(struct dialog *dialog, int by)
{
    int columns = inner_columns(&dialog->scene.box);
    int hidden = paragraph_rows(dialog->text, columns) -
                 (dialog->scene.box.rows - 3 - answers_rows(dialog, columns));
    dialog->scrolled += by;
    if (dialog->scrolled > hidden) {
        dialog->scrolled = hidden;
    }
    if (dialog->scrolled < 0) {
        dialog->scrolled = 0;
    }
}

static bool dialog_command(struct dialog *dialog, uint32_t code)
{
    switch (code) {
    case K_UP:
        return move_choice(dialog, -1), true;
    case K_DOWN:
        return move_choice(dialog, 1), true;
    case K_PAGE_UP:
        return scroll_text(dialog, -5), true;
    case K_PAGE_DOWN:
        return scroll_text(dialog, 5), true;
    case K_ENTER:
        return dialog->count > 0 ? answer(dialog, dialog->chosen) : true;
    default:
        return false;
    }
}

static bool dialog_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct dialog *dialog = (struct dialog *)scene;
    scene_changed(scene);
    if (dialog->unexpected && !dialog->seen) {
        return true;
    }
    if (action == ACTION_BACK) {
        app_close(scene);
        if (dialog->cancel) {
            dialog->cancel(dialog->owner);
        }
        return true;
    }
    if (dialog->editor && editor_key(dialog->editor, key) != EDITOR_IGNORED) {
        return true;
    }
    if (key->kind == KEY_KIND_TEXT) {
        return answer_digit(dialog, key->code);
    }
    if (key->kind == KEY_KIND_COMMAND && dialog_command(dialog, key->code)) {
        return true;
    }
    return action != ACTION_HELP && action != ACTION_LEAVE && action != ACTION_REFRESH;
}

/* One answer for F1: what the owner says of it, else what stands in the dialog; why it is refused. */
static void explain_answer(const struct dialog *dialog, const struct dialog_row *row,
                           struct buffer *text)
{
    if (dialog->explain) {
        dialog->explain(dialog->owner, row->id, text);
    } else {
        buffer_add_format(text, "【%s】%s\n", row->text, row->remark ? row->remark : "");
    }
    if (row->refused) {
        buffer_add_format(text, "现在不能：%s\n", row->refused);
    }
    buffer_add_char(text, '\n');
}

/* The dialog's own text, the answer at the cursor, then the others. */
static void dialog_explain(struct scene *scene, struct buffer *text)
{
    const struct dialog *dialog = (const struct dialog *)scene;
    buffer_add_format(text, "【%s】\n%s%s", dialog->title, dialog->text ? dialog->text : "",
                      dialog->text ? "\n\n" : "");
    if (dialog->count > 0) {
        explain_answer(dialog, &dialog->rows[dialog->chosen], text);
    }
    for (size_t i = 0; i < dialog->count; i++) {
        if (i != dialog->chosen) {
            explain_answer(dialog, &dialog->rows[i], text);
        }
    }
}

/* A click on an answer gives it, on a refused one it says why. */
static bool dialog_click(struct scene *scene, int row, int column)
{
    struct dialog *dialog = (struct dialog *)scene;
    int columns = inner_columns(&scene->box);
    int at = first_answer_row(dialog) + (dialog->editor ? 2 : 0);
    for (size_t i = 0; i < dialog->count && column >= 2 && column < columns + 2; i++) {
        int rows = row_rows(&dialog->rows[i], columns);
        if (row >= at && row < at + rows) {
            return answer(dialog, i);
        }
        at += rows;
    }
    return false;
}

static void dialog_free(struct scene *scene)
{
    struct dialog *dialog = (struct dialog *)scene;
    for (size_t i = 0; i < dialog->count; i++) {
        free(dialog->rows[i].text);
        free(dialog->rows[i].remark);
        free(dialog->rows[i].refused);
    }
    if (dialog->release) {
        dialog->release(dialog->owner);
    }
    editor_free(dialog->editor);
    free(dialog->prompt);
    free(dialog->title);
    free(dialog->text);
    free(dialog);
}

static const struct scene_ops dialog_ops = {
    .where = PLACE_DIALOG,
    .draw = dialog_draw,
    .key = dialog_key,
    .resize = dialog_resize,
    .place = dialog_place,
    .explain = dialog_explain,
    .click = dialog_click,
    .free = dialog_free,
};

static void take_answers(struct dialog *dialog, const struct dialog_options *options)
{
    int digit = 0;
    bool found = false;
    dialog->count = options->count < DIALOG_ANSWERS ? options->count : DIALOG_ANSWERS;
    for (size_t i = 0; i < dialog->count; i++) {
        const struct dialog_answer *from = &options->answers[i];
        struct dialog_row *row = &dialog->rows[i];
        *row = (struct dialog_row){memory_copy(from->text), memory_copy(from->remark),
                                   memory_copy(from->refused), from->id, 0};
        if (row->refused) {
            continue;
        }
        row->digit = digit < 9 ? ++digit : 0;
        if (!found || from->id == options->chosen) {
            dialog->chosen = i;
        }
        found = true;
    }
}

void dialog_open(struct app *app, const struct dialog_options *options)
{
    struct dialog *dialog = memory_alloc(sizeof *dialog);
    dialog->scene.ops = &dialog_ops;
    dialog->title = memory_copy(options->title);
    dialog->text = memory_copy(options->text);
    dialog->style = options->style;
    dialog->unexpected = options->unexpected;
    dialog->owner = options->owner;
    dialog->answer = options->answer;
    dialog->cancel = options->cancel;
    dialog->explain = options->explain;
    dialog->release = options->release;
    take_answers(dialog, options);
    if (options->prompt) {
        dialog->prompt = memory_copy(options->prompt);
        dialog->editor = editor_new(false, 40, 200);
        editor_set(dialog->editor, options->typed);
        editor_set_clipboard(dialog->editor, &app->clipboard);
    }
    app_push(app, &dialog->scene);
    if (dialog->editor) {
        editor_set_columns(dialog->editor, inner_columns(&dialog->scene.box));
    }
}

void dialog_message(struct app *app, const char *title, enum style style, const char *text)
{
    static const struct dialog_answer known = {.text = "知道了", .id = 0};
    struct dialog_options options = {
        .title = title, .text = text, .style = style, .answers = &known, .count = 1, .chosen = 0};
    dialog_open(app, &options);
}
