/* case_life: what may be done in a case now, and where it leads: asked of the tables of states, arrows
 * and guards.
 *
 * Never changes a record. The reasons that officers read here most often are written out; the
 * others follow from the tables. */
#include "law/case_life.h"

#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "law/case_tables.h"

/* Why an arrow is missing, with its ground, where more can be said than in which states it is open. */
enum { ANY_STEP = ACT_COUNT, ANY_ACT };

static const struct {
    int act;
    uint64_t from;
    const char *reason;
} refusals[] = {
    {ACT_COMMITMENT_NEW, ONE(OBSERVING),
     "一件案件只签一份保证承诺书，要改请修改原承诺书（工作方案五（二））"},
    {ACT_COMMITMENT_NEW, ONE(VOIDED),
     "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）"},
    {ANY_STEP, ONE(VOIDED), "作废的案件不再办理，确需办理的请重新受理（行政处罚法第四十七条）"},
    {ACT_COMMITMENT_EDIT, ONE(REGISTERED) | ONE(ASSIGNED) | ONE(SCREENED) | ONE(FLEXIBLE),
     "这件案件还没有签保证承诺书（工作方案五（二））"},
    {ACT_CASE_VOID, ONE(VOIDED), "案件只作废一次，案号不复用（行政处罚法第四十七条）"},
    {ACT_LETTER_PRINT, ONE(VOIDED), "作废的案件不再出具文书（行政处罚法第四十七条）"},
    {ANY_ACT, ONE(VOIDED), "作废的案件留存备查，不得修改（行政处罚法第四十七条）"},
    {ANY_ACT, ONE(ARCHIVED), "归档的案件留存备查，不再改动（行政处罚法第四十七条）"},
};

static int state_index(const struct case_state *state)
{
    size_t count;
    return (int)(state - case_states(&count));
}

static const struct case_arrow *first_arrow(enum act_id act)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act) {
            return &arrows[i];
        }
    }
    return NULL;
}

bool case_has_act(enum act_id act)
{
    return first_arrow(act) != NULL;
}

/* The states in which the act is open, and on what ground: 在已受理、观察中时办理（…）. */
static void write_open_states(enum act_id act, struct buffer *out)
{
    size_t count, state_count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_state *states = case_states(&state_count);
    uint64_t from = 0;
    for (size_t i = 0; i < count; i++) {
        from |= arrows[i].act == act ? arrows[i].from : 0;
    }
    const char *between = "它在";
    for (size_t i = 0; i < state_count; i++) {
        if ((from & ONE(i)) != 0) {
            buffer_add_format(out, "%s%s", between, states[i].title);
            between = "、";
        }
    }
    buffer_add_format(out, "时办理（%s）", first_arrow(act)->clause);
}

static bool is_meant(int row, enum act_id act)
{
    return row == (int)act || (row == ANY_STEP && act_is_step(act)) ||
           (row == ANY_ACT && case_has_act(act));
}

static bool refuse(enum act_id act, const struct case_state *state, struct err *err)
{
    struct buffer reason;
    buffer_init(&reason);
    uint64_t now = ONE(state_index(state));
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals && reason.length == 0; i++) {
        if (is_meant(refusals[i].act, act) && (refusals[i].from & now) != 0) {
            buffer_add(&reason, refusals[i].reason);
        }
    }
    if (reason.length == 0 && case_has_act(act)) {
        write_open_states(act, &reason);
    } else if (reason.length == 0) {
        buffer_add(&reason, "这个动作不改变案件的状态（行政处罚法第四十七条）");
    }
    err_set(err, ERR_REFUSED, "案件%s，不能%s：%s", state->title, act_of(act)->title,
            buffer_text(&reason));
    buffer_done(&reason);
    return false;
}

/* The state on the act's track; ERR_REFUSED if the code is none of its. */
static const struct case_state *state_for(enum act_id act, const char *code, struct err *err)
{
    const struct case_arrow *arrow = first_arrow(act);
    enum case_track track = arrow != NULL ? arrow->track : CASE_MAIN;
    const struct case_state *state = case_state_of(track, code);
    if (state == NULL) {
        err_set(err, ERR_REFUSED, "案件的状态“%s”不认识，请系统管理员检查数据库", code);
    }
    return state;
}

static const char *arrow_target(const struct case_arrow *arrow, const struct case_state *from)
{
    size_t count;
    return arrow->to == CASE_SAME ? from->code : case_states(&count)[arrow->to].code;
}

const char *case_next_state(enum act_id act, const char *code, struct err *err)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_state *state = state_for(act, code, err);
    if (state == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act && (arrows[i].from & ONE(state_index(state))) != 0) {
            return arrow_target(&arrows[i], state);
        }
    }
    refuse(act, state, err);
    return NULL;
}

/* The first guard of the arrow that refuses, by the order of the table; NULL if none does. Whoever was
 * ordered to stand back does nothing at all in the case. */
