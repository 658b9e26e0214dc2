/* picker: choosing one from many by typing a part of it. See ui/picker.h.
 *
 * The typed text stands in the first row with the terminal's cursor, so that an input
 * method composes there; what fits follows at once. A row that warns says so in a word, and is never
 * taken by an Enter that came too early. Text that is left behind goes to the clipboard. */
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "picker_private.h"

#define ABOUT_REST_MS 100
#define TYPED_LONGEST 500 /* a sentence that was meant for the form is not cut off */
#define TYPED_KEPT 4      /* characters from which on it may be one */

const struct desk_option *picker_chosen(const struct picker *picker)
{
    return picker->count > 0 && picker->chosen != PICKER_NONE ? &picker->found[picker->chosen]
                                                              : NULL;
}

static void search(struct picker *picker, int64_t chosen)
{
    char *typed = editor_text(picker->editor);
    text_trim(typed);
    picker->count = 0;
    err_clear(&picker->err);
    picker->options.source(picker->options.owner, typed, picker->found, PICKER_MOST, &picker->count,
                           &picker->err);
    picker->chosen = picker->count > 0 && picker->found[0].warns ? PICKER_NONE : 0;
    picker->top = 0;
    if (picker->count > picker->most) {
        picker->most = picker->count;
        if (picker->scene.window) {
            scene_reshape(&picker->scene);
        }
    }
    for (size_t i = 0; chosen && i < picker->count; i++) {
        if (picker->found[i].id == chosen) {
            picker->chosen = (int)i;
        }
    }
    free(typed);
    scene_changed(&picker->scene);
}

static bool choose(struct picker *picker)
{
    const struct desk_option *chosen = picker_chosen(picker);
    if (picker->count > 0 && !chosen) {
        app_say(picker->scene.app, STYLE_WARN, PICKER_UNCHOSEN);
    }
    if (!chosen) {
        return true;
    }
    struct desk_option option = *chosen;
    app_close(&picker->scene);
    picker->options.choose(picker->options.owner, &option);
    return true;
}

/* What was typed in haste, when the list had opened by itself, is not gone. */
static bool leave(struct picker *picker)
{
    struct app *app = picker->scene.app;
    char *typed = editor_text(picker->editor);
    if (picker->options.of_field && text_count(typed) >= TYPED_KEPT) {
        buffer_clear(&app->clipboard);
        buffer_add(&app->clipboard, typed);
        app_say(app, STYLE_PLAIN, "刚才打的字在剪贴板里，Ctrl-V 放到字段里。");
    }
    free(typed);
    app_close(&picker->scene);
    return true;
}

/* Saving is the form's: what stands half chosen over it comes first. */
static bool saves_below(const struct picker *picker, const struct key *key)
{
    return picker->options.of_field && action_for(key, PLACE_FORM) == ACTION_SAVE;
}

static bool make(struct picker *picker)
{
    if (!picker->options.make) {
        return true;
    }
    char *typed = editor_text(picker->editor);
    app_close(&picker->scene);
    picker->options.make(picker->options.owner, text_trim(typed));
    free(typed);
    return true;
}

static bool move_choice(struct picker *picker, int by)
{
    int last = (int)picker->count - 1;
    picker->chosen += by;
    if (picker->chosen > last) {
        picker->chosen = last;
    }
    if (picker->chosen < 0) {
        picker->chosen = 0;
    }
    return true;
}

static bool picker_command(struct picker *picker, uint32_t code)
{
    switch (code) {
    case K_UP:
        return move_choice(picker, -1);
    case K_DOWN:
        return move_choice(picker, 1);
    case K_PAGE_UP:
        return move_choice(picker, -picker_rows(picker));
    case K_PAGE_DOWN:
        return move_choice(picker, picker_rows(picker));
    case K_ENTER:
    case K_TAB:
        return choose(picker);
    default:
        return false;
    }
}

static bool picker_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct picker *picker = (struct picker *)scene;
    scene_changed(scene);
    if (action == ACTION_BACK) {
        return leave(picker);
    }
    if (saves_below(picker, key)) {
        app_say(scene->app, STYLE_WARN, "先按 Enter 选定或 Esc 返回，再保存。");
        return true;
    }
    if (action == ACTION_NEW) {
        return make(picker);
    }
    if (key->kind == KEY_KIND_COMMAND && picker_command(picker, key->code)) {
        return true;
    }
    switch (editor_key(picker->editor, key)) {
    case EDITOR_CHANGED:
        search(picker, 0);
        return true;
    case EDITOR_FULL:
        app_say(scene->app, STYLE_WARN, "查找最多 %d 字，多的没有输入。", TYPED_LONGEST);
        return true;
    case EDITOR_MOVED:
        return true;
    case EDITOR_IGNORED:
        break;
    }
    return action != ACTION_HELP && action != ACTION_LEAVE && action != ACTION_REFRESH;
}

