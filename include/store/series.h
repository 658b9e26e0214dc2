/* series: counters for document numbers: no gaps, no repeats, by series and year. */
#ifndef STORE_SERIES_H
#define STORE_SERIES_H

#include "store/store.h"

/* The next number of the series in that year. Only inside store_write: rolled back with it. */
bool series_take(struct store *store, const char *series, int year, long *no, struct err *err);

#endif
