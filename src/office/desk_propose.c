/* desk_propose: the proposal to handle a case flexibly begins with what its screening found, so that an
 * officer who agrees with it has only to file it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "office/desk_rules.h"
#include "office/screening.h"
#include "office/terms.h"
#include "store/record_store.h"

/* What goes with each verdict that a proposal may rest on. */
static const struct {
    enum screening_verdict verdict;
    const char *methods;
    bool watched;
} USUAL[] = {
    {SCREENING_FLEXIBLE, "persuade,advise", false},
    {SCREENING_OBSERVATION, "interview,promise", true},
};

static void add_answer(struct office *office, struct buffer *out, const struct record *screening,
                       const char *key)
{
    int field = form_field(screening->form, key);
    char *text = record_show(screening, field, &office->codes);
    if (text[0] != '\0') {
        buffer_add_format(out, "%s%s：%s", out->length > 0 ? "；" : "",
                          screening->form->fields[field].label, text);
    }
    free(text);
}

/* 筛查结论：可以柔性办结；正面清单事项：ZM-01；法定途径：应当不罚 */
static bool put_reason(struct office *office, struct record *record, int64_t screening,
                       struct err *err)
{
    static const char *const keys[] = {"verdict", "item", "routes"};
    struct buffer reason;
    struct record *found =
        record_load(office->store, office_form(office, "screening"), screening, err);
    if (found == NULL) {
        return false;
    }
    buffer_init(&reason);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        add_answer(office, &reason, found, keys[i]);
    }
    record_put(record, "reason", buffer_text(&reason));
    buffer_done(&reason);
    record_free(found);
    return true;
}

/* As long as the office's table suggests. */
static void put_days(struct office *office, struct record *record)
{
    const struct term *term = terms_find(&office->terms, TERM_OBSERVE);
    char days[24];
    if (term != NULL) {
        snprintf(days, sizeof days, "%ld", term->rule.length);
        record_put(record, "observe_days", days);
    }
}

bool propose_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    enum screening_verdict verdict, road;
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    if (context == 0 || !office_screening_verdict(office, context, &verdict, &road)) {
        return true; /* whether that is refused is the law's to say */
    }
    for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++) {
        if (USUAL[i].verdict == road) {
            record_put(record, "methods", USUAL[i].methods);
            if (USUAL[i].watched) {
                put_days(office, record);
            }
        }
    }
    return put_reason(office, record, office_screening_of(office, context), err);
}
