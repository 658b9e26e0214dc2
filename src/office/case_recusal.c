/* case_recusal: who stands back from a case. See office/case_recusal.h. */
#include "office/case_recusal.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/office_private.h"
#include "office/step.h"
#include "store/record_store.h"
#include "store/step_store.h"

static struct case_recusal *find(const struct case_recusals *recusals, int64_t whom)
{
    for (size_t i = 0; i < recusals->count; i++) {
        if (recusals->all[i].whom == whom) {
            return &recusals->all[i];
        }
    }
    return NULL;
}

static void add(struct case_recusals *recusals, struct case_recusal recusal)
{
    recusals->all = memory_array(recusals->all, recusals->count + 1, sizeof *recusals->all);
    recusals->all[recusals->count++] = recusal;
}

static bool speaks_of_it(const struct form *form)
{
    return form->act->id == ACT_RECUSAL || form->act->id == ACT_RECUSAL_DECIDE;
}

/* A request that nobody decided on since waits, whatever was decided before it;
 * that decision still holds. */
void case_recusals_take(struct case_recusals *recusals, const struct record *step)
{
    if (!speaks_of_it(step->form)) {
        return;
    }
    bool decided = step->form->act->id == ACT_RECUSAL_DECIDE;
    int64_t whom = record_get_integer(step, "whom");
    struct case_recusal *known = find(recusals, whom);
    bool back = decided && strcmp(record_get(step, "decision"), "stand-back") == 0;
    if (known == NULL) {
        add(recusals, (struct case_recusal){whom, !decided, decided, back});
    } else if (decided && !known->decided) {
        known->decided = true;
        known->stands_back = back;
    }
}

bool case_recusals_read(struct office *office, int64_t case_id, struct case_recusals *recusals,
                        struct err *err)
{
    struct step_row *rows = memory_array(NULL, STEPS_MOST, sizeof *rows);
    size_t count = 0, total;
    *recusals = (struct case_recusals){.all = NULL};
    bool done = step_rows(office->store, case_id, rows, STEPS_MOST, &count, &total, err);
    for (size_t i = 0; done && i < count; i++) {
        const struct form *form = office_form(office, rows[i].form);
        if (form == NULL || form->act == NULL || !speaks_of_it(form)) {
            continue;
        }
        struct record *step = record_load_values(office->store, form, rows[i].id, err);
        done = step != NULL;
        if (done) {
            case_recusals_take(recusals, step);
        }
        record_free(step);
    }
    free(rows);
    if (!done) {
        case_recusals_done(recusals);
    }
    return done;
}

void case_recusals_done(struct case_recusals *recusals)
{
    free(recusals->all);
    *recusals = (struct case_recusals){.all = NULL};
}

bool case_recusals_pending(const struct case_recusals *recusals)
{
    bool pending = false;
    for (size_t i = 0; i < recusals->count; i++) {
        pending = pending || recusals->all[i].pending;
    }
    return pending;
}

bool case_recusals_bar(const struct case_recusals *recusals, int64_t officer)
{
    const struct case_recusal *known = find(recusals, officer);
    return known != NULL && known->stands_back;
}
