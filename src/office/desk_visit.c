/* desk_visit: the follow-up visit in both its kinds (工作方案四（五）): after a decision, and when the time
 * for putting right what failed an inspection is over. */
#include <stdlib.h>
#include <string.h>

#include "office/desk_rules.h"
#include "store/record_store.h"

/* A visit while something is still to be put right asks for that. */
static bool is_under_way(const struct record *kase)
{
    static const char *const states[] = {"flexible", "observing", "partly"};
    bool is = false;
    for (size_t i = 0; !is && i < sizeof states / sizeof *states; i++) {
        is = strcmp(record_get(kase, "state"), states[i]) == 0;
    }
    return is;
}

bool visit_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    bool done = kase != NULL;
    if (done && is_under_way(kase)) {
        record_put(record, "kind", "deadline");
    }
    record_free(kase);
    return done;
}

/* What isn't wholly put right isn't put right (工作方案四（五）：切实得到纠正). */
bool visit_derive(struct office *office, struct record *record, struct err *err)
{
    (void)office;
    (void)err;
    const char *corrected = record_get(record, "corrected");
    if (record_get(record, "outcome") == NULL && corrected != NULL) {
        record_put(record, "outcome", strcmp(corrected, "yes") == 0 ? "kept" : "broken");
    }
    return true;
}

static void check_companion(struct office *office, const struct record *record,
                            struct findings *findings)
{
    struct err err;
    int64_t companion = record_get_integer(record, "companion");
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), &err);
    if (kase != NULL && companion != 0 &&
        (companion == record_get_integer(kase, "officer1") ||
         companion == record_get_integer(kase, "officer2"))) {
        rule_fault(record, "companion", findings,
                   "一起去的人：是这件案件的承办人，请另选一人（工作方案四（五））");
    }
    record_free(kase);
}

bool visit_rule(struct office *office, const struct record *record, struct findings *findings)
{
    bool good = step_rule(office, record, findings);
    if (!good || record->id != 0) {
        return good;
    }
    bool corrected = strcmp(record_get(record, "corrected"), "yes") == 0;
    const char *outcome = record_get(record, "outcome");
    check_companion(office, record, findings);
    return (outcome != NULL && (strcmp(outcome, "kept") == 0) == corrected) ||
           rule_fault(record, "outcome", findings,
                      "回访结论：和“改正了没有”不一致，切实改正了的才是改正了，请改正其中一处"
                      "（工作方案四（五））");
}
