/* million_case: the made-up cases, day by day over the last years, and what was promised in them.
 *
 * The youngest hundredth still waits for the decision on filing; as many observe a promise with a
 * date to come; a twelfth is void; the rest is over, its promises signed. A few parties come again and
 * again, most once or twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/deadline.h"
#include "law/number.h"
#include "million.h"
#include "store/record_store.h"
#include "store/series.h"

#define DAY 1440
#define OPENS (9 * 60)
#define HOURS (7 * 60) /* minutes of a day on which something is found */
#define YOUNG 10       /* thousandths still without a decision */
#define OBSERVED 110   /* thousandths before them: each tenth is observed */
#define LONGEST 90

/* How cases come in, of a hundred; with what a letter's number begins. */
static const struct {
    const char *code;
    long share;
    const char *letter;
} sources[] = {
    {"inspection", 46, NULL},      {"draw", 12, NULL},
    {"patrol", 9, NULL},           {"report", 14, "热线转办"},
    {"transfer", 8, "线索移送函"}, {"superior", 3, "交办单"},
    {"monitor", 6, NULL},          {"media", 2, NULL},
};

struct case_plan {
    long index; /* 0 is the oldest */
    date_t day; /* on which it was found and filed */
    long party; /* index of a new one */
    const struct matter *matter;
    bool young;
    bool observed; /* with a date to come */
    bool gone;     /* void */
};

static void put_own(struct record *record, const char *key, char *value)
{
    record_put(record, key, value);
    free(value);
}

static void put_id(struct record *record, const char *key, int64_t id)
{
    put_own(record, key, memory_format("%lld", (long long)id));
}

static void put_day(struct record *record, const char *key, date_t day)
{
    char text[DATE_TEXT];
    record_put(record, key, date_format(day, text));
}

/* The next number of this series in the plan's year. */
static bool put_number(struct million *million, struct record *record, const char *series_setting,
                       date_t day, struct err *err)
{
    long no = 0;
    char number[NUMBER_TEXT];
    const char *series = record_get(million->settings, series_setting);
    bool good = series_take(million->store, series, date_year(day), &no, err) &&
                number_format(record_get(million->settings, "number_pattern"),
                              record_get(million->settings, "prefix"), series, date_year(day), no,
                              number, err);
    if (good) {
        record_put(record, "number", number);
    }
    return good;
}

static void put_source(struct million *million, struct record *made, date_t day)
{
    size_t i = 0;
    for (long left = dice_roll(&million->dice, 1, 100); left > sources[i].share;) {
        left -= sources[i++].share;
    }
    record_put(made, "source", sources[i].code);
    if (sources[i].letter != NULL) {
        put_own(made, "source_number",
                memory_format("%s〔%d〕%ld号", sources[i].letter, date_year(day),
                              dice_roll(&million->dice, 11, 9800)));
    }
}

static void put_matter(struct million *million, struct record *made, const struct case_plan *plan)
{
    const struct matter *matter = plan->matter;
    put_own(made, "place", memory_format("%s %s", million->addresses[plan->party], matter->place));
    record_put(made, "street", million->streets[plan->party]);
    record_put(made, "violation", matter->violation);
    record_put(made, "item", matter->item);
    put_own(made, "facts", million_facts(million, matter));
    record_put(made, "corrected", matter->corrected ? "yes" : "no");
}

static void put_officers(struct million *million, struct record *made)
{
    long count = (long)million->officer_count;
    long first = dice_roll(&million->dice, 0, count - 1);
    long second = (first + dice_roll(&million->dice, 1, count - 1)) % count;
    put_id(made, "officer1", million->officers[first]->id);
    put_id(made, "officer2", million->officers[second]->id);
}

static bool put_state(struct million *million, struct record *made, const struct case_plan *plan,
                      moment_t found, date_t until, struct err *err)
{
    record_put(made, "state", plan->gone ? "void" : plan->young ? "registered" : "observing");
    if (plan->young) {
        static const struct deadline_rule filing = {15, DEADLINE_DAYS}; /* data/law/terms.csv */
        put_day(made, "due_on", deadline_of(&filing, found, &million->calendar, NULL).date);
        record_put(made, "due_what", "决定是否立案");
    } else if (plan->observed) {
        put_day(made, "due_on", until);
        record_put(made, "due_what", "承诺事项完成期限");
    }
    return true;
}

/* In the order of the numbers the hours of a day go by. */
static moment_t found_at(const struct million *million, const struct case_plan *plan)
{
    long left = (million->cases - 1 - plan->index) * MILLION_DAYS % million->cases;
    long minute = HOURS - left * HOURS / million->cases;
    return (moment_t)plan->day * DAY + OPENS + minute;
}

