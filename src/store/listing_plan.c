/* listing_plan: the SELECT behind one stretch of a list.
 *
 * What a view lets through is written with a plus before its columns wherever the order of the
 * sort column's index is wanted and not that of an index which would need sorting. */
#include "store/listing_plan.h"

#include "base/memory.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

#define IN_FORCE                                                                                   \
    " AND t.replaced = 0 AND (t.valid_from IS NULL OR t.valid_from <= :today)"                     \
    " AND (t.valid_until IS NULL OR t.valid_until >= :today)"

/* What a view lets through. `native` are the sort fields that an index of the view serves. */
static const struct view_condition {
    enum view_filter filter;
    const char *test;    /* for walking in the order of another column */
    const char *leading; /* the same, but to be found by its own index */
    const char *native[2];
} conditions[] = {
    {VIEW_ALL, "", "", {NULL}},
    {VIEW_MINE, "", "", {"found_at", "due_on"}},
    {VIEW_OPEN, " AND t.due_on IS NOT NULL", " AND t.due_on > ''", {"due_on"}},
    {VIEW_MINE_OPEN, " AND t.due_on IS NOT NULL", " AND t.due_on > ''", {"due_on"}},
    {VIEW_UNIT_OPEN,
     " AND t.due_on IS NOT NULL" LISTING_OF_MY_UNIT,
     " AND t.due_on > ''" LISTING_OF_MY_UNIT,
     {"due_on"}},
    {VIEW_TODAY, "", "", {NULL}}, /* listing_hands has their clauses */
    {VIEW_WAITING, "", "", {NULL}},
    {VIEW_OVERDUE,
     " AND t.due_on IS NOT NULL AND +t.due_on < :today",
     " AND t.due_on < :today",
     {"due_on"}},
    {VIEW_POSITIVE,
     " AND +t.list = (SELECT id FROM list WHERE kind = 'positive')" IN_FORCE,
     " AND t.list = (SELECT id FROM list WHERE kind = 'positive')" IN_FORCE,
     {NULL}},
    {VIEW_NEGATIVE,
     " AND +t.list = (SELECT id FROM list WHERE kind = 'negative')" IN_FORCE,
     " AND t.list = (SELECT id FROM list WHERE kind = 'negative')" IN_FORCE,
     {NULL}},
};

static const struct view_condition *condition_of(const struct view *view)
{
    size_t i = 0;
    while (conditions[i].filter != view->filter)
        i++;
    return &conditions[i];
}

static bool is_mine(const struct view *view)
{
    return view->filter == VIEW_MINE || view->filter == VIEW_MINE_OPEN;
}

static bool is_native(const struct view *view, const char *sort)
{
    const struct view_condition *condition = condition_of(view);
    for (size_t i = 0; i < 2 && condition->native[i]; i++)
        if (strcmp(condition->native[i], sort) == 0)
            return true;
    return view->filter == VIEW_ALL;
}

static size_t officer_fields(const struct form *form)
{
    size_t count = 0;
    for (size_t i = 0; i < form->field_count; i++)
        count += form->fields[i].type->kind == FIELD_OFFICER;
    return count;
}

bool listing_plan_init(struct listing_plan *plan, struct store *store,
                       const struct listing_query *query, const struct filter *filter,
                       bool backward, struct err *err)
{
    const struct form *form = form_set_find(store->forms, query->view->form);
    const char *sort = query->sort ? query->sort : query->view->sort;
    bool descending = query->sort ? query->descending : query->view->descending;
    *plan = (struct listing_plan){.form = form, .query = query, .filter = filter, .branches = 1};
    if (!form || !form->table)
        return err_set(err, ERR_NOT_FOUND, "没有表单 %s，列表「%s」打不开", query->view->form,
                       query->view->title);
    plan->descending = descending != backward;
    plan->in_hands = listing_hands_make(query->view->filter);
    if (plan->in_hands)
        listing_hands_init(&plan->hands, store->forms, form, query);
    plan->native = is_native(query->view, sort);
    if (plan->native && is_mine(query->view))
        plan->branches = officer_fields(form);
    if (!listing_order_init(&plan->order, store, form, sort, query->view->title, err))
        return false;
    if (strstr(condition_of(query->view)->test, "due_on") && strcmp(sort, "due_on") == 0)
        plan->order.has[LISTING_UNNAMED] = false; /* all that the view lets through have it */
    return true;
}

