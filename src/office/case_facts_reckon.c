/* case_facts_reckon: the facts of a case that no single answer gives: what the screening found, what is
 * left of a period, whether a term is over, who is owed a reply. */
#include <stdlib.h>
#include <string.h>

#include "office/case_facts_private.h"
#include "office/desk.h"
#include "office/desk_rules.h"
#include "office/period_private.h"
#include "office/screening_private.h"
#include "office/terms.h"
#include "store/record_store.h"

static bool is(const struct record *step, const char *field, const char *value)
{
    int at = form_field(step->form, field);
    const char *there = at >= 0 ? record_value(step, at) : NULL;
    return there != NULL && strcmp(there, value) == 0;
}

/* The day in this field, else that on which the step was done. */
static date_t day_of(const struct record *step, const char *field)
{
    date_t day = form_field(step->form, field) >= 0 ? record_get_date(step, field) : DATE_NONE;
    return day != DATE_NONE ? day : record_get_date(step, "done_at");
}

void case_clocks_take(struct case_clocks *clocks, const struct record *step, bool newest)
{
    switch ((int)step->form->act->id) {
    case ACT_NOTIFY:
        clocks->notified_on = newest ? day_of(step, "served_on") : clocks->notified_on;
        break;
    case ACT_STATEMENT: /* newest first: a hearing that was held or given up isn't owed any more */
        clocks->stated = clocks->stated || is(step, "kind", "waived") || is(step, "kind", "heard");
        clocks->hearing = clocks->hearing || (!clocks->stated && is(step, "kind", "hearing"));
        break;
    case ACT_CRIME_ANSWER:
        clocks->refused_on = newest && is(step, "outcome", "refused") ? day_of(step, "received_on")
                                                                      : clocks->refused_on;
        break;
    case ACT_REPLY:
        clocks->replied = clocks->replied || !is(step, "outcome", "in");
        break;
    default:
        break;
    }
}

static const struct screening_test *test_of(const struct screening *screening, const char *key)
{
    size_t i = 0;
    while (i < screening->count && strcmp(screening->tests[i].key, key) != 0) {
        i++;
    }
    return i < screening->count ? &screening->tests[i] : NULL;
}

static bool is_hit(const struct screening *screening, const char *key)
{
    const struct screening_test *test = test_of(screening, key);
    return test != NULL && test->answer == TEST_HIT;
}

/* Whether what stands against the act is something that nobody may overrule (domain rule G2). */
static bool is_absolute(const struct screening_case *made)
{
    struct err ignored;
    for (size_t i = 0; i < made->facts.hit_count; i++) {
        const struct screening_hit *hit = &made->hits[i];
        if (screening_stands(hit, made->facts.acted_on) &&
            !screening_may_overrule(hit->item.code, hit->item.area, ROLE_DEPUTY, "-", &ignored)) {
            return true;
        }
    }
    return false;
}

/* The screening in force, asked again of what is on file today. */
static bool take_tests(struct office *office, int64_t id, struct case_facts *facts, struct err *err)
{
    struct screening_case made;
    struct screening screening;
    struct record *record = record_load(office->store, office_form(office, "screening"), id, err);
    bool done = record != NULL && screening_case_load(office, record, &made, err);
    if (done) {
        screening_decide(&made.facts, &screening);
        facts->ours = !is_hit(&screening, "jurisdiction");
        facts->in_time = !is_hit(&screening, "limitation");
        facts->negative = is_hit(&screening, "negative");
        facts->emergency = is_hit(&screening, "emergency");
        facts->repeated = is_hit(&screening, "first");
        facts->absolute = facts->negative && is_absolute(&made);
        screening_done(&screening);
        screening_case_done(&made);
    }
    record_free(record);
    return done;
}

static bool take_screening(struct office *office, int64_t case_id, struct case_facts *facts,
                           struct err *err)
{
    enum screening_verdict verdict;
    int64_t id = office_screening_of(office, case_id);
    facts->ours = facts->in_time = true;
    facts->screened = office_screening_verdict(office, case_id, &verdict, &facts->verdict);
    return !facts->screened || !case_rests_on_tests(facts->states[CASE_MAIN]) ||
           take_tests(office, id, facts, err);
}

/* 统一社会信用代码 or the number of the person; both were checked when they were entered. */
static bool take_party(struct office *office, const struct record *kase, struct case_facts *facts,
                       struct err *err)
{
    static const char *const keys[] = {"credit_code", "resident_id"};
    char *values[2] = {NULL, NULL};
    bool done = record_peek(office->store, office_form(office, "party"),
                            record_get_integer(kase, "party"), keys, values, 2, err);
    facts->party_known = values[0] != NULL || values[1] != NULL;
    free(values[0]);
    free(values[1]);
    return done;
}

/* Days on which the period stood still are neither counted nor used up. */
static bool take_commitment(struct office *office, const struct record *kase,
                            struct case_facts *facts, struct err *err)
{
    date_t latest;
    struct err ignored;
    struct period period;
    facts->period_fits = commitment_latest(office, kase, &latest, &ignored);
    if (!period_of_case(office, kase->id, &period, err)) {
        return false;
    }
    facts->committed = period.signed_on != DATE_NONE;
    if (!facts->committed) {
        return true;
    }
    facts->period_left = period_end(office, &period, NULL, NULL) - office_today(office);
    return period_room(office, kase->id, &facts->extension_left, err);
}

/* Whether the term that runs from that day is over. */
static bool is_over(struct office *office, const char *key, date_t from)
{
    struct err ignored;
    const struct term *term = office_term(office, key, &ignored);
    struct term_run run = {.start = (moment_t)from * 1440};
    return term != NULL &&
           term_due(term, &run, &office->calendar, NULL, NULL).date < office_today(office);
}

static void take_terms(struct office *office, const struct case_clocks *clocks,
                       struct case_facts *facts)
{
    bool waited = clocks->notified_on != DATE_NONE &&
                  is_over(office, "statement", clocks->notified_on) &&
                  is_over(office, "hearing-request", clocks->notified_on);
    facts->statement_over = !clocks->hearing && (clocks->stated || waited);
    facts->crime_appeal_open = clocks->refused_on != DATE_NONE &&
                               !is_over(office, "reconsider-police", clocks->refused_on);
}

/* 工作方案五（四）: 将处理情况回复行业主管部门; a report under a name is answered too. */
static bool is_owed(const struct record *kase)
{
    static const char *const sources[] = {"transfer", "superior", "report"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (is(kase, "source", sources[i])) {
            return true;
        }
    }
    return false;
}

bool case_facts_reckon(struct office *office, struct case_known *known,
                       const struct case_clocks *clocks, struct err *err)
{
    struct case_facts *facts = &known->facts;
    facts->approved = facts->approved || !record_get_yes(office->settings, "approve_flexible");
    facts->reply_owed = is_owed(known->kase) && !clocks->replied;
    take_terms(office, clocks, facts);
    return take_screening(office, known->kase->id, facts, err) &&
           take_party(office, known->kase, facts, err) &&
           take_commitment(office, known->kase, facts, err);
}
