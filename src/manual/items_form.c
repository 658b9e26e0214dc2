/* items_form: the forms, their fields, and what may stand in a form file. */
#include <stdio.h>

#include "base/buffer.h"
#include "law/field_words.h"
#include "manual/items.h"

void items_forms(struct items *items, const struct sources *sources, const char *argument)
{
    (void)argument;
    for (size_t i = 0; i < sources->forms->count; i++) {
        const struct form *form = sources->forms->forms[i];
        struct buffer text;
        buffer_init(&text);
        if (form->act != NULL) {
            buffer_add_format(&text, sources->english ? "step, act %s" : "办理案件，动作 %s",
                              form->act->key);
        } else if (form->table != NULL) {
            buffer_add_format(&text, sources->english ? "table %s" : "表 %s", form->table);
        }
        items_add(items, form->name, form->name, form->title, buffer_text(&text));
        buffer_done(&text);
    }
}

/* argument: form, page, field or check */
void items_form_keys(struct items *items, const struct sources *sources, const char *argument)
{
    const char *key;
    (void)sources;
    for (size_t i = 0; (key = form_file_key(argument, i)) != NULL; i++) {
        items_add(items, key, key, NULL, NULL);
    }
}

static void add_fact(const struct field_fact *fact, void *data)
{
    buffer_add_format(data, "\n%s：%s。", fact->name, fact->text);
}

static void field_in_chinese(const struct form *form, const struct field *field,
                             struct buffer *text)
{
    buffer_add_format(text, "%s，", field->type->title);
    field_need_words(form, field, text);
    buffer_add_format(text, "。%s", field->help != NULL ? field->help : "");
    field_facts(form, field, NULL, add_fact, text);
}

/* source = transfer and kind != person */
static void condition_as_written(const struct condition *condition, struct buffer *out)
{
    static const char *const operators[] = {
        [CONDITION_EQUAL] = "=",    [CONDITION_UNEQUAL] = "!=", [CONDITION_LESS] = "<",
        [CONDITION_AT_MOST] = "<=", [CONDITION_MORE] = ">",     [CONDITION_AT_LEAST] = ">=",
    };
    for (size_t i = 0; i < condition->count; i++) {
        const struct condition_term *term = &condition->terms[i];
        buffer_add_format(out, "%s%s %s %s", i > 0 ? " and " : "", term->left, operators[term->op],
                          term->right[0] != '\0' ? term->right : "\"\"");
    }
}

static void need_in_english(const struct field *field, struct buffer *text)
{
    if (field->given) {
        buffer_add(text, "filled in by the program");
    } else if (field->needed_when != NULL) {
        buffer_add(text, "needed when ");
        condition_as_written(field->needed_when, text);
    } else {
        buffer_add(text, field->needed ? "needed" : "optional");
    }
    if (field->when != NULL) {
        buffer_add(text, "; only when ");
        condition_as_written(field->when, text);
    }
}

/* visitor, deputy, head */
static void readers_as_written(unsigned roles, struct buffer *out)
{
    size_t count;
    const struct role_name *names = role_names(&count);
    const char *mark = "";
    for (size_t i = 0; i < count; i++) {
        if ((roles & names[i].role) != 0) {
            buffer_add_format(out, "%s%s", mark, names[i].code);
            mark = ", ";
        }
    }
}

/* The keys and codes that scripts and files need; the sentences of the form are Chinese. */
static void field_in_english(const struct field *field, struct buffer *text)
{
    buffer_add_format(text, "%s, ", field->type->name);
    need_in_english(field, text);
    for (size_t i = 0; i < field->choice_count; i++) {
        buffer_add_format(text, "%s%s %s", i == 0 ? ". Choices: " : ", ", field->choices[i].code,
                          field->choices[i].label);
    }
    for (size_t i = 0; i < field->csv_count; i++) {
        buffer_add_format(text, "%s%s", i == 0 ? ". CSV heading: " : " | ", field->csv[i]);
    }
    if (field->word != NULL) {
        buffer_add_format(text, ". Word: {{%s}}", field->word);
    }
    if (field->seen_by != 0) {
        buffer_add(text, ". Seen by: ");
        readers_as_written(field->seen_by, text);
    }
    buffer_add(text, ".");
}

void items_fields(struct items *items, const struct sources *sources, const char *argument)
{
    const struct form *form = form_set_find(sources->forms, argument);
    for (size_t i = 0; form != NULL && i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        struct buffer text;
        buffer_init(&text);
        if (sources->english) {
            field_in_english(field, &text);
        } else {
            field_in_chinese(form, field, &text);
        }
        items_add(items, field->key, field->key, field->label, buffer_text(&text));
        buffer_done(&text);
    }
}
