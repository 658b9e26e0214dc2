/* form_view: the scene of a form: opening, sleeping, keeping, freeing. See ui/form_view.h. */
#include "ui/form_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "drafts_offer.h"
#include "entry.h"
#include "office/desk.h"
#include "office/row_act.h"
#include "ui/dialog.h"

#define KEEP_REST_MS 100   /* after the last key */
#define KEEP_LATEST_MS 180 /* after the first that is not kept yet: at most so much is lost */
#define KEEP_GRACE_MS 20   /* what was typed is on the screen first */

static struct box view_resize(struct scene *scene, const struct layout *layout)
{
    struct form_view *view = (struct form_view *)scene;
    scene->box = layout->body;
    entry_lines_build(view);
    if (view->editor && view->at < view->cell_count) {
        editor_set_columns(view->editor, entry_cell_box(view, &view->cells[view->at]).columns - 1);
    }
    return layout->body;
}

static int view_tick(struct scene *scene, int64_t now_ms)
{
    struct form_view *view = (struct form_view *)scene;
    int notes = entry_notes_tick(view, now_ms);
    if (!view->unkept || view->reading) {
        return notes;
    }
    int64_t waited = now_ms - view->changed_ms;
    int64_t rest = KEEP_REST_MS - (now_ms - view->typed_ms), last = KEEP_LATEST_MS - waited;
    int64_t due = rest < last ? rest : last;
    if (due > 0) {
        return notes >= 0 && notes < due ? notes : (int)due;
    }
    if (scene->dirty && waited < KEEP_LATEST_MS + KEEP_GRACE_MS) {
        return 0;
    }
    entry_draft_rest(view);
    return notes;
}

/* Whoever is there is asked; where the line is gone it is written to a file without asking. */
static bool not_kept(struct form_view *view)
{
    struct err err = {0};
    char *path = NULL;
    if (!view->scene.app->leaving) {
        entry_rescue_ask(view, &err, RESCUE_KEEP);
        return false;
    }
    bool written = entry_rescue_write(view, &path, &err);
    free(path);
    return written;
}

static bool view_keep(struct scene *scene)
{
    struct form_view *view = (struct form_view *)scene;
    if (!view->changed || view->reading || view->rescued) {
        return true;
    }
    if (!entry_draft_keep(view)) {
        return not_kept(view);
    }
    app_say(scene->app, STYLE_PLAIN, "已留作草稿：%s。命令“草稿”（Ctrl-K）里能接着写。",
            view->form->title);
    return true;
}

static bool view_offers(struct scene *scene, enum action_id action)
{
    struct form_view *view = (struct form_view *)scene;
    if (action == ACTION_SAVE) {
        return !view->reading;
    }
    if (action == ACTION_SAVE_NEW) {
        return entry_repeat_is_open(view);
    }
    if (action == ACTION_EXISTING) {
        return view->similar_count > 0;
    }
    if (action == ACTION_UNDO) {
        return view->editor != NULL;
    }
    if (action != ACTION_NEW && action != ACTION_CHOOSE) {
        return true;
    }
    if (view->reading || view->at >= view->cell_count) {
        return false;
    }
    enum field_kind kind = entry_cell_field(view, &view->cells[view->at])->type->kind;
    if (action == ACTION_NEW) {
        return kind == FIELD_PARTY;
    }
    return kind == FIELD_DATE || kind == FIELD_MOMENT || kind == FIELD_CHOICES ||
           !entry_cell_is_typed(&view->cells[view->at], view);
}

static void view_free(struct scene *scene)
{
    struct form_view *view = (struct form_view *)scene;
    editor_free(view->editor);
    entry_states_free(view);
    entry_notes_free(view);
    record_free(view->record);
    record_free(view->before);
    free(view->cells);
    free(view->lines);
    free(view);
}

static const struct scene_ops view_ops = {
    .where = PLACE_FORM,
    .draw = entry_draw,
    .key = entry_key,
    .tick = view_tick,
    .resize = view_resize,
    .place = entry_place,
    .click = entry_click,
    .hint = entry_hint,
    .explain = entry_explain,
    .offers = view_offers,
    .keep = view_keep,
    .free = view_free,
};

const struct record *form_view_record(const struct scene *scene)
{
    return scene->ops == &view_ops ? ((const struct form_view *)scene)->record : NULL;
}

/* A new form begins where something has to be typed, one that is there already at its top. */
static size_t first_cell(const struct form_view *view)
{
    for (size_t i = 0; view->was_new && i < view->cell_count; i++) {
        const struct entry_cell *cell = &view->cells[i];
        bool empty = cell->row >= 0 ? view->record->rows[cell->field].count == 0
                                    : !record_value(view->record, cell->field);
        if (empty && record_field_needed(view->record, cell->field)) {
            return i;
        }
    }
    return 0;
}

/* A courtesy, no lock: two who know of each other seldom come to a conflict. */
static void say_others(const struct form_view *view)
{
    char who[64], at[DATE_TEXT];
    moment_t when;
    struct app *app = view->scene.app;
    if (view->object != 0 &&
        office_draft_others(app->office, view->form->name, view->object, who, sizeof who, &when)) {
        app_say(app, STYLE_WARN, "%s 正在改这一条（%s），还没有保存；您也改，保存时会并排比较。",
                who, moment_format(when, at) + strlen("2026-03-09 "));
    }
}

