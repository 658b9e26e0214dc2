/* 适用性筛查: every verdict is reached, each test alone hits, nothing that is added makes it softer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "law/act.h"
#include "law/screening.h"
#include "screening_case.h"

static const struct screening_test *test_named(const struct screening *screening, const char *key)
{
    for (size_t i = 0; i < screening->count; i++) {
        if (strcmp(screening->tests[i].key, key) == 0) {
            return &screening->tests[i];
        }
    }
    return NULL;
}

static enum screening_verdict verdict_of(const struct screening_facts *facts)
{
    struct screening screening;
    screening_decide(facts, &screening);
    enum screening_verdict verdict = screening.verdict;
    screening_done(&screening);
    return verdict;
}

static enum screening_answer answer_of(const struct screening_facts *facts, const char *key)
{
    struct screening screening;
    screening_decide(facts, &screening);
    enum screening_answer answer = test_named(&screening, key)->answer;
    screening_done(&screening);
    return answer;
}

static void test_clean(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    struct screening screening;
    screening_decide(&facts, &screening);
    assert_int_equal(screening.verdict, SCREENING_FLEXIBLE);
    assert_null(screening.decisive);
    assert_true(screening.routes[ROUTE_MUST_NOT] && screening.routes[ROUTE_MAY_NOT]);
    assert_false(screening.routes[ROUTE_NO_FAULT]);
    assert_true(screening.interview);
    assert_int_equal(screening.count, 22);
    for (size_t i = 0; i < screening.count; i++) {
        assert_true(strlen(screening.tests[i].clause) > 0);
        assert_true(strlen(screening.tests[i].evidence) > 0);
    }
    screening_done(&screening);
    facts.correction = CORRECTION_AGREED;
    assert_int_equal(verdict_of(&facts), SCREENING_OBSERVATION);
}

static void test_each_alone(void **state)
{
    (void)state;
    size_t count;
    const struct screening_put *puts = screening_puts(&count);
    for (size_t i = 0; i < count; i++) {
        struct screening_facts facts = clean_facts();
        puts[i].put(&facts);
        struct screening screening;
        screening_decide(&facts, &screening);
        const struct screening_test *test = test_named(&screening, puts[i].key);
        if (screening.verdict != puts[i].verdict || test->answer != puts[i].answer) {
            print_message("%s: verdict %d answer %d\n", puts[i].key, (int)screening.verdict,
                          (int)test->answer);
        }
        assert_int_equal(screening.verdict, puts[i].verdict);
        assert_int_equal(test->answer, puts[i].answer);
        screening_done(&screening);
    }
}

/* Nothing that was not answered is ever flexible. */
static void test_open(void **state)
{
    (void)state;
    struct screening_facts none = {.acted_on = DATE_NONE, .ended_on = DATE_NONE};
    assert_int_equal(verdict_of(&none), SCREENING_PERSON);
    static const size_t points[] = {
        offsetof(struct screening_facts, ours),      offsetof(struct screening_facts, compared),
        offsetof(struct screening_facts, emergency), offsetof(struct screening_facts, risk),
        offsetof(struct screening_facts, dear),      offsetof(struct screening_facts, irreversible),
        offsetof(struct screening_facts, crime),     offsetof(struct screening_facts, detention),
        offsetof(struct screening_facts, relapse),   offsetof(struct screening_facts, several),
        offsetof(struct screening_facts, must_file), offsetof(struct screening_facts, minor),
        offsetof(struct screening_facts, no_intent),
    };
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        struct screening_facts facts = clean_facts();
        struct screening_point *point =
            (struct screening_point *)(void *)((char *)&facts + points[i]);
        point->reply = REPLY_DOUBT;
        assert_int_equal(verdict_of(&facts), SCREENING_PERSON);
        point->reply = REPLY_NONE;
        assert_int_equal(verdict_of(&facts), SCREENING_PERSON);
    }
}

/* The four tests of 约谈告诫 need their evidence by name. */
static void test_evidence(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct screening_facts facts = clean_facts();
        const char **evidence[] = {&facts.minor.evidence, &facts.harm_evidence,
                                   &facts.no_intent.evidence, &facts.correction_evidence};
        *evidence[i] = "";
        struct screening screening;
        screening_decide(&facts, &screening);
        assert_int_equal(screening.verdict, SCREENING_PERSON);
        assert_false(screening.interview);
        screening_done(&screening);
    }
}

