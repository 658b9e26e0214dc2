/* case_steps: the steps of a case with all that stands in them. See case_steps.h. */
#include "office/case_steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/step.h"
#include "store/record_store.h"
#include "store/step_store.h"

bool case_steps_load(struct office *office, int64_t case_id, struct case_steps *steps,
                     struct err *err)
{
    struct step_row *rows = memory_array(NULL, STEPS_MOST, sizeof *rows);
    size_t count = 0, total;
    bool done = step_rows(office->store, case_id, rows, STEPS_MOST, &count, &total, err);
    *steps = (struct case_steps){.items = memory_array(NULL, count + 1, sizeof *steps->items)};
    for (size_t i = 0; done && i < count; i++) {
        const struct form *form = office_form(office, rows[i].form);
        if (form != NULL && form->act != NULL) {
            /* the long tables of a screening are for whoever decides on it */
            struct record *step = form->act->id == ACT_SCREEN
                                      ? record_load_values(office->store, form, rows[i].id, err)
                                      : record_load(office->store, form, rows[i].id, err);
            done = step != NULL;
            steps->items[steps->count] = step;
            steps->count += done;
        }
    }
    free(rows);
    return done;
}

void case_steps_done(struct case_steps *steps)
{
    for (size_t i = 0; i < steps->count; i++) {
        record_free(steps->items[i]);
    }
    free(steps->items);
    *steps = (struct case_steps){.items = NULL};
}

bool case_step_is(const struct record *step, enum act_id act, const char *field, const char *value)
{
    if (step->form->act->id != act || field == NULL) {
        return step->form->act->id == act;
    }
    int at = form_field(step->form, field);
    const char *there = at >= 0 ? record_value(step, at) : NULL;
    return there != NULL && strcmp(there, value) == 0;
}

const struct record *case_steps_newest(const struct case_steps *steps, enum act_id act,
                                       const char *field, const char *value)
{
    size_t i = 0;
    while (i < steps->count && !case_step_is(steps->items[i], act, field, value)) {
        i++;
    }
    return i < steps->count ? steps->items[i] : NULL;
}

size_t case_steps_count(const struct case_steps *steps, enum act_id act, const char *field,
                        const char *value)
{
    size_t count = 0;
    for (size_t i = 0; i < steps->count; i++) {
        count += case_step_is(steps->items[i], act, field, value);
    }
    return count;
}
