/* life_facts: see life_facts.h. */
#include "life_facts.h"

#include <stddef.h>
#include <string.h>

struct case_facts life_facts(const char *main, const char *crime, const char *detention)
{
    struct case_facts facts = {
        .states = {main, crime, detention},
        .me = 9,
        .handlers = {1, 2},
        .two_valid = true,
        .recusal_asked = true,
        .party_known = true,
        .screened = true,
        .verdict = SCREENING_FLEXIBLE,
        .ours = true,
        .in_time = true,
        .ordered = true,
        .approved = true,
        .method_done = true,
        .four_tests_bind = true,
        .four_tests = 4,
        .mediation_asked = true,
        .committed = true,
        .period_fits = true,
        .period_left = -1,
        .extension_left = 10,
        .evidence = true,
        .by_two = true,
        .educated = true,
        .visited = true,
        .statement_over = true,
        .crime_appeal_open = true,
        .file_complete = true,
    };
    return facts;
}

/* Guards that want yes; where they want no; the rest is done by hand. */
static bool spoil_flag(struct case_facts *facts, const char *guard)
{
    const struct {
        const char *guard;
        bool *flag;
    } flags[] = {{"ours", &facts->ours},
                 {"in-time", &facts->in_time},
                 {"party", &facts->party_known},
                 {"negative", &facts->negative},
                 {"may-overrule", &facts->absolute},
                 {"emergency", &facts->emergency},
                 {"first", &facts->repeated},
                 {"screened", &facts->screened},
                 {"two-valid", &facts->two_valid},
                 {"recusal", &facts->recusal},
                 {"recusal-asked", &facts->recusal_asked},
                 {"stands-back", &facts->stands_back},
                 {"by-two", &facts->by_two},
                 {"ordered", &facts->ordered},
                 {"approved", &facts->approved},
                 {"method", &facts->method_done},
                 {"mediation", &facts->mediation_asked},
                 {"committed", &facts->committed},
                 {"period-fits", &facts->period_fits},
                 {"evidence", &facts->evidence},
                 {"educated", &facts->educated},
                 {"visited", &facts->visited},
                 {"no-must-file", &facts->broken},
                 {"not-filed", &facts->filed},
                 {"filed", &facts->filed},
                 {"decided", &facts->filed},
                 {"delay-once", &facts->delayed},
                 {"no-review", &facts->review_needed},
                 {"deliberated", &facts->deliberation_needed},
                 {"statement", &facts->statement_over},
                 {"appeal-term", &facts->crime_appeal_open},
                 {"replied", &facts->reply_owed},
                 {"file-complete", &facts->file_complete}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (strcmp(flags[i].guard, guard) == 0) {
            *flags[i].flag = !*flags[i].flag;
            return true;
        }
    }
    return false;
}

static bool spoil_value(struct case_facts *facts, const char *guard)
{
    if (strcmp(guard, "four-tests") == 0) {
        facts->four_tests = 3;
    } else if (strcmp(guard, "flexible") == 0) {
        facts->verdict = SCREENING_PERSON;
    } else if (strcmp(guard, "others") == 0 || strcmp(guard, "crime-reported") == 0) {
        facts->verdict = SCREENING_CRIME;
    } else if (strcmp(guard, "detention-reported") == 0) {
        facts->verdict = SCREENING_DETENTION;
    } else if (strcmp(guard, "period-over") == 0) {
        facts->period_left = 0;
    } else if (strcmp(guard, "extension") == 0) {
        facts->extension_left = 0;
    } else if (strcmp(guard, "crime-settled") == 0) {
        facts->states[CASE_CRIME] = "sent";
    } else if (strcmp(guard, "crime-accepted") == 0) {
        facts->states[CASE_CRIME] = "ended";
    } else if (strcmp(guard, "detention-settled") == 0) {
        facts->states[CASE_DETENTION] = "sent";
    } else if (strcmp(guard, "main-runs") == 0) {
        facts->states[CASE_MAIN] = "archived";
    } else {
        return false;
    }
    return true;
}

static bool spoil_person(struct case_facts *facts, const char *guard, struct case_deed *deeds)
{
    deeds->officer = facts->me;
    if (strcmp(guard, "not-handler") == 0) {
        facts->handlers[1] = facts->me;
        return true;
    }
    deeds->act = strcmp(guard, "not-proposer") == 0       ? ACT_PROPOSE
                 : strcmp(guard, "not-investigator") == 0 ? ACT_INVESTIGATE
                 : strcmp(guard, "not-examiner") == 0     ? ACT_EXAMINE
                 : strcmp(guard, "not-reviewer") == 0     ? ACT_REVIEW
                                                          : ACT_COUNT;
    facts->deeds = deeds;
    facts->deed_count = 1;
    return deeds->act != ACT_COUNT;
}

bool life_spoil(struct case_facts *facts, const char *guard, struct case_deed *deeds)
{
    return spoil_flag(facts, guard) || spoil_value(facts, guard) ||
           spoil_person(facts, guard, deeds);
}
