/* For whom a case waits in each state, and who is kept off it there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/case_hands.h"

static const struct case_hand *hand_in(const struct case_hand *hands, size_t count,
                                       const char *state, enum case_track track)
{
    for (size_t i = 0; i < count; i++) {
        if (hands[i].state->track == track && strcmp(hands[i].state->code, state) == 0) {
            return &hands[i];
        }
    }
    return NULL;
}

/* Nobody's state waits for nobody; nobody's hands hold what has ended. */
static void test_every_state_is_in_somebodys_hands(void **state)
{
    (void)state;
    size_t count;
    const struct case_state *states = case_states(&count);
    struct case_hand hands[CASE_HANDS_MOST];
    size_t found = case_hands(~0U, hands);
    for (size_t i = 0; i < count; i++) {
        bool held = hand_in(hands, found, states[i].code, states[i].track) != NULL;
        assert_int_equal(held, states[i].waits != 0);
        assert_true(!states[i].ended || !held);
    }
}

static void test_an_officer_has_his_own(void **state)
{
    (void)state;
    struct case_hand hands[CASE_HANDS_MOST];
    size_t count = case_hands(ROLE_OFFICER, hands);
    assert_non_null(hand_in(hands, count, "observing", CASE_MAIN));
    assert_null(hand_in(hands, count, "filing", CASE_MAIN));
    for (size_t i = 0; i < count; i++) {
        assert_true(hands[i].mine);
        assert_false(hands[i].unit);
    }
}

static void test_a_leader_has_what_others_proposed(void **state)
{
    (void)state;
    struct case_hand hands[CASE_HANDS_MOST];
    size_t count = case_hands(ROLE_DEPUTY, hands);
    static const char *const asked[] = {"proposed", "extending", "filing", "closing"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        const struct case_hand *hand = hand_in(hands, count, asked[i], CASE_MAIN);
        assert_non_null(hand);
        assert_false(hand->mine);
        assert_true((hand->not_done & case_deed_bit(ACT_PROPOSE)) != 0);
        assert_true((hand->not_done & case_deed_bit(ACT_FILE)) != 0);
        assert_false(hand->not_handler);
    }
    assert_null(hand_in(hands, count, "reported", CASE_CRIME)); /* the head's alone */
    assert_non_null(hand_in(hands, count, "reported", CASE_DETENTION));
    count = case_hands(ROLE_HEAD, hands);
    assert_non_null(hand_in(hands, count, "reported", CASE_CRIME));
}

static void test_who_checks_did_not_do_it(void **state)
{
    (void)state;
    struct case_hand hands[CASE_HANDS_MOST];
    size_t count = case_hands(ROLE_REVIEWER, hands);
    const struct case_hand *hand = hand_in(hands, count, "reviewing", CASE_MAIN);
    assert_true(hand->not_handler);
    assert_int_equal(hand->not_done, case_deed_bit(ACT_INVESTIGATE) | case_deed_bit(ACT_REPORT) |
                                         case_deed_bit(ACT_EXAMINE));
    count = case_hands(ROLE_VISITOR, hands);
    assert_true(hand_in(hands, count, "kept", CASE_MAIN)->not_handler);
    count = case_hands(ROLE_UNIT_HEAD, hands);
    hand = hand_in(hands, count, "examining", CASE_MAIN);
    assert_true(hand->unit && hand->not_handler);
    hand = hand_in(hands, count, "registered", CASE_MAIN);
    assert_true(hand->unit && !hand->not_handler);
    assert_int_equal(hand->not_done, 0);
    assert_int_equal(case_deed_bit(ACT_CASE_NEW), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_state_is_in_somebodys_hands),
        cmocka_unit_test(test_an_officer_has_his_own),
        cmocka_unit_test(test_a_leader_has_what_others_proposed),
        cmocka_unit_test(test_who_checks_did_not_do_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
