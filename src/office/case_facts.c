/* case_facts: what is known of a case, gathered for the guards. See office/case_facts.h.
 *
 * A step that is not filled in yet is taken to be as it should be: its own guards speak when it is
 * filed. What has to be reckoned (days, the screening's tests) is case_facts_reckon.c's. */
#include "office/case_facts.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/case_facts_private.h"
#include "office/step.h"
#include "store/record_store.h"
#include "store/step_store.h"

enum when { EVER, NEWEST };

/* A fact holds if a step of the act (the newest one, or any) has this value in this field. */
static const struct {
    size_t fact; /* offset of a bool in case_facts */
    enum when when;
    enum act_id act;
    const char *field; /* NULL: that it was done is enough */
    const char *value; /* NULL: that something stands there */
} rules[] = {
#define FACT(name) offsetof(struct case_facts, name)
    {FACT(ordered), EVER, ACT_ORDER, NULL, NULL},
    {FACT(approved), NEWEST, ACT_APPROVE, "outcome", "approved"},
    {FACT(method_done), EVER, ACT_PERSUADE, NULL, NULL},
    {FACT(method_done), EVER, ACT_ADVISE, NULL, NULL},
    {FACT(method_done), EVER, ACT_INTERVIEW, NULL, NULL},
    {FACT(method_done), EVER, ACT_METHOD, NULL, NULL},
    {FACT(method_done), EVER, ACT_MEDIATE, "result", "agreed"},
    {FACT(mediation_asked), NEWEST, ACT_MEDIATE_REQUEST, "willing", "both"},
    {FACT(broken), NEWEST, ACT_REINSPECT, "outcome", "broken"},
    {FACT(broken), NEWEST, ACT_VISIT, "outcome", "broken"},
    {FACT(educated), EVER, ACT_PERSUADE, NULL, NULL},
    {FACT(educated), EVER, ACT_ADVISE, NULL, NULL},
    {FACT(educated), EVER, ACT_INTERVIEW, NULL, NULL},
    {FACT(educated), EVER, ACT_METHOD, NULL, NULL},
    {FACT(educated), EVER, ACT_NO_PENALTY, "education", NULL},
    {FACT(visited), EVER, ACT_VISIT, NULL, NULL},
    {FACT(filed), NEWEST, ACT_FILE_DECIDE, "outcome", "approved"},
    {FACT(decided), EVER, ACT_PUNISH, NULL, NULL},
    {FACT(decided), EVER, ACT_NO_PENALTY, NULL, NULL},
    {FACT(delayed), EVER, ACT_FILE_DELAY, NULL, NULL},
    {FACT(review_needed), NEWEST, ACT_REPORT, "review_grounds", NULL},
    {FACT(reviewed), NEWEST, ACT_REVIEW, "outcome", "passed"},
    {FACT(deliberation_needed), NEWEST, ACT_REPORT, "complex", "yes"},
    {FACT(deliberated), EVER, ACT_DELIBERATE, NULL, NULL},
#undef FACT
};
#define RULES (sizeof rules / sizeof *rules)

static bool *fact_at(struct case_facts *facts, size_t fact)
{
    return (bool *)((char *)facts + fact);
}

static bool says(const struct record *step, const char *field, const char *value)
{
    int at = field != NULL ? form_field(step->form, field) : -1;
    const char *there = at >= 0 ? record_value(step, at) : NULL;
    return field == NULL || (there != NULL && (value == NULL || strcmp(there, value) == 0));
}

/* Steps come newest first: `newer` has the acts of which one was seen already. */
static void take_step(struct case_known *known, const struct record *step, uint64_t *newer)
{
    enum act_id act = step->form->act->id;
    uint64_t bit = UINT64_C(1) << (act - ACT_CASE_FIRST);
    for (size_t i = 0; i < RULES; i++) {
        bool counts = rules[i].act == act && (rules[i].when == EVER || (*newer & bit) == 0);
        if (counts && says(step, rules[i].field, rules[i].value)) {
            *fact_at(&known->facts, rules[i].fact) = true;
        }
    }
    *newer |= bit;
}

_Static_assert(ACT_COUNT - ACT_CASE_FIRST <= 64, "the steps seen are a set in one word");

static void add_deed(struct case_known *known, enum act_id act, int64_t officer)
{
    size_t count = known->facts.deed_count;
    if (officer != 0) {
        known->deeds = memory_array(known->deeds, count + 1, sizeof *known->deeds);
        known->deeds[count] = (struct case_deed){act, officer};
        known->facts.deeds = known->deeds;
        known->facts.deed_count = count + 1;
    }
}

static void take_deeds(struct case_known *known, const struct record *step)
{
    add_deed(known, step->form->act->id, record_get_integer(step, "officer"));
    if (form_field(step->form, "officer2") >= 0) {
        add_deed(known, step->form->act->id, record_get_integer(step, "officer2"));
    }
}

static bool take_steps(struct office *office, struct case_known *known, struct case_clocks *clocks,
                       struct err *err)
{
    struct step_row *rows = memory_array(NULL, STEPS_MOST, sizeof *rows);
    size_t count = 0, total;
    uint64_t newer = 0;
    bool done = step_rows(office->store, known->kase->id, rows, STEPS_MOST, &count, &total, err);
    for (size_t i = 0; done && i < count; i++) {
        const struct form *form = office_form(office, rows[i].form);
        if (form == NULL || form->act == NULL) {
            continue;
        }
        struct record *step = record_load_values(office->store, form, rows[i].id, err);
        done = step != NULL;
        if (done) {
            case_clocks_take(clocks, step, (newer >> (form->act->id - ACT_CASE_FIRST) & 1) == 0);
            case_recusals_take(&known->recusals, step);
            take_deeds(known, step);
            take_step(known, step, &newer);
        }
        record_free(step);
    }
    free(rows);
    return done;
}

