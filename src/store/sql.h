/* sql: the few steps that every statement takes, and what SQLite's errors mean in words.
 *
 * Statements live as long as one function: prepared, bound, stepped, finished (what is kept longer
 * is statement.h's). Nothing above this layer sees any of it. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"

/* NULL and *err if it can't be prepared. Ended by sql_finish or sqlite3_finalize. */
sqlite3_stmt *sql_prepare(sqlite3 *db, const char *text, struct err *err);

/* One step; *row tells whether there is a row. */
bool sql_step(sqlite3_stmt *statement, bool *row, struct err *err);

/* Steps to the end and finalizes. */
bool sql_finish(sqlite3_stmt *statement, struct err *err);

/* Runs statements that take no values and give no rows. */
bool sql_run(sqlite3 *db, const char *text, struct err *err);

/* The first column of the first row; 0 if there is no row. */
bool sql_number(sqlite3 *db, const char *text, int64_t *number, struct err *err);

/* Binds at the 1-based place; a NULL text binds NULL. Texts are copied. */
void sql_bind(sqlite3_stmt *statement, int place, const char *text);
void sql_bind_number(sqlite3_stmt *statement, int place, int64_t number);

/* Binds the parameter of this name where the statement has it. */
void sql_bind_named(sqlite3_stmt *statement, const char *name, const char *text);
void sql_bind_named_number(sqlite3_stmt *statement, const char *name, int64_t number);

/* A column as text; NULL is NULL (borrowed until the next step), or "" with sql_text. */
const char *sql_column(sqlite3_stmt *statement, int column);
const char *sql_text(sqlite3_stmt *statement, int column);

void sql_add_name(struct buffer *out, const char *name);    /* "name" */
void sql_add_literal(struct buffer *out, const char *text); /* 'text' */

bool sql_has_column(sqlite3 *db, const char *table, const char *column);

/* Fills *err from the last error of `db` and returns false. */
bool sql_fail(sqlite3 *db, struct err *err);

/* Whether the file still is where it was opened: one that was removed or exchanged meanwhile would take
 * everything that is written to it along. ERR_DATABASE. */
bool sql_in_place(sqlite3 *db, struct err *err);

#endif
