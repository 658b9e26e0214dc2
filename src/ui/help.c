/* help: a page of text that scrolls. See help.h. */
#include "help.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"

struct help {
    struct scene scene;
    char *text;
    int top;
};

static int text_width(const struct help *help)
{
    return help->scene.box.columns - 4;
}

static int page_rows(const struct help *help)
{
    return help->scene.box.rows - 2;
}

static struct box help_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout_popup(layout, layout->body.rows, 86);
}

static void help_draw(struct scene *scene)
{
    struct help *help = (struct help *)scene;
    canvas_frame(scene->window, STYLE_PLAIN, "帮助（Esc 返回）");
    paragraph_draw(scene->window, 1, 2, text_width(help), help->top, page_rows(help), STYLE_PLAIN,
                   help->text);
}

static void scroll_by(struct help *help, int rows)
{
    int hidden = paragraph_rows(help->text, text_width(help)) - page_rows(help);
    help->top += rows;
    if (help->top > hidden) {
        help->top = hidden;
    }
    if (help->top < 0) {
        help->top = 0;
    }
}

static bool help_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct help *help = (struct help *)scene;
    scene_changed(scene);
    if (action == ACTION_BACK || action == ACTION_HELP || key_is(key, K_ENTER)) {
        return app_close(scene), true;
    }
    if (action == ACTION_LEAVE) {
        return false;
    }
    const struct {
        enum key_code code;
        int rows;
    } moves[] = {
        {K_UP, -1}, {K_DOWN, 1}, {K_PAGE_UP, -page_rows(help)}, {K_PAGE_DOWN, page_rows(help)}};
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (key_is(key, moves[i].code)) {
            scroll_by(help, moves[i].rows);
        }
    }
    return true;
}

static bool help_place(struct scene *scene, int *row, int *column)
{
    (void)scene;
    *row = 1;
    *column = 2;
    return true;
}

static void help_free(struct scene *scene)
{
    struct help *help = (struct help *)scene;
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

/* "F5, Ctrl-A  办理: …", a line for each command that this scene offers. */
static void add_keys(struct buffer *text, const struct app *app)
{
    size_t count;
    const struct action *all = actions(&count);
    buffer_add(text, "【这里的键】\n");
    for (size_t i = 0; i < count; i++) {
        if (all[i].key_count == 0 || !app_offers(app, &all[i])) {
            continue;
        }
        struct buffer keys;
        buffer_init(&keys);
        for (int j = 0; j < all[i].key_count; j++) {
            char label[16];
            buffer_add_format(&keys, "%s%s", j ? ", " : "", key_label(&all[i].keys[j], label));
        }
        text_pad(text, buffer_text(&keys), 14);
        buffer_add_format(text, "%s：%s\n", all[i].name, all[i].help);
        buffer_done(&keys);
    }
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
    app_push(app, &help->scene);
}
