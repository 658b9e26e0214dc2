/* desk_delay: more time for deciding, on filing (处罚办法第十八条) or on the case (行政处罚法第六十条): as often
 * as the table of periods has extensions, and before the time is over. */
#include "office/case_term.h"
#include "office/desk_filing.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

/* Which period the step extends, how it runs, and the steps that say so. */
struct delay {
    struct case_steps steps;
    struct case_term run;
};

static const char *term_of(const struct record *record)
{
    return record->form->act->id == ACT_FILE_DELAY ? TERM_FILING : TERM_DECISION;
}

/* False if it isn't known: then the check of the form, or a guard, speaks. Caller delay_done's. */
static bool delay_read(struct office *office, const struct record *record, struct delay *delay)
{
    struct err ignored;
    int64_t id = record_get_integer(record, "case");
    *delay = (struct delay){.run = {.term = NULL}};
    struct record *kase =
        record->id == 0 && id != 0
            ? record_load(office->store, office_form(office, "case"), id, &ignored)
            : NULL;
    bool known = kase != NULL && case_steps_load(office, id, &delay->steps, &ignored) &&
                 case_term_of(office, kase, &delay->steps, term_of(record), &delay->run, &ignored);
    record_free(kase);
    return known && delay->run.term != NULL;
}

static date_t due(struct office *office, const struct delay *delay)
{
    return term_due(delay->run.term, &delay->run.run, &office->calendar, NULL, NULL).date;
}

bool delay_derive(struct office *office, struct record *record, struct err *err)
{
    struct delay delay;
    (void)err;
    if (delay_read(office, record, &delay)) {
        char day[DATE_TEXT];
        delay.run.run.extensions++;
        record_put(record, "until", date_format(due(office, &delay), day));
    }
    case_steps_done(&delay.steps);
    return true;
}

static void check_time(struct office *office, const struct record *record,
                       const struct delay *delay, struct findings *findings)
{
    struct err err;
    char day[DATE_TEXT];
    date_t last = due(office, delay);
    if (!term_may_extend(delay->run.term, delay->run.run.extensions, &err)) {
        rule_fault(record, "case", findings, "%s", err.message);
    } else if (record_get_date(record, "done_at") > last) {
        rule_fault(record, "done_at", findings,
                   "批准时间：原来的期限 %s 已经届满，不能再延长，请作出决定（%s）",
                   date_format(last, day),
                   record->form->act->id == ACT_FILE_DELAY ? "处罚办法第十八条"
                                                           : "行政处罚法第六十条");
    } else if (form_field(record->form, "discussed") >= 0 && delay->run.run.extensions > 0 &&
               !record_get_yes(record, "discussed")) {
        rule_fault(
            record, "discussed", findings,
            "集体讨论：已经延长过一次，再延长由本机关负责人集体讨论决定，请先讨论再登记（%s）",
            delay->run.term->clause);
    }
}

bool delay_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct delay delay;
    bool known = delay_read(office, record, &delay);
    step_rule(office, record, findings);
    if (known) {
        check_time(office, record, &delay, findings);
    }
    case_steps_done(&delay.steps);
    return findings->count == before;
}
