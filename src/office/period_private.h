/* period_private: for the rules of this layer: the commitment gets the last day that its steps give it. */
#ifndef OFFICE_PERIOD_PRIVATE_H
#define OFFICE_PERIOD_PRIVATE_H

#include "office/period.h"

/* Within a running store_write. */
bool period_settle(struct office *office, int64_t case_id, struct err *err);
/* By how many days at most the period of a case with a commitment may still be extended. */
bool period_room(struct office *office, int64_t case_id, long *days, struct err *err);
/* 期满日由 2026-03-24 移到 2026-04-08, and the tail. Caller frees. */
char *watch_moved(date_t from, date_t to, const char *tail);

#endif
