/* screening: 适用性筛查: facts in, every test with its answer, evidence and clause out, and one verdict.
 *
 * Tests are asked in a fixed order and none is left out once something was hit: the whole table is
 * what is kept and printed (适用性审查表). The heaviest answer gives the verdict. What isn't answered or
 * is doubtful is never taken for a pass. Ground: 工作方案三、四（三）、五（三）、五（四）；
 * 行政处罚法第二十七、三十三、三十六条. Whether an item's numbers fit is asked of law/requirement.h
 * by whoever makes the facts. */
#ifndef LAW_SCREENING_H
#define LAW_SCREENING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

enum screening_verdict {
    SCREENING_FLEXIBLE,    /* 可以柔性办结 */
    SCREENING_OBSERVATION, /* 可以柔性，须经纠错观察期 */
    SCREENING_PERSON,      /* 须由人判断 */
    SCREENING_FILE,        /* 立案 */
    SCREENING_DETENTION,   /* 移送公安（行政拘留） */
    SCREENING_OTHER,       /* 移送其他部门 */
    SCREENING_CRIME,       /* 移送公安（涉嫌犯罪） */
    SCREENING_VERDICTS
};

/* What a verdict is called: its code as stored (flexible, observation, person, file, detention,
 * other, crime), its title, and what is to be done now, a sentence. */
struct screening_verdict_name {
    const char *code;
    const char *title;
    const char *next;
};
const struct screening_verdict_name *screening_verdict_name(enum screening_verdict verdict);
/* By its code; SCREENING_VERDICTS if there is none. */
enum screening_verdict screening_verdict_of(const char *code);

/* What the officer answers. DOUBT (拿不准) weighs as unanswered. */
enum screening_reply { REPLY_NONE, REPLY_YES, REPLY_NO, REPLY_DOUBT };

struct screening_point {
    enum screening_reply reply;
    const char *evidence; /* which record, photograph, report …; may be NULL */
};

/* Whether the numbers of an item fit (law/requirement.h). */
enum screening_measure {
    MEASURE_NONE, /* the item has no numbers */
    MEASURE_MET,
    MEASURE_UNMET,
    MEASURE_OPEN, /* some are not answered */
};

/* An item of a list as it was in force: what was compared with the act. */
struct screening_item {
    const char *code;
    const char *area;  /* 领域 */
    const char *says;  /* 违法行为 */
    const char *basis; /* may be NULL */
    int edition;
    date_t valid_from;  /* DATE_NONE: from publication on */
    date_t valid_until; /* DATE_NONE: still */
    enum screening_measure measure;
    const char *measured; /* the numbers in words; may be NULL */
};

/* An item of the negative list that the act was held against. */
struct screening_hit {
    struct screening_item item;
    struct screening_point hits; /* yes: 命中 */
    /* 复核不命中 (domain rule G2): why, and the roles of the one who did it; NULL: not overruled. */
    const char *overruled;
    unsigned overruled_by;
};

enum screening_harm { HARM_NONE, HARM_WITHOUT, HARM_SLIGHT, HARM_DONE };

enum screening_correction {
    CORRECTION_NONE,
    CORRECTION_DONE,    /* 已经改正 */
    CORRECTION_AGREED,  /* 能在期限内改正，承诺 */
    CORRECTION_REFUSED, /* 拒不改正、逾期未改或不能改正 */
};

struct screening_facts {
    date_t acted_on; /* 行为发生（起始）之日; DATE_NONE not known */
    date_t ended_on; /* 终了之日 of a lasting act; DATE_NONE: a single act, or still going on */
    bool going_on;   /* 继续状态，发现时尚未终了 */
    date_t found_on;
    struct screening_point ours;  /* 属本局管辖 */
    const char *whose;            /* the department whose it is; may be NULL */
    struct screening_point wider; /* 涉及公民生命健康安全且有危害后果: five years */

    struct screening_point compared; /* negative list compared as a whole: yes: something is hit */
    const struct screening_hit *hits;
    size_t hit_count;

