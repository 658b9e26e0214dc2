/* select: the part of a SELECT that reads fields of a form and what their references are called.
 *
 * Outer joins by id alone: they never change which rows come, nor their order. */
#include "store/select.h"

#include "store/column.h"
#include "store/source.h"
#include "store/sql.h"

#include <stdlib.h>

const struct form *select_target(const struct form_set *forms, const struct field *field)
{
    const struct form *target = NULL;
    if (field->type->refers && field->refers)
        target = form_set_find(forms, field->refers);
    return target && target->table && target->label_field >= 0 ? target : NULL;
}

void select_add(struct buffer *columns, struct buffer *joins, const struct form_set *forms,
                const struct form *form, int field)
{
    const struct field *read = &form->fields[field];
    const struct form *target = select_target(forms, read);
    buffer_add(columns, ", t.");
    sql_add_name(columns, read->key);
    if (!target)
        return;
    buffer_add_format(columns, ", r%d.", field);
    sql_add_name(columns, target->fields[target->label_field].key);
    buffer_add(joins, " LEFT JOIN ");
    source_add(joins, target);
    buffer_add_format(joins, " r%d ON r%d.id = t.", field, field);
    sql_add_name(joins, read->key);
}

void select_read(sqlite3_stmt *statement, int *column, const struct form_set *forms,
                 const struct field *field, char **value, char **called)
{
    const struct form *target = select_target(forms, field);
    *value = column_read(statement, (*column)++, field);
    *called = NULL;
    if (!target)
        return;
    const struct field *label = &target->fields[target->label_field];
    char *text = column_read(statement, (*column)++, label);
    if (text)
        *called = field_show(label, text, NULL);
    free(text);
}
