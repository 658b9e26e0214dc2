/* desk_assign: the head of the unit gives a case to two officers (行政处罚法第四十二条): they become those
 * of the case. */
#include <stdio.h>
#include <string.h>

#include "office/desk_rules.h"
#include "store/record_store.h"

/* The step's field and the case's. */
static const struct {
    const char *here, *there;
} PLACES[] = {{"first", "officer1"}, {"second", "officer2"}};
#define PLACE_COUNT (sizeof PLACES / sizeof *PLACES)

static void take(struct record *to, const char *key, const struct record *from, const char *other)
{
    record_refer(to, form_field(to->form, key), record_get_integer(from, other),
                 from->called[form_field(from->form, other)]);
}

/* Those who took the case in stand there already. */
bool assign_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    struct record *kase =
        context == 0 ? NULL : record_load(office->store, office_form(office, "case"), context, err);
    for (size_t i = 0; kase != NULL && i < PLACE_COUNT; i++) {
        take(record, PLACES[i].here, kase, PLACES[i].there);
    }
    record_free(kase);
    return context == 0 || kase != NULL;
}

bool assign_derive(struct office *office, struct record *record, struct err *err)
{
    (void)office;
    (void)err;
    const char *first = record->called[form_field(record->form, "first")];
    const char *second = record->called[form_field(record->form, "second")];
    char both[200];
    snprintf(both, sizeof both, "%s、%s", first != NULL ? first : "", second != NULL ? second : "");
    record_put(record, "handlers", first != NULL && second != NULL ? both : NULL);
    return true;
}

bool assign_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (record->id == 0) {
            rule_handler(office, record, PLACES[i].here, findings);
        } else if (record_changed(record, form_field(record->form, PLACES[i].here))) {
            rule_fault(record, PLACES[i].here, findings,
                       "指派了谁照原样留着，要换人请重新指派（行政处罚法第四十二条、第四十七条）");
        }
    }
    return step_rule(office, record, findings) && findings->count == before;
}

static bool hand_over(struct office *office, const struct record *step, struct err *err)
{
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(step, "case"), err);
    for (size_t i = 0; kase != NULL && i < PLACE_COUNT; i++) {
        take(kase, PLACES[i].there, step, PLACES[i].here);
    }
    bool done = kase != NULL && record_save(office->store, kase, err);
    record_free(kase);
    return done;
}

bool assign_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    return step_follow(office, record, is_new, err) && (!is_new || hand_over(office, record, err));
}
