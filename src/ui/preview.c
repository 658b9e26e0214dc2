/* preview: a document as it will stand on the paper: lines of 28 characters, scrolled.
 *
 * What is seen here and what is printed come from the same template and line breaker. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/letter.h"
#include "printing.h"

#define PAPER_COLUMNS 56
#define HEAD_ROWS 2 /* whose letter it is; which part of it is seen */

struct preview {
    struct scene scene;
    int64_t case_id;
    char *document, *title;
    char *called; /* the case and its party */
    struct letter_preview lines;
    int top;
};

static struct box preview_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout->body;
}

static int shown_rows(const struct preview *preview)
{
    return preview->scene.box.rows - HEAD_ROWS;
}

static void draw_line(const struct preview *preview, size_t line, int row, int column)
{
    static const enum style styles[] = {[LETTER_BODY] = STYLE_PLAIN,
                                        [LETTER_TITLE] = STYLE_STRONG,
                                        [LETTER_PAGE_BREAK] = STYLE_DIM};
    WINDOW *window = preview->scene.window;
    enum letter_line_kind kind = preview->lines.kinds[line];
    if (kind == LETTER_PAGE_BREAK) {
        canvas_rule(window, row, column, PAPER_COLUMNS, STYLE_DIM);
    } else {
        canvas_text(window, row, column, PAPER_COLUMNS, styles[kind], preview->lines.lines[line]);
    }
}

static void preview_draw(struct scene *scene)
{
    struct preview *preview = (struct preview *)scene;
    int columns = scene->box.columns, shown = shown_rows(preview);
    int column = (columns - PAPER_COLUMNS) / 2, count = (int)preview->lines.count;
    char head[320], pages[48], right[80];
    snprintf(head, sizeof head, " 预览：%s  %s", preview->title, preview->called);
    canvas_text(scene->window, 0, 0, columns, STYLE_STRONG, head);
    snprintf(pages, sizeof pages, " 共 %zu 页", preview->lines.pages);
    canvas_text(scene->window, 1, 0, columns - 34, STYLE_PLAIN, pages);
    int last = preview->top + shown < count ? preview->top + shown : count;
    snprintf(right, sizeof right, "Enter 生成 PDF   %d-%d / %d 行 ", preview->top + 1, last, count);
    canvas_text_right(scene->window, 1, columns - 34, 34, STYLE_PLAIN, right);
    for (int i = 0; i < shown && preview->top + i < count; i++) {
        draw_line(preview, (size_t)(preview->top + i), HEAD_ROWS + i, column);
    }
}

static void scroll_by(struct preview *preview, int rows)
{
    int hidden = (int)preview->lines.count - shown_rows(preview);
    preview->top += rows;
    if (preview->top > hidden) {
        preview->top = hidden;
    }
    if (preview->top < 0) {
        preview->top = 0;
    }
}

static bool scroll_key(struct preview *preview, const struct key *key)
{
    if (key->kind != KEY_KIND_COMMAND) {
        return false;
    }
    int page = shown_rows(preview), all = (int)preview->lines.count;
    const struct {
        uint32_t code;
        int rows;
    } moves[] = {{K_UP, -1},          {K_DOWN, 1},    {K_PAGE_UP, -page},
                 {K_PAGE_DOWN, page}, {K_HOME, -all}, {K_END, all}};
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (key->code == moves[i].code) {
            scroll_by(preview, moves[i].rows);
            return true;
        }
    }
    return false;
}

static bool make(struct preview *preview)
{
    struct app *app = preview->scene.app;
    char *document = memory_copy(preview->document), *title = memory_copy(preview->title);
    int64_t case_id = preview->case_id;
    app_close(&preview->scene);
    printing_make(app, case_id, document, title);
    free(document);
    free(title);
    return true;
}

static bool preview_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct preview *preview = (struct preview *)scene;
    scene_changed(scene);
    if (action == ACTION_BACK) {
        return app_close(scene), true;
    }
    if (action == ACTION_PRINT || action == ACTION_MAKE_PDF || key_is(key, K_ENTER)) {
        return make(preview);
    }
    return scroll_key(preview, key);
}

static bool preview_place(struct scene *scene, int *row, int *column)
{
    *row = HEAD_ROWS;
    *column = (scene->box.columns - PAPER_COLUMNS) / 2;
    return true;
}

static void preview_explain(struct scene *scene, struct buffer *text)
{
    const struct preview *preview = (const struct preview *)scene;
    buffer_add_format(
        text,
        "【预览：%s】\n%s\n分行和分页与纸上一样（GB/T 9704-2012，每行 28 字，每页 22 行），"
        "共 %zu 页；预览不计份数。\n",
        preview->title, preview->called, preview->lines.pages);
    act_explain(ACT_LETTER_PRINT, text);
    buffer_add_char(text, '\n');
}

static void preview_free(struct scene *scene)
{
    struct preview *preview = (struct preview *)scene;
    letter_preview_done(&preview->lines);
    free(preview->document);
    free(preview->title);
    free(preview->called);
    free(preview);
}

static const struct scene_ops preview_ops = {
    .where = PLACE_PREVIEW,
    .draw = preview_draw,
    .key = preview_key,
    .resize = preview_resize,
    .place = preview_place,
    .explain = preview_explain,
    .free = preview_free,
};

void preview_open(struct app *app, int64_t case_id, const char *document, const char *title)
{
    struct letter_preview lines = {0};
    struct err err = {0};
    if (!letter_preview(app->office, case_id, document, &lines, &err)) {
        app_say_err(app, &err);
        return;
    }
    struct preview *preview = memory_alloc(sizeof *preview);
    preview->scene.ops = &preview_ops;
    preview->case_id = case_id;
    preview->document = memory_copy(document);
    preview->title = memory_copy(title);
    preview->called = letter_case_called(app->office, case_id);
    preview->lines = lines;
    app_push(app, &preview->scene);
}
