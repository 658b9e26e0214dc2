/* answer: what the office hands to other programs, as JSON text.
 *
 * Everything is keyed by the form's field keys, so that a script reads what a form declares.
 * Each function returns whole, indented, UTF-8 text ended by a newline; the caller frees. */
#ifndef OFFICE_ANSWER_H
#define OFFICE_ANSWER_H

#include "base/finding.h"
#include "law/record.h"
#include "law/requirement.h"
#include "law/screening.h"
#include "law/view.h"

enum answer_kind { ANSWER_TEXT, ANSWER_INTEGER, ANSWER_BOOL };

struct answer_value {
    const char *key;
    enum answer_kind kind;
    const char *text; /* ANSWER_TEXT; NULL is null */
    int64_t number;   /* ANSWER_INTEGER, ANSWER_BOOL */
};

char *answer_record(const struct record *record);
/* A case, what it rests on by the day of the act under "applied_basis", its commitment under "commitment" (null if it is NULL), and under "steps" what was done in it: of
 * each id, form, title, done_at, officers, content and its whole record. */
struct step;
char *answer_case(const struct record *record, const char *applied,
                  const struct record *commitment, const struct step *steps, struct record *const *records, size_t count);
/* An item of the lists with "questions": ordinal, group, way, question, wanted, unit, words, marked
 * (that the bound itself is in or out is presumed: 民法典第一千二百五十九条). */
char *answer_item(const struct record *item, const struct item_questions *questions);
char *answer_page(const struct form *form, const struct view_page *page);

/* An object of these values, with "findings" if they are not NULL. */
char *answer_object(const struct answer_value *values, size_t count,
                    const struct findings *findings);

/* An array of objects, `count` values each, one after the other. */
char *answer_list(const struct answer_value *values, size_t count, size_t objects);

/* A screening: verdict, routes and every test; "step" is null where nothing was filed (0). */
char *answer_screening(const struct screening *screening, int64_t step);

#endif
