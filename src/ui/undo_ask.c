/* undo_ask: taking back what was saved last. See undo_ask.h. */
#include "undo_ask.h"

#include <stdlib.h>

#include "desk_private.h"
#include "office/undo.h"
#include "ui/dialog.h"

enum { UNDO_YES, UNDO_NO };

static void answered(void *owner, int id, const char *typed)
{
    struct app *app = owner;
    struct err err = {0};
    const char *form = NULL;
    int64_t row = 0;
    (void)typed;
    if (id != UNDO_YES) {
        return;
    }
    if (!undo_last(app->office, &form, &row, &err)) {
        app_say_err(app, &err);
        return;
    }
    desk_changed(app->scenes[0], form, row);
    app_say(app, STYLE_GOOD, "已撤销，改回了原来的内容；审计里两次都有。再按 Ctrl-Z 又改过去。");
}

void undo_ask(struct app *app)
{
    static const struct dialog_answer answers[] = {{"撤销", NULL, NULL, UNDO_YES},
                                                   {"不动", NULL, NULL, UNDO_NO}};
    struct err err = {0};
    char *words = undo_words(app->office, &err);
    if (!words && err.code == ERR_REFUSED) {
        dialog_message(app, "不能撤销", STYLE_WARN, err.message);
    } else if (!words) {
        app_say(app, STYLE_PLAIN, "%s", err.message);
    } else {
        dialog_open(app, &(struct dialog_options){.title = "撤销",
                                                  .text = words,
                                                  .answers = answers,
                                                  .count = 2,
                                                  .chosen = -1,
                                                  .owner = app,
                                                  .answer = answered});
    }
    free(words);
}
