/* case_due: what is due next in a case. See case_due.h.
 *
 * Each track's state names the term that runs in it (law/case_life.h); how it runs in this case is
 * case_term.c's. While a promise is watched, its earliest item is due (工作方案五（二）). Of several tracks
 * the earliest day is the case's. */
#include "office/case_due.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "law/case_life.h"
#include "office/case_term.h"
#include "office/desk.h"
#include "office/desk_rules.h"
#include "office/period.h"
#include "store/record_store.h"

enum { WHAT_SIZE = 120 };

/* What is due on one track. */
struct due {
    date_t on; /* DATE_NONE: nothing */
    char what[WHAT_SIZE];
    struct buffer why;
};

/* The case as its dates are asked for. */
struct asking {
    struct office *office;
    const struct record *kase;
    struct case_steps steps;
};

/* What was seen to be kept isn't waited for any more. */
static bool is_kept(const struct case_steps *steps, const struct record *promise)
{
    const struct record *last = case_steps_newest(steps, ACT_REINSPECT, NULL, NULL);
    int field = last != NULL ? form_field(last->form, "results") : -1;
    char *words = promise_words(promise);
    bool kept = false;
    for (size_t i = 0; field >= 0 && !kept && i < last->rows[field].count; i++) {
        const struct record *row = last->rows[field].items[i];
        const char *said = record_get(row, "promise");
        const char *result = record_get(row, "result");
        kept = said != NULL && result != NULL && strcmp(result, "kept") == 0 &&
               strcmp(said, words) == 0;
    }
    free(words);
    return kept;
}

/* NULL: all were kept. */
static const char *earliest_promise(const struct asking *asking, const struct record *commitment)
{
    const struct record_rows *promises =
        &commitment->rows[form_field(commitment->form, "promises")];
    const char *earliest = NULL;
    for (size_t i = 0; i < promises->count; i++) {
        const char *done_by = record_get(promises->items[i], "done_by");
        if (!is_kept(&asking->steps, promises->items[i]) &&
            (earliest == NULL || strcmp(done_by, earliest) < 0)) {
            earliest = done_by;
        }
    }
    return earliest;
}

/* A promise's own day moved with the period: then the end of the period is due. */
static bool due_of_promise(struct asking *asking, struct due *due, struct err *err)
{
    struct period period;
    struct buffer line, days;
    struct record *commitment =
        record_load(asking->office->store, office_form(asking->office, "commitment"),
                    desk_commitment_of(asking->office, asking->kase->id), err);
    if (commitment == NULL || !period_of(asking->office, commitment, &period, err)) {
        record_free(commitment);
        return false;
    }
    buffer_init(&line);
    buffer_init(&days);
    date_t until = period_end(asking->office, &period, &line, &days);
    const char *promise = earliest_promise(asking, commitment);
    bool moved = period.stop_count > 0 || period.extended > 0;
    due->on = moved || promise == NULL ? until : date_parse(promise, 0);
    text_put(due->what, sizeof due->what,
             moved || promise == NULL ? "观察期满" : "承诺事项完成期限");
    if (moved || promise == NULL) {
        buffer_add_format(&due->why, "%s", buffer_text(&line));
        struct buffer told;
        buffer_init(&told);
        period_tell(asking->office, &period, &told);
        buffer_add_format(&due->why, "%s%s（工作方案五（二））。\n%s", told.length > 0 ? "，" : "",
                          buffer_text(&told), buffer_text(&days));
        buffer_done(&told);
    } else {
        buffer_add(&due->why, "是承诺书里最早的一项（工作方案五（二））。\n");
    }
    buffer_done(&line);
    buffer_done(&days);
    record_free(commitment);
    return true;
}

/* 向公安机关移交（14:05 前）: hours end at a minute. */
static void put_what(struct due *due, const struct term *term, moment_t end)
{
    char at[DATE_TEXT];
    if (end == MOMENT_NONE) {
        text_put(due->what, sizeof due->what, term->title);
    } else {
        moment_format(end, at);
        snprintf(due->what, sizeof due->what, "%s（%s 前）", term->title,
                 at + strlen("2026-03-09 "));
    }
}

static bool due_of_term(struct asking *asking, const char *key, struct due *due, struct err *err)
{
    struct case_term found;
    struct buffer days;
    if (!case_term_of(asking->office, asking->kase, &asking->steps, key, &found, err)) {
        return false;
    }
    if (found.term == NULL) {
        return true;
    }
    buffer_init(&days);
    struct deadline end =
        term_due(found.term, &found.run, &asking->office->calendar, &due->why, &days);
    due->on = end.date;
    put_what(due, found.term, end.moment);
    buffer_add(&due->why, "。\n");
    term_explain(found.term, &due->why);
    buffer_add(&due->why, buffer_text(&days));
    buffer_done(&days);
    return true;
}

