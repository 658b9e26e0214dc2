/* row_bulk: the acts of the table over all marked rows. See row_acts.h.
 *
 * What refuses one row is what refuses it here: the same question to office and law, row by row. */
#include "row_acts.h"

#include <stdio.h>
#include <string.h>

#include "office/desk.h"
#include "office/row_act.h"
#include "printing.h"
#include "ui/dialog.h"

static bool act_is_open(struct office *office, const struct bulk_job *job,
                        const struct record *record, struct err *err)
{
    return row_act_open_on(office, job->what, record, err);
}

static bool void_row(struct office *office, const struct bulk_job *job, int64_t id,
                     const char *typed, struct buffer *note, struct err *err)
{
    (void)job;
    (void)note;
    return desk_void_case(office, id, typed, err);
}

void row_acts_open_many(struct app *app, struct bulk_options *options)
{
    struct bulk_job jobs[DIALOG_ANSWERS];
    size_t all, count = 0;
    const struct row_act *table = row_act_table(app->office, &all);
    struct buffer single;
    buffer_init(&single);
    for (size_t i = 0; i < all && count < DIALOG_ANSWERS; i++) {
        if (strcmp(table[i].form, options->form) != 0) {
            continue;
        }
        if (table[i].does == ROW_ACT_PRINT) {
            count += printing_jobs(&jobs[count], DIALOG_ANSWERS - count);
        } else if (table[i].does == ROW_ACT_VOID) {
            jobs[count++] = (struct bulk_job){.title = table[i].title,
                                              .what = &table[i],
                                              .warning = "作废后不能再办理，案号不复用。",
                                              .prompt = "作废的理由（每一行都记这一条）：",
                                              .open = act_is_open,
                                              .run = void_row};
        } else if (table[i].does != ROW_ACT_STEP && table[i].does != ROW_ACT_STEPS) {
            buffer_add_format(&single, "%s%s", single.length ? "、" : "", table[i].title);
        }
    }
    if (single.length > 0) {
        buffer_add(&single, "要填表，清除标记后一行一行办。");
    }
    char title[64];
    snprintf(title, sizeof title, "办理标记的 %zu 行", options->count);
    options->title = title;
    options->remark = single.length > 0 ? buffer_text(&single) : NULL;
    options->jobs = jobs;
    options->job_count = count;
    if (count > 0) {
        bulk_open(app, options);
    } else {
        app_say(app, STYLE_WARN, "%s",
                options->remark ? options->remark
                                : "标记的行没有可以一起办的事，清除标记后一行一行办。");
    }
    buffer_done(&single);
}
