/* line_run: what each command does line by line, and what it needs.
 *
 * One table says which actions there are here; line_without.c, why the rest make no sense. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "line_private.h"
#include "office/undo.h"

enum need {
    NEED_NOTHING,
    NEED_NO_FORM,
    NEED_EXPORT, /* rows that may be given out as a file */
    NEED_IMPORT,
    NEED_LIST,
    NEED_CREATE,
    NEED_ROW,
    NEED_CASE,
    NEED_LIST_ROW,
    NEED_FORM
};

/* What is acted on: the place, and the row with its form if the command needs one. */
typedef void run_command(struct line *line, const struct line_place *place, int64_t id);

static const char *form_here(const struct line *line, const struct line_place *place)
{
    return place->id ? place->form : line_list_form(line, place->list)->name;
}

static const char *created(const struct line *line, const struct line_list *list)
{
    return section_creates(list->section, line_list_form(line, list)->name);
}

static void create(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    line_form_open(line, &(struct line_form_start){.form = created(line, place->list)});
}

static void create_case(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    int64_t filed = line_form_open(line, &(struct line_form_start){.form = "case"});
    if (filed) {
        line_row_open(line, "case", filed, false); /* what usually follows: its acts */
    }
}

static void create_new(struct line *line, const struct line_place *place, int64_t id)
{
    if (strcmp(created(line, place->list), "case") == 0) {
        create_case(line, place, id);
    } else {
        create(line, place, id);
    }
}

static void create_party(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_form_open(line, &(struct line_form_start){.form = "party"});
}

static void create_outreach(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_form_open(line, &(struct line_form_start){.form = "outreach"});
}

static void create_officer(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_form_open(line, &(struct line_form_start){.form = "officer"});
}

/* The office's settings are one row, made with the database. */
static void change_settings(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_form_open(line, &(struct line_form_start){.form = "office", .id = 1});
}

static void open_row(struct line *line, const struct line_place *place, int64_t id)
{
    line_row_open(line, form_here(line, place), id, true);
}

static void edit_row(struct line *line, const struct line_place *place, int64_t id)
{
    line_row_edit(line, form_here(line, place), id);
}

static void acts_row(struct line *line, const struct line_place *place, int64_t id)
{
    if (id == 0) {
        line_bulk(line, place->list, false);
    } else {
        line_row_acts(line, form_here(line, place), id);
    }
}

static void new_commitment(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place;
    line_row_act(line, "case", id, ACT_COMMITMENT_NEW);
}

static void void_case(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place;
    line_row_act(line, "case", id, ACT_CASE_VOID);
}

static void show_steps(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place;
    line_row_steps(line, id);
}

static void print_row(struct line *line, const struct line_place *place, int64_t id)
{
    if (id == 0) {
        line_bulk(line, place->list, true);
    } else {
        line_letters(line, id);
    }
}

static void show_views(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    line_list_views(line, place->list);
}

static void keep_view(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    line_views_keep(line, place->list);
}

static void show_sorts(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    line_list_sort(line, place->list);
}

static void mark_row(struct line *line, const struct line_place *place, int64_t id)
{
    struct line_list *list = place->list;
    list_window_mark(&list->window, id);
    line_say(line, "%s。共标记 %zu 条。",
             list_window_marked(&list->window, id) ? "已标记" : "已取消标记",
             list->window.mark_count);
}

static void mark_all(struct line *line, const struct line_place *place, int64_t id)
{
    struct list_window *window = &place->list->window;
    struct err err = {0};
    bool more = false;
    (void)id;
    if (!list_window_mark_all(window, &more, &err)) {
        line_say_err(line, &err);
        return;
    }
    line_say(line, "共标记 %zu 条。%s", window->mark_count, more ? "还有更多，没有标。" : "");
}

static void unmark_all(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    list_window_unmark_all(&place->list->window);
    line_say(line, "标记已清除。");
}

static void file_out(struct line *line, const struct line_place *place, int64_t id)
{
    (void)id;
    line_files_export(line, line_list_form(line, place->list)->name);
}

static void file_in(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_files_import(line);
}

static void back_up(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_files_backup(line);
}

static void verify(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_files_audit(line);
}

static void show_drafts(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line_drafts_offer(line, true);
}

/* What the last change was and whether it shall be taken back. */
static void undo(struct line *line, const struct line_place *place, int64_t id)
{
    static const struct line_answer yes = {"撤销", NULL, NULL, 1};
    struct err err = {0};
    const char *form;
    char *words = undo_words(line->office, &err);
    (void)place, (void)id;
    if (!words) {
        line_say_err(line, &err);
        return;
    }
    if (line_choose(line, words, NULL, &yes, 1) == yes.id) {
        if (undo_last(line->office, &form, &id, &err)) {
            line_say(line, "已撤销。");
        } else {
            line_say_err(line, &err);
        }
    }
    free(words);
}

static void leave(struct line *line, const struct line_place *place, int64_t id)
{
    (void)place, (void)id;
    line->leaving = true;
}

static const struct section *section_of(enum action_id action)
{
    size_t count;
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].action == action) {
            return &all[i];
        }
    }
    return NULL;
}

