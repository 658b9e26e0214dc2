/* choice_list: the few values that a field offers by itself, whether they stand in the form, in a
 * code list of the office or are yes and no. For pickers and for numbered prompts alike. */
#ifndef UI_CHOICE_LIST_H
#define UI_CHOICE_LIST_H

#include "office/office.h"

struct choice_list {
    const struct field *field;
    const struct code_list *codes; /* NULL: not from a code list */
    size_t count;                  /* 0: the field is not of this kind */
};

struct choice_list choice_list_of(const struct office *office, const struct field *field);
const char *choice_list_code(const struct choice_list *list, size_t i);
const char *choice_list_label(const struct choice_list *list, size_t i);
/* Still offered; a retired code is only shown where it was used. */
bool choice_list_offered(const struct choice_list *list, size_t i);
/* Offered, and found by a part of its label, of its code or of its label's initials. */
bool choice_list_fits(const struct choice_list *list, size_t i, const char *typed);

#endif
