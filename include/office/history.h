/* history: what this office has had to do with a party before: at the elbow while it is chosen.
 *
 * Cases of the party and of parties that are the same by credit code, identity number or name
 * (however it is spelt: full-width, brackets, blanks), newest first. It shows what is on file and
 * judges nothing: whether it is a first offence is decided by screening. */
#ifndef OFFICE_HISTORY_H
#define OFFICE_HISTORY_H

#include "office/promise.h"

#define HISTORY_MOST 20

struct history_case {
    int64_t id;
    char number[64];
    char found_on[DATE_TEXT];
    char violation[400];
    char state[64];   /* label: 已受理, 观察中 … */
    char measure[200]; /* 承诺书 沙环承〔2026〕3号，观察期至 2026-05-01，没有履行承诺；"" none */
    enum promise_fate fate; /* of what was promised */
    bool same_party;  /* false: of a party that is probably the same */
};

struct history {
    struct history_case cases[HISTORY_MOST];
    size_t count;
    int64_t total; /* counted no further than 100; voided ones are not in it */
};

/* What is on file about the party `id`, without the case `except` (0: none is left out).
 * ERR_DENIED, ERR_NOT_FOUND. */
bool office_history(struct office *office, int64_t party, int64_t except, struct history *history,
                    struct err *err);

/* One line of it: 此前 2 件，1 件没有履行承诺，最近 2026-03-02 未按规定建立台账（观察中）。 "" if there is none. Caller frees. */
char *history_line(const struct history *history);

#endif
