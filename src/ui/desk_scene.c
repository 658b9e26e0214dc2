/* desk_scene: the lists of the workstation. See ui/desk_scene.h.
 *
 * The list is read when it is stale; a filter that is typed stands on the screen before its rows
 * are read, and every key but typing on waits for them. The detail follows when the chosen row has rested for a
 * moment, so that a held-down key sends only rows. */
#include "desk_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "ui/form_view.h"
#include "drafts_offer.h"
#include "printing.h"

#define DETAIL_REST_MS 120

struct list_pane *desk_pane(struct desk_scene *desk)
{
    return &desk->panes[desk->current];
}

static const struct section *current_section(const struct desk_scene *desk)
{
    size_t count;
    return &sections(&count)[desk->current];
}

const struct section *desk_scene_section(const struct scene *scene)
{
    return current_section((const struct desk_scene *)scene);
}

static void lay_panes(struct desk_scene *desk)
{
    desk->split = layout_split(desk->scene.box.rows, desk->scene.box.columns, desk->detail_focus);
    list_pane_lay(desk_pane(desk), &desk->split.list);
    desk->detail.box = desk->split.detail;
}

void desk_show_section(struct desk_scene *desk, size_t index)
{
    size_t count;
    desk->current = index;
    if (!desk->opened[index]) {
        struct office *office = desk->scene.app->office;
        list_pane_init(desk_pane(desk), office,
                       section_first_view(office, &sections(&count)[index]));
        desk->opened[index] = true;
    }
    desk->detail_focus = false;
    desk->moved_ms = -DETAIL_REST_MS;
    desk->moved = false;
    lay_panes(desk);
    scene_changed(&desk->scene);
    desk->scene.app->chrome_dirty = true;
}

static void read_list(struct desk_scene *desk)
{
    struct list_pane *pane = desk_pane(desk);
    if (!pane->stale) {
        return;
    }
    struct err err = {0};
    if (!list_pane_read(pane, &err)) {
        app_say_err(desk->scene.app, &err);
    }
    pane->stale = false; /* a refusal was said once; F5, a key or others' saving tries again */
    desk->scene.app->chrome_dirty = true; /* what can be done depends on the rows */
    scene_changed(&desk->scene);
}

static bool key_waits(void *data)
{
    return terminal_typed_ahead(data);
}

/* Rows of a filter, unless one types on while they are looked for. True if they wait. */
static bool put_off_list(struct desk_scene *desk)
{
    struct list_pane *pane = desk_pane(desk);
    struct err ignored = {0};
    if (!pane->stale || !pane->window.old) {
        return false;
    }
    pane->window.hurried = key_waits;
    pane->window.hurried_data = desk->scene.app->terminal;
    bool read = list_pane_read(pane, &ignored);
    pane->window.hurried = NULL;
    if (read) {
        scene_changed(&desk->scene);
        desk->scene.app->chrome_dirty = true;
    }
    return !read && pane->window.put_off;
}

static int64_t chosen_id(struct desk_scene *desk)
{
    const struct view_row *row = list_window_row(&desk_pane(desk)->window);
    return row ? row->id : 0;
}

static int desk_tick(struct scene *scene, int64_t now_ms)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    if (!desk->offered) {
        desk->offered = true;
        drafts_offer(scene->app, false);
    }
    if (desk->moved) { /* a key was waited for since the clock was read: the rest begins now */
        desk->moved = false;
        desk->moved_ms = now_ms;
    }
    if (desk_pane(desk)->fresh) { /* what was typed is drawn at once, and read if no key comes */
        desk_pane(desk)->fresh = false;
        return 0;
    }
    if (put_off_list(desk)) {
        return 0;
    }
    read_list(desk);
    int64_t id = chosen_id(desk);
    const char *form = desk_pane(desk)->form->name;
    if (!desk->detail_stale && desk->detail.id == id && strcmp(desk->detail.form, form) == 0) {
        return -1;
    }
    int64_t rested = now_ms - desk->moved_ms;
    if (rested < DETAIL_REST_MS && desk->detail.id != 0) {
        return (int)(DETAIL_REST_MS - rested);
    }
    detail_pane_show(&desk->detail, form, id);
    desk->detail_stale = false;
    scene_changed(scene);
    return -1;
}

