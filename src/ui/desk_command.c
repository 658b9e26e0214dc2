/* desk_command: what the commands mean on the lists: new, open, acts, print, views, order. */
#include "desk_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "printing.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

#define ESCAPED_MS 1500 /* so long a digit behind Esc means a section */

static struct app *app_of(struct desk_scene *desk)
{
    return desk->scene.app;
}

static void record_saved(void *owner, const struct record *record)
{
    desk_changed(owner, record->form->name, record->id);
}

static const char *row_called(const struct list_pane *pane, const struct view_row *row)
{
    for (size_t i = 0; i < pane->form->list_count; i++) {
        if (pane->form->list[i].field == pane->form->label_field) {
            return row->cells[i];
        }
    }
    return row->cells[0];
}

static void print_one(void *owner)
{
    struct desk_scene *desk = owner;
    printing_open(app_of(desk), desk->acts.id);
}

/* Makes the chosen row the one that the pop-ups act on; false if there is none. */
static bool take_row(struct desk_scene *desk)
{
    struct list_pane *pane = desk_pane(desk);
    const struct view_row *row = list_window_row(&pane->window);
    if (!row) {
        return false;
    }
    desk->acts = (struct row_acts){.app = app_of(desk),
                                   .form = pane->form->name,
                                   .id = row->id,
                                   .owner = desk,
                                   .changed = desk_changed,
                                   .print = print_one};
    const char *called = row_called(pane, row);
    snprintf(desk->acts.called, sizeof desk->acts.called, "%s", called ? called : "");
    return true;
}

static bool create(struct desk_scene *desk)
{
    const char *form =
        section_creates(desk_scene_section(&desk->scene), desk_pane(desk)->form->name);
    if (form) {
        form_view_start(app_of(desk), form, 0, 0, NULL, desk, record_saved);
    }
    return true;
}

static bool create_case(struct desk_scene *desk)
{
    form_view_start(app_of(desk), "case", 0, 0, NULL, desk, record_saved);
    return true;
}

static bool create_party(struct desk_scene *desk)
{
    form_view_start(app_of(desk), "party", 0, 0, NULL, desk, record_saved);
    return true;
}

static bool create_outreach(struct desk_scene *desk)
{
    form_view_start(app_of(desk), "outreach", 0, 0, NULL, desk, record_saved);
    return true;
}

static bool create_officer(struct desk_scene *desk)
{
    form_view_start(app_of(desk), "officer", 0, 0, NULL, desk, record_saved);
    return true;
}

/* The office's settings are one row, made with the database. */
static bool change_settings(struct desk_scene *desk)
{
    form_view_start(app_of(desk), "office", 1, 0, NULL, desk, record_saved);
    return true;
}

static bool open_row(struct desk_scene *desk)
{
    if (take_row(desk)) {
        form_view_start(app_of(desk), desk->acts.form, desk->acts.id, 0, NULL, desk, record_saved);
    }
    return true;
}

static void row_done(void *owner, int64_t id)
{
    list_window_unmark(&desk_pane(owner)->window, id);
}

static void rows_done(void *owner)
{
    app_refresh(app_of(owner));
}

/* The marked rows, as one thing to be acted on; false if there are none. */
static bool take_marks(struct desk_scene *desk, struct bulk_options *options)
{
    const struct list_pane *pane = desk_pane(desk);
    *options = (struct bulk_options){.form = pane->form->name,
                                     .ids = pane->window.marks,
                                     .count = pane->window.mark_count,
                                     .owner = desk,
                                     .done = row_done,
                                     .finished = rows_done};
    return options->count > 0;
}

static bool acts(struct desk_scene *desk)
{
    struct bulk_options marked;
    if (take_marks(desk, &marked)) {
        row_acts_open_many(app_of(desk), &marked);
    } else if (take_row(desk)) {
        row_acts_open(&desk->acts);
    }
    return true;
}

static bool new_commitment(struct desk_scene *desk)
{
    if (take_row(desk)) {
        row_acts_run(&desk->acts, ACT_COMMITMENT_NEW);
    }
    return true;
}

