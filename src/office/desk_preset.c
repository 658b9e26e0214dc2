/* desk_preset: what the form of a step begins with beyond its own defaults: what the case, its party, the
 * office's settings and the steps before it know already, so that nobody writes it twice.
 *
 * One table says which field takes what from where; whatever stands there may be changed. Refuses
 * nothing: what can't be read is left empty. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/case_basis.h"
#include "office/desk_rules.h"
#include "office/step.h"
#include "store/record_store.h"

#define SOURCES_MOST 4

/* The form's field takes this field of the case, of its party, of the office's settings, or of the newest
 * step of that form in the case. A later row stands over an earlier one that has something to say. */
static const struct {
    const char *form, *field, *source, *key;
} TAKEN[] = {
    {"persuade", "place", "case", "place"},
    {"persuade", "whom", "party", "name"},
    {"persuade", "whom", "party", "representative"},
    {"persuade", "whom", "party", "contact"},
    {"advise", "whom", "party", "name"},
    {"advise", "whom", "party", "representative"},
    {"advise", "whom", "party", "contact"},
    {"advise", "topic", "case", "violation"},
    {"interview_notice", "reason", "case", "violation"},
    {"interview_notice", "whom", "party", "name"},
    {"interview_notice", "whom", "party", "contact"},
    {"interview_notice", "whom", "party", "representative"},
    {"interview_notice", "place", "office", "name"},
    {"interview_notice", "place", "office", "address"},
    {"interview", "told", "case", "violation"},
    {"interview", "whom", "party", "name"},
    {"interview", "whom", "party", "contact"},
    {"interview", "whom", "party", "representative"},
    {"interview", "resident_id", "party", "resident_id"},
    {"interview", "place", "office", "name"},
    {"interview", "place", "office", "address"},
    {"interview", "ground", "interview_notice", "ground"},
    {"interview", "told", "interview_notice", "reason"},
    {"interview", "whom", "interview_notice", "whom"},
    {"interview", "duty", "interview_notice", "duty"},
    {"interview", "done_at", "interview_notice", "meet_at"},
    {"interview", "place", "interview_notice", "place"},
    {"interview", "wide", "interview_notice", "wide"},
    {"interview", "joint", "interview_notice", "joint"},
    {"interview", "minor", "screening", "minor"},
    {"interview", "minor_proof", "screening", "minor_evidence"},
    {"interview", "harmless", "screening", "harm"},
    {"interview", "harmless_proof", "screening", "harm_evidence"},
    {"interview", "unintended", "screening", "no_intent"},
    {"interview", "unintended_proof", "screening", "intent_evidence"},
    {"interview", "prompt", "screening", "correction"},
    {"interview", "prompt_proof", "screening", "correction_evidence"},
    {"mediate", "place", "office", "name"},
    {"mediate", "place", "office", "address"},
    {"mediate", "dispute", "mediate_request", "dispute"},
    {"extend_decide", "days", "extend", "days"},
    {"visit", "failed", "order", "correct"},
    {"visit", "mend_by", "order", "until"},
    {"crime_report", "facts", "case", "facts"},
    {"crime_supervise", "procuratorate", "crime_send", "procuratorate"},
    {"detain_report", "facts", "case", "facts"},
    {"file", "matter", "case", "violation"},
    {"investigate", "place", "case", "place"},
    {"report", "facts", "case", "facts"},
    {"report", "basis", "file", "basis"},
    {"report", "facts", "report", "facts"}, /* it came back: what was written stands there */
    {"report", "evidence", "report", "evidence"},
    {"report", "basis", "report", "basis"},
    {"report", "discretion", "report", "discretion"},
    {"report", "proposal", "report", "proposal"},
    {"report", "opinion", "report", "opinion"},
    {"report", "review_grounds", "report", "review_grounds"},
    {"report", "complex", "report", "complex"},
    {"close", "corrected", "close", "corrected"},
    {"punish", "basis", "report", "basis"},
    {"no_penalty", "proof", "report", "evidence"},
    {"no_penalty", "defence", "statement", "content"},
    {"notify", "proposed", "report", "opinion"},
    {"execute", "amount", "punish", "amount"},
};

/* What was answered there in other words. */
static const struct {
    const char *field, *there, *here;
} MEANT[] = {
    {"harmless", "without", "yes"}, {"harmless", "slight", "no"}, {"harmless", "done", "no"},
    {"prompt", "done", "yes"},      {"prompt", "agreed", "yes"},  {"prompt", "refused", "no"},
};

/* What is told when a mediation fails, by the kind of the dispute (生态环境法典第一千零七十七条；
 * 行政复议法第二十条；行政诉讼法第四十六条). */
static const struct {
    const char *kind, *told;
} RIGHTS[] = {
    {"civil", "调解不成，可以依法就争议向人民法院提起民事诉讼；违法行为由本局依法处理。"},
    {"administrative", "调解不成，可以自知道该行政行为之日起六十日内依法申请行政复议，或者六个月内"
                       "依法向人民法院提起行政诉讼。"},
};

/* The records that are taken from, each read once. */
struct sources {
    struct office *office;
    const struct record *kase;
    const char *names[SOURCES_MOST];
    struct record *loaded[SOURCES_MOST]; /* owned; NULL: there is none */
    size_t count;
};

