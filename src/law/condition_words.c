/* condition_words: a condition as people say it, for help and the manual. Never evaluates one. */
#include <string.h>

#include "law/condition.h"
#include "law/form.h"

/* How each operator is said; dates are earlier and later, everything else smaller and larger. */
static const struct saying {
    const char *usual;
    const char *dates;
} SAYINGS[] = {
    [CONDITION_EQUAL] = {"是", "是"},    [CONDITION_UNEQUAL] = {"不是", "不是"},
    [CONDITION_LESS] = {"小于", "早于"}, [CONDITION_AT_MOST] = {"不大于", "不晚于"},
    [CONDITION_MORE] = {"大于", "晚于"}, [CONDITION_AT_LEAST] = {"不小于", "不早于"},
};

/* The other side: a field by its label, a choice by its own, yes and no as they are shown. */
static const char *right_side(const struct condition_term *term, const struct form *form,
                              const struct field *left)
{
    if (term->right_is_field) {
        return form->fields[form_field(form, term->right)].label;
    }
    int choice = left->choice_count > 0 ? field_choice(left, term->right) : -1;
    if (choice >= 0) {
        return left->choices[choice].label;
    }
    if (left->type->kind == FIELD_YES_NO) {
        return strcmp(term->right, "yes") == 0 ? "是" : "否";
    }
    return term->right;
}

static void term_words(const struct condition_term *term, const struct form *form,
                       struct buffer *out)
{
    const struct field *left = &form->fields[form_field(form, term->left)];
    bool day = left->type->kind == FIELD_DATE || left->type->kind == FIELD_MOMENT;
    if (term->right[0] == '\0') {
        buffer_add_format(out, "%s%s", left->label, term->op == CONDITION_EQUAL ? "空着" : "不空");
        return;
    }
    const struct saying *saying = &SAYINGS[term->op];
    buffer_add_format(out, "“%s”%s“%s”", left->label, day ? saying->dates : saying->usual,
                      right_side(term, form, left));
}

void condition_words(const struct condition *condition, const struct form *form, struct buffer *out)
{
    for (size_t i = 0; i < condition->count; i++) {
        buffer_add(out, i > 0 ? "，并且" : "");
        term_words(&condition->terms[i], form, out);
    }
}
