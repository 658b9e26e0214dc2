/* case_exits: whether a case can still end from where it is, and by which next step: the shortest ways through
 * the table of arrows, walked backwards from the ended states.
 *
 * Voiding is no way out of a case; guards are not asked: what they want can be brought. */
#include <stddef.h>

#include "law/case_tables.h"

#define FAR STATE_COUNT

static bool leads_on(const struct case_arrow *arrow, size_t from)
{
    return arrow->act != ACT_CASE_VOID && arrow->to != CASE_SAME && (arrow->from & ONE(from)) != 0;
}

static void measure(int away[STATE_COUNT])
{
    size_t count, arrow_count;
    const struct case_state *states = case_states(&count);
    const struct case_arrow *arrows = case_arrows(&arrow_count);
    for (size_t i = 0; i < count; i++) {
        away[i] = states[i].ended ? 0 : FAR;
    }
    for (bool nearer = true; nearer;) {
        nearer = false;
        for (size_t i = 0; i < arrow_count; i++) {
            for (size_t from = 0; from < count; from++) {
                if (leads_on(&arrows[i], from) && away[arrows[i].to] + 1 < away[from]) {
                    away[from] = away[arrows[i].to] + 1;
                    nearer = true;
                }
            }
        }
    }
}

static bool is_listed(const enum act_id *acts, size_t count, enum act_id act)
{
    for (size_t i = 0; i < count; i++) {
        if (acts[i] == act) {
            return true;
        }
    }
    return false;
}

size_t case_exits(enum case_track track, const char *code, enum act_id *acts, size_t most)
{
    int away[STATE_COUNT];
    size_t count, state_count, found = 0;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_state *state = case_state_of(track, code);
    if (state == NULL || state->ended) {
        return 0;
    }
    measure(away);
    size_t here = (size_t)(state - case_states(&state_count));
    for (size_t i = 0; i < count && found < most; i++) {
        if (leads_on(&arrows[i], here) && away[arrows[i].to] < away[here] &&
            !is_listed(acts, found, arrows[i].act)) {
            acts[found++] = arrows[i].act;
        }
    }
    return found;
}
