/* questions: what an officer is asked about an item of the lists, from the office's own table of
 * conditions (form requirement), for screening and for reading beforehand. */
#ifndef OFFICE_QUESTIONS_H
#define OFFICE_QUESTIONS_H

#include "law/requirement.h"
#include "office/office.h"

/* The conditions of all items, read when first asked for and again after a change. Borrowed until the
 * next office_reload; NULL with the error if they can't be read. */
const struct requirements *office_requirements(struct office *office, struct err *err);

/* The questions of one item (a record of form item). Caller frees with item_questions_done. */
bool questions_of_item(struct office *office, const struct record *item,
                       struct item_questions *questions, struct err *err);

/* How they are headed in an item's detail. */
#define QUESTIONS_LABEL "要问的问题"

/* The questions as people read them, a line each; alternatives and what belongs together are said.
 * Caller frees. */
char *questions_text(const struct item_questions *questions);

#endif
