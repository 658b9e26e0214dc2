/* bulk: one act over many rows: what can't be done is shown before anything is, then one row after
 * the other, with progress; Esc stops between two rows and nothing is ever half done.
 *
 * It decides nothing: whether a row is open for a job and doing it are asked of the job, row by
 * row, again when it is done, because others may have been faster. */
#ifndef UI_BULK_H
#define UI_BULK_H

#include "ui/app.h"

struct bulk_job {
    const char *verb;    /* 打印, before the title; NULL none */
    const char *title;   /* 作废案件 */
    const char *warning; /* said before it is done; NULL: it does no harm and is asked only where
                            some rows are refused */
    const char *prompt;  /* a line to be typed, for all rows; NULL none */
    const void *what;    /* the job's own */
    bool (*open)(struct office *office, const struct bulk_job *job, const struct record *record,
                 struct err *err);
    /* Does it; may replace `note`, a sentence that ends the summary. */
    bool (*run)(struct office *office, const struct bulk_job *job, int64_t id, const char *typed,
                struct buffer *note, struct err *err);
};

struct bulk_options {
    const char *title;  /* 办理标记的 18 行 */
    const char *remark; /* over the jobs; NULL none */
    const char *form;
    const int64_t *ids; /* copied */
    size_t count;
    const struct bulk_job *jobs; /* copied; at most DIALOG_ANSWERS */
    size_t job_count;
    void *owner;
    void (*done)(void *owner, int64_t id); /* it was done on this row */
    void (*finished)(void *owner);         /* before the summary; also after a stop */
};

void bulk_open(struct app *app, const struct bulk_options *options);

#endif
