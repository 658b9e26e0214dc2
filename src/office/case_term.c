/* case_term: how a period of the office's table runs in a case. See case_term.h.
 *
 * Which act's newest step starts a term, and which of its dates, is one table; what stops a clock another.
 * A stop that hasn't ended yet isn't counted: the earlier day is the safe one. */
#include "office/case_term.h"

#include <string.h>

#include "office/terms.h"

#define MINUTES_OF_DAY 1440

static const struct start {
    const char *term;  /* as a state names it */
    enum act_id act;   /* the newest step of it starts the term; ACT_CASE_NEW: the case does */
    const char *field; /* … that says so; NULL: any */
    const char *value;
    const char *date;    /* which of its dates; where that is empty, done_at */
    const char *instead; /* key of the term that runs then; NULL: this one */
} starts[] = {
    {TERM_FILING, ACT_CASE_NEW, NULL, NULL, "found_at", NULL},
    {TERM_LEAD_REPLY, ACT_TRANSFER, NULL, NULL, NULL, NULL}, /* what we wait for is their answer */
    {TERM_OBSERVE, ACT_COMMITMENT_NEW, NULL, NULL, "signed_on", NULL}, /* see office/period.h */
    {TERM_FOLLOW_UP, ACT_REINSPECT, "outcome", "kept", NULL, NULL},
    {TERM_FOLLOW_UP, ACT_NO_PENALTY, NULL, NULL, "served_on", NULL},
    {TERM_DECISION, ACT_FILE_DECIDE, "outcome", "approved", NULL, NULL},
    {"legal-review", ACT_EXAMINE, "outcome", "review", NULL, NULL},
    {"statement", ACT_NOTIFY, NULL, NULL, "served_on", NULL},
    {"payment", ACT_PUNISH, NULL, NULL, "served_on", NULL},
    {TERM_CRIME_APPROVAL, ACT_CRIME_REPORT, NULL, NULL, NULL, NULL},
    {TERM_CRIME_HANDOVER, ACT_CRIME_DECIDE, "outcome", "approved", NULL, NULL},
    {"police-decision", ACT_CRIME_RECEIPT, "scope", "lead", NULL, "police-lead"},
    {"police-decision", ACT_CRIME_RECEIPT, "scope", "complex", NULL, "police-complex"},
    {"police-decision", ACT_CRIME_RECEIPT, NULL, NULL, NULL, NULL},
    {TERM_SUPPLEMENT, ACT_CRIME_SUPPLEMENT, NULL, NULL, NULL, NULL},
    {"reconsider-police", ACT_CRIME_ANSWER, "outcome", "refused", NULL, NULL},
    {TERM_DETENTION, ACT_DETAIN_DECIDE, "outcome", "approved", NULL, NULL},
};
#define STARTS (sizeof starts / sizeof *starts)

/* 处罚办法: 听证、审核 … aren't counted; 环环监〔2017〕17号第十六条: nor is the time with the police. */
static const struct stop {
    const char *term;
    enum act_id from;
    const char *field, *value; /* of the step that stops the clock; NULL: any */
    enum act_id until;
    const char *until_field, *until_value;
    const char *why;
} stops[] = {
    {TERM_DECISION, ACT_EXAMINE, "outcome", "review", ACT_REVIEW, NULL, NULL, "法制审核"},
    {TERM_DECISION, ACT_STATEMENT, "kind", "hearing", ACT_STATEMENT, "kind", "heard", "听证"},
    {TERM_DECISION, ACT_CRIME_SEND, NULL, NULL, ACT_CRIME_ANSWER, NULL, NULL, "移送公安"},
    {TERM_DECISION, ACT_CRIME_APPEAL, NULL, NULL, ACT_CRIME_ANSWER, NULL, NULL, "移送公安"},
    {TERM_DECISION, ACT_CRIME_SUPERVISE, NULL, NULL, ACT_CRIME_ANSWER, NULL, NULL, "移送公安"},
};
#define STOPS (sizeof stops / sizeof *stops)

/* Steps that say themselves from when to when they stopped the clock. */
static const struct pause {
    const char *term;
    enum act_id act;
    const char *from, *until;
    const char *why;
} pauses[] = {
    {TERM_DECISION, ACT_INVESTIGATE, "stop_from", "stop_until", "监测、检测或鉴定"},
};
#define PAUSES (sizeof pauses / sizeof *pauses)

/* Each step of the act adds the next extension of the table. */
static const struct {
    const char *term;
    enum act_id act;
} extensions[] = {
    {TERM_FILING, ACT_FILE_DELAY},
    {TERM_DECISION, ACT_DECIDE_DELAY},
};
#define EXTENSIONS (sizeof extensions / sizeof *extensions)

bool case_term_known(const char *key)
{
    bool known = false;
    for (size_t i = 0; !known && i < STARTS; i++) {
        known = strcmp(starts[i].term, key) == 0;
    }
    return known;
}

