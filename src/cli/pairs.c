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

/* Lines of a table take the place of the rows that were there before. */
static bool enter_lines(struct office *office, struct record *record, int rows, const char *value,
                        bool *named, struct err *err)
{
    while (!named[rows] && record->id != 0 && record->rows[rows].count > 0) {
        record_row_remove(record, rows, 0);
    }
    named[rows] = true;
    return desk_enter_lines(office, record, rows, value, err);
}

static bool enter_pair(struct office *office, struct record *record, const char *name,
                       const char *value, bool *named, struct err *err)
{
    const char *dot = strchr(name, '.');
    char *head = dot != NULL ? memory_copy_n(name, (size_t)(dot - name)) : memory_copy(name);
    int rows = rows_field(office, record->form, head);
    free(head);
    if (rows >= 0) {
        return dot != NULL ? enter_in_row(office, record, rows, dot + 1, value, err)
                           : enter_lines(office, record, rows, value, named, err);
    }
    int field = form_field_named(record->form, name);
    return field >= 0 ? desk_enter(office, record, field, value, err)
                      : refuse_name(record->form, name, err);
}

/* A field that is named twice: which of the two was meant nobody knows. */
static bool named_once(const struct record *record, const char *name, bool *named, struct err *err)
{
    int field = form_field_named(record->form, name);
    if (field < 0 || record->form->fields[field].type->kind == FIELD_ROWS) {
        return true;
    }
    bool again = named[field];
    named[field] = true;
    return !again || err_set_field(err, record->form->fields[field].key, "%s写了两次，请留一个",
                                   record->form->fields[field].label);
}

/* What was written but has no place beside the rest would be dropped: that is said instead. */
static bool none_is_out_of_place(const struct record *record, const bool *named, struct err *err)
{
    for (int i = 0; i < (int)record->form->field_count; i++) {
        if (named[i] && record_value(record, i) != NULL && !record_field_shown(record, i)) {
            const struct field *field = &record->form->fields[i];
            return err_set_field(err, field->key,
                                 "%s：照其他各项这一项用不上，请去掉它，或改正其他项",
                                 field->label);
        }
    }
    return true;
}

int enter_pairs(struct office *office, struct record *record, char **words, size_t count)
{
    int code = ERR_NONE;
    bool *named = memory_alloc(record->form->field_count * sizeof *named);
    struct err err = {0};
    for (size_t i = 0; i < count; i++) {
        const char *name;
        const char *value;
        bool done = split_pair(words[i], &name, &value)
                        ? named_once(record, name, named, &err) &&
                              enter_pair(office, record, name, value, named, &err)
                        : err_set(&err, ERR_USAGE, "“%s”应写成 项=值", words[i]);
        if (!done) {
            int said = say_error(&err);
            code = code == ERR_NONE ? said : code;
        }
    }
    if (code == ERR_NONE && !none_is_out_of_place(record, named, &err)) {
        code = say_error(&err);
    }
    free(named);
    return code;
}
