/* entry_conflict: somebody has saved the record while its form was open here.
 *
 * What doesn't clash is laid together at once; what both changed is decided on the card. The form
 * then shows the merged record over the newer state, to be looked at and saved; until that is kept
 * as a draft, the draft over the older state stays. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "conflict.h"
#include "entry.h"
#include "merge_words.h"
#include "office/desk.h"

/* Who saved and when: the sentence of the refusal up to what to do about it. */
static char *headline_of(const struct err *err)
{
    const char *comma = strstr(err->message, "，");
    char *who = comma ? memory_copy_n(err->message, (size_t)(comma - err->message))
                      : memory_copy(err->message);
    char *line = memory_format("%s。两人都改过的栏目，请一栏一栏选定。", who);
    free(who);
    return line;
}

/* The merged record takes the place of mine; then the draft over the older state may go. */
static void take_over(void *owner, struct record *merged, const struct merge_field *fields,
                      size_t count)
{
    struct form_view *view = owner;
    struct app *app = view->scene.app;
    struct buffer theirs;
    buffer_init(&theirs);
    size_t read = merge_labels(view->form, fields, count, MERGE_THEIRS, &theirs);
    bool mine = record_any_change(merged);
    if (entry_draft_replace(view, merged)) {
        app_say(app, STYLE_WARN, "%s%s%s%s", read ? "已读入别人改的：" : "",
                read ? buffer_text(&theirs) : "", read ? "。" : "",
                mine ? "请核对后按 Ctrl-S 保存。" : "现在与库里保存的一样。");
    }
    buffer_done(&theirs);
}

void entry_conflict(struct form_view *view, const struct err *why)
{
    struct app *app = view->scene.app;
    struct err err = {0};
    struct record *theirs = desk_load(app->office, view->form->name, view->record->id, &err);
    if (!theirs) {
        app_say_err(app, &err);
        return;
    }
    if (theirs->version ==
        view->record->version) { /* it is of something else, such as a newer edition */
        record_free(theirs);
        entry_rescue_ask(view, why, RESCUE_SAVE);
        return;
    }
    struct merge_field *fields = NULL;
    size_t clashes = 0, count = merge_fields(view->record, theirs, view->before, &fields);
    for (size_t i = 0; i < count; i++) {
        clashes += fields[i].clash;
    }
    if (clashes == 0) {
        struct record *merged = merge_records(view->record, theirs, view->before, fields, count);
        take_over(view, merged, fields, count);
        record_free(theirs);
        free(fields);
        return;
    }
    char *headline = headline_of(why);
    conflict_open(app, &(struct conflict_options){.headline = headline,
                                                  .mine = view->record,
                                                  .theirs = theirs,
                                                  .before = view->before,
                                                  .fields = fields,
                                                  .count = count,
                                                  .owner = view,
                                                  .take = take_over});
    free(headline);
}
