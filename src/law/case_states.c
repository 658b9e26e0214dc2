/* case_states: the states of the three tracks: title, whether it has ended, which term runs, in
 * whose hands it is.
 *
 * The code is what is stored (cases.state for the main track); the order is that of case_tables.h. */
#include <string.h>

#include "law/case_tables.h"

#define HANDLER ROLE_OFFICER
#define LEADER ROLE_DEPUTY

/* clang-format off */
static const struct case_state states[STATE_COUNT] = {
    [REGISTERED] = {CASE_MAIN, "registered", "已受理", false, "filing", ROLE_UNIT_HEAD},
    [ASSIGNED] = {CASE_MAIN, "assigned", "已指派", false, "filing", HANDLER},
    [SCREENED] = {CASE_MAIN, "screened", "已筛查", false, "filing", HANDLER},
    [PROPOSED] = {CASE_MAIN, "proposed", "待批柔性", false, "filing", LEADER},
    [FLEXIBLE] = {CASE_MAIN, "flexible", "柔性办理", false, "filing", HANDLER},
    [OBSERVING] = {CASE_MAIN, "observing", "观察中", false, "observe", HANDLER},
    [SUSPENDED] = {CASE_MAIN, "suspended", "观察中止", false, NULL, HANDLER},
    [EXTENDING] = {CASE_MAIN, "extending", "待批延长", false, "observe", LEADER},
    [PERIOD_OVER] = {CASE_MAIN, "period-over", "待复查", false, "filing", HANDLER},
    [KEPT] = {CASE_MAIN, "kept", "复查合格", false, "follow-up", ROLE_VISITOR},
    [PARTLY] = {CASE_MAIN, "partly", "部分履行", false, "filing", HANDLER},
    [BROKEN] = {CASE_MAIN, "broken", "未履行", false, "filing", HANDLER},
    [VISITED] = {CASE_MAIN, "visited", "已回访", false, NULL, HANDLER},
    [TRANSFERRED] = {CASE_MAIN, "transferred", "已移出", false, "lead-reply", ROLE_CLERK},
    [FILING] = {CASE_MAIN, "filing", "待批立案", false, "filing", LEADER},
    [UNFILED] = {CASE_MAIN, "unfiled", "不予立案", false, NULL, HANDLER},
    [INVESTIGATING] = {CASE_MAIN, "investigating", "已立案", false, "decision", HANDLER},
    [EXAMINING] = {CASE_MAIN, "examining", "待审查", false, "decision", ROLE_UNIT_HEAD},
    [REVIEWING] = {CASE_MAIN, "reviewing", "待法审", false, "legal-review", ROLE_REVIEWER},
    [DECIDING] = {CASE_MAIN, "deciding", "待决定", false, "decision", LEADER},
    [NOTIFIED] = {CASE_MAIN, "notified", "已告知", false, "statement", HANDLER},
    [UNPUNISHED] = {CASE_MAIN, "unpunished", "不予处罚", false, "follow-up", ROLE_VISITOR},
    [PUNISHED] = {CASE_MAIN, "punished", "已处罚", false, "payment", HANDLER},
    [EXECUTED] = {CASE_MAIN, "executed", "已执行", false, NULL, HANDLER},
    [WITHDRAWN] = {CASE_MAIN, "withdrawn", "已撤案", false, NULL, HANDLER},
    [CLOSING] = {CASE_MAIN, "closing", "待批结案", false, NULL, LEADER},
    [INCOMPLETE] = {CASE_MAIN, "incomplete", "退回补办", false, NULL, HANDLER},
    [CLOSED] = {CASE_MAIN, "closed", "已结案", false, NULL, ROLE_CLERK},
    [ARCHIVED] = {CASE_MAIN, "archived", "已归档", true, NULL, 0},
    [VOIDED] = {CASE_MAIN, "void", "已作废", true, NULL, 0},

    [CRIME_NONE] = {CASE_CRIME, "none", "没有移送", true, NULL, 0},
    [CRIME_REPORTED] = {CASE_CRIME, "reported", "待批移送", false, "crime-approval", ROLE_HEAD},
    [CRIME_REJECTED] = {CASE_CRIME, "rejected", "不批准移送", true, NULL, 0},
    [CRIME_APPROVED] = {CASE_CRIME, "approved", "已批准移送", false, "crime-handover", HANDLER},
    [CRIME_SENT] = {CASE_CRIME, "sent", "已移送公安", false, NULL, ROLE_CLERK | HANDLER},
    [CRIME_RECEIVED] = {CASE_CRIME, "received", "公安审查", false, "police-decision", HANDLER},
    [CRIME_ACCEPTED] = {CASE_CRIME, "accepted", "公安已立案", true, NULL, 0},
    [CRIME_REFUSED] = {CASE_CRIME, "refused", "公安不立案", false, "reconsider-police", HANDLER},
    [CRIME_APPEALED] = {CASE_CRIME, "appealed", "复议中", false, NULL, HANDLER},
    [CRIME_UPHELD] = {CASE_CRIME, "upheld", "复议维持", false, NULL, HANDLER},
    [CRIME_SUPERVISED] = {CASE_CRIME, "supervised", "检察监督", false, NULL, HANDLER},
    [CRIME_ENDED] = {CASE_CRIME, "ended", "移送终结", true, NULL, 0},

    [DETAIN_NONE] = {CASE_DETENTION, "none", "没有移送", true, NULL, 0},
    [DETAIN_REPORTED] = {CASE_DETENTION, "reported", "待批拘留移送", false, NULL, LEADER},
    [DETAIN_REJECTED] = {CASE_DETENTION, "rejected", "不批准拘留移送", true, NULL, 0},
    [DETAIN_APPROVED] = {CASE_DETENTION, "approved", "已批准拘留移送", false, "detention", HANDLER},
    [DETAIN_SENT] = {CASE_DETENTION, "sent", "已移送拘留", false, NULL, HANDLER},
    [DETAINED] = {CASE_DETENTION, "detained", "已决定拘留", true, NULL, 0},
    [DETAIN_RETURNED] = {CASE_DETENTION, "returned", "不予拘留退卷", true, NULL, 0},
};
/* clang-format on */

_Static_assert(STATE_COUNT <= 64 && GUARD_COUNT <= 64, "a set of them is one word");

const struct case_state *case_states(size_t *count)
{
    *count = STATE_COUNT;
    return states;
}

const struct case_state *case_state_of(enum case_track track, const char *code)
{
    if (code == NULL) {
        code = track == CASE_MAIN ? "registered" : "none";
    }
    for (size_t i = 0; i < STATE_COUNT; i++) {
        if (states[i].track == track && strcmp(states[i].code, code) == 0) {
            return &states[i];
        }
    }
    return NULL;
}
