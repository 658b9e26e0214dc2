/* commands: actions that mean the same wherever they are called from. See commands.h. */
#include "commands.h"

#include "desk_private.h"
#include "drafts_offer.h"
#include "help.h"
#include "looks.h"
#include "palette.h"
#include "ui/tour.h"
#include "undo_ask.h"

/* Keeps every open form as a draft; false if one couldn't be kept: then nothing may be closed. */
static bool keep_all(struct app *app)
{
    bool kept = true;
    for (size_t i = app->count; kept && i > 1; i--) {
        struct scene *scene = app->scenes[i - 1];
        kept = !scene->ops->keep || scene->ops->keep(scene);
    }
    return kept;
}

static bool back_to_lists(struct app *app)
{
    if (!keep_all(app)) {
        return false;
    }
    if (app->count > 1) {
        app_close(app->scenes[1]);
    }
    return true;
}

static bool go_to_section(struct app *app, enum action_id action)
{
    size_t count;
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].action != action) {
            continue;
        }
        if (section_allowed(app->office, &all[i]) && back_to_lists(app)) {
            desk_show_section((struct desk_scene *)app->scenes[0], i);
        }
        return true;
    }
    return false;
}

static bool leave(struct app *app, enum action_id action)
{
    (void)action;
    app->leaving = keep_all(app); /* a dropped line doesn't ask: app_free tries once more */
    return true;
}

static bool show_help(struct app *app, enum action_id action)
{
    (void)action;
    help_open(app);
    return true;
}

static bool show_palette(struct app *app, enum action_id action)
{
    (void)action;
    palette_open(app);
    return true;
}

static bool take_back(struct app *app, enum action_id action)
{
    (void)action;
    undo_ask(app);
    return true;
}

static bool show_drafts(struct app *app, enum action_id action)
{
    (void)action;
    drafts_offer(app, true);
    return true;
}

static bool end_tour(struct app *app, enum action_id action)
{
    (void)action;
    tour_end(app);
    return true;
}

/* The one time that the whole screen is sent again: something else may have written on it. */
static bool read_and_repaint(struct app *app, enum action_id action)
{
    (void)action;
    app_refresh(app);
    clearok(curscr, TRUE);
    return true;
}

static bool change_looks(struct app *app, enum action_id action)
{
    static void (*const changes[])(struct app *) = {
        [ACTION_THEME] = looks_next_theme,
        [ACTION_MOUSE] = looks_switch_mouse,
        [ACTION_LOOKS] = looks_edit,
    };
    changes[action](app);
    return true;
}

static const struct {
    enum action_id action;
    bool (*run)(struct app *app, enum action_id action);
} table[] = {
    {ACTION_HELP, show_help},
    {ACTION_PALETTE, show_palette},
    {ACTION_DRAFTS, show_drafts},
    {ACTION_UNDO, take_back},
    {ACTION_REFRESH, read_and_repaint},
    {ACTION_TOUR_END, end_tour},
    {ACTION_LEAVE, leave},
    {ACTION_THEME, change_looks},
    {ACTION_MOUSE, change_looks},
    {ACTION_LOOKS, change_looks},
    {ACTION_SECTION_TODAY, go_to_section},
    {ACTION_SECTION_CASES, go_to_section},
    {ACTION_SECTION_PARTIES, go_to_section},
    {ACTION_SECTION_LISTS, go_to_section},
    {ACTION_SECTION_MANAGE, go_to_section},
};

bool command_run(struct app *app, enum action_id action)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].action == action) {
            return table[i].run(app, action);
        }
    }
    return false;
}