static bool save_case(struct million *million, const struct case_plan *plan, date_t until,
                      int64_t *id, struct err *err)
{
    struct record *made = record_new(&million->case_form);
    moment_t found = found_at(million, plan);
    char text[DATE_TEXT];
    put_id(made, "party", million->first_party + plan->party);
    put_source(million, made, plan->day);
    record_put(made, "found_at", moment_format(found, text));
    put_matter(million, made, plan);
    put_officers(million, made);
    put_day(made, "filed_on", plan->day);
    bool good = put_state(million, made, plan, found, until, err) &&
                put_number(million, made, "case_series", plan->day, err) &&
                record_save(million->store, made, err);
    *id = made->id;
    record_free(made);
    return good;
}

static void put_promises(struct million *million, struct record *commitment,
                         const struct case_plan *plan, date_t until)
{
    int field = form_field(commitment->form, "promises");
    const struct form *form = form_set_find(million->forms, "promise");
    for (size_t i = 0; i < plan->matter->measure_count; i++) {
        struct record *promise = record_row_add(commitment, field, form);
        record_put(promise, "measure", plan->matter->measures[i]);
        put_day(promise, "done_by", until);
        record_put(promise, "responsible", million->heads[plan->party]);
    }
}

static bool save_commitment(struct million *million, const struct case_plan *plan, date_t until,
                            int64_t id, struct err *err)
{
    struct record *made = record_new(&million->commitment_form);
    date_t signed_on = plan->day + 1;
    put_id(made, "case", id);
    put_id(made, "party", million->first_party + plan->party);
    put_day(made, "signed_on", signed_on);
    put_own(made, "observe_days", memory_format("%ld", (long)(until - signed_on)));
    put_day(made, "observe_until", until);
    put_day(made, "filed_on", signed_on);
    record_put(made, "signer", million->heads[plan->party]);
    put_promises(million, made, plan, until);
    bool good = put_number(million, made, "commitment_series", signed_on, err) &&
                record_save(million->store, made, err);
    record_free(made);
    return good;
}

static date_t end_of_promise(struct million *million, const struct case_plan *plan)
{
    date_t today = moment_date(million->now);
    date_t until = plan->observed ? today + (date_t)dice_roll(&million->dice, -4, LONGEST / 2)
                                  : plan->day + (date_t)dice_roll(&million->dice, 5, LONGEST);
    return until > plan->day + 2 ? until : plan->day + 2;
}

static struct case_plan plan_case(struct million *million, long index)
{
    struct dice *dice = &million->dice;
    struct case_plan plan = {.index = index, .matter = million_matter(million)};
    long left = (million->cases - 1 - index) * 1000 / million->cases;
    long age = (million->cases - 1 - index) * MILLION_DAYS / million->cases;
    plan.day = moment_date(million->now) - 1 - (date_t)age;
    /* half of the cases with a fifth of the parties */
    plan.party =
        dice_roll(dice, 0, dice_chance(dice, 500) ? million->parties / 5 : million->parties - 1);
    plan.young = left < YOUNG;
    plan.observed = !plan.young && left < OBSERVED && dice_chance(dice, 100);
    plan.gone =
        !plan.young && !plan.observed && (plan.matter->measure_count == 0 || dice_chance(dice, 80));
    return plan;
}

struct batch {
    struct million *million;
    long from;
    long until;
};

static bool save_batch(struct store *store, void *data, struct err *err)
{
    const struct batch *batch = data;
    struct million *million = batch->million;
    (void)store;
    bool good = true;
    for (long i = batch->from; good && i < batch->until; i++) {
        struct case_plan plan = plan_case(million, i);
        date_t until = end_of_promise(million, &plan);
        int64_t id = 0;
        good = save_case(million, &plan, until, &id, err) &&
               (plan.young || plan.gone || save_commitment(million, &plan, until, id, err));
    }
    return good;
}

bool million_make_cases(struct million *million, struct err *err)
{
    bool good = true;
    long step = million->cases / MILLION_DAYS + 1; /* about a day */
    for (long i = 0; good && i < million->cases; i += step) {
        struct batch batch = {million, i, i + step < million->cases ? i + step : million->cases};
        long age = (million->cases - 1 - i) * MILLION_DAYS / million->cases;
        million->clock = (moment_t)(moment_date(million->now) - 1 - (date_t)age) * DAY + 17 * 60;
        good = store_write(million->store, save_batch, &batch, err);
        if (i / step % 110 == 0) {
            fprintf(stderr, "%ld of %ld cases\n", batch.until, million->cases);
        }
    }
    return good;
}
