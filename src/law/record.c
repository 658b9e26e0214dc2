/* record: values by field, the values as loaded, rows of tables inside. */
#include "law/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct record *record_new(const struct form *form)
{
    struct record *record = memory_alloc(sizeof *record);
    size_t count = form->field_count;
    record->form = form;
    record->values = memory_alloc(count * sizeof *record->values);
    record->loaded = memory_alloc(count * sizeof *record->loaded);
    record->called = memory_alloc(count * sizeof *record->called);
    record->sealed = memory_alloc(count * sizeof *record->sealed);
    record->rows = memory_alloc(count * sizeof *record->rows);
    return record;
}

static void rows_done(struct record_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        record_free(rows->items[i]);
    }
    free(rows->items);
    *rows = (struct record_rows){0};
}

void record_free(struct record *record)
{
    if (record == NULL) {
        return;
    }
    for (size_t i = 0; i < record->form->field_count; i++) {
        free(record->values[i]);
        free(record->loaded[i]);
        free(record->called[i]);
        rows_done(&record->rows[i]);
    }
    free(record->values);
    free(record->loaded);
    free(record->called);
    free(record->sealed);
    free(record->rows);
    free(record);
}

struct record *record_copy(const struct record *record)
{
    struct record *copy = record_new(record->form);
    copy->id = record->id;
    copy->version = record->version;
    for (size_t i = 0; i < record->form->field_count; i++) {
        copy->values[i] = memory_copy(record->values[i]);
        copy->loaded[i] = memory_copy(record->loaded[i]);
        copy->called[i] = memory_copy(record->called[i]);
        copy->sealed[i] = record->sealed[i];
        const struct record_rows *rows = &record->rows[i];
        copy->rows[i].count = rows->count;
        copy->rows[i].items = memory_array(NULL, rows->count, sizeof *rows->items);
        for (size_t j = 0; j < rows->count; j++) {
            copy->rows[i].items[j] = record_copy(rows->items[j]);
        }
    }
    return copy;
}

const char *record_value(const struct record *record, int field)
{
    return record->values[field];
}

static int known(const struct record *record, const char *key)
{
    int field = form_field(record->form, key);
    assert(field >= 0);
    return field;
}

const char *record_get(const struct record *record, const char *key)
{
    return record->values[known(record, key)];
}

int64_t record_get_integer(const struct record *record, const char *key)
{
    const char *value = record_get(record, key);
    return value != NULL ? strtoll(value, NULL, 10) : 0;
}

bool record_get_yes(const struct record *record, const char *key)
{
    const char *value = record_get(record, key);
    return value != NULL && strcmp(value, "yes") == 0;
}

date_t record_get_date(const struct record *record, const char *key)
{
    const char *value = record_get(record, key);
    if (value == NULL) {
        return DATE_NONE;
    }
    moment_t moment = moment_parse(value, 0);
    return moment != MOMENT_NONE ? moment_date(moment) : date_parse(value, 0);
}

void record_set(struct record *record, int field, const char *value)
{
    char *copy = value != NULL && value[0] != '\0' ? memory_copy(value) : NULL;
    free(record->values[field]);
    free(record->called[field]);
    record->values[field] = copy;
    record->called[field] = NULL;
}

void record_put(struct record *record, const char *key, const char *value)
{
    record_set(record, known(record, key), value);
}

void record_refer(struct record *record, int field, int64_t id, const char *called)
{
    char *name = memory_copy(called); /* may be the text that is replaced */
    char *value = id != 0 ? memory_format("%lld", (long long)id) : NULL;
    record_set(record, field, value);
    record->called[field] = name;
    free(value);
}

bool record_enter(struct record *record, int field, const char *text,
                  const struct check_context *context, struct err *err)
{
    char *value;
    if (!field_read(&record->form->fields[field], text, context, &value, err)) {
        return false;
    }
    record_set(record, field, value);
    free(value);
    return true;
}

char *record_show(const struct record *record, int field, const struct codes *codes)
{
    const struct field *shown = &record->form->fields[field];
    if (shown->type->kind == FIELD_ROWS) {
        size_t count = record->rows[field].count;
        return count > 0 ? memory_format("%zu 项", count) : memory_copy("");
    }
    if (record->called[field] != NULL) {
        return memory_copy(record->called[field]);
    }
    return field_show(shown, record->values[field], codes);
}

char *record_name(const struct record *record, const struct codes *codes)
{
    int label = record->form->label_field;
    if (label < 0 || record->values[label] == NULL) {
        return NULL;
    }
    char *shown = record_show(record, label, codes);
    char *line = text_clean(shown, false);
    free(shown);
    return line;
}

