/* connection: what one open database holds; private to this layer.
 *
 * Opens the file with the settings that were measured to keep every acknowledged save
 * through a kill or a power cut (synchronous=FULL, WAL), and never by any other way. */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <sqlite3.h>

#include "store/migrate.h"
#include "store/store.h"

#define STORE_APPLICATION 0x726f757a /* "rouz": stamped into every database of ours */

#define STORE_STATEMENTS 128
struct store_statement {
    sqlite3_stmt *statement; /* NULL: none is kept here */
    bool taken;
    int64_t given; /* when it was given back, counted */
};

struct store {
    sqlite3 *db;
    char *path; /* as the caller named it */
    char *file; /* the same with its folder resolved */
    const struct form_set *forms;
    moment_t (*now)(void *data);
    void *now_data;
    store_upgrading *upgrading; /* NULL: nobody listens */
    void *upgrading_data;
    store_waiting *waiting; /* NULL: nobody listens */
    void *waiting_data;
    store_sealing *sealing; /* NULL: everything is read */
    void *sealing_data;
    int64_t busy_since; /* when SQLite first found it busy, and when that was last said, in ms */
    int64_t busy_said;
    const char *doing; /* while an older database is brought up to date: what; else NULL */
    int gate_seconds;
    int gate; /* descriptor of the lock file */
    int version;
    bool practice;
    int64_t officer;
    char *account;
    char *name;
    moment_t moment; /* the time of the transaction that is open */
    bool writing;    /* inside store_write */
    bool noting;     /* audit_note is adding its row: for the authorizer */
    struct store_statement statements[STORE_STATEMENTS]; /* see statement.c */
    int64_t statements_given;
    sqlite3_stmt *data_version;
    int64_t seen; /* data_version at the last store_changed */
};

/* Opens store->file (which must exist) with settings, functions and tokenizer. */
bool connection_open(struct store *store, struct err *err);

/* For tests: the same as store_create and store_open with another table of migrations. */
bool store_create_with(const struct store_options *options, bool practice,
                       const struct migration *migrations, size_t count, struct err *err);
struct store *store_open_with(const struct store_options *options,
                              const struct migration *migrations, size_t count, struct err *err);

/* Gate, BEGIN IMMEDIATE, work, COMMIT; store_write without the check of the version. */
bool connection_write(struct store *store,
                      bool (*work)(struct store *store, void *data, struct err *err), void *data,
                      struct err *err);

/* One view of the data for several reads; inside a transaction it is that one. True in
 * *begun means that connection_read_end has to end it. */
bool connection_read_begin(struct store *store, bool *begun, struct err *err);
void connection_read_end(struct store *store, bool begun);

#endif
