/* due_rows: cases of a list with what is due in them, whose it is and why it is that day, as a table or as
 * JSON: for `due` and `list today`. Decides nothing: the list and its order are the office's. */
#ifndef CLI_DUE_ROWS_H
#define CLI_DUE_ROWS_H

#include "office/desk.h"

struct due_asked {
    struct desk_query query; /* a list of cases, the earliest due first */
    date_t until;            /* due later: left out; DATE_NONE: all, those without a day last */
    size_t limit;            /* 0: all */
};

struct due_row {
    struct record *kase;
    date_t on; /* DATE_NONE: nothing is due on a day */
};

struct due_rows {
    struct due_row *items;
    size_t count;
    bool more; /* there were more than the limit */
};

/* Reads them; due_rows_done's also if it fails. */
bool due_rows_read(struct office *office, const struct due_asked *asked, struct due_rows *rows,
                   struct err *err);
void due_rows_done(struct due_rows *rows);

void due_rows_json(struct office *office, const struct due_rows *rows);
/* Aligned columns on stdout, under each row why it is that day; the number of rows on stderr. Nothing at all
 * on stdout if there is none: cron mails nothing then. */
void due_rows_table(struct office *office, const struct due_rows *rows);

#endif
