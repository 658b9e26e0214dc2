/* case_referrals: what the guards ask of the tracks beside the main one: what the screening wants sent to the
 * police was reported, and has come back. */
#include "law/case_referrals.h"

#include "law/case_tables.h"

bool case_track_runs(const struct case_facts *facts, enum case_track track)
{
    const struct case_state *state = case_state_of(track, facts->states[track]);
    return state == NULL || !state->ended;
}

static bool begun(const struct case_facts *facts, enum case_track track)
{
    return case_state_of(track, facts->states[track]) != case_state_of(track, NULL);
}

bool crime_is_reported(const struct case_facts *facts)
{
    return !facts->screened || facts->verdict != SCREENING_CRIME || begun(facts, CASE_CRIME);
}

bool crime_is_settled(const struct case_facts *facts)
{
    return !case_track_runs(facts, CASE_CRIME);
}

bool crime_is_accepted(const struct case_facts *facts)
{
    size_t count;
    return case_state_of(CASE_CRIME, facts->states[CASE_CRIME]) ==
           &case_states(&count)[CRIME_ACCEPTED];
}

bool detention_is_reported(const struct case_facts *facts)
{
    return !facts->screened || facts->verdict != SCREENING_DETENTION ||
           begun(facts, CASE_DETENTION);
}

bool detention_is_settled(const struct case_facts *facts)
{
    return !case_track_runs(facts, CASE_DETENTION);
}
