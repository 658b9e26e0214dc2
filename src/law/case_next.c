/* case_next: what a case asks for as it stands: the act by which it usually goes on, so that it is offered
 * before all the others that are open. Opens and refuses nothing. */
#include <stddef.h>
#include <string.h>

#include "law/case_life.h"

/* By the state of the main track; where several ways are usual, none is put before the others. */
static const struct {
    const char *state;
    enum act_id act;
} usual[] = {
    {"registered", ACT_ASSIGN},
    {"assigned", ACT_SCREEN},
    {"proposed", ACT_APPROVE},
    {"suspended", ACT_RESUME},
    {"extending", ACT_EXTEND_DECIDE},
    {"period-over", ACT_REINSPECT},
    {"partly", ACT_REINSPECT},
    {"kept", ACT_VISIT},
    {"broken", ACT_FILE},
    {"visited", ACT_CLOSE},
    {"transferred", ACT_REPLY},
    {"filing", ACT_FILE_DECIDE},
    {"unfiled", ACT_CLOSE},
    {"investigating", ACT_INVESTIGATE},
    {"investigating", ACT_REPORT},
    {"examining", ACT_EXAMINE},
    {"reviewing", ACT_REVIEW},
    {"deciding", ACT_NOTIFY},
    {"deciding", ACT_NO_PENALTY},
    {"notified", ACT_STATEMENT},
    {"notified", ACT_PUNISH},
    {"unpunished", ACT_VISIT},
    {"punished", ACT_EXECUTE},
    {"executed", ACT_VISIT},
    {"executed", ACT_CLOSE},
    {"withdrawn", ACT_CLOSE},
    {"closing", ACT_CLOSE_DECIDE},
    {"incomplete", ACT_CLOSE},
    {"closed", ACT_ARCHIVE},
};

/* By what its screening said, once it is screened. */
static const struct {
    enum screening_verdict verdict;
    enum act_id act;
} wanted[] = {
    {SCREENING_FLEXIBLE, ACT_PROPOSE},   {SCREENING_OBSERVATION, ACT_PROPOSE},
    {SCREENING_FILE, ACT_FILE},          {SCREENING_OTHER, ACT_TRANSFER},
    {SCREENING_CRIME, ACT_CRIME_REPORT}, {SCREENING_DETENTION, ACT_DETAIN_REPORT},
};

static enum case_track track_of(enum act_id act)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act) {
            return arrows[i].track;
        }
    }
    return CASE_MAIN;
}

static bool runs(const struct case_facts *facts, enum case_track track)
{
    const struct case_state *state = case_state_of(track, facts->states[track]);
    return state != NULL && !state->ended;
}

/* A referral is wanted until it was made; what the main track wants, while it is screened and no more. */
static bool is_wanted(const struct case_facts *facts, enum act_id act)
{
    enum case_track track = track_of(act);
    bool still = track != CASE_MAIN ? facts->states[track] == NULL
                                    : facts->states[CASE_MAIN] != NULL &&
                                          strcmp(facts->states[CASE_MAIN], "screened") == 0;
    for (size_t i = 0; facts->screened && still && i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].verdict == facts->verdict && wanted[i].act == act) {
            return true;
        }
    }
    return false;
}

bool case_asks_for(const struct case_facts *facts, enum act_id act)
{
    enum case_track track = track_of(act);
    const char *state = facts->states[CASE_MAIN];
    if ((track != CASE_MAIN && runs(facts, track)) ||
        (act == ACT_RECUSAL_DECIDE && facts->recusal)) {
        return true;
    }
    for (size_t i = 0; state != NULL && i < sizeof usual / sizeof *usual; i++) {
        if (usual[i].act == act && strcmp(usual[i].state, state) == 0) {
            return true;
        }
    }
    return is_wanted(facts, act);
}
