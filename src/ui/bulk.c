/* bulk: one act over many rows. See bulk.h.
 *
 * A scene that lies under its own dialogs: it looks at the rows, asks which job and whether, does
 * it row by row, and says what came of it. */
#include "bulk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk.h"
#include "ui/dialog.h"

#define LOOK_ROWS 16 /* looked at between two keys */
#define SHOW_EVERY_MS 100

enum stage { STAGE_LOOK, STAGE_ASK, STAGE_RUN };

struct bulk_row {
    int64_t id;
    char *called;
    char *why[DIALOG_ANSWERS]; /* by job: why it is refused; NULL open */
};

struct bulk {
    struct scene scene;
    enum stage stage;
    char *title, *remark;
    const struct form *form;
    struct bulk_row *rows;
    size_t count;
    struct bulk_job jobs[DIALOG_ANSWERS];
    char *job_titles[DIALOG_ANSWERS];
    size_t job_count, job; /* the chosen one */
    char *typed;
    size_t at;   /* row that comes next */
    size_t done; /* rows on which it was done */
    int64_t shown_ms;
    struct buffer failed, note;
    void *owner;
    void (*row_done)(void *owner, int64_t id);
    void (*finished)(void *owner);
};

static struct box bulk_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout_popup(layout, 3, 44);
}

static void bulk_draw(struct scene *scene)
{
    const struct bulk *bulk = (const struct bulk *)scene;
    char text[96];
    snprintf(text, sizeof text, "%s第 %zu / %zu 行。Esc 停下",
             bulk->stage == STAGE_RUN ? "" : "正在核对：",
             bulk->at < bulk->count ? bulk->at + 1 : bulk->at, bulk->count);
    canvas_frame(scene->window, STYLE_PLAIN,
                 bulk->stage == STAGE_RUN ? bulk->jobs[bulk->job].title : bulk->title);
    canvas_text(scene->window, 1, 2, scene->box.columns - 4, STYLE_PLAIN, text);
}

static size_t open_rows(const struct bulk *bulk, size_t job)
{
    size_t open = 0;
    for (size_t i = 0; i < bulk->count; i++) {
        open += bulk->rows[i].why[job] == NULL;
    }
    return open;
}

/* What the row is called, and for each job why it isn't open on it. */
static void look_at(struct bulk *bulk, struct bulk_row *row)
{
    struct office *office = bulk->scene.app->office;
    struct err err = {0};
    struct record *record = desk_load(office, bulk->form->name, row->id, &err);
    for (size_t j = 0; j < bulk->job_count; j++) {
        struct err why = err;
        if (!record || !bulk->jobs[j].open(office, &bulk->jobs[j], record, &why)) {
            row->why[j] = memory_copy(why.message);
        }
    }
    if (record) {
        row->called = record_show(record, bulk->form->label_field, office_codes(office));
    }
    record_free(record);
}

/* A line for the row and its reason, which may name the row itself. */
static void add_reason(struct buffer *text, const struct bulk_row *row, const char *why)
{
    const char *called = row->called ? row->called : "";
    bool named = *called && strstr(why, called) != NULL;
    buffer_add_format(text, "%s%s%s\n", named ? "" : called, named || !*called ? "" : "：", why);
}

/* The rows that are left out, each with its reason. */
static void add_refused(const struct bulk *bulk, struct buffer *text)
{
    size_t refused = bulk->count - open_rows(bulk, bulk->job);
    if (refused > 0) {
        buffer_add_format(text, "不能办的 %zu 行，不会动它们：\n", refused);
    }
    for (size_t i = 0; i < bulk->count; i++) {
        const char *why = bulk->rows[i].why[bulk->job];
        if (why) {
            add_reason(text, &bulk->rows[i], why);
        }
    }
}

static void begin(struct bulk *bulk, const char *typed)
{
    bulk->typed = memory_copy(typed);
    bulk->stage = STAGE_RUN;
    bulk->at = 0;
    scene_changed(&bulk->scene);
}

static void confirmed(void *owner, int id, const char *typed)
{
    (void)id;
    begin(owner, typed);
}

static void cancelled(void *owner)
{
    app_close(&((struct bulk *)owner)->scene);
}

