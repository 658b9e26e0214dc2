/* choice_list: the few values that a field offers by itself. See choice_list.h. */
#include "choice_list.h"

#include <stdlib.h>

#include "base/pinyin.h"
#include "base/text.h"

struct choice_list choice_list_of(const struct office *office, const struct field *field)
{
    struct choice_list list = {.field = field};
    if (field->type->kind == FIELD_CODE) {
        list.codes = codes_list(office_codes(office), field->codes);
    }
    list.count = list.codes                          ? list.codes->count
                 : field->type->kind == FIELD_YES_NO ? 2
                                                     : field->choice_count;
    return list;
}

const char *choice_list_code(const struct choice_list *list, size_t i)
{
    static const char *const yes_no[] = {"yes", "no"};
    if (list->codes) {
        return list->codes->items[i].code;
    }
    return list->field->type->kind == FIELD_YES_NO ? yes_no[i] : list->field->choices[i].code;
}

const char *choice_list_label(const struct choice_list *list, size_t i)
{
    static const char *const yes_no[] = {"是", "否"};
    if (list->codes) {
        return list->codes->items[i].label;
    }
    return list->field->type->kind == FIELD_YES_NO ? yes_no[i] : list->field->choices[i].label;
}

bool choice_list_offered(const struct choice_list *list, size_t i)
{
    return !list->codes || !list->codes->items[i].retired;
}

bool choice_list_fits(const struct choice_list *list, size_t i, const char *typed)
{
    if (!choice_list_offered(list, i)) {
        return false;
    }
    if (text_contains(choice_list_label(list, i), typed) ||
        text_contains(choice_list_code(list, i), typed)) {
        return true;
    }
    char *initials = pinyin_initials(choice_list_label(list, i));
    bool fits = text_contains(initials, typed);
    free(initials);
    return fits;
}
