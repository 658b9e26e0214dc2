/* desk_commitment: when a written promise may be taken, and how long it is watched.
 *
 * 工作方案五（二）: 事中给予一定纠错观察期，如签订保证承诺书. Before filing, the period must end within the
 * time for deciding on filing (处罚办法第十八条), else that time would be missed by watching. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/case_life.h"
#include "law/form_check.h"
#include "office/case_due.h"
#include "office/desk_rules.h"
#include "office/period.h"
#include "office/terms.h"
#include "store/record_store.h"

static struct record *load_case(struct office *office, const struct record *record, struct err *err)
{
    return record_load(office->store, office_form(office, "case"),
                       record_get_integer(record, "case"), err);
}

/* The case's item must stand on the positive list. */
static bool check_item(struct office *office, const struct record *kase, struct err *err)
{
    if (record_get(kase, "item") == NULL) {
        return err_set(err, ERR_REFUSED,
                       "案件还没有对应的正面清单事项，不能签承诺书；请先修改案件，选定清单事项"
                       "（工作方案五（一））");
    }
    struct record *item = record_load(office->store, office_form(office, "item"),
                                      record_get_integer(kase, "item"), err);
    struct record *list = item == NULL ? NULL
                                       : record_load(office->store, office_form(office, "list"),
                                                     record_get_integer(item, "list"), err);
    bool right = list != NULL;
    if (right && strcmp(record_get(list, "kind"), "positive") != 0) {
        right = err_set(err, ERR_REFUSED,
                        "案件命中负面清单 %s，不适用柔性执法，应依法查处（工作方案三、五（三））",
                        record_get(item, "code"));
    }
    record_free(list);
    record_free(item);
    return right;
}

/* Whether a promise may be taken in this case now. Whether there is still room for a period is left to
 * whoever can say how long it may be. */
static bool check_case(struct office *office, const struct record *kase, struct err *err)
{
    struct case_known known = {.kase = NULL};
    bool open = case_next_state(ACT_COMMITMENT_NEW, record_get(kase, "state"), err) != NULL &&
                check_item(office, kase, err) && case_known_gather(office, kase, &known, err);
    known.facts.period_fits = true;
    open = open && case_known_ask(office, &known, ACT_COMMITMENT_NEW, NULL, NULL, err);
    case_known_done(&known);
    return open;
}

/* What the law says if it is signed on that day: the longest period that still ends in time. */
static struct observation judge(const struct office *office, struct observation_asked *asked,
                                date_t signed_on)
{
    asked->signed_on = signed_on;
    return observation_judge(asked, &office->calendar);
}

/* One sentence for the list of acts and for the saving. */
static char *no_room(const struct observation_asked *asked, const struct observation *found)
{
    char out[DATE_TEXT];
    const struct term *term = found->filed ? asked->decision : asked->filing;
    return memory_format("签订日期：%s的期限是 %s，已经没有观察的余地%s（%s）", term->title,
                         date_format(found->limit, out), found->filed ? "" : "，请先立案",
                         term->clause);
}

/* Whether the form and the case allow it to be signed on that day. */
static bool may_be_signed(struct office *office, struct record *commitment,
                          const struct record *kase, date_t day)
{
    char out[DATE_TEXT];
    struct err ignored;
    struct check_context context = office_context(office);
    record_put(commitment, "signed_on", date_format(day, out));
    return day >= record_get_date(kase, "found_at") &&
           form_check_field(commitment, form_field(commitment->form, "signed_on"), &context,
                            &ignored);
}

/* Goes back from today to the latest day of signing with room for a period. */
static struct observation latest_period(struct office *office, const struct record *kase,
                                        struct observation_asked *asked, date_t *latest)
{
    struct record *blank = record_new(office_form(office, "commitment"));
    *latest = office_today(office);
    struct observation found = judge(office, asked, *latest);
    while (found.most < 1 && may_be_signed(office, blank, kase, *latest - 1)) {
        found = judge(office, asked, --*latest);
    }
    record_free(blank);
    return found;
}

static bool refuse_no_room(const struct observation_asked *asked, const struct observation *found,
                           struct err *err)
{
    char *sentence = no_room(asked, found);
    err_set_field(err, "signed_on", "%s", sentence);
    err->code = ERR_REFUSED; /* by the law, not for what was typed */
    free(sentence);
    return false;
}

bool commitment_latest(struct office *office, const struct record *kase, date_t *latest,
                       struct err *err)
{
    struct observation_asked asked;
    if (!observation_ask(office, kase, &asked, err)) {
        return false;
    }
    struct observation found = latest_period(office, kase, &asked, latest);
    return found.most >= 1 || refuse_no_room(&asked, &found, err);
}

/* As long as the office's table suggests, or less where the case leaves less. A letter signed in time and
 * entered late is still filed; but then it wasn't signed today. */
