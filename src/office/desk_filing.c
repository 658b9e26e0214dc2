/* desk_filing: what the forms of the filing track, of replies and of closing begin with, so that an officer
 * reads and corrects instead of typing what the case says already.
 *
 * Whether a step is open is desk_step.c's; all presets may be changed. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "office/desk_filing.h"
#include "office/desk_rules.h"
#include "office/screening.h"
#include "office/step.h"
#include "store/record_store.h"

struct record *step_last(struct office *office, int64_t case_id, const char *form)
{
    struct err ignored;
    int64_t id = step_newest(office, form, case_id);
    return id != 0 ? record_load(office->store, office_form(office, form), id, &ignored) : NULL;
}

/* A field of the newest step on this form, copied into one of the record; false if there is none. */
static bool take_from(struct office *office, struct record *record, const char *key,
                      const char *form, const char *from)
{
    struct record *last = step_last(office, record_get_integer(record, "case"), form);
    const char *value = last != NULL ? record_get(last, from) : NULL;
    if (value != NULL) {
        record_put(record, key, value);
    }
    record_free(last);
    return value != NULL;
}

static void write_commitment(struct office *office, int64_t case_id, struct buffer *out)
{
    struct err ignored;
    int64_t id = desk_commitment_of(office, case_id);
    struct record *signed_by =
        id != 0 ? record_load(office->store, office_form(office, "commitment"), id, &ignored)
                : NULL;
    if (signed_by != NULL) {
        buffer_add_format(out, "%s 签订保证承诺书 %s，观察期满 %s\n",
                          record_get(signed_by, "signed_on"), record_get(signed_by, "number"),
                          record_get(signed_by, "observe_until"));
    }
    record_free(signed_by);
}

/* What was done in the case so far, a line each, newest first; whole lines, as many as the field holds. */
static void put_history(struct office *office, struct record *record, const char *key)
{
    struct buffer lines;
    int64_t case_id = record_get_integer(record, "case");
    const struct field *field = &record->form->fields[form_field(record->form, key)];
    buffer_init(&lines);
    write_commitment(office, case_id, &lines);
    char *steps = step_lines(office, case_id);
    buffer_add(&lines, steps);
    char *text = buffer_take(&lines);
    size_t fits = text_cut(text, field->length);
    while (text[fits] != '\0' && fits > 0 && text[fits] != '\n') {
        fits--;
    }
    text[fits] = '\0';
    record_put(record, key, text_trim(text));
    free(text);
    free(steps);
}

/* Why the case is to be filed, by what is known of it. */
static const char *filing_ground(struct office *office, const struct record *kase)
{
    const char *state = record_get(kase, "state");
    enum screening_verdict verdict, road;
    if (strcmp(state, "broken") == 0 || strcmp(state, "partly") == 0) {
        return "broken";
    }
    if (office_screening_verdict(office, kase->id, &verdict, &road) && road == SCREENING_FILE) {
        return "verdict";
    }
    return strcmp(record_get(kase, "source"), "transfer") == 0 ? "moved" : "other";
}

bool file_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    if (kase == NULL) {
        return false;
    }
    record_put(record, "ground", filing_ground(office, kase));
    put_history(office, record, "history");
    record_free(kase);
    return true;
}

bool reply_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    if (kase != NULL && strcmp(record_get(kase, "state"), "transferred") == 0) {
        record_put(record, "outcome", "in");
        take_from(office, record, "with", "transfer", "to");
    }
    record_free(kase);
    return kase != NULL;
}

bool examine_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    struct record *report = step_last(office, context, "report");
    if (report != NULL && record_get(report, "review_grounds") != NULL) {
        record_put(record, "outcome", "review");
    }
    record_free(report);
    return true;
}

/* Rows of the people who take part. */
struct sitting {
    struct office *office;
    struct record *record;
    int members;
};

static void add_member(struct sitting *sitting, int64_t who, const char *called, const char *part)
{
    const struct field *members = &sitting->record->form->fields[sitting->members];
    struct record *row = record_row_add(sitting->record, sitting->members,
                                        office_form(sitting->office, members->refers));
    record_refer(row, form_field(row->form, "who"), who, called);
    record_put(row, "part", part);
}

static bool add_leader(struct record *officer, void *data)
{
    if ((roles_parse(record_get(officer, "roles")) & (ROLE_DEPUTY | ROLE_HEAD)) != 0) {
        add_member(data, officer->id, record_get(officer, "name"), "vote");
    }
    return true;
}

/* The leaders discuss it and vote, who handled it reports (行政处罚法第五十七条). */
bool deliberate_begin(struct office *office, struct record *record, int64_t context,
                      struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    struct sitting sitting = {office, record, form_field(record->form, "members")};
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    bool done = kase != NULL && record_each(office->store, office_form(office, "officer"), "active",
                                            "yes", add_leader, &sitting, err);
    static const char *const handlers[] = {"officer1", "officer2"};
    for (size_t i = 0; done && i < sizeof handlers / sizeof *handlers; i++) {
        add_member(&sitting, record_get_integer(kase, handlers[i]),
                   kase->called[form_field(kase->form, handlers[i])], "attend");
    }
    record_free(kase);
    return done;
}

/* How a case ended, by what was decided in it. */
static const char *result_of(struct office *office, int64_t case_id)
{
    static const struct {
        const char *form, *outcome, *result;
    } ends[] = {
        {"no_penalty", NULL, "none"},           {"punish", NULL, "penalty"},
        {"withdraw", NULL, "withdrawn"},        {"file_decide", "declined", "unfiled"},
        {"crime_answer", "accepted", "police"},
    };
    const char *result = NULL;
    for (size_t i = 0; result == NULL && i < sizeof ends / sizeof *ends; i++) {
        struct record *step = step_last(office, case_id, ends[i].form);
        bool said = step != NULL && (ends[i].outcome == NULL ||
                                     strcmp(record_get(step, "outcome"), ends[i].outcome) == 0);
        result = said ? ends[i].result : NULL;
        record_free(step);
    }
    return result != NULL ? result : "flexible";
}

bool close_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    const char *result = result_of(office, context);
    record_put(record, "result", result);
    if (strcmp(result, "none") == 0) {
        take_from(office, record, "corrected", "no_penalty", "correction");
    } else if (strcmp(result, "withdrawn") == 0 || strcmp(result, "unfiled") == 0) {
        record_put(record, "corrected", "不涉及");
    }
    put_history(office, record, "summary");
    return true;
}
