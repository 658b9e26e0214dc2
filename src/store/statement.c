/* statement: statements that are kept compiled for the next time. See statement.h. */
#include "store/statement.h"

#include <string.h>

#include "store/connection.h"
#include "store/sql.h"

/* The place where the text is kept and not taken; else, if `text` is NULL, the place to be used next: an
 * empty one, or that which was given back longest ago. NULL if there is none. */
static struct store_statement *place_of(struct store *store, const char *text)
{
    struct store_statement *oldest = NULL;
    for (size_t i = 0; i < STORE_STATEMENTS; i++) {
        struct store_statement *place = &store->statements[i];
        if (place->taken)
            continue;
        if (text && place->statement && strcmp(sqlite3_sql(place->statement), text) == 0)
            return place;
        if (!oldest || place->given < oldest->given)
            oldest = place;
    }
    return text ? NULL : oldest;
}

sqlite3_stmt *statement_take(struct store *store, const char *text, struct err *err)
{
    struct store_statement *place = place_of(store, text);
    if (!place) {
        sqlite3_stmt *made = sql_prepare(store->db, text, err);
        place = made ? place_of(store, NULL) : NULL;
        if (!place)
            return made;
        sqlite3_finalize(place->statement);
        place->statement = made;
    }
    place->taken = true;
    return place->statement;
}

void statement_give(struct store *store, sqlite3_stmt *statement)
{
    size_t i = 0;
    while (i < STORE_STATEMENTS && store->statements[i].statement != statement)
        i++;
    if (!statement || i == STORE_STATEMENTS) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    store->statements[i].taken = false;
    store->statements[i].given = ++store->statements_given;
}

bool statement_finish(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    bool row = true;
    bool good = true;
    while (good && row)
        good = sql_step(statement, &row, err);
    statement_give(store, statement);
    return good;
}

void statements_close(struct store *store)
{
    for (size_t i = 0; i < STORE_STATEMENTS; i++) {
        sqlite3_finalize(store->statements[i].statement);
        store->statements[i] = (struct store_statement){.statement = NULL};
    }
}
