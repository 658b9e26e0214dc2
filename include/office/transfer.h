/* transfer: files in and files out: import with all its findings, export. */
#ifndef OFFICE_TRANSFER_H
#define OFFICE_TRANSFER_H

#include "base/finding.h"
#include "office/office.h"

struct transfer_report {
    long rows; /* data rows read */
    long added;
    long changed; /* lists: new editions */
    long unchanged;
    char encoding[32];        /* what the file was read as: UTF-8, GB18030 … */
    struct findings findings; /* refused rows; if any, nothing was written */
};
void transfer_report_init(struct transfer_report *report);
void transfer_report_done(struct transfer_report *report);

/* Called now and then with rows done and all; returns false to cancel (nothing is written then). */
typedef bool transfer_progress(long done, long all, void *data);

struct transfer_options {
    const char *kind; /* lists parties cases commitments officers laws articles holidays
                       * terms requirements codes */
    const char *path;
    bool streams; /* a path of "-" is standard input or output, devices and pipes are read: the
                   * prompt's alone, a session has its keys there */
    bool dry_run;
    const char *const *set_names; /* values for columns that the file has not: field=value … */
    const char *const *set_values;
    size_t set_count;
    const char *encoding;        /* export: utf8-bom (also NULL), utf8, gb18030 */
    const char *month;           /* export: YYYY-MM by found or filed date; NULL all */
    transfer_progress *progress; /* may be NULL */
    void *progress_data;
};

/* All or nothing. False with ERR_INPUT and the findings in the report if any row is refused. */
bool transfer_import(struct office *office, const struct transfer_options *options,
                     struct transfer_report *report, struct err *err);

/* The refused rows as they stood, with a reason column, for mending in a spreadsheet. */
bool transfer_write_rejects(const struct transfer_options *options,
                            const struct transfer_report *report, const char *path,
                            struct err *err);

/* set_* filter the rows here (field = value). */
bool transfer_export(struct office *office, const struct transfer_options *options, long *rows,
                     struct err *err);

const char *const *transfer_kinds(size_t *count);
/* Whether I may read such files in, or give them out. */
bool transfer_may(const struct office *office, const char *kind, bool import, struct err *err);
/* What such a file holds: 清单; and the form of its rows: item. NULL for an unknown kind. */
const char *transfer_title(const char *kind);
const char *transfer_form_name(const char *kind);

/* Adds the days of the file of holidays (share/data/holidays.csv; share NULL: the installed or the
 * build one), for reckoning dates without a database. ERR_INPUT with the row. */
bool transfer_calendar(const char *share, struct calendar *calendar, struct err *err);
/* The same from the bytes of such a file. */
bool transfer_calendar_text(const struct form *form, const char *bytes, size_t length,
                            struct calendar *calendar, struct err *err);

#endif