static struct record *load_source(const struct sources *sources, const char *name)
{
    struct err ignored;
    struct office *office = sources->office;
    int64_t id = strcmp(name, "party") == 0 ? record_get_integer(sources->kase, "party")
                                            : step_newest(office, name, sources->kase->id);
    return id != 0 ? record_load(office->store, office_form(office, name), id, &ignored) : NULL;
}

static const struct record *source_of(struct sources *sources, const char *name)
{
    if (strcmp(name, "case") == 0) {
        return sources->kase;
    }
    if (strcmp(name, "office") == 0) {
        return sources->office->settings;
    }
    for (size_t i = 0; i < sources->count; i++) {
        if (strcmp(sources->names[i], name) == 0) {
            return sources->loaded[i];
        }
    }
    struct record *loaded = load_source(sources, name);
    if (sources->count < SOURCES_MOST) {
        sources->names[sources->count] = name;
        sources->loaded[sources->count++] = loaded;
        return loaded;
    }
    record_free(loaded);
    return NULL;
}

static void sources_done(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        record_free(sources->loaded[i]);
    }
}

static const char *meant(const char *field, const char *there)
{
    for (size_t i = 0; i < sizeof MEANT / sizeof *MEANT; i++) {
        if (strcmp(MEANT[i].field, field) == 0 && strcmp(MEANT[i].there, there) == 0) {
            return MEANT[i].here;
        }
    }
    return there;
}

/* The hour that a talk was called for is taken on its day, once it has come; else it is held now. */
static bool is_another_hour(const struct office *office, const char *field, const char *value)
{
    moment_t at = strcmp(field, "done_at") == 0 ? moment_parse(value, 0) : office_now(office);
    return at > office_now(office) || moment_date(at) != office_today(office);
}

static void take_all(struct record *record, struct sources *sources)
{
    for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++) {
        if (strcmp(TAKEN[i].form, record->form->name) != 0) {
            continue;
        }
        const struct record *from = source_of(sources, TAKEN[i].source);
        const char *value = from != NULL ? record_get(from, TAKEN[i].key) : NULL;
        if (value != NULL && !is_another_hour(sources->office, TAKEN[i].field, value)) {
            record_put(record, TAKEN[i].field, meant(TAKEN[i].field, value));
        }
    }
}

/* The law that one is reminded of: what the item of the case rests on by the day of the act. */
static void put_basis(struct record *record, const char *field, struct sources *sources)
{
    struct err ignored;
    struct office *office = sources->office;
    int64_t id = record_get_integer(sources->kase, "item");
    struct record *item =
        id != 0 ? record_load(office->store, office_form(office, "item"), id, &ignored) : NULL;
    if (item != NULL) {
        char *basis = item_basis_printed(office, item, case_basis_day(sources->kase));
        record_put(record, field, basis);
        free(basis);
    }
    record_free(item);
}

/* The party of the case is one side of the dispute; who asks is written below it. */
static void put_side(struct record *record, const char *field, struct sources *sources)
{
    const struct record *party = source_of(sources, "party");
    int sides = form_field(record->form, field);
    if (party != NULL) {
        const struct form *form = office_form(sources->office, record->form->fields[sides].refers);
        struct record *side = record_row_add(record, sides, form);
        record_put(side, "name", record_get(party, "name"));
        record_put(side, "phone", record_get(party, "phone"));
        record_put(side, "stands", "other");
    }
}

/* Who comes: all who asked or were asked. */
static void put_present(struct record *record, const char *field, struct sources *sources)
{
    const struct record *request = source_of(sources, "mediate_request");
    if (request == NULL) {
        return;
    }
    const struct record_rows *sides = &request->rows[form_field(request->form, "sides")];
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < sides->count; i++) {
        buffer_add_format(&names, "%s%s", i > 0 ? "、" : "", record_get(sides->items[i], "name"));
    }
    record_put(record, field, buffer_text(&names));
    buffer_done(&names);
}

static void put_rights(struct record *record, const char *field, struct sources *sources)
{
    const struct record *request = source_of(sources, "mediate_request");
    for (size_t i = 0; request != NULL && i < sizeof RIGHTS / sizeof *RIGHTS; i++) {
        if (strcmp(RIGHTS[i].kind, record_get(request, "kind")) == 0) {
            record_put(record, field, RIGHTS[i].told);
        }
    }
}

/* What isn't one value taken over as it stands. */
static const struct {
    const char *form, *field;
    void (*put)(struct record *record, const char *field, struct sources *sources);
} MADE[] = {
    {"persuade", "basis", put_basis},    {"advise", "demands", put_basis},
    {"file", "basis", put_basis},        {"mediate_request", "sides", put_side},
    {"mediate", "present", put_present}, {"mediate", "rights", put_rights},
};

void step_preset(struct office *office, struct record *record, const struct record *kase)
{
    struct sources sources = {.office = office, .kase = kase};
    take_all(record, &sources);
    for (size_t i = 0; i < sizeof MADE / sizeof *MADE; i++) {
        if (strcmp(MADE[i].form, record->form->name) == 0) {
            MADE[i].put(record, MADE[i].field, &sources);
        }
    }
    sources_done(&sources);
}