static bool void_case(struct desk_scene *desk)
{
    if (take_row(desk)) {
        row_acts_run(&desk->acts, ACT_CASE_VOID);
    }
    return true;
}

static bool show_steps(struct desk_scene *desk)
{
    if (take_row(desk)) {
        row_acts_steps(&desk->acts);
    }
    return true;
}

static bool print_rows(struct desk_scene *desk)
{
    struct bulk_options marked;
    if (take_marks(desk, &marked)) {
        printing_open_many(app_of(desk), &marked);
    } else if (take_row(desk)) {
        print_one(desk);
    }
    return true;
}

static bool views_open(struct desk_scene *desk)
{
    desk_views(desk);
    return true;
}

static bool view_keep(struct desk_scene *desk)
{
    desk_view_keep(desk);
    return true;
}

static bool sort_list(struct desk_scene *desk)
{
    struct err err = {0};
    if (!list_pane_sort(desk_pane(desk), &err)) {
        app_say_err(app_of(desk), &err);
    }
    desk->moved = true;
    return true;
}

/* Esc takes off what narrows the list, then, at the second time, the marks; where there is nothing
 * to take off, a digit after it is a section. */
static bool back(struct desk_scene *desk)
{
    struct list_pane *pane = desk_pane(desk);
    struct err err = {0};
    size_t marks = pane->window.mark_count;
    if (list_pane_clear_filter(pane, &err)) {
        if (err.code != ERR_NONE) {
            app_say_err(app_of(desk), &err);
        }
    } else if (marks > 0 && !pane->unmarking) {
        pane->unmarking = true;
        app_say(app_of(desk), STYLE_WARN, "标记了 %zu 行。再按一次 Esc 清除全部标记。", marks);
    } else if (marks > 0) {
        pane->unmarking = false;
        list_window_unmark_all(&pane->window);
        app_say(app_of(desk), STYLE_PLAIN, "已清除 %zu 行的标记。", marks);
    } else {
        desk->escaped = true;
        desk->escaped_ms = app_of(desk)->now_ms;
    }
    return true;
}

/* Esc and then a digit, as slowly as hands type them: Alt-digit where the terminal keeps Alt to
 * itself. What is no section of mine is text as ever. */
enum action_id desk_after_escape(struct desk_scene *desk, const struct key *key)
{
    const struct app *app = app_of(desk);
    const struct key alt = {KEY_KIND_ALT, key->code, NULL};
    bool escaped = desk->escaped && app->now_ms - desk->escaped_ms <= ESCAPED_MS;
    desk->escaped = false;
    if (!escaped || key->kind != KEY_KIND_TEXT || key->code < '0' || key->code > '9') {
        return ACTION_NONE;
    }
    enum action_id action = action_for(&alt, PLACE_LIST);
    return action != ACTION_NONE && app_offers(app, action_of(action)) ? action : ACTION_NONE;
}

static bool mark_all(struct desk_scene *desk)
{
    struct list_window *list = &desk_pane(desk)->window;
    struct err err = {0};
    bool more = false;
    if (!list_window_mark_all(list, &more, &err)) {
        app_say_err(app_of(desk), &err);
    } else if (more) {
        app_say(app_of(desk), STYLE_WARN,
                "只标记了前 %d 行，查到的不止这些：先缩小查找范围，再分几次办理。",
                LIST_MARKS_MOST);
    } else {
        app_say(app_of(desk), STYLE_GOOD, "已标记 %zu 行，F5 一起办理，F7 一起打印。",
                list->mark_count);
    }
    return true;
}

static bool unmark_all(struct desk_scene *desk)
{
    struct list_window *list = &desk_pane(desk)->window;
    app_say(app_of(desk), STYLE_PLAIN, "已清除 %zu 行的标记。", list->mark_count);
    list_window_unmark_all(list);
    return true;
}

static bool file_out(struct desk_scene *desk)
{
    desk_files_export(desk);
    return true;
}

static bool file_in(struct desk_scene *desk)
{
    desk_files_import(desk);
    return true;
}

static bool back_up(struct desk_scene *desk)
{
    desk_files_backup(desk);
    return true;
}