bool case_officer_valid(struct office *office, int64_t officer)
{
    static const char *const keys[] = {"active", "cert_until", "roles"};
    char *values[3] = {NULL, NULL, NULL};
    struct err ignored;
    bool valid = officer != 0 && record_peek(office->store, office_form(office, "officer"), officer,
                                             keys, values, 3, &ignored);
    valid = valid && values[0] != NULL && strcmp(values[0], "yes") == 0 && values[1] != NULL &&
            date_parse(values[1], 0) >= office_today(office) && values[2] != NULL &&
            (roles_parse(values[2]) & (ROLE_OFFICER | ROLE_UNIT_HEAD)) != 0;
    for (size_t i = 0; i < 3; i++) {
        free(values[i]);
    }
    return valid;
}

static bool both_valid(struct office *office, int64_t one, int64_t other)
{
    return one != other && case_officer_valid(office, one) && case_officer_valid(office, other);
}

/* The case itself: states, handlers, where it came from. */
static void take_case(struct office *office, struct case_known *known)
{
    struct case_facts *facts = &known->facts;
    const struct record *kase = known->kase;
    facts->states[CASE_MAIN] = record_get(kase, "state");
    facts->states[CASE_CRIME] = record_get(kase, "crime_state");
    facts->states[CASE_DETENTION] = record_get(kase, "detention_state");
    facts->me = office->me->id;
    facts->handlers[0] = record_get_integer(kase, "officer1");
    facts->handlers[1] = record_get_integer(kase, "officer2");
    facts->two_valid = both_valid(office, facts->handlers[0], facts->handlers[1]);
    facts->ordered = record_get_yes(kase, "corrected"); /* nothing is left to be ordered */
}

/* Who stands back handles the case no longer: it has to be given to others. */
static void take_recusals(struct case_known *known)
{
    struct case_facts *facts = &known->facts;
    const struct case_recusals *recusals = &known->recusals;
    facts->recusal = case_recusals_pending(recusals);
    facts->recusal_asked = recusals->count > 0;
    facts->stands_back = case_recusals_bar(recusals, facts->me);
    facts->two_valid = facts->two_valid && !case_recusals_bar(recusals, facts->handlers[0]) &&
                       !case_recusals_bar(recusals, facts->handlers[1]);
}

bool case_known_gather(struct office *office, const struct record *kase, struct case_known *known,
                       struct err *err)
{
    struct case_clocks clocks = {.notified_on = DATE_NONE, .refused_on = DATE_NONE};
    *known = (struct case_known){.kase = record_copy(kase)};
    take_case(office, known);
    bool done =
        take_steps(office, known, &clocks, err) && case_facts_reckon(office, known, &clocks, err);
    take_recusals(known);
    if (!done) {
        case_known_done(known);
    }
    return done;
}

void case_known_done(struct case_known *known)
{
    free(known->deeds);
    case_recusals_done(&known->recusals);
    record_free(known->kase);
    *known = (struct case_known){.kase = NULL};
}

/* The four tests of 约谈告诫, each with its evidence (工作方案四（三）). */
static int four_tests(const struct record *step)
{
    static const char *const tests[] = {"minor", "harmless", "unintended", "prompt"};
    static const char *const proofs[] = {"minor_proof", "harmless_proof", "unintended_proof",
                                         "prompt_proof"};
    int passed = 0;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        passed += says(step, tests[i], "yes") && says(step, proofs[i], NULL);
    }
    return passed;
}

/* Whoever stands in the step as one who acts, or is to act from now on. */
static bool is_barred(const struct case_recusals *recusals, const struct record *step)
{
    static const char *const keys[] = {"officer", "officer2", "first", "second"};
    bool barred = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        barred = barred || (form_field(step->form, keys[i]) >= 0 &&
                            case_recusals_bar(recusals, record_get_integer(step, keys[i])));
    }
    return barred;
}

static void take_filled(struct office *office, const struct record *step, struct case_facts *facts)
{
    bool named = form_field(step->form, "first") >= 0; /* who is to handle it, not who says so */
    int64_t first = record_get_integer(step, named ? "first" : "officer");
    const char *second = named ? "second" : "officer2";
    facts->outcome = form_field(step->form, "outcome") >= 0 ? record_get(step, "outcome") : NULL;
    facts->by_two = form_field(step->form, second) >= 0 &&
                    both_valid(office, first, record_get_integer(step, second));
    facts->evidence = says(step, "evidence", NULL);
    facts->file_complete = says(step, "checked", "yes");
    if (step->form->act->id == ACT_INTERVIEW) {
        facts->four_tests_bind = says(step, "ground", "minor");
        facts->four_tests = four_tests(step);
    }
    if (step->form->act->id == ACT_NO_PENALTY) {
        facts->educated = facts->educated || says(step, "education", NULL);
    }
}

bool case_known_ask(struct office *office, const struct case_known *known, enum act_id act,
                    const struct record *step, struct case_move *move, struct err *err)
{
    struct case_facts facts = known->facts;
    if (step != NULL) {
        take_filled(office, step, &facts);
        facts.stands_back = facts.stands_back || is_barred(&known->recusals, step);
    } else {
        facts.by_two = facts.evidence = facts.file_complete = true;
        facts.educated = facts.educated || act == ACT_NO_PENALTY;
    }
    return case_act(&facts, act, move, err);
}