void form_view_open(struct app *app, const struct form_view_options *options)
{
    struct form_view *view = memory_alloc(sizeof *view);
    struct err err = {0};
    view->scene.ops = &view_ops;
    view->scene.app = app;
    view->record = options->record;
    view->form = options->record->form;
    view->context = options->context;
    view->was_new = options->record->id == 0;
    view->object = options->record->id;
    view->base = options->record->version;
    view->owner = options->owner;
    view->saved = options->saved;
    view->reading = !row_act_may_edit(app->office, view->record, &err);
    entry_cells_build(view);
    view->at = first_cell(view);
    app_push(app, &view->scene);
    entry_before_load(view);
    if (options->draft) {
        entry_draft_return(view, options->draft, options->typed);
    } else {
        entry_arrive(view);
    }
    if (view->reading) {
        app_say(app, STYLE_PLAIN, "只能看：%s", err.message);
    } else if (view->before_unknown) {
        app_say(app, STYLE_WARN, "您写过这份草稿以后，别人保存过这条记录；保存时会并排给您选。");
    } else {
        say_others(view);
    }
}

/* What is to be opened, while it is asked about a draft of the same. */
struct start {
    struct app *app;
    char form[64];
    int64_t id, context;
    char field[64]; /* reference that is the context's row, called `name`; "" */
    char *name;
    struct record *like; /* what repeats is taken from it; NULL */
    char *filed;         /* said of that one; NULL */
    void *owner;
    void (*saved)(void *owner, const struct record *record);
    struct office_draft draft;
};

enum { START_GO_ON, START_ANEW };

static void start_free(void *owner)
{
    struct start *start = owner;
    free(start->name);
    record_free(start->like);
    free(start->filed);
    free(start);
}

static void open_anew(const struct start *start)
{
    struct app *app = start->app;
    struct err err = {0};
    struct record *record = start->id ? desk_load(app->office, start->form, start->id, &err)
                                      : desk_new(app->office, start->form, start->context, &err);
    if (!record) {
        app_say_err(app, &err);
        return;
    }
    int label = record->form->label_field;
    bool named = !start->field[0] && !text_is_blank(start->name) && label >= 0;
    if (start->field[0]) {
        record_refer(record, form_field(record->form, start->field), start->context, start->name);
    }
    if (named) {
        record_set(record, label, start->name);
    }
    struct buffer repeated;
    buffer_init(&repeated);
    if (start->like) {
        form_repeat_take(record, start->like, &repeated);
    }
    form_view_open(app, &(struct form_view_options){.record = record,
                                                    .context = start->context,
                                                    .owner = start->owner,
                                                    .saved = start->saved});
    if (start->like) {
        app_say(app, STYLE_GOOD, "%s再建一张%s%s%s", start->filed, repeated.length ? "：" : "。",
                buffer_text(&repeated), repeated.length ? "照上一张，可以改。" : "");
    }
    buffer_done(&repeated);
    struct form_view *view = (struct form_view *)app_top(app);
    if (named) { /* what was looked for is rarely the whole name: the cursor stands behind it */
        entry_go(view, entry_cell_find(view, record->form->fields[label].key, -1));
    }
}

static void start_answered(void *owner, int id, const char *typed)
{
    struct start *start = owner;
    struct err err = {0};
    (void)typed;
    if (id == START_GO_ON) {
        drafts_go_on(start->app, &start->draft, start->owner, start->saved);
    } else if (office_draft_drop(start->app->office, &start->draft, &err)) {
        open_anew(start);
    } else {
        app_say_err(start->app, &err);
    }
}

/* There is one draft for each form, record and context: beginning anew would write over it. */
static void ask_about_draft(struct start *start)
{
    static const struct dialog_answer answers[] = {{"接着写", NULL, NULL, START_GO_ON},
                                                   {"丢掉它，重新写", NULL, NULL, START_ANEW}};
    char at[DATE_TEXT], text[320];
    snprintf(text, sizeof text, "有一份没写完的：%s（%s）。", start->draft.called,
             moment_format(start->draft.at, at));
    dialog_open(start->app, &(struct dialog_options){.title = "草稿",
                                                     .text = text,
                                                     .answers = answers,
                                                     .count = 2,
                                                     .chosen = START_GO_ON,
                                                     .owner = start,
                                                     .answer = start_answered,
                                                     .release = start_free});
}

static void start_open(const struct start *asked)
{
    struct start *start = memory_alloc(sizeof *start);
    *start = *asked;
    start->name = memory_copy(asked->name);
    start->like = asked->like ? record_copy(asked->like) : NULL;
    start->filed = memory_copy(asked->filed);
    if (office_draft_find(start->app->office, start->form, start->id, start->context,
                          &start->draft)) {
        ask_about_draft(start);
        return;
    }
    open_anew(start);
    start_free(start);
}

void form_view_start(struct app *app, const char *form, int64_t id, int64_t context,
                     const char *name, void *owner,
                     void (*saved)(void *owner, const struct record *record))
{
    struct start start = {.app = app,
                          .id = id,
                          .context = context,
                          .name = (char *)name,
                          .owner = owner,
                          .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", form);
    start_open(&start);
}

void form_view_start_like(struct app *app, const struct record *like, const char *filed,
                          void *owner, void (*saved)(void *owner, const struct record *record))
{
    struct start start = {.app = app,
                          .like = (struct record *)like,
                          .filed = (char *)filed,
                          .owner = owner,
                          .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", like->form->name);
    start_open(&start);
}

void form_view_start_about(struct app *app, const char *form, const char *field, int64_t id,
                           const char *called, void *owner,
                           void (*saved)(void *owner, const struct record *record))
{
    struct start start = {
        .app = app, .context = id, .name = (char *)called, .owner = owner, .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", form);
    snprintf(start.field, sizeof start.field, "%s", field);
    start_open(&start);
}
