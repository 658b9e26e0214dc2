/* answer: records, pages and plain values as JSON text, by the exchange layer. */
#include "office/answer.h"

#include "exchange/json.h"
#include "office/step.h"

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

static struct json *json_of_step(const struct step *step, const struct record *record)
{
    struct json *object = json_new_object();
    json_put_integer(object, "id", step->id);
    json_put_text(object, "form", step->form->name);
    json_put_text(object, "title", step->form->title);
    json_put_text(object, "done_at", step->done_at);
    json_put_text(object, "officers", step->officers);
    json_put_text(object, "content", step->content);
    json_put_value(object, "record", json_of_record(record));
    return object;
}

char *answer_case(const struct record *record, const char *applied, const struct record *commitment,
                  const struct step *steps, struct record *const *records, size_t count)
{
    struct json *whole = json_of_record(record);
    struct json *array = json_new_array();
    json_put_text(whole, "applied_basis", applied);
    if (commitment != NULL) {
        json_put_value(whole, "commitment", json_of_record(commitment));
    } else {
        json_put_text(whole, "commitment", NULL);
    }
    for (size_t i = 0; i < count; i++) {
        json_add(array, json_of_step(&steps[i], records[i]));
    }
    json_put_value(whole, "steps", array);
    return finish(whole);
}

static struct json *question_of(const struct requirement *requirement)
{
    struct json *object = json_new_object();
    struct buffer wanted;
    buffer_init(&wanted);
    requirement_wanted(requirement, &wanted);
    json_put_integer(object, "ordinal", requirement->ordinal);
    json_put_integer(object, "group", requirement->group);
    json_put_integer(object, "way", requirement->way);
    json_put_text(object, "question", requirement->question);
    json_put_text(object, "wanted", buffer_text(&wanted));
    json_put_text(object, "unit", requirement->unit);
    json_put_text(object, "words", requirement->words);
    json_put_bool(object, "marked", requirement->edge == REQUIREMENT_EDGE_CIVIL);
    buffer_done(&wanted);
    return object;
}

char *answer_item(const struct record *item, const struct item_questions *questions)
{
    struct json *whole = json_of_record(item);
    struct json *asked = json_new_array();
    for (size_t i = 0; i < questions->count; i++) {
        json_add(asked, question_of(&questions->items[i]));
    }
    json_put_value(whole, "questions", asked);
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

static struct json *test_object(const struct screening_test *test)
{
    static const char *const answers[] = {
        [TEST_PASSED] = "passed", [TEST_HIT] = "hit", [TEST_OPEN] = "open", [TEST_IDLE] = "idle"};
    struct json *object = json_new_object();
    json_put_text(object, "key", test->key);
    json_put_text(object, "title", test->title);
    json_put_text(object, "question", test->question);
    json_put_text(object, "answer", answers[test->answer]);
    json_put_text(object, "evidence", test->evidence);
    json_put_text(object, "clause", test->clause);
    return object;
}

char *answer_screening(const struct screening *screening, int64_t step)
{
    static const char *const routes[ROUTES] = {
        [ROUTE_MUST_NOT] = "must_not", [ROUTE_MAY_NOT] = "may_not", [ROUTE_NO_FAULT] = "no_fault"};
    const struct screening_verdict_name *name = screening_verdict_name(screening->verdict);
    struct json *object = json_new_object();
    struct json *open = json_new_object();
    struct json *tests = json_new_array();
    json_put_text(object, "verdict", name->code);
    json_put_text(object, "title", name->title);
    json_put_text(object, "next", name->next);
    json_put_text(object, "decisive",
                  screening->decisive != NULL ? screening->decisive->key : NULL);
    json_put_bool(object, "interview", screening->interview);
    for (int i = 0; i < ROUTES; i++) {
        json_put_bool(open, routes[i], screening->routes[i]);
    }
    json_put_value(object, "routes", open);
    for (size_t i = 0; i < screening->count; i++) {
        json_add(tests, test_object(&screening->tests[i]));
    }
    json_put_value(object, "tests", tests);
    if (step != 0) {
        json_put_integer(object, "step", step);
    } else {
        json_put_text(object, "step", NULL);
    }
    return finish(object);
}
