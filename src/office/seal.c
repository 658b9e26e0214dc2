/* seal: what is meant for some people alone never leaves the database for the others.
 *
 * A field of a form may say who reads it (seen-by = visitor,deputy,head). Every record that the store
 * reads passes here before anybody gets it: screen, JSON, CSV, letters and rules alike then have no
 * value of it. Decides nothing about whole records: that is the desk's. */
#include <stdlib.h>

#include "office/office_private.h"
#include "store/record_store.h"

static bool has_readers(const struct form *form)
{
    bool has = false;
    for (size_t i = 0; !has && i < form->field_count; i++) {
        has = form->fields[i].seen_by != 0;
    }
    return has;
}

/* What the visited party says of the officers isn't for those officers, whatever else they are. */
static bool is_handler(struct office *office, const struct record *step)
{
    static const char *const keys[] = {"officer1", "officer2"};
    char *handlers[2];
    struct err ignored;
    if (step->form->act == NULL || office->me == NULL ||
        !record_peek(office->store, office_form(office, "case"), record_get_integer(step, "case"),
                     keys, handlers, 2, &ignored)) {
        return false;
    }
    bool is = false;
    for (size_t i = 0; i < 2; i++) {
        is = is || (handlers[i] != NULL && strtoll(handlers[i], NULL, 10) == office->me->id);
        free(handlers[i]);
    }
    return is;
}

void office_seal(struct record *record, void *data)
{
    struct office *office = data;
    if (has_readers(record->form)) {
        record_seal(record, is_handler(office, record) ? 0 : office->roles);
    }
}

bool office_sealed(const struct record *record, int field, struct err *err)
{
    const struct field *sealed = &record->form->fields[field];
    if (!record->sealed[field]) {
        return false;
    }
    struct buffer who;
    buffer_init(&who);
    roles_write(sealed->seen_by, &who);
    err_set_field(err, sealed->key, "%s：只有%s能看、能填，承办本案的也不能（工作方案四（五））",
                  sealed->label, buffer_text(&who));
    err->code = ERR_DENIED;
    buffer_done(&who);
    return true;
}
