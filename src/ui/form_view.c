/* form_view: the scene of a form: opening, sleeping, keeping, freeing. See ui/form_view.h. */
#include "ui/form_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "entry.h"
#include "office/desk.h"
#include "office/row_act.h"

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
        return view->editor != NULL || view->chosen.any;
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
    entry_chosen_forget(view);
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

/* In a table that is begun, what its rows lack; an empty one as a whole. */
static bool is_lacking(const struct form_view *view, const struct entry_cell *cell)
{
    if (cell->row >= 0 && view->record->rows[cell->field].count == 0) {
        return record_field_needed(view->record, cell->field);
    }
    const struct record *record = entry_cell_record(view, cell); /* NULL: the row that is offered */
    int field = entry_cell_index(cell);
    return record && !record_value(record, field) && record_field_needed(record, field);
}

/* A new form begins where something has to be typed, one that is there already at its top. */
static size_t first_cell(const struct form_view *view)
{
    for (size_t i = 0; view->was_new && i < view->cell_count; i++) {
        if (is_lacking(view, &view->cells[i])) {
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
    view->reading = options->reading || !row_act_may_edit(app->office, view->record, &err);
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
        app_say(app, STYLE_PLAIN, "只能看：%s", options->reading ? options->reading : err.message);
    } else if (view->before_unknown) {
        app_say(app, STYLE_WARN, "您写过这份草稿以后，别人保存过这条记录；保存时会并排给您选。");
    } else {
        say_others(view);
    }
}
