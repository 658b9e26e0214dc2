/* office: one person at work on one database: the use-cases stand on this.
 *
 * Holds the connection, the forms, the code lists, the calendar, who is at work and the
 * clock. Every act is permission → rule → one transaction → audit, in that order.
 * Knows nothing of terminals; screen and command line call the same functions. */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "law/act.h"
#include "law/basis.h"
#include "law/calendar.h"
#include "law/codes.h"
#include "law/form_set.h"
#include "law/record.h"

struct office;

struct office_options {
    const char *path;       /* database; NULL: $ROUZHI_DB, /var/lib/rouzhi/rouzhi.db, XDG data folder */
    const char *share;      /* folder with forms/ and data/; NULL: the installed or the build one */
    const char *as;         /* practice databases alone: account to work as; NULL */
    const char *press;      /* path of rouzhi-press; NULL: the installed or the build one */
    const char *outbox;     /* folder for PDFs; NULL: $ROUZHI_OUTBOX, else outbox in the caller's home */
    moment_t (*now)(void *data); /* NULL: moment_now */
    void *now_data;
    /* Called while an older database is brought up to date, which may take minutes: at once with what
     * is being done, then often with the percent done (-1: not known), at the end with NULL. */
    void (*upgrading)(const char *doing, int percent, void *data); /* NULL: not told */
    void *upgrading_data;
};

/* Opens the office for the caller (getuid). ERR_DENIED if the account is not known or not
 * active; ERR_DATABASE without a database. Caller closes. */
struct office *office_open(const struct office_options *options, struct err *err);
void office_close(struct office *office); /* NULL is allowed */

/* A new database with the caller as its first 系统管理员; `settings` is a record of form
 * "office" or NULL for the defaults. Code lists and the calendar come from share/data. */
bool office_init(const struct office_options *options, const struct record *settings,
                 bool practice, struct err *err);

/* The same done in a folder that is taken away again: what office_init would refuse. *path gets where
 * the database would be (caller frees). */
bool office_init_try(const struct office_options *options, const struct record *settings,
                     bool practice, char **path, struct err *err);

/* The forms, before there is a database; share NULL: the installed or the build one. Caller frees. */
struct form_set *office_forms_load(const char *share, struct err *err);
void office_forms_free(struct form_set *forms);

/* From now on whoever waits for somebody else's saving is told, first after 300 ms, then about every 200:
 * his name (NULL: not known), and for how long. False from it: not any longer, which is ERR_BUSY. It
 * does nothing with this office. NULL: not told. */
void office_set_waiting(struct office *office,
                        bool (*waiting)(const char *holder, int ms, void *data), void *data);

const struct form_set *office_forms(const struct office *office);
const struct form *office_form(const struct office *office, const char *name); /* or NULL */
const struct codes *office_codes(const struct office *office);
const struct calendar *office_calendar(const struct office *office);
const struct law_book *office_laws(const struct office *office);
const struct record *office_settings(const struct office *office); /* form "office" */
const struct record *office_me(const struct office *office);       /* form "officer" */
unsigned office_roles(const struct office *office);
moment_t office_now(const struct office *office);
date_t office_today(const struct office *office);
bool office_is_practice(const struct office *office);
const char *office_path(const struct office *office);
const char *office_share(const struct office *office);
const char *office_outbox(const struct office *office); /* folder for what is made; may not be there yet */

/* What checking a value in this office may look at. */
struct check_context office_context(const struct office *office);

/* Whether I may; ERR_DENIED says who may and on what ground. */
bool office_may(const struct office *office, enum act_id act, struct err *err);

/* Whether others have saved since the last call; settings, codes and calendar are re-read then. */
bool office_changed(struct office *office);
bool office_idle(const struct office *office);

#endif
