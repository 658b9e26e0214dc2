/* field_words: a field's declaration said in words; see the header. Never checks a value. */
#include "law/field_words.h"

#include <stdlib.h>
#include <string.h>

#define CODES_SHOWN 30 /* longer lists are looked up with F4 */

struct telling {
    const struct form *form;
    const struct field *field;
    const struct codes *codes;
};

void field_need_words(const struct form *form, const struct field *field, struct buffer *out)
{
    if (field->given) {
        buffer_add(out, "由程序填写");
    } else if (field->needed_when != NULL) {
        condition_words(field->needed_when, form, out);
        buffer_add(out, "时必填");
    } else {
        buffer_add(out, field->needed ? "必填" : "可空");
    }
}

static void tell_shown(const struct telling *telling, struct buffer *out)
{
    if (telling->field->when != NULL) {
        condition_words(telling->field->when, telling->form, out);
        buffer_add(out, "时才填");
    }
}

/* today-30 as 今天前 30 日; false if the bound is something else. */
static bool tell_day(const char *bound, struct buffer *out)
{
    if (strcmp(bound, "now") == 0) {
        buffer_add(out, "现在");
        return true;
    }
    if (strncmp(bound, "today", 5) != 0) {
        return false;
    }
    long days = strtol(bound + 5, NULL, 10);
    buffer_add(out, "今天");
    if (days != 0) {
        buffer_add_format(out, "%s %ld 日", days < 0 ? "前" : "后", labs(days));
    }
    return true;
}

static void tell_bound(const struct form *form, const char *bound, struct buffer *out)
{
    int other = bound != NULL ? form_field(form, bound) : -1;
    if (bound == NULL) {
        buffer_add(out, "不限");
    } else if (other >= 0) {
        buffer_add_format(out, "“%s”", form->fields[other].label);
    } else if (!tell_day(bound, out)) {
        buffer_add(out, bound);
    }
}

static void tell_bounds(const struct telling *telling, struct buffer *out)
{
    const struct field *field = telling->field;
    if (field->least != NULL || field->most != NULL) {
        tell_bound(telling->form, field->least, out);
        buffer_add(out, " 至 ");
        tell_bound(telling->form, field->most, out);
    }
}

static void tell_length(const struct telling *telling, struct buffer *out)
{
    const struct field *field = telling->field;
    if (field->type->kind == FIELD_TEXT || field->type->kind == FIELD_LONG_TEXT) {
        buffer_add_format(out, "最多 %d 字",
                          field->length > 0 ? field->length : field->type->length);
    }
}

static void tell_unit(const struct telling *telling, struct buffer *out)
{
    if (telling->field->unit != NULL) {
        buffer_add(out, telling->field->unit);
    }
}

static void tell_choices(const struct telling *telling, struct buffer *out)
{
    for (size_t i = 0; i < telling->field->choice_count; i++) {
        const struct choice *choice = &telling->field->choices[i];
        buffer_add_format(out, "%s%s（%s）", i > 0 ? "、" : "", choice->label, choice->code);
    }
}

static void tell_codes(const struct telling *telling, struct buffer *out)
{
    const struct field *field = telling->field;
    if (field->codes == NULL) {
        return;
    }
    buffer_add(out, field->codes);
    const struct code_list *list =
        telling->codes != NULL ? codes_list(telling->codes, field->codes) : NULL;
    size_t open = 0;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        open += list->items[i].retired ? 0 : 1;
    }
    if (open > CODES_SHOWN) {
        buffer_add_format(out, "，%zu 项，按 F4 查", open);
        return;
    }
    const char *before = "：";
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        if (!list->items[i].retired) {
            buffer_add_format(out, "%s%s", before, list->items[i].label);
            before = "、";
        }
    }
}

static void tell_refers(const struct telling *telling, struct buffer *out)
{
    if (telling->field->refers != NULL) {
        buffer_add_format(out, "%s.form", telling->field->refers);
    }
}

/* A default in words: today, now, me, +7, a choice by its label. */
static void tell_preset(const struct telling *telling, struct buffer *out)
{
    const struct field *field = telling->field;
    const char *preset = field->preset;
    if (preset == NULL) {
        return;
    }
    int choice = field->choice_count > 0 ? field_choice(field, preset) : -1;
    if (choice >= 0) {
        buffer_add(out, field->choices[choice].label);
    } else if (field->type->kind == FIELD_YES_NO) {
        buffer_add(out, strcmp(preset, "yes") == 0 ? "是" : "否");
    } else if (strcmp(preset, "me") == 0) {
        buffer_add(out, "我");
    } else if (preset[0] == '+') {
        buffer_add_format(out, "今天后第 %s 日", preset + 1);
    } else if (!tell_day(preset, out)) {
        buffer_add(out, preset);
    }
}

static void tell_headings(const struct telling *telling, struct buffer *out)
{
    const struct field *field = telling->field;
    for (size_t i = 0; i < field->csv_count; i++) {
        buffer_add_format(out, "%s%s", i == 0 ? "" : i == 1 ? "，也认 " : "、", field->csv[i]);
    }
}

static void tell_word(const struct telling *telling, struct buffer *out)
{
    if (telling->field->word != NULL) {
        buffer_add_format(out, "{{%s}}", telling->field->word);
    }
}

static void tell_readers(const struct telling *telling, struct buffer *out)
{
    if (telling->field->seen_by != 0) {
        roles_write(telling->field->seen_by, out);
    }
}

static const struct {
    const char *name;
    void (*tell)(const struct telling *telling, struct buffer *out);
} FACTS[] = {
    {"何时填", tell_shown},  {"范围", tell_bounds},      {"长度", tell_length},
    {"单位", tell_unit},     {"选项", tell_choices},     {"代码表", tell_codes},
    {"指向", tell_refers},   {"起初是", tell_preset},    {"CSV 表头", tell_headings},
    {"文书的词", tell_word}, {"只给谁看", tell_readers},
};

void field_facts(const struct form *form, const struct field *field, const struct codes *codes,
                 field_fact_taker *take, void *data)
{
    const struct telling telling = {form, field, codes};
    for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++) {
        struct buffer text;
        buffer_init(&text);
        FACTS[i].tell(&telling, &text);
        if (text.length > 0) {
            take(&(struct field_fact){FACTS[i].name, buffer_text(&text)}, data);
        }
        buffer_done(&text);
    }
}
