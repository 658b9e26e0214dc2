/* term: the periods that the law gives, as the office's table has them (data/law/terms.csv).
 *
 * One row a period: how long, in which unit, from what it runs, on what article, how it may be
 * extended and by whom, what stops its clock. Loaded from the store when an office opens; a rule
 * stands here once, and whoever needs a due date asks for it by key. Knows no today and no file. */
#ifndef LAW_TERM_H
#define LAW_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "law/deadline.h"

/* Keys that the program itself asks for; a bureau may add rows, and correct all of them. */
#define TERM_FILING "filing"                 /* 决定是否立案: 15 (+15) */
#define TERM_DECISION "decision"             /* 作出处理决定: 90 (+30+30) */
#define TERM_OBSERVE "observe"               /* 纠错观察期: the length that is suggested */
#define TERM_CRIME_APPROVAL "crime-approval" /* 犯罪移送审批: 3 days */
#define TERM_CRIME_HANDOVER "crime-handover" /* 犯罪移交: 24 hours */
#define TERM_SUPPLEMENT "supplement"         /* 补正移送材料: 3 days */
#define TERM_DETENTION "detention"           /* 拘留移送: 3 working days */
#define TERM_FOLLOW_UP "follow-up"           /* 回访 */
#define TERM_LEAD_REPLY "lead-reply"         /* 线索回复 */

/* How sure the row is: what was not read in the official text is an office's setting. */
enum term_standing {
    TERM_READ,       /* 已核原文 */
    TERM_COPIED,     /* 转录, not compared with the official text */
    TERM_PROVINCE,   /* 外省规定, taken over */
    TERM_ANALOGY,    /* 类推 */
    TERM_REMEMBERED, /* 记忆 */
    TERM_ADVISED,    /* 建议 */
};

#define TERM_EXTENSIONS 4

struct term {
    char *key;   /* filing */
    char *title; /* 决定是否立案 */
    struct deadline_rule rule;
    bool before;                      /* counted back from an event: 听证七日前通知 */
    char *starts;                     /* from what it runs: 发现违法行为或者收到线索 */
    char *clause;                     /* 生态环境行政处罚办法第十八条 */
    long extensions[TERM_EXTENSIONS]; /* how much each of them adds, in the rule's unit */
    size_t extension_count;
    char *granted_by; /* who grants them, one after the other, divided by ；; may be NULL */
    char *stops;      /* what stops the clock: 中止、听证、公告 …; may be NULL */
    enum term_standing standing;
};

struct terms {
    struct term *items; /* in the order of the table */
    size_t count;
};

void terms_init(struct terms *terms);
void terms_done(struct terms *terms);
/* Adds a copy of the row and returns it (borrowed; good until the next one is added). */
struct term *terms_add(struct terms *terms, const struct term *term);
/* By its key; NULL if the table has no such row. */
const struct term *terms_find(const struct terms *terms, const char *key);
/* By key, title, or a part of the title that only one row has. NULL and ERR_NOT_FOUND with what was
 * probably meant, or with the rows that it may be. */
const struct term *terms_named(const struct terms *terms, const char *text, struct err *err);

/* "30+30" (or NULL: none) into term->extensions; ERR_INPUT otherwise. */
bool term_extensions_parse(const char *text, struct term *term, struct err *err);

/* read copied province analogy memory advice, the codes of forms/term.form. */
enum term_standing term_standing_of(const char *code);
bool term_is_verified(const struct term *term);
/* 未核对原文：转录; "" for what was read. */
const char *term_standing_title(enum term_standing standing);

/* How a period runs in a case. */
struct term_run {
    moment_t start;                    /* its day (minute) isn't counted; of `before`: the event */
    size_t extensions;                 /* how many were granted, in the order of the table */
    const struct deadline_stop *stops; /* days on which the clock stood still; may be NULL */
    size_t stop_count;
};

/* When it ends. Adds to `line`, if it isn't NULL, the explanation in one line without an end of line
 * (9月30日起5个工作日：10月1—7日放假，10月10日（周六）上班 → 10月13日), to `why` the full one, a line each.
 * More extensions than the table has count as all of them. */
struct deadline term_due(const struct term *term, const struct term_run *run,
                         const struct calendar *calendar, struct buffer *line, struct buffer *why);

/* Whether one more extension may be granted after so many; ERR_REFUSED with the clause. */
bool term_may_extend(const struct term *term, size_t granted, struct err *err);
/* Who grants the extension behind `granted` ones: 本机关负责人批准. Adds nothing if the table doesn't say. */
void term_granted_by(const struct term *term, size_t granted, struct buffer *out);

/* Adds what the row says in sentences, for F1 and the prompt: 决定是否立案：15日，自……起，可延长15日（……批准）。 */
void term_explain(const struct term *term, struct buffer *out);

#endif