/* Under it stands the record at a glance; the rule says how to read the rest. */
static void draw_rule(const struct desk_scene *desk)
{
    const struct box *rule = &desk->split.rule;
    WINDOW *window = desk->scene.window;
    if (!desk->split.beside) {
        const char *word = desk->detail_focus ? " Tab 回到列表 " : " Tab 看全文 ";
        int columns = text_columns(word);
        canvas_rule(window, rule->row, rule->column, rule->columns, STYLE_DIM);
        if (desk->detail.id != 0) {
            canvas_text(window, rule->row, rule->column + rule->columns - columns - 2, columns,
                        STYLE_DIM, word);
        }
        return;
    }
    for (int i = 0; i < rule->rows; i++) {
        canvas_text(window, i, rule->column, 1, STYLE_DIM, canvas_theme()->ascii ? "|" : "│");
    }
}

static void desk_draw(struct scene *scene)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    list_pane_draw(desk_pane(desk), scene->window, !desk->detail_focus);
    draw_rule(desk);
    bool glance = !desk->split.beside && !desk->detail_focus;
    detail_pane_draw(&desk->detail, scene->window, glance ? desk_pane(desk) : NULL);
}

static bool desk_place(struct scene *scene, int *row, int *column)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    list_pane_place(desk_pane(desk), row, column);
    if (desk->detail_focus) {
        *row = desk->split.detail.row;
        *column = desk->split.detail.column;
    }
    return true;
}

static struct box desk_resize(struct scene *scene, const struct layout *layout)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    scene->box = layout->body;
    lay_panes(desk);
    return layout->body;
}

/* The detail gets most of the screen while it is read. */
static void focus_detail(struct desk_scene *desk, bool focus)
{
    desk->detail_focus = focus;
    desk->detail.top = 0;
    lay_panes(desk);
}

static bool detail_key(struct desk_scene *desk, const struct key *key)
{
    if (key->kind != KEY_KIND_COMMAND) {
        return false;
    }
    int page = desk->split.detail.rows - 1;
    const struct {
        uint32_t code;
        int rows;
    } moves[] = {{K_UP, -1}, {K_DOWN, 1}, {K_PAGE_UP, -page}, {K_PAGE_DOWN, page}};
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (key->code == moves[i].code) {
            detail_pane_scroll(&desk->detail, moves[i].rows);
            return true;
        }
    }
    return false;
}

static bool desk_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    enum action_id section = desk_after_escape(desk, key);
    if (section != ACTION_NONE) {
        app_perform(scene->app, section);
        return true;
    }
    scene_changed(scene);
    if (!list_pane_types(desk_pane(desk), key)) {
        read_list(desk);
    }
    desk_pane(desk)->unmarking = desk_pane(desk)->unmarking && action == ACTION_BACK;
    if (action == ACTION_NEXT || action == ACTION_PREVIOUS ||
        (desk->detail_focus && action == ACTION_BACK)) {
        focus_detail(desk, !desk->detail_focus);
        return true;
    }
    if (desk_command(desk, action)) {
        return true;
    }
    if (desk->detail_focus && detail_key(desk, key)) {
        return true;
    }
    int64_t before = chosen_id(desk);
    struct err err = {0};
    bool used = list_pane_key(desk_pane(desk), key, action, &err);
    if (err.code != ERR_NONE) {
        app_say_err(scene->app, &err);
    }
    if (used && desk->detail_focus) {
        focus_detail(desk, false);
    }
    if (chosen_id(desk) != before) {
        desk->moved = true;
    }
    return used;
}

static bool is_within(const struct box *box, int row, int column)
{
    return row >= box->row && row < box->row + box->rows && column >= box->column &&
           column < box->column + box->columns;
}

/* A click on a row chooses it, one on the chosen row opens it. */
static bool desk_click(struct scene *scene, int row, int column)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    struct err err = {0};
    bool again = false;
    scene_changed(scene);
    desk->detail_focus = is_within(&desk->split.detail, row, column);
    if (!is_within(&desk->split.list, row, column) ||
        !list_pane_click(desk_pane(desk), row - desk->split.list.row, &again, &err)) {
        return desk->detail_focus;
    }
    desk->moved_ms = scene->app->now_ms;
    if (again) {
        app_perform(scene->app, ACTION_OPEN);
    }
    return true;
}