static const struct case_guard *refusing_guard(const struct case_arrow *arrow,
                                               const struct case_facts *facts)
{
    size_t count;
    const struct case_guard *guards = case_guards(&count);
    uint64_t asked = arrow->guards | ONE(GUARD_STANDS_BACK);
    for (size_t i = 0; i < count; i++) {
        if ((asked & ONE(i)) != 0 && !guards[i].holds(facts)) {
            return &guards[i];
        }
    }
    return NULL;
}

static bool refuse_by(const struct case_guard *guard, enum act_id act, struct err *err)
{
    err_set_field(err, guard->field != NULL ? guard->field : "", "不能%s：%s（%s）",
                  act_of(act)->title, guard->sentence, guard->clause);
    err->code = ERR_REFUSED;
    return false;
}

static bool outcome_fits(const struct case_arrow *arrow, const struct case_facts *facts)
{
    return arrow->outcome == NULL || facts->outcome == NULL ||
           strcmp(arrow->outcome, facts->outcome) == 0;
}

bool case_act(const struct case_facts *facts, enum act_id act, struct case_move *move,
              struct err *err)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_arrow *first = first_arrow(act);
    const char *code = facts->states[first != NULL ? first->track : CASE_MAIN];
    const struct case_state *state = state_for(act, code, err);
    const struct case_guard *refusing = NULL;
    bool here = false;
    for (size_t i = 0; state != NULL && i < count; i++) {
        if (arrows[i].act != act || (arrows[i].from & ONE(state_index(state))) == 0) {
            continue;
        }
        here = true;
        const struct case_guard *guard = refusing_guard(&arrows[i], facts);
        if (outcome_fits(&arrows[i], facts) && guard == NULL) {
            if (move != NULL) {
                *move = (struct case_move){arrows[i].track, arrow_target(&arrows[i], state),
                                           arrows[i].clause};
            }
            return true;
        }
        refusing = refusing == NULL && outcome_fits(&arrows[i], facts) ? guard : refusing;
    }
    if (state == NULL) {
        return false;
    }
    if (refusing != NULL) {
        return refuse_by(refusing, act, err);
    }
    return here ? err_set(err, ERR_REFUSED, "案件%s，不能%s：没有“%s”这个结果（%s）", state->title,
                          act_of(act)->title, facts->outcome, first->clause)
                : refuse(act, state, err);
}

bool case_lead(const struct case_facts *facts, enum act_id act, const char *outcome,
               struct case_move *move, struct err *err)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_arrow *first = first_arrow(act);
    enum case_track track = first != NULL ? first->track : CASE_MAIN;
    const struct case_state *state = state_for(act, facts->states[track], err);
    const struct case_facts told = {.outcome = outcome};
    for (size_t i = 0; state != NULL && i < count; i++) {
        if (arrows[i].act == act && (arrows[i].from & ONE(state_index(state))) != 0 &&
            outcome_fits(&arrows[i], &told)) {
            *move = (struct case_move){track, arrow_target(&arrows[i], state), arrows[i].clause};
            return true;
        }
    }
    return state != NULL && refuse(act, state, err);
}

size_t case_choices(const struct case_facts *facts, unsigned roles,
                    struct case_choice choices[ACT_COUNT])
{
    size_t count, made = 0;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (first_arrow(arrows[i].act) != &arrows[i]) {
            continue;
        }
        struct case_choice *choice = &choices[made++];
        choice->act = arrows[i].act;
        err_clear(&choice->why);
        choice->open = act_allowed(choice->act, roles, &choice->why) &&
                       case_act(facts, choice->act, NULL, &choice->why);
    }
    return made;
}

unsigned case_waits(const struct case_facts *facts)
{
    unsigned roles = 0;
    for (int track = 0; track < CASE_TRACKS; track++) {
        const struct case_state *state =
            case_state_of((enum case_track)track, facts->states[track]);
        roles |= state != NULL ? state->waits : 0;
    }
    return roles;
}

bool case_rests_on_tests(const char *code)
{
    static const uint64_t asked = ONE(GUARD_OURS) | ONE(GUARD_IN_TIME) | ONE(GUARD_NEGATIVE) |
                                  ONE(GUARD_MAY_OVERRULE) | ONE(GUARD_EMERGENCY) |
                                  ONE(GUARD_FIRST) | ONE(GUARD_NO_MUST_FILE);
    const struct case_state *state = case_state_of(CASE_MAIN, code);
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    bool rests = false;
    for (size_t i = 0; state != NULL && !rests && i < count; i++) {
        /* of the ways to no penalty one is for a first offence (行政处罚法第三十三条) */
        bool weighed = (arrows[i].guards & asked) != 0 || arrows[i].act == ACT_NO_PENALTY;
        rests = weighed && (arrows[i].from & ONE(state_index(state))) != 0;
    }
    return rests;
}
