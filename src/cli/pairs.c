/* pairs: field=value at the prompt: fields by key, label or CSV heading, tables inside by row. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/command.h"
#include "office/desk.h"

#define MOST_ROWS 200

bool split_pair(char *word, const char **name, const char **value)
{
    char *equals = strchr(word, '=');
    if (equals == NULL || equals == word) {
        return false;
    }
    *equals = '\0';
    *name = word;
    *value = equals + 1;
    return true;
}

/* The field of type rows that is called so: by its own name or by that of its row form. */
static int rows_field(struct office *office, const struct form *form, const char *name)
{
    for (int i = 0; i < (int)form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (field->type->kind != FIELD_ROWS) {
            continue;
        }
        const struct form *row = office_form(office, field->refers);
        if (form_field_named(form, name) == i || strcmp(field->refers, name) == 0 ||
            (row != NULL && strcmp(row->title, name) == 0)) {
            return i;
        }
    }
    return -1;
}

static bool refuse_name(const struct form *form, const char *name, struct err *err)
{
    const char *meant = form_suggest(form, name);
    if (meant != NULL) {
        return err_set(err, ERR_USAGE, "%s没有“%s”这一项，是否“%s”？", form->title, name, meant);
    }
    return err_set(err, ERR_USAGE, "%s没有“%s”这一项", form->title, name);
}

/* promises.2.measure: the second row, made if it is the next one. */
static bool enter_in_row(struct office *office, struct record *record, int field, const char *path,
                         const char *value, struct err *err)
{
    char *rest;
    long number = strtol(path, &rest, 10);
    struct record_rows *rows = &record->rows[field];
    if (*rest != '.' || number < 1 || number > MOST_ROWS || (size_t)number > rows->count + 1) {
        return err_set(err, ERR_USAGE, "%s 的行要从 1 起依次写，例：%s.1.…=…",
                       record->form->fields[field].label, record->form->fields[field].key);
    }
    if ((size_t)number > rows->count) {
        record_row_add(record, field, office_form(office, record->form->fields[field].refers));
    }
    struct record *row = rows->items[number - 1];
    int inner = form_field_named(row->form, rest + 1);
    return inner >= 0 ? desk_enter(office, row, inner, value, err)
                      : refuse_name(row->form, rest + 1, err);
}

static bool enter_pair(struct office *office, struct record *record, const char *name,
                       const char *value, struct err *err)
{
    const char *dot = strchr(name, '.');
    char *head = dot != NULL ? memory_copy_n(name, (size_t)(dot - name)) : memory_copy(name);
    int rows = rows_field(office, record->form, head);
    free(head);
    if (rows >= 0) {
        return dot != NULL ? enter_in_row(office, record, rows, dot + 1, value, err)
                           : desk_enter_lines(office, record, rows, value, err);
    }
    int field = form_field_named(record->form, name);
    return field >= 0 ? desk_enter(office, record, field, value, err)
                      : refuse_name(record->form, name, err);
}

int enter_pairs(struct office *office, struct record *record, char **words, size_t count)
{
    int code = ERR_NONE;
    for (size_t i = 0; i < count; i++) {
        const char *name;
        const char *value;
        struct err err = {0};
        bool done = split_pair(words[i], &name, &value)
                        ? enter_pair(office, record, name, value, &err)
                        : err_set(&err, ERR_USAGE, "“%s”应写成 项=值", words[i]);
        if (!done) {
            int said = say_error(&err);
            code = code == ERR_NONE ? said : code;
        }
    }
    return code;
}
