/* field_read: how each type of field reads and shows a value. */
#include "law/field_read.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "law/codes.h"
#include "law/form.h"
#include "law/identifier.h"

static char *refuse(struct err *err, const struct field *field, const char *text)
{
    err_set(err, ERR_INPUT, "读不懂“%s”；%s", text, field->type->hint);
    return NULL;
}

char *field_read_text(const struct field *field, const char *text,
                      const struct check_context *context, struct err *err)
{
    (void)context;
    size_t longest = (size_t)(field->length > 0 ? field->length : field->type->length);
    size_t count = text_count(text);
    if (count > longest) {
        err_set(err, ERR_INPUT, "写了 %zu 个字，最多 %zu 个，请删去 %zu 个", count, longest,
                count - longest);
        return NULL;
    }
    return memory_copy(text);
}

char *field_read_date(const struct field *field, const char *text,
                      const struct check_context *context, struct err *err)
{
    char out[DATE_TEXT];
    date_t date = date_parse(text, moment_date(context->now));
    return date == DATE_NONE ? refuse(err, field, text) : memory_copy(date_format(date, out));
}

char *field_read_moment(const struct field *field, const char *text,
                        const struct check_context *context, struct err *err)
{
    char out[DATE_TEXT];
    moment_t moment = moment_parse(text, context->now);
    if (moment == MOMENT_NONE && date_parse(text, moment_date(context->now)) != DATE_NONE) {
        err_set(err, ERR_INPUT, "“%s”只有日期，请再写时间，例：%s 14:30", text, text);
        return NULL;
    }
    return moment == MOMENT_NONE ? refuse(err, field, text)
                                 : memory_copy(moment_format(moment, out));
}

/* Folds, cuts a unit off the end, takes blanks and thousands separators out. Caller frees. */
static char *bare_number(const char *text, const char *unit)
{
    char *folded = text_trim(text_fold(text));
    size_t length = strlen(folded);
    size_t tail = unit != NULL ? strlen(unit) : 0;
    if (tail > 0 && length > tail && strcmp(folded + length - tail, unit) == 0) {
        folded[length - tail] = '\0';
    }
    char *put = folded;
    for (const char *at = folded; *at != '\0'; at++) {
        if (*at != ',' && *at != ' ') {
            *put++ = *at;
        }
    }
    *put = '\0';
    return folded;
}

/* A decimal with exactly `scale` digits after the point, or NULL. Trailing zeros beyond are dropped. */
static char *fixed_point(const char *text, int scale)
{
    const char *at = text;
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    while (*at == '0' && isdigit((unsigned char)at[1])) {
        at++;
    }
    size_t whole = strspn(at, "0123456789");
    const char *fraction = at[whole] == '.' ? at + whole + 1 : "";
    size_t digits = strspn(fraction, "0123456789");
    bool ends = at[whole] == '.' ? fraction[digits] == '\0' : at[whole] == '\0';
    while (digits > (size_t)scale && fraction[digits - 1] == '0') {
        digits--;
    }
    if (!ends || whole == 0 || whole > 15 || digits > (size_t)scale) {
        return NULL;
    }
    struct buffer out;
    buffer_init(&out);
    buffer_add_bytes(&out, at, whole);
    if (scale > 0) {
        buffer_add_char(&out, '.');
        buffer_add_bytes(&out, fraction, digits);
        for (size_t i = digits; i < (size_t)scale; i++) {
            buffer_add_char(&out, '0');
        }
    }
    bool zero = strspn(buffer_text(&out), "0.") == out.length;
    char *number = memory_format("%s%s", negative && !zero ? "-" : "", buffer_text(&out));
    buffer_done(&out);
    return number;
}

char *field_read_integer(const struct field *field, const char *text,
                         const struct check_context *context, struct err *err)
{
    (void)context;
    char *bare = bare_number(text, field->unit);
    char *number = fixed_point(bare, 0);
    free(bare);
    return number != NULL ? number : refuse(err, field, text);
}

char *field_read_decimal(const struct field *field, const char *text,
                         const struct check_context *context, struct err *err)
{
    (void)context;
    char *bare = bare_number(text, field->unit);
    char *number = fixed_point(bare, field->scale);
    free(bare);
    if (number == NULL) {
        err_set(err, ERR_INPUT, "“%s”不是数字，或小数多于 %d 位", text, field->scale);
    }
    return number;
}

/* "15000.00" from "1.5": the point moves four places to the right. */
static char *ten_thousandfold(const char *text)
{
    char *fixed = fixed_point(text, 6);
    if (fixed == NULL) {
        return NULL;
    }
    size_t point = strlen(fixed) - 7;
    memmove(fixed + point, fixed + point + 1, 4);
    fixed[point + 4] = '.';
    char *money = fixed_point(fixed, 2);
    free(fixed);
    return money;
}

char *field_read_money(const struct field *field, const char *text,
                       const struct check_context *context, struct err *err)
{
    (void)context;
    char *bare = bare_number(text, "元");
    size_t length = strlen(bare);
    size_t mark = strlen("万");
    char *number;
    if (length > mark && strcmp(bare + length - mark, "万") == 0) {
        bare[length - mark] = '\0';
        number = ten_thousandfold(bare);
    } else {
        number = fixed_point(bare, 2);
    }
    free(bare);
    return number != NULL ? number : refuse(err, field, text);
}

