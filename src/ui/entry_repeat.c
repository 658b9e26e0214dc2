/* entry_repeat: one form after the other: saved, and the next one opened with what repeats in a row. */
#include <string.h>

#include "entry.h"

/* A new record that belongs to nothing else: one made for another form goes back there. */
bool entry_repeat_is_open(const struct form_view *view)
{
    bool about = strcmp(view->form->name, "case") == 0; /* begun from its party */
    return !view->reading && view->record->id == 0 && (view->context == 0 || about) &&
           !entry_form_below(view);
}

bool entry_save_new(struct form_view *view)
{
    if (!entry_repeat_is_open(view)) {
        app_say(view->scene.app, STYLE_PLAIN, "这里不能保存并再建：按 Ctrl-S 保存。");
        return true;
    }
    view->again = true;
    entry_save(view);
    view->again = false;
    return true;
}
