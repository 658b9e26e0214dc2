/* listing_row: the rows of a page as people read them, by their ids.
 *
 * One statement for all of them: only what is shown is read, and only of rows that are. */
#include "store/listing_row.h"

#include "base/memory.h"
#include "store/select.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

static char *cell_text(const struct field *field, const char *value, const char *called,
                       const struct codes *codes)
{
    if (called)
        return memory_copy(called);
    if (!value)
        return memory_copy("");
    return field->masked ? field_mask(field, value) : field_show(field, value, codes);
}

static void take_row(const struct listing_plan *plan, struct store *store, sqlite3_stmt *read,
                     struct view_row *row)
{
    char today[DATE_TEXT];
    const struct form *form = plan->form;
    const char *due = sql_column(read, 0);
    int column = 1;
    row->overdue = due && strcmp(due, date_format(plan->query->today, today)) < 0;
    for (size_t i = 0; i < form->list_count; i++) {
        const struct field *field = &form->fields[form->list[i].field];
        char *value;
        char *called;
        select_read(read, &column, store->forms, field, &value, &called);
        row->cells[i] = cell_text(field, value, called, plan->query->codes);
        row->values[i] = field->masked && value ? memory_copy(row->cells[i]) : memory_copy(value);
        free(value);
        free(called);
    }
}

static char **empty_texts(size_t count)
{
    char **texts = memory_array(NULL, count + 1, sizeof *texts);
    memset(texts, 0, (count + 1) * sizeof *texts);
    return texts;
}

static sqlite3_stmt *prepare(const struct listing_plan *plan, struct store *store, struct err *err)
{
    struct buffer out;
    struct buffer columns;
    struct buffer joins;
    const struct form *form = plan->form;
    buffer_init(&out);
    buffer_init(&columns);
    buffer_init(&joins);
    for (size_t i = 0; i < form->list_count; i++)
        select_add(&columns, &joins, store->forms, form, form->list[i].field);
    buffer_add(&out, form_field(form, "due_on") >= 0 ? "SELECT t.due_on" : "SELECT NULL");
    buffer_add_format(&out, "%s FROM ", buffer_text(&columns));
    sql_add_name(&out, form->table);
    buffer_add_format(&out, " t%s WHERE t.id = ?1", buffer_text(&joins));
    sqlite3_stmt *read = sql_prepare(store->db, buffer_text(&out), err);
    buffer_done(&out);
    buffer_done(&columns);
    buffer_done(&joins);
    return read;
}

bool listing_rows_read(const struct listing_plan *plan, struct store *store,
                       const struct listing_mark *marks, size_t count, bool reversed,
                       struct view_page *page, struct err *err)
{
    bool found = true;
    sqlite3_stmt *read = prepare(plan, store, err);
    bool good = read != NULL;
    page->rows = memory_array(page->rows, count + 1, sizeof *page->rows);
    for (size_t i = 0; good && i < count; i++) {
        const struct listing_mark *mark = &marks[reversed ? count - 1 - i : i];
        struct view_row *row = &page->rows[page->count++];
        *row = (struct view_row){.id = mark->id, .sort_key = listing_mark_key(&plan->order, mark)};
        row->cells = empty_texts(plan->form->list_count);
        row->values = empty_texts(plan->form->list_count);
        sqlite3_reset(read);
        sql_bind_number(read, 1, mark->id);
        good = sql_step(read, &found, err);
        if (good && found)
            take_row(plan, store, read, row);
    }
    sqlite3_finalize(read);
    return good;
}

/* SELECT id, what is compared, id of the row that is referred to, of one row. */
static sqlite3_stmt *prepare_key(const struct listing_plan *plan, struct store *store,
                                 struct err *err)
{
    struct buffer out;
    const struct listing_order *order = &plan->order;
    buffer_init(&out);
    buffer_add(&out, "SELECT t.id, ");
    listing_order_add(order, &out);
    buffer_add(&out, order->target ? ", s.id FROM " : ", NULL FROM ");
    sql_add_name(&out, plan->form->table);
    buffer_add(&out, " t");
    if (order->target) {
        buffer_add(&out, " LEFT JOIN ");
        sql_add_name(&out, order->target->table);
        buffer_add(&out, " s ON s.id = t.");
        sql_add_name(&out, order->field->key);
    }
    buffer_add(&out, " WHERE t.id = ?1");
    sqlite3_stmt *read = sql_prepare(store->db, buffer_text(&out), err);
    buffer_done(&out);
    return read;
}

bool listing_sort_key(struct store *store, const struct listing_query *query, int64_t id,
                      char **key, struct err *err)
{
    struct filter none;
    struct listing_plan plan;
    bool row = false;
    *key = NULL;
    filter_init(&none, NULL);
    if (!listing_plan_init(&plan, store, query, &none, false, err))
        return false;
    sqlite3_stmt *read = prepare_key(&plan, store, err);
    bool good = read != NULL;
    if (good)
        sql_bind_number(read, 1, id);
    good = good && sql_step(read, &row, err);
    if (good && !row)
        good = err_set(err, ERR_NOT_FOUND, "这条%s记录已不在数据库里", plan.form->title);
    if (good) {
        struct listing_mark mark = listing_mark_read(&plan.order, read);
        *key = listing_mark_key(&plan.order, &mark);
        listing_mark_done(&mark);
    }
    sqlite3_finalize(read);
    listing_plan_done(&plan);
    return good;
}
