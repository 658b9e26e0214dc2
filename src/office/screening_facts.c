/* screening_facts: the filled-in form, the lists and the file of the party as facts that the law decides on. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/office_private.h"
#include "office/screening_private.h"
#include "store/record_store.h"

static enum screening_reply reply_of(const struct record *record, const char *key)
{
    static const struct {
        const char *code;
        enum screening_reply reply;
    } replies[] = {{"yes", REPLY_YES}, {"no", REPLY_NO}, {"doubt", REPLY_DOUBT}};
    const char *value = record_get(record, key);
    for (size_t i = 0; value != NULL && i < sizeof replies / sizeof *replies; i++) {
        if (strcmp(replies[i].code, value) == 0) {
            return replies[i].reply;
        }
    }
    return REPLY_NONE;
}

/* Which point of the facts is which field of the form, and where its evidence stands. */
static void put_points(const struct record *record, struct screening_facts *facts)
{
    const struct {
        struct screening_point *point;
        const char *key;
        const char *evidence; /* NULL: none of its own */
    } points[] = {
        {&facts->ours, "ours", "whose"},
        {&facts->wider, "wider", NULL},
        {&facts->compared, "negative", NULL},
        {&facts->emergency, "emergency", NULL},
        {&facts->risk, "risk", NULL},
        {&facts->dear, "dear", NULL},
        {&facts->irreversible, "irreversible", NULL},
        {&facts->crime, "crime", NULL},
        {&facts->detention, "detention", NULL},
        {&facts->relapse, "relapse", NULL},
        {&facts->several, "several", NULL},
        {&facts->must_file, "must_file", NULL},
        {&facts->first, "first", "first_evidence"},
        {&facts->minor, "minor", "minor_evidence"},
        {&facts->no_intent, "no_intent", "intent_evidence"},
        {&facts->no_fault, "no_fault", "no_fault_evidence"},
    };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        points[i].point->reply = reply_of(record, points[i].key);
        points[i].point->evidence =
            points[i].evidence != NULL ? record_get(record, points[i].evidence) : NULL;
    }
}

/* What was written about the bottom lines stands with those that were answered 是 or 拿不准. */
static void put_remarks(const struct record *record, struct screening_facts *facts)
{
    struct screening_point *points[] = {&facts->emergency,    &facts->risk,    &facts->dear,
                                        &facts->irreversible, &facts->crime,   &facts->detention,
                                        &facts->relapse,      &facts->several, &facts->must_file};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        if (points[i]->reply == REPLY_YES || points[i]->reply == REPLY_DOUBT) {
            points[i]->evidence = record_get(record, "remarks");
        }
    }
}

/* The place of a field's choice among `codes`, 0 where nothing of them is chosen. */
static int choice_of(const struct record *record, const char *key, const char *const *codes,
                     int count)
{
    const char *value = record_get(record, key);
    for (int i = 0; value != NULL && i < count; i++) {
        if (codes[i] != NULL && strcmp(codes[i], value) == 0) {
            return i;
        }
    }
    return 0;
}

static void put_choices(const struct record *record, struct screening_facts *facts)
{
    static const char *const harms[] = {
        [HARM_WITHOUT] = "without", [HARM_SLIGHT] = "slight", [HARM_DONE] = "done"};
    static const char *const corrections[] = {[CORRECTION_DONE] = "done",
                                              [CORRECTION_AGREED] = "agreed",
                                              [CORRECTION_REFUSED] = "refused"};
    const char *course = record_get(record, "course");
    facts->acted_on = record_get_date(record, "acted_on");
    facts->ended_on = record_get_date(record, "ended_on");
    facts->going_on = course != NULL && strcmp(course, "going") == 0;
    facts->harm = (enum screening_harm)choice_of(record, "harm", harms, 4);
    facts->harm_evidence = record_get(record, "harm_evidence");
    facts->correction = (enum screening_correction)choice_of(record, "correction", corrections, 4);
    facts->correction_evidence = record_get(record, "correction_evidence");
    facts->whose = record_get(record, "whose");
}

static bool fill_item(struct office *office, struct screening_case *made,
                      const struct screening_asked *asked, struct screening_item *item,
                      struct err *err)
{
    const struct record *record = asked->record;
    *item = (struct screening_item){
        .code = record_get(record, "code"),
        .area = record_get(record, "area"),
        .says = record_get(record, "violation"),
        .basis = record_get(record, "basis"),
        .edition = (int)record_get_integer(record, "edition"),
        .valid_from = record_get_date(record, "valid_from"),
        .valid_until = record_get_date(record, "valid_until"),
    };
    return screening_measure_item(office, made, asked, &item->measure, &item->measured, err);
}

