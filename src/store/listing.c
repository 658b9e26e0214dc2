/* listing: pages of a list, each fetched from an index by the last row seen.
 *
 * Reads the stretches of listing_plan in their order, merges those of two officers, and
 * turns values into what people read. Rows without a value in the sort column come last. */
#include "store/listing.h"

#include "base/memory.h"
#include "store/column.h"
#include "store/listing_plan.h"
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

static void read_row(const struct listing_plan *plan, struct store *store, sqlite3_stmt *read,
                     struct view_row *row)
{
    char today[DATE_TEXT];
    const struct form *form = plan->form;
    const char *due = sql_column(read, 2);
    int column = 3;
    row->id = sqlite3_column_int64(read, 0);
    row->sort_key = column_read(read, 1, &form->fields[plan->sort]);
    row->overdue = due && strcmp(due, date_format(plan->query->today, today)) < 0;
    row->cells = memory_array(NULL, form->list_count, sizeof *row->cells);
    row->values = memory_array(NULL, form->list_count, sizeof *row->values);
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

/* At most `limit` rows of one stretch, added to the page. */
static bool read_stretch(const struct listing_plan *plan, struct store *store,
                         const struct listing_stretch *stretch, size_t limit,
                         struct view_page *page, struct err *err)
{
    bool more = true;
    sqlite3_stmt *read = listing_plan_prepare(plan, store, stretch, "", err);
    bool good = read != NULL;
    if (good)
        sql_bind_named_number(read, ":limit", (int64_t)limit);
    while (good && (good = sql_step(read, &more, err)) && more) {
        page->rows = memory_array(page->rows, page->count + 1, sizeof *page->rows);
        read_row(plan, store, read, &page->rows[page->count]);
        page->count++;
    }
    sqlite3_finalize(read);
    return good;
}

/* Whether `one` comes before `other` as the rows are read. */
static bool comes_first(const struct listing_plan *plan, const struct view_row *one,
                        const struct view_row *other)
{
    int order = column_compare(&plan->form->fields[plan->sort], one->sort_key, other->sort_key);
    if (order == 0)
        order = (one->id > other->id) - (one->id < other->id);
    return plan->descending ? order > 0 : order < 0;
}

/* Merges rows[start..middle) and rows[middle..end), each in order. */
static void merge(const struct listing_plan *plan, struct view_page *page, size_t start,
                  size_t middle)
{
    size_t count = page->count - start;
    struct view_row *merged = memory_array(NULL, count, sizeof *merged);
    size_t left = start;
    size_t right = middle;
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            right == page->count ||
            (left < middle && comes_first(plan, &page->rows[left], &page->rows[right]));
        merged[i] = page->rows[take_left ? left++ : right++];
    }
    if (count > 0)
        memcpy(&page->rows[start], merged, count * sizeof *merged);
    free(merged);
}

/* One kind of stretch of all branches, merged. */
static bool read_branches(const struct listing_plan *plan, struct store *store,
                          struct listing_stretch stretch, size_t limit, struct view_page *page,
                          struct err *err)
{
    size_t start = page->count;
    for (stretch.branch = 0; stretch.branch < plan->branches; stretch.branch++) {
        size_t middle = page->count;
        if (!read_stretch(plan, store, &stretch, limit, page, err))
            return false;
        merge(plan, page, start, middle);
    }
    return true;
}

static void drop_after(struct view_page *page, size_t count)
{
    struct view_page rest = {.columns = page->columns};
    if (page->count <= count)
        return;
    rest.count = page->count - count;
    rest.rows = memory_array(NULL, rest.count, sizeof *rest.rows);
    memcpy(rest.rows, &page->rows[count], rest.count * sizeof *rest.rows);
    page->count = count;
    view_page_done(&rest);
}

static void reverse(struct view_page *page)
{
    for (size_t i = 0; i < page->count / 2; i++) {
        struct view_row row = page->rows[i];
        page->rows[i] = page->rows[page->count - 1 - i];
        page->rows[page->count - 1 - i] = row;
    }
}

/* The two kinds of stretch in the order of reading, from the key on. */
static bool read_page(const struct listing_plan *plan, struct store *store,
                      const struct listing_key *from, bool backward, size_t limit,
                      struct view_page *page, struct err *err)
{
    const bool kinds[2] = {backward, !backward}; /* empty last, so first when going back */
    for (size_t i = 0; i < 2 && page->count <= limit; i++) {
        struct listing_stretch stretch = {.empty = kinds[i]};
        if (stretch.empty && !plan->has_empty)
            continue;
        if (from && from->set) {
            bool key_empty = from->sort_key == NULL;
            if (i == 0 && key_empty != kinds[0])
                continue; /* the key lies in the second: the first is behind it */
            stretch.after = key_empty == kinds[i] ? from : NULL;
        }
        if (!read_branches(plan, store, stretch, limit + 1 - page->count, page, err))
            return false;
    }
    return true;
}

bool listing_page(struct store *store, const struct listing_query *query,
                  const struct listing_key *from, bool backward, size_t limit,
                  struct view_page *page, struct err *err)
{
    struct filter filter;
    struct listing_plan plan;
    bool begun = false;
    filter_init(&filter, query->filter);
    bool good = listing_plan_init(&plan, store, query, &filter, backward, err);
    if (good) {
        page->columns = plan.form->list_count;
        good = connection_read_begin(store, &begun, err) &&
               filter_narrow(&filter, store, plan.form, err) &&
               read_page(&plan, store, from, backward, limit, page, err);
        connection_read_end(store, begun);
        page->more = page->count > limit;
        drop_after(page, limit);
        if (backward)
            reverse(page);
    }
    filter_done(&filter);
    return good;
}

static bool count_stretch(const struct listing_plan *plan, struct store *store,
                          const struct listing_stretch *stretch, int64_t most, int64_t *count,
                          struct err *err)
{
    bool row = true;
    sqlite3_stmt *read = listing_plan_prepare(plan, store, stretch, "", err);
    bool good = read != NULL;
    if (good)
        sql_bind_named_number(read, ":limit", most - *count);
    while (good && (good = sql_step(read, &row, err)) && row)
        ++*count;
    sqlite3_finalize(read);
    return good;
}

bool listing_count(struct store *store, const struct listing_query *query, int64_t most,
                   int64_t *count, struct err *err)
{
    struct filter filter;
    struct listing_plan plan;
    bool begun = false;
    *count = 0;
    filter_init(&filter, query->filter);
    bool good = listing_plan_init(&plan, store, query, &filter, false, err) &&
                connection_read_begin(store, &begun, err);
    good = good && filter_narrow(&filter, store, plan.form, err);
    size_t kinds = good && plan.has_empty ? 2 : 1;
    for (size_t i = 0; good && i < kinds * plan.branches && *count < most; i++) {
        struct listing_stretch stretch = {
            .branch = i / kinds, .empty = i % kinds == 1, .counted = true};
        good = count_stretch(&plan, store, &stretch, most, count, err);
    }
    connection_read_end(store, begun);
    filter_done(&filter);
    return good;
}
