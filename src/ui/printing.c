/* printing: which document of which cases, and the batch. See printing.h. */
#include "printing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/letter.h"
#include "ui/dialog.h"

/* The cases, while it is asked which document; then the batch at work. It is the owner of the
 * dialogs on top of it and shows itself only while it makes documents. */
struct printing {
    struct scene scene;
    int64_t *ids;
    size_t count, done, made;
    const struct letter_kind *kind; /* NULL: not chosen yet */
    struct buffer report;
};

static struct box printing_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout_popup(layout, 3, 44);
}

static void printing_draw(struct scene *scene)
{
    const struct printing *printing = (const struct printing *)scene;
    char text[80];
    snprintf(text, sizeof text, "第 %zu 份，共 %zu 份。Esc 停下", printing->done + 1,
             printing->count);
    canvas_frame(scene->window, STYLE_PLAIN, printing->kind ? printing->kind->title : "打印文书");
    canvas_text(scene->window, 1, 2, scene->box.columns - 4, STYLE_PLAIN, text);
}

static void report(struct printing *printing)
{
    struct app *app = printing->scene.app;
    char *text = memory_format("生成了 %zu 份 PDF，共 %zu 份。%s%s", printing->made,
                               printing->count, printing->report.length ? "没有生成的：\n" : "",
                               buffer_text(&printing->report));
    enum style style = printing->made == printing->count ? STYLE_GOOD : STYLE_WARN;
    app_close(&printing->scene);
    dialog_message(app, printing->kind->title, style, text);
    free(text);
    app_refresh(app);
}

/* One document a tick, so that keys are seen between two of them. */
static int printing_tick(struct scene *scene, int64_t now_ms)
{
    struct printing *printing = (struct printing *)scene;
    (void)now_ms;
    if (!printing->kind || app_top(scene->app) != scene) {
        return -1;
    }
    if (printing->done == printing->count) {
        report(printing);
        return 0;
    }
    struct err err = {0};
    char *made = NULL;
    long copy = 0;
    if (letter_print(scene->app->office, printing->ids[printing->done], printing->kind->name, NULL,
                     &made, &copy, &err)) {
        printing->made++;
    } else {
        buffer_add_format(&printing->report, "%s\n", err.message);
    }
    free(made);
    printing->done++;
    scene_changed(scene);
    return 0;
}

static bool printing_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct printing *printing = (struct printing *)scene;
    (void)key;
    if (action == ACTION_BACK && printing->kind) {
        report(printing);
    } else if (action == ACTION_BACK) {
        app_close(scene);
    }
    return true;
}

static void printing_free(struct scene *scene)
{
    struct printing *printing = (struct printing *)scene;
    free(printing->ids);
    buffer_done(&printing->report);
    free(printing);
}

static const struct scene_ops printing_ops = {
    .where = PLACE_DIALOG,
    .draw = printing_draw,
    .key = printing_key,
    .tick = printing_tick,
    .resize = printing_resize,
    .free = printing_free,
};

bool printing_make(struct app *app, int64_t case_id, const char *document, const char *title)
{
    struct err err = {0};
    char *made = NULL;
    long copy = 0;
    if (!letter_print(app->office, case_id, document, NULL, &made, &copy, &err)) {
        dialog_message(app, title, STYLE_ERROR, err.message);
        return false;
    }
    char *text = memory_format("%s的 PDF 已生成（第 %ld 次）：\n\n%s", title, copy, made);
    dialog_message(app, title, STYLE_GOOD, text);
    free(text);
    free(made);
    app_refresh(app);
    return true;
}

static void document_chosen(void *owner, int id, const char *typed)
{
    struct printing *printing = owner;
    (void)typed;
    size_t count;
    const struct letter_kind *kind = &letter_kinds(&count)[id];
    if (printing->count > 1) {
        printing->kind = kind;
        scene_changed(&printing->scene);
        return;
    }
    struct app *app = printing->scene.app;
    int64_t case_id = printing->ids[0];
    app_close(&printing->scene);
    preview_open(app, case_id, kind->name, kind->title);
}

static void document_cancelled(void *owner)
{
    app_close(&((struct printing *)owner)->scene);
}

/* Why this document of this case can't be made, or NULL. Of many it is found out one by one. */
static const char *refusal(const struct printing *printing, const char *document, struct err *err)
{
    struct letter_preview lines = {0};
    if (printing->count > 1) {
        return NULL;
    }
    if (!letter_preview(printing->scene.app->office, printing->ids[0], document, &lines, err)) {
        return err->message;
    }
    letter_preview_done(&lines);
    return NULL;
}

static void ask_document(struct printing *printing)
{
    size_t count;
    const struct letter_kind *kinds = letter_kinds(&count);
    struct dialog_answer answers[DIALOG_ANSWERS];
    struct err refusals[DIALOG_ANSWERS];
    memset(refusals, 0, sizeof refusals);
    count = count < DIALOG_ANSWERS ? count : DIALOG_ANSWERS;
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct dialog_answer){
            kinds[i].title, printing->count > 1 ? "逐份生成 PDF" : "先看预览，再生成 PDF",
            refusal(printing, kinds[i].name, &refusals[i]), (int)i};
    }
    char title[64];
    snprintf(title, sizeof title, printing->count > 1 ? "打印 %zu 件案件的文书" : "打印文书",
             printing->count);
    dialog_open(printing->scene.app, &(struct dialog_options){.title = title,
                                                              .answers = answers,
                                                              .count = count,
                                                              .chosen = -1,
                                                              .owner = printing,
                                                              .answer = document_chosen,
                                                              .cancel = document_cancelled});
}

void printing_open(struct app *app, const int64_t *ids, size_t count)
{
    struct err err = {0};
    if (count == 0) {
        return;
    }
    if (!office_may(app->office, ACT_LETTER_PRINT, &err)) {
        app_say_err(app, &err);
        return;
    }
    struct printing *printing = memory_alloc(sizeof *printing);
    printing->scene.ops = &printing_ops;
    printing->ids = memory_array(NULL, count, sizeof *ids);
    memcpy(printing->ids, ids, count * sizeof *ids);
    printing->count = count;
    buffer_init(&printing->report);
    app_push(app, &printing->scene);
    ask_document(printing);
}