/* run NULL: whoever asked acts on it. */
static const struct command {
    enum action_id action;
    enum need need;
    run_command *run;
} commands[] = {
    {ACTION_HELP, NEED_NOTHING, NULL},
    {ACTION_BACK, NEED_NOTHING, NULL},
    {ACTION_LEAVE, NEED_NOTHING, leave},
    {ACTION_DRAFTS, NEED_NOTHING, show_drafts},
    {ACTION_UNDO, NEED_NO_FORM, undo},
    {ACTION_NEW_CASE, NEED_NOTHING, create_case},
    {ACTION_NEW_PARTY, NEED_NOTHING, create_party},
    {ACTION_NEW_OUTREACH, NEED_NOTHING, create_outreach},
    {ACTION_NEW_OFFICER, NEED_NOTHING, create_officer},
    {ACTION_SETTINGS, NEED_NOTHING, change_settings},
    {ACTION_NEW, NEED_CREATE, create_new},
    {ACTION_VIEWS, NEED_LIST, show_views},
    {ACTION_VIEW_KEEP, NEED_LIST, keep_view},
    {ACTION_SORT, NEED_LIST, show_sorts},
    {ACTION_OPEN, NEED_LIST_ROW, open_row},
    {ACTION_EDIT, NEED_ROW, edit_row},
    {ACTION_ACTS, NEED_ROW, acts_row},
    {ACTION_MARK, NEED_LIST_ROW, mark_row},
    {ACTION_MARK_ALL, NEED_LIST, mark_all},
    {ACTION_UNMARK, NEED_LIST, unmark_all},
    {ACTION_PRINT, NEED_CASE, print_row},
    {ACTION_PREVIEW, NEED_CASE, print_row},
    {ACTION_MAKE_PDF, NEED_CASE, print_row},
    {ACTION_NEW_COMMITMENT, NEED_CASE, new_commitment},
    {ACTION_VOID_CASE, NEED_CASE, void_case},
    {ACTION_STEPS, NEED_CASE, show_steps},
    {ACTION_EXPORT, NEED_EXPORT, file_out},
    {ACTION_IMPORT, NEED_IMPORT, file_in},
    {ACTION_BACKUP, NEED_NO_FORM, back_up},
    {ACTION_AUDIT, NEED_NO_FORM, verify},
    {ACTION_SAVE, NEED_FORM, NULL},
    {ACTION_SAVE_NEW, NEED_FORM, NULL},
    {ACTION_EXISTING, NEED_FORM, NULL},
    {ACTION_CHOOSE, NEED_FORM, NULL},
};
#define COMMANDS (sizeof commands / sizeof commands[0])

static const struct command *command_of(enum action_id action)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (commands[i].action == action) {
            return &commands[i];
        }
    }
    static const struct command go = {ACTION_NONE, NEED_NOTHING, NULL};
    return section_of(action) ? &go : NULL; /* the sections stand in a table of their own */
}

bool line_has_action(enum action_id action)
{
    return command_of(action) != NULL;
}

static bool need_met(const struct line *line, const struct line_place *place, enum need need)
{
    const struct line_list *list = place->list;
    bool form = (place->where & PLACE_FORM) != 0;
    switch (need) {
    case NEED_NOTHING:
        return true;
    case NEED_EXPORT:
        return list && line_files_can_export(line, line_list_form(line, list)->name);
    case NEED_IMPORT:
        return !form && files_may_import(line->office);
    case NEED_FORM:
        return form;
    case NEED_NO_FORM:
        return !form;
    case NEED_CREATE:
        return form || (list && created(line, list));
    case NEED_LIST:
        return list != NULL;
    case NEED_ROW:
        return place->id != 0 || (list && list->window.count > 0);
    case NEED_LIST_ROW:
        return list && list->window.count > 0;
    case NEED_CASE:
        return need_met(line, place, NEED_ROW) && strcmp(form_here(line, place), "case") == 0;
    }
    return false;
}

bool line_command_offered(const struct line *line, const struct line_place *place,
                          const struct action *action)
{
    const struct command *command = command_of(action->id);
    struct err err = {0};
    /* taking back an act isn't bound to where the screen has a key for it */
    bool here = command && ((action->places & place->where) != 0 || command->run == undo);
    return here && need_met(line, place, command->need) &&
           (action->act < 0 || office_may(line->office, (enum act_id)action->act, &err));
}

/* The row that is meant: the number said with the command, or asked for. 0: none. */
static int64_t row_meant(struct line *line, struct line_list *list, long number)
{
    while (number <= 0 && !line_over(line)) {
        char *typed = line_ask(line, "哪一条，0 返回");
        number = typed ? line_number(typed) : 0;
        free(typed);
        if (number == 0) {
            return 0;
        }
    }
    const struct view_row *row = line_list_row(line, list, number);
    return row ? row->id : 0;
}

void line_command_run(struct line *line, const struct line_place *place,
                      const struct line_asked *asked)
{
    const struct command *command = command_of(asked->action);
    if (!command || !need_met(line, place, command->need)) {
        return;
    }
    if (!command->run) {
        line->go = section_of(asked->action);
        return;
    }
    bool marked = (command->run == print_row || command->run == acts_row) && place->list &&
                  place->list->window.mark_count > 0 && asked->number == 0;
    bool row =
        command->need == NEED_ROW || command->need == NEED_CASE || command->need == NEED_LIST_ROW;
    int64_t id = place->id;
    if (row && !id && !marked && !(id = row_meant(line, place->list, asked->number))) {
        return;
    }
    command->run(line, place, id);
    if (place->list) {
        line_list_changed(place->list);
    }
}
