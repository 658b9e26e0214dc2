/* filing_fixture: the filing track walked to where a test begins, each step by the person whose it is. */
#ifndef TESTS_FILING_FIXTURE_H
#define TESTS_FILING_FIXTURE_H

#include "steps_fixture.h"

/* From taken in to 已立案. */
void filing_filed(struct world *world);
/* … to 待审查: looked into and reported; `grounds` and `complex` as the report's fields want them. */
void filing_reported(struct world *world, const char *grounds, const char *complex);
/* … to 待决定: examined, without a legal review. */
void filing_examined(struct world *world);
/* … to 已告知, today. */
void filing_notified(struct world *world);

/* The newest step on this form has this value in the field; NULL: nothing. */
void filing_field_is(struct world *world, const char *form, const char *key, const char *value);
/* Days go by. */
void filing_days(struct world *world, int days);

#endif
