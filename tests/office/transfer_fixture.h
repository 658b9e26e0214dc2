/* transfer_fixture: an office with files to bring in and to give out, for the tests of transfers.
 *
 * Making a bureau takes longer than most tests: it is made once, each test has a copy. */
#ifndef TESTS_OFFICE_TRANSFER_FIXTURE_H
#define TESTS_OFFICE_TRANSFER_FIXTURE_H

#include "office/transfer.h"
#include "support/bureau.h"

struct fixture {
    struct bureau bureau;
    struct office *clerk;
    struct office *admin;
    struct transfer_report report;
    struct err err;
};

int transfer_fixture_begin(void **state);
int transfer_fixture_end(void **state);
int transfer_fixture_open(void **state);
int transfer_fixture_close(void **state);

/* A path in the bureau's folder; caller frees. */
char *place(struct fixture *fixture, const char *name);
void write_text(struct fixture *fixture, const char *name, const char *text);
char *read_text(const char *path); /* caller frees */

/* Imports a file of the bureau's folder; `list` is the value of list=, or NULL. */
bool bring(struct fixture *fixture, struct office *office, const char *kind, const char *name,
           const char *list, bool dry_run);
/* The same; fails the test unless it counts these. */
void brings(struct fixture *fixture, struct office *office, const char *kind, const char *name,
            const char *list, long added, long changed, long unchanged);
/* Exports as the clerk, where field = value if field is not NULL, and returns the file's text (caller frees). */
char *gives(struct fixture *fixture, const char *kind, const char *name, const char *field,
            const char *value, const char *encoding);
int64_t count_of(struct fixture *fixture, const char *view);

/* A list of three items. */
extern const char list_text[];

#define WITH_OFFICE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, transfer_fixture_open, transfer_fixture_close)

#endif
