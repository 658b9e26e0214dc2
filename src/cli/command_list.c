/* rouzhi list: a view, page by page, in aligned columns or as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"

#define PAGE_ROWS 200
#define WIDEST 60 /* columns of the column that takes what is left */

static bool known_view(const char *name, struct err *err)
{
    size_t count;
    const struct view *table = views(&count);
    const char **names = memory_array(NULL, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = table[i].key;
    }
    const char *meant = text_suggest(name, names, count);
    free(names);
    if (view_named(name) != NULL) {
        return true;
    }
    if (meant != NULL) {
        return err_set(err, ERR_USAGE, "没有列表“%s”，是否“%s”？", name, meant);
    }
    return err_set(err, ERR_USAGE, "没有列表“%s”，用 rouzhi list --help 查看全部列表", name);
}

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

static void print_line(const char *const *cells, const int *widths, size_t count)
{
    struct buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&line, i > 0 ? "  " : "");
        text_pad(&line, cells[i], widths[i]);
    }
    while (line.length > 0 && line.bytes[line.length - 1] == ' ') {
        line.bytes[--line.length] = '\0';
    }
    puts(buffer_text(&line));
    buffer_done(&line);
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
    print_line(headings, widths, count);
    for (size_t i = 0; i < page->count; i++) {
        print_line((const char *const *)page->rows[i].cells, widths, count);
    }
    free(headings);
    free(widths);
}

static int list_view(const struct request *request, struct office *office)
{
    struct desk_query query = {.view = request->words[0],
                               .filter = request->count > 1 ? request->words[1] : NULL};
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
    return done ? ERR_NONE : say_error(&err);
}

int command_list(struct request *request)
{
    struct err err = {0};
    int code;
    if (!known_view(request->words[0], &err)) {
        return say_error(&err);
    }
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = list_view(request, office);
    }
    office_close(office);
    return code;
}
