/* bureau: a small practice office in a folder of its own, for tests of the use-cases.
 *
 * The clock stands at 2026-03-09 10:00 (a Monday) and can be moved. Everybody whom a case needs is
 * there: two pairs of officers with valid certificates, one whose certificate ran out, a clerk, those who
 * decide, review and visit; the sample lists are in. */
#ifndef TESTS_SUPPORT_BUREAU_H
#define TESTS_SUPPORT_BUREAU_H

#include "office/office.h"

struct bureau {
    char folder[64];
    char *path;
    moment_t now;
    const char *share; /* folder with forms/ and data/ */
};

/* Makes it; fails the test if it can't. */
void bureau_open(struct bureau *bureau);
/* The same with the forms and data of another share folder (borrowed). */
void bureau_open_with(struct bureau *bureau, const char *share);
void bureau_close(struct bureau *bureau); /* removes the folder */

/* The office as seen by this account (chen, wang: officers, wang their unit's head; qin, zeng: officers of
 * another pair; old: certificate ran out; clerk; review; deputy, head: the leaders; visit; NULL: the
 * administrator). */
struct office *bureau_as(struct bureau *bureau, const char *account);

/* Enters "key=value" pairs, ended by NULL, into a new record and saves it; returns it (caller frees).
 * Fails the test if anything is refused. */
struct record *bureau_file(struct office *office, const char *form, int64_t context, ...)
    __attribute__((sentinel));

/* The same, not saved. */
struct record *bureau_fill(struct office *office, const char *form, int64_t context, ...)
    __attribute__((sentinel));

/* A party and a case against it, just taken in by chen and wang; returns the case's id. */
int64_t bureau_case(struct office *office);

#endif
