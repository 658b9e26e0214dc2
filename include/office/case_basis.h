/* case_basis: what a case, or an item of the lists, rests on by the day of the act.
 *
 * The day is the one on which the act ended, else that on which it was found: an act that is still
 * going on when it is found ends that day at the earliest (行政处罚法第三十六条). */
#ifndef OFFICE_CASE_BASIS_H
#define OFFICE_CASE_BASIS_H

#include "office/office.h"

#define BASIS_SAID_LABEL "适用依据"

/* The day of the act of a case; DATE_NONE if neither day is there yet. */
date_t case_basis_day(const struct record *kase);

/* What an item is cited as for an act of that day; the caller frees with basis_cite_done. */
void item_basis_cite(const struct office *office, const struct record *item, date_t on,
                     struct basis_cite *cite);

/* The same as it is printed: "" where no law is known that was in force on the day. Caller frees. */
char *item_basis_printed(const struct office *office, const struct record *item, date_t on);

/* What people read, a line each: for a case its basis by the day of the act with what must be known about
 * it, and 从旧兼从轻 where the law changed between the act and today; for an item what holds today
 * where that isn't what it says. "" if there is nothing to say. Caller frees. */
char *record_basis_say(struct office *office, const struct record *record);

#endif
