/* demo_fate: what becomes of a case in the practice office after it was taken in.
 *
 * Most get a commitment whose first promise falls overdue, due today, this week or later; some
 * are voided; others wait for a decision. The observation ends within the limit for deciding on
 * filing (处罚办法第十八条), so the desk takes it as it would take an officer's. */
#include <stddef.h>

#include "office/demo_private.h"

#define DAY 1440
#define OLD 15 /* days */

/* Of a hundred cases. */
struct shares {
    long waiting;
    long voided; /* the rest is promised */
};
static const struct shares young_shares = {32, 4};
static const struct shares old_shares = {10, 45};

/* Lengths of observation that the office uses, shortest first. */
static const long lengths[] = {7, 10, 15};

static date_t clamp(date_t date, date_t least, date_t most)
{
    return date < least ? least : date > most ? most : date;
}

/* The days that may be watched from `signed_on`. */
static long days_left(const struct demo_planning *planning, const struct demo_case *made,
                      date_t signed_on)
{
    const struct demo_stage *stage = planning->stage;
    struct deadline limit = deadline_of(&stage->filing, made->found_at, stage->calendar, NULL);
    long left = limit.date - signed_on;
    return left < stage->observe_longest ? left : stage->observe_longest;
}

/* When the first promise falls due. */
static date_t first_due(struct demo_planning *planning)
{
    static const struct {
        long share;       /* of a hundred */
        long least, most; /* days from today */
    } spans[] = {{7, -4, -1}, {8, 0, 0}, {45, 1, 6}, {40, 7, 12}};
    long left = demo_plan_roll(planning, 1, 100);
    size_t i = 0;
    while (left > spans[i].share) {
        left -= spans[i++].share;
    }
    return planning->today + (date_t)demo_plan_roll(planning, spans[i].least, spans[i].most);
}

/* The promises' days, each some days after the one before, within `left` days of signing. */
static void choose_promises(struct demo_planning *planning, struct demo_case *made,
                            date_t signed_on, long left)
{
    date_t last = signed_on + (date_t)left;
    date_t day = clamp(first_due(planning), signed_on + 1, last);
    for (size_t i = 0; i < made->matter->measure_count; i++) {
        made->done_by[i] = day;
        day = clamp(day + (date_t)demo_plan_roll(planning, 1, 4), signed_on + 1, last);
    }
    long needed = made->done_by[made->matter->measure_count - 1] - signed_on;
    made->observe_days = left;
    for (size_t i = sizeof lengths / sizeof lengths[0]; i > 0; i--) {
        if (lengths[i - 1] >= needed && lengths[i - 1] < made->observe_days) {
            made->observe_days = lengths[i - 1];
        }
    }
}

/* The moment of signing or voiding: soon after, or some days later. */
static moment_t second_meeting(struct demo_planning *planning, moment_t filed)
{
    long lag = demo_plan_roll(planning, 0, 4);
    if (lag == 0) {
        return filed + demo_plan_roll(planning, 20, 45);
    }
    date_t day = demo_plan_working_day(planning, moment_date(filed) + (date_t)lag, 1);
    return (moment_t)day * DAY + demo_plan_roll(planning, 9 * 60 + 10, 17 * 60);
}

void demo_fate(struct demo_planning *planning, size_t which, moment_t filed)
{
    struct demo_case *made = &planning->plan->cases[which];
    bool old = planning->today - moment_date(filed) > OLD;
    const struct shares *shares = old ? &old_shares : &young_shares;
    long lot = demo_plan_roll(planning, 1, 100);
    moment_t at = second_meeting(planning, filed);
    long left = days_left(planning, made, moment_date(at));
    if (demo_matter_negative(made->matter) || lot <= shares->waiting || left < 1 ||
        at > planning->stage->now) {
        return;
    }
    if (lot <= shares->waiting + shares->voided) {
        demo_plan_add(planning, at, DEMO_VOID, which);
        return;
    }
    choose_promises(planning, made, moment_date(at), left);
    demo_plan_add(planning, at, DEMO_COMMIT, which);
}
