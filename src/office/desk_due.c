/* desk_due: why a record's dates are what they are: the rule, the clause and the days counted. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "law/deadline.h"
#include "office/desk_rules.h"

static void explain_filing(struct office *office, const struct record *kase, struct buffer *why)
{
    const struct term *term = terms_find(&office->terms, TERM_FILING);
    struct term_run run = {.start = moment_parse(record_get(kase, "found_at"), 0)};
    struct err ignored;
    if (run.start == MOMENT_NONE || term == NULL ||
        !case_filing_extensions(office, kase, &run.extensions, &ignored)) {
        return;
    }
    struct buffer line, days;
    buffer_init(&line);
    buffer_init(&days);
    term_due(term, &run, &office->calendar, &line, &days);
    buffer_add_format(why, "到期日 %s：%s。\n", record_get(kase, "due_on"), buffer_text(&line));
    term_explain(term, why);
    buffer_add(why, buffer_text(&days));
    buffer_done(&line);
    buffer_done(&days);
}

static void explain_case(struct office *office, const struct record *kase, struct buffer *why)
{
    const char *due = record_get(kase, "due_on");
    if (due == NULL) {
        return;
    }
    if (strcmp(record_get(kase, "state"), "registered") == 0) {
        explain_filing(office, kase, why);
    } else {
        buffer_add_format(why, "到期日 %s：%s，是承诺书里最早的一项（工作方案五（二））。\n", due,
                          record_get(kase, "due_what"));
    }
}

static void explain_commitment(struct office *office, const struct record *commitment,
                               struct buffer *why)
{
    date_t signed_on = record_get_date(commitment, "signed_on");
    struct deadline_rule rule = {.length = (long)record_get_integer(commitment, "observe_days"),
                                 .unit = DEADLINE_DAYS};
    if (signed_on == DATE_NONE || rule.length < 1) {
        return;
    }
    char out[DATE_TEXT];
    struct buffer line, days;
    buffer_init(&line);
    buffer_init(&days);
    struct deadline_asked asked = {.rule = rule, .start = (moment_t)signed_on * 1440};
    struct deadline end = deadline_reckon(&asked, &office->calendar, &line, &days);
    buffer_add_format(why, "观察期满日 %s：%s（工作方案五（二））。\n%s",
                      date_format(end.date, out), buffer_text(&line), buffer_text(&days));
    buffer_done(&line);
    buffer_done(&days);
}

char *desk_due_why(struct office *office, const struct record *record)
{
    struct buffer why;
    buffer_init(&why);
    if (strcmp(record->form->name, "case") == 0) {
        explain_case(office, record, &why);
    } else if (strcmp(record->form->name, "commitment") == 0) {
        explain_commitment(office, record, &why);
    }
    return buffer_take(&why);
}
