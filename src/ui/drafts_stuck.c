/* drafts_stuck: a draft that can't be gone on with (its case is void, its commitment signed): it can be
 * looked at and written to a file; it stays until somebody drops it. */
#include <stdlib.h>

#include "base/memory.h"
#include "draft_rescue.h"
#include "drafts_offer.h"
#include "ui/dialog.h"
#include "ui/form_view.h"

enum { WRITE, LOOK, KEEP };

/* Lives as long as its dialog. */
struct stuck {
    struct app *app;
    struct office_draft draft;
    struct err why;
};

static void write_file(const struct stuck *stuck)
{
    struct err err = {0};
    char *path = NULL;
    if (!draft_rescue(stuck->app->office, &stuck->draft, &path, &err)) {
        app_say_err(stuck->app, &err);
        return;
    }
    char *text = memory_format("写好了：\n%s\n只有您能读。草稿也还留着，不要了再丢掉。", path);
    dialog_message(stuck->app, "已写到文件", STYLE_GOOD, text);
    free(text);
    free(path);
}

static void look(const struct stuck *stuck)
{
    struct err err = {0};
    char *typed = NULL;
    struct record *record = draft_rescue_record(stuck->app->office, &stuck->draft, &typed, &err);
    if (!record) {
        app_say_err(stuck->app, &err);
        return;
    }
    form_view_open(stuck->app, &(struct form_view_options){.record = record,
                                                           .context = stuck->draft.context,
                                                           .draft = &stuck->draft,
                                                           .typed = typed,
                                                           .reading = stuck->why.message});
    free(typed);
}

static void answered(void *owner, int id, const char *typed)
{
    (void)typed;
    if (id == WRITE) {
        write_file(owner);
    } else if (id == LOOK) {
        look(owner);
    }
}

static bool is_readable(struct app *app, const struct office_draft *draft)
{
    struct err ignored;
    char *typed = NULL;
    struct record *record = draft_rescue_record(app->office, draft, &typed, &ignored);
    bool readable = record != NULL;
    record_free(record);
    free(typed);
    return readable;
}

void drafts_stuck(struct app *app, const struct office_draft *draft, const struct err *why)
{
    static const struct dialog_answer answers[] = {
        {"写到文件", "主目录里，以后可以导入", NULL, WRITE},
        {"只看", "写的都在，不能再改", NULL, LOOK},
        {"以后再说", "草稿留着", NULL, KEEP}};
    if (!is_readable(app, draft)) {
        app_say_err(app, why);
        return;
    }
    struct stuck *stuck = memory_alloc(sizeof *stuck);
    stuck->app = app;
    stuck->draft = *draft;
    stuck->why = *why;
    char *text =
        memory_format("%s\n%s\n写的都还在草稿里，一个字也没有丢。", draft->called, why->message);
    dialog_open(app, &(struct dialog_options){.title = "这份草稿接不下去了",
                                              .style = STYLE_WARN,
                                              .text = text,
                                              .answers = answers,
                                              .count = 3,
                                              .chosen = -1,
                                              .unexpected = true,
                                              .owner = stuck,
                                              .answer = answered,
                                              .release = free});
    free(text);
}
