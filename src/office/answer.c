/* answer: records, pages and plain values as JSON text, by the exchange layer. */
#include "office/answer.h"

#include "exchange/json.h"

/* Prints and releases. */
static char *finish(struct json *value)
{
    char *text = json_print(value);
    json_release(value);
    return text;
}

char *answer_record(const struct record *record)
{
    return finish(json_of_record(record));
}

char *answer_record_with(const struct record *record, const char *key, const struct record *part)
{
    struct json *whole = json_of_record(record);
    if (part != NULL) {
        json_put_value(whole, key, json_of_record(part));
    } else {
        json_put_text(whole, key, NULL);
    }
    return finish(whole);
}

char *answer_page(const struct form *form, const struct view_page *page)
{
    return finish(json_of_page(form, page));
}

static struct json *object_of(const struct answer_value *values, size_t count)
{
    struct json *object = json_new_object();
    for (size_t i = 0; i < count; i++) {
        switch (values[i].kind) {
        case ANSWER_TEXT:
            json_put_text(object, values[i].key, values[i].text);
            break;
        case ANSWER_INTEGER:
            json_put_integer(object, values[i].key, values[i].number);
            break;
        case ANSWER_BOOL:
            json_put_bool(object, values[i].key, values[i].number != 0);
            break;
        }
    }
    return object;
}

char *answer_object(const struct answer_value *values, size_t count,
                    const struct findings *findings)
{
    struct json *object = object_of(values, count);
    if (findings != NULL) {
        json_put_value(object, "findings", json_of_findings(findings));
    }
    return finish(object);
}

char *answer_list(const struct answer_value *values, size_t count, size_t objects)
{
    struct json *array = json_new_array();
    for (size_t i = 0; i < objects; i++) {
        json_add(array, object_of(values + i * count, count));
    }
    return finish(array);
}
