/* picker: choosing one from many by typing a part of it. See ui/picker.h.
 *
 * The typed text stands in the first row with the terminal's cursor, so that an input
 * method composes there; what fits follows at once. A row that warns says so in a word. */
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "ui/editor.h"

#define HEAD_AND_FRAME 4
#define LIST_LEAST 3
#define REMARK_ROWS 5
#define ABOUT_ROWS 7 /* with what is known about it */
#define ABOUT_ROWS_TALL 13
#define TALL_ROWS 24
#define ABOUT_REST_MS 100
#define TYPED_LONGEST 60

struct picker {
    struct scene scene;
    struct picker_options options; /* its texts are only looked at while it is opened */
    char *title, *empty;
    struct editor *editor;
    struct desk_option found[PICKER_MOST];
    size_t count;
    int chosen, top;
    char *about;                /* what the owner knows about the chosen one; NULL not asked yet */
    int64_t about_of;           /* its id, 0 none */
    int64_t moved_id, moved_ms; /* when another one was chosen */
    size_t most;                /* found at once until now: short lists get a short box */
    struct err err;             /* of the last search */
};

/* With its rule; in a low box the list goes first: what can be chosen must be seen. */
static int remark_rows(const struct picker *picker)
{
    int box = picker->scene.box.rows, about = box > TALL_ROWS ? ABOUT_ROWS_TALL : ABOUT_ROWS;
    int wish = picker->options.tails ? 0 : (picker->options.about ? about : REMARK_ROWS) + 1;
    int room = box - HEAD_AND_FRAME - LIST_LEAST;
    return room < 2 ? 0 : wish < room ? wish : room;
}

static int list_rows(const struct picker *picker)
{
    int rows = picker->scene.box.rows - HEAD_AND_FRAME - remark_rows(picker);
    return rows > 1 ? rows : 1;
}

static struct box picker_resize(struct scene *scene, const struct layout *layout)
{
    const struct picker *picker = (const struct picker *)scene;
    int rows = layout->body.rows, columns = layout->body.columns;
    int wish = picker->options.tails ? (int)picker->most + 4 : 22;
    wish = wish < 9 ? 9 : picker->options.about && rows > TALL_ROWS + 1 ? 30 : wish;
    return layout_popup(layout, rows - 1 < wish ? rows - 1 : wish,
                        columns - 4 < 96 ? columns - 4 : 96);
}

