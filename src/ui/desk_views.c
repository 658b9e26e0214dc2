/* desk_views: F8 on the lists: going to a view, keeping what is shown as one, changing one's own. */
#include "desk_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "views_popup.h"

enum share { SHARE_NO, SHARE_YES, SHARE_COUNT };

static const struct dialog_answer shares[SHARE_COUNT] = {
    {.text = "只给自己用", .id = SHARE_NO},
    {.text = "共享给全单位", .remark = "只有自己能改", .id = SHARE_YES},
};

static void view_chosen(void *owner, const struct view *view)
{
    struct desk_scene *desk = owner;
    list_pane_view(desk_pane(desk), view);
    desk_show_section(desk, desk->current);
}

static void saved_chosen(void *owner, const struct saved_view *view)
{
    struct desk_scene *desk = owner;
    list_pane_saved(desk_pane(desk), view);
    desk_show_section(desk, desk->current);
}

static void ask_title(struct desk_scene *desk, const char *typed, int share, const struct err *err);

static void title_given(void *owner, int id, const char *typed)
{
    struct desk_scene *desk = owner;
    struct app *app = desk->scene.app;
    struct list_pane *pane = desk_pane(desk);
    const struct list_window *list = &pane->window;
    const struct desk_query query = {.view = list->view->key,
                                     .filter = list->filter,
                                     .sort = list->sort,
                                     .descending = list->descending};
    struct saved_view saved;
    struct err err = {0};
    int64_t made = 0;
    char *title = memory_copy(typed);
    text_trim(title);
    if (!saved_view_keep(app->office, title, id == SHARE_YES, &query, &made, &err)) {
        ask_title(desk, typed, id, &err);
    } else {
        if (saved_view_find(app->office, title, &saved, &err)) {
            pane->saved = saved;
        }
        app_say(app, STYLE_GOOD, "已存为视图“%s”，按 F8 就能找到。", title);
        app_refresh(app);
    }
    free(title);
}

/* Asks again what was typed with the sentence why it wouldn't do. */
static void ask_title(struct desk_scene *desk, const char *typed, int share, const struct err *err)
{
    dialog_open(desk->scene.app, &(struct dialog_options){.title = "存为视图",
                                                          .text = err ? err->message : NULL,
                                                          .style = STYLE_ERROR,
                                                          .answers = shares,
                                                          .count = SHARE_COUNT,
                                                          .chosen = share,
                                                          .prompt = "视图的名称：",
                                                          .typed = typed,
                                                          .owner = desk,
                                                          .answer = title_given});
}

void desk_view_keep(struct desk_scene *desk)
{
    ask_title(desk, desk_pane(desk)->window.filter, SHARE_NO, NULL);
}

/* One of my views while its new title is asked. */
struct change {
    struct desk_scene *desk;
    int64_t id;
    int share; /* as it is now, or was last asked for */
    char *typed;
    struct err err; /* why the last title wouldn't do */
};

static void change_release(void *owner)
{
    struct change *change = owner;
    free(change->typed);
    free(change);
}

static void ask_change(struct change *change);

static bool change_save(struct change *change, struct err *err)
{
    struct office *office = change->desk->scene.app->office;
    struct record *record = desk_load(office, "view", change->id, err);
    if (!record) {
        return false;
    }
    bool done = desk_enter(office, record, form_field(record->form, "title"), change->typed, err);
    if (done) {
        record_put(record, "shared", change->share == SHARE_YES ? "yes" : "no");
        done = desk_save(office, record, false, err);
    }
    record_free(record);
    return done;
}

static void change_given(void *owner, int id, const char *typed)
{
    const struct change *asked = owner;
    struct app *app = asked->desk->scene.app;
    struct change *change = memory_alloc(sizeof *change);
    *change = (struct change){
        .desk = asked->desk, .id = asked->id, .share = id, .typed = memory_copy(typed)};
    text_trim(change->typed);
    if (!change_save(change, &change->err)) {
        ask_change(change);
        return;
    }
    app_say(app, STYLE_GOOD, "视图“%s”已改，%s。", change->typed, shares[id].text);
    list_pane_unsave(desk_pane(asked->desk), asked->id);
    change_release(change);
    app_refresh(app);
}

/* Takes `change` over. */
static void ask_change(struct change *change)
{
    bool again = change->err.code != ERR_NONE;
    dialog_open(change->desk->scene.app,
                &(struct dialog_options){.title = "改视图",
                                         .text = again ? change->err.message : NULL,
                                         .style = STYLE_ERROR,
                                         .answers = shares,
                                         .count = SHARE_COUNT,
                                         .chosen = change->share,
                                         .prompt = "视图的名称：",
                                         .typed = change->typed,
                                         .owner = change,
                                         .answer = change_given,
                                         .release = change_release});
}

static void view_change(void *owner, const struct saved_view *view)
{
    struct change *change = memory_alloc(sizeof *change);
    *change = (struct change){.desk = owner,
                              .id = view->id,
                              .share = view->shared ? SHARE_YES : SHARE_NO,
                              .typed = memory_copy(view->title)};
    ask_change(change);
}

static void drop_answered(void *owner, int id, const char *typed)
{
    const struct change *change = owner;
    struct app *app = change->desk->scene.app;
    struct err err = {0};
    (void)id;
    (void)typed;
    if (!saved_view_drop(app->office, change->id, &err)) {
        app_say_err(app, &err);
        return;
    }
    app_say(app, STYLE_GOOD, "视图“%s”已删除，里面的记录都在。", change->typed);
    list_pane_unsave(desk_pane(change->desk), change->id);
    app_refresh(app);
}

static void view_drop(void *owner, const struct saved_view *view)
{
    static const struct dialog_answer yes = {.text = "删除这个视图", .id = 1};
    struct desk_scene *desk = owner;
    struct change *change = memory_alloc(sizeof *change);
    *change = (struct change){.desk = desk, .id = view->id, .typed = memory_copy(view->title)};
    char text[256];
    snprintf(text, sizeof text, "删除视图“%s”？%s只删除这个视图，里面的记录都在。", view->title,
             view->shared ? "同事也不能再用它；" : "");
    dialog_open(desk->scene.app, &(struct dialog_options){.title = "删除视图",
                                                          .text = text,
                                                          .style = STYLE_WARN,
                                                          .answers = &yes,
                                                          .count = 1,
                                                          .chosen = 1,
                                                          .owner = change,
                                                          .answer = drop_answered,
                                                          .release = change_release});
}

static void keep_this(void *owner)
{
    desk_view_keep(owner);
}

bool desk_view_can_keep(const struct desk_scene *desk)
{
    const struct list_pane *pane = &desk->panes[desk->current];
    return (pane->window.filter || pane->window.sort) && !list_pane_is_saved(pane);
}

void desk_views(struct desk_scene *desk)
{
    const struct list_pane *pane = desk_pane(desk);
    views_popup_open(desk->scene.app, &(struct views_popup_options){
                                          .section = desk_scene_section(&desk->scene),
                                          .view = pane->window.view,
                                          .saved = list_pane_is_saved(pane) ? pane->saved.id : 0,
                                          .keep = desk_view_can_keep(desk),
                                          .owner = desk,
                                          .choose = view_chosen,
                                          .choose_saved = saved_chosen,
                                          .keep_this = keep_this,
                                          .change = view_change,
                                          .drop = view_drop});
}
