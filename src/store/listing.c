/* listing: pages of a list, each fetched from an index by the last row seen.
 *
 * Finds the places of a page first, stretch by stretch in the order of listing_plan (those of two
 * officers merged), then reads the rows that stand there. */
#include "store/listing.h"

#include "base/memory.h"
#include "store/listing_plan.h"
#include "store/listing_row.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>

/* So many rows of an index are worth fetching for a word before the rows themselves are asked. */
enum { MOST_HELD = 50000 };

enum { STEPS = 5000 }; /* of SQLite between two looks whether somebody is in a hurry */

struct marks {
    struct listing_mark *marks;
    size_t count;
};

static void marks_drop(struct marks *marks, size_t from)
{
    for (size_t i = from; i < marks->count; i++)
        listing_mark_done(&marks->marks[i]);
    marks->count = from < marks->count ? from : marks->count;
}

/* At most `limit` places of one stretch, added to the others. */
static bool read_stretch(const struct listing_plan *plan, struct store *store,
                         const struct listing_stretch *stretch, size_t limit, struct marks *marks,
                         struct err *err)
{
    bool more = true;
    sqlite3_stmt *read = listing_plan_prepare(plan, store, stretch, "", err);
    bool good = read != NULL;
    if (good)
        sql_bind_named_number(read, ":limit", (int64_t)limit);
    while (good && (good = sql_step(read, &more, err)) && more) {
        marks->marks = memory_array(marks->marks, marks->count + 1, sizeof *marks->marks);
        marks->marks[marks->count++] = listing_mark_read(&plan->order, read);
    }
    sqlite3_finalize(read);
    return good;
}

/* Whether `one` comes before `other` as the rows are read. */
static bool comes_first(const struct listing_plan *plan, const struct listing_mark *one,
                        const struct listing_mark *other)
{
    int order = listing_mark_compare(&plan->order, one, other);
    return plan->descending ? order > 0 : order < 0;
}

/* Merges marks[start..middle) and marks[middle..end), each in order. */
static void merge(const struct listing_plan *plan, struct marks *all, size_t start, size_t middle)
{
    size_t count = all->count - start;
    struct listing_mark *merged = memory_array(NULL, count + 1, sizeof *merged);
    size_t left = start;
    size_t right = middle;
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            right == all->count ||
            (left < middle && comes_first(plan, &all->marks[left], &all->marks[right]));
        merged[i] = all->marks[take_left ? left++ : right++];
    }
    if (count > 0)
        memcpy(&all->marks[start], merged, count * sizeof *merged);
    free(merged);
}

/* One stretch of all branches, merged. */
static bool read_branches(const struct listing_plan *plan, struct store *store,
                          struct listing_stretch stretch, size_t limit, struct marks *marks,
                          struct err *err)
{
    size_t start = marks->count;
    size_t branches = plan->small ? 1 : plan->branches;
    for (stretch.branch = 0; stretch.branch < branches; stretch.branch++) {
        size_t middle = marks->count;
        if (!read_stretch(plan, store, &stretch, limit, marks, err))
            return false;
        merge(plan, marks, start, middle);
    }
    return true;
}

/* The stretches behind `after` (NULL: all) in the order of reading; returns how many. */
static size_t lay_out(const struct listing_plan *plan, const struct listing_mark *after,
                      bool backward, struct listing_stretch *stretches)
{
    size_t count = 0;
    bool reached = after == NULL;
    for (int i = 0; i < LISTING_KINDS; i++) {
        enum listing_kind kind = (enum listing_kind)(backward ? LISTING_KINDS - 1 - i : i);
        bool here = after && after->kind == kind;
        reached = reached || here;
        if (!reached || !plan->order.has[kind])
            continue;
        if (here && plan->order.target && kind != LISTING_ABSENT)
            stretches[count++] =
                (struct listing_stretch){.kind = kind, .after = after, .within = true};
        stretches[count++] = (struct listing_stretch){.kind = kind, .after = here ? after : NULL};
    }
    return count;
}

static bool read_marks(const struct listing_plan *plan, struct store *store,
                       const struct listing_mark *after, bool backward, size_t limit,
                       struct marks *marks, struct err *err)
{
    struct listing_stretch stretches[LISTING_KINDS + 1];
    size_t count = lay_out(plan, after, backward, stretches);
    for (size_t i = 0; i < count && marks->count <= limit; i++)
        if (!read_branches(plan, store, stretches[i], limit + 1 - marks->count, marks, err))
            return false;
    return true;
}

static bool read_page(struct listing_plan *plan, struct store *store,
                      const struct listing_key *from, bool backward, size_t limit,
                      struct view_page *page, struct err *err)
{
    struct marks marks = {.count = 0};
    struct listing_mark after = {.id = 0};
    bool begins = !from || !from->set;
    if (!begins)
        after = listing_mark_of(&plan->order, from);
    bool good = read_marks(plan, store, begins ? NULL : &after, backward, limit, &marks, err);
    if (good) {
        page->more = marks.count > limit;
        marks_drop(&marks, limit);
        good = listing_rows_read(plan, store, marks.marks, marks.count, backward, page, err);
    }
    listing_mark_done(&after);
    marks_drop(&marks, 0);
    free(marks.marks);
    return good;
}

static int ask_hurried(void *data)
{
    const struct listing_query *query = data;
    return query->hurried(query->hurried_data);
}

bool listing_page(struct store *store, const struct listing_query *query,
                  const struct listing_key *from, bool backward, size_t limit,
                  struct view_page *page, struct err *err)
{
    struct filter filter;
    struct listing_plan plan;
    bool begun = false;
    struct listing_query asked = *query;
    filter_init(&filter, query->filter);
    filter.labels = true;
    bool good = listing_plan_init(&plan, store, query, &filter, backward, err);
    if (good) {
        page->columns = plan.form->list_count;
        if (query->hurried)
            sqlite3_progress_handler(store->db, STEPS, ask_hurried, &asked);
        good = !(query->hurried && ask_hurried(&asked)) ||
               err_set(err, ERR_BUSY, "列表还没有读完，请再按一次");
        good = good && connection_read_begin(store, &begun, err) &&
               filter_ask(&filter, store, plan.form, MOST_HELD, err) &&
               filter_narrow(&filter, store, plan.form, FEW_ROWS, err) &&
               listing_plan_narrow(&plan, store, err) &&
               read_page(&plan, store, from, backward, limit, page, err);
        sqlite3_progress_handler(store->db, 0, NULL, NULL);
        connection_read_end(store, begun);
    }
    listing_plan_done(&plan);
    filter_done(&filter);
    return good;
}