/* What will be left out, and whether to go on. */
static void ask_whether(struct bulk *bulk)
{
    const struct bulk_job *job = &bulk->jobs[bulk->job];
    size_t open = open_rows(bulk, bulk->job);
    if (open == bulk->count && !job->warning && !job->prompt) {
        begin(bulk, NULL);
        return;
    }
    struct buffer text;
    buffer_init(&text);
    add_refused(bulk, &text);
    buffer_add(&text, job->warning);
    char yes[96];
    snprintf(yes, sizeof yes, "%s：办这 %zu 行", job->title, open);
    const struct dialog_answer answer = {.text = yes, .id = 1};
    dialog_open(bulk->scene.app,
                &(struct dialog_options){.title = job->title,
                                         .text = buffer_text(&text),
                                         .style = job->warning ? STYLE_WARN : STYLE_PLAIN,
                                         .answers = &answer,
                                         .count = 1,
                                         .chosen = 1,
                                         .prompt = job->prompt,
                                         .owner = bulk,
                                         .answer = confirmed,
                                         .cancel = cancelled});
    buffer_done(&text);
}

static void job_chosen(void *owner, int id, const char *typed)
{
    struct bulk *bulk = owner;
    (void)typed;
    bulk->job = (size_t)id;
    ask_whether(bulk);
}

/* How many rows the job is open for; where there are none, why. */
static void say_open(const struct bulk *bulk, size_t job, char *remark, size_t size,
                     struct err *err)
{
    size_t open = open_rows(bulk, job);
    if (open == 0) {
        err_set(err, ERR_REFUSED, "%zu 行都不能：%s", bulk->count, bulk->rows[0].why[job]);
    } else if (open < bulk->count) {
        snprintf(remark, size, "%zu 行可办，%zu 行不能", open, bulk->count - open);
    } else {
        snprintf(remark, size, "%zu 行都可办", open);
    }
}

/* The jobs that are open for some row, then the others. */
static void ask_job(struct bulk *bulk)
{
    struct dialog_answer answers[DIALOG_ANSWERS];
    char remarks[DIALOG_ANSWERS][64];
    struct err refusals[DIALOG_ANSWERS];
    memset(refusals, 0, sizeof refusals);
    size_t count = 0;
    bulk->stage = STAGE_ASK;
    for (size_t i = 0; i < bulk->job_count; i++) {
        say_open(bulk, i, remarks[i], sizeof remarks[i], &refusals[i]);
    }
    for (int refused = 0; refused < 2; refused++) {
        for (size_t i = 0; i < bulk->job_count; i++) {
            if ((refusals[i].code != ERR_NONE) == (refused == 1)) {
                answers[count++] =
                    (struct dialog_answer){.text = bulk->jobs[i].title,
                                           .remark = refused ? NULL : remarks[i],
                                           .refused = refused ? refusals[i].message : NULL,
                                           .id = (int)i};
            }
        }
    }
    dialog_open(bulk->scene.app, &(struct dialog_options){.title = bulk->title,
                                                          .text = bulk->remark,
                                                          .style = STYLE_DIM,
                                                          .answers = answers,
                                                          .count = count,
                                                          .chosen = -1,
                                                          .owner = bulk,
                                                          .answer = job_chosen,
                                                          .cancel = cancelled});
}

static void report(struct bulk *bulk)
{
    struct app *app = bulk->scene.app;
    size_t left = 0, refused = bulk->count - open_rows(bulk, bulk->job);
    for (size_t i = bulk->at; i < bulk->count; i++) {
        left += bulk->rows[i].why[bulk->job] == NULL;
    }
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "标记了 %zu 行，办好 %zu 行，它们的标记已取消。", bulk->count,
                      bulk->done);
    buffer_add(&text, buffer_text(&bulk->note));
    if (refused > 0) {
        buffer_add_format(&text, "\n事先说过不能办的 %zu 行没有动。", refused);
    }
    if (left > 0) {
        buffer_add_format(&text, "\n按 Esc 停下了，还有 %zu 行没有办。", left);
    }
    if (bulk->failed.length > 0) {
        buffer_add_format(&text, "\n没有办成的：\n%s", buffer_text(&bulk->failed));
    }
    bool whole = left == 0 && bulk->failed.length == 0;
    app_close(&bulk->scene); /* freed when this key or tick is over */
    bulk->finished(bulk->owner);
    dialog_message(app, bulk->jobs[bulk->job].title, whole ? STYLE_GOOD : STYLE_WARN,
                   buffer_text(&text));
    buffer_done(&text);
}

