/* form_finish: when the last line was read: names become indexes, and what is missing is said. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/form_parse.h"

/* Index of the field called `key`, or a fault that suggests what was meant. */
static int known_field(struct form_parser *parser, const char *where, const char *key)
{
    int field = form_field(parser->form, key);
    if (field < 0) {
        const char *meant = form_suggest(parser->form, key);
        form_fault(parser, where, "没有 \"%s\" 这一项%s%s%s", key, meant != NULL ? "，是否 \"" : "",
                   meant != NULL ? meant : "", meant != NULL ? "\"？" : "");
    }
    return field;
}

/* A choice that is called like a field would silently be taken for the field. */
static bool is_plain(struct form_parser *parser, const char *where,
                     const struct condition_term *term)
{
    const struct field *left = &parser->form->fields[form_field(parser->form, term->left)];
    for (size_t i = 0; term->right_is_field && i < left->choice_count; i++) {
        if (strcmp(left->choices[i].code, term->right) == 0) {
            return form_fault(parser, where,
                              "\"%s\" 既是一项的键，又是“%s”的一种：请改其中一个的名字",
                              term->right, left->label);
        }
    }
    return true;
}

static bool resolve_condition(struct form_parser *parser, const char *where,
                              struct condition *condition)
{
    for (size_t i = 0; condition != NULL && i < condition->count; i++) {
        struct condition_term *term = &condition->terms[i];
        if (known_field(parser, where, term->left) < 0) {
            return false;
        }
        term->right_is_field = form_field(parser->form, term->right) >= 0;
        if (!is_plain(parser, where, term)) {
            return false;
        }
    }
    return true;
}

/* What a field of this kind must declare besides. */
static bool check_kind(struct form_parser *parser, const struct field *field)
{
    enum field_kind kind = field->type->kind;
    if ((kind == FIELD_CHOICE || kind == FIELD_CHOICES) && field->choice_count == 0) {
        return form_fault(parser, "choices", "类型 %s 要写 choices = 码:名 | 码:名",
                          field->type->name);
    }
    if (kind == FIELD_CODE && field->codes == NULL) {
        return form_fault(parser, "codes", "类型 code 要写代码表的名字");
    }
    if ((kind == FIELD_REFERENCE || kind == FIELD_ROWS) && field->refers == NULL) {
        return form_fault(parser, "refers", "类型 %s 要写指向哪张表单", field->type->name);
    }
    if (kind == FIELD_CHOICE && field->preset != NULL && field_choice(field, field->preset) < 0) {
        return form_fault(parser, "default", "choices 里没有 \"%s\"", field->preset);
    }
    return true;
}

static bool finish_field(struct form_parser *parser, struct field *field)
{
    snprintf(parser->section, sizeof parser->section, "field %.40s", field->key);
    if (field->type == NULL) {
        return form_fault(parser, "type", "没有写类型");
    }
    if (field->label == NULL) {
        return form_fault(parser, "label", "没有写名称");
    }
    if (text_columns(field->label) > 20) {
        return form_fault(parser, "label", "名称 \"%s\" 超过 20 列", field->label);
    }
    if (field->type->kind == FIELD_PARTY || field->type->kind == FIELD_OFFICER) {
        free(field->refers);
        field->refers = memory_copy(field->type->name);
    }
    return check_kind(parser, field) && resolve_condition(parser, "need", field->needed_when) &&
           resolve_condition(parser, "when", field->when);
}

static bool finish_checks(struct form_parser *parser)
{
    for (size_t i = 0; i < parser->form->check_count; i++) {
        struct form_check *check = &parser->form->checks[i];
        snprintf(parser->section, sizeof parser->section, "check");
        if (check->rule == NULL || check->say == NULL) {
            return form_fault(parser, NULL, "每条规则都要写 rule 和 say");
        }
        if (!resolve_condition(parser, "rule", check->rule)) {
            return false;
        }
        check->field = form_field(parser->form, check->rule->terms[0].left);
    }
    return true;
}

struct index_list {
    struct form_parser *parser;
    const char *where;
    int **items;
    size_t *count;
};

static bool add_index(char *part, void *data)
{
    struct index_list *list = data;
    int field = known_field(list->parser, list->where, part);
    if (field < 0) {
        return false;
    }
    *list->items = memory_array(*list->items, *list->count + 1, sizeof **list->items);
    (*list->items)[(*list->count)++] = field;
    return true;
}

/* One column of the list: `found_on 11` or `party *`. */
static bool add_column(char *part, void *data)
{
    struct form_parser *parser = data;
    struct form *form = parser->form;
    char *blank = strrchr(part, ' ');
    if (blank == NULL) {
        return form_fault(parser, "list", "\"%s\" 后面要写列宽或 *", part);
    }
    char *width = blank + 1;
    *blank = '\0';
    int field = known_field(parser, "list", text_trim(part));
    if (field < 0) {
        return false;
    }
    char *end;
    long columns = strcmp(width, "*") == 0 ? 0 : strtol(width, &end, 10);
    if (strcmp(width, "*") != 0 && (*end != '\0' || columns < 2 || columns > 80)) {
        return form_fault(parser, "list", "列宽 \"%s\" 应是 2 到 80 或 *", width);
    }
    form->list = memory_array(form->list, form->list_count + 1, sizeof *form->list);
    form->list[form->list_count++] = (struct form_column){field, (int)columns};
    return true;
}

