/* bureau_road: a case in the test bureau led lawfully to where a test begins: screened, told to stop,
 * proposed and approved, by the people who may. */
#ifndef TESTS_SUPPORT_BUREAU_ROAD_H
#define TESTS_SUPPORT_BUREAU_ROAD_H

#include "support/bureau.h"

/* A screening of the case in which nothing stands against a flexible end, not filed. Caller frees. */
struct record *bureau_screening(struct office *office, int64_t case_id);
/* The same, filed. */
void bureau_screen(struct office *office, int64_t case_id);

/* Screens it, orders to stop and correct, proposes as chen, and approves as the deputy: a commitment may be
 * signed. */
void bureau_allow(struct bureau *bureau, int64_t case_id);
/* bureau_case, and bureau_allow on it. */
int64_t bureau_ready_case(struct bureau *bureau, struct office *office);

#endif
