/* case_hands: for whom a case waits, and who is kept off. See law/case_hands.h.
 *
 * The one table of the separations of persons: the guards ask it of one case, the lists of all. */
#include "law/case_hands.h"

#include "law/case_tables.h"

#define DID(act) (UINT64_C(1) << ((act)-ACT_CASE_FIRST))

/* clang-format off */
static const struct separation {
    enum guard_index guard;
    bool handler;  /* who handles the case */
    uint64_t acts; /* who did one of these in it */
} separations[] = {
    {GUARD_NOT_PROPOSER, false, DID(ACT_PROPOSE) | DID(ACT_EXTEND) | DID(ACT_FILE) | DID(ACT_CLOSE) | DID(ACT_CRIME_REPORT) | DID(ACT_DETAIN_REPORT)},
    {GUARD_NOT_INVESTIGATOR, true, DID(ACT_INVESTIGATE) | DID(ACT_REPORT)},
    {GUARD_NOT_EXAMINER, false, DID(ACT_EXAMINE)},
    {GUARD_NOT_REVIEWER, false, DID(ACT_REVIEW)},
    {GUARD_NOT_HANDLER, true, 0},
};
/* clang-format on */
#define SEPARATIONS (sizeof separations / sizeof *separations)

uint64_t case_deed_bit(enum act_id act)
{
    return act_is_step(act) ? DID(act) : 0;
}

bool case_kept_off(const struct case_facts *facts, enum guard_index guard)
{
    const struct separation *found = separations;
    while (found->guard != guard) {
        found++;
    }
    bool off =
        found->handler && (facts->me == facts->handlers[0] || facts->me == facts->handlers[1]);
    for (size_t i = 0; !off && i < facts->deed_count; i++) {
        off = facts->deeds[i].officer == facts->me &&
              (case_deed_bit(facts->deeds[i].act) & found->acts) != 0;
    }
    return off;
}

static uint64_t all_separations(void)
{
    uint64_t all = 0;
    for (size_t i = 0; i < SEPARATIONS; i++) {
        all |= ONE(separations[i].guard);
    }
    return all;
}

/* What every act by which somebody with these roles leads the case out of the state asks of him. */
static uint64_t asked_of(size_t state, unsigned roles)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    uint64_t asked = all_separations();
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if ((arrows[i].from & ONE(state)) != 0 && arrows[i].to != CASE_SAME &&
            (act_of(arrows[i].act)->roles & roles) != 0) {
            asked &= arrows[i].guards;
            any = true;
        }
    }
    return any ? asked : 0;
}

static struct case_hand hand_of(const struct case_state *state, size_t index, unsigned roles)
{
    unsigned others = state->waits & roles & ~(unsigned)ROLE_OFFICER;
    struct case_hand hand = {.state = state, .mine = others == 0};
    uint64_t asked = hand.mine ? 0 : asked_of(index, others);
    hand.unit = others == ROLE_UNIT_HEAD;
    for (size_t i = 0; i < SEPARATIONS; i++) {
        if ((asked & ONE(separations[i].guard)) != 0) {
            hand.not_handler = hand.not_handler || separations[i].handler;
            hand.not_done |= separations[i].acts;
        }
    }
    return hand;
}

size_t case_hands(unsigned roles, struct case_hand hands[CASE_HANDS_MOST])
{
    size_t count, found = 0;
    const struct case_state *states = case_states(&count);
    for (size_t i = 0; i < count; i++) {
        if ((states[i].waits & (roles | ROLE_OFFICER)) != 0) {
            hands[found++] = hand_of(&states[i], i, roles);
        }
    }
    return found;
}
