/* form_view: the scene of a form: opening, sleeping, keeping, freeing. See ui/form_view.h. */
#include "ui/form_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "entry.h"
#include "office/desk.h"
#include "row_acts.h"

#define KEEP_AFTER_KEYS 20
#define KEEP_AFTER_MS 2000

static struct box view_resize(struct scene *scene, const struct layout *layout)
{
    struct form_view *view = (struct form_view *)scene;
    scene->box = layout->body;
    entry_lines_build(view);
    if (view->editor && view->at < view->cell_count)
        editor_set_columns(view->editor, entry_cell_box(view, &view->cells[view->at]).columns - 1);
    return layout->body;
}

static int view_tick(struct scene *scene, int64_t now_ms)
{
    struct form_view *view = (struct form_view *)scene;
    if (view->keys_unkept == 0 || view->reading)
        return -1;
    int64_t rested = now_ms - view->changed_ms;
    if (view->keys_unkept >= KEEP_AFTER_KEYS || rested >= KEEP_AFTER_MS) {
        entry_draft_keep(view);
        return -1;
    }
    return (int)(KEEP_AFTER_MS - rested);
}

static void view_keep(struct scene *scene)
{
    struct form_view *view = (struct form_view *)scene;
    if (view->changed && !view->reading)
        entry_draft_keep(view);
}

static bool view_offers(struct scene *scene, enum action_id action)
{
    struct form_view *view = (struct form_view *)scene;
    if (action == ACTION_SAVE)
        return !view->reading;
    if (action != ACTION_NEW && action != ACTION_CHOOSE)
        return true;
    if (view->reading || view->at >= view->cell_count)
        return false;
    enum field_kind kind = entry_cell_field(view, &view->cells[view->at])->type->kind;
    if (action == ACTION_NEW)
        return kind == FIELD_PARTY;
    return kind == FIELD_DATE || kind == FIELD_MOMENT || kind == FIELD_CHOICES ||
           !entry_cell_is_typed(&view->cells[view->at], view);
}

static void view_free(struct scene *scene)
{
    struct form_view *view = (struct form_view *)scene;
    editor_free(view->editor);
    entry_states_free(view);
    record_free(view->record);
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
    .hint = entry_hint,
    .explain = entry_explain,
    .offers = view_offers,
    .keep = view_keep,
    .free = view_free,
};

/* A new form begins where something has to be typed, one that is there already at its top. */
static size_t first_cell(const struct form_view *view)
{
    for (size_t i = 0; view->was_new && i < view->cell_count; i++) {
        const struct entry_cell *cell = &view->cells[i];
        bool empty = cell->row >= 0 ? view->record->rows[cell->field].count == 0
                                    : !record_value(view->record, cell->field);
        if (empty && record_field_needed(view->record, cell->field))
            return i;
    }
    return 0;
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
    view->owner = options->owner;
    view->saved = options->saved;
    view->reading = !row_acts_may_edit(app->office, view->record, &err);
    entry_cells_build(view);
    view->at = first_cell(view);
    app_push(app, &view->scene);
    if (options->draft)
        entry_draft_return(view, options->draft, options->typed);
    else
        entry_arrive(view);
    if (view->reading)
        app_say(app, STYLE_PLAIN, "只能看：%s", err.message);
}

void form_view_start(struct app *app, const char *form, int64_t id, int64_t context,
                     const char *name, void *owner,
                     void (*saved)(void *owner, const struct record *record))
{
    struct err err = {0};
    struct record *record =
        id ? desk_load(app->office, form, id, &err) : desk_new(app->office, form, context, &err);
    if (!record) {
        app_say_err(app, &err);
        return;
    }
    if (!text_is_blank(name) && record->form->label_field >= 0)
        record_set(record, record->form->label_field, name);
    form_view_open(app, &(struct form_view_options){
                            .record = record, .context = context, .owner = owner, .saved = saved});
}