static void test_limitation(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    facts.acted_on = date_of(2024, 9, 2); /* two years to the day */
    assert_int_equal(answer_of(&facts, "limitation"), TEST_PASSED);
    facts.acted_on = date_of(2024, 9, 1);
    assert_int_equal(answer_of(&facts, "limitation"), TEST_HIT);
    facts.wider.reply = REPLY_YES; /* five years */
    assert_int_equal(answer_of(&facts, "limitation"), TEST_PASSED);
    facts.acted_on = date_of(2021, 9, 1);
    assert_int_equal(answer_of(&facts, "limitation"), TEST_HIT);
    facts.ended_on = date_of(2025, 1, 1); /* a lasting act counts from its end */
    assert_int_equal(answer_of(&facts, "limitation"), TEST_PASSED);
    facts.ended_on = DATE_NONE;
    facts.going_on = true;
    assert_int_equal(answer_of(&facts, "limitation"), TEST_PASSED);
    facts.going_on = false;
    facts.acted_on = date_of(2026, 9, 3); /* after it was found */
    assert_int_equal(answer_of(&facts, "limitation"), TEST_OPEN);
}

/* What is too old isn't filed, but a crime goes to the police all the same. */
static void test_limitation_weighs(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    put(&facts, "too_old");
    put(&facts, "emergency");
    assert_int_equal(verdict_of(&facts), SCREENING_PERSON);
    put(&facts, "crime");
    assert_int_equal(verdict_of(&facts), SCREENING_CRIME);
}

/* 2026-08-15: the lists that name the old laws end, those that name the 法典 begin. */
static void test_day_of_the_code(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    put(&facts, "detention_hit");
    hit_one.item.valid_from = date_of(2026, 8, 15);
    facts.acted_on = date_of(2026, 8, 14);
    assert_int_equal(answer_of(&facts, "negative"), TEST_PASSED);
    assert_int_equal(answer_of(&facts, "detention"), TEST_PASSED);
    facts.acted_on = date_of(2026, 8, 15);
    assert_int_equal(answer_of(&facts, "negative"), TEST_HIT);
    assert_int_equal(verdict_of(&facts), SCREENING_DETENTION);
    facts = clean_facts();
    fitting.valid_until = date_of(2026, 8, 14);
    facts.acted_on = date_of(2026, 8, 14);
    assert_int_equal(verdict_of(&facts), SCREENING_FLEXIBLE);
    facts.acted_on = date_of(2026, 8, 15);
    assert_int_equal(answer_of(&facts, "positive"), TEST_HIT);
    assert_int_equal(verdict_of(&facts), SCREENING_PERSON);
}

static void test_slight_harm(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    facts.harm = HARM_SLIGHT;
    struct screening screening;
    screening_decide(&facts, &screening);
    assert_int_equal(screening.verdict, SCREENING_FLEXIBLE); /* 可以不罚 */
    assert_false(screening.routes[ROUTE_MUST_NOT]);
    assert_true(screening.routes[ROUTE_MAY_NOT]);
    assert_false(screening.interview);
    screening_done(&screening);
    put(&facts, "no_item");
    assert_int_equal(verdict_of(&facts), SCREENING_PERSON);
}

/* 无主观过错 is the party's to prove and never softens. */
static void test_no_fault(void **state)
{
    (void)state;
    struct screening_facts facts = clean_facts();
    facts.no_fault = (struct screening_point){REPLY_YES, ""};
    assert_int_equal(answer_of(&facts, "route_no_fault"), TEST_IDLE);
    facts.no_fault.evidence = "第三方检测合同及报告";
    assert_int_equal(answer_of(&facts, "route_no_fault"), TEST_PASSED);
    put(&facts, "harm");
    assert_int_equal(verdict_of(&facts), SCREENING_FILE);
}

