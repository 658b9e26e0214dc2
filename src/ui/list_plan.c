/* list_plan: which columns of a list stand on the screen and how wide. See list_plan.h.
 *
 * Names and dates stand whole, prose is cut. Where the width doesn't do, the columns go that
 * the detail says too; whoever goes there with the cursor gets them into sight. */
#include "list_plan.h"

#include <string.h>

#include "base/text.h"

#define PROSE_LEAST 18
#define PROSE_MOST 60

static int column_field(const struct list_pane *pane, size_t column)
{
    return pane->form->list[column].field;
}

/* 超期 02-25, 今天 03-09, 周四 03-12: what is near says so; what is later stays as it is. */
static void add_due(const struct view_row *row, const char *cell, date_t today, struct buffer *out)
{
    date_t on = date_parse(cell, today);
    bool is_near = on != DATE_NONE && on <= today + VIEW_DAYS;
    const char *word = row->overdue  ? "超期"
                       : on == today ? "今天"
                       : is_near     ? date_weekday_chinese(on)
                                     : NULL;
    if (word) {
        buffer_add_format(out, "%s %s", word, cell + strlen("2026-"));
    } else {
        buffer_add(out, cell);
    }
}

void list_plan_cell(const struct list_pane *pane, const struct view_row *row, size_t column,
                    struct buffer *out)
{
    const char *cell = row->cells[column] ? row->cells[column] : "";
    bool due = strcmp(pane->form->fields[column_field(pane, column)].key, "due_on") == 0;
    buffer_clear(out);
    if (due && strlen(cell) == strlen("2026-03-09")) {
        add_due(row, cell, office_today(pane->window.office), out);
    } else {
        buffer_add(out, cell);
    }
}

void list_plan_heading(const struct list_pane *pane, size_t column, struct buffer *out)
{
    const struct field *field = &pane->form->fields[column_field(pane, column)];
    const struct list_window *window = &pane->window;
    buffer_clear(out);
    buffer_add(out, field->label);
    if (window->sort && strcmp(window->sort, field->key) == 0) {
        buffer_add(out, window->descending ? " 降" : " 升");
    }
}

static void measure(struct list_pane *pane, size_t count, int first, int shown)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t j = 0; j < count; j++) {
        for (int i = first; i < first + shown && i < (int)pane->window.count; i++) {
            list_plan_cell(pane, &pane->window.rows[i], j, &text);
            int width = text_columns(buffer_text(&text));
            if (width > pane->widest[j]) {
                pane->widest[j] = width;
            }
        }
    }
    buffer_done(&text);
}

static int heading_columns(const struct list_pane *pane, size_t j)
{
    struct buffer text;
    buffer_init(&text);
    list_plan_heading(pane, j, &text);
    int columns = text_columns(buffer_text(&text));
    buffer_done(&text);
    return columns;
}

/* What a column wants and what it can do with: names and dates whole, prose cut at a heading's width
 * or more. Returns whether it is the one that takes what is left. */
static bool column_wish(const struct list_pane *pane, size_t j, int *wish, int *least)
{
    const struct field *field = &pane->form->fields[column_field(pane, j)];
    int head = heading_columns(pane, j), seen = pane->widest[j];
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

/* Which column can best be spared, because the detail says it too: the people, then prose from the
 * right, then whatever stands farthest from the cursor. The plan's count if none can. */
static size_t spare_column(const struct list_pane *pane, const struct list_plan *plan)
{
    for (int round = 0; round < 3; round++) {
        for (size_t at = plan->count; at > 0; at--) {
            size_t j = plan->column[at - 1];
            const struct field *field = &pane->form->fields[column_field(pane, j)];
            bool prose = field->type->kind == FIELD_TEXT || field->type->kind == FIELD_LONG_TEXT;
            bool label = column_field(pane, j) == pane->form->label_field;
            bool spared = round == 0   ? field->type->kind == FIELD_OFFICER
                          : round == 1 ? prose && pane->form->list[j].columns > 0
                                       : pane->column > 0 && pane->form->list[j].columns > 0;
            if (spared && !label && j != pane->column) {
                return at - 1;
            }
        }
    }
    return plan->count;
}

static void leave_out(struct list_plan *plan, size_t at)
{
    plan->count--;
    memmove(plan->column + at, plan->column + at + 1, (plan->count - at) * sizeof plan->column[0]);
}

/* Which columns hide nothing: what they say needs no second place below. */
static void note_whole(struct list_pane *pane, const struct list_plan *plan)
{
    memset(pane->whole, 0, sizeof pane->whole);
    for (size_t at = 0; at < plan->count; at++) {
        size_t j = plan->column[at];
        pane->whole[j] = pane->widest[j] <= plan->width[at];
    }
}

struct list_plan list_plan_make(struct list_pane *pane, int shown)
{
    struct list_plan plan = {.gap = pane->box.columns >= 100 ? 2 : 1};
    int wish[LIST_PANE_COLUMNS], least[LIST_PANE_COLUMNS];
    int space = pane->box.columns - LIST_LEAD - 1;
    size_t all = list_pane_columns(pane);
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
            note_whole(pane, &plan);
            return plan;
        }
        leave_out(&plan, spare);
    }
}
