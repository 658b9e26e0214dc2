/* desk_method: the flexible methods of the plan (工作方案四): what is said about an answer while it is
 * given, and the rules that need more than the form: four tests with their evidence before somebody is
 * talked to and let off, two sides before there is a dispute,
 * officers with a certificate where people are persuaded without a case.
 *
 * Which act is open in which state, and behind which guards, is case_life's. */
#include <string.h>

#include "base/memory.h"
#include "office/desk_rules.h"

/* The four tests of 约谈告诫, each with the field of its evidence (工作方案四（三）). */
static const char *const TESTS[][2] = {
    {"minor", "minor_proof"},
    {"harmless", "harmless_proof"},
    {"unintended", "unintended_proof"},
    {"prompt", "prompt_proof"},
};

/* What follows from an answer: told at its field. */
static const struct {
    const char *form, *field, *value;
    bool warns;
    const char *told;
} NOTES[] = {
    {"persuade", "result", "refused", true,
     "不听劝导：接着告知、约谈；符合立案条件的提请立案（行政处罚法第五十四条）"},
    {"interview_notice", "ground", "danger", false,
     "督促履行责任：不要求四项检验，也不产生不予处罚的效果（工作方案四（三））"},
    {"interview_notice", "ground", "complaints", false,
     "督促履行责任：不要求四项检验，也不产生不予处罚的效果（工作方案四（三））"},
    {"interview", "ground", "danger", false,
     "督促履行责任：不要求四项检验，也不产生不予处罚的效果（工作方案四（三））"},
    {"interview", "ground", "complaints", false,
     "督促履行责任：不要求四项检验，也不产生不予处罚的效果（工作方案四（三））"},
    {"interview", "stand", "refused", true,
     "拒不接受：不再柔性办理，请提请立案（工作方案五（三）；行政处罚法第五十四条）"},
    {"mediate_request", "willing", "one", true,
     "不能调解：告知各方可以依法起诉；违法行为另行处理（生态环境法典第一千零七十七条）"},
    {"mediate_request", "willing", "none", true,
     "不能调解：告知各方可以依法起诉；违法行为另行处理（生态环境法典第一千零七十七条）"},
};

char *method_note(struct office *office, const struct record *record, int field, bool *warns)
{
    (void)office;
    const char *value = record_value(record, field);
    for (size_t i = 0; value != NULL && i < sizeof NOTES / sizeof *NOTES; i++) {
        if (strcmp(NOTES[i].form, record->form->name) == 0 &&
            strcmp(NOTES[i].field, record->form->fields[field].key) == 0 &&
            strcmp(NOTES[i].value, value) == 0) {
            *warns = NOTES[i].warns;
            return memory_copy(NOTES[i].told);
        }
    }
    return NULL;
}

static const char *label_of(const struct record *record, const char *key)
{
    return record->form->fields[form_field(record->form, key)].label;
}

/* Told at the test that fails, not at the case: the officer sees what is missing. */
static bool four_tests(const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    const char *ground = record_get(record, "ground");
    bool binds = ground != NULL && strcmp(ground, "minor") == 0;
    for (size_t i = 0; binds && i < sizeof TESTS / sizeof *TESTS; i++) {
        const char *answer = record_get(record, TESTS[i][0]);
        if (answer == NULL || strcmp(answer, "yes") != 0) {
            rule_fault(record, TESTS[i][0], findings,
                       "%s：不是“是”，四项检验缺一项就不能约谈告诫，请提请立案（工作方案四（三））",
                       label_of(record, TESTS[i][0]));
        } else if (record_get(record, TESTS[i][1]) == NULL) {
            rule_fault(record, TESTS[i][1], findings,
                       "%s：还没有写，四项检验要各附证据（工作方案四（三））",
                       label_of(record, TESTS[i][1]));
        }
    }
    return findings->count == before;
}

bool interview_rule(struct office *office, const struct record *record, struct findings *findings)
{
    return four_tests(record, findings) && step_rule(office, record, findings);
}

/* How many sides stand so in the dispute. */
static size_t sides_that(const struct record *record, const char *stands)
{
    const struct record_rows *sides = &record->rows[form_field(record->form, "sides")];
    size_t count = 0;
    for (size_t i = 0; i < sides->count; i++) {
        count += strcmp(record_get(sides->items[i], "stands"), stands) == 0;
    }
    return count;
}

bool mediate_request_rule(struct office *office, const struct record *record,
                          struct findings *findings)
{
    if (sides_that(record, "asker") == 0 || sides_that(record, "other") == 0) {
        return rule_fault(
            record, "sides", findings,
            "%s：至少要有一方申请人、一方被申请人（工作方案四（四）：组织各方平等协商）",
            label_of(record, "sides"));
    }
    return step_rule(office, record, findings);
}

bool outreach_rule(struct office *office, const struct record *record, struct findings *findings)
{
    static const char *const keys[] = {"officer", "officer2"};
    size_t before = findings->count;
    bool persuades = strcmp(record_get(record, "kind"), "persuade") == 0;
    for (size_t i = 0; persuades && i < sizeof keys / sizeof *keys; i++) {
        if (record_changed(record, form_field(record->form, keys[i]))) {
            rule_handler(office, record, keys[i], findings);
        }
    }
    return findings->count == before;
}
