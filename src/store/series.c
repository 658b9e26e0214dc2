/* series: counters for document numbers: no gaps, no repeats, by series and year.
 *
 * The counter is a row like any other: it goes back with the transaction that took it. */
#include "store/series.h"

#include "store/connection.h"
#include "store/sql.h"
#include "store/statement.h"

#include <assert.h>

bool series_take(struct store *store, const char *series, int year, long *no, struct err *err)
{
    bool row = false;
    assert(store->writing);
    sqlite3_stmt *take =
        statement_take(store,
                       "INSERT INTO series (series, year, last) VALUES (?1, ?2, 1) "
                       "ON CONFLICT (series, year) DO UPDATE SET last = last + 1 "
                       "RETURNING last",
                       err);
    if (!take)
        return false;
    sql_bind(take, 1, series);
    sql_bind_number(take, 2, year);
    bool good = sql_step(take, &row, err);
    *no = row ? (long)sqlite3_column_int64(take, 0) : 0;
    statement_give(store, take); /* all is written before the row is returned */
    return good;
}
