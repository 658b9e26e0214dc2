/* form_set: all forms of the program, each known by its name. */
#ifndef LAW_FORM_SET_H
#define LAW_FORM_SET_H

#include "law/form.h"

struct form_set {
    struct form **forms;
    size_t count;
};

void form_set_init(struct form_set *set);
void form_set_done(struct form_set *set);
/* Takes over `form`. ERR_INPUT if one of this name is there already. */
bool form_set_add(struct form_set *set, struct form *form, struct err *err);
const struct form *form_set_find(const struct form_set *set, const char *name); /* or NULL */
/* After all were added: every form that is referred to, and every row form, is there. */
bool form_set_check(const struct form_set *set, struct err *err);
/* The form whose name was probably meant, or NULL. */
const char *form_set_suggest(const struct form_set *set, const char *name);

#endif