/* While the police wait for papers, these are due, whatever else runs (衔接办法第八条). */
static bool owes_papers(const struct case_steps *steps, const struct case_state *state)
{
    const struct record *told = case_steps_newest(steps, ACT_CRIME_SUPPLEMENT, NULL, NULL);
    const struct record *sent = case_steps_newest(steps, ACT_CRIME_SEND, NULL, NULL);
    return state->track == CASE_CRIME && !state->ended && told != NULL && sent != NULL &&
           strcmp(record_get(told, "done_at"), record_get(sent, "done_at")) >= 0 &&
           form_field(told->form, "supplied_at") >= 0 && record_get(told, "supplied_at") == NULL;
}

/* What was ordered to be put right by a day is looked at then (工作方案四（五）2), unless somebody has looked
 * since. */
static void due_of_order(const struct asking *asking, struct due *due)
{
    size_t i = 0;
    const struct case_steps *steps = &asking->steps;
    while (i < steps->count && steps->items[i]->form->act->id != ACT_ORDER) {
        enum act_id act = steps->items[i]->form->act->id;
        if (act == ACT_REINSPECT || act == ACT_VISIT) {
            return;
        }
        i++;
    }
    date_t until = i < steps->count ? record_get_date(steps->items[i], "until") : DATE_NONE;
    if (until == DATE_NONE || (due->on != DATE_NONE && due->on <= until)) {
        return;
    }
    due->on = until;
    text_put(due->what, sizeof due->what, "责令改正的期限");
    buffer_done(&due->why);
    buffer_init(&due->why);
    buffer_add_format(&due->why,
                      "%.10s 责令的改正期限，到期回访或者复查（工作方案四（四）、四（五）2）。\n",
                      record_get(steps->items[i], "done_at"));
}

static bool due_of_track(struct asking *asking, enum case_track track, struct due *due,
                         struct err *err)
{
    static const char *const keys[CASE_TRACKS] = {
        [CASE_MAIN] = "state", [CASE_CRIME] = "crime_state", [CASE_DETENTION] = "detention_state"};
    int field = form_field(asking->kase->form, keys[track]);
    const char *code = field >= 0 ? record_value(asking->kase, field) : NULL;
    const struct case_state *state = case_state_of(track, code);
    const char *term = state == NULL                        ? NULL
                       : owes_papers(&asking->steps, state) ? TERM_SUPPLEMENT
                                                            : state->term;
    if (term == NULL) {
        return true;
    }
    if (strcmp(term, TERM_OBSERVE) == 0) {
        return due_of_promise(asking, due, err);
    }
    bool done = due_of_term(asking, term, due, err);
    if (done && track == CASE_MAIN && strcmp(state->code, "flexible") == 0) {
        due_of_order(asking, due);
    }
    return done;
}

/* The earliest of all tracks into *due, which the caller initialized. */
static bool find(struct office *office, const struct record *kase, struct due *due, struct err *err)
{
    struct asking asking = {.office = office, .kase = kase};
    bool done = case_steps_load(office, kase->id, &asking.steps, err);
    for (int track = 0; done && track < CASE_TRACKS; track++) {
        struct due one = {.on = DATE_NONE};
        buffer_init(&one.why);
        done = due_of_track(&asking, (enum case_track)track, &one, err);
        if (done && one.on != DATE_NONE && (due->on == DATE_NONE || one.on < due->on)) {
            struct due other = *due;
            *due = one;
            one = other;
        }
        buffer_done(&one.why);
    }
    case_steps_done(&asking.steps);
    return done;
}

bool case_due_put(struct office *office, struct record *kase, struct err *err)
{
    char day[DATE_TEXT];
    struct due due = {.on = DATE_NONE};
    buffer_init(&due.why);
    bool done = find(office, kase, &due, err);
    if (done) {
        record_put(kase, "due_on", due.on != DATE_NONE ? date_format(due.on, day) : NULL);
        record_put(kase, "due_what", due.on != DATE_NONE ? due.what : NULL);
    }
    buffer_done(&due.why);
    return done;
}

bool case_due_explain(struct office *office, const struct record *kase, struct buffer *why,
                      struct err *err)
{
    struct due due = {.on = DATE_NONE};
    buffer_init(&due.why);
    bool done = find(office, kase, &due, err);
    if (done) {
        buffer_add(why, buffer_text(&due.why));
    }
    buffer_done(&due.why);
    return done;
}
