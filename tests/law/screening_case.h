/* screening_case: a case in which nothing stands against a flexible end, and what can be put into it. */
#ifndef TESTS_SCREENING_CASE_H
#define TESTS_SCREENING_CASE_H

#include "law/screening.h"

/* The one item that was held against the act, and the one that fits: facts borrow them. */
extern struct screening_hit hit_one;
extern struct screening_item fitting;

/* A minor noise case in which everything was looked at and nothing stands against it. */
struct screening_facts clean_facts(void);
struct screening_hit hit(const char *code, const char *area, enum screening_reply reply);
void put_hit(struct screening_facts *facts, struct screening_hit one);
/* The put of this name below: put(&facts, "emergency"). */
void put(struct screening_facts *facts, const char *name);

/* What is put into a clean case, the test that sees it, and the verdict. */
struct screening_put {
    const char *name;
    void (*put)(struct screening_facts *facts);
    const char *key;
    enum screening_answer answer;
    enum screening_verdict verdict;
};
const struct screening_put *screening_puts(size_t *count);

#endif