static void search(struct picker *picker, int64_t chosen)
{
    char *typed = editor_text(picker->editor);
    text_trim(typed);
    picker->count = 0;
    err_clear(&picker->err);
    picker->options.source(picker->options.owner, typed, picker->found, PICKER_MOST, &picker->count,
                           &picker->err);
    picker->chosen = picker->top = 0;
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

/* Columns of the names, so that what stands behind them begins at one place. */
static int name_columns(const struct picker *picker, int columns)
{
    int widest = 0, most = columns * 3 / 5;
    for (size_t i = 0; i < picker->count; i++) {
        int wide = text_columns(picker->found[i].called);
        widest = wide > widest ? wide : widest;
    }
    return widest < most ? widest : most;
}

/* The name, behind it dimly the remark as far as it goes; a short remark (a key) at the right edge. */
static void draw_option(const struct picker *picker, int index, int row, int columns)
{
    const struct desk_option *option = &picker->found[index];
    WINDOW *window = picker->scene.window;
    bool chosen = index == picker->chosen;
    enum style style = chosen ? STYLE_CHOSEN : STYLE_PLAIN;
    canvas_fill(window, row, 2, columns, style);
    canvas_text(window, row, 2, 1, style, chosen ? ">" : " ");
    const char *word = picker->options.tails ? option->remark : option->warns ? "负面" : "";
    int tail = *word ? text_columns(word) + 1 : 0;
    if (tail) {
        canvas_text_right(window, row, 2 + columns - tail, tail,
                          option->warns && !chosen ? STYLE_WARN : style, word);
    }
    if (picker->options.tails) {
        canvas_text(window, row, 4, columns - 2 - tail, style, option->called);
        return;
    }
    int name = name_columns(picker, columns - 3);
    canvas_text(window, row, 4, name, style, option->called);
    canvas_text(window, row, 4 + name + 2, columns - 4 - name - tail, chosen ? style : STYLE_DIM,
                option->remark);
}

/* Who or what it is first, then what is known about it, as far as there is room. */
static void draw_about(const struct picker *picker, int row, int columns, int most)
{
    WINDOW *window = picker->scene.window;
    const char *remark = picker->found[picker->chosen].remark;
    int used =
        paragraph_fit(window, row, 2, columns, picker->about ? 2 : most, STYLE_PLAIN, remark);
    if (picker->about && used < most) { /* its first line says it in short */
        const char *rest = strchrnul(picker->about, '\n');
        char *first = memory_copy_n(picker->about, (size_t)(rest - picker->about));
        used += paragraph_fit(window, row + used, 2, columns, most - used, STYLE_STRONG, first);
        free(first);
        if (*rest && used < most) {
            paragraph_fit(window, row + used, 2, columns, most - used, STYLE_PLAIN, rest + 1);
        }
    }
}

static void draw_remark(const struct picker *picker, int row, int columns)
{
    WINDOW *window = picker->scene.window;
    canvas_rule(window, row, 1, columns + 2, STYLE_DIM);
    if (picker->count == 0) {
        return;
    }
    const struct desk_option *option = &picker->found[picker->chosen];
    int used = 0;
    if (option->warns) {
        used = paragraph_fit(window, row + 1, 2, columns, 1, STYLE_WARN,
                             "在负面清单上：不适用柔性执法");
    }
    draw_about(picker, row + 1 + used, columns, remark_rows(picker) - 1 - used);
}

static void picker_draw(struct scene *scene)
{
    struct picker *picker = (struct picker *)scene;
    int columns = scene->box.columns - 4, shown = list_rows(picker);
    canvas_frame(scene->window, STYLE_PLAIN, picker->title);
    char *line = NULL;
    editor_line(picker->editor, 0, &line);
    canvas_text(scene->window, 1, 2, 6, STYLE_PLAIN, "查找：");
    canvas_text(scene->window, 1, 8, columns - 6, STYLE_FIELD, line);
    free(line);
    canvas_rule(scene->window, 2, 1, columns + 2, STYLE_DIM);
    picker->top = layout_scroll(picker->top, picker->chosen, shown, (int)picker->count, 1);
    for (int i = 0; i < shown && picker->top + i < (int)picker->count; i++) {
        draw_option(picker, picker->top + i, 3 + i, columns);
    }
    if (picker->count == 0) {
        bool failed = picker->err.code != ERR_NONE;
        paragraph_draw(scene->window, 3, 4, columns - 4, 0, shown, failed ? STYLE_ERROR : STYLE_DIM,
                       failed ? picker->err.message : picker->empty);
    }
    if (remark_rows(picker) > 0) {
        draw_remark(picker, 3 + shown, columns);
    }
}

static bool picker_place(struct scene *scene, int *row, int *column)
{
    const struct picker *picker = (const struct picker *)scene;
    size_t line;
    editor_place(picker->editor, &line, column);
    *row = 1;
    *column += 8;
    return true;
}

static bool choose(struct picker *picker)
{
    if (picker->count == 0) {
        return true;
    }
    struct desk_option option = picker->found[picker->chosen];
    app_close(&picker->scene);
    picker->options.choose(picker->options.owner, &option);
    return true;
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
        return move_choice(picker, -list_rows(picker));
    case K_PAGE_DOWN:
        return move_choice(picker, list_rows(picker));
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
        return app_close(scene), true;
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
    case EDITOR_MOVED:
    case EDITOR_FULL:
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
    if (row < 3 || row >= 3 + list_rows(picker) || index >= (int)picker->count || column < 1 ||
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
    int64_t id = picker->count > 0 ? picker->found[picker->chosen].id : 0;
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
    if (picker->count > 0 && options->explain) {
        options->explain(options->owner, &picker->found[picker->chosen], text);
    } else if (picker->count > 0) {
        const struct desk_option *option = &picker->found[picker->chosen];
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
