/* promise: what became of what a party promised in a case: the party's history remembers it. */
#ifndef OFFICE_PROMISE_H
#define OFFICE_PROMISE_H

#include "office/office.h"

enum promise_fate {
    PROMISE_OPEN, /* nothing was promised, or nobody has looked yet */
    PROMISE_KEPT,
    PROMISE_PARTLY,
    PROMISE_BROKEN,
};

/* By the newest re-inspection, and by the newest visit if that found it unmended. */
bool promise_fate_of(struct office *office, int64_t case_id, enum promise_fate *fate,
                     struct err *err);

/* 承诺已履行, 承诺只履行了一部分, 没有履行承诺; "" for an open one. */
const char *promise_fate_words(enum promise_fate fate);

#endif
