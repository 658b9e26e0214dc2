/* help: a page of text that scrolls and can be searched. See help.h.
 *
 * It is made once, when F1 is pressed: what the scene says about itself and the thing at its cursor,
 * then the keys of this place from the tables. Typing searches it; nothing here acts. */
#include "help.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/wrap.h"
#include "paragraph.h"
#include "ui/editor.h"
#include "ui/motion.h"

#define KEY_COLUMNS 19
#define SOUGHT_LONGEST 40

struct help {
    struct scene scene;
    char *text; /* paragraphs; what a key means stands behind a tab */
    char *laid; /* the same for the width of the box, in lines */
    int laid_columns;
    int top;
    struct editor *editor; /* what is searched for */
    int found;             /* row that holds it; -1 none */
};

static int text_width(const struct help *help)
{
    return help->scene.box.columns - 4;
}

static bool is_seeking(const struct help *help)
{
    return !editor_is_empty(help->editor);
}

static int page_rows(const struct help *help)
{
    return help->scene.box.rows - 2 - (is_seeking(help) ? 1 : 0);
}

/* One paragraph in lines; behind a tab all lines begin under the first. */
static void lay_paragraph(const char *text, size_t length, int columns, struct buffer *out)
{
    const char *tab = memchr(text, '\t', length);
    size_t keys = tab ? (size_t)(tab - text) : 0;
    char *head = memory_copy_n(text, keys);
    char *body = memory_copy_n(tab ? tab + 1 : text, length - keys - (tab ? 1 : 0));
    int indent = tab ? KEY_COLUMNS : 0, wide = text_columns(head) + 2;
    int first = columns - (wide > indent && tab ? wide : indent);
    struct wrap_rule rule = {.width = wrap_columns, .first = first, .rest = columns - indent};
    struct wrap_line *lines;
    size_t count = wrap_text(body, &rule, &lines);
    text_pad(out, head, columns - first);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_char(out, '\n');
            text_pad(out, "", indent);
        }
        buffer_add_bytes(out, body + lines[i].start, lines[i].length);
    }
    free(lines);
    free(body);
    free(head);
}

static void lay_out(struct help *help, int columns)
{
    struct buffer out;
    if (help->laid && help->laid_columns == columns) {
        return;
    }
    buffer_init(&out);
    for (const char *at = help->text; *at;) {
        size_t length = strcspn(at, "\n");
        lay_paragraph(at, length, columns, &out);
        at += length;
        if (*at == '\n') {
            buffer_add_char(&out, '\n');
            at++;
        }
    }
    free(help->laid);
    help->laid = buffer_take(&out);
    help->laid_columns = columns;
}

static struct box help_resize(struct scene *scene, const struct layout *layout)
{
    struct box box = layout_popup(layout, layout->body.rows, 86);
    lay_out((struct help *)scene, box.columns - 4 > KEY_COLUMNS * 2 ? box.columns - 4 : 40);
    return box;
}

static void draw_sought(struct help *help, int row)
{
    char *line = NULL;
    editor_line(help->editor, 0, &line);
    canvas_text(help->scene.window, row, 2, 6, STYLE_PLAIN, "查找：");
    canvas_text(help->scene.window, row, 8, 24, STYLE_FIELD, line);
    if (help->found < 0) {
        canvas_text(help->scene.window, row, 34, text_width(help) - 32, STYLE_WARN, "说明里没有");
    }
    free(line);
}

static void help_draw(struct scene *scene)
{
    struct help *help = (struct help *)scene;
    int shown = help->found - help->top;
    canvas_frame(scene->window, STYLE_PLAIN, "帮助（输入文字查找，Esc 返回）");
    paragraph_draw(scene->window, 1, 2, text_width(help), help->top, page_rows(help), STYLE_PLAIN,
                   help->laid);
    if (!is_seeking(help)) {
        return;
    }
    if (help->found >= 0 && shown >= 0 && shown < page_rows(help)) {
        paragraph_draw(scene->window, 1 + shown, 2, text_width(help), help->found, 1, STYLE_STRONG,
                       help->laid);
        canvas_text(scene->window, 1 + shown, 1, 1, STYLE_STRONG, ">");
    }
    draw_sought(help, scene->box.rows - 2);
}

static void scroll_to(struct help *help, int row)
{
    int hidden = paragraph_rows(help->laid, text_width(help)) - page_rows(help);
    help->top = row > hidden ? hidden : row;
    help->top = help->top < 0 ? 0 : help->top;
}

/* The first row from `from` on, and then from the top, in which what was typed stands. */
static void seek(struct help *help, int from)
{
    char *sought = editor_text(help->editor);
    struct wrap_rule rule = {
        .width = wrap_columns, .first = text_width(help), .rest = text_width(help)};
    struct wrap_line *lines;
    int count = (int)wrap_text(help->laid, &rule, &lines);
    help->found = -1;
    for (int i = 0; help->found < 0 && *sought != '\0' && i < count; i++) {
        int row = (from + i) % count;
        char *line = memory_copy_n(help->laid + lines[row].start, lines[row].length);
        help->found = text_contains(line, sought) ? row : -1;
        free(line);
    }
    free(lines);
    free(sought);
    if (help->found >= 0 &&
        (help->found < help->top || help->found >= help->top + page_rows(help))) {
        scroll_to(help, help->found - 2);
    }
}

