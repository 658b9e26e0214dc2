/* rouzhi list: a view, page by page, in aligned columns or as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/due_rows.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/saved_view.h"

#define PAGE_ROWS 200
#define WIDEST 60 /* columns of the column that takes what is left */

/* Moves the rows of `page` to the end of `all`. */
static void append_page(struct view_page *all, struct view_page *page)
{
    all->rows = memory_array(all->rows, all->count + page->count + 1, sizeof *all->rows);
    for (size_t i = 0; i < page->count; i++) {
        all->rows[all->count++] = page->rows[i];
    }
    all->columns = page->columns;
    all->more = page->more;
    page->count = 0;
    view_page_done(page);
}

static bool fetch(struct office *office, const struct desk_query *query, size_t limit,
                  struct view_page *all, struct err *err)
{
    do {
        struct view_page page;
        size_t left = limit == 0 ? PAGE_ROWS : limit - all->count;
        const struct view_row *last = all->count > 0 ? &all->rows[all->count - 1] : NULL;
        view_page_init(&page);
        if (!desk_page(office, query, last != NULL, last != NULL ? last->id : 0,
                       last != NULL ? last->sort_key : NULL, false,
                       left < PAGE_ROWS ? left : PAGE_ROWS, &page, err)) {
            view_page_done(&page);
            return false;
        }
        append_page(all, &page);
    } while (all->more && (limit == 0 || all->count < limit));
    return true;
}

/* As wide as the widest cell or the heading, at most what the form says. */
static int column_width(const struct form *form, const struct view_page *page, size_t column)
{
    const struct form_column *declared = &form->list[column];
    int most = declared->columns > 0 ? declared->columns : WIDEST;
    int widest = text_columns(form->fields[declared->field].label);
    for (size_t i = 0; i < page->count; i++) {
        int columns = text_columns(page->rows[i].cells[column]);
        widest = columns > widest ? columns : widest;
    }
    return widest < most ? widest : most;
}

/* What steers a terminal goes before anything is measured. */
static void clean_cells(struct view_page *page, size_t columns)
{
    for (size_t i = 0; i < page->count; i++) {
        for (size_t j = 0; j < columns; j++) {
            char *raw = page->rows[i].cells[j];
            page->rows[i].cells[j] = raw != NULL ? text_clean(raw, false) : NULL;
            free(raw);
        }
    }
}

static void print_table(const struct form *form, const struct view_page *page)
{
    size_t count = form->list_count;
    int *widths = memory_array(NULL, count + 1, sizeof *widths);
    const char **headings = memory_array(NULL, count + 1, sizeof *headings);
    for (size_t i = 0; i < count; i++) {
        widths[i] = column_width(form, page, i);
        headings[i] = form->fields[form->list[i].field].label;
    }
    print_cells(headings, widths, count);
    for (size_t i = 0; i < page->count; i++) {
        print_cells((const char *const *)page->rows[i].cells, widths, count);
    }
    free(headings);
    free(widths);
}

/* What was typed finds among what the view finds. Caller frees. */
static char *both_filters(const char *saved, const char *typed)
{
    return memory_format("%s %s", saved != NULL ? saved : "", typed != NULL ? typed : "");
}

static int list_view(const struct request *request, struct office *office,
                     const struct desk_query *saved)
{
    char *filter = both_filters(saved->filter, request->count > 1 ? request->words[1] : NULL);
    struct desk_query query = *saved;
    query.filter = filter;
    const struct form *form = office_form(office, view_named(query.view)->form);
    struct view_page page;
    struct err err = {0};
    view_page_init(&page);
    bool done = fetch(office, &query, request->limit, &page, &err);
    if (done && (request->given & OPTION_JSON) != 0) {
        print_answer(answer_page(form, &page));
    } else if (done) {
        clean_cells(&page, form->list_count);
        print_table(form, &page);
        fprintf(stderr, "%zu 条%s\n", page.count, page.more ? "，还有更多" : "");
    }
    view_page_done(&page);
    free(filter);
    return done ? ERR_NONE : say_error(&err);
}

/* What is to be done, with what is due and why: for a morning mail. */
static int list_today(const struct request *request, struct office *office, const char *view)
{
    struct due_rows rows;
    struct err err = {0};
    struct due_asked asked = {
        .query = {.view = view, .filter = request->count > 1 ? request->words[1] : NULL},
        .until = DATE_NONE,
        .limit = request->limit};
    bool done = due_rows_read(office, &asked, &rows, &err);
    if (done && (request->given & OPTION_JSON) != 0) {
        due_rows_json(office, &rows);
    } else if (done) {
        due_rows_table(office, &rows);
    }
    due_rows_done(&rows);
    return done ? ERR_NONE : say_error(&err);
}

/* Lists of what somebody has to do. */
static bool is_to_do(const struct view *view)
{
    return view->filter == VIEW_TODAY || view->filter == VIEW_WAITING;
}

/* One of the lists that there always are, or one that was saved under this name. */
static int list_named(const struct request *request, struct office *office)
{
    const char *name = request->words[0];
    struct saved_view saved;
    struct err err = {0};
    if ((request->given & OPTION_DROP) != 0) {
        return drop_view(request, office);
    }
    if (view_named(name) != NULL && is_to_do(view_named(name))) {
        return list_today(request, office, name);
    }
    if (view_named(name) != NULL) {
        return list_view(request, office, &(struct desk_query){.view = name});
    }
    if (saved_view_find(office, name, &saved, &err)) {
        struct desk_query query = saved_view_query(&saved);
        return list_view(request, office, &query);
    }
    if (err.code == ERR_NOT_FOUND) {
        views_unknown(office, name, &err);
    }
    return say_error(&err);
}

int command_list(struct request *request)
{
    struct err err = {0};
    if (request->count == 0) {
        return print_all_views(request);
    }
    struct office *office = office_open(&request->office, &err);
    if (office == NULL && view_named(request->words[0]) == NULL &&
        views_meant(request->words[0]) != NULL) {
        views_unknown(NULL, request->words[0], &err); /* that can be said without a database */
    }
    int code = office != NULL ? list_named(request, office) : say_error(&err);
    office_close(office);
    return code;
}
