/* desk_referral: the papers of a referral to the police: what is on file already stands in them, what the
 * law wants among them is there, and being late says why.
 *
 * 国务院令第310号（移送规定）, 环环监〔2017〕17号（衔接办法）, 拘留移送暂行办法. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office/desk_rules.h"
#include "office/step.h"
#include "office/screening.h"
#include "office/terms.h"
#include "store/record_store.h"

/* The test by which the screening found that a crime is suspected. */
static void from_screening(struct office *office, struct record *record, const char *key)
{
    enum screening_verdict verdict, road;
    struct err ignored;
    int64_t kase = record_get_integer(record, "case");
    if (!office_screening_verdict(office, kase, &verdict, &road) || road != SCREENING_CRIME) {
        return;
    }
    struct record *screening = record_load(office->store, office_form(office, "screening"),
                                           office_screening_of(office, kase), &ignored);
    if (screening != NULL) {
        record_put(record, key, record_get(screening, "decisive"));
    }
    record_free(screening);
}

/* What stands in a field at first. */
static const struct {
    enum act_id act;
    const char *key;
    void (*begin)(struct office *office, struct record *record, const char *key);
} BEGINS[] = {
    {ACT_CRIME_REPORT, "basis", from_screening},
    {ACT_CRIME_SEND, "police", step_take_last},
    {ACT_CRIME_SEND, "procuratorate", step_take_last},
    {ACT_DETAIN_SEND, "police", step_take_last},
};
#define BEGIN_COUNT (sizeof BEGINS / sizeof *BEGINS)

bool referral_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    for (size_t i = 0; context != 0 && i < BEGIN_COUNT; i++) {
        if (BEGINS[i].act == record->form->act->id) {
            BEGINS[i].begin(office, record, BEGINS[i].key);
        }
    }
    return true;
}

/* What a sending needs, and until when. */
static const struct sending {
    enum act_id act;
    const char *decided;   /* form of the decision */
    const char *papers[2]; /* codes in `materials` */
    const char *missing;   /* the sentence if one isn't among them */
    const char *term;      /* from the decision on */
    const char *late;
} SENDINGS[] = {
    {ACT_CRIME_SEND,
     "crime_decide",
     {"letter", "report"},
     "所附材料：移送书和调查报告一定要有（移送规定第六条；衔接办法第六条）",
     TERM_CRIME_HANDOVER,
     "迟延的原因：批准后超过二十四小时才移送的，要写明为什么（移送规定第五条）"},
    {ACT_DETAIN_SEND,
     "detain_decide",
     {"letter", "report"},
     "所附材料：移送书和调查报告一定要有（拘留移送暂行办法第十一条）",
     TERM_DETENTION,
     "迟延的原因：批准后超过三个工作日才移送的，要写明为什么（拘留移送暂行办法第十二条）"},
};

/* Whether the code is among those of the field. */
static bool has_choice(const struct record *record, const char *key, const char *code)
{
    const char *at = record_get(record, key);
    size_t length = strlen(code);
    while (at != NULL && (strncmp(at, code, length) != 0 || (at[length] | ',') != ',')) {
        at = strchr(at, ',');
        at = at != NULL ? at + 1 : NULL;
    }
    return at != NULL;
}

static bool is_late(struct office *office, const struct record *record,
                    const struct sending *sending)
{
    struct err ignored;
    const struct term *term = office_term(office, sending->term, &ignored);
    int64_t id = step_newest(office, sending->decided, record_get_integer(record, "case"));
    struct record *decided =
        id != 0 ? record_load(office->store, office_form(office, sending->decided), id, &ignored)
                : NULL;
    bool late = false;
    if (term != NULL && decided != NULL) {
        struct term_run run = {.start = moment_parse(record_get(decided, "done_at"), 0)};
        struct deadline due = term_due(term, &run, &office->calendar, NULL, NULL);
        moment_t done = moment_parse(record_get(record, "done_at"), 0);
        late = due.moment != MOMENT_NONE ? done > due.moment : moment_date(done) > due.date;
    }
    record_free(decided);
    return late;
}

bool referral_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    for (size_t i = 0; i < sizeof SENDINGS / sizeof *SENDINGS; i++) {
        const struct sending *sending = &SENDINGS[i];
        if (sending->act != record->form->act->id) {
            continue;
        }
        if (!has_choice(record, "materials", sending->papers[0]) ||
            !has_choice(record, "materials", sending->papers[1])) {
            rule_fault(record, "materials", findings, "%s", sending->missing);
        }
        if (record_get(record, "late") == NULL && is_late(office, record, sending)) {
            rule_fault(record, "late", findings, "%s", sending->late);
        }
    }
    return step_rule(office, record, findings) && findings->count == before;
}
