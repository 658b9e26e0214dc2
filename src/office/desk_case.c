/* desk_case: what taking in a case derives and what it refuses. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/case_life.h"
#include "office/case_basis.h"
#include "office/case_due.h"
#include "office/case_facts.h"
#include "office/desk_rules.h"
#include "office/off_hours.h"
#include "store/record_store.h"

/* What is due follows from the state, and may move with the day on which it was found; whether that was
 * outside the working hours is told by the calendar. */
bool case_derive(struct office *office, struct record *record, struct err *err)
{
    const char *state = record_get(record, "state");
    if (record->id != 0 && case_next_state(ACT_CASE_EDIT, state, err) == NULL) {
        return false;
    }
    record_put(record, "off_hours",
               off_hours_code(office_off_hours(office, record_get(record, "found_at"))));
    return case_due_put(office, record, err);
}

void rule_handler(struct office *office, const struct record *record, const char *key,
                  struct findings *findings)
{
    struct err err;
    struct record *officer = record_load(office->store, office_form(office, "officer"),
                                         record_get_integer(record, key), &err);
    if (officer == NULL) {
        rule_fault(record, key, findings, "%s", err.message);
        return;
    }
    const char *name = record_get(officer, "name");
    date_t until = record_get_date(officer, "cert_until");
    unsigned roles = roles_parse(record_get(officer, "roles"));
    char out[DATE_TEXT];
    if (strcmp(record_get(officer, "active"), "yes") != 0) {
        rule_fault(record, key, findings, "%s已不在岗，请另选承办的人", name);
    } else if ((roles & (ROLE_OFFICER | ROLE_UNIT_HEAD)) == 0 || until == DATE_NONE) {
        rule_fault(record, key, findings,
                   "%s没有执法资格（执法证），不能承办案件（行政处罚法第四十二条）", name);
    } else if (until < office_today(office)) {
        rule_fault(record, key, findings,
                   "%s的执法证 %s 已到期，不能承办案件（行政处罚法第四十二条）", name,
                   date_format(until, out));
    }
    record_free(officer);
}

/* The item must have been in force on the day (行政处罚法第三十七条 从旧兼从轻). */
static void check_item(struct office *office, const struct record *record,
                       struct findings *findings)
{
    struct err err;
    struct record *item = record_load(office->store, office_form(office, "item"),
                                      record_get_integer(record, "item"), &err);
    if (item == NULL) {
        rule_fault(record, "item", findings, "%s", err.message);
        return;
    }
    date_t acted = case_basis_day(record);
    date_t from = record_get_date(item, "valid_from");
    date_t until = record_get_date(item, "valid_until");
    if ((from != DATE_NONE && acted < from) || (until != DATE_NONE && acted > until)) {
        rule_fault(record, "item", findings, "清单事项：%s 在行为的那天不在有效期内，请另选一项",
                   record_get(item, "code"));
    }
    record_free(item);
}

/* States in which the grounds of the case may still be put right. */
static bool is_open_to_correction(const char *state)
{
    static const char *const states[] = {"registered", "assigned", "screened"};
    bool open = false;
    for (size_t i = 0; !open && i < sizeof states / sizeof *states; i++) {
        open = strcmp(states[i], state) == 0;
    }
    return open;
}

/* What was proposed, promised or filed on stays as it was: else the case would go on on other grounds
 * than those of its papers (工作方案五（一）、五（二）). */
bool case_locked(const struct record *record, int field, struct err *why)
{
    static const char *const keys[] = {"party",    "item",  "found_at",
                                       "ended_on", "place", "violation"};
    const char *state = record_get(record, "state");
    bool locked = false;
    for (size_t i = 0; !locked && i < sizeof keys / sizeof *keys; i++) {
        locked = field == form_field(record->form, keys[i]);
    }
    if (!locked || record->id == 0 || state == NULL || is_open_to_correction(state)) {
        return false;
    }
    err_set_field(why, record->form->fields[field].key,
                  "%s：%s不能再改；确实错了请作废后重新受理（工作方案五（二））",
                  record->form->fields[field].label,
                  strcmp(state, "observing") == 0 ? "承诺书已经据此签订，观察中"
                                                  : "案件已经据此办下去，");
    return true;
}

static void check_signed_grounds(const struct record *record, struct findings *findings)
{
    struct err why;
    for (size_t i = 0; i < record->form->field_count; i++) {
        if (record_changed(record, (int)i) && case_locked(record, (int)i, &why)) {
            rule_fault(record, why.field, findings, "%s", why.message);
        }
    }
}

/* 行政处罚法第四十三条: whoever was ordered to stand back writes nothing in the case, and isn't put into it
 * again. */
static void check_recusal(struct office *office, const struct record *record,
                          struct findings *findings)
{
    static const char *const keys[] = {"officer1", "officer2"};
    struct case_known known = {.kase = NULL};
    struct err err;
    if (record->id == 0) {
        return;
    }
    if (!case_known_gather(office, record, &known, &err) ||
        !case_known_ask(office, &known, ACT_CASE_EDIT, NULL, NULL, &err)) {
        rule_fault(record, "officer1", findings, "%s", err.message);
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (record_changed(record, form_field(record->form, keys[i])) &&
            case_recusals_bar(&known.recusals, record_get_integer(record, keys[i]))) {
            rule_fault(record, keys[i], findings,
                       "%s：已经决定他回避这件案件，请另选一名（行政处罚法第四十三条）",
                       record->form->fields[form_field(record->form, keys[i])].label);
        }
    }
    case_known_done(&known);
}

bool case_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    bool new_officers = record->id == 0 ||
                        record_changed(record, form_field(record->form, "officer1")) ||
                        record_changed(record, form_field(record->form, "officer2"));
    check_recusal(office, record, findings);
    check_signed_grounds(record, findings);
    if (new_officers) {
        rule_handler(office, record, "officer1", findings);
        rule_handler(office, record, "officer2", findings);
    }
    if (record_get(record, "item") != NULL) {
        check_item(office, record, findings);
    }
    return findings->count == before;
}
