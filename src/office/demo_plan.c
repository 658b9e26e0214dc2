/* demo_plan: what happens when in the practice office.
 *
 * Who is found with what, on which day, by whom, and when what its fate says is done about it; what
 * would be done later than now is still to be done. Pure: nothing is written here and no clock is
 * read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/demo_private.h"

#define SEED 20211206u /* the day of the bureau's plan */
#define OPENS (9 * 60)
#define CLOSES (17 * 60 + 30)

struct pairing {
    const struct demo_matter *matter; /* NULL once it was used */
    size_t party;
};

/* A case that is to be, before anybody knows whose. */
struct slot {
    const struct demo_fate *fate;
    long age; /* days */
};

/* The plan in the making. */
struct planning {
    struct demo_plan *plan;
    const struct demo_stage *stage;
    struct demo_dice dice;
    struct pairing *pairings;
    size_t pairing_count;
    date_t *found; /* by party: when its latest case was found; 0: it has none */
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
        free(plan->cases[i].numbers);
        record_free(plan->cases[i].kase);
    }
    free(plan->cases);
    free(plan->steps);
    demo_plan_init(plan);
}

static long roll(struct planning *planning, long least, long most)
{
    return demo_roll(&planning->dice, least, most);
}

static date_t working_day(const struct planning *planning, date_t date, int direction)
{
    while (!calendar_is_working(planning->stage->calendar, date)) {
        date += direction;
    }
    return date;
}

/* Nothing is ever found at this one: whoever practises takes in a case against it, and nothing on file
 * stands in the way. */
static bool is_spared(const struct record *party)
{
    const char *remark = record_get(party, "remark");
    return remark != NULL && strstr(remark, "留给练习") != NULL;
}

/* Every matter with every party it fits, shuffled. */
static void make_pairings(struct planning *planning)
{
    const struct demo_script *script = planning->stage->script;
    const struct demo_cast *cast = planning->stage->cast;
    planning->pairings =
        memory_array(NULL, script->count * cast->party_count + 1, sizeof *planning->pairings);
    for (size_t i = 0; i < script->count; i++) {
        for (size_t j = 0; j < cast->party_count; j++) {
            if (!is_spared(cast->parties[j]) &&
                demo_matter_fits(&script->matters[i], cast->parties[j])) {
                planning->pairings[planning->pairing_count++] =
                    (struct pairing){&script->matters[i], j};
            }
        }
    }
    for (size_t i = planning->pairing_count; i > 1; i--) {
        size_t other = (size_t)roll(planning, 0, (long)i - 1);
        struct pairing kept = planning->pairings[i - 1];
        planning->pairings[i - 1] = planning->pairings[other];
        planning->pairings[other] = kept;
    }
}

static bool suits(const struct demo_fate *fate, const struct demo_matter *matter)
{
    return fate->items[0] != '\0' ? demo_word_in(fate->items, matter->item)
                                  : !demo_matter_negative(matter);
}

/* An unused pairing: of a party without a case, or of one whose cases were all found before `day`. */
static struct pairing *find_pairing(const struct planning *planning, const struct demo_fate *fate,
                                    bool fresh, date_t day)
{
    for (size_t i = 0; i < planning->pairing_count; i++) {
        struct pairing *pairing = &planning->pairings[i];
        date_t found = planning->found[pairing->party];
        if (pairing->matter != NULL && (fresh ? found == 0 : found != 0 && found < day) &&
            suits(fate, pairing->matter)) {
            return pairing;
        }
    }
    return NULL;
}

/* Who was let off once isn't again (行政处罚法第三十三条): what a fresh party is needed for gets one. */
static bool take_pairing(struct planning *planning, const struct demo_fate *fate,
                         struct demo_case *made, date_t day, struct err *err)
{
    struct pairing *pairing = find_pairing(planning, fate, fate->fresh, day);
    if (pairing == NULL && !fate->fresh) {
        pairing = find_pairing(planning, fate, true, day);
    }
    if (pairing == NULL) {
        return err_set(err, ERR_INPUT, "练习办公室没有够用的当事人：%s", fate->name);
    }
    made->matter = pairing->matter;
    made->party = planning->stage->cast->parties[pairing->party];
    planning->found[pairing->party] = day;
    pairing->matter = NULL;
    return true;
}

static void choose_officers(struct planning *planning, struct demo_case *made)
{
    const struct demo_cast *cast = planning->stage->cast;
    long count = (long)cast->officer_count;
    long first = roll(planning, 0, count - 1);
    long second = (first + roll(planning, 1, count - 1)) % count;
    made->officers[0] = cast->officers[first];
    made->officers[1] = cast->officers[second];
    made->by_clerk = roll(planning, 1, 100) <= 20;
}

static void choose_source(struct planning *planning, struct demo_case *made, int year)
{
    long left = roll(planning, 1, 100);
    size_t i = 0;
    while (left > sources[i].share) {
        left -= sources[i++].share;
    }
    made->source = sources[i].code;
    if (sources[i].letter != NULL) {
        made->source_number =
            memory_format("%s〔%d〕%ld号", sources[i].letter, year, roll(planning, 11, 980));
    }
}

/* When it was found: off-hours patrols go out in the evening, the rest keeps office hours; there
 * is time left to take it in. */
