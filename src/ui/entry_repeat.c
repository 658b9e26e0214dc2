/* entry_repeat: one form after the other: saved, and the next one opened with what repeats in a row.
 *
 * What repeats stands in a table; it is filled in visibly and may be changed, and is said. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "entry.h"

static const struct {
    const char *form;
    const char *fields[5]; /* NULL ends */
} repeats[] = {
    {"case", {"source", "street", "officer1", "officer2"}},
    {"party", {"kind"}},
    {"item", {"list"}},
    {"code", {"list"}},
};

static const char *const *fields_of(const char *form)
{
    static const char *const none[] = {NULL};
    for (size_t i = 0; i < sizeof repeats / sizeof repeats[0]; i++) {
        if (strcmp(repeats[i].form, form) == 0) {
            return repeats[i].fields;
        }
    }
    return none;
}

/* Labels of what was taken, with 、 between, are added to `labels`. */
void entry_repeat_take(struct record *record, const struct record *like, struct buffer *labels)
{
    const char *const *keys = fields_of(record->form->name);
    for (size_t i = 0; keys[i]; i++) {
        int field = form_field(record->form, keys[i]);
        const char *value = field >= 0 ? record_value(like, field) : NULL;
        if (!value) {
            continue;
        }
        if (record->form->fields[field].type->refers) {
            record_refer(record, field, strtoll(value, NULL, 10), like->called[field]);
        } else {
            record_set(record, field, value);
        }
        buffer_add_format(labels, "%s%s", labels->length ? "、" : "",
                          record->form->fields[field].label);
    }
}

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
