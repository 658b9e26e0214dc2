/* life_facts: facts of a case in which nothing stands in the way, for the tests of its life. */
#ifndef TESTS_LAW_LIFE_FACTS_H
#define TESTS_LAW_LIFE_FACTS_H

#include "law/case_life.h"

/* Every guard holds for officer 9, who did nothing in the case before; it is in these states. */
struct case_facts life_facts(const char *main, const char *crime, const char *detention);

/* Makes the one fact wrong that this guard asks for; `deeds` (room for one) may be used. False: the key
 * is unknown. */
bool life_spoil(struct case_facts *facts, const char *guard, struct case_deed *deeds);

#endif
