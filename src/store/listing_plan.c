/* listing_plan: the SELECT behind one stretch of a list.
 *
 * A filter on a column that isn't the sort column is written with a plus before it, so that
 * the index of the order is used and not one that would need sorting. */
#include "store/listing_plan.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/select.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

/* What a view lets through. `column` is where the filter bites. */
static const struct view_condition {
    enum view_filter filter;
    const char *column;
    const char *test;   /* behind the column */
    const char *others; /* on other columns */
} conditions[] = {
    {VIEW_OPEN, "due_on", " IS NOT NULL", ""},
    {VIEW_MINE_OPEN, "due_on", " IS NOT NULL", ""},
    {VIEW_OVERDUE, "due_on", " < :today", ""},
    {VIEW_POSITIVE, "list", " = (SELECT id FROM list WHERE kind = 'positive')",
     " AND t.replaced = 0 AND (t.valid_from IS NULL OR t.valid_from <= :today)"
     " AND (t.valid_until IS NULL OR t.valid_until >= :today)"},
    {VIEW_NEGATIVE, "list", " = (SELECT id FROM list WHERE kind = 'negative')",
     " AND t.replaced = 0 AND (t.valid_from IS NULL OR t.valid_from <= :today)"
     " AND (t.valid_until IS NULL OR t.valid_until >= :today)"},
};

static bool is_mine(const struct view *view)
{
    return view->filter == VIEW_MINE || view->filter == VIEW_MINE_OPEN;
}

static size_t officer_fields(const struct form *form)
{
    size_t count = 0;
    for (size_t i = 0; i < form->field_count; i++)
        count += form->fields[i].type->kind == FIELD_OFFICER;
    return count;
}

static bool may_be_empty(const struct store *store, const struct form *form, int field)
{
    int needed = 0;
    sqlite3_table_column_metadata(store->db, "main", form->table, form->fields[field].key, NULL,
                                  NULL, &needed, NULL, NULL);
    return needed == 0;
}

bool listing_plan_init(struct listing_plan *plan, struct store *store,
                       const struct listing_query *query, const struct filter *filter,
                       bool backward, struct err *err)
{
    const struct form *form = form_set_find(store->forms, query->view->form);
    const char *sort = query->sort ? query->sort : query->view->sort;
    bool descending = query->sort ? query->descending : query->view->descending;
    if (!form || !form->table)
        return err_set(err, ERR_NOT_FOUND, "没有表单 %s，列表「%s」打不开", query->view->form,
                       query->view->title);
    *plan = (struct listing_plan){.form = form, .query = query, .filter = filter};
    plan->sort = form_field(form, sort);
    plan->descending = descending != backward;
    plan->branches = is_mine(query->view) ? officer_fields(form) : 1;
    plan->has_due = form_field(form, "due_on") >= 0;
    plan->has_empty = plan->sort >= 0 && may_be_empty(store, form, plan->sort);
    if (plan->sort < 0 || !column_stored(&form->fields[plan->sort]))
        return err_set(err, ERR_NOT_FOUND, "列表「%s」不能按 %s 排序", query->view->title, sort);
    return true;
}

/* Mine: this officer field is me, and none of those before it, so that no row comes twice. */
static void add_branch(struct buffer *out, const struct form *form, size_t branch)
{
    size_t seen = 0;
    for (size_t i = 0; i < form->field_count && seen <= branch; i++) {
        if (form->fields[i].type->kind != FIELD_OFFICER)
            continue;
        buffer_add(out, seen == branch ? " AND t." : " AND +t.");
        sql_add_name(out, form->fields[i].key);
        buffer_add(out, seen == branch ? " = :me" : " IS NOT :me");
        seen++;
    }
}

