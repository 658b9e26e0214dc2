/* transfer_private: an import or export on its way; for the transfer rooms of this layer alone. */
#ifndef OFFICE_TRANSFER_PRIVATE_H
#define OFFICE_TRANSFER_PRIVATE_H

#include "exchange/sheet_in.h"
#include "office/office_private.h"
#include "office/transfer.h"

struct transfer_import_run;
struct transfer_export_run;

/* One kind of thing that files hold. */
struct transfer_kind {
    const char *name;  /* lists */
    const char *title; /* 清单 */
    const char *form;  /* form of a row */
    enum act_id import_act;
    enum act_id export_act;
    const char *table; /* for the audit's row in words */
    /* Before the first row; NULL: nothing to prepare. */
    bool (*begin)(struct transfer_import_run *run, struct err *err);
    /* One row inside the transaction. False stops the import; what is wrong with the row alone is
     * a finding and true. */
    bool (*row)(struct transfer_import_run *run, const struct sheet_row *row, struct err *err);
    /* Lays the rows out; NULL: this kind isn't given out. */
    bool (*give)(struct transfer_export_run *run, struct err *err);
};

struct transfer_seen {
    int64_t id;
    long row;
    bool made; /* by this file: gone when the transaction is taken back */
};

struct transfer_import_run {
    struct office *office;
    const struct transfer_options *options;
    const struct transfer_kind *kind;
    struct transfer_report *report;
    const struct form *form;
    struct sheet sheet;
    int *set_fields;            /* by set_*: index of the field */
    struct transfer_seen *seen; /* sorted by id: rows of the database the file was about */
    size_t seen_count;
    size_t next;           /* place of the first row that wasn't looked at yet */
    size_t faults_read;    /* findings of the reading: the first ones of the report, by row */
    bool in_parts;         /* a file that can't succeed was looked at in several transactions */
    const char *list_kind; /* lists: positive or negative, or NULL: each row says */
};

struct sheet_out;

struct transfer_export_run {
    struct office *office;
    const struct transfer_options *options;
    const struct transfer_kind *kind;
    const struct form *form;
    struct sheet_out *sheet;
    int *set_fields;
    char **set_values; /* canonical */
    const char *list_kind;
};

const struct transfer_kind *transfer_kind_named(const char *name, struct err *err);

/* The form of the kind; NULL with the error. */
const struct form *transfer_form(struct office *office, const struct transfer_kind *kind,
                                 struct err *err);

/* Index of each set_* field in the form (caller frees), or NULL and ERR_USAGE with what was
 * probably meant. */
int *transfer_set_fields(const struct form *form, const struct transfer_options *options,
                         struct err *err);

/* What the file, or set_*, says of this field: NULL if neither speaks of it. Caller frees. */
char *transfer_text(const struct transfer_import_run *run, const struct sheet_row *row, int field);

/* Adds the error as a finding of the row; false (stop) if it is none of the row's making. */
bool transfer_refuse(struct transfer_import_run *run, long row, int field, const char *value,
                     struct err *err);

/* Marks a row of the database as treated; false, with a finding, if another row of the file
 * was about it already. */
bool transfer_first_time(struct transfer_import_run *run, int64_t id, long row);
/* The same for a row of the database that this row of the file has made. */
void transfer_made(struct transfer_import_run *run, int64_t id, long row);

/* Enters every column but that of the field `skip` (-1 none) into the record; faults become
 * findings. False stops the import. */
bool transfer_enter(struct transfer_import_run *run, const struct sheet_row *row,
                    struct record *record, int skip, struct err *err);

/* By row, and in a row as they were found: reading and filing find different things. */
void transfer_findings_sort(struct findings *findings);
/* Place among the first `count`, which are sorted, of the first one that isn't of a row before. */
size_t transfer_finding_place(const struct findings *findings, size_t count, long row);

/* Whether findings were added for this row, which is the one being taken in. */
bool transfer_row_refused(const struct transfer_import_run *run, long row);

/* Checks the record as filing would; faults become findings. True if there is none. */
bool transfer_check(struct transfer_import_run *run, long row, const struct record *record);

/* Kinds: how one row is taken in, how all are given out. */
bool transfer_record_row(struct transfer_import_run *run, const struct sheet_row *row,
                         struct err *err);
bool transfer_record_give(struct transfer_export_run *run, struct err *err);
bool transfer_list_begin(struct transfer_import_run *run, struct err *err);
bool transfer_list_row(struct transfer_import_run *run, const struct sheet_row *row,
                       struct err *err);
bool transfer_list_give(struct transfer_export_run *run, struct err *err);
bool transfer_code_row(struct transfer_import_run *run, const struct sheet_row *row,
                       struct err *err);
bool transfer_code_give(struct transfer_export_run *run, struct err *err);
bool transfer_day_row(struct transfer_import_run *run, const struct sheet_row *row,
                      struct err *err);

/* Whether the record is one of those asked for by set_* and month. */
bool transfer_wanted(const struct transfer_export_run *run, const struct record *record);

/* positive or negative (constants) from 正面, 正面清单, positive …; NULL if it is neither. */
const char *transfer_list_kind(const char *text);

#endif
