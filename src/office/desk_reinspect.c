/* desk_reinspect: two officers look whether each promise was kept (工作方案五（二）; 行政处罚法第四十二条).
 *
 * The rows are those of the commitment, whatever was typed; what they say together is the outcome: all
 * kept is kept, one broken is broken, anything else partly. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/case_steps.h"
#include "office/desk.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

static struct record_rows *results_of(const struct record *record)
{
    return &record->rows[form_field(record->form, "results")];
}

/* 补建台账（2026-03-20 前，王五） */
char *promise_words(const struct record *promise)
{
    return memory_format("%s（%s 前，%s）", record_get(promise, "measure"),
                         record_get(promise, "done_by"), record_get(promise, "responsible"));
}

static bool begins(const char *text, const char *start)
{
    return start != NULL && strncmp(text, start, strlen(start)) == 0;
}

/* What was answered for that promise; a prompt may write how it begins. The last answer counts: at a prompt
 * it stands behind the empty row that was there. */
static const struct record *row_of(const struct record_rows *rows, const char *promise)
{
    const struct record *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        bool answered = record_get(rows->items[i], "result") != NULL;
        if (begins(promise, record_get(rows->items[i], "promise")) && (found == NULL || answered)) {
            found = rows->items[i];
        }
    }
    return found;
}

/* An answer for something that nobody promised would be lost. */
static bool is_promised(const struct record_rows *promises, const struct record *row)
{
    const char *said = record_get(row, "promise");
    bool is = record_is_blank(row);
    for (size_t i = 0; !is && i < promises->count; i++) {
        char *words = promise_words(promises->items[i]);
        is = begins(words, said);
        free(words);
    }
    return is;
}

static bool all_promised(const struct record_rows *promises, const struct record *record,
                         struct err *err)
{
    const struct record_rows *rows = results_of(record);
    for (size_t i = 0; i < rows->count; i++) {
        if (!is_promised(promises, rows->items[i])) {
            const char *said = record_get(rows->items[i], "promise");
            return err_set_field(err, "results", "承诺事项：承诺书里没有“%s”，请照承诺书上的写",
                                 said != NULL ? said : "");
        }
    }
    return true;
}

static void put_rows(struct office *office, struct record *record,
                     const struct record_rows *promises)
{
    struct record *typed = record_copy(record);
    int field = form_field(record->form, "results");
    while (record->rows[field].count > 0) {
        record_row_remove(record, field, 0);
    }
    for (size_t i = 0; i < promises->count; i++) {
        char *words = promise_words(promises->items[i]);
        const struct record *before = row_of(results_of(typed), words);
        struct record *row = record_row_add(record, field, office_form(office, "reinspect_result"));
        record_put(row, "promise", words);
        record_put(row, "result", before != NULL ? record_get(before, "result") : NULL);
        record_put(row, "note", before != NULL ? record_get(before, "note") : NULL);
        free(words);
    }
    record_free(typed);
}

/* The promises of the commitment as rows, with what was answered for each. */
static bool put_promises(struct office *office, struct record *record, struct err *err)
{
    int64_t id = desk_commitment_of(office, record_get_integer(record, "case"));
    struct record *commitment =
        id != 0 ? record_load(office->store, office_form(office, "commitment"), id, err) : NULL;
    if (commitment == NULL) {
        return id == 0; /* inspected without a promise: the outcome is chosen */
    }
    const struct record_rows *promises =
        &commitment->rows[form_field(commitment->form, "promises")];
    bool done = all_promised(promises, record, err);
    if (done) {
        put_rows(office, record, promises);
    }
    record_free(commitment);
    return done;
}

/* What was seen to be kept last time needn't be answered again, only looked at. */
static bool take_last(struct office *office, struct record *record, struct err *err)
{
    struct case_steps steps;
    bool done = case_steps_load(office, record_get_integer(record, "case"), &steps, err);
    const struct record *last = done ? case_steps_newest(&steps, ACT_REINSPECT, NULL, NULL) : NULL;
    struct record_rows *rows = results_of(record);
    for (size_t i = 0; last != NULL && i < rows->count; i++) {
        const struct record *before =
            row_of(results_of(last), record_get(rows->items[i], "promise"));
        const char *result = before != NULL ? record_get(before, "result") : NULL;
        if (result != NULL && strcmp(result, "kept") == 0) {
            record_put(rows->items[i], "result", result);
            record_put(rows->items[i], "note", "上次复查已履行");
        }
    }
    case_steps_done(&steps);
    return done;
}

bool reinspect_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    return step_begin(office, record, context, err) &&
           (context == 0 || (put_promises(office, record, err) && take_last(office, record, err)));
}

/* NULL: there are no rows, or one isn't answered yet. */
static const char *together(const struct record_rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const char *result = record_get(rows->items[i], "result");
        if (result == NULL) {
            return NULL;
        }
        if (strcmp(result, "broken") == 0) {
            return "broken";
        }
        kept += strcmp(result, "kept") == 0;
    }
    return rows->count == 0 ? NULL : kept == rows->count ? "kept" : "partly";
}

bool reinspect_derive(struct office *office, struct record *record, struct err *err)
{
    if (record->id != 0 || record_get(record, "case") == NULL) {
        return true;
    }
    if (!put_promises(office, record, err)) {
        return false;
    }
    if (record_get(record, "outcome") == NULL) {
        record_put(record, "outcome", together(results_of(record)));
    }
    return true;
}

static char *label_of(const struct record *record, const char *outcome)
{
    const struct field *field = &record->form->fields[form_field(record->form, "outcome")];
    return field_show(field, outcome, NULL);
}

bool reinspect_rule(struct office *office, const struct record *record, struct findings *findings)
{
    const char *said = together(results_of(record));
    const char *outcome = record_get(record, "outcome");
    bool good = step_rule(office, record, findings);
    if (!good || said == NULL || strcmp(said, outcome) == 0) {
        return good;
    }
    char *should = label_of(record, said);
    char *is = label_of(record, outcome);
    rule_fault(record, "outcome", findings,
               "复查结论：照各项的结果应是“%s”，填的是“%s”，请改正其中一处（工作方案五（二））",
               should, is);
    free(should);
    free(is);
    return false;
}

char *reinspect_note(struct office *office, const struct record *record, int field, bool *warns)
{
    const char *said = together(results_of(record));
    const char *outcome = record_get(record, "outcome");
    if (field != form_field(record->form, "outcome") || said == NULL || record->id != 0) {
        return method_note(office, record, field, warns);
    }
    char *label = label_of(record, said);
    *warns = outcome != NULL && strcmp(outcome, said) != 0;
    char *note = memory_format(
        outcome == NULL ? "照各项的结果是“%s”，空着就照此填" : "照各项的结果是“%s”", label);
    free(label);
    return note;
}
