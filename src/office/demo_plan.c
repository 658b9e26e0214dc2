/* demo_plan: what happens when in the practice office.
 *
 * Who is found with what, on which day, by whom. Until cases can be closed, all that are older
 * than the limit for deciding on filing are overdue or void: so most are young. Pure: nothing
 * is written here and no clock is read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/demo_private.h"

#define SEED 20211206u /* the day of the bureau's plan */
#define DAY 1440
#define OPENS (9 * 60)
#define OLD_CASES 30
#define OLD_AGE 15      /* days: older ones are beyond the limit for deciding on filing */
#define NEGATIVE_AGE 10 /* days: what can't be promised is still undecided */

struct demo_pairing {
    const struct demo_matter *matter; /* NULL once it was used */
    const struct record *party;
};

/* How cases come in, of a hundred. */
static const struct {
    const char *code;
    long share;
    const char *letter; /* what the incoming letter's number begins with; NULL: it has none */
} sources[] = {
    {"inspection", 46, NULL},      {"draw", 12, NULL},
    {"patrol", 9, NULL},           {"report", 14, "热线转办"},
    {"transfer", 8, "线索移送函"}, {"superior", 3, "交办单"},
    {"monitor", 6, NULL},          {"media", 2, NULL},
};

void demo_plan_init(struct demo_plan *plan)
{
    *plan = (struct demo_plan){.cases = NULL};
}

void demo_plan_done(struct demo_plan *plan)
{
    for (size_t i = 0; i < plan->case_count; i++) {
        free(plan->cases[i].source_number);
        free(plan->cases[i].facts);
    }
    free(plan->cases);
    free(plan->steps);
    demo_plan_init(plan);
}

long demo_plan_roll(struct demo_planning *planning, long least, long most)
{
    return demo_roll(&planning->dice, least, most);
}

date_t demo_plan_working_day(const struct demo_planning *planning, date_t date, int direction)
{
    while (!calendar_is_working(planning->stage->calendar, date)) {
        date += direction;
    }
    return date;
}

void demo_plan_add(struct demo_planning *planning, moment_t at, enum demo_act act, size_t which)
{
    struct demo_plan *plan = planning->plan;
    plan->steps = memory_array(plan->steps, plan->step_count + 1, sizeof *plan->steps);
    plan->steps[plan->step_count++] = (struct demo_step){at, act, which};
}

/* Every matter with every party it fits, shuffled. */
static void make_pairings(struct demo_planning *planning)
{
    const struct demo_script *script = planning->stage->script;
    const struct demo_cast *cast = planning->stage->cast;
    planning->pairings =
        memory_array(NULL, script->count * cast->party_count + 1, sizeof *planning->pairings);
    for (size_t i = 0; i < script->count; i++) {
        for (size_t j = 0; j < cast->party_count; j++) {
            if (demo_matter_fits(&script->matters[i], cast->parties[j])) {
                planning->pairings[planning->pairing_count++] =
                    (struct demo_pairing){&script->matters[i], cast->parties[j]};
            }
        }
    }
    for (size_t i = planning->pairing_count; i > 1; i--) {
        size_t other = (size_t)demo_plan_roll(planning, 0, (long)i - 1);
        struct demo_pairing kept = planning->pairings[i - 1];
        planning->pairings[i - 1] = planning->pairings[other];
        planning->pairings[other] = kept;
    }
}

/* The next unused pairing. What the negative list forbids has no promise: only young cases have it. */
static bool take_pairing(struct demo_planning *planning, struct demo_case *made, long age)
{
    for (size_t i = 0; i < planning->pairing_count; i++) {
        struct demo_pairing *pairing = &planning->pairings[i];
        if (pairing->matter == NULL ||
            (demo_matter_negative(pairing->matter) && age > NEGATIVE_AGE)) {
            continue;
        }
        made->matter = pairing->matter;
        made->party = pairing->party;
        pairing->matter = NULL;
        return true;
    }
    return false;
}

static void choose_officers(struct demo_planning *planning, struct demo_case *made)
{
    const struct demo_cast *cast = planning->stage->cast;
    long count = (long)cast->officer_count;
    long first = demo_plan_roll(planning, 0, count - 1);
    long second = (first + demo_plan_roll(planning, 1, count - 1)) % count;
    made->officers[0] = cast->officers[first];
    made->officers[1] = cast->officers[second];
    made->by_clerk = demo_plan_roll(planning, 1, 100) <= 20;
}

