/* case_life: the one table of a case's life: states, the acts that lead from one to the next, what
 * guards them and on what ground.
 *
 * Three tracks (domain.md 4.1): the main one (intake, flexible track, observation, filing track,
 * closing), and beside it the referrals of a suspected crime and for detention, each with its own
 * state. Pure: asked with what the office knows (case_facts), answers open or refused with the clause.
 * Who may act is act.c's; what an act records is its form's. */
#ifndef LAW_CASE_LIFE_H
#define LAW_CASE_LIFE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "law/act.h"
#include "law/case_facts.h"

struct case_state {
    enum case_track track;
    const char *code;  /* as it is stored: registered */
    const char *title; /* 已受理 */
    bool ended;        /* nobody has to do anything any more on this track */
    const char *term;  /* which term runs in it: key of data/law/terms.csv; NULL none */
    unsigned waits;    /* in whose 今日 it waits: roles; 0 nobody */
};

const struct case_state *case_states(size_t *count);
/* By track and code; NULL code: the track has not begun. NULL if there is none. */
const struct case_state *case_state_of(enum case_track track, const char *code);

/* What keeps an act from being done. The sentence says what is missing and where to do it. */
struct case_guard {
    const char *key;
    const char *sentence;
    const char *clause;
    bool (*holds)(const struct case_facts *facts);
    const char *field; /* of the step's form, where it can be mended; NULL: not there */
};
const struct case_guard *case_guards(size_t *count);

#define CASE_SAME (-1)
/* One row leads from several states. States and guards are bits: index in case_states(), case_guards(). */
struct case_arrow {
    enum act_id act;
    enum case_track track;
    uint64_t from;
    const char *
        outcome; /* the one value of the step's field `outcome` with which it leads there; NULL any */
    int to;      /* index of a state; CASE_SAME: the state stays */
    uint64_t guards;
    const char *clause;
};
const struct case_arrow *case_arrows(size_t *count);

/* Whether the act changes or may be refused by the state of a case at all. */
bool case_has_act(enum act_id act);

/* The state that `act` leads to from `state` on the act's track (borrowed constant), guards not asked; NULL
 * and ERR_REFUSED with the clause if the act isn't open in it. With several outcomes: the first's. */
const char *case_next_state(enum act_id act, const char *state, struct err *err);

/* Where the act leads with these facts. */
struct case_move {
    enum case_track track;
    const char *to; /* code of the state; that of now if it stays */
    const char *clause;
};
/* By state and outcome alone, guards not asked; NULL outcome: the first. ERR_REFUSED. */
bool case_lead(const struct case_facts *facts, enum act_id act, const char *outcome,
               struct case_move *move, struct err *err);
/* Whether it is open: state, outcome (if it is known yet) and guards; ERR_REFUSED says what is missing, where to do it and the
 * clause, at the guard's field. As long as the outcome isn't known it is open if one of its outcomes is. `move` may be NULL. */
bool case_act(const struct case_facts *facts, enum act_id act, struct case_move *move,
              struct err *err);

/* Whether the case, as it stands, asks for this act: that by which it usually goes on, what its screening
 * wants, what a referral waits for. Opens nothing: it is offered first where it is open. */
bool case_asks_for(const struct case_facts *facts, enum act_id act);

/* All acts of the table in its order, open ones and refused ones, for somebody with these roles. */
struct case_choice {
    enum act_id act;
    bool open;
    struct err why; /* of a refusal: ERR_DENIED, ERR_REFUSED */
};
/* Returns how many were written, at most ACT_COUNT. */
size_t case_choices(const struct case_facts *facts, unsigned roles,
                    struct case_choice choices[ACT_COUNT]);

/* Whether something that can be done in this state of the main track rests on what the screening's tests
 * find today: jurisdiction, the limit of time, the lists, an emergency, the party's history. */
bool case_rests_on_tests(const char *state);

/* Adds in whose hands the case is now, over all its tracks: roles. */
unsigned case_waits(const struct case_facts *facts);

/* Whether an ended state of the track can be reached from this one, and by which next step: the acts that
 * lead nearer to it, `most` at most. Voiding is no way out. 0: there is none, or it has ended. */
size_t case_exits(enum case_track track, const char *code, enum act_id *acts, size_t most);

#endif
