/* deadline: when a period ends, and why.
 *
 * The day (hour) on which a period begins is not counted; a period in days or months
 * whose last day is a statutory holiday ends on the first working day after it; working
 * days skip holidays; hours run on without regard to them (民事诉讼法第八十五条; 行政处罚法
 * 第八十五条; 环环监〔2017〕17号第三十八条; months: 民法典第二百零二条). */
#ifndef LAW_DEADLINE_H
#define LAW_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"
#include "law/calendar.h"

enum deadline_unit { DEADLINE_WORKING_DAYS, DEADLINE_DAYS, DEADLINE_HOURS, DEADLINE_MONTHS };

struct deadline_rule {
    long length; /* at least 1 */
    enum deadline_unit unit;
};

struct deadline {
    date_t date;     /* the last day */
    moment_t moment; /* hours alone: the end to the minute; else MOMENT_NONE */
    bool assumed;    /* some year had no notice: the plain week was assumed */
};

/* Reads 5wd, 15d, 24h, 2m, also 5个工作日, 15日, 15天, 24小时, 2个月. ERR_INPUT otherwise. */
bool deadline_rule_parse(const char *text, struct deadline_rule *rule, struct err *err);

/* Days on which the clock stands still, both of them too: 中止, 听证, 公告 … */
struct deadline_stop {
    date_t from;
    date_t until;
    const char *why; /* 听证; NULL: 中止 */
};

/* A period as it runs. */
struct deadline_asked {
    struct deadline_rule rule;
    moment_t start; /* its time of day matters for hours alone */
    long extended;  /* how much was added by extensions, in the rule's unit */
    bool before;    /* counted back from `start`, which is an event; never for hours */
    const struct deadline_stop *stops; /* may be NULL */
    size_t stop_count;
};

/* Its end. Days of a stop are not counted, whatever else they are; a last day that falls on a day
 * off moves on (counted back: to the working day before). Adds to `line`, if it isn't NULL, the
 * explanation in one line without its end (9月30日起5个工作日：10月1—7日放假，10月10日（周六）上班 → 10月13日),
 * to `why`, if it isn't NULL, Chinese sentences, a line each. */
struct deadline deadline_reckon(const struct deadline_asked *asked, const struct calendar *calendar,
                                struct buffer *line, struct buffer *why);

/* The same for a period that neither stops nor is extended. */
struct deadline deadline_of(const struct deadline_rule *rule, moment_t start,
                            const struct calendar *calendar, struct buffer *why);

/* How many of these days stand still, a day of two stops counted once. */
long deadline_stopped(const struct deadline_stop *stops, size_t count, date_t first, date_t last);

/* Adds 5个工作日, 15日, 24小时, 2个月. */
void deadline_rule_write(const struct deadline_rule *rule, struct buffer *out);

#endif
