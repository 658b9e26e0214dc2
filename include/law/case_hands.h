/* case_hands: for whom a case waits in each of its states, and who is kept off it there because he did
 * something else in the same case.
 *
 * Made from the tables of states and arrows: whose hands the state names, and the separations of persons
 * (处罚办法第三十八条, 行政处罚法第五十八条, 内部分工) that every way out of it asks of him. Pure; the lists of
 * 今日 are read by it. */
#ifndef LAW_CASE_HANDS_H
#define LAW_CASE_HANDS_H

#include "law/case_life.h"

#define CASE_HANDS_MOST 64

/* One state that waits for somebody with certain roles. */
struct case_hand {
    const struct case_state *state;
    bool mine;         /* it waits for the handling officers: only of those cases that are mine */
    bool unit;         /* only of cases of my unit */
    bool not_handler;  /* not of cases that I handle */
    uint64_t not_done; /* not of cases in which I did one of these acts: bits, see case_deed_bit */
};

/* The bit of an act that is a step of a case. */
uint64_t case_deed_bit(enum act_id act);

/* The states that wait for somebody with these roles, in the order of the table; those that wait for the
 * handling officers are there whatever the roles, for anybody may handle a case. Returns how many. */
size_t case_hands(unsigned roles, struct case_hand hands[CASE_HANDS_MOST]);

#endif
