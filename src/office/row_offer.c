/* row_offer: the acts on a row in the order in which they are shown: what the case asks for, what else is
 * open, then what is refused, the nearest first. See office/row_act.h. */
#include <stdlib.h>

#include "base/memory.h"
#include "law/case_life.h"
#include "office/row_act.h"

enum place { ASKED_FOR, OPEN, NEAR, FAR, OTHERS, PLACES };

/* The state would let it, and something else is missing: that can be mended here and now. */
static bool is_near(const struct row_act *act, const struct row_known *row)
{
    struct case_facts facts = row->known.facts;
    struct case_move move;
    struct err ignored;
    return !case_has_act(act->act) || row->known.kase == NULL ||
           case_lead(&facts, act->act, NULL, &move, &ignored);
}

static enum place place_of(struct office *office, const struct row_act *act,
                           const struct row_known *row, struct err *why)
{
    if (row_act_open(office, act, row, why)) {
        bool asked = act->step != NULL && row->known.kase != NULL &&
                     case_asks_for(&row->known.facts, act->act);
        return asked ? ASKED_FOR : OPEN;
    }
    return why->code == ERR_DENIED ? OTHERS : is_near(act, row) ? NEAR : FAR;
}

size_t row_offers(struct office *office, const struct record *record, struct row_offer *choices,
                   size_t most)
{
    size_t all, count = 0;
    const struct row_act *table = row_act_table(office, &all);
    struct row_offer *asked = memory_array(NULL, all + 1, sizeof *asked);
    enum place *places = memory_array(NULL, all + 1, sizeof *places);
    struct row_known row;
    row_known_gather(office, record, &row);
    for (size_t i = 0; i < all; i++) {
        asked[i] = (struct row_offer){.act = &table[i], .index = i};
        places[i] = row_act_offered(office, &table[i], record)
                        ? place_of(office, &table[i], &row, &asked[i].why)
                        : PLACES;
        asked[i].open = places[i] <= OPEN;
    }
    row_known_done(&row);
    for (int place = ASKED_FOR; place < PLACES; place++) {
        for (size_t i = 0; i < all && count < most; i++) {
            if ((int)places[i] == place) {
                choices[count++] = asked[i];
            }
        }
    }
    free(places);
    free(asked);
    return count;
}
