/* keeping: the audit, the backup and the check of the database, for those who may. */
#ifndef OFFICE_KEEPING_H
#define OFFICE_KEEPING_H

#include "base/finding.h"
#include "office/office.h"

struct keeping_head {
    int64_t seq;   /* number of the last row of the audit; 0 = none */
    char hash[65]; /* its hash, hex */
};

struct keeping_report {
    struct keeping_head head;
    int64_t rows;    /* checked */
    bool whole;      /* the chain holds */
    int64_t bad_seq; /* else the first bad row */
    char why[256];   /* and in which way */
};

bool keeping_head(struct office *office, struct keeping_head *head, struct err *err);

/* Walks the whole chain. `expected`, if not NULL, is a head noted earlier: it must still be there.
 * True if it could be walked, whatever the report says. */
bool keeping_verify(struct office *office, const struct keeping_head *expected,
                    struct keeping_report *report, struct err *err);

struct keeping_entry {
    int64_t seq;
    moment_t at;
    const char *who; /* borrowed until the next row, as all texts here */
    const char *account;
    const char *act;   /* case-new */
    const char *words; /* in words */
};
typedef bool keeping_taker(const struct keeping_entry *entry, void *data);

/* The rows in words, newest first, at most `limit`; of one case (with its commitment) if case_id is
 * not 0. What was done to cases is shown only to those who may see cases. */
bool keeping_show(struct office *office, int64_t case_id, size_t limit, keeping_taker *each,
                  void *data, struct err *err);

/* A copy of the live database, checked; *bytes gets its size. */
bool keeping_backup(struct office *office, const char *path, int64_t *bytes, struct err *err);

/* What backing up to this name would refuse, without doing it. */
bool keeping_backup_try(struct office *office, const char *path, struct err *err);

/* Everything that can be checked; each fault a finding. */
bool keeping_check(struct office *office, struct findings *findings, struct err *err);

#endif
