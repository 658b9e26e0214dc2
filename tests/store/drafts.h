/* drafts: what the tests of drafts share: opened in the fixture's folder; each fails the test if it
 * can't be done. */
#ifndef TESTS_STORE_DRAFTS_H
#define TESTS_STORE_DRAFTS_H

#include "fixture.h"

#include "store/draft.h"

struct drafts *drafts_begin(struct fixture *fixture);
/* Of the account zhangsan. */
struct draft_note drafts_note(const char *form, int64_t object, moment_t at);
void drafts_put(struct fixture *fixture, struct drafts *drafts, struct draft_note *note,
                const struct record *record, const char *typed);
void drafts_get(struct fixture *fixture, struct drafts *drafts, const struct draft_note *note,
                struct record *record, char **typed);

#endif
