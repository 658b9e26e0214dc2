/* Code lists: found by code or by what people call it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/codes.h"

static int setup(void **state)
{
    static struct codes codes;
    codes_init(&codes);
    codes_add(&codes, "street", "500106013", "土湾街道", false);
    codes_add(&codes, "industry", "C3360", "金属表面处理及热处理加工", false);
    codes_add(&codes, "street", "500106900", "新桥街道", true);
    codes_add(&codes, "street", "500106011", "新桥街道", false);
    codes_add(&codes, "street", "500106901", "旧街道", true);
    *state = &codes;
    return 0;
}

static int teardown(void **state)
{
    codes_done(*state);
    return 0;
}

static void assert_found(void **state, const char *list, const char *text, const char *code)
{
    const struct code *found = codes_find(*state, list, text);
    assert_non_null(found);
    assert_string_equal(found->code, code);
}

static void test_lists_keep_their_order(void **state)
{
    const struct code_list *streets = codes_list(*state, "street");
    assert_non_null(streets);
    assert_int_equal(streets->count, 4);
    assert_string_equal(streets->items[0].label, "土湾街道");
    assert_string_equal(streets->items[3].code, "500106901");
    assert_null(codes_list(*state, "area"));
}

static void test_found_by_code_and_label(void **state)
{
    assert_found(state, "street", "500106013", "500106013");
    assert_found(state, "street", "土湾街道", "500106013");
    assert_found(state, "street", "　５００１０６０１３ ", "500106013");
    assert_found(state, "industry", "c3360", "C3360");
}

static void test_a_label_in_use_beats_a_retired_one(void **state)
{
    assert_found(state, "street", "新桥街道", "500106011");
    assert_found(state, "street", "500106900", "500106900");
    assert_found(state, "street", "旧街道", "500106901");
    assert_true(codes_find(*state, "street", "旧街道")->retired);
}

static void test_not_found(void **state)
{
    assert_null(codes_find(*state, "street", "土湾"));
    assert_null(codes_find(*state, "street", ""));
    assert_null(codes_find(*state, "street", NULL));
    assert_null(codes_find(*state, "area", "500106013"));
    assert_null(codes_find(*state, "industry", "500106013"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists_keep_their_order),
        cmocka_unit_test(test_found_by_code_and_label),
        cmocka_unit_test(test_a_label_in_use_beats_a_retired_one),
        cmocka_unit_test(test_not_found),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