void listing_plan_done(struct listing_plan *plan)
{
    id_set_done(&plan->rows);
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

/* Mine in the order of another column. */
static void add_mine(struct buffer *out, const struct form *form)
{
    buffer_add(out, " AND (0");
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].type->kind != FIELD_OFFICER)
            continue;
        buffer_add(out, " OR +t.");
        sql_add_name(out, form->fields[i].key);
        buffer_add(out, " = :me");
    }
    buffer_add(out, ")");
}

static void add_view(struct buffer *out, const struct listing_plan *plan, size_t branch,
                     bool leading)
{
    const struct view *view = plan->query->view;
    const struct view_condition *condition = condition_of(view);
    if (plan->in_hands && leading)
        listing_hands_add(&plan->hands, branch, out);
    else if (plan->in_hands)
        listing_hands_add_all(&plan->hands, out);
    else if (is_mine(view) && leading)
        add_branch(out, plan->form, branch);
    else if (is_mine(view))
        add_mine(out, plan->form);
    buffer_add(out, leading ? condition->leading : condition->test);
}

/* Behind a row: what refers to the same one, or what comes after all that do. */
static void add_after(struct buffer *out, const struct listing_plan *plan,
                      const struct listing_stretch *stretch)
{
    const char *relation = plan->descending ? "<" : ">";
    bool refers = plan->order.target && stretch->kind != LISTING_ABSENT;
    if (refers && stretch->within) {
        buffer_add_format(out, " AND s.id = :target AND t.id %s :id", relation);
    } else if (stretch->kind == LISTING_VALUED) {
        buffer_add(out, " AND (");
        listing_order_add(&plan->order, out);
        buffer_add_format(out, refers ? ", s.id) %s (:key, :target)" : ", t.id) %s (:key, :id)",
                          relation);
    } else {
        buffer_add_format(out, refers ? " AND s.id %s :target" : " AND t.id %s :id", relation);
    }
}

static void add_stretch(struct buffer *out, const struct listing_plan *plan,
                        const struct listing_stretch *stretch)
{
    buffer_add(out, " AND ");
    if (stretch->kind == LISTING_ABSENT) {
        buffer_add(out, "t.");
        sql_add_name(out, plan->order.field->key);
    } else {
        listing_order_add(&plan->order, out);
    }
    if (stretch->kind != LISTING_VALUED)
        buffer_add(out, " IS NULL");
    else
        buffer_add(out, stretch->within ? " = :key" : listing_order_least(&plan->order));
    if (stretch->after)
        add_after(out, plan, stretch);
}

static void add_order(struct buffer *out, const struct listing_plan *plan,
                      const struct listing_stretch *stretch)
{
    const char *direction = plan->descending ? " DESC" : "";
    buffer_add(out, " ORDER BY ");
    if (stretch->kind == LISTING_VALUED && !stretch->within) {
        listing_order_add(&plan->order, out);
        buffer_add_format(out, "%s, ", direction);
    }
    if (plan->order.target && stretch->kind != LISTING_ABSENT && !stretch->within)
        buffer_add_format(out, "s.id%s, ", direction);
    buffer_add_format(out, "t.id%s LIMIT :limit", direction);
}

/* CROSS JOIN: the tables are read in the order in which they are written. */
static void add_tables(struct buffer *out, const struct listing_plan *plan, bool referred)
{
    const char *between = "";
    if (plan->small) {
        buffer_add(out, "json_each(:rows) j");
        between = " CROSS JOIN ";
    } else if (referred) {
        sql_add_name(out, plan->order.target->table);
        buffer_add(out, " s");
        between = " CROSS JOIN ";
    }
    buffer_add(out, between);
    sql_add_name(out, plan->form->table);
    buffer_add(out, " t");
    if (plan->small && referred) {
        buffer_add(out, " CROSS JOIN ");
        sql_add_name(out, plan->order.target->table);
        buffer_add(out, " s");
    }
    buffer_add(out, " WHERE ");
    buffer_add(out, plan->small ? "t.id = j.value" : "1");
    if (referred) {
        buffer_add(out, " AND s.id = t.");
        sql_add_name(out, plan->order.field->key);
    }
}