/* A day begins at midnight; a moment is what it is, for hours. */
static moment_t moment_of(const struct record *record, const char *key)
{
    int field = key != NULL ? form_field(record->form, key) : -1;
    const char *value = field >= 0 ? record_value(record, field) : NULL;
    moment_t moment = value != NULL ? moment_parse(value, 0) : MOMENT_NONE;
    date_t date = value != NULL && moment == MOMENT_NONE ? date_parse(value, 0) : DATE_NONE;
    return date != DATE_NONE ? (moment_t)date * MINUTES_OF_DAY : moment;
}

static moment_t step_moment(const struct record *step, const char *key)
{
    moment_t moment = moment_of(step, key);
    return moment != MOMENT_NONE ? moment : moment_of(step, "done_at");
}

/* The row of the term that this step fits first; NULL if it starts nothing of it. */
static const struct start *start_by(const char *key, const struct record *step)
{
    size_t i = 0;
    while (i < STARTS && !(strcmp(starts[i].term, key) == 0 &&
                           case_step_is(step, starts[i].act, starts[i].field, starts[i].value))) {
        i++;
    }
    return i < STARTS ? &starts[i] : NULL;
}

/* What starts the term, and when. */
static const struct start *find_start(const struct record *kase, const struct case_steps *steps,
                                      const char *key, moment_t *start)
{
    for (size_t i = 0; i < STARTS; i++) {
        if (strcmp(starts[i].term, key) == 0 && starts[i].act == ACT_CASE_NEW) {
            *start = moment_of(kase, starts[i].date);
            return &starts[i];
        }
    }
    for (size_t i = 0; i < steps->count; i++) {
        const struct start *by = start_by(key, steps->items[i]);
        if (by != NULL) {
            *start = step_moment(steps->items[i], by->date);
            return by;
        }
    }
    return NULL;
}

static void add_stop(struct case_term *found, date_t from, date_t until, const char *why)
{
    if (found->run.stop_count < CASE_STOPS && until >= from) {
        found->stops[found->run.stop_count++] = (struct deadline_stop){from, until, why};
    }
}

/* From the step that stops the clock to the one that lets it go on, in the order in which they were taken. */
static void find_stops(const struct case_steps *steps, const struct stop *row,
                       struct case_term *found)
{
    date_t since = DATE_NONE;
    for (size_t i = steps->count; i-- > 0;) {
        const struct record *step = steps->items[i];
        date_t day = record_get_date(step, "done_at");
        if (since != DATE_NONE &&
            case_step_is(step, row->until, row->until_field, row->until_value)) {
            add_stop(found, since, day, row->why);
            since = DATE_NONE;
        } else if (since == DATE_NONE && case_step_is(step, row->from, row->field, row->value)) {
            since = day;
        }
    }
}

static void find_pauses(const struct case_steps *steps, const struct pause *row,
                        struct case_term *found)
{
    for (size_t i = steps->count; i-- > 0;) {
        const struct record *step = steps->items[i];
        if (!case_step_is(step, row->act, NULL, NULL) || form_field(step->form, row->until) < 0) {
            continue;
        }
        date_t from = record_get_date(step, row->from);
        date_t until = record_get_date(step, row->until);
        if (from != DATE_NONE && until != DATE_NONE) {
            add_stop(found, from, until, row->why);
        }
    }
}

/* What is filed and not decided must be decided (行政处罚法第五十七条、第六十条), even where it was watched
 * meanwhile. */
static const char *key_that_runs(const struct case_steps *steps, const char *key)
{
    const struct record *filed = case_steps_newest(steps, ACT_FILE_DECIDE, NULL, NULL);
    bool waits = strcmp(key, TERM_FILING) == 0 || strcmp(key, TERM_FOLLOW_UP) == 0;
    bool open = filed != NULL && case_step_is(filed, ACT_FILE_DECIDE, "outcome", "approved") &&
                case_steps_newest(steps, ACT_PUNISH, NULL, NULL) == NULL &&
                case_steps_newest(steps, ACT_NO_PENALTY, NULL, NULL) == NULL;
    return waits && open ? TERM_DECISION : key;
}

bool case_term_of(struct office *office, const struct record *kase, const struct case_steps *steps,
                  const char *named, struct case_term *found, struct err *err)
{
    const char *key = key_that_runs(steps, named);
    *found = (struct case_term){.run.stops = found->stops};
    const struct start *start = find_start(kase, steps, key, &found->run.start);
    if (start == NULL || found->run.start == MOMENT_NONE) {
        return true;
    }
    for (size_t i = 0; i < EXTENSIONS; i++) {
        if (strcmp(extensions[i].term, key) == 0) {
            found->run.extensions += case_steps_count(steps, extensions[i].act, NULL, NULL);
        }
    }
    for (size_t i = 0; i < STOPS; i++) {
        if (strcmp(stops[i].term, key) == 0) {
            find_stops(steps, &stops[i], found);
        }
    }
    for (size_t i = 0; i < PAUSES; i++) {
        if (strcmp(pauses[i].term, key) == 0) {
            find_pauses(steps, &pauses[i], found);
        }
    }
    found->term = office_term(office, start->instead != NULL ? start->instead : key, err);
    return found->term != NULL;
}
