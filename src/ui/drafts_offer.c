/* drafts_offer: what was not finished, offered. See drafts_offer.h.
 *
 * Going on opens the form at the field where the cursor stood; later leaves the draft where it
 * is; only dropping, named once more before it is done, takes it away. Each page is read anew. */
#include "drafts_offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "desk_private.h"
#include "form_words.h"
#include "office/row_act.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

#define PAGE 6 /* with what else can be answered, a digit each */

/* An answer that is no draft; a draft's is its place in the list. */
enum { LATER = -2, DROP = -3, MORE = -4, SURE = -5 };

/* All drafts there are, and the page of them that is shown. Lives as long as its dialog. */
struct offer {
    struct app *app;
    struct office_draft *drafts;
    size_t count, from;
    bool dropping;
    struct office_draft lost; /* asked about once more before it is gone */
};

static void offer_ask(struct offer *offer);
static void ask_sure(struct app *app, const struct offer *asked, int id);

static void offer_free(void *owner)
{
    struct offer *offer = owner;
    free(offer->drafts);
    free(offer);
}

/* NULL and *err if they can't be read. */
static struct offer *offer_read(struct app *app, struct err *err)
{
    struct offer *offer = memory_alloc(sizeof *offer);
    size_t most = 0;
    offer->app = app;
    bool read = office_draft_count(app->office, &most, err);
    offer->drafts = memory_array(NULL, most + 1, sizeof *offer->drafts);
    if (read && office_draft_list(app->office, offer->drafts, most, &offer->count, err)) {
        return offer;
    }
    offer_free(offer);
    return NULL;
}

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
    if (!record || !row_act_may_edit(app->office, record, &err)) {
        record_free(record);
        free(typed);
        drafts_stuck(app, draft, &err);
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

static void drop(struct app *app, const struct office_draft *draft)
{
    struct err err = {0};
    if (office_draft_drop(app->office, draft, &err)) {
        app_say(app, STYLE_PLAIN, "已丢掉草稿：%s", draft->called);
    } else {
        app_say_err(app, &err);
    }
}

/* The same drafts, read anew, on this page. */
static void ask_again(struct app *app, size_t from, bool dropping)
{
    struct err err = {0};
    struct offer *offer = offer_read(app, &err);
    if (!offer) {
        app_say_err(app, &err);
        return;
    }
    offer->from = from < offer->count ? from : 0;
    offer->dropping = dropping;
    offer_ask(offer);
}

static void answered(void *owner, int id, const char *typed)
{
    const struct offer *offer = owner;
    struct app *app = offer->app;
    (void)typed;
    if (id == DROP) {
        ask_again(app, offer->from, true);
    } else if (id == MORE) {
        ask_again(app, offer->from + PAGE, offer->dropping);
    } else if (id == SURE) {
        drop(app, &offer->lost);
    } else if (id >= 0 && offer->dropping) {
        ask_sure(app, offer, id);
    } else if (id >= 0) {
        drafts_go_on(app, &offer->drafts[id], app->scenes[0], desk_record_saved);
    }
}

/* Texts that the answers point to while the dialog is opened. */
struct words {
    char texts[PAGE][200], moments[PAGE][DATE_TEXT], more[64];
};

/* One answer a draft, with its moment, and what leads to the others; returns how many. */
static size_t add_drafts(const struct offer *offer, struct words *words,
                         struct dialog_answer *answers)
{
    size_t count = 0, to = offer->from + PAGE;
    for (size_t i = offer->from; i < to && i < offer->count; i++, count++) {
        const struct office_draft *draft = &offer->drafts[i];
        snprintf(words->texts[count], sizeof words->texts[count], "%s：%.140s",
                 offer->dropping ? "丢掉" : "接着写", draft->called);
        answers[count] = (struct dialog_answer){
            words->texts[count], moment_format(draft->at, words->moments[count]), NULL, (int)i};
    }
    if (offer->count > PAGE) {
        bool last = to >= offer->count;
        snprintf(words->more, sizeof words->more, "还有 %zu 份", last ? 0 : offer->count - to);
        answers[count++] = (struct dialog_answer){last ? "回到最新的" : "往后看",
                                                  last ? NULL : words->more, NULL, MORE};
    }
    return count;
}

/* Named once more before it is gone. */
static void ask_sure(struct app *app, const struct offer *asked, int id)
{
    static const struct dialog_answer answers[] = {{"留着", NULL, NULL, DROP},
                                                   {"丢掉", NULL, NULL, SURE}};
    struct offer *offer = memory_alloc(sizeof *offer);
    *offer = (struct offer){.app = app, .from = asked->from, .lost = asked->drafts[id]};
    char *text = form_draft_loss(&offer->lost);
    dialog_open(app, &(struct dialog_options){.title = "丢掉草稿",
                                              .style = STYLE_WARN,
                                              .text = text,
                                              .answers = answers,
                                              .count = 2,
                                              .chosen = -1,
                                              .unexpected = true,
                                              .owner = offer,
                                              .answer = answered,
                                              .release = offer_free});
    free(text);
}

static void ask_drop(struct offer *offer)
{
    struct dialog_answer answers[PAGE + 2] = {{"都留着", NULL, NULL, LATER}};
    struct words words;
    size_t count = add_drafts(offer, &words, answers + 1) + 1;
    dialog_open(offer->app, &(struct dialog_options){.title = "丢掉草稿",
                                                     .style = STYLE_WARN,
                                                     .text = "丢掉哪一份？选了还要再问一次。",
                                                     .answers = answers,
                                                     .count = count,
                                                     .chosen = -1,
                                                     .owner = offer,
                                                     .answer = answered,
                                                     .release = offer_free});
}

static void ask_go_on(struct offer *offer)
{
    struct dialog_answer answers[PAGE + 3];
    struct words words;
    char title[64], whose[160];
    const char *me = record_get(office_me(offer->app->office), "name");
    size_t count = add_drafts(offer, &words, answers);
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
                                                     .release = offer_free});
}

static void offer_ask(struct offer *offer)
{
    if (offer->count == 0) {
        offer_free(offer);
    } else if (offer->dropping) {
        ask_drop(offer);
    } else {
        ask_go_on(offer);
    }
}

void drafts_offer(struct app *app, bool asked)
{
    struct err err = {0};
    struct offer *offer = offer_read(app, &err);
    if (!offer) {
        app_say_err(app, &err);
        return;
    }
    if (asked && offer->count == 0) {
        app_say(app, STYLE_PLAIN, "没有写了一半的草稿。");
    }
    offer_ask(offer);
}
