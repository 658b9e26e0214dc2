/* Walks through the life of a case: each guard refuses alone with its own sentence; no case that is handled
 * at random ever stands where there is no lawful way to its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "life_facts.h"

#define CASES 200
#define ACTS 10000

/* The states of the arrow's track in which it is tried: the first from which it leads. */
static struct case_facts facts_before(const struct case_arrow *arrow)
{
    size_t count;
    const struct case_state *states = case_states(&count);
    struct case_facts facts = life_facts("registered", NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        if ((arrow->from >> i) & 1) {
            facts.states[arrow->track] = states[i].code;
            break;
        }
    }
    facts.outcome = arrow->outcome;
    facts.negative = arrow->act == ACT_OVERRULE;
    facts.filed = arrow->act == ACT_INVESTIGATE;
    if (arrow->act == ACT_CLOSE) {
        facts.states[CASE_CRIME] = "accepted";
    } else if (arrow->act == ACT_TRANSFER) {
        facts.verdict = SCREENING_OTHER;
    }
    return facts;
}

/* Whether the arrow is refused by this guard's sentence once only its fact is wrong. */
static bool refuses_alone(const struct case_arrow *arrow, const struct case_guard *guard)
{
    struct err err;
    struct case_deed deeds[1];
    struct case_facts facts = facts_before(arrow);
    if (!case_act(&facts, arrow->act, NULL, &err)) {
        fail_msg("%s: %s", act_of(arrow->act)->key, err.message);
    }
    assert_true(life_spoil(&facts, guard->key, deeds));
    assert_false(guard->holds(&facts));
    return !case_act(&facts, arrow->act, NULL, &err) && err.code == ERR_REFUSED &&
           strstr(err.message, guard->sentence) != NULL &&
           strstr(err.message, guard->clause) != NULL;
}

static void test_each_guard_refuses_alone(void **state)
{
    (void)state;
    size_t guard_count, count;
    const struct case_guard *guards = case_guards(&guard_count);
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t g = 0; g < guard_count; g++) {
        bool refused = false, always = strcmp(guards[g].key, "stands-back") == 0;
        for (size_t i = 0; i < count && !refused; i++) {
            refused = (always || ((arrows[i].guards >> g) & 1) != 0) &&
                      refuses_alone(&arrows[i], &guards[g]);
        }
        if (!refused) {
            fail_msg("no act is refused by %s alone", guards[g].key);
        }
        for (size_t other = 0; other < g; other++) {
            assert_string_not_equal(guards[g].sentence, guards[other].sentence);
            assert_string_not_equal(guards[g].key, guards[other].key);
        }
    }
}

static void test_sentences_say_what_is_missing(void **state)
{
    (void)state;
    struct err err;
    struct case_facts facts = life_facts("flexible", NULL, NULL);
    facts.four_tests = 3;
    assert_false(case_act(&facts, ACT_INTERVIEW, NULL, &err));
    assert_string_equal(
        err.message,
        "不能约谈告诫：四项检验（情节轻微、无危害后果、无主观故意、能及时纠正）没有全部为"
        "“是”并各附证据，请补齐；缺一项的请提请立案（工作方案四（三））");
    facts.four_tests_bind = false; /* held for danger or complaints */
    assert_true(case_act(&facts, ACT_INTERVIEW, NULL, &err));
    facts = life_facts("registered", NULL, NULL);
    facts.screened = false;
    assert_false(case_act(&facts, ACT_COMMITMENT_NEW, NULL, &err));
    assert_string_equal(err.message, "不能签订保证承诺书：还没有做适用性筛查，请先筛查"
                                     "（工作方案三、五（一））");
}

/* A number that is the same on every machine. */
static unsigned chance(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* A case as life may bring it: what can't be mended any more differs from case to case. */
static struct case_facts random_case(unsigned *seed)
{
    struct case_facts facts = life_facts("registered", NULL, NULL);
    facts.verdict = (enum screening_verdict)chance(seed, SCREENING_VERDICTS);
    facts.in_time = chance(seed, 8) != 0;
    facts.negative = chance(seed, 6) == 0;
    facts.absolute = chance(seed, 2) == 0;
    facts.repeated = chance(seed, 5) == 0;
    facts.emergency = chance(seed, 9) == 0;
    facts.crime_appeal_open = chance(seed, 2) == 0;
    return facts;
}

/* What may be brought or mended is there or not. */
static void shake(struct case_facts *facts, unsigned *seed)
{
    bool *const flags[] = {&facts->ordered,   &facts->approved,  &facts->method_done,
                           &facts->two_valid, &facts->recusal,   &facts->evidence,
                           &facts->educated,  &facts->reply_owed};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        *flags[i] = chance(seed, 4) != 0;
    }
}

static void after(struct case_facts *facts, const struct case_move *move)
{
    facts->states[move->track] = move->to;
    if (move->track == CASE_MAIN) {
        facts->broken |= strcmp(move->to, "broken") == 0;
        facts->filed |= strcmp(move->to, "investigating") == 0;
        facts->decided |= strcmp(move->to, "unpunished") == 0 || strcmp(move->to, "punished") == 0;
    }
}

/* One arrow, if it is open. */
static bool take(struct case_facts *facts, const struct case_arrow *arrow)
{
    struct err err;
    struct case_move move;
    facts->outcome = arrow->outcome;
    if (!case_act(facts, arrow->act, &move, &err)) {
        return false;
    }
    after(facts, &move);
    return true;
}

