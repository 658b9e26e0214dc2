/* act: everything that can be done here, and who may do it: one table.
 *
 * Screen, command line, help, man page and the permission test are made from it. */
#ifndef LAW_ACT_H
#define LAW_ACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

enum role {
    ROLE_CLERK = 1 << 0,     /* 文员 */
    ROLE_OFFICER = 1 << 1,   /* 执法人员 */
    ROLE_UNIT_HEAD = 1 << 2, /* 承办机构负责人 */
    ROLE_DEPUTY = 1 << 3,    /* 分管领导 */
    ROLE_HEAD = 1 << 4,      /* 主要负责人 */
    ROLE_REVIEWER = 1 << 5,  /* 法制审核人员 */
    ROLE_VISITOR = 1 << 6,   /* 回访员 */
    ROLE_PUBLISHER = 1 << 7, /* 公示管理员 */
    ROLE_ADMIN = 1 << 8,     /* 系统管理员: sees no case text, changes no case */
};

/* The roles with their code (officer form: roles) and title, in the order above. */
struct role_name {
    enum role role;
    const char *code;
    const char *title;
};
const struct role_name *role_names(size_t *count);
/* "officer,clerk" to a set of roles; unknown codes are left out. */
unsigned roles_parse(const char *codes);
/* Adds the titles of these roles: 文员、执法人员. */
void roles_write(unsigned roles, struct buffer *out);

enum act_id {
    ACT_VIEW_CASES, /* cases, commitments and parties, with their text */
    ACT_VIEW_LISTS,
    ACT_VIEW_OFFICERS,
    ACT_PARTY_NEW,
    ACT_PARTY_EDIT,
    ACT_CASE_NEW,
    ACT_CASE_EDIT,
    ACT_CASE_VOID,
    ACT_COMMITMENT_NEW,
    ACT_COMMITMENT_EDIT,
    ACT_OUTREACH_NEW, /* prevention that belongs to no case: 预防宣传 */
    ACT_OUTREACH_EDIT,
    ACT_STEP_EDIT, /* a step that is filed */
    ACT_LETTER_PRINT,
    ACT_LIST_IMPORT, /* list and item, by file or by hand */
    ACT_CALENDAR_IMPORT,
    ACT_LAW_EDIT, /* laws and pairs of articles, by file or by hand */
    ACT_OFFICER_EDIT, /* new and edit, by file or by hand */
    ACT_OFFICE_EDIT,  /* the office's settings */
    ACT_EXPORT,
    ACT_AUDIT,
    ACT_BACKUP,
    ACT_CHECK,
    ACT_VIEW_KEEP, /* lists under a name: one's own */
    ACT_PREFER,    /* the looks of one's own screen */

    /* The steps of a case: what each leads to is case_life's. Offered as soon as a form declares
     * `act = KEY` (or the office has another way to do it), in this order: what leads a case on stands
     * before what adds to its file, what is seldom done last. */
    ACT_ASSIGN,
    ACT_SCREEN,
    ACT_OVERRULE, /* the leader in charge: the negative list was not hit after all */
    ACT_ORDER,    /* the on-site order to stop and correct */
    ACT_PROPOSE,
    ACT_APPROVE,
    ACT_PERIOD_OVER,
    ACT_REINSPECT,
    ACT_VISIT,
    ACT_PERSUADE,
    ACT_ADVISE,
    ACT_INTERVIEW_NOTICE,
    ACT_INTERVIEW,
    ACT_MEDIATE_REQUEST,
    ACT_MEDIATE,
    ACT_METHOD, /* a flexible method of the bureau's own */
    ACT_EXTEND,
    ACT_EXTEND_DECIDE,
    ACT_SUSPEND,
    ACT_RESUME,
    ACT_FILE,
    ACT_FILE_DECIDE,
    ACT_FILE_DELAY,
    ACT_DECIDE_DELAY, /* more than the ninety days */
    ACT_INVESTIGATE,
    ACT_REPORT,
    ACT_EXAMINE,
    ACT_REVIEW,
    ACT_DELIBERATE,
    ACT_NOTIFY,
    ACT_STATEMENT,
    ACT_PUNISH,
    ACT_EXECUTE,
    ACT_NO_PENALTY,
    ACT_WITHDRAW,
    ACT_CLOSE,
    ACT_CLOSE_DECIDE,
    ACT_ARCHIVE,
    ACT_DECLINE,
    ACT_TRANSFER, /* to another department */
    ACT_REPLY,    /* to whoever handed the matter over or reported it */
    ACT_RECUSAL,  /* somebody asks that an officer stand back */
    ACT_RECUSAL_DECIDE,
    /* Referral of a suspected crime, beside the main track. */
    ACT_CRIME_REPORT,
    ACT_CRIME_DECIDE,
    ACT_CRIME_SEND,
    ACT_CRIME_RECEIPT,
    ACT_CRIME_SUPPLEMENT,
    ACT_CRIME_ANSWER,
    ACT_CRIME_APPEAL,
    ACT_CRIME_SUPERVISE,
    ACT_CRIME_END,
    /* Referral for detention, beside the main track. */
    ACT_DETAIN_REPORT,
    ACT_DETAIN_DECIDE,
    ACT_DETAIN_SEND,
    ACT_DETAIN_ANSWER,
    ACT_COUNT,
    ACT_CASE_FIRST = ACT_ASSIGN
};

struct act {
    enum act_id id;
    const char *key;    /* case-new */
    const char *title;  /* 受理案件 */
    unsigned roles;     /* who may */
    const char *clause; /* on what ground: law, plan or house rule */
    const char *help;   /* what it does, in a sentence for F1 and the manual */
};

const struct act *act_of(enum act_id id);
/* By its key; NULL if there is none of this key. */
const struct act *act_by_key(const char *key);
/* The key that was probably meant, or NULL. */
const char *act_suggest(const char *key);
/* Whether it is a step of a case (ACT_ASSIGN and what follows). */
bool act_is_step(enum act_id id);
/* Adds what F1 says about it: title, what it does, who may, on what ground; a line each. */
void act_explain(enum act_id id, struct buffer *out);
/* Whether somebody with these roles may; ERR_DENIED names the act, the roles that may and the clause. */
bool act_allowed(enum act_id id, unsigned roles, struct err *err);

#endif
