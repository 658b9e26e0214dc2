/* view: the lists that people look at, declared as a table.
 *
 * A view is a form's list with a filter and an order; screen (sections, F8), command
 * line (rouzhi list VIEW) and help use the same table. Rows come page by page from an
 * index, keyed by the last row seen (never by an offset). */
#ifndef LAW_VIEW_H
#define LAW_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "law/act.h"

enum view_filter {
    VIEW_ALL,
    VIEW_MINE,     /* I am one of the two handling officers */
    VIEW_OPEN,     /* a due date is running */
    VIEW_MINE_OPEN,
    VIEW_OVERDUE,  /* due before today */
    VIEW_POSITIVE, /* items of the positive list in force */
    VIEW_NEGATIVE,
    VIEW_TODAY,     /* mine due within VIEW_DAYS or overdue, or mine to go on with; and what waits for me */
    VIEW_WAITING,   /* waits for one of my roles (law/case_hands.h), save what I handle */
    VIEW_UNIT_OPEN, /* a due date is running, and my unit handles it */
};

#define VIEW_DAYS 7 /* 今日 looks so far ahead */

struct view {
    const char *key;   /* at the prompt: rouzhi list due */
    const char *title; /* 我的待办 */
    const char *form;
    enum view_filter filter;
    const char *sort;  /* key of the field */
    bool descending;
    enum act_id act;   /* who may see it */
    const char *help;
};

const struct view *view_named(const char *key); /* or NULL */
const struct view *views(size_t *count);

struct view_row {
    int64_t id;
    char *sort_key; /* value of the sort column, canonical; may be NULL */
    char **cells;   /* by column of the form's list, as people read them */
    char **values;  /* the same as they are stored, NULL where there is none; masked ones masked */
    bool overdue;   /* its due date is before today */
};

struct view_page {
    struct view_row *rows;
    size_t count;
    size_t columns;
    bool more; /* there are further rows in the direction that was asked */
};

void view_row_done(struct view_row *row, size_t columns); /* frees what it holds */
void view_page_init(struct view_page *page);
void view_page_done(struct view_page *page);

#endif