/* A click on a row chooses it, one on the chosen row takes it. */
static bool picker_click(struct scene *scene, int row, int column)
{
    struct picker *picker = (struct picker *)scene;
    int index = picker->top + row - 3;
    if (row < 3 || row >= 3 + picker_rows(picker) || index >= (int)picker->count || column < 1 ||
        column >= scene->box.columns - 1) {
        return false;
    }
    scene_changed(scene);
    if (index == picker->chosen) {
        return choose(picker);
    }
    picker->chosen = index;
    return true;
}

/* Asked when the choice rests, so that neither typing nor a held arrow key waits for it. */
static int picker_tick(struct scene *scene, int64_t now_ms)
{
    struct picker *picker = (struct picker *)scene;
    const struct desk_option *chosen = picker_chosen(picker);
    int64_t id = chosen ? chosen->id : 0;
    if (!picker->options.about || id == picker->about_of) {
        return -1;
    }
    if (picker->about) {
        free(picker->about);
        picker->about = NULL;
        scene_changed(scene);
    }
    if (picker->moved_id != id) {
        picker->moved_id = id;
        picker->moved_ms = now_ms;
    }
    int64_t left = ABOUT_REST_MS - (now_ms - picker->moved_ms);
    if (left > 0) {
        return (int)left;
    }
    picker->about_of = id;
    picker->about = id ? picker->options.about(picker->options.owner, id) : NULL;
    scene_changed(scene);
    return -1;
}

static const char *picker_hint(struct scene *scene)
{
    return ((struct picker *)scene)->options.make
               ? "输入名称的一段、拼音首字母或号码末几位；Enter 选定，F2 新建，Esc 返回。"
               : "输入一段文字或拼音首字母就查；Enter 选定，Esc 返回。";
}

static bool picker_offers(struct scene *scene, enum action_id action)
{
    return action != ACTION_NEW || ((struct picker *)scene)->options.make != NULL;
}

/* The chosen one in full: the list shows as much of it as there is room for. */
static void picker_explain(struct scene *scene, struct buffer *text)
{
    const struct picker *picker = (const struct picker *)scene;
    const struct picker_options *options = &picker->options;
    buffer_add_format(text, "【%s】\n%s\n", picker->title, picker_hint(scene));
    const struct desk_option *option = picker_chosen(picker);
    if (option && options->explain) {
        options->explain(options->owner, option, text);
    } else if (option) {
        buffer_add_format(text, "现在选中：%s\n%s%s%s", option->called,
                          option->warns ? "在负面清单上：不适用柔性执法。\n" : "", option->remark,
                          *option->remark ? "\n" : "");
    }
    buffer_add_char(text, '\n');
}

static void picker_free(struct scene *scene)
{
    struct picker *picker = (struct picker *)scene;
    editor_free(picker->editor);
    free(picker->about);
    free(picker->title);
    free(picker->empty);
    free(picker);
}

static const struct scene_ops picker_ops = {
    .where = PLACE_PICKER,
    .draw = picker_draw,
    .key = picker_key,
    .tick = picker_tick,
    .resize = picker_resize,
    .place = picker_place,
    .click = picker_click,
    .hint = picker_hint,
    .explain = picker_explain,
    .offers = picker_offers,
    .free = picker_free,
};

void picker_open(struct app *app, const struct picker_options *options)
{
    struct picker *picker = memory_alloc(sizeof *picker);
    picker->scene.ops = &picker_ops;
    picker->options = *options;
    picker->title = memory_copy(options->title);
    picker->empty = memory_copy(options->empty ? options->empty
                                               : "没有找到。换一段名称、拼音首字母或末几位再试。");
    picker->editor = editor_new(false, 40, TYPED_LONGEST);
    editor_set_clipboard(picker->editor, &app->clipboard);
    editor_set(picker->editor, options->typed);
    search(picker, options->chosen);
    app_push(app, &picker->scene);
    editor_set_columns(picker->editor, picker->scene.box.columns - 10);
}