char *field_read_code(const struct field *field, const char *text,
                      const struct check_context *context, struct err *err)
{
    if (context->codes == NULL) {
        return memory_copy(text);
    }
    const struct code *code = codes_find(context->codes, field->codes, text);
    if (code == NULL) {
        err_set(err, ERR_INPUT, "代码表里没有“%s”，请按 F4 选", text);
        return NULL;
    }
    return memory_copy(code->code);
}

/* Every choice's label, joined: for refusals. Caller frees. */
static char *all_choices(const struct field *field)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < field->choice_count; i++) {
        buffer_add(&out, i > 0 ? "、" : "");
        buffer_add(&out, field->choices[i].label);
    }
    return buffer_take(&out);
}

char *field_read_choice(const struct field *field, const char *text,
                        const struct check_context *context, struct err *err)
{
    (void)context;
    int choice = field_choice(field, text);
    if (choice < 0) {
        char *choices = all_choices(field);
        err_set(err, ERR_INPUT, "没有“%s”这一种，只能是%s", text, choices);
        free(choices);
        return NULL;
    }
    return memory_copy(field->choices[choice].code);
}

/* Length of the separator of several choices at `text`: 、 ， ， ; | blank; 0 if none. */
static size_t choices_separator(const char *text)
{
    static const char *const marks[] = {"、", "，", "；", ",", ";", "|", "/", " ", "　"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (strncmp(text, marks[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

/* Marks the choice named by text[0..length) in `chosen`; false with the refusal. */
static bool mark_choice(const struct field *field, const char *text, size_t length, bool *chosen,
                        const struct check_context *context, struct err *err)
{
    char *word = memory_copy_n(text, length);
    char *code = length > 0 ? field_read_choice(field, word, context, err) : memory_copy("");
    free(word);
    if (code == NULL) {
        return false;
    }
    if (length > 0) {
        chosen[field_choice(field, code)] = true;
    }
    free(code);
    return true;
}

char *field_read_choices(const struct field *field, const char *text,
                         const struct check_context *context, struct err *err)
{
    bool *chosen = memory_array(NULL, field->choice_count + 1, sizeof *chosen);
    memset(chosen, 0, (field->choice_count + 1) * sizeof *chosen);
    bool right = true;
    const char *start = text;
    for (const char *at = text; right; at++) {
        size_t gap = choices_separator(at);
        if (gap == 0 && *at != '\0') {
            continue;
        }
        right = mark_choice(field, start, (size_t)(at - start), chosen, context, err);
        if (*at == '\0') {
            break;
        }
        at += gap - 1;
        start = at + 1;
    }
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; right && i < field->choice_count; i++) {
        if (chosen[i]) {
            buffer_add(&out, out.length > 0 ? "," : "");
            buffer_add(&out, field->choices[i].code);
        }
    }
    free(chosen);
    char *codes = buffer_take(&out);
    if (!right) {
        free(codes);
        return NULL;
    }
    return codes;
}

char *field_read_yes_no(const struct field *field, const char *text,
                        const struct check_context *context, struct err *err)
{
    (void)context;
    static const struct {
        const char *word;
        bool yes;
    } WORDS[] = {
        {"是", true},   {"有", true},    {"yes", true}, {"y", true},      {"1", true},
        {"true", true}, {"√", true},     {"对", true},  {"否", false},    {"无", false},
        {"no", false},  {"n", false},    {"0", false},  {"false", false}, {"×", false},
        {"不", false},  {"没有", false},
    };
    char *folded = text_fold(text);
    char *result = NULL;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && result == NULL; i++) {
        if (strcasecmp(folded, WORDS[i].word) == 0) {
            result = memory_copy(WORDS[i].yes ? "yes" : "no");
        }
    }
    free(folded);
    return result != NULL ? result : refuse(err, field, text);
}

char *field_read_reference(const struct field *field, const char *text,
                           const struct check_context *context, struct err *err)
{
    (void)context;
    bool is_id = strspn(text, "0123456789") == strlen(text) && strlen(text) < 18 && text[0] != '0';
    return is_id ? memory_copy(text) : refuse(err, field, text);
}

/* Folded, upper case, blanks taken out. Caller frees. */
static char *identifier_text(const char *text)
{
    char *folded = text_upper(text_fold(text));
    char *put = folded;
    for (const char *at = folded; *at != '\0'; at++) {
        if (*at != ' ') {
            *put++ = *at;
        }
    }
    *put = '\0';
    return folded;
}

char *field_read_phone(const struct field *field, const char *text,
                       const struct check_context *context, struct err *err)
{
    (void)field;
    (void)context;
    char out[32];
    char *folded = identifier_text(text);
    bool right = phone_check(folded, out, err);
    free(folded);
    return right ? memory_copy(out) : NULL;
}

char *field_read_credit_code(const struct field *field, const char *text,
                             const struct check_context *context, struct err *err)
{
    (void)field;
    (void)context;
    char *folded = identifier_text(text);
    if (!credit_code_check(folded, err)) {
        free(folded);
        return NULL;
    }
    return folded;
}

char *field_read_resident_id(const struct field *field, const char *text,
                             const struct check_context *context, struct err *err)
{
    (void)field;
    char *folded = identifier_text(text);
    if (!resident_id_check(folded, moment_date(context->now), err)) {
        free(folded);
        return NULL;
    }
    return folded;
}

char *field_read_document_number(const struct field *field, const char *text,
                                 const struct check_context *context, struct err *err)
{
    (void)field;
    (void)context;
    char out[96];
    return document_number_check(text, out, err) ? memory_copy(out) : NULL;
}

char *field_read_rows(const struct field *field, const char *text,
                      const struct check_context *context, struct err *err)
{
    (void)context;
    return refuse(err, field, text);
}
