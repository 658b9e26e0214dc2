/* record_fault: a constraint that the database refused, said at the field it concerns.
 *
 * SQLite names the columns ("UNIQUE constraint failed: party.credit_code"); the form knows
 * what they are called and which row has the value already. */
#include "store/record_fault.h"

#include "base/memory.h"
#include "store/connection.h"
#include "store/record_store.h"
#include "store/select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAULT_FIELDS = 8 };

struct fault_fields {
    int fields[FAULT_FIELDS];
    size_t count;
};

/* The fields named in "… failed: table.a, table.b". Columns that are no fields are left out. */
static struct fault_fields fields_in(const struct form *form, const char *message)
{
    struct fault_fields found = {.count = 0};
    const char *list = strstr(message, "failed: ");
    char *copy = memory_copy(list ? list + strlen("failed: ") : "");
    char *rest = NULL;
    for (char *name = strtok_r(copy, ", ", &rest); name; name = strtok_r(NULL, ", ", &rest)) {
        const char *dot = strrchr(name, '.');
        int field = form_field(form, dot ? dot + 1 : name);
        if (field >= 0 && found.count < FAULT_FIELDS)
            found.fields[found.count++] = field;
    }
    free(copy);
    return found;
}

static char *shown_value(const struct record *record, int field)
{
    const struct field *shown = &record->form->fields[field];
    if (shown->masked && record->values[field])
        return field_mask(shown, record->values[field]);
    return record_show(record, field, NULL);
}

/* What the row is called that has these values already; NULL if it can't be told. */
static char *holder_of(struct store *store, const struct record *record,
                       const struct fault_fields *found)
{
    const char *keys[FAULT_FIELDS];
    const char *values[FAULT_FIELDS];
    int64_t id = 0;
    struct err ignored;
    for (size_t i = 0; i < found->count; i++) {
        keys[i] = record->form->fields[found->fields[i]].key;
        values[i] = record->values[found->fields[i]];
    }
    if (!record_find(store, record->form, keys, values, found->count, &id, &ignored) || id == 0)
        return NULL;
    return record_called(store, record->form, id);
}

static bool refuse_twice(struct store *store, const struct record *record, const char *message,
                         struct err *err)
{
    struct fault_fields found = fields_in(record->form, message);
    if (found.count == 0)
        return false;
    int field = found.fields[0];
    for (size_t i = found.count; i-- > 0;)
        if (!record->form->fields[found.fields[i]].type->refers)
            field = found.fields[i]; /* of 清单, 编号, 版本 the number is what was typed wrong */
    const struct field *at = &record->form->fields[field];
    char *value = shown_value(record, field);
    char *holder = holder_of(store, record, &found);
    if (holder)
        err_set_field(err, at->key, "%s %s 已登记为「%s」，请核对", at->label, value, holder);
    else
        err_set_field(err, at->key, "%s %s 已经登记过，请核对", at->label, value);
    free(value);
    free(holder);
    return false;
}

static bool refuse_empty(struct store *store, const struct record *record, const char *message,
                         struct err *err)
{
    struct fault_fields found = fields_in(record->form, message);
    (void)store;
    if (found.count == 0)
        return false;
    const struct field *at = &record->form->fields[found.fields[0]];
    return err_set_field(err, at->key, "%s 必须填写", at->label);
}

bool record_fault_reference(struct store *store, const struct record *record, struct err *err)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        const struct form *target = select_target(store->forms, field);
        if (!target || !record->values[i])
            continue;
        char *called = record_called(store, target, strtoll(record->values[i], NULL, 10));
        bool there = called != NULL;
        free(called);
        if (!there)
            return err_set_field(err, field->key, "%s 指向的%s已不存在，请重新选择", field->label,
                                 target->title);
    }
    return true;
}

/* SQLite doesn't say which reference: the first whose row isn't there. */
static bool refuse_reference(struct store *store, const struct record *record, const char *message,
                             struct err *err)
{
    (void)message;
    if (!record_fault_reference(store, record, err))
        return false;
    return err_set(err, ERR_INPUT, "这条%s记录还被别的记录引用，不能这样改", record->form->title);
}

static bool refuse_check(struct store *store, const struct record *record, const char *message,
                         struct err *err)
{
    (void)store;
    (void)message;
    return err_set(err, ERR_INPUT, "这条%s记录的内容不合数据库的规则，没有保存；请核对各项",
                   record->form->title);
}

static const struct refusal {
    int code;
    bool (*say)(struct store *store, const struct record *record, const char *message,
                struct err *err);
} refusals[] = {
    {SQLITE_CONSTRAINT_UNIQUE, refuse_twice},  {SQLITE_CONSTRAINT_PRIMARYKEY, refuse_twice},
    {SQLITE_CONSTRAINT_NOTNULL, refuse_empty}, {SQLITE_CONSTRAINT_FOREIGNKEY, refuse_reference},
    {SQLITE_CONSTRAINT_CHECK, refuse_check},   {SQLITE_CONSTRAINT_DATATYPE, refuse_check},
};

bool record_fault(struct store *store, const struct record *record, struct err *err)
{
    int code = sqlite3_extended_errcode(store->db);
    char message[256];
    snprintf(message, sizeof message, "%s", sqlite3_errmsg(store->db));
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        if (refusals[i].code != code)
            continue;
        refusals[i].say(store, record, message, err);
        return err_detail(err, "sqlite %d: %s", code, message);
    }
    return false;
}
