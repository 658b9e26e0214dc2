/* case_due: what is due next in a case, by the state that it is in.
 *
 * Until it is decided what becomes of it, that decision is due (处罚办法第十八条); while a promise is
 * watched, its earliest item (工作方案五（二）). */
#include "office/case_due.h"

#include <stdlib.h>
#include <string.h>

#include "law/case_life.h"
#include "office/desk.h"
#include "office/desk_rules.h"
#include "office/terms.h"
#include "store/record_store.h"

static void put(struct record *kase, const char *due_on, const char *due_what)
{
    record_put(kase, "due_on", due_on);
    record_put(kase, "due_what", due_what);
}

static bool put_filing(struct office *office, struct record *kase, struct err *err)
{
    char out[DATE_TEXT];
    const struct term *term = office_term(office, TERM_FILING, err);
    struct term_run run = {.start = moment_parse(record_get(kase, "found_at"), 0)};
    if (term == NULL || !case_filing_extensions(office, kase, &run.extensions, err)) {
        return false;
    }
    put(kase, date_format(term_due(term, &run, &office->calendar, NULL, NULL).date, out),
        term->title);
    return true;
}

static bool put_promise(struct office *office, struct record *kase, struct err *err)
{
    struct record *commitment = record_load(office->store, office_form(office, "commitment"),
                                            desk_commitment_of(office, kase->id), err);
    if (commitment == NULL) {
        return false;
    }
    const struct record_rows *promises =
        &commitment->rows[form_field(commitment->form, "promises")];
    const char *due = record_get(commitment, "observe_until");
    for (size_t i = 0; i < promises->count; i++) {
        const char *done_by = record_get(promises->items[i], "done_by");
        due = strcmp(done_by, due) < 0 ? done_by : due;
    }
    put(kase, due, "承诺事项完成期限");
    record_free(commitment);
    return true;
}

bool case_due_put(struct office *office, struct record *kase, struct err *err)
{
    const struct case_state *state = case_state_of(CASE_MAIN, record_get(kase, "state"));
    const char *term = state != NULL ? state->term : NULL;
    if (record_get(kase, "found_at") == NULL || term == NULL) {
        put(kase, NULL, NULL);
        return true;
    }
    if (strcmp(term, TERM_OBSERVE) == 0) {
        return put_promise(office, kase, err);
    }
    if (strcmp(term, TERM_FILING) == 0) {
        return put_filing(office, kase, err);
    }
    put(kase, NULL, NULL);
    return true;
}
