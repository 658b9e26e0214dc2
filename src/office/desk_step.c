/* desk_step: what every step of a case has in common, whatever its form asks.
 *
 * Whether it is open, by the state of the case, is the law's (case_life); here it is asked, when the
 * form is opened, when it is checked, and once more inside the transaction that files it and moves
 * the case on. Knows no single act. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "law/case_life.h"
#include "office/case_due.h"
#include "office/case_facts.h"
#include "office/desk_rules.h"
#include "office/step.h"
#include "store/record_store.h"

#define HANDLING (ROLE_OFFICER | ROLE_UNIT_HEAD)
#define AUDIT_CHARACTERS 200 /* of a value in the row in words; the rows of values have it whole */

static struct record *load_case(struct office *office, const struct record *step, struct err *err)
{
    return record_load(office->store, office_form(office, "case"), record_get_integer(step, "case"),
                       err);
}

bool step_open(struct office *office, const struct form *form, const struct case_known *known,
               struct err *err)
{
    if (!step_is_used(office, form)) {
        return err_set(
            err, ERR_REFUSED,
            "本局没有启用“%s”：系统管理员在办公室设置的“其他柔性方式”里写上 %s（工作方案四）",
            form->title, form->name);
    }
    return case_known_ask(office, known, form->act->id, NULL, NULL, err);
}

/* Whether a step that is filled in may be filed, or one that is filed be changed. */
static bool may_file(struct office *office, const struct record *step,
                     const struct case_known *known, struct err *err)
{
    bool is_new = step->id == 0;
    if (is_new && !step_open(office, step->form, known, err)) {
        return false;
    }
    return case_known_ask(office, known, desk_act(step->form, is_new), is_new ? step : NULL, NULL,
                          err);
}

static void refer(struct record *record, int field, const struct record *kase, const char *key)
{
    int from = form_field(kase->form, key);
    record_refer(record, field, record_get_integer(kase, key), kase->called[from]);
}

/* The case is handled by two (行政处罚法第四十二条): where one of them sits at the form, the other is the
 * second. */
static void preset_second(struct record *record, const struct record *kase)
{
    int second = form_field(record->form, "officer2");
    int64_t first = record_get_integer(record, "officer");
    if (second < 0 || record_value(record, second) != NULL || first == 0) {
        return;
    }
    if (first == record_get_integer(kase, "officer1")) {
        refer(record, second, kase, "officer2");
    } else if (first == record_get_integer(kase, "officer2")) {
        refer(record, second, kase, "officer1");
    }
}

bool step_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    step_own_begin(office, record);
    if (context == 0) {
        return true; /* the check of the form asks for the case */
    }
    struct case_known known = {.kase = NULL};
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    bool open = kase != NULL && case_known_gather(office, kase, &known, err) &&
                step_open(office, record->form, &known, err);
    if (open) {
        record_refer(record, form_field(record->form, "case"), context, record_get(kase, "number"));
        preset_second(record, kase);
        step_preset(office, record, kase);
        asked_show(office, record, context);
    }
    case_known_done(&known);
    record_free(kase);
    return open;
}

/* What stays as it was filed: the case has gone on from it. */
#define RECKONED "期满日已经照它算过，不能再改；错了的请办下一步改正（行政处罚法第四十七条）"
static const struct {
    enum act_id act; /* ACT_COUNT: any */
    const char *key;
    const char *reason;
} lasting[] = {
    {ACT_COUNT, "case", "办过的事记在这一件案件里，不能移到别的案件（行政处罚法第四十七条）"},
    {ACT_COUNT, "outcome",
     "案件已经照这个结果办下去，不能再改；错了的请办下一步改正（行政处罚法第四十七条）"},
    {ACT_SUSPEND, "done_at", RECKONED},
    {ACT_RESUME, "done_at", RECKONED},
    {ACT_EXTEND, "days", RECKONED},
};

/* What a leader, a reviewer or a visitor has said is not put right by those who handle the case. */
static bool is_settled(const struct record *step)
{
    return step->id != 0 && (step->form->act->roles & (HANDLING | ROLE_CLERK)) == 0;
}

bool step_locked(const struct record *record, int field, struct err *why)
{
    const struct field *locked = &record->form->fields[field];
    if (is_settled(record)) {
        struct buffer who;
        buffer_init(&who);
        roles_write(record->form->act->roles, &who);
        err_set_field(why, locked->key,
                      "%s：由%s办的照原样留着；错了的请再办一次（行政处罚法第四十七条）",
                      locked->label, buffer_text(&who));
        buffer_done(&who);
        return true;
    }
    for (size_t i = 0; record->id != 0 && i < sizeof lasting / sizeof *lasting; i++) {
        bool meant = lasting[i].act == ACT_COUNT || lasting[i].act == record->form->act->id;
        if (meant && strcmp(locked->key, lasting[i].key) == 0) {
            err_set_field(why, locked->key, "%s：%s", locked->label, lasting[i].reason);
            return true;
        }
    }
    return false;
}

/* Whoever handles has a certificate; for those who lead or decide the roles of the act are enough. */
static void check_officers(struct office *office, const struct record *record,
                           struct findings *findings)
{
    unsigned roles = record->form->act->roles;
    bool handling = (roles & ROLE_OFFICER) != 0 && (roles & ~(unsigned)HANDLING) == 0;
    for (size_t i = 0; handling && i < record->form->field_count; i++) {
        if (record->form->fields[i].type->kind == FIELD_OFFICER &&
            record_value(record, (int)i) != NULL && record_changed(record, (int)i)) {
            rule_handler(office, record, record->form->fields[i].key, findings);
        }
    }
}

