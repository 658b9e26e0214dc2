/* requirement: what an item of the lists asks before it fits a case, as questions with bounds.
 *
 * An item's 适用条件 (of the negative list: its 违法行为) is cut into requirements: a question that an
 * officer can answer and the bound that the answer must keep. An item of the positive list may be
 * used, an item of the negative list is hit, when every group of its requirements is met. Within a group
 * the ways are alternatives; a way is met when all requirements of the way are.
 * Pure: no answer is looked for here, no bound is made up, no number is ever a floating point. */
#ifndef LAW_REQUIREMENT_H
#define LAW_REQUIREMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/err.h"
#include "law/calendar.h"

struct record;

enum requirement_kind {
    REQUIREMENT_YES_NO,
    REQUIREMENT_DECIMAL, /* a measured value with its unit: 倍, 吨, dB, 小时 … */
    REQUIREMENT_INTEGER, /* a count: 次, 个 */
    REQUIREMENT_TERM,    /* a period kept: the days (unit) it took, or the date on which it was done */
    REQUIREMENT_FIRST,   /* 首次违法: answered by the program, with the number of earlier violations of
                            this kind it found looking back; bound: months, 0 = as far as it knows */
};

enum requirement_operator {
    REQUIREMENT_IS,       /* yes-no: the answer that is wanted */
    REQUIREMENT_BELOW,    /* 小于, 不满: the bound itself is out */
    REQUIREMENT_AT_MOST,  /* 不超过 */
    REQUIREMENT_EQUAL,
    REQUIREMENT_AT_LEAST, /* 不小于 */
    REQUIREMENT_ABOVE,    /* 超过 */
    REQUIREMENT_BETWEEN,  /* from bound to upper, both included */
};

/* Why the bound itself is in or out. */
enum requirement_edge {
    REQUIREMENT_EDGE_WRITTEN,  /* the words say so: 小于, 不超过, （含）, 大于等于 */
    REQUIREMENT_EDGE_LIST,     /* a rule of the same document: 粤环发〔2021〕7号第二十三条, 以下不包括本数 */
    REQUIREMENT_EDGE_CRIMINAL, /* 刑法第九十九条: 以上、以下、以内，包括本数 */
    REQUIREMENT_EDGE_CIVIL,    /* the text is silent: 民法典第一千二百五十九条; marked wherever it is shown */
};

struct requirement {
    char *list; /* positive, negative */
    char *item; /* 编号 of the item: JM-09 */
    int ordinal; /* in the order of asking, from 1 */
    int group;   /* all groups must be met */
    int way;     /* within a group: those of one way belong together; 0 = alone */
    char *question; /* at most 40 columns */
    enum requirement_kind kind;
    char *unit; /* 倍; of a term 工作日, 日 or 个月; of a first offence 月, or 年度 (from 1 January of the
                   year of the act); NULL: none */
    int scale;  /* decimal: digits after the point of answer and bound */
    enum requirement_operator op;
    char *bound; /* canonical: yes or no, 0.1000, 24, months of a first offence */
    char *upper; /* between: the other end; else NULL */
    enum requirement_edge edge;
    char *words; /* of the source, as they stand there */
};

struct requirements { /* by list, item, ordinal */
    struct requirement *items;
    size_t count;
};

void requirements_init(struct requirements *all);
void requirements_done(struct requirements *all);

/* Takes in the requirement of a filled-in form `requirement`; ERR_INPUT, with the field, if its parts
 * don't fit one another. */
bool requirements_add(struct requirements *all, const struct record *record, struct err *err);

/* Those of one item, by ordinal; NULL and 0 if there are none. Borrowed. */
const struct requirement *requirements_of(const struct requirements *all, const char *list,
                                          const char *item, size_t *count);

/* What an officer is asked about one item. */
struct item_questions {
    struct requirement *items; /* copies, by ordinal */
    size_t count;              /* at least 1 */
    bool whole;   /* nothing is known of this item: its whole text is one question */
    bool strange; /* … because the words of what is known are not those of this item (any more) */
};

/* The requirements of an item, where all their words stand in its text; else its whole condition as
 * one yes-no question: 适用条件 of the positive, 违法行为 of the negative list. */
void item_questions_init(struct item_questions *questions, const struct requirements *all,
                         const char *list, const char *item, const char *violation,
                         const char *conditions);
void item_questions_done(struct item_questions *questions);

/* What was typed as an answer, brought to its canonical form (yes, no, 0.0800, 3, 2026-03-09); empty
 * gives *answer = NULL and true. ERR_INPUT says what may be typed. Caller frees. */
bool requirement_read(const struct requirement *requirement, const char *text, date_t today,
                      char **answer, struct err *err);

/* What may be typed: 是或否; 倍，最多4位小数; for a first offence, that the program looks. */
void requirement_hint(const struct requirement *requirement, struct buffer *out);
/* What is wanted: 小于0.1倍; 是; 5～10; 5个工作日内; 24个月内首次. */
void requirement_wanted(const struct requirement *requirement, struct buffer *out);
/* The edge in words with its clause: 以下不含本数（…第二十三条）; adds nothing where it is written. */
void requirement_edge_words(const struct requirement *requirement, struct buffer *out);

enum requirement_result { REQUIREMENT_OPEN, REQUIREMENT_MET, REQUIREMENT_UNMET };

/* Where the periods of a case begin, for terms answered with a date. */
struct requirement_start {
    date_t date;                     /* of the order or the inspection; DATE_NONE = not known */
    const struct calendar *calendar; /* may be NULL: then such a term in working days is open */
};

/* Judges a canonical answer (NULL or "" = not answered: open). `start` may be NULL. If `why` is not
 * NULL adds one sentence with the answer, the bound and the words of the source. */
enum requirement_result requirement_judge(const struct requirement *requirement, const char *answer,
                                          const struct requirement_start *start,
                                          struct buffer *why);

/* All requirements of one item together, by groups and ways: met = the item may be used (positive), is
 * hit (negative). results[i] belongs to items[i]. */
enum requirement_result requirements_judge(const struct requirement *items, size_t count,
                                           const enum requirement_result *results);

/* Whether the answer to items[which] can still change what comes out: a question need not be asked once
 * its way is lost, or its group or the whole is decided. */
bool requirement_matters(const struct requirement *items, size_t count,
                         const enum requirement_result *results, size_t which);

#endif