static void choose_source(struct demo_planning *planning, struct demo_case *made, int year)
{
    long left = demo_plan_roll(planning, 1, 100);
    size_t i = 0;
    while (left > sources[i].share) {
        left -= sources[i++].share;
    }
    made->source = sources[i].code;
    if (sources[i].letter != NULL) {
        made->source_number = memory_format("%s〔%d〕%ld号", sources[i].letter, year,
                                            demo_plan_roll(planning, 11, 980));
    }
}

/* The day on which case number `which` was found. A few lie months back; the rest is spread over
 * the working days on which the limit for deciding on filing still runs. */
static date_t day_of(const struct demo_planning *planning, size_t which)
{
    long old = OLD_CASES - 1 - (long)which;
    if (old >= 0) {
        long span = DEMO_DAYS - OLD_AGE - 4; /* the first ones wait until the office is set up */
        return planning->today - (date_t)(OLD_AGE + old * old * span / (OLD_CASES * OLD_CASES));
    }
    long days = 0;
    for (date_t day = planning->today; day > planning->today - OLD_AGE; day--) {
        days += calendar_is_working(planning->stage->calendar, day) ? 1 : 0;
    }
    long back = (DEMO_CASES - 1 - (long)which) * days / (DEMO_CASES - OLD_CASES);
    date_t day = demo_plan_working_day(planning, planning->today, -1);
    for (; back > 0; back--) {
        day = demo_plan_working_day(planning, day - 1, -1);
    }
    return day;
}

/* When it was found; filed some time after, never later than now. Off-hours patrols go out
 * in the evening, the rest keeps office hours. */
static moment_t choose_time(struct demo_planning *planning, struct demo_case *made, date_t day)
{
    bool patrol = strcmp(made->source, "patrol") == 0;
    day = demo_plan_working_day(planning, day, -1);
    long minute = patrol ? demo_plan_roll(planning, 19 * 60, 21 * 60)
                         : demo_plan_roll(planning, OPENS, 16 * 60);
    long wait = demo_plan_roll(planning, 20, 100);
    made->found_at = (moment_t)day * DAY + minute;
    while (made->found_at + wait > planning->stage->now) {
        day = demo_plan_working_day(planning, day - 1, -1);
        made->found_at = (moment_t)day * DAY + minute;
    }
    return made->found_at + wait;
}

static void make_case(struct demo_planning *planning, size_t which)
{
    struct demo_plan *plan = planning->plan;
    struct demo_case *made = &plan->cases[plan->case_count];
    date_t day = day_of(planning, which);
    if (!take_pairing(planning, made, planning->today - day)) {
        return;
    }
    choose_officers(planning, made);
    choose_source(planning, made, date_year(day));
    made->facts = demo_script_fill(made->matter->facts, &planning->dice);
    moment_t filed = choose_time(planning, made, day);
    demo_plan_add(planning, filed, DEMO_TAKE_IN, plan->case_count);
    demo_fate(planning, plan->case_count, filed);
    plan->case_count++;
}

static int compare_steps(const void *a, const void *b)
{
    const struct demo_step *left = a;
    const struct demo_step *right = b;
    if (left->at != right->at) {
        return left->at < right->at ? -1 : 1;
    }
    if (left->which != right->which) {
        return left->which < right->which ? -1 : 1;
    }
    return (int)left->act - (int)right->act;
}

void demo_plan_make(struct demo_plan *plan, const struct demo_stage *stage)
{
    struct demo_planning planning = {
        .plan = plan, .stage = stage, .dice = {.state = SEED}, .today = moment_date(stage->now)};
    plan->cases = memory_array(NULL, DEMO_CASES, sizeof *plan->cases);
    memset(plan->cases, 0, DEMO_CASES * sizeof *plan->cases);
    make_pairings(&planning);
    for (size_t i = 0; i < DEMO_CASES; i++) {
        make_case(&planning, i);
    }
    free(planning.pairings);
    qsort(plan->steps, plan->step_count, sizeof *plan->steps, compare_steps);
}