static char *plan_sql(const struct listing_plan *plan, struct store *store,
                      const struct listing_stretch *stretch, const char *prefix)
{
    struct buffer out;
    bool referred = plan->order.target && stretch->kind != LISTING_ABSENT;
    buffer_init(&out);
    buffer_add_format(&out, "%sSELECT t.id, ", prefix);
    if (stretch->kind == LISTING_ABSENT)
        buffer_add(&out, "NULL");
    else
        listing_order_add(&plan->order, &out);
    buffer_add(&out, referred ? ", s.id FROM " : ", NULL FROM ");
    add_tables(&out, plan, referred);
    add_view(&out, plan, stretch->branch, plan->native && !plan->small);
    add_stretch(&out, plan, stretch);
    filter_add(plan->filter, store, plan->form, &out);
    add_order(&out, plan, stretch);
    return buffer_take(&out);
}

static sqlite3_stmt *prepare(const struct listing_plan *plan, struct store *store, char *text,
                             struct err *err)
{
    char today[DATE_TEXT], week[DATE_TEXT];
    sqlite3_stmt *statement = sql_prepare(store->db, text, err);
    free(text);
    if (!statement)
        return NULL;
    sql_bind_named(statement, ":today", date_format(plan->query->today, today));
    sql_bind_named(statement, ":week", date_format(plan->query->today + VIEW_DAYS, week));
    sql_bind_named(statement, ":unit", plan->query->unit);
    sql_bind_named_number(statement, ":me", plan->query->officer);
    if (sqlite3_bind_parameter_index(statement, ":rows") > 0) {
        char *rows = id_set_json(&plan->rows);
        sql_bind_named(statement, ":rows", rows);
        free(rows);
    }
    filter_bind(plan->filter, statement);
    return statement;
}

sqlite3_stmt *listing_plan_prepare(const struct listing_plan *plan, struct store *store,
                                   const struct listing_stretch *stretch, const char *prefix,
                                   struct err *err)
{
    sqlite3_stmt *statement = prepare(plan, store, plan_sql(plan, store, stretch, prefix), err);
    if (statement && stretch->after)
        listing_mark_bind(&plan->order, stretch->after, statement);
    return statement;
}

size_t listing_plan_clauses(const struct listing_plan *plan)
{
    return plan->in_hands               ? plan->hands.clauses
           : is_mine(plan->query->view) ? officer_fields(plan->form)
                                        : 1;
}

sqlite3_stmt *listing_plan_gather(const struct listing_plan *plan, struct store *store,
                                  size_t clause, const char *prefix, struct err *err)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add_format(&out, "%sSELECT 1 FROM ", prefix);
    sql_add_name(&out, plan->form->table);
    buffer_add(&out, " t WHERE 1");
    add_view(&out, plan, clause, true);
    buffer_add(&out, " AND gather(:set, t.id)");
    return prepare(plan, store, buffer_take(&out), err);
}

/* The view's rows as its own index has them, put into plan->rows until it is full. */
static bool gather_view(struct listing_plan *plan, struct store *store, size_t clause,
                        struct err *err)
{
    bool row = false;
    sqlite3_stmt *find = listing_plan_gather(plan, store, clause, "", err);
    if (find)
        id_set_bind(find, ":set", &plan->rows);
    bool good = find && sql_step(find, &row, err);
    sqlite3_finalize(find);
    return good;
}

bool listing_plan_narrow(struct listing_plan *plan, struct store *store, struct err *err)
{
    bool good = true;
    id_set_init(&plan->rows, FEW_ROWS);
    if (plan->filter->small) {
        for (size_t i = 0; i < plan->filter->rows.count; i++)
            id_set_add(&plan->rows, plan->filter->rows.ids[i]);
        plan->small = !plan->rows.full;
    } else if (!plan->native) {
        size_t clauses = listing_plan_clauses(plan);
        for (size_t i = 0; good && i < clauses && !plan->rows.full; i++)
            good = gather_view(plan, store, i, err);
        id_set_sort(&plan->rows);
        plan->small = good && !plan->rows.full;
    }
    return good;
}

sqlite3_stmt *listing_plan_tally(const struct listing_plan *plan, struct store *store,
                                 size_t branch, struct err *err)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "SELECT 1 FROM ");
    add_tables(&out, plan, false);
    add_view(&out, plan, branch, plan->native && !plan->small);
    filter_add(plan->filter, store, plan->form, &out);
    buffer_add(&out, " LIMIT :limit");
    return prepare(plan, store, buffer_take(&out), err);
}
