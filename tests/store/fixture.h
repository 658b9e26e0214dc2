/* fixture: an office in a folder of its own for each test of the store: the project's forms, a
 * frozen clock, two officers, and a second way in for looking behind the store. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "law/form_set.h"
#include "law/record.h"
#include "store/store.h"

struct fixture {
    char folder[64];
    char path[160];
    struct form_set forms;
    struct store_options options;
    struct store *store;
    struct err err;
    moment_t now;     /* 2026-11-20 10:32 at the start */
    int64_t officer1; /* 张三 */
    int64_t officer2; /* 李四 */
};

int fixture_setup(void **state);  /* with a store made and open */
int fixture_folder(void **state); /* without a store */
int fixture_teardown(void **state);

const struct form *fixture_form(const struct fixture *fixture, const char *name);
void fixture_reopen(struct fixture *fixture);
struct store *fixture_open(struct fixture *fixture); /* one more connection */

/* The store's work in one transaction must succeed; prints the error if not. */
void fixture_write(struct fixture *fixture,
                   bool (*work)(struct store *store, void *data, struct err *err), void *data);
bool fixture_save(struct store *store, struct record *record, struct err *err);

/* Records that may be filed; not saved yet. */
struct record *fixture_party(const struct fixture *fixture, const char *name, const char *code,
                             const char *phone);
struct record *fixture_case(const struct fixture *fixture, int64_t party, const char *number,
                            const char *found_at);

/* The same saved, returning the id. */
int64_t fixture_add(struct fixture *fixture, struct record *record); /* frees it */

/* The names of the files in the folder, with a blank between, - if there is none. Caller frees. */
char *fixture_names(const struct fixture *fixture);

/* Runs SQL on a raw connection (with no functions of ours); must succeed. */
void fixture_raw(const struct fixture *fixture, const char *sql);
/* The same, returning the result code. */
int fixture_try(const struct fixture *fixture, const char *sql);
int64_t fixture_number(const struct fixture *fixture, const char *sql);

#endif
