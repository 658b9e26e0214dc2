/* picker_draw: what stands where in a picker: the line typed in, what fits, what is known about it.
 *
 * In a low box the list goes first; what warns says so in a word and in a sentence. Knows no keys. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "picker_private.h"

#define HEAD_AND_FRAME 4
#define LIST_LEAST 3
#define REMARK_ROWS 5
#define ABOUT_ROWS 7 /* with what is known about it */
#define ABOUT_ROWS_TALL 13
#define TALL_ROWS 24

/* With its rule; in a low box the list goes first: what can be chosen must be seen. */
static int remark_rows(const struct picker *picker)
{
    int box = picker->scene.box.rows, about = box > TALL_ROWS ? ABOUT_ROWS_TALL : ABOUT_ROWS;
    int wish = picker->options.tails ? 0 : (picker->options.about ? about : REMARK_ROWS) + 1;
    int room = box - HEAD_AND_FRAME - LIST_LEAST;
    return room < 2 ? 0 : wish < room ? wish : room;
}

int picker_rows(const struct picker *picker)
{
    int rows = picker->scene.box.rows - HEAD_AND_FRAME - remark_rows(picker);
    return rows > 1 ? rows : 1;
}

struct box picker_resize(struct scene *scene, const struct layout *layout)
{
    const struct picker *picker = (const struct picker *)scene;
    int rows = layout->body.rows, columns = layout->body.columns;
    int wish = picker->options.tails ? (int)picker->most + 4 : 22;
    wish = wish < 9 ? 9 : picker->options.about && rows > TALL_ROWS + 1 ? 30 : wish;
    return layout_popup(layout, rows - 1 < wish ? rows - 1 : wish,
                        columns - 4 < 96 ? columns - 4 : 96);
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
    const struct desk_option *option = picker_chosen(picker);
    if (picker->count > 0 && !option) {
        paragraph_fit(window, row + 1, 2, columns, remark_rows(picker) - 1, STYLE_WARN,
                      PICKER_UNCHOSEN);
    }
    if (!option) {
        return;
    }
    int used = 0;
    if (option->warns) {
        used = paragraph_fit(window, row + 1, 2, columns, 1, STYLE_WARN,
                             "在负面清单上：不适用柔性执法");
    }
    draw_about(picker, row + 1 + used, columns, remark_rows(picker) - 1 - used);
}

void picker_draw(struct scene *scene)
{
    struct picker *picker = (struct picker *)scene;
    int columns = scene->box.columns - 4, shown = picker_rows(picker);
    canvas_frame(scene->window, STYLE_PLAIN, picker->title);
    char *line = NULL;
    editor_line(picker->editor, 0, &line);
    canvas_text(scene->window, 1, 2, 6, STYLE_PLAIN, "查找：");
    canvas_text(scene->window, 1, 8, columns - 6, STYLE_FIELD, line);
    free(line);
    canvas_rule(scene->window, 2, 1, columns + 2, STYLE_DIM);
    picker->top = layout_scroll(picker->top, picker->chosen == PICKER_NONE ? 0 : picker->chosen,
                                shown, (int)picker->count, 1);
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

bool picker_place(struct scene *scene, int *row, int *column)
{
    const struct picker *picker = (const struct picker *)scene;
    size_t line;
    editor_place(picker->editor, &line, column);
    *row = 1;
    *column += 8;
    return true;
}