static bool begin_period(struct office *office, struct record *record, const struct record *kase,
                         struct err *err)
{
    date_t latest;
    char text[24];
    struct observation_asked asked;
    const struct term *term = terms_find(&office->terms, TERM_OBSERVE);
    if (!observation_ask(office, kase, &asked, err)) {
        return false;
    }
    struct observation found = latest_period(office, kase, &asked, &latest);
    if (found.most < 1) {
        return refuse_no_room(&asked, &found, err);
    }
    long days = term != NULL ? term->rule.length : (long)record_get_integer(record, "observe_days");
    snprintf(text, sizeof text, "%ld", days < found.most ? days : found.most);
    record_put(record, "observe_days", text);
    if (latest < record_get_date(record, "signed_on")) {
        record_put(record, "signed_on", NULL);
    }
    return true;
}

bool commitment_begin(struct office *office, struct record *record, int64_t context,
                      struct err *err)
{
    if (context == 0) {
        return true;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    bool done = kase != NULL && check_case(office, kase, err);
    if (done) {
        record_refer(record, form_field(record->form, "case"), context, record_get(kase, "number"));
        done = begin_period(office, record, kase, err);
    }
    record_free(kase);
    return done;
}

bool commitment_derive(struct office *office, struct record *record, struct err *err)
{
    if (record_get(record, "case") == NULL) {
        return true; /* the form's check says so */
    }
    struct record *kase = load_case(office, record, err);
    if (kase == NULL) {
        return false;
    }
    int party = form_field(kase->form, "party");
    record_refer(record, form_field(record->form, "party"), record_get_integer(kase, "party"),
                 kase->called[party]);
    record_free(kase);
    struct period period;
    bool done = period_of(office, record, &period, err);
    if (done && period.signed_on != DATE_NONE && period.days > 0) {
        char out[DATE_TEXT];
        date_t end = period_end(office, &period, NULL, NULL);
        record_put(record, "observe_until", date_format(end, out));
    }
    return done;
}

/* Longer than the law leaves room for is refused, with the lawful ways (处罚办法第十八条; 工作方案五（二）). */
static void check_period(struct office *office, const struct record *record,
                         const struct record *kase, struct findings *findings)
{
    struct err err;
    struct observation_asked asked;
    if (!observation_ask(office, kase, &asked, &err)) {
        rule_fault(record, "observe_days", findings, "%s", err.message);
        return;
    }
    asked.days = (long)record_get_integer(record, "observe_days");
    struct observation found = judge(office, &asked, record_get_date(record, "signed_on"));
    if (found.most < 1) {
        char *sentence = no_room(&asked, &found);
        rule_fault(record, "signed_on", findings, "%s", sentence);
        free(sentence);
    } else if (found.fit != OBSERVATION_FITS) {
        struct buffer ways;
        buffer_init(&ways);
        observation_tell(&asked, &found, &ways);
        rule_fault(record, "observe_days", findings, "纠错观察期：最长只能 %ld 日：%s", found.most,
                   buffer_text(&ways));
        buffer_done(&ways);
    }
}

static void check_promises(const struct record *record, struct findings *findings)
{
    int field = form_field(record->form, "promises");
    date_t until = record_get_date(record, "observe_until");
    date_t signed_on = record_get_date(record, "signed_on");
    for (size_t i = 0; i < record->rows[field].count; i++) {
        const struct record *promise = record->rows[field].items[i];
        date_t done_by = record_get_date(promise, "done_by");
        if (done_by > until || done_by < signed_on) {
            char sentence[200];
            snprintf(sentence, sizeof sentence,
                     done_by > until ? "完成期限：第 %zu 项晚于观察期满日 %s，请提前，或延长观察期"
                                     : "完成期限：第 %zu 项早于签订日期 %s，请改正",
                     i + 1, record_get(record, done_by > until ? "observe_until" : "signed_on"));
            findings_add(findings, (long)i + 1, "done_by", "完成期限",
                         record_get(promise, "done_by"), sentence);
        }
    }
}

bool commitment_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    struct record *kase = load_case(office, record, &err);
    if (kase == NULL || (record->id == 0 && !check_case(office, kase, &err))) {
        rule_fault(record, "case", findings, "%s", err.message);
    } else {
        bool signed_anew = record_changed(record, form_field(record->form, "signed_on")) ||
                           record_changed(record, form_field(record->form, "observe_days"));
        date_t found = record_get_date(kase, "found_at");
        if (signed_anew && record_get_date(record, "signed_on") < found) {
            rule_fault(record, "signed_on", findings, "签订日期：不能早于发现违法行为的那天（%s）",
                       record_get(kase, "found_at"));
        } else if (signed_anew) {
            check_period(office, record, kase, findings);
        }
        check_promises(record, findings);
    }
    record_free(kase);
    return findings->count == before;
}

/* The case is now watched; what is due next is its earliest promise. */
bool commitment_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    struct record *kase = load_case(office, record, err);
    if (kase == NULL) {
        return false;
    }
    enum act_id act = is_new ? ACT_COMMITMENT_NEW : ACT_COMMITMENT_EDIT;
    const char *next = case_next_state(act, record_get(kase, "state"), err);
    bool done = next != NULL;
    if (done) {
        record_put(kase, "state", next);
        done = case_due_put(office, kase, err) && record_save(office->store, kase, err);
    }
    record_free(kase);
    return done;
}
