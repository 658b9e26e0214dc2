/* screening: the verdict of 适用性筛查: every test is asked, the heaviest answer decides.
 *
 * The tests themselves are rows of screening_rows.c. Two safeguards stand here: without one of the lawful
 * ways of 行政处罚法第三十三条 nothing is flexible, and what is open goes to a person. */
#include "law/screening.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "law/screening_tests.h"

/* How much a demand weighs. A crime goes to the police whoever's the case would be (国务院令310号第三条,
 * 生态环境法典第一千零八十三条); what isn't ours we can't file; what is too old (weight 5 in its row)
 * nobody files without a look. */
static int demand_weight(enum screening_verdict demand)
{
    static const int weights[SCREENING_VERDICTS] = {
        [SCREENING_FLEXIBLE] = 0, [SCREENING_OBSERVATION] = 1, [SCREENING_PERSON] = 2,
        [SCREENING_FILE] = 3,     [SCREENING_DETENTION] = 4,   [SCREENING_OTHER] = 6,
        [SCREENING_CRIME] = 7,
    };
    return weights[demand];
}

static int test_weight(const struct screening_row *row, const struct screening_test *test)
{
    return test->answer == TEST_HIT && row->weight != 0 ? row->weight : demand_weight(test->demand);
}

struct screening_outcome screening_outcome(enum screening_answer answer,
                                           enum screening_verdict demand, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = memory_alloc((size_t)length + 1);
    va_start(list, format);
    vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    return (struct screening_outcome){answer, answer == TEST_OPEN ? SCREENING_PERSON : demand,
                                      text};
}

enum screening_answer screening_before(const struct screening *before, const char *key)
{
    for (size_t i = 0; i < before->count; i++) {
        if (strcmp(before->tests[i].key, key) == 0) {
            return before->tests[i].answer;
        }
    }
    return TEST_IDLE;
}

static void ask(const struct screening_row *row, const struct screening_facts *facts,
                struct screening *screening)
{
    struct screening_outcome outcome = row->test(row, facts, screening);
    screening->tests[screening->count++] = (struct screening_test){
        .key = row->key,
        .title = row->title,
        .question = row->question,
        .clause = row->clause,
        .answer = outcome.answer,
        .evidence = outcome.evidence,
        .demand = outcome.demand,
    };
}

static void find_routes(struct screening *screening)
{
    static const char *const keys[ROUTES] = {
        [ROUTE_MUST_NOT] = "route_must_not",
        [ROUTE_MAY_NOT] = "route_may_not",
        [ROUTE_NO_FAULT] = "route_no_fault",
    };
    for (int i = 0; i < ROUTES; i++) {
        screening->routes[i] = screening_before(screening, keys[i]) == TEST_PASSED;
    }
    screening->interview = screening_before(screening, "minor") == TEST_PASSED &&
                           screening_before(screening, "harmless") == TEST_PASSED &&
                           screening_before(screening, "intent") == TEST_PASSED &&
                           screening_before(screening, "correction") == TEST_PASSED;
}

void screening_decide(const struct screening_facts *facts, struct screening *screening)
{
    size_t count;
    const struct screening_row *rows = screening_rows(&count);
    int heaviest = 0;
    *screening = (struct screening){.verdict = SCREENING_FLEXIBLE};
    for (size_t i = 0; i < count; i++) {
        ask(&rows[i], facts, screening);
        const struct screening_test *test = &screening->tests[i];
        int weight = test_weight(&rows[i], test);
        if (weight > heaviest) {
            heaviest = weight;
            screening->verdict = test->demand;
            screening->decisive = test;
        }
    }
    find_routes(screening);
    if (screening->verdict <= SCREENING_OBSERVATION && !screening->routes[ROUTE_MUST_NOT] &&
        !screening->routes[ROUTE_MAY_NOT]) {
        screening->verdict = SCREENING_PERSON;
    }
}

void screening_done(struct screening *screening)
{
    for (size_t i = 0; i < screening->count; i++) {
        free(screening->tests[i].evidence);
    }
    *screening = (struct screening){.verdict = SCREENING_PERSON};
}
