/* id_set: ids of rows that an index gave, for asking of each row whether it is among them.
 *
 * Handed to SQL as a pointer: gather(set, id) puts one in, among(set, id) asks. What holds more
 * ids than it was made for is full and says so; what it holds is then a part only. */
#ifndef STORE_ID_SET_H
#define STORE_ID_SET_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ID_SET_POINTER "rouzhi-ids" /* the type of the pointer, for SQLite */

struct id_set {
    int64_t *ids; /* ascending once it is sorted */
    size_t count;
    size_t room;
    size_t most; /* how many it may hold */
    bool full;   /* there were more */
};

void id_set_init(struct id_set *set, size_t most);
void id_set_done(struct id_set *set);

/* Puts one in; false if it is full. */
bool id_set_add(struct id_set *set, int64_t id);

/* Ascending, each once: before it is asked. */
void id_set_sort(struct id_set *set);

bool id_set_has(const struct id_set *set, int64_t id);

/* The ids as a JSON array. Caller frees. */
char *id_set_json(const struct id_set *set);

/* Binds it by name where the statement has it; the set outlives the statement's steps. */
void id_set_bind(sqlite3_stmt *statement, const char *name, struct id_set *set);

/* What SQL calls. */
void id_set_gather(sqlite3_context *context, int count, sqlite3_value **values);
void id_set_among(sqlite3_context *context, int count, sqlite3_value **values);

#endif
