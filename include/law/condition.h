/* condition: `field op field|constant`, joined by `and`.
 *
 * The only expressions of the form language: when a field is shown, when it is
 * needed, what must hold between fields. Anything cleverer is C in this layer.
 *     source = report          kind = company and state != closed
 *     ended_on >= started_on   officer2 != officer1 */
#ifndef LAW_CONDITION_H
#define LAW_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

struct form;
struct record;

enum condition_operator { CONDITION_EQUAL, CONDITION_UNEQUAL, CONDITION_LESS,
                          CONDITION_AT_MOST, CONDITION_MORE, CONDITION_AT_LEAST };

struct condition_term {
    char *left;      /* key of a field */
    enum condition_operator op;
    char *right;     /* key of a field or a constant */
    bool right_is_field; /* decided when the form is complete */
};

struct condition {
    struct condition_term *terms; /* all must hold */
    size_t count;
};

/* Parses; ERR_INPUT with what is wrong. Caller frees. */
struct condition *condition_parse(const char *text, struct err *err);
void condition_free(struct condition *condition); /* NULL is allowed */

/* Whether it holds for `record`. An empty value equals only the constant "" ;
 * ordering comparisons with an empty side hold (nothing to compare yet).
 * Numbers compare as numbers, dates as dates, all else as text. */
bool condition_holds(const struct condition *condition, const struct record *record);

/* Adds it as people say it, with the form's labels: 案件来源是部门移送；观察期满日不早于签订日期. */
void condition_words(const struct condition *condition, const struct form *form,
                     struct buffer *out);

#endif
