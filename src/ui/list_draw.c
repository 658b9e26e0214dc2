/* list_draw: a list on the screen: its heading with filter and counter, its rows.
 *
 * What is overdue carries the word 超期, a marked row an asterisk: colour only adds to it. */
#include "ui/list_pane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#define LEAD 2 /* the mark and a blank */
#define PROSE_LEAST 18
#define PROSE_MOST 60

struct plan {
    size_t count;
    size_t column[LIST_PANE_COLUMNS]; /* which of the form's list */
    int width[LIST_PANE_COLUMNS];
    int gap;
};

static int column_field(const struct list_pane *pane, size_t column)
{
    return pane->form->list[column].field;
}

/* The cell as it is shown: a due date that is past, or today, says so in a word. */
static void cell_text(const struct list_pane *pane, const struct view_row *row, size_t column,
                      struct buffer *out)
{
    const char *cell = row->cells[column] ? row->cells[column] : "";
    const char *due = strcmp(pane->form->fields[column_field(pane, column)].key, "due_on") == 0 &&
                              strlen(cell) == strlen("2026-03-09")
                          ? cell + strlen("2026-")
                          : NULL;
    char today[DATE_TEXT];
    date_format(office_today(pane->window.office), today);
    buffer_clear(out);
    if (due && row->overdue) {
        buffer_add_format(out, "超期 %s", due);
    } else if (due && strcmp(cell, today) == 0) {
        buffer_add_format(out, "今天 %s", due);
    } else {
        buffer_add(out, cell);
    }
}

static void measure(struct list_pane *pane, size_t count, int first, int shown)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t j = 0; j < count; j++) {
        for (int i = first; i < first + shown && i < (int)pane->window.count; i++) {
            cell_text(pane, &pane->window.rows[i], j, &text);
            int width = text_columns(buffer_text(&text));
            if (width > pane->widest[j]) {
                pane->widest[j] = width;
            }
        }
    }
    buffer_done(&text);
}

/* What a column wants and what it can do with: names and dates whole, prose cut at a heading's width
 * or more. Returns whether it is the one that takes what is left. */
static bool column_wish(const struct list_pane *pane, size_t j, int *wish, int *least)
{
    const struct field *field = &pane->form->fields[column_field(pane, j)];
    int head = text_columns(field->label), seen = pane->widest[j];
    int declared = pane->form->list[j].columns;
    bool whole = declared > 0 && (column_field(pane, j) == pane->form->label_field ||
                                  field->type->columns <= 11 || field->type->refers);
    *wish = seen > head ? seen : head;
    if (*wish > PROSE_MOST) {
        *wish = PROSE_MOST;
    }
    *least = whole || *wish < PROSE_LEAST ? *wish : PROSE_LEAST;
    return declared == 0;
}

/* Which column can best be spared, because the detail says it too: the people, then prose from
 * the right. The plan's count if none can. */
static size_t spare_column(const struct list_pane *pane, const struct plan *plan)
{
    for (int people = 1; people >= 0; people--) {
        for (size_t at = plan->count; at > 0; at--) {
            size_t j = plan->column[at - 1];
            const struct field *field = &pane->form->fields[column_field(pane, j)];
            bool prose = field->type->kind == FIELD_TEXT || field->type->kind == FIELD_LONG_TEXT;
            if (people ? field->type->kind == FIELD_OFFICER
                       : prose && pane->form->list[j].columns > 0 &&
                             column_field(pane, j) != pane->form->label_field) {
                return at - 1;
            }
        }
    }
    return plan->count;
}

static void leave_out(struct plan *plan, size_t at)
{
    plan->count--;
    memmove(plan->column + at, plan->column + at + 1, (plan->count - at) * sizeof plan->column[0]);
}

/* Shares the width among the columns; where they would be cut too short, some are left out. */
static struct plan plan_columns(struct list_pane *pane, int shown)
{
    struct plan plan = {.gap = pane->box.columns >= 100 ? 2 : 1};
    int wish[LIST_PANE_COLUMNS], least[LIST_PANE_COLUMNS], space = pane->box.columns - LEAD - 1;
    size_t all = pane->form->list_count;
    all = all < LIST_PANE_COLUMNS ? all : LIST_PANE_COLUMNS;
    measure(pane, all, pane->top, shown);
    for (; plan.count < all; plan.count++) {
        plan.column[plan.count] = plan.count;
    }
    for (;;) {
        int greedy = -1, needed = -plan.gap;
        for (size_t at = 0; at < plan.count; at++) {
            if (column_wish(pane, plan.column[at], &wish[at], &least[at])) {
                greedy = (int)at;
            }
            needed += least[at] + plan.gap;
        }
        layout_columns(wish, least, plan.count, greedy, space, plan.gap, plan.width);
        size_t spare = spare_column(pane, &plan);
        if (needed <= space || spare == plan.count) {
            return plan;
        }
        leave_out(&plan, spare);
    }
}

