/* line_bulk: one act over all marked rows, line by line: what can't be done is said before anything is,
 * then it is done row by row; what was done is no longer marked.
 *
 * Whether a row is open is asked of the office and the law row by row, and again when it is done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "line_private.h"
#include "office/desk.h"
#include "office/letter.h"
#include "office/row_act.h"

#define JOBS_MOST 16

/* One act, or one document, over many rows. */
struct job {
    const char *title;
    const struct row_act *act;
    const struct letter_kind *letter; /* NULL: not a document */
    char *why;                        /* asked once, for all rows; NULL */
};

static bool is_open(struct office *office, const struct job *job, const struct record *record,
                    struct err *err)
{
    return row_act_open_on(office, job->act, record, err) &&
           (!job->letter || letter_open(office, record->id, job->letter->name, err));
}

static bool look_at(struct line *line, const struct line_list *list, const struct job *job,
                    int64_t id, struct err *err)
{
    struct record *record = desk_load(line->office, line_list_form(line, list)->name, id, err);
    bool open = record && is_open(line->office, job, record, err);
    if (!open) {
        int label = record ? record->form->label_field : -1;
        const char *called = label >= 0 ? record_value(record, label) : NULL;
        bool named = !called || strstr(err->message, called) != NULL;
        line_say(line, "%s%s%s", named ? "" : called, named ? "" : "：", err->message);
    }
    record_free(record);
    return open;
}

/* Says which rows will be left out, and leaves the ids of the others in `open`. 0 as well if it was
 * stopped meanwhile. */
static size_t open_rows(struct line *line, const struct line_list *list, const struct job *job,
                        int64_t *open)
{
    size_t count = 0, all = list->window.mark_count;
    for (size_t i = 0; i < all; i++) {
        struct err err = {0};
        if (line_stopped(line)) {
            line_say(line, "已停下，什么也没有办。");
            return 0;
        }
        if (look_at(line, list, job, list->window.marks[i], &err)) {
            open[count++] = list->window.marks[i];
        }
    }
    if (count < all) {
        line_say(line, "以上 %zu 条不能办，不会动它们。", all - count);
    }
    return count;
}

static bool run(struct line *line, const struct job *job, int64_t id, struct err *err)
{
    if (!job->letter) {
        return desk_void_case(line->office, id, job->why, err);
    }
    char *made = NULL;
    long copy = 0;
    bool done = letter_print(line->office, id, job->letter->name, NULL, &made, &copy, err);
    if (done) {
        line_say_text(line, made);
    }
    free(made);
    return done;
}

static void run_all(struct line *line, struct line_list *list, const struct job *job,
                    const int64_t *ids, size_t count)
{
    size_t done = 0;
    bool stopped = false;
    if (count > 1) {
        line_say(line, "一条一条办，Ctrl-C 停下。");
    }
    for (size_t i = 0; i < count && !(stopped = line_stopped(line)) && !line_over(line); i++) {
        struct err err = {0};
        if (run(line, job, ids[i], &err)) {
            list_window_unmark(&list->window, ids[i]);
            done++;
        } else {
            line_say_err(line, &err);
        }
    }
    line_say(line, "%s%s：办了 %zu 条，共标记 %zu 条还没有办。",
             stopped ? "已停下，办好的不会退回。" : "", job->title, done, list->window.mark_count);
}

/* Asks whether, and for an act that needs one the reason. */
static bool is_wanted(struct line *line, struct job *job, size_t count)
{
    if (count == 0) {
        return false;
    }
    if (job->letter) {
        char text[160];
        snprintf(text, sizeof text, "%s：办这 %zu 条", job->title, count);
        const struct line_answer yes = {text, NULL, NULL, 1};
        return line_choose(line, NULL, NULL, &yes, 1) == 1;
    }
    line_say(line, "作废这 %zu 条？作废后不能再办理，案号不复用。", count);
    job->why = line_ask_reason(line, "每条都记的理由，0 不作废");
    return job->why != NULL;
}

static void do_job(struct line *line, struct line_list *list, struct job *job)
{
    int64_t *open = memory_array(NULL, list->window.mark_count + 1, sizeof *open);
    size_t count = open_rows(line, list, job, open);
    if (is_wanted(line, job, count)) {
        run_all(line, list, job, open, count);
    }
    free(job->why);
    free(open);
}

static size_t add_letters(const struct row_act *act, struct job *jobs, size_t count)
{
    size_t all;
    const struct letter_kind *kinds = letter_kinds(&all);
    for (size_t i = 0; i < all && count < JOBS_MOST; i++) {
        jobs[count++] = (struct job){.title = kinds[i].title, .act = act, .letter = &kinds[i]};
    }
    return count;
}

/* The acts that go over many rows at once: those that need no form of their own. */
static size_t jobs_of(const struct line *line, const char *form, bool letters_alone,
                      struct job *jobs)
{
    size_t all, count = 0;
    const struct row_act *table = row_act_table(line->office, &all);
    for (size_t i = 0; i < all && count < JOBS_MOST; i++) {
        if (strcmp(table[i].form, form) != 0) {
            continue;
        }
        if (table[i].does == ROW_ACT_PRINT) {
            count = add_letters(&table[i], jobs, count);
        } else if (table[i].does == ROW_ACT_VOID && !letters_alone) {
            jobs[count++] = (struct job){.title = table[i].title, .act = &table[i]};
        }
    }
    return count;
}

void line_bulk(struct line *line, struct line_list *list, bool letters_alone)
{
    struct job jobs[JOBS_MOST];
    struct line_answer answers[JOBS_MOST];
    char title[64];
    size_t count = jobs_of(line, line_list_form(line, list)->name, letters_alone, jobs);
    if (count == 0) {
        line_say(line, "标记的没有可以一起办的事，清标记后一条一条办。");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct line_answer){jobs[i].title, NULL, NULL, (int)i};
    }
    snprintf(title, sizeof title, "标记的 %zu 条", list->window.mark_count);
    int chosen = line_choose(line, title, NULL, answers, count);
    if (chosen != LINE_NOTHING) {
        do_job(line, list, &jobs[chosen]);
    }
}