static void test_overruling(void **state)
{
    (void)state;
    struct err err;
    struct screening_facts facts = clean_facts();
    put(&facts, "file_hit");
    put(&facts, "compared");
    hit_one.overruled = "询问后查明当事人没有阻挠";
    hit_one.overruled_by = ROLE_OFFICER | ROLE_HEAD;
    assert_int_equal(verdict_of(&facts), SCREENING_FILE);
    hit_one.overruled_by = ROLE_DEPUTY;
    assert_int_equal(verdict_of(&facts), SCREENING_FLEXIBLE);
    hit_one.overruled = " ";
    assert_int_equal(verdict_of(&facts), SCREENING_FILE);
    static const char *const fixed[] = {"FD-01", "XZ-01", "XZ-11", "JL-05"};
    for (size_t i = 0; i < 4; i++) {
        put_hit(&facts, hit(fixed[i], "", REPLY_YES));
        hit_one.overruled = "理由";
        hit_one.overruled_by = ROLE_DEPUTY;
        assert_true(verdict_of(&facts) > SCREENING_FILE);
        assert_false(screening_may_overrule(fixed[i], "", ROLE_DEPUTY, "理由", &err));
        assert_int_equal(err.code, ERR_REFUSED);
    }
    assert_false(screening_may_overrule("FM-09", "涉嫌犯罪", ROLE_DEPUTY, "理由", &err));
    assert_false(screening_may_overrule("FM-18", "", ROLE_HEAD, "理由", &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_false(screening_may_overrule("FM-18", "", ROLE_DEPUTY, "", &err));
    assert_int_equal(err.code, ERR_REFUSED);
}

static void test_roads(void **state)
{
    (void)state;
    struct err err;
    for (int verdict = 0; verdict < SCREENING_VERDICTS; verdict++) {
        enum screening_verdict same = (enum screening_verdict)verdict;
        assert_true(screening_road_open(same, same, NULL, &err));
        assert_int_equal(screening_verdict_of(screening_verdict_name(same)->code), same);
        if (verdict != SCREENING_FLEXIBLE) {
            assert_false(screening_road_open(same, SCREENING_FLEXIBLE, "理由", &err));
            assert_int_equal(err.code, ERR_REFUSED);
        }
        if (verdict != SCREENING_CRIME) {
            assert_true(screening_road_open(same, SCREENING_CRIME, "理由", &err));
            assert_false(screening_road_open(same, SCREENING_CRIME, " ", &err));
        }
    }
    assert_false(screening_road_open(SCREENING_OTHER, SCREENING_CRIME, "", &err));
    assert_string_equal(err.message, "筛查结论是“移送其他部门”，从严走“移送公安（涉嫌犯罪）”"
                                     "请写明理由（行政处罚法第四十七条）");
    assert_int_equal(screening_verdict_of("soft"), SCREENING_VERDICTS);
}

static enum screening_reply random_reply(void)
{
    return (enum screening_reply)(rand() % 4);
}

static struct screening_facts random_facts(void)
{
    struct screening_facts facts = clean_facts();
    struct screening_point *points[] = {
        &facts.ours,      &facts.compared, &facts.emergency, &facts.risk,
        &facts.dear,      &facts.crime,    &facts.detention, &facts.relapse,
        &facts.several,   &facts.minor,    &facts.no_intent, &facts.first,
        &facts.must_file, &facts.wider,    &facts.no_fault,  &facts.irreversible};
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        points[i]->reply = rand() % 4 == 0 ? random_reply() : points[i]->reply;
        points[i]->evidence = rand() % 6 == 0 ? NULL : "记录";
    }
    facts.harm = (enum screening_harm)(rand() % 4);
    facts.correction = (enum screening_correction)(rand() % 4);
    facts.acted_on = rand() % 8 == 0 ? date_of(2023, 1, 1) : facts.acted_on;
    facts.past_measures = rand() % 5 == 0;
    facts.past_open = rand() % 5 == 0;
    fitting.measure = (enum screening_measure)(rand() % 4);
    facts.positive = rand() % 3 == 0 ? NULL : &fitting;
    return facts;
}

/* How strict; what is too old goes to a person and is nobody's to let off either. */
static int strictness(enum screening_verdict verdict, bool old)
{
    return verdict == SCREENING_PERSON && old ? SCREENING_DETENTION : (int)verdict;
}

static void test_never_softer(void **state)
{
    (void)state;
    size_t count;
    const struct screening_put *puts = screening_puts(&count);
    srand(20260815);
    for (int i = 0; i < 20000; i++) {
        struct screening_facts facts = random_facts();
        enum screening_verdict before = verdict_of(&facts);
        size_t at = (size_t)rand() % count;
        puts[at].put(&facts);
        struct screening after;
        screening_decide(&facts, &after);
        bool old = test_named(&after, "limitation")->answer == TEST_HIT;
        if (strictness(after.verdict, old) < strictness(before, false)) {
            print_message("round %d: %s made %d of %d\n", i, puts[at].key, (int)after.verdict,
                          (int)before);
        }
        assert_true(strictness(after.verdict, old) >= strictness(before, false));
        assert_true(after.verdict > SCREENING_OBSERVATION || puts[at].verdict <= SCREENING_PERSON);
        screening_done(&after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_each_alone),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_limitation),
        cmocka_unit_test(test_limitation_weighs),
        cmocka_unit_test(test_day_of_the_code),
        cmocka_unit_test(test_slight_harm),
        cmocka_unit_test(test_no_fault),
        cmocka_unit_test(test_overruling),
        cmocka_unit_test(test_roads),
        cmocka_unit_test(test_never_softer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
