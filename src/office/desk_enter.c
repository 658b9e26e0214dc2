/* desk_enter: what was typed into a field; references are looked up by what people call them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/desk_private.h"
#include "store/record_store.h"

/* An error of the look-up, moved to the field. */
static bool at_field(const struct field *field, struct err *err)
{
    struct err found = *err;
    err_set_field(err, field->key, "%s：%s", field->label, found.message);
    return err_detail(err, "%s", found.detail);
}

static bool enter_reference(struct office *office, struct record *record, int field,
                            const char *typed, struct err *err)
{
    const struct field *asked = &record->form->fields[field];
    const struct form *form = office_form(office, asked->refers);
    int64_t id;
    if (!desk_find(office, asked->refers, typed, &id, err)) {
        return at_field(asked, err);
    }
    char *called = record_called(office->store, form, id);
    record_refer(record, field, id, called);
    free(called);
    return true;
}

bool desk_enter(struct office *office, struct record *record, int field, const char *text,
                struct err *err)
{
    const struct field *asked = &record->form->fields[field];
    if (asked->given) {
        return err_set_field(err, asked->key, "%s：由程序填写，不能直接改", asked->label);
    }
    if (office_sealed(record, field, err)) {
        return false;
    }
    if (!asked->type->refers) {
        struct check_context context = office_context(office);
        return record_enter(record, field, text, &context, err);
    }
    char *typed = text_trim(text_clean(text, false));
    bool done = true;
    if (typed[0] == '\0') {
        record_set(record, field, NULL);
    } else if (record->called[field] == NULL || strcmp(record->called[field], typed) != 0) {
        done = enter_reference(office, record, field, typed, err);
    }
    free(typed);
    return done;
}
