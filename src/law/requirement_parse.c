/* requirement_parse: a filled-in form `requirement` as a requirement whose parts fit one another.
 * A bound that can't be compared with the answers is refused here, never later in front of a party. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/record.h"
#include "requirement_parts.h"

#define QUESTION_COLUMNS 40
#define MOST_MONTHS 1200

static bool fault(struct err *err, const char *field, const char *sentence)
{
    return err_set_field(err, field, "%s", sentence);
}

/* The place of the record's choice in the form's order, which is that of the enumeration. */
static int choice_of(const struct record *record, const char *key)
{
    const struct field *field = &record->form->fields[form_field(record->form, key)];
    const char *value = record_get(record, key);
    return value != NULL ? field_choice(field, value) : -1;
}

static bool check_yes_no(struct requirement *one, struct err *err)
{
    static const struct check_context nothing = {0};
    const struct field field = {.label = one->question, .type = field_type_of(FIELD_YES_NO)};
    char *bound = NULL;
    if (one->op != REQUIREMENT_IS || one->unit != NULL) {
        return fault(err, "operator", "是否的条件，比较写“为”，没有单位");
    }
    if (!field_read(&field, one->bound, &nothing, &bound, err) || bound == NULL) {
        return fault(err, "bound", "是否的条件，界限写“是”或“否”");
    }
    free(one->bound);
    one->bound = bound;
    return true;
}

static bool check_bound(char **bound, const char *key, const char *unit, int scale, struct err *err)
{
    char *number = requirement_number(*bound, unit, scale, err);
    if (number == NULL) {
        char *sentence = memory_format("界限%s", err->message);
        fault(err, key, sentence);
        free(sentence);
        return false;
    }
    free(*bound);
    *bound = number;
    return true;
}

static bool check_number(struct requirement *one, struct err *err)
{
    if (one->op == REQUIREMENT_IS) {
        return fault(err, "operator", "数值的条件，比较写小于、不超过、等于、不小于、超过或介于");
    }
    if (!check_bound(&one->bound, "bound", one->unit, one->scale, err)) {
        return false;
    }
    if (one->op != REQUIREMENT_BETWEEN) {
        return true;
    }
    if (one->upper == NULL) {
        return fault(err, "upper", "介于要写上限");
    }
    return check_bound(&one->upper, "upper", one->unit, one->scale, err) &&
           (requirement_scaled(one->bound) < requirement_scaled(one->upper) ||
            fault(err, "upper", "上限要大于界限"));
}

static bool is_one_of(const char *text, const char *one, const char *two, const char *three)
{
    return text != NULL && (strcmp(text, one) == 0 || strcmp(text, two) == 0 ||
                            (three != NULL && strcmp(text, three) == 0));
}

static bool check_term(struct requirement *one, struct err *err)
{
    if (!is_one_of(one->unit, "工作日", "日", "个月")) {
        return fault(err, "unit", "期限的单位写工作日、日或个月");
    }
    return (one->op == REQUIREMENT_AT_MOST || fault(err, "operator", "期限的比较写“不超过”")) &&
           check_bound(&one->bound, "bound", one->unit, 0, err);
}

static bool check_first(struct requirement *one, struct err *err)
{
    if (!is_one_of(one->unit, "月", "年度", NULL)) {
        return fault(err, "unit", "首次违法的单位写月或年度");
    }
    if (one->op != REQUIREMENT_IS) {
        return fault(err, "operator", "首次违法的比较写“为”");
    }
    return check_bound(&one->bound, "bound", one->unit, 0, err) &&
           (requirement_scaled(one->bound) <= MOST_MONTHS ||
            fault(err, "bound", "首次违法最多往前查1200个月；不限写0"));
}

static bool check_parts(struct requirement *one, struct err *err)
{
    static bool (*const checks[])(struct requirement *, struct err *) = {
        [REQUIREMENT_YES_NO] = check_yes_no,  [REQUIREMENT_DECIMAL] = check_number,
        [REQUIREMENT_INTEGER] = check_number, [REQUIREMENT_TERM] = check_term,
        [REQUIREMENT_FIRST] = check_first,
    };
    if (text_columns(one->question) > QUESTION_COLUMNS) {
        return fault(err, "question", "问题最多40列（20个汉字）");
    }
    if (one->kind != REQUIREMENT_DECIMAL && one->scale != 0) {
        return fault(err, "scale", "只有数值才有小数位");
    }
    if (one->upper != NULL && one->op != REQUIREMENT_BETWEEN) {
        return fault(err, "upper", "只有介于才有上限");
    }
    return checks[one->kind](one, err);
}

bool requirement_parse(const struct record *record, struct requirement *out, struct err *err)
{
    static const char *const needed[] = {"list",     "item",  "question", "kind",
                                         "operator", "bound", "edge",     "words"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (record_get(record, needed[i]) == NULL) {
            return fault(err, needed[i], "清单条件的这一格不能空着");
        }
    }
    out->list = memory_copy(record_get(record, "list"));
    out->item = memory_copy(record_get(record, "item"));
    out->ordinal = (int)record_get_integer(record, "ordinal");
    out->group = (int)record_get_integer(record, "question_group");
    out->way = (int)record_get_integer(record, "way");
    out->question = memory_copy(record_get(record, "question"));
    out->kind = (enum requirement_kind)choice_of(record, "kind");
    out->unit = memory_copy(record_get(record, "unit"));
    out->scale = (int)record_get_integer(record, "scale");
    out->op = (enum requirement_operator)choice_of(record, "operator");
    out->bound = memory_copy(record_get(record, "bound"));
    out->upper = memory_copy(record_get(record, "upper"));
    out->edge = (enum requirement_edge)choice_of(record, "edge");
    out->words = memory_copy(record_get(record, "words"));
    return check_parts(out, err);
}
