/* form_start: a form is asked for: what was begun of it and not filed is spoken of first, then its
 * record is made or loaded and opened.
 *
 * A draft is never written over: it is gone on with, dropped by a clear answer, or left where it is. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "drafts_offer.h"
#include "entry.h"
#include "office/desk.h"
#include "ui/dialog.h"

/* What is to be opened, while it is asked about a draft of the same. */
struct start {
    struct app *app;
    char form[64];
    int64_t id, context;
    char field[64]; /* reference that is the context's row, called `name`; "" */
    char *name;
    struct record *like; /* what repeats is taken from it; NULL */
    char *filed;         /* said of that one; NULL */
    void *owner;
    void (*saved)(void *owner, const struct record *record);
    struct office_draft draft;
};

enum { START_GO_ON, START_BESIDE, START_ASK_DROP, START_DROP, START_AGAIN };

static void start_open(const struct start *asked);
static void ask_drop(const struct start *asked);

static void start_free(void *owner)
{
    struct start *start = owner;
    free(start->name);
    record_free(start->like);
    free(start->filed);
    free(start);
}

static void open_anew(const struct start *start)
{
    struct app *app = start->app;
    struct err err = {0};
    struct record *record = start->id ? desk_load(app->office, start->form, start->id, &err)
                                      : desk_new(app->office, start->form, start->context, &err);
    if (!record) {
        app_say_err(app, &err);
        return;
    }
    int label = record->form->label_field;
    bool named = !start->field[0] && !text_is_blank(start->name) && label >= 0;
    if (start->field[0]) {
        record_refer(record, form_field(record->form, start->field), start->context, start->name);
    }
    if (named) {
        record_set(record, label, start->name);
    }
    struct buffer repeated;
    buffer_init(&repeated);
    if (start->like) {
        form_repeat_take(record, start->like, &repeated);
    }
    form_view_open(app, &(struct form_view_options){.record = record,
                                                    .context = start->context,
                                                    .owner = start->owner,
                                                    .saved = start->saved});
    if (start->like) {
        app_say(app, STYLE_GOOD, "%s再建一张%s%s%s", start->filed, repeated.length ? "：" : "。",
                buffer_text(&repeated), repeated.length ? "照上一张，可以改。" : "");
    }
    buffer_done(&repeated);
    struct form_view *view = (struct form_view *)app_top(app);
    if (named) { /* what was looked for is rarely the whole name: the cursor stands behind it */
        entry_go(view, entry_cell_find(view, record->form->fields[label].key, -1));
    }
}

static void start_answered(void *owner, int id, const char *typed)
{
    struct start *start = owner;
    struct err err = {0};
    (void)typed;
    if (id == START_GO_ON) {
        drafts_go_on(start->app, &start->draft, start->owner, start->saved);
    } else if (id == START_AGAIN) {
        start_open(start);
    } else if (id == START_ASK_DROP) {
        ask_drop(start);
    } else if (id == START_BESIDE || office_draft_drop(start->app->office, &start->draft, &err)) {
        open_anew(start);
    } else {
        app_say_err(start->app, &err);
    }
}

/* Whoever typed ahead meant the form and not this question, so that nothing typed blindly answers it. */
static void ask_about_draft(struct start *start)
{
    static const struct dialog_answer answers[] = {
        {"接着写", "回到原来的那一栏", NULL, START_GO_ON},
        {"留着它，另写一份", "这一份还在“草稿”里", NULL, START_BESIDE},
        {"丢掉它，重新写", "再问一次", NULL, START_ASK_DROP}};
    char at[DATE_TEXT], text[320];
    snprintf(text, sizeof text, "有一份没写完的：%s（%s）。", start->draft.called,
             moment_format(start->draft.at, at));
    dialog_open(start->app, &(struct dialog_options){.title = "草稿",
                                                     .text = text,
                                                     .answers = answers,
                                                     .count = 3,
                                                     .chosen = START_GO_ON,
                                                     .unexpected = true,
                                                     .owner = start,
                                                     .answer = start_answered,
                                                     .release = start_free});
}

/* Whether there is one isn't known: that is said, and nothing is written over. */
static void ask_unread(struct start *start, const struct err *err)
{
    static const struct dialog_answer answers[] = {
        {"再试一次", NULL, NULL, START_AGAIN},
        {"照样打开", "从前的草稿不会被盖掉", NULL, START_BESIDE}};
    char *text = memory_format("%s\n这张表单可能有一份没写完的，现在看不到。", err->message);
    dialog_open(start->app, &(struct dialog_options){.title = "草稿读不出来",
                                                     .style = STYLE_ERROR,
                                                     .text = text,
                                                     .answers = answers,
                                                     .count = 2,
                                                     .chosen = START_AGAIN,
                                                     .unexpected = true,
                                                     .owner = start,
                                                     .answer = start_answered,
                                                     .release = start_free});
    free(text);
}

static struct start *start_copy(const struct start *asked)
{
    struct start *start = memory_alloc(sizeof *start);
    *start = *asked;
    start->name = memory_copy(asked->name);
    start->like = asked->like ? record_copy(asked->like) : NULL;
    start->filed = memory_copy(asked->filed);
    return start;
}

/* Named once more before it is gone; whoever thinks better of it is asked the first question again. */
static void ask_drop(const struct start *asked)
{
    static const struct dialog_answer answers[] = {{"留着", NULL, NULL, START_AGAIN},
                                                   {"丢掉它，重新写", NULL, NULL, START_DROP}};
    struct start *start = start_copy(asked);
    char *text = form_draft_loss(&start->draft);
    dialog_open(start->app, &(struct dialog_options){.title = "丢掉草稿",
                                                     .style = STYLE_WARN,
                                                     .text = text,
                                                     .answers = answers,
                                                     .count = 2,
                                                     .chosen = START_AGAIN,
                                                     .unexpected = true,
                                                     .owner = start,
                                                     .answer = start_answered,
                                                     .release = start_free});
    free(text);
}

static void start_open(const struct start *asked)
{
    struct start *start = start_copy(asked);
    struct err err = {0};
    bool found = false;
    if (!office_draft_find(start->app->office, start->form, start->id, start->context,
                           &start->draft, &found, &err)) {
        ask_unread(start, &err);
    } else if (found) {
        ask_about_draft(start);
    } else {
        open_anew(start);
        start_free(start);
    }
}

void form_view_start(struct app *app, const char *form, int64_t id, int64_t context,
                     const char *name, void *owner,
                     void (*saved)(void *owner, const struct record *record))
{
    struct start start = {.app = app,
                          .id = id,
                          .context = context,
                          .name = (char *)name,
                          .owner = owner,
                          .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", form);
    start_open(&start);
}

void form_view_start_like(struct app *app, const struct record *like, const char *filed,
                          void *owner, void (*saved)(void *owner, const struct record *record))
{
    struct start start = {.app = app,
                          .like = (struct record *)like,
                          .filed = (char *)filed,
                          .owner = owner,
                          .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", like->form->name);
    start_open(&start);
}

void form_view_start_about(struct app *app, const char *form, const char *field, int64_t id,
                           const char *called, void *owner,
                           void (*saved)(void *owner, const struct record *record))
{
    struct start start = {
        .app = app, .context = id, .name = (char *)called, .owner = owner, .saved = saved};
    snprintf(start.form, sizeof start.form, "%s", form);
    snprintf(start.field, sizeof start.field, "%s", field);
    start_open(&start);
}
