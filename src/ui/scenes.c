/* scenes: the stack of scenes: laid on top, closed, given a window. See ui/app.h.
 *
 * A scene that is closed while its own key runs is freed afterwards. Knows nothing of keys. */
#include "scenes.h"

#include <assert.h>

void scene_free(struct scene *scene)
{
    if (scene->panel) {
        del_panel(scene->panel);
    }
    if (scene->window) {
        delwin(scene->window);
    }
    scene->ops->free(scene);
}

void scenes_bury(struct app *app)
{
    while (app->closed_count > 0) {
        scene_free(app->closed[--app->closed_count]);
    }
}

void scene_settle(struct scene *scene)
{
    struct app *app = scene->app;
    if (!app->layout.fits) {
        return;
    }
    scene->box = scene->ops->resize(scene, &app->layout);
    WINDOW *old = scene->window;
    const struct box *box = &scene->box;
    scene->window = canvas_window(box->rows, box->columns, box->row, box->column);
    idlok(scene->window, TRUE);
    if (scene->panel) {
        replace_panel(scene->panel, scene->window);
    } else {
        scene->panel = new_panel(scene->window);
    }
    if (old) {
        delwin(old);
    }
    scene->dirty = true;
}

void app_push(struct app *app, struct scene *scene)
{
    assert(app->count < APP_SCENES);
    scene->app = app;
    app->scenes[app->count++] = scene;
    scene_settle(scene);
    app->chrome_dirty = true;
}

void app_close(struct scene *scene)
{
    struct app *app = scene->app;
    size_t at = app->count;
    while (at > 0 && app->scenes[at - 1] != scene) {
        at--;
    }
    if (at == 0) {
        return;
    }
    while (app->count >= at) {
        struct scene *gone = app->scenes[--app->count];
        if (gone->panel) {
            hide_panel(gone->panel);
        }
        assert(app->closed_count < APP_SCENES);
        app->closed[app->closed_count++] = gone;
    }
    app->chrome_dirty = true;
    if (app->count > 0) {
        scene_changed(app->scenes[app->count - 1]);
    }
}

struct scene *app_top(const struct app *app)
{
    return app->count ? app->scenes[app->count - 1] : NULL;
}

void scene_changed(struct scene *scene)
{
    scene->dirty = true;
}

void scene_reshape(struct scene *scene)
{
    scene_settle(scene);
}
