/* line_views: which list is looked at: the section's own, those saved under a name; keeping what is
 * looked at as one, dropping one's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_private.h"
#include "office/saved_view.h"

#define ENTRIES (SECTION_VIEWS + SAVED_VIEW_MOST + 2)

enum { KEEP = ENTRIES, DROP };

struct views {
    struct saved_view *saved;
    size_t saved_count;
    char (*remarks)[200]; /* of the saved ones */
    struct line_answer answers[ENTRIES];
    size_t count;
};

/* 我的，全部案件，查找“渝碚” */
static void describe(const struct saved_view *view, char remark[200])
{
    snprintf(remark, 200, "%s%s，%s%s%.90s%s", view->mine ? "我的" : "共享：",
             view->mine ? "" : view->officer, view->base->title, view->filter[0] ? "，查找“" : "",
             view->filter, view->filter[0] ? "”" : "");
}

/* The saved ones of this section; ids are SECTION_VIEWS and up. */
static void add_saved(struct line *line, const struct line_list *list, struct views *views,
                      bool mine_alone)
{
    struct err err = {0};
    views->saved = memory_array(NULL, SAVED_VIEW_MOST, sizeof *views->saved);
    views->remarks = memory_array(NULL, SAVED_VIEW_MOST, sizeof *views->remarks);
    if (!saved_views(line->office, views->saved, SAVED_VIEW_MOST, &views->saved_count, &err)) {
        line_say_err(line, &err);
        views->saved_count = 0;
    }
    for (size_t i = 0; i < views->saved_count; i++) {
        const struct saved_view *view = &views->saved[i];
        if (section_has_form(list->section, view->base->form) && (view->mine || !mine_alone)) {
            describe(view, views->remarks[i]);
            views->answers[views->count++] = (struct line_answer){
                .text = view->title, .remark = views->remarks[i], .id = (int)(SECTION_VIEWS + i)};
        }
    }
}

static void views_done(struct views *views)
{
    free(views->saved);
    free(views->remarks);
}

static void show(struct line *line, struct line_list *list, const struct view *view)
{
    list_window_done(&list->window);
    list_window_init(&list->window, line->office, view);
    list->stale = true;
    list->said = false;
}

static void show_saved(struct line *line, struct line_list *list, const struct saved_view *saved)
{
    const struct form *form = office_form(line->office, saved->base->form);
    int field = form_field(form, saved->sort);
    show(line, list, saved->base);
    list_window_set_filter(&list->window, saved->filter);
    if (field >= 0) {
        list_window_set_sort(&list->window, form->fields[field].key, saved->descending);
    }
}

void line_views_keep(struct line *line, struct line_list *list)
{
    static const struct line_answer shares[] = {{"只给自己用", NULL, NULL, 0},
                                                {"共享给全单位", "只有自己能改", NULL, 1}};
    const struct list_window *window = &list->window;
    const struct desk_query query = {.view = window->view->key,
                                     .filter = window->filter,
                                     .sort = window->sort,
                                     .descending = window->descending};
    struct err err = {0};
    int64_t id;
    char *title = line_ask(line, "视图的名称，0 不存");
    int share = !title || line_number(title) == 0 || text_is_blank(title)
                    ? LINE_NOTHING
                    : line_choose(line, NULL, "不存", shares, 2);
    if (share != LINE_NOTHING) {
        if (saved_view_keep(line->office, title, share == 1, &query, &id, &err)) {
            line_say(line, "已存为视图“%s”。", title);
        } else {
            line_say_err(line, &err);
        }
    }
    free(title);
}

static void drop_one(struct line *line, const struct line_list *list)
{
    struct views views = {0};
    struct err err = {0};
    add_saved(line, list, &views, true);
    int id = line_choose(line, "删掉自己的哪一个", NULL, views.answers, views.count);
    if (id != LINE_NOTHING) {
        const struct saved_view *view = &views.saved[id - SECTION_VIEWS];
        if (saved_view_drop(line->office, view->id, &err)) {
            line_say(line, "已删掉视图“%s”。", view->title);
        } else {
            line_say_err(line, &err);
        }
    }
    views_done(&views);
}

static bool any_mine(const struct line_list *list, const struct views *views)
{
    for (size_t i = 0; i < views->saved_count; i++) {
        if (views->saved[i].mine && section_has_form(list->section, views->saved[i].base->form)) {
            return true;
        }
    }
    return false;
}

void line_list_views(struct line *line, struct line_list *list)
{
    struct views views = {0};
    for (size_t i = 0; i < SECTION_VIEWS && list->section->views[i]; i++) {
        const struct view *view = view_named(list->section->views[i]);
        views.answers[views.count++] =
            (struct line_answer){.text = view->title, .remark = view->help, .id = (int)i};
    }
    add_saved(line, list, &views, false);
    views.answers[views.count++] =
        (struct line_answer){.text = "把现在的查找和排列存为视图", .id = KEEP};
    if (any_mine(list, &views)) {
        views.answers[views.count++] = (struct line_answer){.text = "删掉自己的视图", .id = DROP};
    }
    int id = line_choose(line, "看哪些", NULL, views.answers, views.count);
    if (id == KEEP) {
        line_views_keep(line, list);
    } else if (id == DROP) {
        drop_one(line, list);
    } else if (id >= SECTION_VIEWS) {
        show_saved(line, list, &views.saved[id - SECTION_VIEWS]);
    } else if (id != LINE_NOTHING) {
        show(line, list, view_named(list->section->views[id]));
    }
    views_done(&views);
}
