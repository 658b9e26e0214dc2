/* requirement_read: what an officer types as an answer, brought to its canonical form. Numbers
 * stay texts of digits: no floating point, nothing is rounded. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/form.h"
#include "requirement_parts.h"

#define LONGEST_NUMBER 18 /* digits that fit 64 bits */
#define LONGEST_TERM 9999 /* more is a date written without marks */

char *requirement_number(const char *text, const char *unit, int scale, struct err *err)
{
    static const struct check_context nothing = {0};
    struct field field = {.unit = (char *)unit, .scale = scale};
    field.type = field_type_of(scale > 0 ? FIELD_DECIMAL : FIELD_INTEGER);
    char *cleaned = text_trim(text_clean(text, false));
    char *number = cleaned[0] != '\0' ? field.type->read(&field, cleaned, &nothing, err) : NULL;
    if (cleaned[0] == '\0') {
        err_set(err, ERR_INPUT, "要写一个数");
    } else if (number != NULL && (number[0] == '-' || strlen(number) > LONGEST_NUMBER)) {
        err_set(err, ERR_INPUT, "“%s”%s", cleaned,
                number[0] == '-' ? "小于零，请核对" : "太大了，请核对");
        free(number);
        number = NULL;
    }
    free(cleaned);
    return number;
}

int64_t requirement_scaled(const char *number)
{
    int64_t value = 0;
    for (const char *at = number; *at != '\0'; at++) {
        value = *at == '.' ? value : value * 10 + (*at - '0');
    }
    return value;
}

/* The days it took, else the date on which it was done. */
static char *read_term(const struct requirement *requirement, const char *text, date_t today,
                       struct err *err)
{
    char date[DATE_TEXT];
    char *number = requirement_number(text, requirement->unit, 0, err);
    if (number != NULL && requirement_scaled(number) <= LONGEST_TERM) {
        return number;
    }
    free(number);
    date_t day = date_parse(text, today);
    if (day == DATE_NONE) {
        err_set(err, ERR_INPUT, "读不懂“%s”；写用了几%s，或者办完的日期，例：3 或 2026-03-09", text,
                requirement->unit);
        return NULL;
    }
    return memory_copy(date_format(day, date));
}

static char *read_yes_no(const char *text, struct err *err)
{
    static const struct check_context nothing = {0};
    const struct field field = {.type = field_type_of(FIELD_YES_NO)};
    return field.type->read(&field, text, &nothing, err);
}

static char *read_answer(const struct requirement *requirement, const char *text, date_t today,
                         struct err *err)
{
    switch (requirement->kind) {
    case REQUIREMENT_YES_NO:
        return read_yes_no(text, err);
    case REQUIREMENT_TERM:
        return read_term(requirement, text, today, err);
    case REQUIREMENT_FIRST:
        return requirement_number(text, "次", 0, err);
    case REQUIREMENT_DECIMAL:
    case REQUIREMENT_INTEGER:
        return requirement_number(text, requirement->unit, requirement->scale, err);
    }
    return NULL;
}

bool requirement_read(const struct requirement *requirement, const char *text, date_t today,
                      char **answer, struct err *err)
{
    char *typed = text_trim(text_clean(text, false));
    bool blank = text_is_blank(typed);
    *answer = blank ? NULL : read_answer(requirement, typed, today, err);
    free(typed);
    return blank || *answer != NULL;
}

void requirement_hint(const struct requirement *requirement, struct buffer *out)
{
    const char *unit = requirement->unit != NULL ? requirement->unit : "";
    switch (requirement->kind) {
    case REQUIREMENT_YES_NO:
        buffer_add(out, "是或否");
        break;
    case REQUIREMENT_DECIMAL:
        buffer_add_format(out, "写数%s%s，最多%d位小数", unit[0] != '\0' ? "，单位" : "", unit,
                          requirement->scale);
        break;
    case REQUIREMENT_INTEGER:
        buffer_add_format(out, "写整数%s%s", unit[0] != '\0' ? "，单位" : "", unit);
        break;
    case REQUIREMENT_TERM:
        buffer_add_format(out, "写用了几%s，或者办完的日期", unit);
        break;
    case REQUIREMENT_FIRST:
        buffer_add(out, "由程序查当事人的历史");
        break;
    }
}
