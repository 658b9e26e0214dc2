/* tour: the strip that leads a newcomer, and its count of keys. See ui/tour.h.
 *
 * It stands beside the stack of scenes, as the app's guide: it sees every key before the scenes do
 * and looks at what came of it afterwards. */
#include "ui/tour.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "tour_steps.h"
#include "ui/dialog.h"

#define STRIP_ROWS 5 /* a heading and four lines: the longest step at 60 columns */
#define STRIP_ROWS_WIDE 4
#define WIDE 80

struct tour {
    struct scene scene;
    struct tour_watch watch;
    size_t at;        /* step; their count: all done */
    int commands;     /* keys that are no text */
    int characters;   /* typed or pasted */
    int64_t began_ms; /* the first key; -1 not yet */
    bool ended;       /* the sum was told */
};

static struct box tour_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    int rows = layout->columns < WIDE ? STRIP_ROWS : STRIP_ROWS_WIDE;
    return (struct box){layout->message.row - rows, 0, rows, layout->columns};
}

static void tour_draw(struct scene *scene)
{
    struct tour *tour = (struct tour *)scene;
    size_t count;
    const struct tour_step *steps = tour_steps(&count);
    char head[160], keys[64];
    int columns = scene->box.columns;
    if (tour->at == count) {
        return;
    }
    const struct tour_step *step = &steps[tour->at];
    snprintf(head, sizeof head, " 引导 %zu/%zu  %s ", tour->at + 1, count, step->title);
    snprintf(keys, sizeof keys, " 已按 %d 键，%d 字 ", tour->commands, tour->characters);
    canvas_rule(scene->window, 0, 0, columns, STYLE_STRONG);
    canvas_text(scene->window, 0, 2, text_columns(head), STYLE_STRONG, head);
    canvas_text_right(scene->window, 0, columns - text_columns(keys) - 2, text_columns(keys),
                      STYLE_PLAIN, keys);
    char *words = tour_step_words(&tour->watch, step);
    paragraph_fit(scene->window, 1, 1, columns - 2, scene->box.rows - 1, STYLE_PLAIN, words);
    free(words);
}

/* Counts; the key is never used up here. */
static bool tour_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct tour *tour = (struct tour *)scene;
    (void)action;
    if (key->kind == KEY_KIND_TEXT) {
        tour->characters++;
    } else {
        tour->commands++;
        tour->characters += key->kind == KEY_KIND_PASTE ? (int)text_count(key->text) : 0;
    }
    tour->watch.tried = true;
    if (tour->began_ms < 0) {
        tour->began_ms = scene->app->now_ms;
    }
    scene_changed(scene);
    return false;
}

static void tell_sum(struct tour *tour)
{
    struct app *app = tour->scene.app;
    int64_t seconds = (app->now_ms - tour->began_ms) / 1000;
    char *text = memory_format(
        "受理了一件案件，在批准了的案件里签了承诺书，做出了可以签字的 PDF：%d 个键，%d 个字，%lld 分 %lld 秒。\n"
        "做的每一步都是真的，只是在练习办公室里；可以接着随便试，试坏了也不要紧。\n"
        "以后忘了哪个键：按 F1 看这里的帮助，按 F9 输入汉字或拼音首字母找命令。",
        tour->commands, tour->characters, (long long)seconds / 60, (long long)seconds % 60);
    dialog_message(app, "引导完成", STYLE_PLAIN, text);
    free(text);
}

/* Goes on as far as what was done reaches. */
static int tour_tick(struct scene *scene, int64_t now_ms)
{
    struct tour *tour = (struct tour *)scene;
    size_t count;
    const struct tour_step *steps = tour_steps(&count);
    (void)now_ms;
    while (tour->at < count && steps[tour->at].reached(&tour->watch)) {
        tour->at++;
        tour->watch.tried = false;
        scene_changed(scene);
    }
    if (tour->at == count && !tour->ended) {
        tour->ended = true;
        tell_sum(tour);
        tour_end(scene->app);
    }
    return -1;
}

static void tour_free(struct scene *scene)
{
    free(scene);
}

static const struct scene_ops tour_ops = {
    .draw = tour_draw,
    .key = tour_key,
    .tick = tour_tick,
    .resize = tour_resize,
    .free = tour_free,
};

bool tour_begin(struct app *app, struct err *err)
{
    if (!office_is_practice(app->office)) {
        return err_set(err, ERR_REFUSED, "引导只在练习办公室里；请运行 rouzhi demo --tour");
    }
    struct tour *tour = memory_alloc(sizeof *tour);
    tour->scene.ops = &tour_ops;
    tour->began_ms = -1;
    if (!tour_watch_begin(&tour->watch, app, err)) {
        free(tour);
        return false;
    }
    app_guide(app, &tour->scene);
    return true;
}

void tour_end(struct app *app)
{
    app_guide(app, NULL);
}
