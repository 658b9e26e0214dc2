/* form: looking things up in a form, and giving it back. Parsing is in form_parse.c. */
#include "law/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static void field_done(struct field *field)
{
    char *texts[] = {field->key,  field->label, field->help, field->refers, field->codes,
                     field->unit, field->least, field->most, field->preset, field->word};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        free(texts[i]);
    }
    for (size_t i = 0; i < field->choice_count; i++) {
        free(field->choices[i].code);
        free(field->choices[i].label);
    }
    free(field->choices);
    for (size_t i = 0; i < field->csv_count; i++) {
        free(field->csv[i]);
    }
    free(field->csv);
    condition_free(field->needed_when);
    condition_free(field->when);
}

void form_free(struct form *form)
{
    if (form == NULL) {
        return;
    }
    char *texts[] = {form->name,   form->title,  form->table,
                     form->parent, form->series, form->source};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        free(texts[i]);
    }
    for (size_t i = 0; i < form->key_count; i++) {
        free(form->key_fields[i]);
    }
    free(form->key_fields);
    for (size_t i = 0; i < form->page_count; i++) {
        free(form->pages[i].key);
        free(form->pages[i].title);
    }
    free(form->pages);
    for (size_t i = 0; i < form->field_count; i++) {
        field_done(&form->fields[i]);
    }
    free(form->fields);
    for (size_t i = 0; i < form->check_count; i++) {
        condition_free(form->checks[i].rule);
        free(form->checks[i].say);
    }
    free(form->checks);
    free(form->list);
    free(form->search);
    free(form->sorts);
    free(form);
}

const char *form_step_field(size_t index)
{
    static const char *const keys[STEP_FIELDS] = {"case", "done_at", "officer"};
    return keys[index];
}

int form_field(const struct form *form, const char *key)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].key, key) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Folded, without blanks, in capitals: how names are compared. Caller frees. */
static char *plain_name(const char *name)
{
    char *folded = text_upper(text_fold(name));
    char *put = folded;
    for (const char *at = folded; *at != '\0'; at++) {
        if (strchr(" \t\r\n", *at) == NULL) {
            *put++ = *at;
        }
    }
    *put = '\0';
    return folded;
}

static bool same_name(const char *plain, const char *other)
{
    char *folded = other != NULL ? plain_name(other) : NULL;
    bool same = folded != NULL && strcmp(plain, folded) == 0;
    free(folded);
    return same;
}

static bool field_is_named(const struct field *field, const char *plain)
{
    if (same_name(plain, field->key) || same_name(plain, field->label)) {
        return true;
    }
    for (size_t i = 0; i < field->csv_count; i++) {
        if (same_name(plain, field->csv[i])) {
            return true;
        }
    }
    return false;
}

int form_field_named(const struct form *form, const char *name)
{
    char *plain = plain_name(name);
    int found = -1;
    for (size_t i = 0; i < form->field_count && found < 0; i++) {
        if (field_is_named(&form->fields[i], plain)) {
            found = (int)i;
        }
    }
    free(plain);
    return found;
}

const char *form_suggest(const struct form *form, const char *name)
{
    const char **names = NULL;
    size_t count = 0;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        names = memory_array(names, count + 2 + field->csv_count, sizeof *names);
        names[count++] = field->key;
        names[count++] = field->label;
        for (size_t j = 0; j < field->csv_count; j++) {
            names[count++] = field->csv[j];
        }
    }
    const char *best = text_suggest(name, names, count);
    free(names);
    return best;
}

int field_choice(const struct field *field, const char *text)
{
    char *plain = plain_name(text);
    int found = -1;
    for (size_t i = 0; i < field->choice_count && found < 0; i++) {
        if (same_name(plain, field->choices[i].code) || same_name(plain, field->choices[i].label)) {
            found = (int)i;
        }
    }
    free(plain);
    return found;
}

bool form_sorts(const struct form *form, int field)
{
    for (size_t i = 0; i < form->list_count; i++) {
        if (form->list[i].field == field) {
            return true;
        }
    }
    for (size_t i = 0; i < form->sort_count; i++) {
        if (form->sorts[i] == field) {
            return true;
        }
    }
    return false;
}