static bool finish_lists(struct form_parser *parser)
{
    struct form *form = parser->form;
    struct index_list search = {parser, "search", &form->search, &form->search_count};
    struct index_list sorts = {parser, "sort", &form->sorts, &form->sort_count};
    const char *list = parser->later[LATER_LIST];
    const char *searched = parser->later[LATER_SEARCH];
    const char *sorted = parser->later[LATER_SORT];
    return (list == NULL || form_split(list, ',', add_column, parser)) &&
           (searched == NULL || form_split(searched, ',', add_index, &search)) &&
           (sorted == NULL || form_split(sorted, ',', add_index, &sorts));
}

static bool finish_single(struct form_parser *parser, enum later later, const char *where,
                          int *target)
{
    if (parser->later[later] == NULL) {
        return true;
    }
    *target = known_field(parser, where, parser->later[later]);
    return *target >= 0;
}

/* Where a value would get round to everybody who may see the row: lists, what it is called, letters. */
static bool stands_open(const struct form *form, int field)
{
    bool open = field == form->label_field || field == form->number_field;
    for (size_t i = 0; !open && i < form->list_count; i++) {
        open = form->list[i].field == field;
    }
    for (size_t i = 0; !open && i < form->search_count; i++) {
        open = form->search[i] == field;
    }
    for (size_t i = 0; !open && i < form->sort_count; i++) {
        open = form->sorts[i] == field;
    }
    for (size_t i = 0; !open && i < form->key_count; i++) {
        open = form_field(form, form->key_fields[i]) == field;
    }
    return open || form->fields[field].word != NULL || form->fields[field].csv_count > 0;
}

static bool finish_readers(struct form_parser *parser)
{
    for (size_t i = 0; i < parser->form->field_count; i++) {
        const struct field *field = &parser->form->fields[i];
        snprintf(parser->section, sizeof parser->section, "field %.40s", field->key);
        if (field->seen_by != 0 && stands_open(parser->form, (int)i)) {
            return form_fault(parser, "seen-by",
                              "只给一些人看的项不能放在 label、key、list、search、sort、number 里，"
                              "也不能有 word、csv");
        }
        /* rows are written anew whole: what one doesn't see would be lost */
        if (field->seen_by != 0 &&
            (field->type->kind == FIELD_ROWS || parser->form->parent != NULL)) {
            return form_fault(parser, "seen-by", "表单里的表和表里的项不能只给一些人看");
        }
    }
    snprintf(parser->section, sizeof parser->section, "form");
    return true;
}

/* What a step can't have: it stands in its case and in no list of its own. */
static bool check_step_keys(struct form_parser *parser)
{
    const struct form *form = parser->form;
    const struct {
        const char *key;
        bool written;
    } foreign[] = {{"table", form->table != NULL}, {"parent", form->parent != NULL},
                   {"key", form->key_count > 0},   {"list", form->list_count > 0},
                   {"sort", form->sort_count > 0}, {"search", form->search_count > 0}};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (foreign[i].written) {
            return form_fault(parser, foreign[i].key,
                              "办理案件的表单（act = %s）记在案件之下，不写这一行", form->act->key);
        }
    }
    return true;
}

static bool step_field_fits(const struct field *field, size_t index)
{
    enum field_kind kind = field->type->kind;
    return index == STEP_FIELD_CASE ? kind == FIELD_REFERENCE && strcmp(field->refers, "case") == 0
           : index == STEP_FIELD_DONE_AT ? kind == FIELD_MOMENT || kind == FIELD_DATE
                                         : kind == FIELD_OFFICER;
}

/* A step says in which case, when and by whom, under the same keys in every form. */
static bool finish_step(struct form_parser *parser)
{
    static const char *const types[STEP_FIELDS] = {"类型 reference、refers = case、need = yes",
                                                   "类型 moment（或 date）、need = yes",
                                                   "类型 officer、need = yes"};
    struct form *form = parser->form;
    if (form->act == NULL) {
        return true;
    }
    for (size_t i = 0; i < STEP_FIELDS; i++) {
        const char *key = form_step_field(i);
        int field = form_field(form, key);
        if (field < 0 || !form->fields[field].needed || !step_field_fits(&form->fields[field], i)) {
            return form_fault(parser, "act", "办理案件的表单要有 [field %s]：%s", key, types[i]);
        }
    }
    if (!check_step_keys(parser)) {
        return false;
    }
    form->table = memory_copy("step");
    return true;
}

bool form_finish(struct form_parser *parser)
{
    struct form *form = parser->form;
    for (size_t i = 0; i < form->field_count; i++) {
        if (!finish_field(parser, &form->fields[i])) {
            return false;
        }
    }
    if (!finish_checks(parser)) {
        return false;
    }
    snprintf(parser->section, sizeof parser->section, "form");
    if (form->title == NULL || form->field_count == 0) {
        return form_fault(parser, "title", "表单要有 title 和至少一项");
    }
    for (size_t i = 0; i < form->key_count; i++) {
        if (known_field(parser, "key", form->key_fields[i]) < 0) {
            return false;
        }
    }
    return finish_lists(parser) &&
           finish_single(parser, LATER_LABEL, "label", &form->label_field) &&
           finish_single(parser, LATER_NUMBER, "number", &form->number_field) &&
           finish_readers(parser) && finish_step(parser);
}
