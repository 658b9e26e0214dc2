/* entry_rescue: a form that can't be saved, or can't even be kept: it stays on the screen, and there is a
 * way out of it: once more, or into a file of one's own that can be imported later.
 *
 * What was written to a file counts as safe until something is changed again. */
#include <stdlib.h>

#include "base/memory.h"
#include "entry.h"
#include "office/rescue.h"
#include "ui/dialog.h"

enum { RESCUE_AGAIN, RESCUE_WRITE, RESCUE_STAY };

bool entry_rescue_write(struct form_view *view, char **path, struct err *err)
{
    size_t count = 0;
    entry_leave(view); /* what stands in the editor goes with the rest */
    entry_arrive(view);
    struct rescue_text *texts = memory_array(NULL, view->state_count + 1, sizeof *texts);
    for (size_t i = 0; i < view->state_count; i++) {
        const struct entry_state *state = &view->states[i];
        texts[count++] = (struct rescue_text){state->cell.field, state->typed, state->cell.row + 1,
                                              state->cell.sub};
    }
    view->rescued =
        office_rescue(view->scene.app->office, view->record, texts, count, NULL, path, err);
    free(texts);
    return view->rescued;
}

static void write_and_say(struct form_view *view)
{
    struct app *app = view->scene.app;
    struct err err = {0};
    char *path = NULL;
    if (!entry_rescue_write(view, &path, &err)) {
        entry_rescue_ask(view, &err, view->rescue);
        return;
    }
    char *text =
        memory_format("写好了：\n%s\n只有您能读。修好以后可以用 rouzhi import 导入它%s", path,
                      view->rescue == RESCUE_CLOSE ? "。" : "，或者接着在表单里按 Ctrl-S。");
    if (view->rescue == RESCUE_CLOSE) {
        app_close(&view->scene);
    }
    dialog_message(app, "已写到文件", STYLE_GOOD, text);
    free(text);
    free(path);
}

static void try_again(struct form_view *view)
{
    switch (view->rescue) {
    case RESCUE_SAVE:
        entry_save(view);
        break;
    case RESCUE_CLOSE:
        entry_close(view);
        break;
    case RESCUE_KEEP:
        if (entry_draft_keep(view)) {
            app_say(view->scene.app, STYLE_GOOD, "草稿留住了，可以离开。");
        } else {
            entry_rescue_ask(view, &(struct err){0}, RESCUE_KEEP);
        }
        break;
    }
}

static void answered(void *owner, int id, const char *typed)
{
    struct form_view *view = owner;
    (void)typed;
    if (id == RESCUE_AGAIN) {
        try_again(view);
    } else if (id == RESCUE_WRITE) {
        write_and_say(view);
    }
}

void entry_rescue_ask(struct form_view *view, const struct err *err, enum entry_rescue what)
{
    static const struct dialog_answer answers[] = {
        {"再试一次", NULL, NULL, RESCUE_AGAIN},
        {"写到文件", "主目录里，以后可以导入", NULL, RESCUE_WRITE},
        {"回到表单", "写的都还在", NULL, RESCUE_STAY},
    };
    struct app *app = view->scene.app;
    char *text = memory_format("%s%s\n写的都还在表单里，一个字也没有丢。",
                               err->message[0] ? err->message : "草稿没有留住：",
                               err->message[0] ? "" : view->keep_failure);
    view->rescue = what;
    app->text[0] = '\0'; /* it stands in the dialog */
    dialog_open(
        app, &(struct dialog_options){.title = what == RESCUE_SAVE ? "没有保存上" : "草稿没有留住",
                                      .text = text,
                                      .style = STYLE_ERROR,
                                      .answers = answers,
                                      .count = 3,
                                      .chosen = -1,
                                      .unexpected = true,
                                      .owner = view,
                                      .answer = answered});
    free(text);
}
