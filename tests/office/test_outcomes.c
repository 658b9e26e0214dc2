/* The forms that officers fill in and the law's table of a case's life say the same: every form's outcomes
 * are those of its act's arrows, every state is a choice of the case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/case_life.h"
#include "law/form_set.h"
#include "office/office.h"

static struct form_set *forms_of(void)
{
    struct err err;
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &err);
    if (forms == NULL) {
        fail_msg("%s", err.message);
    }
    return forms;
}

static bool arrow_has(enum act_id act, const char *outcome)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act && arrows[i].outcome != NULL &&
            strcmp(arrows[i].outcome, outcome) == 0) {
            return true;
        }
    }
    return false;
}

static bool act_asks_outcome(enum act_id act)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act && arrows[i].outcome != NULL) {
            return true;
        }
    }
    return false;
}

/* 1: an outcome of this form that leads nowhere would strand the case. */
static void every_outcome_of_a_form_leads_somewhere(void **state)
{
    (void)state;
    struct form_set *forms = forms_of();
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        int at = form->act != NULL ? form_field(form, "outcome") : -1;
        for (size_t j = 0; at >= 0 && j < form->fields[at].choice_count; j++) {
            const char *code = form->fields[at].choices[j].code;
            if (act_asks_outcome(form->act->id) && !arrow_has(form->act->id, code)) {
                fail_msg("%s: outcome %s has no arrow", form->name, code);
            }
        }
    }
    office_forms_free(forms);
}

/* 2: and each of the law's is one that can be chosen, in a field that must be filled in. */
static void every_outcome_of_the_law_can_be_chosen(void **state)
{
    (void)state;
    size_t count;
    struct form_set *forms = forms_of();
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        for (size_t j = 0; form->act != NULL && j < count; j++) {
            if (arrows[j].act != form->act->id || arrows[j].outcome == NULL) {
                continue;
            }
            int at = form_field(form, "outcome");
            if (at < 0 || !form->fields[at].needed ||
                field_choice(&form->fields[at], arrows[j].outcome) < 0) {
                fail_msg("%s can't say %s", form->name, arrows[j].outcome);
            }
        }
    }
    office_forms_free(forms);
}

static void every_state_is_a_choice_of_the_case(void **state)
{
    (void)state;
    static const char *const keys[CASE_TRACKS] = {"state", "crime_state", "detention_state"};
    size_t count, choices = 0, known = 0;
    struct form_set *forms = forms_of();
    const struct form *form = form_set_find(forms, "case");
    const struct case_state *states = case_states(&count);
    for (size_t i = 0; i < CASE_TRACKS; i++) {
        choices += form->fields[form_field(form, keys[i])].choice_count;
    }
    for (size_t i = 0; i < count; i++) {
        if (states[i].track != CASE_MAIN && strcmp(states[i].code, "none") == 0) {
            continue; /* an empty field */
        }
        const struct field *field = &form->fields[form_field(form, keys[states[i].track])];
        int choice = field_choice(field, states[i].code);
        if (choice < 0) {
            fail_msg("%s can't be %s", field->key, states[i].code);
        }
        assert_string_equal(field->choices[choice].label, states[i].title);
        known++;
    }
    assert_int_equal(choices, known);
    office_forms_free(forms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_outcome_of_a_form_leads_somewhere),
        cmocka_unit_test(every_outcome_of_the_law_can_be_chosen),
        cmocka_unit_test(every_state_is_a_choice_of_the_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