static void desk_refresh(struct scene *scene)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    for (size_t i = 0; i < DESK_SECTIONS; i++) {
        desk->panes[i].stale = true;
    }
    desk->detail_stale = true;
}

static const char *desk_hint(struct scene *scene)
{
    return desk_pane((struct desk_scene *)scene)->window.view->help;
}

/* Why the chosen row is due when it is. */
static void explain_chosen(struct desk_scene *desk, struct buffer *text)
{
    const struct view_row *row = list_window_row(&desk_pane(desk)->window);
    struct err ignored;
    struct record *record =
        row ? desk_load(desk->scene.app->office, desk_pane(desk)->form->name, row->id, &ignored)
            : NULL;
    if (!record) {
        return;
    }
    char *why = desk_due_why(desk->scene.app->office, record);
    if (why[0]) {
        buffer_add_format(text, "【期限】\n%s\n", why);
    }
    free(why);
    record_free(record);
}

/* What typing finds: what the form's index holds, and what its list calls by another row's name. */
static bool is_searched(const struct form *form, int field)
{
    bool found = false;
    for (size_t i = 0; i < form->search_count; i++) {
        found = found || form->search[i] == field;
    }
    for (size_t i = 0; i < form->list_count; i++) {
        found = found || (form->list[i].field == field && form->fields[field].type->refers);
    }
    return found;
}

static void add_labels(struct buffer *text, const char *what, const struct form *form,
                       bool (*has)(const struct form *form, int field))
{
    bool any = false;
    for (size_t i = 0; i < form->field_count; i++) {
        if (has(form, (int)i)) {
            buffer_add_format(text, "%s%s", any ? "、" : what, form->fields[i].label);
            any = true;
        }
    }
    buffer_add(text, any ? "。\n" : "");
}

/* The view, what can be searched and by what it can be sorted, the section's other views. */
static void desk_explain(struct scene *scene, struct buffer *text)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    const struct view *view = desk_pane(desk)->window.view;
    const struct form *form = desk_pane(desk)->form;
    buffer_add_format(text, "【%s】\n%s\n", view->title, view->help);
    add_labels(text, "输入文字就查：", form, is_searched);
    add_labels(text, "F6 可以排序：", form, form_sorts);
    const struct section *section = current_section(desk);
    for (size_t i = 0; i < SECTION_VIEWS && section->views[i]; i++) {
        const struct view *other = view_named(section->views[i]);
        if (other != view) {
            buffer_add_format(text, "F8 %s：%s\n", other->title, other->help);
        }
    }
    buffer_add_char(text, '\n');
    explain_chosen((struct desk_scene *)scene, text);
}

static void desk_free(struct scene *scene)
{
    struct desk_scene *desk = (struct desk_scene *)scene;
    for (size_t i = 0; i < DESK_SECTIONS; i++) {
        if (desk->opened[i]) {
            list_pane_done(&desk->panes[i]);
        }
    }
    detail_pane_done(&desk->detail);
    free(desk);
}

static const struct scene_ops desk_ops = {
    .where = PLACE_LIST,
    .draw = desk_draw,
    .key = desk_key,
    .tick = desk_tick,
    .resize = desk_resize,
    .place = desk_place,
    .click = desk_click,
    .hint = desk_hint,
    .explain = desk_explain,
    .offers = desk_offers,
    .refresh = desk_refresh,
    .free = desk_free,
};

struct scene *desk_scene_new(struct app *app)
{
    struct desk_scene *desk = memory_alloc(sizeof *desk);
    desk->scene.ops = &desk_ops;
    desk->scene.app = app;
    detail_pane_init(&desk->detail, app->office);
    size_t count, first = 0;
    const struct section *all = sections(&count);
    while (first + 1 < count && !section_allowed(app->office, &all[first])) {
        first++;
    }
    desk_show_section(desk, first);
    return &desk->scene;
}
