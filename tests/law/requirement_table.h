/* requirement_table: the shipped table of what items of the lists ask, for tests of the law. */
#ifndef TESTS_LAW_REQUIREMENT_TABLE_H
#define TESTS_LAW_REQUIREMENT_TABLE_H

#include "law/requirement.h"

/* data/law/requirements.csv through forms/requirement.form; every row must go in. */
void requirement_table_load(struct requirements *all);

/* The form, parsed once; for records made by hand. */
struct form;
struct form *requirement_table_form(void);

/* The requirement of an item that must be there. */
const struct requirement *requirement_table_at(const struct requirements *all, const char *item,
                                               int ordinal);

/* All questions of an item answered in order, blanks between the answers, - for none. */
enum requirement_result requirement_table_answer(const struct requirements *all, const char *list,
                                                 const char *item, const char *answers);

#endif
