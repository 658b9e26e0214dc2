/* desk_observation: what the law asks of a period of observation in a case: when it was found, what was
 * granted, whether it is filed. Which lengths are lawful, law/observation says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk_rules.h"
#include "office/terms.h"
#include "store/record_store.h"

#define FILE_DELAY "file-delay" /* keys of the acts whose steps say so */
#define FILE_DECIDE "file-decide"
#define FILED "approved"
#define STEPS_LOOKED_AT 20

/* The steps that did this act in the case, the newest first. */
struct done_steps {
    const struct form *form; /* NULL: the office has no form for it */
    int64_t ids[STEPS_LOOKED_AT];
    size_t count;
};

static bool steps_read(struct office *office, const struct record *kase, const char *act,
                       struct done_steps *steps, struct err *err)
{
    char id[24];
    const struct record_match match = {.key = "case", .value = id};
    snprintf(id, sizeof id, "%lld", (long long)kase->id);
    *steps = (struct done_steps){.form = NULL};
    for (size_t i = 0; steps->form == NULL && i < office->forms->count; i++) {
        const struct form *form = office->forms->forms[i];
        steps->form = form->act != NULL && strcmp(form->act->key, act) == 0 ? form : NULL;
    }
    return steps->form == NULL || kase->id == 0 ||
           record_where(office->store, steps->form, &match, 1, steps->ids, STEPS_LOOKED_AT,
                        &steps->count, err);
}

/* The day on which the case was filed, by the newest decision on it. */
static bool read_filing(struct office *office, const struct record *kase, date_t *filed_on,
                        struct err *err)
{
    struct done_steps steps;
    *filed_on = DATE_NONE;
    if (!steps_read(office, kase, FILE_DECIDE, &steps, err)) {
        return false;
    }
    for (size_t i = 0; *filed_on == DATE_NONE && i < steps.count; i++) {
        struct record *step = record_load(office->store, steps.form, steps.ids[i], err);
        if (step == NULL) {
            return false;
        }
        int outcome = form_field(step->form, "outcome");
        const char *said = outcome >= 0 ? record_value(step, outcome) : NULL;
        const char *done_at = record_get(step, "done_at");
        if (said != NULL && strcmp(said, FILED) == 0 && done_at != NULL) {
            char *day = memory_copy_n(done_at, strlen("2026-03-09"));
            *filed_on = date_parse(day, 0);
            free(day);
        }
        record_free(step);
    }
    return true;
}

bool case_filing_extensions(struct office *office, const struct record *kase, size_t *extensions,
                            struct err *err)
{
    struct done_steps steps;
    bool done = steps_read(office, kase, FILE_DELAY, &steps, err);
    *extensions = done ? steps.count : 0;
    return done;
}

bool observation_ask(struct office *office, const struct record *kase,
                     struct observation_asked *asked, struct err *err)
{
    *asked = (struct observation_asked){
        .found = moment_parse(record_get(kase, "found_at"), 0),
        .days = 1,
        .longest = strtol(record_get(office->settings, "observe_longest"), NULL, 10),
        .filing = office_term(office, TERM_FILING, err),
    };
    asked->decision = asked->filing != NULL ? office_term(office, TERM_DECISION, err) : NULL;
    if (asked->decision == NULL || !read_filing(office, kase, &asked->filed_on, err)) {
        return false;
    }
    return asked->filed_on != DATE_NONE ||
           case_filing_extensions(office, kase, &asked->extensions, err);
}

char *commitment_note(struct office *office, const struct record *record, int field, bool *warns)
{
    struct observation_asked asked;
    struct err ignored;
    long days = (long)record_get_integer(record, "observe_days");
    date_t signed_on = record_get_date(record, "signed_on");
    if (field != form_field(record->form, "observe_days") || record_get(record, "case") == NULL ||
        signed_on == DATE_NONE || days < 1) {
        return NULL;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), &ignored);
    struct buffer text;
    buffer_init(&text);
    if (kase != NULL && observation_ask(office, kase, &asked, &ignored)) {
        asked.signed_on = signed_on;
        asked.days = days;
        struct observation found = observation_judge(&asked, &office->calendar);
        *warns = found.fit != OBSERVATION_FITS;
        observation_tell(&asked, &found, &text);
    }
    record_free(kase);
    return text.length > 0 ? buffer_take(&text) : NULL;
}
