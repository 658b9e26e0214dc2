/* app: the loop. See ui/app.h.
 *
 * Nothing here knows what a scene shows. Keys that were typed ahead are acted on before
 * anything is drawn, in order. */
#include "ui/app.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "base/text.h"
#include "chrome.h"
#include "commands.h"
#include "pointer.h"
#include "scenes.h"
#include "ui/desk_scene.h"

#define LOOK_EVERY_MS 1000 /* whether others have saved: 1.6 µs a look */
#define DRAW_LATEST_MS 50  /* a held-down key shows where it is at least this often */

static void screen_laid_out(struct app *app)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    struct layout layout = layout_screen(rows, columns);
    if (layout.fits && app->guide) {
        layout.body.rows -= app->guide->ops->resize(app->guide, &layout).rows;
    }
    app->layout = layout;
}

struct app *app_new(struct office *office, struct terminal *terminal)
{
    struct app *app = memory_alloc(sizeof *app);
    app->office = office;
    app->terminal = terminal;
    screen_laid_out(app);
    if (app->layout.fits) {
        chrome_new(app);
    }
    app_push(app, desk_scene_new(app));
    office_set_waiting(office, app_wait, app);
    return app;
}

void app_free(struct app *app)
{
    if (!app) {
        return;
    }
    office_set_waiting(app->office, NULL, NULL);
    scenes_bury(app);
    while (app->count > 0) {
        struct scene *scene = app->scenes[--app->count];
        if (scene->ops->keep) {
            scene->ops->keep(scene);
        }
        scene_free(scene);
    }
    if (app->guide) {
        scene_free(app->guide);
    }
    chrome_free(app);
    buffer_done(&app->clipboard);
    free(app);
}

void app_say(struct app *app, enum style style, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(app->text, sizeof app->text, format, arguments);
    va_end(arguments);
    app->text_style = style;
    app->text_seen = false;
}

void app_say_err(struct app *app, const struct err *err)
{
    app_say(app, STYLE_ERROR, "%s", err->message);
}

bool app_offers(const struct app *app, const struct action *action)
{
    struct scene *top = app_top(app);
    bool nothing_to_end = action->id == ACTION_TOUR_END && !app->guide;
    if (!top || !(action->places & top->ops->where) || nothing_to_end) {
        return false;
    }
    if (action->act >= 0 &&
        !act_allowed((enum act_id)action->act, office_roles(app->office), &(struct err){0})) {
        return false;
    }
    return !top->ops->offers || top->ops->offers(top, action->id);
}

/* What has been read gives room at the next key. */
static void message_read(struct app *app)
{
    if (app->text_seen) {
        app->text[0] = '\0';
        app->text_seen = false;
    }
}

static void app_key(struct app *app, const struct key *key, enum action_id action)
{
    struct scene *top = app_top(app);
    if (app->guide) {
        app->guide->ops->key(app->guide, key, action);
    }
    message_read(app);
    if (!top->ops->key(top, key, action)) {
        command_run(app, action);
    }
    app->chrome_dirty = true;
    app_waited(app);
    scenes_bury(app);
}

void app_perform(struct app *app, enum action_id action)
{
    static const struct key none = {.kind = KEY_KIND_COMMAND, .code = UINT32_MAX};
    struct scene *top = app_top(app);
    if (!top->ops->key(top, &none, action)) {
        command_run(app, action);
    }
}

/* A window that is too small shows nothing that could be chosen: text goes on into the field
 * that has the cursor, commands wait until one can see what they do. */
static bool key_is_blind(const struct app *app, const struct key *key, enum action_id action)
{
    if (app->layout.fits || action == ACTION_LEAVE) {
        return false;
    }
    bool text = key->kind == KEY_KIND_TEXT || key->kind == KEY_KIND_PASTE;
    return !(text && (app_top(app)->ops->where & (PLACE_LIST | PLACE_FORM | PLACE_PICKER)));
}

static void app_dispatch(struct app *app, struct key *key);

static void app_mouse(struct app *app, const struct key *key)
{
    message_read(app);
    pointer_use(app, key, app_dispatch);
    app->chrome_dirty = true;
    scenes_bury(app);
}

static void app_dispatch(struct app *app, struct key *key)
{
    if (key->kind == KEY_KIND_MOUSE) {
        app_mouse(app, key);
        return;
    }
    enum action_id action = action_for(key, app_top(app)->ops->where);
    if (!key_is_blind(app, key, action)) {
        app_key(app, key, action);
    }
    free(key->text);
    key->text = NULL;
}

