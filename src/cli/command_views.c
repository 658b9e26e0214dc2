/* rouzhi list without a name: which lists there are; and what is said of a name that none has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "law/view.h"
#include "office/answer.h"
#include "office/saved_view.h"

#define NAME_COLUMNS 24
#define TITLE_COLUMNS 14
#define SAID_TITLES 12

const char *views_meant(const char *name)
{
    size_t count;
    const struct view *table = views(&count);
    const char **names = memory_array(NULL, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = table[i].key;
    }
    const char *meant = text_suggest(name, names, count);
    free(names);
    return meant;
}

/* My lists and those that others share; none if they can't be read. */
static struct saved_view *read_saved(struct office *office, size_t *count)
{
    struct err ignored;
    struct saved_view *saved = memory_array(NULL, SAVED_VIEW_MOST, sizeof *saved);
    if (office == NULL || !saved_views(office, saved, SAVED_VIEW_MOST, count, &ignored)) {
        *count = 0;
    }
    return saved;
}

void views_unknown(struct office *office, const char *name, struct err *err)
{
    struct buffer said;
    size_t count;
    const struct view *table = views(&count);
    const char *meant = views_meant(name);
    buffer_init(&said);
    if (meant != NULL) {
        buffer_add_format(&said, "，是否“%s”？", meant);
    }
    buffer_add(&said, meant != NULL ? "原有的：" : "；原有的：");
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(&said, "%s%s", i > 0 ? "、" : "", table[i].key);
    }
    struct saved_view *saved = read_saved(office, &count);
    for (size_t i = 0; i < count && i < SAID_TITLES; i++) {
        buffer_add_format(&said, "%s%s", i > 0 ? "、" : "；视图：", saved[i].title);
    }
    buffer_add(&said, count > SAID_TITLES ? " 等" : "");
    err_set(err, ERR_USAGE, "没有列表“%s”%s", name, buffer_text(&said));
    buffer_done(&said);
    free(saved);
}

static void print_builtin(const struct view *view)
{
    const int widths[] = {NAME_COLUMNS, TITLE_COLUMNS, text_columns(view->help)};
    print_cells((const char *const[]){view->key, view->title, view->help}, widths, 3);
}

/* 我的砂石厂    全部案件    查找 砂石；按 到期日；陈宇保存，大家可用 */
static void print_saved(struct office *office, const struct saved_view *view)
{
    struct buffer what;
    const struct form *form = office_form(office, view->base->form);
    int sort = view->sort[0] != '\0' ? form_field(form, view->sort) : -1;
    buffer_init(&what);
    if (view->filter[0] != '\0') {
        buffer_add_format(&what, "查找 %s；", view->filter);
    }
    if (sort >= 0) {
        buffer_add_format(&what, "按%s%s；", form->fields[sort].label,
                          view->descending ? "从大到小" : "");
    }
    buffer_add_format(&what, "%s保存%s", view->mine ? "自己" : view->officer,
                      view->shared ? "，大家可用" : "");
    char *title = text_clean(view->title, false);
    char *clean = text_clean(buffer_text(&what), false);
    const int widths[] = {NAME_COLUMNS, TITLE_COLUMNS, text_columns(clean)};
    print_cells((const char *const[]){title, view->base->title, clean}, widths, 3);
    free(clean);
    free(title);
    buffer_done(&what);
}

enum { VALUES = 8 };

static void fill_values(struct answer_value *values, const struct view *view,
                        const struct saved_view *saved)
{
    const char *sort = saved != NULL && saved->sort[0] != '\0' ? saved->sort : view->sort;
    bool own = saved == NULL || saved->sort[0] == '\0'; /* the list's own order */
    const struct answer_value all[VALUES] = {
        {"name", ANSWER_TEXT, saved != NULL ? saved->title : view->key, 0},
        {"title", ANSWER_TEXT, saved != NULL ? saved->title : view->title, 0},
        {"base", ANSWER_TEXT, saved != NULL ? view->key : NULL, 0},
        {"filter", ANSWER_TEXT, saved != NULL && saved->filter[0] ? saved->filter : NULL, 0},
        {"sort", ANSWER_TEXT, sort, 0},
        {"descending", ANSWER_BOOL, NULL, own ? view->descending : saved->descending},
        {"shared", ANSWER_BOOL, NULL, saved == NULL || saved->shared},
        {"officer", ANSWER_TEXT, saved != NULL ? saved->officer : NULL, 0},
    };
    memcpy(values, all, sizeof all);
}

static void print_json(struct office *office, const struct saved_view *saved, size_t count)
{
    size_t all;
    size_t objects = 0;
    struct err ignored;
    const struct view *table = views(&all);
    struct answer_value *values = memory_array(NULL, (all + count) * VALUES, sizeof *values);
    for (size_t i = 0; i < all; i++) {
        if (office_may(office, table[i].act, &ignored)) {
            fill_values(&values[VALUES * objects++], &table[i], NULL);
        }
    }
    for (size_t i = 0; i < count; i++) {
        fill_values(&values[VALUES * objects++], saved[i].base, &saved[i]);
    }
    print_answer(answer_list(values, VALUES, objects));
    free(values);
}

int print_all_views(const struct request *request)
{
    int code;
    size_t count;
    struct err ignored;
    struct office *office = open_office(request, &code);
    if (office == NULL) {
        return code;
    }
    struct saved_view *saved = read_saved(office, &count);
    if ((request->given & OPTION_JSON) != 0) {
        print_json(office, saved, count);
    } else {
        size_t all;
        const struct view *table = views(&all);
        for (size_t i = 0; i < all; i++) {
            if (office_may(office, table[i].act, &ignored)) {
                print_builtin(&table[i]);
            }
        }
        for (size_t i = 0; i < count; i++) {
            print_saved(office, &saved[i]);
        }
    }
    free(saved);
    office_close(office);
    return ERR_NONE;
}

int drop_view(const struct request *request, struct office *office)
{
    struct saved_view saved;
    struct err err = {0};
    bool done = saved_view_find(office, request->words[0], &saved, &err) &&
                saved_view_drop(office, saved.id, &err);
    return done ? ERR_NONE : say_error(&err);
}
