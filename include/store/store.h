/* store: the one database file: opening, migrating, writing.
 *
 * The only layer that knows SQL. Every write goes through store_write: the gate
 * (a lock file beside the database), BEGIN IMMEDIATE, the caller's function, COMMIT.
 * Nothing is held open while somebody reads a screen: asserted by store_idle. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "law/form_set.h"
#include "law/record.h"

struct store; /* one connection */

/* Who acts, for the audit; the texts are copied. */
struct store_actor {
    int64_t officer;     /* id in table officer; 0 before there is one */
    const char *account; /* Unix account */
    const char *name;    /* as in the officer's row, or the account */
};

/* Called while an older database is brought up to date, which may take minutes: at once with what is
 * being done, then often with the same and the percent done (-1: not known), at the end with NULL. */
typedef void store_upgrading(const char *doing, int percent, void *data);

/* Called while another holds the database: first after 300 ms, then about every 200, with his name (NULL:
 * not known) and for how long that has been. False: nobody wants to wait any longer (ERR_BUSY). */
typedef bool store_waiting(const char *holder, int ms, void *data);

struct store_options {
    const char *path;
    const struct form_set *forms; /* borrowed for the life of the store */
    moment_t (*now)(void *data);  /* the clock, for audit rows */
    void *now_data;
    store_upgrading *upgrading;   /* NULL: not told */
    void *upgrading_data;
    int gate_seconds; /* how long to wait for another writer; 0 = 10 */
};

/* Makes a new database: refuses (ERR_CONFLICT) if the file is there. `practice` marks it
 * for good as a practice database. Runs all migrations. */
bool store_create(const struct store_options *options, bool practice, struct err *err);

/* Opens an existing one; migrates an older one after a backup beside it (NAME.vN.bak);
 * refuses a newer one and files that are not ours; refuses network file systems
 * (WAL needs a local disk). ERR_DATABASE if there is none. Caller closes. */
struct store *store_open(const struct store_options *options, struct err *err);
void store_close(struct store *store); /* NULL is allowed */

void store_set_actor(struct store *store, const struct store_actor *actor);
void store_set_waiting(struct store *store, store_waiting *waiting, void *data); /* NULL: not told */
/* Called with every record that was read, before anybody gets it: the office takes out what its reader may
 * not see (record_seal). NULL: nothing is taken out. */
typedef void store_sealing(struct record *record, void *data);
void store_set_sealing(struct store *store, store_sealing *sealing, void *data);
bool store_is_practice(const struct store *store);
const char *store_path(const struct store *store);
int store_schema_version(const struct store *store);

/* Runs `work` in one write transaction. If it returns false everything is rolled back and
 * *err is its error; database errors (disk full …) come as ERR_DATABASE with a sentence, and
 * ERR_BUSY with who is writing if that took longer than one waits. Never nested. */
bool store_write(struct store *store, bool (*work)(struct store *store, void *data, struct err *err),
                 void *data, struct err *err);

/* Runs `work` with one view of the data, whatever others commit meanwhile. For reading alone:
 * `work` neither writes nor waits for a key. Inside another of these, or inside store_write, it
 * sees what that one sees. False with the error of `work`. */
bool store_read(struct store *store, bool (*work)(struct store *store, void *data, struct err *err),
                void *data, struct err *err);

/* Whether other connections have committed since the last call (for refreshing lists). */
bool store_changed(struct store *store);

/* True if no statement and no transaction is open: must hold whenever a key is awaited. */
bool store_idle(const struct store *store);

#endif
