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
#include "list_plan.h"

static size_t due_column(const struct list_pane *pane)
{
    size_t column = 0;
    while (column < pane->form->list_count &&
           strcmp(pane->form->fields[pane->form->list[column].field].key, "due_on") != 0) {
        column++;
    }
    return column;
}

/* 今日 says how much there is of each: 超期 3，七日内 4，以后 1. Not of a list that isn't wholly in memory. */
static void add_near(const struct list_pane *pane, struct buffer *text)
{
    enum { OVER, NOW, SOON, LATER, UNDATED, KINDS };
    static const char *const words[KINDS] = {"超期", "今天", "七日内", "以后", "不限期"};
    const struct list_window *list = &pane->window;
    size_t counts[KINDS] = {0}, column = due_column(pane);
    date_t today = office_today(list->office);
    if (list->view->filter != VIEW_TODAY || list->more_before || list->more_after || list->old ||
        column == pane->form->list_count) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const char *due = list->rows[i].values[column];
        date_t on = due ? date_parse(due, today) : DATE_NONE;
        counts[on == DATE_NONE           ? UNDATED
               : on < today              ? OVER
               : on == today             ? NOW
               : on <= today + VIEW_DAYS ? SOON
                                         : LATER]++;
    }
    const char *between = "  ";
    for (int kind = 0; kind < KINDS; kind++) {
        if (counts[kind] > 0) {
            buffer_add_format(text, "%s%s %zu", between, words[kind], counts[kind]);
            between = "，";
        }
    }
}

static void draw_title(struct list_pane *pane, WINDOW *window, bool focus)
{
    const struct box *box = &pane->box;
    const struct list_window *list = &pane->window;
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, " %s", list_pane_title(pane));
    add_near(pane, &text);
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

static void draw_headings(struct list_pane *pane, const struct list_plan *plan, WINDOW *window)
{
    int column = pane->box.column + LIST_LEAD, row = pane->box.row + 1;
    struct buffer text;
    buffer_init(&text);
    for (size_t j = 0; j < plan->count; j++) {
        bool here = plan->column[j] == pane->column;
        if (here) {
            pane->cell = column - pane->box.column;
        }
        list_plan_heading(pane, plan->column[j], &text);
        canvas_text(window, row, column, plan->width[j], here ? STYLE_STRONG : STYLE_DIM,
                    buffer_text(&text));
        column += plan->width[j] + plan->gap;
    }
    buffer_done(&text);
}

/* The chosen row is shown by its sign and the one cell under the cursor: writing whole rows of
 * Chinese anew, in reverse and back, would cost more than all else together. */
static enum style cell_style(const struct list_pane *pane, const struct view_row *row,
                             size_t column, bool chosen, bool focus, const char *text)
{
    if (chosen && column == pane->column) {
        return focus ? STYLE_CHOSEN : STYLE_CHOSEN_DIM;
    }
    if (row->overdue && strncmp(text, "超期", strlen("超期")) == 0) {
        return STYLE_WARN;
    }
    bool label = pane->form->list[column].field == pane->form->label_field;
    return label && list_window_marked(&pane->window, row->id) ? STYLE_MARKED : STYLE_PLAIN;
}

static void draw_row(const struct list_pane *pane, const struct list_plan *plan, WINDOW *window,
                     int index, int at, bool focus)
{
    const struct view_row *row = &pane->window.rows[index];
    bool chosen = index == (int)pane->window.chosen;
    bool marked = list_window_marked(&pane->window, row->id);
    int column = pane->box.column + LIST_LEAD;
    struct buffer text;
    buffer_init(&text);
    canvas_text(window, at, pane->box.column, 1, STYLE_PLAIN, chosen ? ">" : " ");
    canvas_text(window, at, pane->box.column + 1, 1, marked ? STYLE_MARKED : STYLE_PLAIN,
                marked ? "*" : " ");
    for (size_t j = 0; j < plan->count; j++) {
        list_plan_cell(pane, row, plan->column[j], &text);
        int used = text_columns(buffer_text(&text));
        used = used < 2 ? 2 : used;
        canvas_text(window, at, column, used < plan->width[j] ? used : plan->width[j],
                    cell_style(pane, row, plan->column[j], chosen, focus, buffer_text(&text)),
                    buffer_text(&text));
        column += plan->width[j] + plan->gap;
    }
    buffer_done(&text);
}

static void draw_empty(const struct list_pane *pane, WINDOW *window)
{
    const struct list_window *list = &pane->window;
    char *text =
        list->old && !list->failed ? memory_copy("正在查找。")
        : list->failed ? memory_copy("读不出这张列表。按 F5 或任意键再读一次。")
        : list->filter
            ? memory_format("没有找到“%.*s”。Esc 清除查找；名称的一段、拼音首字母、末几位都能查。",
                            (int)text_cut(list->filter, 16), list->filter)
            : memory_format("这里还没有内容。%s", list->view->help);
    canvas_text(window, pane->box.row + 2, pane->box.column + LIST_LEAD,
                pane->box.columns - LIST_LEAD, STYLE_DIM, text);
    free(text);
}

void list_pane_draw(struct list_pane *pane, WINDOW *window, bool focus)
{
    int shown = pane->box.rows - 2;
    /* at an edge some rows come into sight at once: one sees what follows, and most steps scroll
     * nothing; beside the detail, where the terminal can't scroll, they are half a page */
    int step = pane->box.columns < getmaxx(window) ? shown / 2 : shown / 3;
    pane->top =
        layout_scroll(pane->top, (int)pane->window.chosen, shown, (int)pane->window.count, step);
    struct list_plan plan = list_plan_make(pane, shown);
    draw_title(pane, window, focus);
    draw_headings(pane, &plan, window);
    if (pane->window.count == 0) {
        draw_empty(pane, window);
    }
    for (int i = 0; i < shown && pane->top + i < (int)pane->window.count; i++) {
        draw_row(pane, &plan, window, pane->top + i, pane->box.row + 2 + i, focus);
    }
}
