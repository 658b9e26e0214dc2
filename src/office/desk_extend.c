/* desk_extend: more days for a promise: asked for by whoever handles the case, granted by a leader.
 *
 * What may be added is the least of three: the office's table, the longest period that the office allows, and
 * the day by which the law wants a decision (处罚办法第十八条、行政处罚法第六十条). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/observation.h"
#include "office/case_steps.h"
#include "office/desk_rules.h"
#include "office/period_private.h"
#include "office/terms.h"
#include "store/record_store.h"

static int64_t case_of(const struct record *step)
{
    return record_get_integer(step, "case");
}

/* What may still be added, and what binds it. */
struct room {
    struct period period;
    date_t until;               /* as things are */
    long most;                  /* days; below 1: none */
    date_t limit;               /* by which the law wants a decision */
    const struct term *decided; /* of which term that is */
    const struct term *observe;
    long asked; /* what the table gives next; 0: nothing any more */
};

static date_t end_with(const struct office *office, const struct period *period, long more)
{
    struct period longer = *period;
    longer.extended += more;
    return period_end(office, &longer, NULL, NULL);
}

static void reckon_room(struct office *office, const struct observation_asked *asked,
                        struct room *room)
{
    const struct term *observe = room->observe;
    size_t granted = room->period.extensions;
    struct observation found = observation_judge(asked, &office->calendar);
    room->until = period_end(office, &room->period, NULL, NULL);
    room->limit = found.limit;
    room->decided = found.filed ? asked->decision : asked->filing;
    room->asked = granted < observe->extension_count ? observe->extensions[granted] : 0;
    long whole = asked->longest - room->period.days - room->period.extended;
    room->most = room->asked < whole ? room->asked : whole;
    while (room->most > 0 && end_with(office, &room->period, room->most) > room->limit) {
        room->most--;
    }
    /* one that moves nothing, or is over all the same, is none */
    date_t end = room->most > 0 ? end_with(office, &room->period, room->most) : room->until;
    if (end <= room->until || end < office_today(office)) {
        room->most = 0;
    }
}

static bool find_room(struct office *office, int64_t case_id, struct room *room, struct err *err)
{
    struct observation_asked asked;
    struct record *kase = record_load(office->store, office_form(office, "case"), case_id, err);
    room->observe = kase != NULL ? office_term(office, TERM_OBSERVE, err) : NULL;
    bool done = room->observe != NULL && observation_ask(office, kase, &asked, err) &&
                period_of_case(office, case_id, &room->period, err);
    if (done && room->period.signed_on == DATE_NONE) {
        done = err_set(err, ERR_REFUSED,
                       "这件案件没有保证承诺书，没有可以延长的观察期（工作方案五（二））");
    }
    if (done) {
        asked.signed_on = room->period.signed_on;
        reckon_room(office, &asked, room);
    }
    record_free(kase);
    return done;
}

bool period_room(struct office *office, int64_t case_id, long *days, struct err *err)
{
    struct room room;
    bool done = find_room(office, case_id, &room, err);
    *days = done ? room.most : 0;
    return done;
}

static bool check_days(const struct room *room, long days, struct err *err)
{
    char limit[DATE_TEXT];
    return days <= room->most ||
           err_set(err, ERR_REFUSED,
                   "最多延长 %ld 日：每次不超过 %ld 日，期满不能晚于%s的期限 %s（%s）", room->most,
                   room->asked, room->decided->title, date_format(room->limit, limit),
                   room->decided->clause);
}

static void put_days(struct record *record, long days)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", days);
    record_put(record, "days", text);
}

bool extend_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    struct room room;
    if (!step_begin(office, record, context, err) || context == 0) {
        return context == 0;
    }
    if (!find_room(office, context, &room, err)) {
        return false;
    }
    put_days(record, room.most);
    return true;
}

bool extend_rule(struct office *office, const struct record *record, struct findings *findings)
{
    struct err err;
    struct room room;
    if (!step_rule(office, record, findings)) {
        return false;
    }
    return record->id != 0 ||
           (find_room(office, case_of(record), &room, &err) &&
            check_days(&room, (long)record_get_integer(record, "days"), &err)) ||
           rule_fault(record, "days", findings, "延长：%s", err.message);
}

/* No more than was asked for: whoever grants weighs what somebody else saw. */
static bool check_granted(struct office *office, const struct record *record, struct err *err)
{
    struct room room;
    struct case_steps steps;
    long days = (long)record_get_integer(record, "days");
    bool done = case_steps_load(office, case_of(record), &steps, err);
    const struct record *asked = done ? case_steps_newest(&steps, ACT_EXTEND, NULL, NULL) : NULL;
    long most = asked != NULL ? (long)record_get_integer(asked, "days") : days;
    case_steps_done(&steps);
    if (done && days > most) {
        return err_set(err, ERR_REFUSED, "提请的是 %ld 日，不能批得更长（工作方案五（二））", most);
    }
    return done && find_room(office, case_of(record), &room, err) && check_days(&room, days, err);
}

bool extend_decide_rule(struct office *office, const struct record *record,
                        struct findings *findings)
{
    struct err err;
    if (!step_rule(office, record, findings)) {
        return false;
    }
    return record->id != 0 || strcmp(record_get(record, "outcome"), "approved") != 0 ||
           check_granted(office, record, &err) ||
           rule_fault(record, "days", findings, "批准延长：%s", err.message);
}

char *extend_note(struct office *office, const struct record *record, int field, bool *warns)
{
    struct err err;
    struct room room;
    long days = (long)record_get_integer(record, "days");
    if (strcmp(record->form->fields[field].key, "days") != 0 || record->id != 0 || days < 1 ||
        case_of(record) == 0 || !find_room(office, case_of(record), &room, &err)) {
        return NULL;
    }
    *warns = !check_days(&room, days, &err);
    if (*warns) {
        return memory_copy(err.message);
    }
    char limit[DATE_TEXT];
    char *tail =
        memory_format("，不晚于%s的期限 %s", room.decided->title, date_format(room.limit, limit));
    char *note = watch_moved(room.until, end_with(office, &room.period, days), tail);
    free(tail);
    return note;
}