static bool has_ended(const struct case_facts *facts, enum case_track track)
{
    return case_state_of(track, facts->states[track])->ended;
}

static bool is_exit(const struct case_facts *facts, const struct case_arrow *arrow)
{
    enum act_id acts[16];
    size_t count = case_exits(arrow->track, facts->states[arrow->track], acts, 16);
    for (size_t i = 0; i < count; i++) {
        if (acts[i] == arrow->act) {
            return true;
        }
    }
    return false;
}

/* Walks the referral track to its end. */
static void settle(struct case_facts *facts, enum case_track track, enum act_id begin)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count && facts->states[track] == NULL; i++) {
        if (arrows[i].act == begin) {
            take(facts, &arrows[i]);
        }
    }
    for (int steps = 0; steps < 20 && !has_ended(facts, track); steps++) {
        for (size_t i = 0; i < count; i++) {
            if (arrows[i].track == track && is_exit(facts, &arrows[i]) && take(facts, &arrows[i])) {
                break;
            }
        }
    }
    assert_true(has_ended(facts, track));
}

/* Whether the main track can be brought to its end without voiding, searched state by state. */
static bool can_end(const struct case_facts *facts, uint64_t *seen)
{
    size_t count, state_count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_state *now = case_state_of(CASE_MAIN, facts->states[CASE_MAIN]);
    uint64_t bit = UINT64_C(1) << (now - case_states(&state_count));
    if (now->ended) {
        return true;
    }
    if ((seen[facts->filed] & bit) != 0) {
        return false;
    }
    seen[facts->filed] |= bit;
    for (size_t i = 0; i < count; i++) {
        struct case_facts next = *facts;
        if (arrows[i].track == CASE_MAIN && arrows[i].act != ACT_CASE_VOID &&
            (arrows[i].from & bit) != 0 && take(&next, &arrows[i]) && can_end(&next, seen)) {
            return true;
        }
    }
    return false;
}

/* Everything that people can bring is brought; what the case is stays. */
static void assert_has_exit(const struct case_facts *facts)
{
    uint64_t seen[2] = {0, 0};
    struct case_facts rest = life_facts(facts->states[CASE_MAIN], facts->states[CASE_CRIME],
                                        facts->states[CASE_DETENTION]);
    rest.verdict = facts->verdict;
    rest.in_time = facts->in_time;
    rest.negative = facts->negative;
    rest.absolute = facts->absolute;
    rest.repeated = facts->repeated;
    rest.emergency = facts->emergency;
    rest.broken = facts->broken;
    rest.filed = facts->filed;
    rest.decided = facts->decided;
    rest.crime_appeal_open = facts->crime_appeal_open;
    if (has_ended(&rest, CASE_MAIN)) {
        return;
    }
    if (rest.verdict == SCREENING_CRIME || rest.states[CASE_CRIME] != NULL) {
        settle(&rest, CASE_CRIME, ACT_CRIME_REPORT);
    }
    if (rest.verdict == SCREENING_DETENTION || rest.states[CASE_DETENTION] != NULL) {
        settle(&rest, CASE_DETENTION, ACT_DETAIN_REPORT);
    }
    if (!can_end(&rest, seen)) {
        fail_msg("no way out of %s (verdict %d, in time %d, broken %d, filed %d)",
                 facts->states[CASE_MAIN], (int)facts->verdict, facts->in_time, facts->broken,
                 facts->filed);
    }
}

static void test_a_random_walk_never_strands(void **state)
{
    (void)state;
    static struct case_facts cases[CASES];
    size_t count, moved = 0;
    const struct case_arrow *arrows = case_arrows(&count);
    unsigned seed = 4;
    for (size_t i = 0; i < CASES; i++) {
        cases[i] = random_case(&seed);
    }
    for (int tried = 0; moved < ACTS && tried < 100 * ACTS; tried++) {
        struct case_facts *facts = &cases[chance(&seed, CASES)];
        shake(facts, &seed);
        const struct case_arrow *arrow = &arrows[chance(&seed, (unsigned)count)];
        if (arrow->act == ACT_CASE_VOID || !take(facts, arrow)) {
            continue;
        }
        moved++;
        if (arrow->to != CASE_SAME && moved % 8 == 0) {
            assert_has_exit(facts);
        }
        if (has_ended(facts, CASE_MAIN) && chance(&seed, 4) == 0) {
            *facts = random_case(&seed); /* the next one comes in */
        }
    }
    assert_int_equal(moved, ACTS);
    for (size_t i = 0; i < CASES; i++) {
        assert_has_exit(&cases[i]);
    }
}

static void test_every_open_state_has_an_exit(void **state)
{
    (void)state;
    size_t count;
    const struct case_state *states = case_states(&count);
    for (size_t i = 0; i < count; i++) {
        enum act_id acts[16];
        size_t found = case_exits(states[i].track, states[i].code, acts, 16);
        assert_int_equal(found > 0, !states[i].ended);
    }
    enum act_id next[4];
    assert_int_equal(case_exits(CASE_MAIN, "closed", next, 4), 1);
    assert_int_equal(next[0], ACT_ARCHIVE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_guard_refuses_alone),
        cmocka_unit_test(test_sentences_say_what_is_missing),
        cmocka_unit_test(test_every_open_state_has_an_exit),
        cmocka_unit_test(test_a_random_walk_never_strands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
