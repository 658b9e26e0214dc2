/* steps_popup: what was done in a case, to be opened. See steps_popup.h. */
#include "steps_popup.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/step.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

struct popup {
    struct app *app;
    void *owner;
    void (*saved)(void *owner, const struct record *record);
    struct step steps[DIALOG_ANSWERS];
    size_t count;
};

static void chosen(void *owner, int id, const char *typed)
{
    const struct popup *popup = owner;
    const struct step *step = &popup->steps[id];
    (void)typed;
    form_view_start(popup->app, step->form->name, step->id, 0, NULL, popup->owner, popup->saved);
}

/* All of the line: the dialog cuts what is longer than the screen. */
static void explain(void *owner, int id, struct buffer *text)
{
    const struct popup *popup = owner;
    buffer_add_format(text, "【%s】", popup->steps[id].form->title);
    step_line(&popup->steps[id], text);
    buffer_add_char(text, '\n');
}

static void open_dialog(struct popup *popup, const char *called, size_t total)
{
    struct dialog_answer answers[DIALOG_ANSWERS];
    char title[256], text[160] = "";
    char *heads[DIALOG_ANSWERS];
    for (size_t i = 0; i < popup->count; i++) {
        const struct step *step = &popup->steps[i];
        struct buffer head;
        buffer_init(&head);
        step_head(step, &head);
        heads[i] = buffer_take(&head);
        answers[i] = (struct dialog_answer){heads[i], step->content, NULL, (int)i};
    }
    snprintf(title, sizeof title, "历次办理 %s", called);
    if (total > popup->count) {
        snprintf(text, sizeof text, "最近的 %zu 次；更早的 %zu 次见 rouzhi show。", popup->count,
                 total - popup->count);
    }
    dialog_open(popup->app, &(struct dialog_options){.title = title,
                                                     .text = text[0] ? text : NULL,
                                                     .answers = answers,
                                                     .count = popup->count,
                                                     .chosen = -1,
                                                     .owner = popup,
                                                     .answer = chosen,
                                                     .explain = explain,
                                                     .release = free});
    for (size_t i = 0; i < popup->count; i++) {
        free(heads[i]);
    }
}

void steps_popup_open(struct app *app, int64_t case_id, const char *called, void *owner,
                      void (*saved)(void *owner, const struct record *record))
{
    struct popup *popup = memory_alloc(sizeof *popup);
    struct err err = {0};
    size_t total = 0;
    *popup = (struct popup){.app = app, .owner = owner, .saved = saved};
    if (!step_list(app->office, case_id, popup->steps, DIALOG_ANSWERS, &popup->count, &total,
                   &err)) {
        app_say_err(app, &err);
        free(popup);
    } else if (popup->count == 0) {
        app_say(app, STYLE_PLAIN, "%s 还没有办过什么，按 F5 办理。", called);
        free(popup);
    } else {
        open_dialog(popup, called, total);
    }
}