struct record *record_row_add(struct record *record, int field, const struct form *row_form)
{
    struct record_rows *rows = &record->rows[field];
    rows->items = memory_array(rows->items, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count] = record_new(row_form);
    return rows->items[rows->count++];
}

void record_row_remove(struct record *record, int field, size_t row)
{
    struct record_rows *rows = &record->rows[field];
    assert(row < rows->count);
    record_free(rows->items[row]);
    memmove(&rows->items[row], &rows->items[row + 1],
            (rows->count - row - 1) * sizeof *rows->items);
    rows->count--;
}

void record_rows_trim(struct record *record, int field)
{
    for (size_t row = record->rows[field].count; row-- > 0;) {
        if (record_is_blank(record->rows[field].items[row])) {
            record_row_remove(record, field, row);
        }
    }
}

bool record_is_blank(const struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        bool entered = record->values[i] != NULL || record->rows[i].count > 0;
        if (entered && !record->form->fields[i].given) {
            return false;
        }
    }
    return true;
}

static bool same_text(const char *one, const char *other)
{
    return one != NULL && other != NULL ? strcmp(one, other) == 0 : one == other;
}

bool record_changed(const struct record *record, int field)
{
    return !same_text(record->values[field], record->loaded[field]);
}

static bool same_rows(const struct record_rows *one, const struct record_rows *other)
{
    bool same = one->count == other->count;
    for (size_t i = 0; same && i < one->count; i++) {
        for (size_t j = 0; same && j < one->items[i]->form->field_count; j++) {
            same = record_same(one->items[i], other->items[i], (int)j);
        }
    }
    return same;
}

bool record_same(const struct record *one, const struct record *other, int field)
{
    return one->form->fields[field].type->kind == FIELD_ROWS
               ? same_rows(&one->rows[field], &other->rows[field])
               : same_text(one->values[field], other->values[field]);
}

static void take_rows(struct record *record, int field, const struct record_rows *from)
{
    rows_done(&record->rows[field]);
    for (size_t i = 0; i < from->count; i++) {
        const struct record *row = from->items[i];
        struct record *taken = record_row_add(record, field, row->form);
        for (size_t j = 0; j < row->form->field_count; j++) {
            record_take(taken, (int)j, row);
        }
    }
}

void record_take(struct record *record, int field, const struct record *from)
{
    if (record == from) {
        return;
    }
    if (record->form->fields[field].type->kind == FIELD_ROWS) {
        take_rows(record, field, &from->rows[field]);
        return;
    }
    record_set(record, field, from->values[field]);
    record->called[field] = memory_copy(from->called[field]);
}

static bool rows_changed(const struct record_rows *rows, const char *before)
{
    /* record_loaded keeps the number of rows in `loaded` */
    if (rows->count != (before != NULL ? strtoul(before, NULL, 10) : 0)) {
        return true;
    }
    for (size_t i = 0; i < rows->count; i++) {
        if (record_any_change(rows->items[i])) {
            return true;
        }
    }
    return false;
}

bool record_any_change(const struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        bool is_rows = record->form->fields[i].type->kind == FIELD_ROWS;
        if (is_rows ? rows_changed(&record->rows[i], record->loaded[i])
                    : record_changed(record, (int)i)) {
            return true;
        }
    }
    return false;
}

void record_loaded(struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        free(record->loaded[i]);
        if (record->form->fields[i].type->kind != FIELD_ROWS) {
            record->loaded[i] = memory_copy(record->values[i]);
            continue;
        }
        record->loaded[i] = memory_format("%zu", record->rows[i].count);
        for (size_t j = 0; j < record->rows[i].count; j++) {
            record_loaded(record->rows[i].items[j]);
        }
    }
}

void record_seal(struct record *record, unsigned roles)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        unsigned readers = record->form->fields[i].seen_by;
        if (readers != 0 && (readers & roles) == 0) {
            record_set(record, (int)i, NULL);
            free(record->loaded[i]);
            record->loaded[i] = NULL;
            record->sealed[i] = true;
        }
    }
}

bool record_field_shown(const struct record *record, int field)
{
    if (record->sealed[field]) {
        return false;
    }
    const struct condition *when = record->form->fields[field].when;
    return when == NULL || condition_holds(when, record);
}

bool record_field_needed(const struct record *record, int field)
{
    const struct field *asked = &record->form->fields[field];
    if (!record_field_shown(record, field)) {
        return false;
    }
    return asked->needed ||
           (asked->needed_when != NULL && condition_holds(asked->needed_when, record));
}
