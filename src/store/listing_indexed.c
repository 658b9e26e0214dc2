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

static bool refuse_unindexed(const struct listing_plan *plan, struct err *err)
{
    char detail[sizeof err->detail];
    memcpy(detail, err->detail, sizeof detail);
    err_set(err, ERR_DATABASE, "列表「%s」按 %s 排序时没有索引可用，数据多了会慢；请告诉开发者",
            plan->query->view->title, plan->form->fields[plan->sort].label);
    return err_detail(err, "%s", detail);
}

/* Both directions, from the end and from a key, both kinds of stretch, every branch. */
static bool order_indexed(struct store *store, const struct listing_query *query, struct err *err)
{
    struct listing_key key = {.set = true, .id = 1, .sort_key = "1"};
    struct filter none;
    struct listing_plan plan;
    filter_init(&none, NULL);
    for (int kind = 0; kind < 8; kind++) {
        if (!listing_plan_init(&plan, store, query, &none, kind & 1, err))
            return false;
        if ((kind & 2) && !plan.has_empty)
            continue;
        for (size_t branch = 0; branch < plan.branches; branch++) {
            bool indexed = true;
            struct listing_stretch stretch = {
                .branch = branch, .empty = kind & 2, .after = kind & 4 ? &key : NULL};
            if (!stretch_indexed(&plan, store, &stretch, &indexed, err))
                return false;
            if (!indexed)
                return refuse_unindexed(&plan, err);
        }
    }
    return true;
}

bool listing_indexed(struct store *store, struct err *err)
{
    size_t count;
    const struct view *all = views(&count);
    for (size_t i = 0; i < count; i++) {
        struct listing_query query = {.view = &all[i], .officer = 1};
        const struct form *form = form_set_find(store->forms, all[i].form);
        if (!order_indexed(store, &query, err))
            return false;
        for (size_t j = 0; j < form->sort_count; j++) {
            query.sort = form->fields[form->sorts[j]].key;
            if (!order_indexed(store, &query, err))
                return false;
        }
    }
    return true;
}