static void draw_title(struct list_pane *pane, WINDOW *window, bool focus)
{
    const struct box *box = &pane->box;
    const struct list_window *list = &pane->window;
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, " %s", list->view->title);
    if (list->filter) {
        buffer_add_format(&text, "  查找：%s", list->filter);
    }
    char counter[48];
    struct buffer right;
    buffer_init(&right);
    if (list->mark_count > 0) {
        buffer_add_format(&right, "已标 %zu 行  ", list->mark_count);
    }
    if (list->sort) {
        buffer_add_format(&right, "按%s%s  ",
                          pane->form->fields[form_field(pane->form, list->sort)].label,
                          list->descending ? "倒排" : "顺排");
    }
    buffer_add_format(&right, "%s ", list_window_counter(list, counter));
    int width = text_columns(buffer_text(&right));
    canvas_text(window, box->row, box->column, box->columns - width,
                focus ? STYLE_STRONG : STYLE_PLAIN, buffer_text(&text));
    canvas_text_right(window, box->row, box->column + box->columns - width, width, STYLE_PLAIN,
                      buffer_text(&right));
    buffer_done(&text);
    buffer_done(&right);
}

static void draw_headings(const struct list_pane *pane, const struct plan *plan, WINDOW *window)
{
    int column = pane->box.column + LEAD, row = pane->box.row + 1;
    for (size_t j = 0; j < plan->count; j++) {
        canvas_text(window, row, column, plan->width[j], STYLE_DIM,
                    pane->form->fields[column_field(pane, plan->column[j])].label);
        column += plan->width[j] + plan->gap;
    }
}

static enum style row_style(const struct list_pane *pane, int index, bool focus)
{
    const struct view_row *row = &pane->window.rows[index];
    if (index == (int)pane->window.chosen) {
        return focus ? STYLE_CHOSEN : STYLE_CHOSEN_DIM;
    }
    return list_window_marked(&pane->window, row->id) ? STYLE_MARKED : STYLE_PLAIN;
}

static void draw_row(const struct list_pane *pane, const struct plan *plan, WINDOW *window,
                     int index, int at, bool focus)
{
    const struct view_row *row = &pane->window.rows[index];
    enum style style = row_style(pane, index, focus);
    bool chosen = index == (int)pane->window.chosen;
    struct buffer text;
    buffer_init(&text);
    canvas_fill(window, at, pane->box.column, pane->box.columns, style);
    canvas_text(window, at, pane->box.column, 1, style,
                list_window_marked(&pane->window, row->id) ? "*"
                : chosen                                   ? ">"
                                                           : " ");
    int column = pane->box.column + LEAD;
    for (size_t j = 0; j < plan->count; j++) {
        cell_text(pane, row, plan->column[j], &text);
        bool late =
            row->overdue && !chosen && strncmp(buffer_text(&text), "超期", strlen("超期")) == 0;
        canvas_text(window, at, column, plan->width[j], late ? STYLE_WARN : style,
                    buffer_text(&text));
        column += plan->width[j] + plan->gap;
    }
    buffer_done(&text);
}

static void draw_empty(const struct list_pane *pane, WINDOW *window)
{
    const struct list_window *list = &pane->window;
    char *text =
        list->filter
            ? memory_format("没有找到“%.*s”。Esc 清除查找；名称的一段、拼音首字母、末几位都能查。",
                            (int)text_cut(list->filter, 16), list->filter)
            : memory_format("这里还没有内容。%s", list->view->help);
    canvas_text(window, pane->box.row + 2, pane->box.column + LEAD, pane->box.columns - LEAD,
                STYLE_DIM, text);
    free(text);
}

void list_pane_draw(struct list_pane *pane, WINDOW *window, bool focus)
{
    int shown = pane->box.rows - 2;
    pane->top = layout_scroll(pane->top, (int)pane->window.chosen, shown, (int)pane->window.count,
                              pane->box.columns < getmaxx(window));
    struct plan plan = plan_columns(pane, shown);
    draw_title(pane, window, focus);
    draw_headings(pane, &plan, window);
    if (pane->window.count == 0) {
        draw_empty(pane, window);
    }
    for (int i = 0; i < shown && pane->top + i < (int)pane->window.count; i++) {
        draw_row(pane, &plan, window, pane->top + i, pane->box.row + 2 + i, focus);
    }
}
