/* drafts_offer: what was not finished, offered. See drafts_offer.h.
 *
 * Going on opens the form at the field where the cursor stood; later leaves the draft where it
 * is; only dropping, which is asked for twice, takes it away. */
#include "drafts_offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "desk_private.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

#define DRAFTS_MOST 8

enum { LATER = 100, DROP = 101 };

/* Lives as long as its dialog. */
struct offer {
    struct app *app;
    struct office_draft drafts[DRAFTS_MOST];
    size_t count;
};

static void desk_record_saved(void *owner, const struct record *record)
{
    desk_changed(owner, record->form->name, record->id);
}

void drafts_go_on(struct app *app, const struct office_draft *draft, void *owner,
                  void (*saved)(void *owner, const struct record *record))
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
                                                    .owner = owner,
                                                    .saved = saved});
    free(typed);
}

/* One answer a draft, with its moment; returns how many. */
static size_t draft_answers(const struct offer *offer, const char *verb,
                            struct dialog_answer *answers, char texts[][200],
                            char moments[][DATE_TEXT])
{
    for (size_t i = 0; i < offer->count; i++) {
        snprintf(texts[i], sizeof texts[i], "%s：%.140s", verb, offer->drafts[i].called);
        answers[i] = (struct dialog_answer){
            texts[i], moment_format(offer->drafts[i].at, moments[i]), NULL, (int)i};
    }
    return offer->count;
}

static void drop_answered(void *owner, int id, const char *typed)
{
    struct offer *offer = owner;
    struct err err = {0};
    (void)typed;
    if (id < 0) {
        return;
    }
    if (office_draft_drop(offer->app->office, &offer->drafts[id], &err)) {
        app_say(offer->app, STYLE_PLAIN, "已丢掉草稿：%s", offer->drafts[id].called);
    } else {
        app_say_err(offer->app, &err);
    }
}

static void ask_drop(const struct offer *asked)
{
    struct offer *offer = memory_alloc(sizeof *offer);
    *offer = *asked;
    struct dialog_answer answers[DRAFTS_MOST + 1] = {{"都留着", NULL, NULL, -1}};
    char texts[DRAFTS_MOST][200], moments[DRAFTS_MOST][DATE_TEXT];
    size_t count = draft_answers(offer, "丢掉", answers + 1, texts, moments) + 1;
    dialog_open(offer->app, &(struct dialog_options){.title = "丢掉草稿",
                                                     .style = STYLE_WARN,
                                                     .text = "丢掉的草稿找不回来。",
                                                     .answers = answers,
                                                     .count = count,
                                                     .chosen = -1,
                                                     .owner = offer,
                                                     .answer = drop_answered,
                                                     .release = free});
}

static void answered(void *owner, int id, const char *typed)
{
    struct offer *offer = owner;
    (void)typed;
    if (id == DROP) {
        ask_drop(offer);
    } else if (id != LATER) {
        drafts_go_on(offer->app, &offer->drafts[id], offer->app->scenes[0], desk_record_saved);
    }
}

static void ask(struct offer *offer)
{
    struct dialog_answer answers[DRAFTS_MOST + 2];
    char texts[DRAFTS_MOST][200], moments[DRAFTS_MOST][DATE_TEXT], title[64], whose[160];
    const char *me = record_get(office_me(offer->app->office), "name");
    size_t count = draft_answers(offer, "接着写", answers, texts, moments);
    answers[count++] =
        (struct dialog_answer){"以后再说", "草稿留着，命令“草稿”随时能找回", NULL, LATER};
    answers[count++] = (struct dialog_answer){"丢掉", NULL, NULL, DROP};
    snprintf(title, sizeof title, "有 %zu 份没写完的", offer->count);
    snprintf(whose, sizeof whose, "%s 没有保存的，离开或断线时留下的；接着写就回到原来的那一栏。",
             me ? me : "");
    dialog_open(offer->app, &(struct dialog_options){.title = title,
                                                     .text = whose,
                                                     .answers = answers,
                                                     .count = count,
                                                     .chosen = -1,
                                                     .owner = offer,
                                                     .answer = answered,
                                                     .release = free});
}

void drafts_offer(struct app *app, bool asked)
{
    struct offer *offer = memory_alloc(sizeof *offer);
    struct err err = {0};
    offer->app = app;
    bool read = office_draft_list(app->office, offer->drafts, DRAFTS_MOST, &offer->count, &err);
    if (read && offer->count > 0) {
        ask(offer);
        return;
    }
    if (!read) {
        app_say_err(app, &err);
    } else if (asked) {
        app_say(app, STYLE_PLAIN, "没有写了一半的草稿。");
    }
    free(offer);
}
