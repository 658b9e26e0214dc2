/* desk_stand: the list stands on what was filed last, so that the next key is about that.
 *
 * A filter that hides it is taken off; something new is gone to in another view or section if need
 * be. Never moves a list under an open form, and never says where it stands if it doesn't. */
#include "desk_private.h"

#include <string.h>

static int64_t chosen_id(const struct list_pane *pane)
{
    const struct view_row *row = list_window_row(&pane->window);
    return row ? row->id : 0;
}

/* A row that the list doesn't have leaves the choice as it was. */
static bool choose(struct desk_scene *desk, int64_t id)
{
    struct list_pane *pane = desk_pane(desk);
    struct err err = {0}, ignored = {0};
    int64_t before = chosen_id(pane);
    bool read = list_window_choose(&pane->window, id, &err);
    if (read && chosen_id(pane) != id && pane->window.filter) { /* it would hide what was filed */
        list_window_set_filter(&pane->window, NULL);
        read = list_window_choose(&pane->window, id, &err);
    }
    if (!read) {
        app_say_err(desk->scene.app, &err);
    } else if (chosen_id(pane) != id && before) {
        list_window_choose(&pane->window, before, &ignored);
    }
    scene_changed(&desk->scene);
    return read && chosen_id(pane) == id;
}

static bool choose_here(struct desk_scene *desk, const char *form, int64_t id)
{
    struct list_pane *pane = desk_pane(desk);
    if (strcmp(form, pane->form->name) != 0) {
        return false;
    }
    list_window_set_filter(&pane->window, pane->window.filter);
    bool chosen = choose(desk, id);
    pane->stale = false;
    return chosen;
}

void desk_changed(void *owner, const char *form, int64_t id)
{
    struct desk_scene *desk = owner;
    app_refresh(desk->scene.app);
    choose_here(desk, form, id);
}

/* The section that begins with all rows of this form. */
static bool section_of(const struct desk_scene *desk, const char *form, size_t *index,
                       const struct view **all)
{
    size_t count;
    const struct section *table = sections(&count);
    for (*index = 0; *index < count; ++*index) {
        *all = view_named(table[*index].views[0]);
        if ((*all)->filter == VIEW_ALL && strcmp((*all)->form, form) == 0) {
            return section_allowed(desk->scene.app->office, &table[*index]);
        }
    }
    return false;
}

bool desk_stand_on(struct app *app, const char *form, int64_t id, bool anywhere)
{
    struct desk_scene *desk = (struct desk_scene *)app->scenes[0];
    const struct view *all;
    size_t index;
    if (app->count != 1) {
        return false;
    }
    bool stands = choose_here(desk, form, id);
    if (!stands && anywhere && section_of(desk, form, &index, &all)) {
        desk_show_section(desk, index);
        stands = choose_here(desk, form, id);
        if (!stands) {
            list_pane_view(desk_pane(desk), all);
            desk_show_section(desk, index);
            stands = choose_here(desk, form, id);
        }
    }
    return stands && desk_pane(desk)->window.mark_count == 0; /* else the next key is about those */
}
