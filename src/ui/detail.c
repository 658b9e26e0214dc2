/* detail: a record's fields as labels and values. See ui/detail.h. */
#include "ui/detail.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "form_words.h"
#include "office/case_basis.h"
#include "office/period.h"
#include "office/promise.h"
#include "office/questions.h"
#include "office/step.h"

void detail_done(struct detail *detail)
{
    for (size_t i = 0; i < detail->count; i++) {
        free(detail->entries[i].label);
        free(detail->entries[i].value);
    }
    free(detail->entries);
    *detail = (struct detail){0};
}

void detail_add(struct detail *detail, const char *label, char *value)
{
    if (text_is_blank(value)) {
        free(value);
        return;
    }
    detail->entries = memory_array(detail->entries, detail->count + 1, sizeof *detail->entries);
    detail->entries[detail->count++] = (struct detail_entry){memory_copy(label), value, -1};
}

char *detail_rows(const struct record *record, int field, const struct codes *codes)
{
    struct buffer text;
    buffer_init(&text);
    const struct record_rows *rows = &record->rows[field];
    for (size_t i = 0; i < rows->count; i++) {
        bool any = false;
        buffer_add_format(&text, "%s%zu. ", i ? "\n" : "", i + 1);
        for (size_t j = 0; j < rows->items[i]->form->field_count; j++) {
            char *cell = record_show(rows->items[i], (int)j, codes);
            if (*cell) {
                if (any) {
                    buffer_add_mark(&text, "，");
                }
                buffer_add(&text, cell);
                any = true;
            }
            free(cell);
        }
    }
    return buffer_take(&text);
}

char *detail_value(const struct office *office, const struct record *record, int field)
{
    const struct field *what = &record->form->fields[field];
    const struct codes *codes = office_codes(office);
    if (what->type->kind == FIELD_ROWS) {
        return detail_rows(record, field, codes);
    }
    if (what->masked && record_value(record, field)) {
        return field_mask(what, record_value(record, field));
    }
    return record_show(record, field, codes);
}

void detail_of(struct detail *detail, const struct office *office, const struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        size_t before = detail->count;
        if (record_field_shown(record, (int)i)) {
            detail_add(detail, record->form->fields[i].label, detail_value(office, record, (int)i));
        }
        if (detail->count > before) {
            detail->entries[before].field = (int)i;
        }
    }
}

/* The date is past and the case is still observed: it waits for somebody. */
static bool is_over(const struct office *office, const struct record *one_case, const char *until)
{
    const char *state = record_get(one_case, "state");
    date_t today = office_today(office);
    return until && state && strcmp(state, "observing") == 0 && date_parse(until, today) < today;
}

/* ，中止 6 日不计，延长 15 日，没有履行承诺: what became of the period and of the promise. Caller frees. */
static char *promise_told(struct office *office, const struct record *commitment, int64_t case_id)
{
    struct err ignored;
    struct period period;
    struct buffer told;
    enum promise_fate fate = PROMISE_OPEN;
    buffer_init(&told);
    if (period_of(office, commitment, &period, &ignored)) {
        period_tell(office, &period, &told);
    }
    promise_fate_of(office, case_id, &fate, &ignored);
    char *whole = memory_format("%s%s%s%s", told.length > 0 ? "，" : "", buffer_text(&told),
                                fate != PROMISE_OPEN ? "，" : "", promise_fate_words(fate));
    buffer_done(&told);
    return whole;
}

/* What was promised stands with the case it belongs to. */
static void add_commitment(struct detail *detail, struct office *office,
                           const struct record *one_case)
{
    int64_t id = desk_commitment_of(office, one_case->id);
    struct err err = {0};
    struct record *record = id ? desk_load(office, "commitment", id, &err) : NULL;
    if (!record) {
        return;
    }
    const char *until = record_get(record, "observe_until");
    char *fate = promise_told(office, record, one_case->id);
    detail_add(detail, "承诺书",
               memory_format("%s，观察期至 %s%s%s", record_get(record, "number"),
                             until ? until : "", is_over(office, one_case, until) ? "（已过）" : "",
                             fate));
    free(fate);
    int promises = form_field(record->form, "promises");
    if (promises >= 0) {
        detail_add(detail, record->form->fields[promises].label,
                   detail_rows(record, promises, office_codes(office)));
    }
    record_free(record);
}

/* What will be asked about an item of the lists, so that it can be read beforehand. */
static void add_questions(struct detail *detail, struct office *office, const struct record *item)
{
    struct item_questions questions;
    struct err err = {0};
    if (!questions_of_item(office, item, &questions, &err)) {
        detail_add(detail, QUESTIONS_LABEL, memory_copy(err.message));
        return;
    }
    detail_add(detail, QUESTIONS_LABEL, questions_text(&questions));
    item_questions_done(&questions);
}

/* What is due says beside it why it is that day. */
static void add_due_line(struct detail *detail, struct office *office, const struct record *record)
{
    int field = form_field(record->form, "due_what");
    char *line = desk_due_line(office, record);
    for (size_t i = 0; !text_is_blank(line) && i < detail->count; i++) {
        struct detail_entry *entry = &detail->entries[i];
        if (field >= 0 && entry->field == field) {
            char *whole = memory_format("%s，%s", entry->value, line);
            free(entry->value);
            entry->value = whole;
        }
    }
    free(line);
}

void detail_load(struct detail *detail, struct office *office, const char *form, int64_t id)
{
    struct err err = {0};
    struct record *record = desk_load(office, form, id, &err);
    if (!record) {
        detail_add(detail, "读不出", memory_copy(err.message));
        return;
    }
    detail_of(detail, office, record);
    add_due_line(detail, office, record);
    detail_add(detail, BASIS_SAID_LABEL, record_basis_say(office, record));
    if (strcmp(form, "case") == 0) {
        add_commitment(detail, office, record);
        detail_add(detail, "历次办理", step_lines(office, id));
    } else if (strcmp(form, "party") == 0) {
        detail_add(detail, "历次案件", form_history(office, id, 0, true));
    } else if (strcmp(form, "item") == 0) {
        add_questions(detail, office, record);
    }
    record_free(record);
}
