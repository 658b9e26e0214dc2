/* deadline: when a period ends, and why.
 *
 * The day (hour) on which a period begins is not counted; a period in days or months
 * whose last day is a statutory holiday ends on the first working day after it; working
 * days skip holidays; hours run on without regard to them (民事诉讼法第八十五条; 行政处罚法
 * 第八十五条; 环环监〔2017〕17号第三十八条; months: 民法典第二百零二条). */
#ifndef LAW_DEADLINE_H
#define LAW_DEADLINE_H

#include <stdbool.h>

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

/* The end of a period that begins at `start` (its time of day matters for hours alone).
 * If `why` is not NULL, adds Chinese sentences, a line each, that explain the date. */
struct deadline deadline_of(const struct deadline_rule *rule, moment_t start,
                            const struct calendar *calendar, struct buffer *why);

#endif
