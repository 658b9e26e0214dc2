/* progress: what is being done while an older database is brought up to date. See store/progress.h.
 *
 * SQLite itself calls back while a long statement runs; whoever listens decides how often people
 * are told. Stops nothing. */
#include "store/progress.h"

enum { STEPS = 200000 }; /* of SQLite between two calls: some tens of milliseconds */

static int go_on(void *data)
{
    progress_part(data, -1);
    return 0;
}

void progress_say(struct store *store, const char *doing)
{
    bool told = doing != NULL || store->doing != NULL;
    store->doing = doing;
    if (store->upgrading == NULL || !told)
        return;
    sqlite3_progress_handler(store->db, STEPS, doing != NULL ? go_on : NULL, store);
    store->upgrading(doing, -1, store->upgrading_data);
}

void progress_part(const struct store *store, int percent)
{
    if (store->doing != NULL && store->upgrading != NULL)
        store->upgrading(store->doing, percent, store->upgrading_data);
}

void progress_watch(struct store *store, sqlite3 *db)
{
    if (store->doing != NULL && store->upgrading != NULL)
        sqlite3_progress_handler(db, STEPS, go_on, store);
}
