/* JSON: each type of field as the value that another program expects. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "exchange/json.h"

static const char form_text[] = "[form]\n"
                                "title = 样\n"
                                "table = sample\n"
                                "list = name *, many 8\n"
                                "[page p]\n"
                                "title = 甲\n"
                                "[field name]\n"
                                "label = 名称\n"
                                "type = text\n"
                                "[field many]\n"
                                "label = 若干\n"
                                "type = choices\n"
                                "choices = a:甲 | b:乙\n"
                                "[field fine]\n"
                                "label = 金额\n"
                                "type = money\n"
                                "[field days]\n"
                                "label = 天数\n"
                                "type = integer\n"
                                "[field done]\n"
                                "label = 已办\n"
                                "type = yes-no\n"
                                "[field who]\n"
                                "label = 当事人\n"
                                "type = party\n"
                                "[field rest]\n"
                                "label = 其余\n"
                                "type = text\n";

static struct form *sample_form(void)
{
    struct err err = {0};
    struct form *form = form_parse("sample", form_text, strlen(form_text), &err);

    if (!form) {
        fail_msg("%s", err.message);
    }
    return form;
}

static void prints(struct json *value, const char *expected)
{
    char *text = json_print(value);

    assert_string_equal(text, expected);
    free(text);
    json_release(value);
}

static void test_record(void **state)
{
    struct form *form = sample_form();
    struct record *record = record_new(form);

    (void)state;
    record->id = 7;
    record_put(record, "name", "甲\"乙\n");
    record_put(record, "many", "a,b");
    record_put(record, "fine", "1234.10");
    record_put(record, "days", "15");
    record_put(record, "done", "no");
    record_refer(record, form_field(form, "who"), 3, "某某公司");
    prints(json_of_record(record), "{\n"
                                   "  \"id\": 7,\n"
                                   "  \"name\": \"甲\\\"乙\\n\",\n"
                                   "  \"many\": [\n"
                                   "    \"a\",\n"
                                   "    \"b\"\n"
                                   "  ],\n"
                                   "  \"fine\": 1234.1,\n"
                                   "  \"days\": 15,\n"
                                   "  \"done\": false,\n"
                                   "  \"who\": {\n"
                                   "    \"id\": 3,\n"
                                   "    \"name\": \"某某公司\"\n"
                                   "  },\n"
                                   "  \"rest\": null\n"
                                   "}\n");
    record_free(record);
    form_free(form);
}

static void test_page(void **state)
{
    struct form *form = sample_form();
    char *cells[] = {"某某公司", "甲"};
    char *values[] = {"某某公司", "a,b"};
    struct view_row row = {.id = 9, .cells = cells, .values = values, .overdue = true};
    struct view_page page = {.rows = &row, .count = 1, .columns = 2};

    (void)state;
    prints(json_of_page(form, &page), "[\n"
                                      "  {\n"
                                      "    \"id\": 9,\n"
                                      "    \"name\": \"某某公司\",\n"
                                      "    \"many\": [\n"
                                      "      \"a\",\n"
                                      "      \"b\"\n"
                                      "    ],\n"
                                      "    \"overdue\": true\n"
                                      "  }\n"
                                      "]\n");
    form_free(form);
}

static void test_findings_and_broken_text(void **state)
{
    struct findings findings;

    (void)state;
    findings_init(&findings);
    findings_add(&findings, 3, "phone", "电话", "a\xFFz", "错");
    prints(json_of_findings(&findings), "[\n"
                                        "  {\n"
                                        "    \"row\": 3,\n"
                                        "    \"field\": \"phone\",\n"
                                        "    \"heading\": \"电话\",\n"
                                        "    \"value\": \"az\",\n"
                                        "    \"reason\": \"错\"\n"
                                        "  }\n"
                                        "]\n");
    findings_done(&findings);
}

static void test_values_put_together(void **state)
{
    struct json *object = json_new_object();
    struct json *array = json_new_array();

    (void)state;
    json_add_text(array, "甲");
    json_add(array, json_new_object());
    json_put_text(object, "none", NULL);
    json_put_integer(object, "n", 5000000000);
    json_put_bool(object, "yes", true);
    json_put_value(object, "list", array);
    prints(object, "{\n"
                   "  \"none\": null,\n"
                   "  \"n\": 5000000000,\n"
                   "  \"yes\": true,\n"
                   "  \"list\": [\n"
                   "    \"甲\",\n"
                   "    {}\n"
                   "  ]\n"
                   "}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_findings_and_broken_text),
        cmocka_unit_test(test_values_put_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
