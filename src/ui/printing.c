/* printing: which document of which cases. See printing.h. Over many rows it is bulk.c that asks,
 * goes from row to row and says what came of it. */
#include "printing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/letter.h"
#include "ui/dialog.h"

bool printing_make(struct app *app, int64_t case_id, const char *document, const char *title)
{
    struct err err = {0};
    char *made = NULL;
    long copy = 0;
    if (!letter_print(app->office, case_id, document, NULL, &made, &copy, &err)) {
        dialog_message(app, title, STYLE_ERROR, err.message);
        return false;
    }
    char *called = letter_case_called(app->office, case_id);
    char *text =
        memory_format("%s的 PDF 已生成（第 %ld 次）：\n%s\n\n%s", title, copy, called, made);
    dialog_message(app, title, STYLE_GOOD, text);
    free(called);
    free(text);
    free(made);
    app_refresh(app);
    return true;
}

/* The one case, while it is asked which document. */
struct printing {
    struct app *app;
    int64_t id;
};

static void document_chosen(void *owner, int id, const char *typed)
{
    struct printing *printing = owner;
    (void)typed;
    size_t count;
    const struct letter_kind *kind = &letter_kinds(&count)[id];
    preview_open(printing->app, printing->id, kind->name, kind->title);
}

static bool may_print(struct app *app)
{
    struct err err = {0};
    if (office_may(app->office, ACT_LETTER_PRINT, &err)) {
        return true;
    }
    app_say_err(app, &err);
    return false;
}

void printing_open(struct app *app, int64_t id)
{
    size_t count;
    const struct letter_kind *kinds = letter_kinds(&count);
    struct dialog_answer answers[DIALOG_ANSWERS];
    struct err refusals[DIALOG_ANSWERS];
    memset(refusals, 0, sizeof refusals);
    if (!may_print(app)) {
        return;
    }
    struct printing *printing = memory_alloc(sizeof *printing);
    *printing = (struct printing){app, id};
    count = count < DIALOG_ANSWERS ? count : DIALOG_ANSWERS;
    for (size_t i = 0; i < count; i++) {
        bool open = letter_open(app->office, id, kinds[i].name, &refusals[i]);
        answers[i] = (struct dialog_answer){kinds[i].title, "先看预览，再生成 PDF",
                                            open ? NULL : refusals[i].message, (int)i};
    }
    char *called = letter_case_called(app->office, id);
    char *title = memory_format("打印文书：%s", called);
    free(called);
    dialog_open(app, &(struct dialog_options){.title = title,
                                              .answers = answers,
                                              .count = count,
                                              .chosen = -1,
                                              .owner = printing,
                                              .answer = document_chosen,
                                              .release = free});
    free(title);
}

/* Whether there is this letter: it is made as text, nothing is issued. */
static bool letter_is_there(struct office *office, const struct bulk_job *job,
                            const struct record *record, struct err *err)
{
    const struct letter_kind *kind = job->what;
    return letter_open(office, record->id, kind->name, err);
}

static bool make_letter(struct office *office, const struct bulk_job *job, int64_t id,
                        const char *typed, struct buffer *note, struct err *err)
{
    const struct letter_kind *kind = job->what;
    char *made = NULL;
    long copy = 0;
    (void)typed;
    if (!letter_print(office, id, kind->name, NULL, &made, &copy, err)) {
        return false;
    }
    char *slash = strrchr(made, '/');
    buffer_clear(note);
    buffer_add_format(note, "\nPDF 在 %.*s", slash ? (int)(slash - made) : 0, made);
    free(made);
    return true;
}

size_t printing_jobs(struct bulk_job *jobs, size_t limit)
{
    size_t count;
    const struct letter_kind *kinds = letter_kinds(&count);
    count = count < limit ? count : limit;
    for (size_t i = 0; i < count; i++) {
        jobs[i] = (struct bulk_job){.verb = "打印",
                                    .title = kinds[i].title,
                                    .what = &kinds[i],
                                    .open = letter_is_there,
                                    .run = make_letter};
    }
    return count;
}

void printing_open_many(struct app *app, struct bulk_options *options)
{
    struct bulk_job jobs[DIALOG_ANSWERS];
    char title[64];
    if (!may_print(app)) {
        return;
    }
    snprintf(title, sizeof title, "打印标记的 %zu 行", options->count);
    options->title = title;
    options->jobs = jobs;
    options->job_count = printing_jobs(jobs, DIALOG_ANSWERS);
    bulk_open(app, options);
}
