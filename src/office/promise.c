/* promise: what became of what a party promised in a case. See office/promise.h.
 *
 * Read from the newest step of two acts alone, by their indexes: it is asked for every case of a party
 * whenever one is chosen. */
#include "office/promise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office/office_private.h"
#include "store/record_store.h"

static const struct form *form_of_act(const struct office *office, enum act_id act)
{
    for (size_t i = 0; i < office->forms->count; i++) {
        const struct form *form = office->forms->forms[i];
        if (form->act != NULL && form->act->id == act && form_field(form, "outcome") >= 0) {
            return form;
        }
    }
    return NULL;
}

/* The outcome of the newest step of this act; *outcome NULL: there is none. Caller frees. */
static bool newest_outcome(struct office *office, enum act_id act, int64_t case_id, char **outcome,
                           struct err *err)
{
    static const char *const keys[] = {"outcome"};
    const struct form *form = form_of_act(office, act);
    char text[24];
    int64_t id = 0;
    size_t found = 0;
    const struct record_match match = {.key = "case", .value = text};
    *outcome = NULL;
    snprintf(text, sizeof text, "%lld", (long long)case_id);
    return form == NULL ||
           (record_where(office->store, form, &match, 1, &id, 1, &found, err) &&
            (found == 0 || record_peek(office->store, form, id, keys, outcome, 1, err)));
}

bool promise_fate_of(struct office *office, int64_t case_id, enum promise_fate *fate,
                     struct err *err)
{
    static const char *const outcomes[] = {
        [PROMISE_KEPT] = "kept", [PROMISE_PARTLY] = "partly", [PROMISE_BROKEN] = "broken"};
    char *seen = NULL, *visited = NULL;
    *fate = PROMISE_OPEN;
    bool done = newest_outcome(office, ACT_REINSPECT, case_id, &seen, err) &&
                newest_outcome(office, ACT_VISIT, case_id, &visited, err);
    for (int i = PROMISE_KEPT; seen != NULL && i <= PROMISE_BROKEN; i++) {
        *fate = strcmp(seen, outcomes[i]) == 0 ? (enum promise_fate)i : *fate;
    }
    if (visited != NULL && strcmp(visited, outcomes[PROMISE_BROKEN]) == 0) {
        *fate = PROMISE_BROKEN;
    }
    free(seen);
    free(visited);
    return done;
}

const char *promise_fate_words(enum promise_fate fate)
{
    static const char *const words[] = {[PROMISE_OPEN] = "",
                                        [PROMISE_KEPT] = "承诺已履行",
                                        [PROMISE_PARTLY] = "承诺只履行了一部分",
                                        [PROMISE_BROKEN] = "没有履行承诺"};
    return words[fate];
}
