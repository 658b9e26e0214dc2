/* step_value: the values of a step, one row each. See step_value.h. */
#include "store/step_value.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/connection.h"
#include "store/record_fault.h"
#include "store/source.h"
#include "store/sql.h"
#include "store/statement.h"

#include <stdlib.h>

/* Where one value stands. */
struct value_place {
    int64_t step;
    const char *field;
    int64_t row;
};

static bool write_value(struct store *store, const struct value_place *place,
                        const struct field *field, const char *value, struct err *err)
{
    static const char put[] = "INSERT INTO step_value (step, field, \"row\", value) "
                              "VALUES (?1, ?2, ?3, ?4) "
                              "ON CONFLICT (step, field, \"row\") DO UPDATE SET value = ?4";
    static const char drop[] =
        "DELETE FROM step_value WHERE step = ?1 AND field = ?2 AND \"row\" = ?3";
    sqlite3_stmt *statement = statement_take(store, value ? put : drop, err);
    if (!statement)
        return false;
    sql_bind_number(statement, 1, place->step);
    sql_bind(statement, 2, place->field);
    sql_bind_number(statement, 3, place->row);
    if (value)
        column_bind(statement, 4, field, value);
    return statement_finish(store, statement, err);
}

bool step_value_save(struct store *store, const struct record *record, bool is_new, struct err *err)
{
    const struct form *form = record->form;
    bool good = record_fault_reference(store, record, err);
    for (size_t i = 0; good && i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        struct value_place place = {record->id, field->key, 0};
        if (!column_stored(field) || source_column(form, (int)i))
            continue;
        if (is_new ? record->values[i] != NULL : record_changed(record, (int)i))
            good = write_value(store, &place, field, record->values[i], err);
    }
    return good;
}

/* FIELD.* of this step, whatever row. */
static bool drop_rows(struct store *store, const struct record *record, int field, struct err *err)
{
    sqlite3_stmt *drop = statement_take(
        store, "DELETE FROM step_value WHERE step = ?1 AND \"row\" > 0 AND field GLOB ?2", err);
    if (!drop)
        return false;
    char *pattern = memory_format("%s.*", record->form->fields[field].key);
    sql_bind_number(drop, 1, record->id);
    sql_bind(drop, 2, pattern);
    free(pattern);
    return statement_finish(store, drop, err);
}

static bool write_row(struct store *store, const struct record *record, int field, size_t at,
                      struct err *err)
{
    const struct record *row = record->rows[field].items[at];
    bool good = record_fault_reference(store, row, err);
    for (size_t i = 0; good && i < row->form->field_count; i++) {
        const struct field *cell = &row->form->fields[i];
        char *key = memory_format("%s.%s", record->form->fields[field].key, cell->key);
        struct value_place place = {record->id, key, (int64_t)at + 1};
        if (row->values[i])
            good = write_value(store, &place, cell, row->values[i], err);
        free(key);
    }
    if (!good)
        err->row = (long)at + 1;
    return good;
}

bool step_value_save_rows(struct store *store, struct record *record, int field, struct err *err)
{
    bool good = drop_rows(store, record, field, err);
    for (size_t i = 0; good && i < record->rows[field].count; i++)
        good = write_row(store, record, field, i, err);
    return good;
}
