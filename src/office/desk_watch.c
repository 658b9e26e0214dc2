/* desk_watch: a promise is watched (工作方案五（二）): standing still and going on, and the end of the period.
 *
 * Days on which it stands still aren't counted; what is read from the steps, nobody types. More days are
 * desk_extend.c's. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk_rules.h"
#include "office/period_private.h"

static int64_t case_of(const struct record *step)
{
    return record_get_integer(step, "case");
}

bool suspend_rule(struct office *office, const struct record *record, struct findings *findings)
{
    struct err err;
    struct period period;
    char day[DATE_TEXT];
    if (!step_rule(office, record, findings)) {
        return false;
    }
    if (!period_of_case(office, case_of(record), &period, &err)) {
        return rule_fault(record, "case", findings, "%s", err.message);
    }
    date_t done = record_get_date(record, "done_at");
    if (record->id == 0 && done < period.signed_on) {
        return rule_fault(record, "done_at", findings,
                          "中止时间：不能早于签订承诺书的那天（%s）（工作方案五（二））",
                          date_format(period.signed_on, day));
    }
    date_t until = period_end(office, &period, NULL, NULL);
    return record->id != 0 || done <= until ||
           rule_fault(record, "done_at", findings,
                      "中止时间：观察期 %s 已经满了，不能再中止，请复查（工作方案五（二））",
                      date_format(until, day));
}

/* The period as it will be when it goes on on that day. */
static bool resumed_period(struct office *office, const struct record *record,
                           struct period *period, struct err *err)
{
    date_t day = record_get_date(record, "done_at");
    if (record->id != 0 || day == DATE_NONE || case_of(record) == 0 ||
        !period_of_case(office, case_of(record), period, err)) {
        return false;
    }
    if (period->since == DATE_NONE || day < period->since || period->stop_count == PERIOD_STOPS) {
        return false;
    }
    period->stops[period->stop_count++] = (struct deadline_stop){period->since, day, "中止"};
    period->since = DATE_NONE;
    return true;
}

bool resume_rule(struct office *office, const struct record *record, struct findings *findings)
{
    struct err err;
    struct period period;
    char day[DATE_TEXT];
    if (!step_rule(office, record, findings)) {
        return false;
    }
    if (!period_of_case(office, case_of(record), &period, &err)) {
        return rule_fault(record, "case", findings, "%s", err.message);
    }
    return record->id != 0 || period.since == DATE_NONE ||
           record_get_date(record, "done_at") >= period.since ||
           rule_fault(record, "done_at", findings,
                      "恢复时间：不能早于中止的那天（%s）（工作方案五（二））",
                      date_format(period.since, day));
}

bool period_over_begin(struct office *office, struct record *record, int64_t context,
                       struct err *err)
{
    struct period period;
    char day[DATE_TEXT];
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    if (!period_of_case(office, context, &period, err)) {
        return false;
    }
    if (period.signed_on != DATE_NONE) {
        record_put(record, "until", date_format(period_end(office, &period, NULL, NULL), day));
    }
    return true;
}

bool period_over_rule(struct office *office, const struct record *record, struct findings *findings)
{
    date_t until = record_get_date(record, "until");
    return step_rule(office, record, findings) &&
           (until == DATE_NONE || record_get_date(record, "done_at") > until ||
            rule_fault(record, "done_at", findings,
                       "核对时间：观察期到 %s 才满，次日起才能核对（工作方案五（二））",
                       record_get(record, "until")));
}

/* The commitment has its new last day before the case asks what is due. */
bool watch_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    return period_settle(office, case_of(record), err) && step_follow(office, record, is_new, err);
}

/* 期满日由 2026-03-24 移到 2026-04-08 */
char *watch_moved(date_t from, date_t to, const char *tail)
{
    char one[DATE_TEXT], other[DATE_TEXT];
    return memory_format("期满日由 %s 移到 %s%s", date_format(from, one), date_format(to, other),
                         tail);
}

char *resume_note(struct office *office, const struct record *record, int field, bool *warns)
{
    struct err ignored;
    struct period period;
    (void)warns;
    if (strcmp(record->form->fields[field].key, "done_at") != 0 ||
        !resumed_period(office, record, &period, &ignored)) {
        return NULL;
    }
    struct period before = period;
    before.stop_count--;
    char *stopped = memory_format("：中止 %ld 日不计", period_stopped(office, &period));
    char *note = watch_moved(period_end(office, &before, NULL, NULL),
                             period_end(office, &period, NULL, NULL), stopped);
    free(stopped);
    return note;
}
