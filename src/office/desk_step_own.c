/* desk_step_own: whose step it is: what a leader, an examiner, a reviewer or a visitor decides, he files
 * himself, under his own name.
 *
 * That nobody checks himself (case_life) rests on who stands in the step. Steps of the handling officers
 * and of the clerk may be written down by a colleague. */
#include "office/desk_rules.h"

/* Decided or checked by the one who files it: no act of an officer or a clerk, and the examination. */
static bool is_own(const struct form *form)
{
    return form->act->id == ACT_EXAMINE || (form->act->roles & (ROLE_OFFICER | ROLE_CLERK)) == 0;
}

void step_own_begin(struct office *office, struct record *record)
{
    int officer = form_field(record->form, form_step_field(STEP_FIELD_OFFICER));
    if (is_own(record->form) || record_value(record, officer) == NULL) {
        record_refer(record, officer, office->me->id, record_get(office->me, "name"));
    }
}

/* Who asks for a decision is one of those under whose names it stands: else he could decide on it himself.
 * A recusal is written down by whoever hears of it. */
static bool asks_himself(const struct office *office, const struct record *record)
{
    int second = form_field(record->form, "officer2");
    return record->id != 0 || !asks_for_decision(record->form) ||
           record->form->act->id == ACT_RECUSAL ||
           record_get_integer(record, form_step_field(STEP_FIELD_OFFICER)) == office->me->id ||
           (second >= 0 && record_get_integer(record, "officer2") == office->me->id);
}

bool step_own_rule(struct office *office, const struct record *record, struct findings *findings)
{
    const char *key = form_step_field(STEP_FIELD_OFFICER);
    int officer = form_field(record->form, key);
    if (!asks_himself(office, record)) {
        return rule_fault(
            record, key, findings,
            "%s：要由提请的人自己登记，这里要有您自己（内部分工：提请的人不审批自己的）",
            record->form->fields[officer].label);
    }
    if (!is_own(record->form) || !record_changed(record, officer) ||
        record_get_integer(record, key) == office->me->id) {
        return true;
    }
    return rule_fault(record, key, findings, "%s：“%s”由本人登记，只能写自己（%s）",
                      record->form->fields[officer].label, record->form->title,
                      record->form->act->clause);
}
