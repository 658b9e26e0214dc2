/* screening_tests: one row a test of 适用性筛查; for screening.c alone. */
#ifndef LAW_SCREENING_TESTS_H
#define LAW_SCREENING_TESTS_H

#include "law/screening.h"

/* What one test came to. */
struct screening_outcome {
    enum screening_answer answer;
    enum screening_verdict demand;
    char *evidence; /* owned by the taker */
};

struct screening_row {
    const char *key;
    const char *title;
    const char *question;
    const char *clause;
    /* The outcome on these facts; `before` holds the tests above this one. */
    struct screening_outcome (*test)(const struct screening_row *row,
                                     const struct screening_facts *facts,
                                     const struct screening *before);
    /* Rows that are one answer alone: where it stands in the facts, which reply is the obstacle, and
     * what that demands. */
    size_t point;
    enum screening_reply obstacle;
    enum screening_verdict demand;
    int weight;  /* of an obstacle, where it isn't that of its demand; 0: it is */
    bool proven; /* a pass must name its evidence */
};

const struct screening_row *screening_rows(size_t *count);

/* Whether the item was in force on the day of the act. */
bool screening_item_in_force(const struct screening_item *item, date_t acted_on);

/* Whether this item of the negative list stands against the act; TEST_IDLE: it wasn't in force then. */
enum screening_answer screening_hit_answer(const struct screening_hit *hit, date_t acted_on);
/* Whether it was overruled by somebody who may. */
bool screening_hit_overruled(const struct screening_hit *hit);

/* The outcome of the tests that look at lists and at what is on file. */
struct screening_outcome screening_test_negative(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before);
struct screening_outcome screening_test_police(const struct screening_row *row,
                                               const struct screening_facts *facts,
                                               const struct screening *before);
struct screening_outcome screening_test_positive(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before);
struct screening_outcome screening_test_first(const struct screening_row *row,
                                              const struct screening_facts *facts,
                                              const struct screening *before);

/* A single answer: the obstacle, a pass, or open because it is missing, doubtful or without the
 * evidence that it needs. */
struct screening_outcome screening_test_point(const struct screening_row *row,
                                              const struct screening_facts *facts,
                                              const struct screening *before);
const struct screening_point *screening_row_point(const struct screening_row *row,
                                                  const struct screening_facts *facts);

/* An outcome with words; `open` demands a person. */
struct screening_outcome screening_outcome(enum screening_answer answer,
                                           enum screening_verdict demand, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The answer to the test with this key among those before. */
enum screening_answer screening_before(const struct screening *before, const char *key);

#endif
