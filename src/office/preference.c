/* preference: how somebody wants the screen. See office/preference.h.
 *
 * Here stands too what is one's own: a row with a field `officer` belongs to that person, whatever
 * the roles. Nothing here looks at what the values mean. */
#include "office/preference.h"

#include <stdio.h>
#include <string.h>

#include "office/desk_rules.h"
#include "store/record_store.h"

struct record *preference_load(struct office *office, struct err *err)
{
    return desk_new(office, "preference", 0, err);
}

bool own_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    (void)context;
    (void)err;
    record_refer(record, form_field(record->form, "officer"), office->me->id,
                 record_get(office->me, "name"));
    return true;
}

/* As it stands in the database: what a form holds may have been put there. */
bool own_is_mine(const struct office *office, const struct record *record)
{
    int field = form_field(record->form, "officer");
    const char *owner = record->id != 0 ? record->loaded[field] : record->values[field];
    char me[24];
    snprintf(me, sizeof me, "%lld", (long long)office->me->id);
    return owner != NULL && strcmp(owner, me) == 0 && record->values[field] != NULL &&
           strcmp(record->values[field], me) == 0;
}

bool own_preference_admit(struct office *office, const struct record *record, bool change,
                          struct err *err)
{
    (void)change;
    return own_is_mine(office, record) ||
           err_set(err, ERR_DENIED, "画面偏好各人只看、只改自己的（%s）",
                   act_of(ACT_PREFER)->clause);
}

bool own_preference_mine(struct office *office, int64_t *id, struct err *err)
{
    const struct form *form = office_form(office, "preference");
    char me[24];
    snprintf(me, sizeof me, "%lld", (long long)office->me->id);
    const char *keys[] = {"officer"};
    const char *values[] = {me};
    return record_find(office->store, form, keys, values, 1, id, err);
}