    struct screening_point emergency;
    enum screening_harm harm; /* none, slight, done */
    const char *harm_evidence;
    struct screening_point risk;         /* 风险较大 */
    struct screening_point dear;         /* 纠错成本较高 */
    struct screening_point irreversible; /* 损害难以挽回 */
    struct screening_point crime;        /* 涉嫌犯罪, beside what the hits say */
    struct screening_point detention;
    struct screening_point relapse;   /* 观察期内再犯、复查不合格 */
    struct screening_point several;   /* 并存的违法行为中有不适用的 */
    struct screening_point must_file; /* 移交须立案、群体投诉属实等 */

    const struct screening_item *positive; /* NULL: none was matched */

    int past_months;   /* how far back was looked */
    int past_measures; /* earlier cases with a penalty, a non-penalty or a flexible measure */
    int past_open;     /* earlier cases that are not decided, or of a party probably the same */
    const char *past;  /* in words; may be NULL */
    struct screening_point first; /* yes: 初次违法; asked where the file leaves it open */

    struct screening_point minor;     /* 情节轻微 */
    struct screening_point no_intent; /* 无主观故意 */
    enum screening_correction correction;
    const char *correction_evidence;
    struct screening_point no_fault; /* 当事人举证没有主观过错 */
};

enum screening_answer {
    TEST_PASSED, /* 通过 */
    TEST_HIT,    /* 命中 */
    TEST_OPEN,   /* 待查 */
    TEST_IDLE,   /* 不适用 */
};
/* 通过, 命中, 待查, 不适用 */
const char *screening_answer_title(enum screening_answer answer);

struct screening_test {
    const char *key;
    const char *title;
    const char *question;
    const char *clause;
    enum screening_answer answer;
    char *evidence;                /* what it rests on, or what is missing; owned */
    enum screening_verdict demand; /* the verdict that this answer alone asks for */
};

/* The three lawful ways to no penalty, kept apart (行政处罚法第三十三条). */
enum screening_route {
    ROUTE_MUST_NOT, /* 33-1 应当不罚 (轻微) */
    ROUTE_MAY_NOT,  /* 33-1 可以不罚 (首违) */
    ROUTE_NO_FAULT, /* 33-2 无主观过错 (当事人举证) */
    ROUTES
};

#define SCREENING_TESTS 24 /* room for all of them */

struct screening {
    enum screening_verdict verdict;
    const struct screening_test *decisive; /* the test that gave it; NULL if all passed */
    struct screening_test tests[SCREENING_TESTS];
    size_t count;
    bool routes[ROUTES]; /* which of the lawful ways is open */
    bool interview;      /* 约谈告诫: all four tests are passed with evidence */
};

void screening_decide(const struct screening_facts *facts, struct screening *screening);
void screening_done(struct screening *screening);

/* The tests in their order, for the manual (demand: what its obstacle asks for); false behind the last. */
bool screening_test_at(size_t index, struct screening_test *test);

/* Where a hit of this item of the negative list leads: by its code (XZ-, JL-, FD-01 …), else by its
 * area (涉嫌犯罪 …), else 立案. */
enum screening_verdict screening_item_leads(const char *code, const char *area);

/* Whether somebody with these roles may find on review that the item isn't hit after all (G2: the
 * deputy alone, with a reason, never FD-01, XZ-*, JL-*). ERR_DENIED, ERR_REFUSED. */
bool screening_may_overrule(const char *code, const char *area, unsigned roles, const char *reason,
                            struct err *err);

/* Whether the item stands against an act of that day: in force, hit, not overruled. */
bool screening_stands(const struct screening_hit *hit, date_t acted_on);

/* Whether a case may take `road` after this verdict: the same or a stricter one; ERR_REFUSED names
 * the verdict. A stricter one needs a reason (may be NULL or ""). */
bool screening_road_open(enum screening_verdict verdict, enum screening_verdict road,
                         const char *reason, struct err *err);

#endif
