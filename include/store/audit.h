/* audit: who did what when, chained by hash, append-only.
 *
 * Triggers made from each table's columns write every change (old and new values as
 * JSON); office adds one row in words for the meaning. Each row's hash covers the
 * one before it. Verifying names the first bad row. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "store/store.h"

/* Adds the row in words. Only inside store_write. `act` is the act's key, `table`/`id`
 * what it was done to (table may be NULL). `words`: 受理案件 沙环柔〔2026〕1号. */
bool audit_note(struct store *store, const char *act, const char *table, int64_t id,
                const char *words, struct err *err);

struct audit_head {
    int64_t seq;   /* number of the last row; 0 = none */
    char hash[65]; /* its hash, hex */
};

struct audit_report {
    struct audit_head head;
    int64_t rows;     /* checked */
    bool whole;       /* the chain holds */
    int64_t bad_seq;  /* else: the first bad row */
    char why[256];    /* and in which way, in Chinese */
};

bool audit_read_head(struct store *store, struct audit_head *head, struct err *err);

/* Walks the whole chain. If `expected` is not NULL, that row must still be there with that hash.
 * True if it could be walked, whatever the report says. */
bool audit_verify(struct store *store, const struct audit_head *expected,
                  struct audit_report *report, struct err *err);

struct audit_row {
    int64_t seq;
    moment_t at;
    const char *who;   /* borrowed until the next row, as all texts here */
    const char *account;
    const char *act;   /* case-new, or insert/update/delete for the rows of triggers */
    const char *table; /* may be "" */
    int64_t id;
    const char *words; /* in words, or the JSON of the change */
};

/* Calls `each` with the rows (of one thing if table is not NULL), newest first, at most `limit`;
 * rows of triggers only if `all`. */
bool audit_show(struct store *store, const char *table, int64_t id, bool all, size_t limit,
                bool (*each)(const struct audit_row *row, void *data), void *data,
                struct err *err);

/* False and names the first table without its three triggers. */
bool audit_complete(struct store *store, struct err *err);

#endif