static void check_locked(const struct record *record, struct findings *findings)
{
    struct err why;
    for (size_t i = 0; record->id != 0 && i < record->form->field_count; i++) {
        if (record_changed(record, (int)i) && step_locked(record, (int)i, &why)) {
            rule_fault(record, why.field, findings, "%s", why.message);
        }
    }
}

bool step_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    struct case_known known = {.kase = NULL};
    struct record *kase = load_case(office, record, &err);
    if (kase == NULL || !case_known_gather(office, kase, &known, &err) ||
        !may_file(office, record, &known, &err)) {
        bool here = form_field(record->form, err.field) >= 0;
        rule_fault(record, here ? err.field : "case", findings, "%s", err.message);
    } else if (record_get_date(record, "done_at") < record_get_date(kase, "found_at")) {
        rule_fault(record, "done_at", findings, "%s：不能早于发现违法行为的那天（%.10s）",
                   record->form->fields[form_field(record->form, "done_at")].label,
                   record_get(kase, "found_at"));
    }
    case_known_done(&known);
    record_free(kase);
    check_locked(record, findings);
    check_officers(office, record, findings);
    step_own_rule(office, record, findings);
    return findings->count == before;
}

static void move_on(struct record *kase, const struct case_move *move)
{
    static const char *const keys[CASE_TRACKS] = {
        [CASE_MAIN] = "state", [CASE_CRIME] = "crime_state", [CASE_DETENTION] = "detention_state"};
    record_put(kase, keys[move->track], move->to);
}

/* The rule was asked inside the same transaction, of the case as it stands there; what this step says
 * has been part of it since it was saved, so the guards aren't asked again. */
static bool lead_on(struct record *kase, const struct record *record, struct err *err)
{
    struct case_move move;
    const char *outcome =
        form_field(record->form, "outcome") >= 0 ? record_get(record, "outcome") : NULL;
    const struct case_facts facts = {.states = {record_get(kase, "state"),
                                                record_get(kase, "crime_state"),
                                                record_get(kase, "detention_state")}};
    bool done = case_lead(&facts, record->form->act->id, outcome, &move, err);
    if (done) {
        move_on(kase, &move);
    }
    return done;
}

/* A step that is put right doesn't lead the case on, but its dates may be what a term runs from. */
bool step_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    struct record *kase = load_case(office, record, err);
    bool done = kase != NULL && (!is_new || lead_on(kase, record, err)) &&
                case_due_put(office, kase, err) &&
                (!record_any_change(kase) || record_save(office->store, kase, err));
    record_free(kase);
    return done;
}

/* “甲” or 空白, as it may be read by whoever reads the audit, in one line. */
static void add_value(struct office *office, struct buffer *out, const struct record *record,
                      int field)
{
    const struct field *what = &record->form->fields[field];
    if (what->seen_by != 0) {
        buffer_add(out, "（不公开）"); /* the audit has other readers than the field */
        return;
    }
    if (record_value(record, field) == NULL) {
        buffer_add(out, "空白");
        return;
    }
    char *text = what->masked ? field_mask(what, record_value(record, field))
                              : record_show(record, field, &office->codes);
    char *line = text_clean(text, false);
    char *cut = memory_copy_n(line, text_cut(line, 2 * AUDIT_CHARACTERS));
    buffer_add_format(out, "“%s%s”", cut, strlen(cut) < strlen(line) ? "…" : "");
    free(cut);
    free(line);
    free(text);
}

static void add_change(struct office *office, struct buffer *out, const struct record *then,
                       const struct record *now, int field)
{
    if (now->form->fields[field].type->kind == FIELD_ROWS) {
        buffer_add_format(out, "由 %zu 项改为 %zu 项", then->rows[field].count,
                          now->rows[field].count);
        return;
    }
    buffer_add(out, "由");
    add_value(office, out, then, field);
    buffer_add(out, "改为");
    add_value(office, out, now, field);
}

/* A step's values stand in rows of their own: what changed from what to what is said together here. */
static void add_changes(struct office *office, const struct record *record, struct buffer *out)
{
    struct err ignored; /* saving will say what is wrong */
    struct record *then = record_load(office->store, record->form, record->id, &ignored);
    const char *mark = "：";
    for (size_t i = 0; then != NULL && i < record->form->field_count; i++) {
        if (!record_same(then, record, (int)i)) {
            buffer_add_format(out, "%s%s ", mark, record->form->fields[i].label);
            add_change(office, out, then, record, (int)i);
            mark = "；";
        }
    }
    record_free(then);
}

char *step_audit_words(struct office *office, const struct record *record, bool is_new,
                       const char *prefix)
{
    struct buffer words;
    const struct form *cases = office_form(office, "case");
    char *number = record_called(office->store, cases, record_get_integer(record, "case"));
    buffer_init(&words);
    buffer_add_format(&words, "%s%s %s", prefix, desk_act_words(record->form, is_new),
                      number != NULL ? number : "");
    if (!is_new) {
        buffer_add_format(&words, " %s", record->form->title);
        add_changes(office, record, &words);
    } else if (record->form->label_field >= 0) {
        buffer_add(&words, "：");
        add_value(office, &words, record, record->form->label_field);
    }
    free(number);
    return buffer_take(&words);
}
