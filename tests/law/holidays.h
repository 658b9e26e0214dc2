/* holidays: the calendar that ships with the program (data/holidays.csv), for tests. */
#ifndef TESTS_LAW_HOLIDAYS_H
#define TESTS_LAW_HOLIDAYS_H

#include "law/calendar.h"

/* Initialises `calendar` with the shipped days of the years first..last; fails the test on a bad line. */
void holidays_load(struct calendar *calendar, int first, int last);

#endif