void app_restyle(struct app *app)
{
    screen_laid_out(app);
    chrome_free(app);
    if (app->layout.fits) {
        chrome_new(app);
        if (app->guide) {
            scene_settle(app->guide);
            show_panel(app->guide->panel);
        }
        for (size_t i = 0; i < app->count; i++) {
            scene_settle(app->scenes[i]);
            show_panel(app->scenes[i]->panel);
        }
        return;
    }
    for (size_t i = 0; i < app->count; i++) {
        if (app->scenes[i]->panel) {
            hide_panel(app->scenes[i]->panel);
        }
    }
    if (app->guide && app->guide->panel) {
        hide_panel(app->guide->panel);
    }
}

void app_guide(struct app *app, struct scene *guide)
{
    if (app->guide) {
        hide_panel(app->guide->panel);
        app->closed[app->closed_count++] = app->guide;
    }
    app->guide = guide;
    if (guide) {
        guide->app = app;
    }
    app_restyle(app);
}

void app_refresh(struct app *app)
{
    for (size_t i = 0; i < app->count; i++) {
        if (app->scenes[i]->ops->refresh) {
            app->scenes[i]->ops->refresh(app->scenes[i]);
        }
        scene_changed(app->scenes[i]);
    }
    app->chrome_dirty = true;
}

/* Lets every scene do what is due; returns how long all of them may sleep. */
static int app_tick(struct app *app)
{
    int sleep = LOOK_EVERY_MS;
    if (app->now_ms - app->looked_ms >= LOOK_EVERY_MS) {
        app->looked_ms = app->now_ms;
        if (office_changed(app->office)) {
            app_refresh(app);
        }
    }
    for (size_t i = app->count; i > 0; i--) {
        if (i > app->count || !app->scenes[i - 1]->ops->tick) {
            continue;
        }
        int wish = app->scenes[i - 1]->ops->tick(app->scenes[i - 1], app->now_ms);
        if (wish >= 0 && wish < sleep) {
            sleep = wish;
        }
    }
    if (app->guide) {
        app->guide->ops->tick(app->guide, app->now_ms);
    }
    scenes_bury(app);
    return sleep;
}

static void place_cursor(struct app *app)
{
    struct scene *top = app_top(app);
    int row = 0, column = 0;
    bool shown = app->layout.fits && top->ops->place && top->ops->place(top, &row, &column);
    curs_set(shown ? 1 : 0);
    if (shown) {
        wmove(newscr, top->box.row + row, top->box.column + column);
    }
}

static void scene_draw(struct scene *scene)
{
    if (!scene->dirty) {
        return;
    }
    scene->dirty = false;
    werase(scene->window);
    scene->ops->draw(scene);
}

void app_draw(struct app *app)
{
    if (!app->layout.fits) {
        chrome_draw_too_small(app);
        wnoutrefresh(stdscr);
    } else {
        for (size_t i = 0; i < app->count; i++) {
            scene_draw(app->scenes[i]);
        }
        if (app->guide) {
            scene_draw(app->guide);
        }
        if (app->chrome_dirty) {
            chrome_draw(app);
        }
        chrome_draw_message(app);
        app->chrome_dirty = false;
    }
    update_panels();
    place_cursor(app);
    doupdate();
    app->text_seen = app->text[0] != '\0';
    app->drawn_ms = app->now_ms;
}

void app_draw_message(struct app *app)
{
    chrome_draw_message(app);
    update_panels();
    place_cursor(app);
    doupdate();
}

static void read_clock(struct app *app)
{
    if (app->clock) {
        app->now_ms = app->clock();
    }
}

bool app_step(struct app *app, int wait_ms)
{
    read_clock(app);
    int sleep = app_tick(app);
    if (!terminal_typed_ahead(app->terminal) || app->now_ms - app->drawn_ms > DRAW_LATEST_MS) {
        app_draw(app);
    }
    assert(office_idle(app->office));
    struct key key = {0};
    int wait = wait_ms < 0 || sleep < wait_ms ? sleep : wait_ms;
    enum terminal_event event = terminal_wait(app->terminal, wait, &key);
    read_clock(app); /* the wait may have been long: a key is as old as it is, not as the wait */
    switch (event) {
    case TERMINAL_KEY:
        app_dispatch(app, &key);
        return true;
    case TERMINAL_RESIZE:
        app_restyle(app);
        return true;
    case TERMINAL_GONE:
        app->gone = true;
        app->leaving = true;
        return true;
    case TERMINAL_TICK:
        break;
    }
    return false;
}

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int app_run(struct app *app)
{
    app->clock = clock_ms;
    while (!app->leaving) {
        app_step(app, -1);
    }
    return ERR_NONE;
}