static void add_view(struct buffer *out, const struct listing_plan *plan, size_t branch)
{
    const struct view *view = plan->query->view;
    const char *sort = plan->form->fields[plan->sort].key;
    if (is_mine(view))
        add_branch(out, plan->form, branch);
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        const struct view_condition *condition = &conditions[i];
        if (condition->filter != view->filter)
            continue;
        bool equal = strncmp(condition->test, " =", 2) == 0; /* leads an index of its own */
        bool sorted = strcmp(condition->column, sort) == 0;
        buffer_add_format(out, " AND %st.%s%s%s", equal || sorted ? "" : "+", condition->column,
                          condition->test, condition->others);
    }
}

static void add_stretch(struct buffer *out, const struct listing_plan *plan,
                        const struct listing_stretch *stretch)
{
    struct buffer sort;
    const char *relation = plan->descending ? "<" : ">";
    buffer_init(&sort);
    buffer_add(&sort, "t.");
    sql_add_name(&sort, plan->form->fields[plan->sort].key);
    buffer_add_format(out, " AND %s IS %sNULL", buffer_text(&sort), stretch->empty ? "" : "NOT ");
    if (stretch->after && stretch->empty)
        buffer_add_format(out, " AND t.id %s :id", relation);
    else if (stretch->after)
        buffer_add_format(out, " AND (%s, t.id) %s (:key, :id)", buffer_text(&sort), relation);
    buffer_done(&sort);
}

static void add_order(struct buffer *out, const struct listing_plan *plan,
                      const struct listing_stretch *stretch)
{
    const char *direction = plan->descending ? " DESC" : "";
    buffer_add(out, " ORDER BY ");
    if (!stretch->empty) {
        buffer_add(out, "t.");
        sql_add_name(out, plan->form->fields[plan->sort].key);
        buffer_add_format(out, "%s, ", direction);
    }
    buffer_add_format(out, "t.id%s LIMIT :limit", direction);
}

static char *plan_sql(const struct listing_plan *plan, struct store *store,
                      const struct listing_stretch *stretch, const char *prefix)
{
    struct buffer out;
    struct buffer columns;
    struct buffer joins;
    buffer_init(&out);
    buffer_init(&columns);
    buffer_init(&joins);
    for (size_t i = 0; i < plan->form->list_count; i++)
        select_add(&columns, &joins, store->forms, plan->form, plan->form->list[i].field);
    buffer_add_format(&out, "%sSELECT t.id, t.", prefix);
    sql_add_name(&out, plan->form->fields[plan->sort].key);
    buffer_add(&out, plan->has_due ? ", t.due_on" : ", NULL");
    buffer_add(&out, stretch->counted ? "" : buffer_text(&columns));
    buffer_add(&out, " FROM ");
    sql_add_name(&out, plan->form->table);
    buffer_add_format(&out, " t%s WHERE 1", buffer_text(&joins));
    add_view(&out, plan, stretch->branch);
    add_stretch(&out, plan, stretch);
    filter_add(plan->filter, store, plan->form, &out);
    add_order(&out, plan, stretch);
    buffer_done(&columns);
    buffer_done(&joins);
    return buffer_take(&out);
}

sqlite3_stmt *listing_plan_prepare(const struct listing_plan *plan, struct store *store,
                                   const struct listing_stretch *stretch, const char *prefix,
                                   struct err *err)
{
    char today[DATE_TEXT];
    char *text = plan_sql(plan, store, stretch, prefix);
    sqlite3_stmt *statement = sql_prepare(store->db, text, err);
    free(text);
    if (!statement)
        return NULL;
    sql_bind_named(statement, ":today", date_format(plan->query->today, today));
    sql_bind_named_number(statement, ":me", plan->query->officer);
    filter_bind(plan->filter, statement);
    int key = sqlite3_bind_parameter_index(statement, ":key");
    if (key > 0)
        column_bind(statement, key, &plan->form->fields[plan->sort], stretch->after->sort_key);
    if (stretch->after)
        sql_bind_named_number(statement, ":id", stretch->after->id);
    return statement;
}
