/* form_repeat: what usually stays the same from one form to the next. See form_words.h.
 *
 * What repeats stands in a table; it is filled in visibly and may be changed, and is said. */
#include <stdlib.h>
#include <string.h>

#include "form_words.h"

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
void form_repeat_take(struct record *record, const struct record *like, struct buffer *labels)
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
