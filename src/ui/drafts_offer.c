/* drafts_offer: what was not finished, offered. See drafts_offer.h.
 *
 * Going on opens the form at the field where the cursor stood; later leaves the draft where it
 * is; only dropping, which is asked for twice, takes it away. */
#include "drafts_offer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "desk_private.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

#define DRAFTS_MOST 8

enum { LATER = 100, DROP = 101 };

/* A scene without a look of its own: it holds the drafts for the dialogs on top of it. */
struct offer {
    struct scene scene;
    struct office_draft drafts[DRAFTS_MOST];
    size_t count;
};

static void desk_record_saved(void *owner, const struct record *record)
{
    desk_changed(owner, record->form->name, record->id);
}

static void go_on(struct app *app, const struct office_draft *draft)
{
    struct err err = {0};
    char *typed = NULL;
    struct record *record = office_draft_take(app->office, draft, &typed, &err);
    if (!record) {
        app_say_err(app, &err);
        return;
    }
    form_view_open(app, &(struct form_view_options){.record = record,
                                                    .context = draft->context,
                                                    .draft = draft,
                                                    .typed = typed,
                                                    .owner = app->scenes[0],
                                                    .saved = desk_record_saved});
    free(typed);
}

static void drop_answered(void *owner, int id, const char *typed)
{
    struct offer *offer = owner;
    struct app *app = offer->scene.app;
    struct err err = {0};
    (void)typed;
    if (id >= 0 && !office_draft_drop(app->office, &offer->drafts[id], &err))
        app_say_err(app, &err);
    else if (id >= 0)
        app_say(app, STYLE_PLAIN, "已丢掉草稿：%s", offer->drafts[id].called);
    app_close(&offer->scene);
}

static void cancelled(void *owner)
{
    app_close(&((struct offer *)owner)->scene);
}

static size_t draft_answers(const struct offer *offer, struct dialog_answer *answers,
                            char texts[][200], const char *verb)
{
    for (size_t i = 0; i < offer->count; i++) {
        char at[DATE_TEXT];
        moment_format(offer->drafts[i].at, at);
        snprintf(texts[i], sizeof texts[i], "%s：%.140s", verb, offer->drafts[i].called);
        answers[i] = (struct dialog_answer){texts[i], NULL, NULL, (int)i};
    }
    return offer->count;
}

static void ask_drop(struct offer *offer)
{
    struct dialog_answer answers[DRAFTS_MOST + 1];
    char texts[DRAFTS_MOST][200];
    size_t count = draft_answers(offer, answers + 1, texts, "丢掉") + 1;
    answers[0] = (struct dialog_answer){"都留着", NULL, NULL, -1};
    dialog_open(offer->scene.app, &(struct dialog_options){.title = "丢掉草稿",
                                                           .style = STYLE_WARN,
                                                           .text = "丢掉的草稿找不回来。",
                                                           .answers = answers,
                                                           .count = count,
                                                           .chosen = -1,
                                                           .owner = offer,
                                                           .answer = drop_answered,
                                                           .cancel = cancelled});
}

static void answered(void *owner, int id, const char *typed)
{
    struct offer *offer = owner;
    struct app *app = offer->scene.app;
    (void)typed;
    if (id == DROP) {
        ask_drop(offer);
        return;
    }
    struct office_draft draft =
        id == LATER ? (struct office_draft){.object = 0} : offer->drafts[id];
    app_close(&offer->scene);
    if (id != LATER)
        go_on(app, &draft);
}

static void ask(struct offer *offer)
{
    struct dialog_answer answers[DRAFTS_MOST + 2];
    char texts[DRAFTS_MOST][200], title[64];
    size_t count = draft_answers(offer, answers, texts, "接着写");
    char remarks[DRAFTS_MOST][DATE_TEXT];
    for (size_t i = 0; i < count; i++)
        answers[i].remark = moment_format(offer->drafts[i].at, remarks[i]);
    answers[count++] =
        (struct dialog_answer){"以后再说", "草稿留着，命令“草稿”随时能找回", NULL, LATER};
    answers[count++] = (struct dialog_answer){"丢掉…", NULL, NULL, DROP};
    snprintf(title, sizeof title, "有 %zu 份没写完的", offer->count);
    dialog_open(offer->scene.app, &(struct dialog_options){.title = title,
                                                           .answers = answers,
                                                           .count = count,
                                                           .chosen = -1,
                                                           .owner = offer,
                                                           .answer = answered,
                                                           .cancel = cancelled});
}

static void offer_draw(struct scene *scene)
{
    canvas_fill(scene->window, 0, 0, scene->box.columns, STYLE_PLAIN);
}

static bool offer_key(struct scene *scene, const struct key *key, enum action_id action)
{
    (void)key;
    (void)action;
    app_close(scene);
    return true;
}

/* It stands behind its dialog, which is larger. */
static struct box offer_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout_popup(layout, 3, 10);
}

static void offer_free(struct scene *scene)
{
    free(scene);
}

static const struct scene_ops offer_ops = {
    .where = PLACE_DIALOG,
    .draw = offer_draw,
    .key = offer_key,
    .resize = offer_resize,
    .free = offer_free,
};

void drafts_offer(struct app *app, bool asked)
{
    struct offer *offer = memory_alloc(sizeof *offer);
    struct err err = {0};
    offer->scene.ops = &offer_ops;
    if (!office_draft_list(app->office, offer->drafts, DRAFTS_MOST, &offer->count, &err) ||
        offer->count == 0) {
        if (err.code != ERR_NONE)
            app_say_err(app, &err);
        else if (asked)
            app_say(app, STYLE_PLAIN, "没有写了一半的草稿。");
        free(offer);
        return;
    }
    app_push(app, &offer->scene);
    ask(offer);
}
