/* listing_order: what a list is sorted by, and where in it a row stands.
 *
 * The sort key of a plain order is the value; that of a reference is the value and the id of
 * the other row, for there may be two of one name: =cqhb|12, or -12 where it has no name. */
#include "store/listing_order.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/select.h"
#include "store/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool may_be_empty(const struct store *store, const char *table, const char *column)
{
    int needed = 0;
    sqlite3_table_column_metadata(store->db, "main", table, column, NULL, NULL, &needed, NULL,
                                  NULL);
    return needed == 0;
}

/* The column that rows of `form` are compared by when they are sorted by this field. */
static void choose_column(struct listing_order *order, struct store *store, const struct form *form,
                          int field)
{
    const char *key = form->fields[field].key;
    snprintf(order->column, sizeof order->column, "%s_order", key);
    if (sql_has_column(store->db, form->table, order->column))
        return;
    order->typed = &form->fields[field];
    bool named = field == form->label_field && sql_has_column(store->db, form->table, "initials");
    if (named)
        order->typed = NULL;
    snprintf(order->column, sizeof order->column, "%s", named ? "initials" : key);
}

bool listing_order_init(struct listing_order *order, struct store *store, const struct form *form,
                        const char *key, const char *title, struct err *err)
{
    int field = form_field(form, key);
    if (field < 0 || !form_sorts(form, field) || !column_stored(&form->fields[field]))
        return err_set(err, ERR_NOT_FOUND, "列表「%s」不能按 %s 排序", title, key);
    *order = (struct listing_order){.field = &form->fields[field]};
    order->target = select_target(store->forms, order->field);
    if (order->target)
        choose_column(order, store, order->target, order->target->label_field);
    else
        choose_column(order, store, form, field);
    order->has[LISTING_VALUED] = true;
    order->has[LISTING_UNNAMED] =
        may_be_empty(store, order->target ? order->target->table : form->table, order->column);
    order->has[LISTING_ABSENT] = order->target && may_be_empty(store, form->table, key);
    return true;
}

void listing_order_add(const struct listing_order *order, struct buffer *out)
{
    buffer_add(out, order->target ? "s." : "t.");
    sql_add_name(out, order->column);
}

const char *listing_order_least(const struct listing_order *order)
{
    bool text = !order->typed || order->typed->type->storage == STORAGE_TEXT;
    return text ? " >= ''" : " >= -9223372036854775808";
}

static char *read_value(const struct listing_order *order, sqlite3_stmt *read, int column)
{
    const char *text = sql_column(read, column);
    if (order->typed)
        return column_read(read, column, order->typed);
    return text ? memory_copy(text) : NULL;
}

struct listing_mark listing_mark_read(const struct listing_order *order, sqlite3_stmt *read)
{
    struct listing_mark mark = {.id = sqlite3_column_int64(read, 0),
                                .value = read_value(order, read, 1),
                                .target = sqlite3_column_int64(read, 2)};
    if (!mark.value)
        mark.kind = order->target && mark.target == 0 ? LISTING_ABSENT : LISTING_UNNAMED;
    return mark;
}

void listing_mark_done(struct listing_mark *mark)
{
    free(mark->value);
    mark->value = NULL;
}

struct listing_mark listing_mark_of(const struct listing_order *order,
                                    const struct listing_key *key)
{
    struct listing_mark mark = {.id = key->id};
    const char *text = key->sort_key;
    const char *divider = text ? strrchr(text, '|') : NULL;
    if (!text) {
        mark.kind = order->target ? LISTING_ABSENT : LISTING_UNNAMED;
    } else if (!order->target) {
        mark.value = memory_copy(text);
    } else if (*text == '=' && divider) {
        mark.value = memory_copy_n(text + 1, (size_t)(divider - text - 1));
        mark.target = strtoll(divider + 1, NULL, 10);
    } else {
        mark.kind = LISTING_UNNAMED;
        mark.target = strtoll(text + 1, NULL, 10);
    }
    return mark;
}

char *listing_mark_key(const struct listing_order *order, const struct listing_mark *mark)
{
    if (mark->kind == LISTING_ABSENT || (!order->target && !mark->value))
        return NULL;
    if (!order->target)
        return memory_copy(mark->value);
    if (mark->kind == LISTING_UNNAMED)
        return memory_format("-%lld", (long long)mark->target);
    return memory_format("=%s|%lld", mark->value, (long long)mark->target);
}

void listing_mark_bind(const struct listing_order *order, const struct listing_mark *mark,
                       sqlite3_stmt *statement)
{
    int key = sqlite3_bind_parameter_index(statement, ":key");
    if (key > 0 && order->typed)
        column_bind(statement, key, order->typed, mark->value);
    else if (key > 0)
        sql_bind(statement, key, mark->value);
    sql_bind_named_number(statement, ":target", mark->target);
    sql_bind_named_number(statement, ":id", mark->id);
}

static int compare_values(const struct listing_order *order, const char *one, const char *other)
{
    if (!one || !other)
        return (one == NULL) - (other == NULL);
    return order->typed ? column_compare(order->typed, one, other) : strcmp(one, other);
}

int listing_mark_compare(const struct listing_order *order, const struct listing_mark *one,
                         const struct listing_mark *other)
{
    int compared = compare_values(order, one->value, other->value);
    if (compared == 0)
        compared = (one->target > other->target) - (one->target < other->target);
    return compared != 0 ? compared : (one->id > other->id) - (one->id < other->id);
}