static void choose_time(struct planning *planning, struct demo_case *made, date_t day)
{
    bool patrol = strcmp(made->source, "patrol") == 0;
    long minute = patrol ? roll(planning, 19 * 60, 21 * 60) : roll(planning, OPENS, 16 * 60);
    made->found_at = (moment_t)day * DEMO_MINUTES + minute;
    while (made->found_at + 100 > planning->stage->now) {
        day = working_day(planning, day - 1, -1);
        made->found_at = (moment_t)day * DEMO_MINUTES + minute;
    }
}

/* So many working days later, at some time of the day. */
static moment_t after_working(struct planning *planning, long days, moment_t before)
{
    date_t day = moment_date(before);
    for (; days > 0; days--) {
        day = working_day(planning, day + 1, 1);
    }
    return (moment_t)day * DEMO_MINUTES + roll(planning, OPENS + 10, CLOSES - 30);
}

/* The moment of an act: some minutes later wherever one is, or when the office is open. */
static moment_t after(struct planning *planning, const struct demo_deed *deed, moment_t before)
{
    long lag = roll(planning, deed->least, deed->most);
    moment_t at = before + lag * deed->unit;
    if (deed->unit == DEMO_WORKING || deed->unit == 1) {
        return deed->unit == 1 ? at : after_working(planning, lag, before);
    }
    date_t day = moment_date(at);
    long minute = (long)(at - (moment_t)day * DEMO_MINUTES);
    bool late = minute > CLOSES || !calendar_is_working(planning->stage->calendar, day);
    if (late) {
        day = working_day(planning, day + 1, 1);
    }
    if (late || minute < OPENS || deed->unit == DEMO_MINUTES) {
        moment_t chosen = (moment_t)day * DEMO_MINUTES + roll(planning, OPENS + 10, CLOSES - 30);
        return chosen > before ? chosen : before + 1;
    }
    return at;
}

static void add_step(struct demo_plan *plan, moment_t at, const struct demo_deed *deed,
                     size_t order)
{
    plan->steps = memory_array(plan->steps, plan->step_count + 1, sizeof *plan->steps);
    plan->steps[plan->step_count++] = (struct demo_step){at, deed, plan->case_count, order};
}

static void add_fate(struct planning *planning, const struct demo_fate *fate, moment_t found_at)
{
    const char *rest = fate->scenes;
    const struct demo_scene *scene;
    size_t order = 0;
    moment_t at = found_at;
    while ((scene = demo_fates_scene(planning->stage->fates, &rest)) != NULL) {
        for (size_t i = 0; i < scene->count; i++) {
            at = after(planning, &scene->deeds[i], at);
            if (at > planning->stage->now) {
                return;
            }
            add_step(planning->plan, at, &scene->deeds[i], order++);
        }
    }
}

static bool make_case(struct planning *planning, const struct slot *slot, struct err *err)
{
    struct demo_plan *plan = planning->plan;
    struct demo_case *made = &plan->cases[plan->case_count];
    struct demo_thrown thrown = {.count = 0};
    date_t day = moment_date(planning->stage->now) - (date_t)slot->age;
    choose_officers(planning, made);
    choose_source(planning, made, date_year(day));
    choose_time(planning, made, working_day(planning, day, -1));
    if (!take_pairing(planning, slot->fate, made, moment_date(made->found_at), err)) {
        return false;
    }
    made->facts = demo_fill(made->matter->facts, &planning->dice, &thrown, NULL);
    made->numbers = demo_fill(made->matter->numbers, &planning->dice, &thrown, NULL);
    made->dice.state = SEED + plan->case_count;
    add_fate(planning, slot->fate, made->found_at);
    plan->case_count++;
    return true;
}

static int compare_slots(const void *a, const void *b)
{
    const struct slot *left = a;
    const struct slot *right = b;
    if (left->age != right->age) {
        return left->age > right->age ? -1 : 1;
    }
    return left->fate < right->fate ? -1 : left->fate > right->fate;
}

/* Those of one fate are spread over its days; the oldest of all come first. */
static struct slot *make_slots(const struct demo_fates *fates, size_t *count)
{
    struct slot *slots = NULL;
    *count = 0;
    for (size_t i = 0; i < fates->count; i++) {
        const struct demo_fate *fate = &fates->fates[i];
        long span = fate->oldest - fate->newest;
        for (long j = 0; j < fate->count; j++) {
            long steps = fate->count > 1 ? fate->count - 1 : 1;
            slots = memory_array(slots, *count + 1, sizeof *slots);
            slots[(*count)++] = (struct slot){fate, fate->newest + span * j / steps};
        }
    }
    qsort(slots, *count, sizeof *slots, compare_slots);
    return slots;
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
    return left->order < right->order ? -1 : 1;
}

bool demo_plan_make(struct demo_plan *plan, const struct demo_stage *stage, struct err *err)
{
    size_t count;
    bool done = true;
    struct planning planning = {.plan = plan, .stage = stage, .dice = {.state = SEED}};
    struct slot *slots = make_slots(stage->fates, &count);
    plan->cases = memory_alloc(count * sizeof *plan->cases);
    planning.found = memory_alloc(stage->cast->party_count * sizeof *planning.found);
    make_pairings(&planning);
    for (size_t i = 0; done && i < count; i++) {
        done = make_case(&planning, &slots[i], err);
    }
    free(slots);
    free(planning.found);
    free(planning.pairings);
    qsort(plan->steps, plan->step_count, sizeof *plan->steps, compare_steps);
    return done;
}
