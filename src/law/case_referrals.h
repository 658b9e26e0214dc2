/* case_referrals: what the guards ask of the tracks of a case; for case_guards.c alone. */
#ifndef LAW_CASE_REFERRALS_H
#define LAW_CASE_REFERRALS_H

#include "law/case_life.h"

/* Whether somebody still has to do something on this track; an unknown state counts as running. */
bool case_track_runs(const struct case_facts *facts, enum case_track track);

/* Reported, if the screening wants it so; no longer on its way; taken over by the police. */
bool crime_is_reported(const struct case_facts *facts);
bool crime_is_settled(const struct case_facts *facts);
bool crime_is_accepted(const struct case_facts *facts);
bool detention_is_reported(const struct case_facts *facts);
bool detention_is_settled(const struct case_facts *facts);

#endif
