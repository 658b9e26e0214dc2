/* case_facts: what the office knows of a case when somebody wants to act in it: what the guards of
 * case_life are asked of. Values alone; gathered by the office from the case and its steps. */
#ifndef LAW_CASE_FACTS_H
#define LAW_CASE_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "law/act.h"
#include "law/screening.h"

/* A case goes its main way; the referrals to the police run beside it, each with its own state. */
enum case_track { CASE_MAIN, CASE_CRIME, CASE_DETENTION, CASE_TRACKS };

/* Who did what before: nobody checks himself. */
struct case_deed {
    enum act_id act;
    int64_t officer;
};

struct case_facts {
    const char *states[CASE_TRACKS]; /* codes; NULL: that track has not begun */
    int64_t me;                      /* who acts */
    const char *outcome;             /* what the step's field `outcome` says; NULL: not yet known */
    int64_t handlers[2];
    const struct case_deed *deeds;
    size_t deed_count;

    /* The handling officers. */
    bool two_valid;     /* two different ones, both certificates valid today, none stands back */
    bool recusal;       /* somebody's recusal is asked for and not decided */
    bool recusal_asked; /* somebody's was asked for at any time */
    bool stands_back;   /* I, or somebody who stands in this step, was ordered to stand back */
    bool party_known;   /* code or number of the party is on file and checked */

    /* The screening in force. */
    bool screened;
    enum screening_verdict verdict;
    bool ours;      /* nothing says that it isn't the bureau's */
    bool in_time;   /* nor that the two (five) years are over */
    bool negative;  /* an item of the negative list is hit, and that was not overruled */
    bool absolute;  /* and it is one that nobody may overrule: FD-01, XZ-*, JL-* */
    bool emergency; /* bound up with an environmental emergency */
    bool repeated;  /* let off before, or promised before */

    /* The flexible track. */
    bool ordered;     /* told to stop and correct */
    bool approved;    /* flexible enforcement was approved */
    bool method_done; /* at least one of the methods was used */
    bool
        four_tests_bind; /* the interview is held because the act is minor, not for danger or complaints */
    int four_tests;       /* how many of the four are yes with evidence */
    bool mediation_asked; /* with both sides willing */
    bool committed;       /* the commitment is signed and handed over */
    bool period_fits;     /* a period of observation can still end before filing must be decided */
    long period_left;     /* days of the observation that are left; below 0: over */
    long extension_left;  /* days by which it may still be extended */
    bool evidence;        /* of the re-inspection: photos or measurements */
    bool by_two;          /* this step was taken by two officers with valid certificates */
    bool broken;          /* a promise was broken, refused, or the act repeated */
    bool educated;
    bool visited;

    /* The filing track. */
    bool filed;         /* 已立案 */
    bool decided;       /* with a penalty or without */
    bool delayed;       /* the limit for filing was extended already */
    bool review_needed; /* 行政处罚法第五十八条 */
    bool reviewed;
    bool deliberation_needed; /* 行政处罚法第五十七条 */
    bool deliberated;
    bool statement_over; /* statement and hearing are done, given up or past */

    /* The referrals; closing. */
    bool crime_appeal_open; /* the term for asking for reconsideration has not ended */
    bool reply_owed;        /* to whoever handed it over or reported it under his name */
    bool file_complete;     /* all that the file must hold is there */
};

#endif
