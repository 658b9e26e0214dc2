/* form_check: need, bounds, length and the rules between fields, for keyboard, CSV and prompt alike. */
#include "law/form_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* A bound as a canonical value of the field's type: today, today-30, now, another field, a constant.
 * NULL if there is nothing to compare with. Caller frees. */
static char *bound_value(const struct record *record, const struct field *field, const char *bound,
                         const struct check_context *context)
{
    int other = form_field(record->form, bound);
    if (other >= 0) {
        return memory_copy(record_value(record, other));
    }
    if (strcmp(bound, "now") == 0) {
        char out[DATE_TEXT];
        return memory_copy(moment_format(context->now, out));
    }
    if (strncmp(bound, "today", 5) == 0) {
        char out[DATE_TEXT];
        date_t date = moment_date(context->now) + (date_t)strtol(bound + 5, NULL, 10);
        return memory_copy(date_format(date, out));
    }
    struct err ignored;
    char *value = NULL;
    field_read(field, bound, context, &value, &ignored);
    return value;
}

static int compare(const struct field *field, const char *value, const char *bound)
{
    if (field->type->storage == STORAGE_INTEGER || field->type->storage == STORAGE_SCALED) {
        double a = strtod(value, NULL);
        double b = strtod(bound, NULL);
        return (a > b) - (a < b);
    }
    if (field->type->kind == FIELD_DATE || field->type->kind == FIELD_MOMENT) {
        size_t a = strlen(value), b = strlen(bound); /* against a day, a moment counts by its day */
        return strncmp(value, bound, a < b ? a : b);
    }
    return strcmp(value, bound);
}

/* What was filed within its bounds stays right when they move on (today): only what was entered anew,
 * or is measured against something entered anew, is compared. */
static bool bound_applies(const struct record *record, int index, const char *declared)
{
    int other = form_field(record->form, declared);
    return record_changed(record, index) || (other >= 0 && record_changed(record, other));
}

static bool check_bound(const struct record *record, int index, bool least,
                        const struct check_context *context, struct err *err)
{
    const struct field *field = &record->form->fields[index];
    const char *declared = least ? field->least : field->most;
    const char *value = record_value(record, index);
    if (declared == NULL || value == NULL || !bound_applies(record, index, declared)) {
        return true;
    }
    char *bound = bound_value(record, field, declared, context);
    int order = bound != NULL ? compare(field, value, bound) : 0;
    bool right = least ? order >= 0 : order <= 0;
    if (!right) {
        bool is_date = field->type->kind == FIELD_DATE || field->type->kind == FIELD_MOMENT;
        const char *words =
            is_date ? (least ? "不能早于" : "不能晚于") : (least ? "不能小于" : "不能大于");
        int other = form_field(record->form, declared);
        err_set_field(err, field->key, "%s：%s%s%s%s%s，填的是 %s", field->label, words,
                      other >= 0 ? record->form->fields[other].label : " ", other >= 0 ? "（" : "",
                      bound, other >= 0 ? "）" : "", value);
    }
    free(bound);
    return right;
}

static bool check_length(const struct field *field, const char *value, struct err *err)
{
    size_t longest = (size_t)(field->length > 0 ? field->length : field->type->length);
    bool is_text = field->type->kind == FIELD_TEXT || field->type->kind == FIELD_LONG_TEXT;
    size_t count = value != NULL && is_text ? text_count(value) : 0;
    return count <= longest || err_set_field(err, field->key, "%s：写了 %zu 个字，最多 %zu 个",
                                             field->label, count, longest);
}

bool form_check_field(const struct record *record, int index, const struct check_context *context,
                      struct err *err)
{
    const struct field *field = &record->form->fields[index];
    const char *value = record_value(record, index);
    bool is_rows = field->type->kind == FIELD_ROWS;
    bool empty = is_rows ? record->rows[index].count == 0 : value == NULL;
    if (empty && !field->given && record_field_needed(record, index)) {
        return err_set_field(err, field->key, "%s：还没有填写", field->label);
    }
    return check_length(field, value, err) && check_bound(record, index, true, context, err) &&
           check_bound(record, index, false, context, err);
}

static bool has_both(const struct condition *rule, const struct record *record)
{
    const struct condition_term *term = &rule->terms[0];
    return record_get(record, term->left) != NULL &&
           (!term->right_is_field || record_get(record, term->right) != NULL);
}

static void check_rules(const struct record *record, long row, struct findings *findings)
{
    for (size_t i = 0; i < record->form->check_count; i++) {
        const struct form_check *check = &record->form->checks[i];
        if (has_both(check->rule, record) && !condition_holds(check->rule, record)) {
            const struct field *field = &record->form->fields[check->field];
            findings_add(findings, row, field->key, field->label,
                         record_value(record, check->field), check->say);
            findings->items[findings->count - 1].refuses = true;
        }
    }
}

static void check_fields(const struct record *record, long row, const struct check_context *context,
                         struct findings *findings)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        struct err err;
        if (!record_field_shown(record, (int)i)) {
            continue;
        }
        if (!form_check_field(record, (int)i, context, &err)) {
            findings_add(findings, row, field->key, field->label, record_value(record, (int)i),
                         err.message);
        }
        for (size_t j = 0; j < record->rows[i].count; j++) {
            check_fields(record->rows[i].items[j], (long)j + 1, context, findings);
        }
    }
    check_rules(record, row, findings);
}

bool form_check_record(const struct record *record, const struct check_context *context,
                       struct findings *findings)
{
    size_t before = findings->count;
    check_fields(record, 0, context, findings);
    return findings->count == before;
}

bool form_check_first(const struct findings *findings, struct err *err)
{
    if (findings->count == 0) {
        return true;
    }
    const struct finding *first = &findings->items[0];
    err_set_field(err, first->field != NULL ? first->field : "", "%s", first->reason);
    err->code = first->refuses ? ERR_REFUSED : ERR_INPUT;
    err->row = first->row;
    return false;
}
