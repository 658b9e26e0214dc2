/* screening: a case is screened; which verdict is in force. See office/screening.h. */
#include "office/screening.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/office_private.h"
#include "office/screening_private.h"
#include "office/step.h"
#include "store/record_store.h"

bool office_screen(struct office *office, const struct record *record, struct screening *screening,
                   struct err *err)
{
    struct screening_case made;
    if (!office_may(office, ACT_VIEW_CASES, err) ||
        !screening_case_load(office, record, &made, err)) {
        return false;
    }
    screening_decide(&made.facts, screening);
    screening_case_done(&made);
    return true;
}

int64_t office_screening_of(struct office *office, int64_t case_id)
{
    return step_newest(office, "screening", case_id);
}

bool office_screening_verdict(struct office *office, int64_t case_id,
                              enum screening_verdict *verdict, enum screening_verdict *road)
{
    int64_t screening = office_screening_of(office, case_id);
    int64_t review = step_newest(office, "overrule", case_id);
    bool reviewed = review > screening;
    static const char *const keys[] = {"verdict", "road"};
    char *values[2] = {NULL, NULL};
    struct err ignored;
    *verdict = SCREENING_PERSON;
    *road = SCREENING_PERSON;
    if (screening == 0 ||
        !record_peek(office->store, office_form(office, reviewed ? "overrule" : "screening"),
                     reviewed ? review : screening, keys, values, reviewed ? 1 : 2, &ignored)) {
        return false;
    }
    *verdict = screening_verdict_of(values[0]);
    *road = values[1] != NULL ? screening_verdict_of(values[1]) : *verdict;
    free(values[0]);
    free(values[1]);
    return *verdict != SCREENING_VERDICTS && *road != SCREENING_VERDICTS;
}

struct collecting {
    struct office *office;
    int64_t after;
    struct screening_overruling *all;
    size_t count;
};

/* Only the deputy can have filed one (desk_overrule.c), whatever his roles are today. */
static bool take_overruling(struct record *step, void *data)
{
    struct collecting *collecting = data;
    if (step->id > collecting->after) {
        collecting->all =
            memory_array(collecting->all, collecting->count + 1, sizeof *collecting->all);
        collecting->all[collecting->count++] =
            (struct screening_overruling){.item = record_get_integer(step, "item"),
                                          .roles = ROLE_DEPUTY,
                                          .reason = memory_copy(record_get(step, "reason"))};
    }
    return true;
}

bool screening_overrulings(struct office *office, int64_t case_id, int64_t after,
                           struct screening_overruling **all, size_t *count, struct err *err)
{
    struct collecting collecting = {.office = office, .after = after};
    const struct form *form = office_form(office, "overrule");
    char *id = memory_format("%lld", (long long)case_id);
    bool done = form == NULL ||
                record_each(office->store, form, "case", id, take_overruling, &collecting, err);
    free(id);
    *all = collecting.all;
    *count = collecting.count;
    return done;
}

void screening_overrulings_done(struct screening_overruling *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(all[i].reason);
    }
    free(all);
}