/* An edition that was replaced and has no end isn't in force any more. */
static bool load_positive(struct office *office, struct screening_case *made, struct err *err)
{
    int64_t id = record_get_integer(made->record, "item");
    if (id == 0) {
        return true;
    }
    if (!screening_asked_load(office, id, &made->positive, err) ||
        !fill_item(office, made, &made->positive, &made->positive_item, err)) {
        return false;
    }
    made->facts.positive = &made->positive_item;
    return true;
}

/* An item without numbers is answered in its row alone. */
static bool fill_hit(struct office *office, struct screening_case *made, const struct record *row,
                     size_t at, struct err *err)
{
    struct screening_asked *asked = &made->asked[at];
    struct screening_hit *hit = &made->hits[at];
    if (!screening_asked_load(office, record_get_integer(row, "item"), asked, err)) {
        return false;
    }
    made->count = at + 1;
    if (!fill_item(office, made, asked, &hit->item, err)) {
        return false;
    }
    if (!screening_has_numbers(asked)) {
        hit->item.measure = MEASURE_NONE;
        hit->item.measured = NULL;
    }
    hit->hits.reply = reply_of(row, "reply");
    hit->hits.evidence = record_get(row, "evidence");
    return true;
}

static bool load_hits(struct office *office, struct screening_case *made, struct err *err)
{
    const struct record_rows *rows = &made->record->rows[form_field(made->record->form, "hits")];
    made->asked = memory_alloc(rows->count * sizeof *made->asked);
    made->hits = memory_alloc(rows->count * sizeof *made->hits);
    bool done = true;
    size_t at = 0;
    for (size_t i = 0; done && i < rows->count; i++) {
        if (record_get_integer(rows->items[i], "item") != 0) {
            done = fill_hit(office, made, rows->items[i], at, err);
            at += done;
        }
    }
    made->facts.hits = made->hits;
    made->facts.hit_count = at;
    return done;
}

static const char *keep_copy(struct screening_case *made, const char *text)
{
    made->texts = memory_array(made->texts, made->text_count + 1, sizeof *made->texts);
    made->texts[made->text_count] = memory_copy(text);
    return made->texts[made->text_count++];
}

/* Only what was overruled after this very screening counts: new facts ask for a new review. */
static bool put_overrulings(struct office *office, struct screening_case *made, struct err *err)
{
    struct screening_overruling *all = NULL;
    size_t count = 0;
    if (made->record->id == 0) {
        return true;
    }
    bool done = screening_overrulings(office, made->kase->id, made->record->id, &all, &count, err);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < made->facts.hit_count; j++) {
            if (made->asked[j].record->id == all[i].item) {
                made->hits[j].overruled = keep_copy(made, all[i].reason);
                made->hits[j].overruled_by = all[i].roles;
            }
        }
    }
    screening_overrulings_done(all, count);
    return done;
}

static bool load_past(struct office *office, struct screening_case *made, struct err *err)
{
    struct screening_facts *facts = &made->facts;
    facts->past_months = (int)record_get_integer(office->settings, "first_months");
    if (facts->acted_on == DATE_NONE || made->kase == NULL) {
        return true; /* nobody's file to look at */
    }
    if (!screening_past_of(office, made->kase,
                           date_add_months(facts->acted_on, -facts->past_months), &made->past,
                           err)) {
        return false;
    }
    facts->past_measures = made->past.measures;
    facts->past_open = made->past.open;
    facts->past = made->past.words;
    return true;
}

bool screening_case_load(struct office *office, const struct record *record,
                         struct screening_case *made, struct err *err)
{
    *made = (struct screening_case){.record = record};
    int64_t kase = record_get_integer(record, "case");
    made->kase =
        kase != 0 ? record_load(office->store, office_form(office, "case"), kase, err) : NULL;
    if (kase != 0 && made->kase == NULL) {
        return false;
    }
    made->facts.found_on =
        kase != 0 ? record_get_date(made->kase, "found_at") : office_today(office);
    put_points(record, &made->facts);
    put_remarks(record, &made->facts);
    put_choices(record, &made->facts);
    bool done = load_past(office, made, err) && load_positive(office, made, err) &&
                load_hits(office, made, err) && put_overrulings(office, made, err);
    if (!done) {
        screening_case_done(made);
    }
    return done;
}

void screening_case_done(struct screening_case *made)
{
    for (size_t i = 0; i < made->count; i++) {
        screening_asked_done(&made->asked[i]);
    }
    for (size_t i = 0; i < made->text_count; i++) {
        free(made->texts[i]);
    }
    screening_asked_done(&made->positive);
    screening_past_done(&made->past);
    record_free(made->kase);
    free(made->asked);
    free(made->hits);
    free(made->texts);
    *made = (struct screening_case){0};
}