static bool seek_key(struct help *help, const struct key *key)
{
    if (key_is(key, K_ENTER) && is_seeking(help)) {
        seek(help, help->found + 1);
        return true;
    }
    if (editor_key(help->editor, key) == EDITOR_CHANGED) {
        seek(help, help->found > 0 ? help->found : 0);
    }
    return true;
}

static bool scroll_key(struct help *help, const struct key *key)
{
    int all = paragraph_rows(help->laid, text_width(help));
    const struct {
        enum key_code code;
        int rows;
    } moves[] = {
        {K_UP, -1},     {K_DOWN, 1}, {K_PAGE_UP, -page_rows(help)}, {K_PAGE_DOWN, page_rows(help)},
        {K_HOME, -all}, {K_END, all}};
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (key_is(key, moves[i].code)) {
            scroll_to(help, help->top + moves[i].rows);
            return true;
        }
    }
    return false;
}

static bool help_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct help *help = (struct help *)scene;
    scene_changed(scene);
    bool done = action == ACTION_BACK && is_seeking(help);
    if (done) {
        editor_set(help->editor, NULL);
        return true;
    }
    if (action == ACTION_BACK || action == ACTION_HELP ||
        (key_is(key, K_ENTER) && !is_seeking(help))) {
        return app_close(scene), true;
    }
    if (action != ACTION_NONE) {
        return action != ACTION_LEAVE && action != ACTION_REFRESH;
    }
    return scroll_key(help, key) || seek_key(help, key);
}

static bool help_place(struct scene *scene, int *row, int *column)
{
    struct help *help = (struct help *)scene;
    size_t line;
    *row = 1;
    *column = 2;
    if (is_seeking(help)) {
        editor_place(help->editor, &line, column);
        *row = scene->box.rows - 2;
        *column += 8;
    }
    return true;
}

static void help_free(struct scene *scene)
{
    struct help *help = (struct help *)scene;
    editor_free(help->editor);
    free(help->laid);
    free(help->text);
    free(help);
}

static const struct scene_ops help_ops = {
    .where = PLACE_HELP,
    .draw = help_draw,
    .key = help_key,
    .resize = help_resize,
    .place = help_place,
    .free = help_free,
};

static void add_key_row(struct buffer *text, const char *keys, const char *said)
{
    buffer_add_format(text, "%s\t%s\n", keys, said);
}

/* "F5, Ctrl-A  办理: …", a line for each command that this scene offers. */
static void add_commands(struct buffer *text, const struct app *app)
{
    size_t count;
    const struct action *all = actions(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].key_count == 0 || !app_offers(app, &all[i])) {
            continue;
        }
        struct buffer keys, said;
        buffer_init(&keys);
        buffer_init(&said);
        for (int j = 0; j < all[i].key_count; j++) {
            char label[16];
            buffer_add_format(&keys, "%s%s", j ? ", " : "", key_label(&all[i].keys[j], label));
        }
        buffer_add_format(&said, "%s：%s", all[i].name, all[i].help);
        add_key_row(text, buffer_text(&keys), buffer_text(&said));
        buffer_done(&said);
        buffer_done(&keys);
    }
}

static void add_motions(struct buffer *text, unsigned place)
{
    size_t count;
    const struct motion *all = motions(&count);
    for (size_t i = 0; i < count; i++) {
        if ((all[i].places & place) != 0) {
            add_key_row(text, all[i].keys, all[i].help);
        }
    }
}

/* What has no key of its own: by its name from the palette. */
static void add_named(struct buffer *text, const struct app *app)
{
    size_t count;
    bool any = false;
    const struct action *all = actions(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].key_count == 0 && app_offers(app, &all[i])) {
            buffer_add(text, any ? "" : "\n【按 Ctrl-K 用名字找】\n");
            buffer_add_format(text, "%s：%s\n", all[i].name, all[i].help);
            any = true;
        }
    }
}

static void add_keys(struct buffer *text, const struct app *app)
{
    buffer_add(text, "【这里的键】\n");
    add_commands(text, app);
    add_motions(text, app_top(app)->ops->where);
    add_named(text, app);
    buffer_add(text, "\n可见的字符总是文字：在表里是查找，在格子里是输入，绝不会触发命令。"
                     "按键到不了的，按 Ctrl-K 用命令的名字找。");
}

void help_open(struct app *app)
{
    struct scene *top = app_top(app);
    struct help *help = memory_alloc(sizeof *help);
    struct buffer text;
    buffer_init(&text);
    if (top->ops->explain) {
        top->ops->explain(top, &text);
    }
    add_keys(&text, app);
    help->scene.ops = &help_ops;
    help->text = buffer_take(&text);
    help->editor = editor_new(false, 24, SOUGHT_LONGEST);
    help->found = -1;
    app_push(app, &help->scene);
}
