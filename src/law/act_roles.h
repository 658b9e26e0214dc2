/* act_roles: the groups of roles that the two tables of acts are written in, and the second table; for
 * act.c and act_steps.c alone. */
#ifndef LAW_ACT_ROLES_H
#define LAW_ACT_ROLES_H

#include "law/act.h"

#define HANDLING (ROLE_OFFICER | ROLE_UNIT_HEAD)
#define LEADING (ROLE_DEPUTY | ROLE_HEAD)
#define CASE_PEOPLE                                                                                \
    (ROLE_CLERK | HANDLING | LEADING | ROLE_REVIEWER | ROLE_VISITOR | ROLE_PUBLISHER)

/* By id, less ACT_CASE_FIRST. */
extern const struct act act_steps[ACT_COUNT - ACT_CASE_FIRST];

#endif
