/* dialog: a pop-up with a text and a few answers: opening it and its keys. See ui/dialog.h.
 *
 * A digit answers at once, Enter answers with the row that is chosen. What is refused is
 * shown with its clause and can't be chosen. */
#include "ui/dialog.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "dialog_private.h"
#include "ui/editor.h"

static void set_fault(struct dialog *dialog, const char *fault)
{
    if (dialog->fault != fault) {
        dialog->fault = fault;
        scene_reshape(&dialog->scene);
    }
}

/* Whoever is asked for a line and gives none is told so where it is missing. */
static bool lacks_line(struct dialog *dialog, const char *typed)
{
    bool lacks = dialog->editor && text_is_blank(typed);
    set_fault(dialog, lacks ? "这一行还没有写，写了再选；不办按 Esc。" : NULL);
    return lacks;
}

static bool answer(struct dialog *dialog, size_t index)
{
    const struct dialog_row *row = &dialog->rows[index];
    if (row->refused) {
        app_say(dialog->scene.app, STYLE_ERROR, "%s", row->refused);
        return true;
    }
    char *typed = dialog->editor ? editor_text(dialog->editor) : NULL;
    if (lacks_line(dialog, typed)) {
        free(typed);
        return true;
    }
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
            dialog_show_chosen(dialog);
            return;
        }
    }
    dialog_shift(dialog, by); /* those that are refused can only be read */
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

static void scroll_page(struct dialog *dialog, int by)
{
    if (dialog_answers_hidden(dialog) > 0) {
        dialog_shift(dialog, by);
        return;
    }
    int hidden = dialog_text_hidden(dialog);
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
        return scroll_page(dialog, -5), true;
    case K_PAGE_DOWN:
        return scroll_page(dialog, 5), true;
    case K_ENTER:
        return dialog->count > 0 ? answer(dialog, dialog->chosen) : true;
    default:
        return false;
    }
}

/* It came by itself, and what is typed or clicked was meant for what stood there before. */
static bool is_unseen(const struct dialog *dialog)
{
    return dialog->unexpected && !dialog->seen;
}

static bool dialog_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct dialog *dialog = (struct dialog *)scene;
    scene_changed(scene);
    if (is_unseen(dialog)) {
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
        set_fault(dialog, NULL);
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
    if (is_unseen(dialog)) {
        return true;
    }
    int columns = dialog_columns(dialog);
    int at = dialog_answers_top(dialog) + dialog_prompt_rows(dialog, columns);
    for (size_t i = 0; i < dialog->count && column >= 2 && column < columns + 2; i++) {
        int rows = dialog_row_rows(&dialog->rows[i], columns);
        if (row >= at && row < at + rows && row < dialog->scene.box.rows - 1) {
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
        editor_set_columns(dialog->editor, dialog_columns(dialog));
    }
}

void dialog_message(struct app *app, const char *title, enum style style, const char *text)
{
    static const struct dialog_answer known = {.text = "知道了", .id = 0};
    struct dialog_options options = {
        .title = title, .text = text, .style = style, .answers = &known, .count = 1, .chosen = 0};
    dialog_open(app, &options);
}
