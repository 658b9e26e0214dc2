/* condition: `field op field|constant`, joined by `and`: parsing and holding. */
#include "law/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/record.h"

/* Longer operators stand before their heads. */
static const struct {
    const char *text;
    enum condition_operator op;
} OPERATORS[] = {
    {"!=", CONDITION_UNEQUAL}, {"<=", CONDITION_AT_MOST}, {">=", CONDITION_AT_LEAST},
    {"=", CONDITION_EQUAL},    {"<", CONDITION_LESS},     {">", CONDITION_MORE},
};
#define OPERATOR_COUNT (sizeof OPERATORS / sizeof *OPERATORS)

/* Splits one term at its operator. */
static bool parse_term(char *text, struct condition_term *term, struct err *err)
{
    size_t at = strcspn(text, "!<>=");
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        size_t length = strlen(OPERATORS[i].text);
        if (strncmp(text + at, OPERATORS[i].text, length) != 0) {
            continue;
        }
        char *right = memory_copy(text + at + length);
        char *left = memory_copy_n(text, at);
        term->left = text_trim(left);
        term->right = text_trim(right);
        term->op = OPERATORS[i].op;
        if (strcmp(term->right, "\"\"") == 0) {
            term->right[0] = '\0';
        } else if (term->right[0] == '\0') {
            return err_set(err, ERR_INPUT, "条件 \"%s\" 的右边是空的，要比空值请写 \"\"", text);
        }
        return term->left[0] != '\0' ||
               err_set(err, ERR_INPUT, "条件 \"%s\" 的左边要写一项的键", text);
    }
    return err_set(err, ERR_INPUT, "条件 \"%s\" 里没有运算，可用 = != < <= > >=", text);
}

struct condition *condition_parse(const char *text, struct err *err)
{
    struct condition *condition = memory_alloc(sizeof *condition);
    char *copy = memory_copy(text);
    for (char *at = copy; at != NULL;) {
        char *next = strstr(at, " and ");
        if (next != NULL) {
            *next = '\0';
            next += strlen(" and ");
        }
        condition->terms =
            memory_array(condition->terms, condition->count + 1, sizeof *condition->terms);
        condition->terms[condition->count++] = (struct condition_term){0};
        if (!parse_term(at, &condition->terms[condition->count - 1], err)) {
            condition_free(condition);
            condition = NULL;
            break;
        }
        at = next;
    }
    free(copy);
    return condition;
}

void condition_free(struct condition *condition)
{
    if (condition == NULL) {
        return;
    }
    for (size_t i = 0; i < condition->count; i++) {
        free(condition->terms[i].left);
        free(condition->terms[i].right);
    }
    free(condition->terms);
    free(condition);
}

static bool is_number(const struct field *field)
{
    return field->type->kind == FIELD_INTEGER || field->type->kind == FIELD_DECIMAL ||
           field->type->kind == FIELD_MONEY;
}

static int compare(const struct field *field, const char *left, const char *right)
{
    if (is_number(field)) {
        double a = strtod(left, NULL);
        double b = strtod(right, NULL);
        return (a > b) - (a < b);
    }
    return strcmp(left, right);
}

static bool term_holds(const struct condition_term *term, const struct record *record)
{
    const char *left = record_get(record, term->left);
    const char *right = term->right_is_field ? record_get(record, term->right) : term->right;
    left = left != NULL ? left : "";
    right = right != NULL ? right : "";
    bool ordering = term->op != CONDITION_EQUAL && term->op != CONDITION_UNEQUAL;
    if (ordering && (left[0] == '\0' || right[0] == '\0')) {
        return true;
    }
    int field = form_field(record->form, term->left);
    int order = compare(&record->form->fields[field], left, right);
    switch (term->op) {
    case CONDITION_EQUAL:
        return order == 0;
    case CONDITION_UNEQUAL:
        return order != 0;
    case CONDITION_LESS:
        return order < 0;
    case CONDITION_AT_MOST:
        return order <= 0;
    case CONDITION_MORE:
        return order > 0;
    case CONDITION_AT_LEAST:
        return order >= 0;
    }
    return false;
}

bool condition_holds(const struct condition *condition, const struct record *record)
{
    for (size_t i = 0; i < condition->count; i++) {
        if (!term_holds(&condition->terms[i], record)) {
            return false;
        }
    }
    return true;
}
