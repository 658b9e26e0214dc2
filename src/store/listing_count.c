/* listing_count: how many rows a list has, no further than asked and no longer than allowed.
 *
 * Where the indexes of the words tell the number, no row is looked at. Else the rows are counted
 * in no order; when the time is over, what was counted till then is a number that there are at
 * least. */
#include "store/listing.h"

#include "store/listing_plan.h"
#include "store/sql.h"

#include <string.h>
#include <time.h>

enum {
    STEPS = 5000
}; /* of SQLite between two looks at the clock: a small list is always counted */

struct tally {
    struct listing_plan plan;
    struct filter filter;
    int64_t most;
    int64_t count;
    double end; /* in seconds of the steady clock; 0 = as long as it takes */
    bool late;
};

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static int look_at_clock(void *data)
{
    struct tally *tally = data;
    tally->late = now() > tally->end;
    return tally->late;
}

/* Every row of the word's own index holds it, and every row with a choice of that name: that is a number
 * of rows that the list has. */
static bool told_by_index(struct tally *tally)
{
    const struct filter *filter = &tally->filter;
    if (tally->plan.query->view->filter != VIEW_ALL || filter->count != 1)
        return false;
    const struct filter_word *word = &filter->words[0];
    bool small = word->exact && tally->plan.small;
    if (small)
        tally->count = (int64_t)tally->plan.rows.count;
    for (size_t i = 0; !small && i < filter->places; i++) {
        const struct filter_place *place = &word->places[i];
        if (!place->reference && (word->exact || place->choice) &&
            tally->count < (int64_t)place->set.count)
            tally->count = (int64_t)place->set.count;
    }
    return small || tally->count >= tally->most;
}

static bool count_branch(struct tally *tally, struct store *store, size_t branch, struct err *err)
{
    bool row = true;
    sqlite3_stmt *read = listing_plan_tally(&tally->plan, store, branch, err);
    bool good = read != NULL;
    if (good)
        sql_bind_named_number(read, ":limit", tally->most - tally->count);
    while (good && (good = sql_step(read, &row, err)) && row)
        tally->count++;
    sqlite3_finalize(read);
    return good;
}

static bool count_rows(struct tally *tally, struct store *store, struct err *err)
{
    size_t branches = tally->plan.small ? 1 : tally->plan.branches;
    int64_t told = tally->count; /* when nothing more can be counted in time, these are sure */
    bool good = true;
    tally->count = 0;
    for (size_t i = 0; good && i < branches && tally->count < tally->most; i++)
        good = count_branch(tally, store, i, err);
    tally->count = tally->late && told > tally->count ? told : tally->count;
    return good;
}

static bool ask(struct tally *tally, struct store *store, struct err *err)
{
    size_t held = tally->most > FEW_ROWS ? (size_t)tally->most : FEW_ROWS;
    return filter_ask(&tally->filter, store, tally->plan.form, held + 1, err) &&
           filter_narrow(&tally->filter, store, tally->plan.form, FEW_ROWS, err) &&
           listing_plan_narrow(&tally->plan, store, err) &&
           (told_by_index(tally) || count_rows(tally, store, err));
}

static bool run(struct tally *tally, struct store *store, double seconds, struct err *err)
{
    bool begun = false;
    if (seconds > 0) {
        tally->end = now() + seconds;
        sqlite3_progress_handler(store->db, STEPS, look_at_clock, tally);
    }
    bool good = connection_read_begin(store, &begun, err) && ask(tally, store, err);
    sqlite3_progress_handler(store->db, 0, NULL, NULL);
    connection_read_end(store, begun);
    return good || tally->late;
}

bool listing_tally(struct store *store, const struct listing_query *query, int64_t most,
                   int milliseconds, int64_t *count, bool *more, struct err *err)
{
    struct listing_query plain = *query;
    struct tally tally = {.most = most};
    plain.sort = NULL; /* the number is the same in any order: the view's own has an index */
    filter_init(&tally.filter, query->filter);
    tally.filter.labels = true;
    bool good = listing_plan_init(&tally.plan, store, &plain, &tally.filter, false, err) &&
                run(&tally, store, milliseconds / 1e3, err);
    *count = tally.count < most ? tally.count : most;
    *more = tally.late || tally.count >= most;
    listing_plan_done(&tally.plan);
    filter_done(&tally.filter);
    return good;
}

bool listing_count(struct store *store, const struct listing_query *query, int64_t most,
                   int64_t *count, struct err *err)
{
    bool more;
    return listing_tally(store, query, most, 0, count, &more, err);
}
