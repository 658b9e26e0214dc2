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

/* The case that a commitment is about and the day of its signing; NULL if they aren't known yet. */
static struct record *grounds(struct office *office, const struct record *record,
                              struct observation_asked *asked, struct err *err)
{
    date_t signed_on = record_get_date(record, "signed_on");
    if (record_get(record, "case") == NULL || signed_on == DATE_NONE) {
        return NULL;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), err);
    if (kase != NULL && !observation_ask(office, kase, asked, err)) {
        record_free(kase);
        return NULL;
    }
    asked->signed_on = signed_on;
    return kase;
}

char *commitment_note(struct office *office, const struct record *record, int field, bool *warns)
{
    struct observation_asked asked;
    struct err ignored;
    long days = (long)record_get_integer(record, "observe_days");
    struct record *kase = days >= 1 && field == form_field(record->form, "observe_days")
                              ? grounds(office, record, &asked, &ignored)
                              : NULL;
    if (kase == NULL) {
        return NULL;
    }
    struct buffer text;
    buffer_init(&text);
    asked.days = days;
    struct observation found = observation_judge(&asked, &office->calendar);
    *warns = found.fit != OBSERVATION_FITS;
    observation_tell(&asked, &found, &text);
    record_free(kase);
    return buffer_take(&text);
}

/* 15 日 期满 2026-03-24 */
static void offer(const struct office *office, struct observation_asked *asked, long days,
                  struct desk_option *option)
{
    static const char *const fits[] = {[OBSERVATION_FITS] = "",
                                       [OBSERVATION_NEEDS_EXTENSION] = "，要先延长决定期限",
                                       [OBSERVATION_EXCEEDS] = "，要先立案",
                                       [OBSERVATION_TOO_LONG] = "，超过本局规定的最长日数"};
    char until[DATE_TEXT];
    asked->days = days;
    struct observation found = observation_judge(asked, &office->calendar);
    *option = (struct desk_option){.id = days, .warns = found.fit != OBSERVATION_FITS};
    snprintf(option->called, sizeof option->called, "%ld 日", days);
    snprintf(option->remark, sizeof option->remark, "%s期满%s", date_format(found.until, until),
             fits[found.fit]);
}

/* The lengths of the office's settings, and the longest that the law leaves room for. */
bool commitment_offers(struct office *office, const struct record *record, int field,
                       struct desk_option *options, size_t limit, size_t *count, struct err *err)
{
    struct observation_asked asked;
    struct observation_lengths lengths;
    *count = 0;
    if (field != form_field(record->form, "observe_days")) {
        return true;
    }
    if (!observation_lengths_parse(record_get(office->settings, "observe_lengths"), &lengths,
                                   err)) {
        return false;
    }
    err_clear(err);
    struct record *kase = grounds(office, record, &asked, err);
    if (kase == NULL) {
        return err->code == ERR_NONE;
    }
    long most = observation_judge(&asked, &office->calendar).most;
    for (size_t i = 0; i < lengths.count && *count + 1 < limit; i++) {
        bool between = most > 0 && most < lengths.days[i] && (i == 0 || most > lengths.days[i - 1]);
        if (between) {
            offer(office, &asked, most, &options[(*count)++]);
        }
        offer(office, &asked, lengths.days[i], &options[(*count)++]);
    }
    record_free(kase);
    return true;
}
