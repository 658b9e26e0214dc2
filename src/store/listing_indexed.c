/* listing_indexed: the proof that no list ever needs sorting.
 *
 * Asks the database how it would read every stretch of every view in every order that can
 * be chosen. Nothing is read. */
#include "store/listing.h"

#include "store/listing_plan.h"
#include "store/sql.h"

#include <stdio.h>
#include <string.h>

static bool stretch_indexed(const struct listing_plan *plan, struct store *store,
                            const struct listing_stretch *stretch, bool *indexed, struct err *err)
{
    bool row = true;
    sqlite3_stmt *explain = listing_plan_prepare(plan, store, stretch, "EXPLAIN QUERY PLAN ", err);
    bool good = explain != NULL;
    while (good && (good = sql_step(explain, &row, err)) && row) {
        const char *detail = sql_text(explain, 3);
        if (strstr(detail, "TEMP B-TREE") || strstr(detail, "AUTOMATIC")) {
            err_detail(err, "%s", detail);
            *indexed = false;
        }
    }
    sqlite3_finalize(explain);
    return good;
}

/* Rows that are gathered are found by an index, clause by clause. */
static bool gather_indexed(const struct listing_plan *plan, struct store *store, bool *indexed,
                           struct err *err)
{
    bool good = true;
    size_t clauses = plan->native ? 0 : listing_plan_clauses(plan);
    for (size_t i = 0; good && i < clauses; i++) {
        bool row = true;
        sqlite3_stmt *explain = listing_plan_gather(plan, store, i, "EXPLAIN QUERY PLAN ", err);
        good = explain != NULL;
        while (good && (good = sql_step(explain, &row, err)) && row) {
            const char *detail = sql_text(explain, 3);
            if (strncmp(detail, "SCAN t", strlen("SCAN t")) == 0) {
                err_detail(err, "%s", detail);
                *indexed = false;
            }
        }
        sqlite3_finalize(explain);
    }
    return good;
}

static bool refuse_unindexed(const struct listing_plan *plan, struct err *err)
{
    char detail[sizeof err->detail];
    memcpy(detail, err->detail, sizeof detail);
    err_set(err, ERR_DATABASE, "列表「%s」按 %s 排序时没有索引可用，数据多了会慢；请告诉开发者",
            plan->query->view->title, plan->order.field->label);
    return err_detail(err, "%s", detail);
}

/* Every kind of stretch, from its end, from a row, and within what refers to the same. */
static bool direction_indexed(struct listing_plan *plan, struct store *store, struct err *err)
{
    struct listing_mark mark = {.id = 1, .target = 1, .value = (char[]){"1"}};
    for (int kind = 0; kind < LISTING_KINDS * 3; kind++) {
        struct listing_stretch stretch = {.kind = (enum listing_kind)(kind / 3),
                                          .after = kind % 3 ? &mark : NULL,
                                          .within = kind % 3 == 2};
        if (!plan->order.has[stretch.kind] ||
            (stretch.within && (!plan->order.target || stretch.kind == LISTING_ABSENT)))
            continue;
        for (stretch.branch = 0; stretch.branch < plan->branches; stretch.branch++) {
            bool indexed = true;
            if (!stretch_indexed(plan, store, &stretch, &indexed, err))
                return false;
            if (!indexed)
                return refuse_unindexed(plan, err);
        }
    }
    return true;
}

static bool order_indexed(struct store *store, const struct listing_query *query, struct err *err)
{
    struct filter none;
    filter_init(&none, NULL);
    for (int backward = 0; backward < 2; backward++) {
        struct listing_plan plan; /* not narrowed: as if there were very many rows */
        bool indexed = true;
        bool good = listing_plan_init(&plan, store, query, &none, backward, err) &&
                    gather_indexed(&plan, store, &indexed, err) &&
                    (indexed || refuse_unindexed(&plan, err)) &&
                    direction_indexed(&plan, store, err);
        listing_plan_done(&plan);
        if (!good)
            return false;
    }
    return true;
}

bool listing_indexed(struct store *store, struct err *err)
{
    size_t count;
    const struct view *all = views(&count);
    for (size_t i = 0; i < count; i++) {
        struct listing_query query = {.view = &all[i], .officer = 1, .roles = ~0U, .unit = ""};
        const struct form *form = form_set_find(store->forms, all[i].form);
        if (!order_indexed(store, &query, err))
            return false;
        for (int field = 0; field < (int)form->field_count; field++) {
            query.sort = form->fields[field].key;
            if (form_sorts(form, field) && !order_indexed(store, &query, err))
                return false;
        }
    }
    return true;
}
