/* period: the period of observation of a case as it runs now. See office/period.h.
 *
 * Nothing of it is kept beside the steps: what was suspended and extended is read from them, so that
 * the last day of a commitment can always be explained. */
#include "office/period.h"

#include "office/case_steps.h"
#include "office/desk.h"
#include "office/period_private.h"
#include "store/record_store.h"

#define MINUTES_OF_DAY 1440

/* One step, in the order in which they were taken. */
static void take(struct period *period, const struct record *step)
{
    date_t day = record_get_date(step, "done_at");
    if (step->form->act->id == ACT_SUSPEND && period->since == DATE_NONE) {
        period->since = day;
    } else if (step->form->act->id == ACT_RESUME && period->since != DATE_NONE) {
        if (period->stop_count < PERIOD_STOPS) {
            period->stops[period->stop_count++] =
                (struct deadline_stop){period->since, day, "中止"};
        }
        period->since = DATE_NONE;
    } else if (case_step_is(step, ACT_EXTEND_DECIDE, "outcome", "approved")) {
        period->extended += (long)record_get_integer(step, "days");
        period->extensions++;
    }
}

bool period_of(struct office *office, const struct record *commitment, struct period *period,
               struct err *err)
{
    struct case_steps steps;
    *period = (struct period){
        .signed_on = record_get_date(commitment, "signed_on"),
        .days = (long)record_get_integer(commitment, "observe_days"),
        .since = DATE_NONE,
    };
    bool done = case_steps_load(office, record_get_integer(commitment, "case"), &steps, err);
    for (size_t i = steps.count; done && i-- > 0;) {
        if (record_get_date(steps.items[i], "done_at") >= period->signed_on) {
            take(period, steps.items[i]);
        }
    }
    case_steps_done(&steps);
    return done;
}

bool period_of_case(struct office *office, int64_t case_id, struct period *period, struct err *err)
{
    int64_t id = desk_commitment_of(office, case_id);
    *period = (struct period){.signed_on = DATE_NONE, .since = DATE_NONE};
    if (id == 0) {
        return true;
    }
    struct record *commitment =
        record_load(office->store, office_form(office, "commitment"), id, err);
    bool done = commitment != NULL && period_of(office, commitment, period, err);
    record_free(commitment);
    return done;
}

/* What stands still does so today as well. */
static void stand_still(struct period *period, date_t today)
{
    if (period->since != DATE_NONE && period->stop_count < PERIOD_STOPS) {
        date_t until = today > period->since ? today : period->since;
        period->stops[period->stop_count++] = (struct deadline_stop){period->since, until, "中止"};
    }
}

date_t period_end(const struct office *office, const struct period *period, struct buffer *line,
                  struct buffer *why)
{
    struct period now = *period;
    stand_still(&now, office_today(office));
    const struct deadline_asked asked = {
        .rule = {.length = now.days, .unit = DEADLINE_DAYS},
        .start = (moment_t)now.signed_on * MINUTES_OF_DAY,
        .extended = now.extended,
        .stops = now.stops,
        .stop_count = now.stop_count,
    };
    return deadline_reckon(&asked, office_calendar(office), line, why).date;
}

long period_stopped(const struct office *office, const struct period *period)
{
    struct period now = *period;
    stand_still(&now, office_today(office));
    date_t last = now.signed_on;
    for (size_t i = 0; i < now.stop_count; i++) {
        last = now.stops[i].until > last ? now.stops[i].until : last;
    }
    return deadline_stopped(now.stops, now.stop_count, now.signed_on, last);
}

void period_tell(const struct office *office, const struct period *period, struct buffer *out)
{
    long stopped = period_stopped(office, period);
    char day[DATE_TEXT];
    if (stopped > 0) {
        buffer_add_format(out, "中止 %ld 日不计", stopped);
    }
    if (period->since != DATE_NONE) {
        buffer_add_format(out, "，%s 起中止还没有恢复", date_format(period->since, day));
    }
    if (period->extended > 0) {
        buffer_add_format(out, "%s延长 %ld 日", stopped > 0 ? "，" : "", period->extended);
    }
}

bool period_settle(struct office *office, int64_t case_id, struct err *err)
{
    struct period period;
    char day[DATE_TEXT];
    struct record *commitment = record_load(office->store, office_form(office, "commitment"),
                                            desk_commitment_of(office, case_id), err);
    bool done = commitment != NULL && period_of(office, commitment, &period, err);
    if (done) {
        record_put(commitment, "observe_until",
                   date_format(period_end(office, &period, NULL, NULL), day));
        done = !record_any_change(commitment) || record_save(office->store, commitment, err);
    }
    record_free(commitment);
    return done;
}
