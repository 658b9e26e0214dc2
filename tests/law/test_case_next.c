/* What a case asks for as it stands is something that its state lets be done; what the screening wants, and
 * what a referral waits for, comes with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "life_facts.h"

static size_t asked_in(const struct case_facts *facts, const char *state)
{
    size_t asked = 0;
    for (int act = 0; act < ACT_COUNT; act++) {
        struct err err;
        if (case_asks_for(facts, (enum act_id)act)) {
            asked++;
            if (case_next_state((enum act_id)act, state, &err) == NULL) {
                fail_msg("%s", err.message);
            }
        }
    }
    return asked;
}

static void every_state_asks_for_what_it_lets(void **state)
{
    static const char *const open[] = {"flexible", "observing",
                                       "screened"}; /* several ways, or time */
    size_t count;
    const struct case_state *states = case_states(&count);
    (void)state;
    for (size_t i = 0; i < count && states[i].track == CASE_MAIN; i++) {
        struct case_facts facts = life_facts(states[i].code, NULL, NULL);
        bool several = false;
        facts.screened = false;
        for (size_t j = 0; j < sizeof open / sizeof *open; j++) {
            several = several || strcmp(states[i].code, open[j]) == 0;
        }
        assert_int_equal(asked_in(&facts, states[i].code) > 0, !states[i].ended && !several);
    }
}

static void the_screening_wants_its_verdict(void **state)
{
    static const struct {
        enum screening_verdict verdict;
        enum act_id act;
    } cases[] = {
        {SCREENING_FLEXIBLE, ACT_PROPOSE},   {SCREENING_OBSERVATION, ACT_PROPOSE},
        {SCREENING_FILE, ACT_FILE},          {SCREENING_OTHER, ACT_TRANSFER},
        {SCREENING_CRIME, ACT_CRIME_REPORT}, {SCREENING_DETENTION, ACT_DETAIN_REPORT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct case_facts facts = life_facts("screened", NULL, NULL);
        facts.verdict = cases[i].verdict;
        for (size_t j = 0; j < sizeof cases / sizeof *cases; j++) {
            assert_int_equal(case_asks_for(&facts, cases[j].act), cases[i].act == cases[j].act);
        }
        facts.screened = false;
        assert_false(case_asks_for(&facts, cases[i].act));
    }
    struct case_facts facts = life_facts("proposed", NULL, NULL);
    assert_false(case_asks_for(&facts, ACT_PROPOSE));
    assert_true(case_asks_for(&facts, ACT_APPROVE));
}

static void a_referral_waits_until_it_has_ended(void **state)
{
    (void)state;
    struct case_facts facts = life_facts("investigating", "approved", NULL);
    facts.verdict = SCREENING_CRIME;
    assert_true(case_asks_for(&facts, ACT_CRIME_SEND));
    assert_false(case_asks_for(&facts, ACT_DETAIN_SEND));
    facts.states[CASE_CRIME] = "accepted";
    assert_false(case_asks_for(&facts, ACT_CRIME_SEND));
    assert_false(case_asks_for(&facts, ACT_CRIME_REPORT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_asks_for_what_it_lets),
        cmocka_unit_test(the_screening_wants_its_verdict),
        cmocka_unit_test(a_referral_waits_until_it_has_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
