/* observation: whether a period of observation goes together with the time for deciding on filing.
 *
 * 处罚办法第十八条 gives 15 (+15) days to decide whether a case is filed; 工作方案五（二） lets the bureau
 * watch somebody who promised to mend. Watching longer than that without filing would miss the limit.
 * There are two lawful ways: (a) a shorter period without filing, which ends the case as 不予立案;
 * (b) file first, watch within the 90 days of 行政处罚法第六十条, and end with 不予行政处罚决定书. */
#ifndef LAW_OBSERVATION_H
#define LAW_OBSERVATION_H

#include "law/term.h"

#define OBSERVATION_LENGTHS 12

/* The lengths that are suggested, from the office's settings: 7、15、30、60、90. */
struct observation_lengths {
    long days[OBSERVATION_LENGTHS];
    size_t count;
};
/* `lengths` may be NULL: only checked. ERR_INPUT. */
bool observation_lengths_parse(const char *text, struct observation_lengths *lengths,
                               struct err *err);

enum observation_fit {
    OBSERVATION_FITS,
    OBSERVATION_NEEDS_EXTENSION, /* of the time for deciding on filing; then it fits */
    OBSERVATION_EXCEEDS,         /* even that: only (a) or (b) */
    OBSERVATION_TOO_LONG,        /* longer than the office allows, whatever becomes of the case */
};

struct observation_asked {
    moment_t found;    /* found, or the lead came in */
    date_t signed_on;  /* of the promise */
    long days;         /* the length that was chosen; at least 1 */
    long longest;      /* the office's */
    size_t extensions; /* of the time for deciding on filing, granted so far */
    date_t filed_on;   /* DATE_NONE: not filed */
    const struct term *filing;   /* TERM_FILING */
    const struct term *decision; /* TERM_DECISION */
};

struct observation {
    enum observation_fit fit;
    date_t until;          /* the last day of the chosen length */
    bool filed;            /* then `limit` is that of deciding the case */
    date_t limit;          /* by which the period must have ended */
    date_t limit_extended; /* the same with the next extension granted; = limit if there is none */
    long most;             /* (a): the most days that fit as things are; below 1: none */
    date_t most_until;
    long most_extended;    /* (a) with the extension granted */
    date_t most_extended_until;
    long most_filed;       /* (b): the most days if it is filed on the day of signing */
    date_t most_filed_until;
    date_t decision_limit; /* (b): by which the case must be decided then */
};

struct observation observation_judge(const struct observation_asked *asked,
                                     const struct calendar *calendar);

/* Adds what is to be said of the chosen length, in one line without its end: that it fits, or the ways there are. */
void observation_tell(const struct observation_asked *asked, const struct observation *observation,
                      struct buffer *out);

/* The lawful ways, to choose from. */
struct observation_way {
    bool file_first; /* (b) */
    bool extend;     /* the extension must be granted first */
    long days;       /* at most */
    date_t until;
    char text[200];  /* 不立案，观察期缩短为最长 5 日（至 2026-03-24） */
};
#define OBSERVATION_WAYS 3
size_t observation_ways(const struct observation_asked *asked,
                        const struct observation *observation,
                        struct observation_way ways[OBSERVATION_WAYS]);

#endif
