/* source: what a form's records are read from. See source.h.
 *
 * SQLite flattens the select into the statement around it: a step is found by its id, its case or its
 * form from their indexes, and each value by the one of step_value. */
#include "store/source.h"

#include "store/column.h"
#include "store/sql.h"

#include <string.h>

const char *source_column(const struct form *form, int field)
{
    const struct field *stored = &form->fields[field];
    if (!column_stored(stored))
        return NULL;
    if (!form->act)
        return stored->key;
    for (size_t i = 0; i < STEP_FIELDS; i++)
        if (strcmp(form_step_field(i), stored->key) == 0)
            return i == STEP_FIELD_CASE ? "case_id" : stored->key;
    return NULL;
}

static void add_field(struct buffer *out, const struct form *form, int field)
{
    const char *key = form->fields[field].key;
    const char *column = source_column(form, field);
    buffer_add(out, ", ");
    if (column) {
        buffer_add(out, "s.");
        sql_add_name(out, column);
    } else {
        buffer_add(out, "(SELECT v.value FROM step_value v WHERE v.step = s.id AND v.field = ");
        sql_add_literal(out, key);
        buffer_add(out, " AND v.row = 0)");
    }
    buffer_add(out, " AS ");
    sql_add_name(out, key);
}

void source_add(struct buffer *out, const struct form *form)
{
    if (!form->act) {
        sql_add_name(out, form->table);
        return;
    }
    buffer_add(out, "(SELECT s.id, s.row_version, s.saved_by, s.saved_at");
    for (size_t i = 0; i < form->field_count; i++)
        if (column_stored(&form->fields[i]))
            add_field(out, form, (int)i);
    buffer_add(out, " FROM step s WHERE s.form = ");
    sql_add_literal(out, form->name);
    buffer_add(out, ")");
}

bool source_has_rows(const struct form *form, const struct form *rows)
{
    return rows && (rows->table || form->act);
}

/* 'FIELD.KEY' */
static void add_place(struct buffer *out, const char *field, const char *key)
{
    struct buffer place;
    buffer_init(&place);
    buffer_add_format(&place, "%s.%s", field, key);
    sql_add_literal(out, buffer_text(&place));
    buffer_done(&place);
}

void source_add_rows(struct buffer *out, const struct form *form, int field,
                     const struct form *rows)
{
    const char *key = form->fields[field].key;
    if (!form->act) {
        sql_add_name(out, rows->table);
        return;
    }
    buffer_add(out, "(SELECT min(id) AS id, step AS parent, \"row\" AS position");
    for (size_t i = 0; i < rows->field_count; i++) {
        buffer_add(out, ", max(value) FILTER (WHERE field = ");
        add_place(out, key, rows->fields[i].key);
        buffer_add(out, ") AS ");
        sql_add_name(out, rows->fields[i].key);
    }
    buffer_add(out, " FROM step_value WHERE field IN (");
    for (size_t i = 0; i < rows->field_count; i++) {
        buffer_add(out, i ? ", " : "");
        add_place(out, key, rows->fields[i].key);
    }
    buffer_add(out, ") GROUP BY step, \"row\")");
}
