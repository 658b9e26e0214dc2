/* JSON by jansson. `struct json` is a json_t under a name of our own, so that nobody above this
 * layer needs the library's header. */
#include "exchange/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define DIGITS 15 /* a double gives back every decimal of so many digits */

static json_t *inner(const struct json *value)
{
    return (json_t *)value; /* the one place where the constness of a printed value goes */
}

static struct json *outer(json_t *value)
{
    return (struct json *)value;
}

static json_t *text_value(const char *text)
{
    if (!text) {
        return json_null();
    }
    json_t *value = json_string(text);
    if (!value) {
        char *clean = text_clean(text, true);
        value = json_string(clean);
        free(clean);
    }
    return value ? value : json_null();
}

struct json *json_new_object(void)
{
    return outer(json_object());
}

struct json *json_new_array(void)
{
    return outer(json_array());
}

void json_release(struct json *value)
{
    json_decref(inner(value));
}

void json_put_text(struct json *object, const char *key, const char *text)
{
    json_object_set_new(inner(object), key, text_value(text));
}

void json_put_integer(struct json *object, const char *key, int64_t number)
{
    json_object_set_new(inner(object), key, json_integer(number));
}

void json_put_bool(struct json *object, const char *key, bool value)
{
    json_object_set_new(inner(object), key, json_boolean(value));
}

void json_put_value(struct json *object, const char *key, struct json *value)
{
    json_object_set_new(inner(object), key, inner(value));
}

void json_add(struct json *array, struct json *value)
{
    json_array_append_new(inner(array), inner(value));
}

void json_add_text(struct json *array, const char *text)
{
    json_array_append_new(inner(array), text_value(text));
}

/* Several choices are kept as their codes with commas between. */
static json_t *choices_value(const char *value)
{
    json_t *array = json_array();

    while (*value) {
        size_t length = strcspn(value, ",");
        json_array_append_new(array, json_stringn(value, length));
        value += length + (value[length] == ',');
    }
    return array;
}

static json_t *reference_value(const char *value, const char *called)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", json_integer(strtoll(value, NULL, 10)));
    json_object_set_new(object, "name", text_value(called));
    return object;
}

static json_t *rows_value(const struct record *record, int field)
{
    const struct record_rows *rows = &record->rows[field];
    json_t *array = json_array();

    for (size_t i = 0; i < rows->count; i++) {
        json_array_append_new(array, inner(json_of_record(rows->items[i])));
    }
    return array;
}

static json_t *field_value(const struct field *field, const char *value, const char *called)
{
    if (!value) {
        return json_null();
    }
    switch (field->type->kind) {
    case FIELD_INTEGER:
        return json_integer(strtoll(value, NULL, 10));
    case FIELD_DECIMAL:
    case FIELD_MONEY:
        return json_real(strtod(value, NULL));
    case FIELD_YES_NO:
        return json_boolean(strcmp(value, "yes") == 0);
    case FIELD_CHOICES:
        return choices_value(value);
    case FIELD_PARTY:
    case FIELD_OFFICER:
    case FIELD_REFERENCE:
        return reference_value(value, called);
    default:
        return text_value(value);
    }
}

struct json *json_of_record(const struct record *record)
{
    json_t *object = json_object();

    if (!record->form->parent) {
        json_object_set_new(object, "id", json_integer(record->id));
    }
    for (int i = 0; i < (int)record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        if (record->sealed[i]) {
            continue; /* not even that it is empty */
        }
        json_t *value = field->type->kind == FIELD_ROWS
                            ? rows_value(record, i)
                            : field_value(field, record_value(record, i), record->called[i]);
        json_object_set_new(object, field->key, value);
    }
    return outer(object);
}

struct json *json_of_page(const struct form *form, const struct view_page *page)
{
    json_t *array = json_array();

    for (size_t row = 0; row < page->count; row++) {
        json_t *object = json_object();
        json_object_set_new(object, "id", json_integer(page->rows[row].id));
        for (size_t i = 0; i < page->columns && i < form->list_count; i++) {
            const struct field *field = &form->fields[form->list[i].field];
            json_object_set_new(
                object, field->key,
                field_value(field, page->rows[row].values[i], page->rows[row].cells[i]));
        }
        json_object_set_new(object, "overdue", json_boolean(page->rows[row].overdue));
        json_array_append_new(array, object);
    }
    return outer(array);
}

struct json *json_of_findings(const struct findings *findings)
{
    json_t *array = json_array();

    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        json_t *object = json_object();
        json_object_set_new(object, "row", json_integer(finding->row));
        json_object_set_new(object, "field", text_value(finding->field));
        json_object_set_new(object, "heading", text_value(finding->heading));
        json_object_set_new(object, "value", text_value(finding->value));
        json_object_set_new(object, "reason", text_value(finding->reason));
        json_array_append_new(array, object);
    }
    return outer(array);
}

char *json_print(const struct json *value)
{
    char *text = json_dumps(inner(value), JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    char *line = memory_format("%s\n", text ? text : "null");

    free(text);
    return line;
}