static void run_next(struct bulk *bulk)
{
    struct bulk_row *row = &bulk->rows[bulk->at++];
    const struct bulk_job *job = &bulk->jobs[bulk->job];
    struct err err = {0};
    if (row->why[bulk->job]) {
        return; /* that was said before */
    }
    if (job->run(bulk->scene.app->office, job, row->id, bulk->typed, &bulk->note, &err)) {
        bulk->done++;
        bulk->row_done(bulk->owner, row->id);
    } else {
        add_reason(&bulk->failed, row, err.message);
    }
}

/* A few rows a tick, so that keys are seen between them. */
static int bulk_tick(struct scene *scene, int64_t now_ms)
{
    struct bulk *bulk = (struct bulk *)scene;
    if (bulk->stage == STAGE_ASK || app_top(scene->app) != scene) {
        return -1;
    }
    if (now_ms - bulk->shown_ms >= SHOW_EVERY_MS) {
        bulk->shown_ms = now_ms;
        scene_changed(scene);
    }
    if (bulk->at == bulk->count) {
        bulk->stage == STAGE_RUN ? report(bulk) : ask_job(bulk);
        return 0;
    }
    if (bulk->stage == STAGE_RUN) {
        run_next(bulk);
        return 0;
    }
    for (int i = 0; i < LOOK_ROWS && bulk->at < bulk->count; i++) {
        look_at(bulk, &bulk->rows[bulk->at++]);
    }
    return 0;
}

static bool bulk_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct bulk *bulk = (struct bulk *)scene;
    (void)key;
    if (action == ACTION_BACK && bulk->stage == STAGE_RUN) {
        report(bulk);
    } else if (action == ACTION_BACK) {
        app_close(scene);
    }
    return true;
}

static void bulk_free(struct scene *scene)
{
    struct bulk *bulk = (struct bulk *)scene;
    for (size_t i = 0; i < bulk->count; i++) {
        free(bulk->rows[i].called);
        for (size_t j = 0; j < bulk->job_count; j++) {
            free(bulk->rows[i].why[j]);
        }
    }
    for (size_t j = 0; j < bulk->job_count; j++) {
        free(bulk->job_titles[j]);
    }
    free(bulk->rows);
    free(bulk->title);
    free(bulk->remark);
    free(bulk->typed);
    buffer_done(&bulk->failed);
    buffer_done(&bulk->note);
    free(bulk);
}

static const struct scene_ops bulk_ops = {
    .where = PLACE_DIALOG,
    .draw = bulk_draw,
    .key = bulk_key,
    .tick = bulk_tick,
    .resize = bulk_resize,
    .free = bulk_free,
};

void bulk_open(struct app *app, const struct bulk_options *options)
{
    struct bulk *bulk = memory_alloc(sizeof *bulk);
    bulk->scene.ops = &bulk_ops;
    bulk->title = memory_copy(options->title);
    bulk->remark = memory_copy(options->remark);
    bulk->form = office_form(app->office, options->form);
    bulk->rows = memory_alloc((options->count + 1) * sizeof *bulk->rows);
    bulk->count = options->count;
    for (size_t i = 0; i < options->count; i++) {
        bulk->rows[i].id = options->ids[i];
    }
    bulk->job_count = options->job_count;
    for (size_t j = 0; j < options->job_count; j++) {
        bulk->jobs[j] = options->jobs[j];
        bulk->job_titles[j] = memory_format(
            "%s%s", options->jobs[j].verb ? options->jobs[j].verb : "", options->jobs[j].title);
        bulk->jobs[j].title = bulk->job_titles[j];
    }
    buffer_init(&bulk->failed);
    buffer_init(&bulk->note);
    bulk->owner = options->owner;
    bulk->row_done = options->done;
    bulk->finished = options->finished;
    app_push(app, &bulk->scene);
}
