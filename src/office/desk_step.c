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

/* Where filing it (or changing one that is filed) leads the case. */
static const char *next_state(const struct form *form, bool is_new, const struct record *kase,
                              struct err *err)
{
    return case_next_state(desk_act(form, is_new), record_get(kase, "state"), err);
}

bool step_open(struct office *office, const struct form *form, const struct record *kase,
               struct err *err)
{
    if (!step_is_used(office, form)) {
        return err_set(
            err, ERR_REFUSED,
            "本局没有启用“%s”：系统管理员在办公室设置的“其他柔性方式”里写上 %s（工作方案四）",
            form->title, form->name);
    }
    return next_state(form, true, kase, err) != NULL;
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
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    bool open = kase != NULL && step_open(office, record->form, kase, err);
    if (open) {
        record_refer(record, form_field(record->form, "case"), context, record_get(kase, "number"));
        preset_second(record, kase);
        step_preset(office, record, kase);
        asked_show(office, record, context);
    }
    record_free(kase);
    return open;
}

bool step_locked(const struct record *record, int field, struct err *why)
{
    const struct field *locked = &record->form->fields[field];
    if (record->id == 0 || strcmp(locked->key, form_step_field(STEP_FIELD_CASE)) != 0) {
        return false;
    }
    err_set_field(why, locked->key,
                  "%s：办过的事记在这一件案件里，不能移到别的案件（行政处罚法第四十七条）",
                  locked->label);
    return true;
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

bool step_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    bool is_new = record->id == 0;
    int field = form_field(record->form, "case");
    struct record *kase = load_case(office, record, &err);
    if (kase == NULL || !(is_new ? step_open(office, record->form, kase, &err)
                                 : next_state(record->form, false, kase, &err) != NULL)) {
        rule_fault(record, "case", findings, "%s", err.message);
    } else if (!is_new && record_changed(record, field) && step_locked(record, field, &err)) {
        rule_fault(record, "case", findings, "%s", err.message);
    } else if (record_get_date(record, "done_at") < record_get_date(kase, "found_at")) {
        rule_fault(record, "done_at", findings, "%s：不能早于发现违法行为的那天（%.10s）",
                   record->form->fields[form_field(record->form, "done_at")].label,
                   record_get(kase, "found_at"));
    }
    record_free(kase);
    check_officers(office, record, findings);
    step_own_rule(office, record, findings);
    return findings->count == before;
}

/* Asked again of the case as it stands inside the transaction: somebody may have moved it on. */
bool step_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    struct record *kase = load_case(office, record, err);
    const char *next = kase != NULL ? next_state(record->form, is_new, kase, err) : NULL;
    bool done = next != NULL;
    if (done && strcmp(next, record_get(kase, "state")) != 0) {
        record_put(kase, "state", next);
        done = record_save(office->store, kase, err);
    }
    record_free(kase);
    return done;
}

/* “甲” or 空白, as it may be read by whoever reads the audit, in one line. */
static void add_value(struct office *office, struct buffer *out, const struct record *record,
                      int field)
{
    const struct field *what = &record->form->fields[field];
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