static bool verify_audit(struct desk_scene *desk)
{
    desk_files_audit(desk);
    return true;
}

enum row_need {
    NEED_NOTHING,
    NEED_CREATE,
    NEED_ROW,
    NEED_ROWS, /* marked ones will do */
    NEED_CASE,
    NEED_CASES,
    NEED_MARKS,
    NEED_EXPORT, /* rows that may be given out as a file */
    NEED_IMPORT, /* something that may be taken in */
    NEED_ORDER,  /* a filter or an order of one's own */
};

static const struct {
    enum action_id action;
    enum row_need need;
    bool (*run)(struct desk_scene *desk);
} commands[] = {
    {ACTION_NEW, NEED_CREATE, create},
    {ACTION_NEW_CASE, NEED_NOTHING, create_case},
    {ACTION_NEW_PARTY, NEED_NOTHING, create_party},
    {ACTION_NEW_OUTREACH, NEED_NOTHING, create_outreach},
    {ACTION_NEW_OFFICER, NEED_NOTHING, create_officer},
    {ACTION_SETTINGS, NEED_NOTHING, change_settings},
    {ACTION_OPEN, NEED_ROW, open_row},
    {ACTION_EDIT, NEED_ROW, open_row},
    {ACTION_ACTS, NEED_ROWS, acts},
    {ACTION_NEW_COMMITMENT, NEED_CASE, new_commitment},
    {ACTION_VOID_CASE, NEED_CASE, void_case},
    {ACTION_STEPS, NEED_CASE, show_steps},
    {ACTION_PRINT, NEED_CASES, print_rows},
    {ACTION_PREVIEW, NEED_CASE, print_rows},
    {ACTION_MAKE_PDF, NEED_CASE, print_rows},
    {ACTION_VIEWS, NEED_NOTHING, views_open},
    {ACTION_VIEW_KEEP, NEED_ORDER, view_keep},
    {ACTION_SORT, NEED_NOTHING, sort_list},
    {ACTION_EXPORT, NEED_EXPORT, file_out},
    {ACTION_IMPORT, NEED_IMPORT, file_in},
    {ACTION_BACKUP, NEED_NOTHING, back_up},
    {ACTION_AUDIT, NEED_NOTHING, verify_audit},
    {ACTION_BACK, NEED_NOTHING, back},
    {ACTION_MARK_ALL, NEED_ROW, mark_all},
    {ACTION_UNMARK, NEED_MARKS, unmark_all},
};

static bool row_need_met(const struct list_pane *pane, enum row_need need)
{
    bool of_case = strcmp(pane->form->name, "case") == 0;
    if ((need == NEED_ROWS || need == NEED_CASES) && pane->window.mark_count > 0) {
        return need == NEED_ROWS || of_case; /* the marked ones, whatever the filter shows */
    }
    /* asked while it is drawn as well, when old rows are shown: acting reads first */
    return pane->window.count > 0 && (need == NEED_ROW || need == NEED_ROWS || of_case);
}

static bool need_met(struct desk_scene *desk, enum row_need need)
{
    switch (need) {
    case NEED_NOTHING:
        return true;
    case NEED_CREATE:
        return section_creates(desk_scene_section(&desk->scene), desk_pane(desk)->form->name) !=
               NULL;
    case NEED_MARKS:
        return desk_pane(desk)->window.mark_count > 0;
    case NEED_ORDER:
        return desk_view_can_keep(desk);
    case NEED_EXPORT:
        return desk_files_can_export(desk);
    case NEED_IMPORT:
        return desk_files_can_import(desk);
    default:
        return row_need_met(desk_pane(desk), need);
    }
}

bool desk_command(struct desk_scene *desk, enum action_id action)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (commands[i].action == action) {
            return need_met(desk, commands[i].need) ? commands[i].run(desk) : true;
        }
    }
    return false;
}

bool desk_offers(struct scene *scene, enum action_id action)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (commands[i].action == action) {
            return need_met((struct desk_scene *)scene, commands[i].need);
        }
    }
    return true;
}
