/* Document numbers by pattern, and patterns that would spoil them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/identifier.h"
#include "law/number.h"

#define STANDARD "{代字}{类别}〔{年}〕{序号}号"

static void assert_number(const char *pattern, int year, long no, const char *expected)
{
    char out[NUMBER_TEXT];
    struct err err;
    assert_true(number_format(pattern, "沙环", "柔", year, no, out, &err));
    assert_string_equal(out, expected);
}

static void test_numbers_are_written(void **state)
{
    (void)state;
    assert_number(STANDARD, 2026, 1, "沙环柔〔2026〕1号");
    assert_number(STANDARD, 2026, 1234, "沙环柔〔2026〕1234号");
    assert_number("渝沙环{类别}〔{年}〕{序号}号", 2027, 10, "渝沙环柔〔2027〕10号");
    assert_number("{年}-{序号}", 2026, 7, "2026-7");
    assert_number("{序号}/{年}{代字}{代字}", 2026, 7, "7/2026沙环沙环");
}

/* What the office writes is what it reads: the same text comes back from the check of typed ones. */
static void test_numbers_are_read_back(void **state)
{
    (void)state;
    for (long no = 1; no < 2000; no += 37) {
        char written[NUMBER_TEXT];
        char read[96];
        struct err err;
        assert_true(number_format(STANDARD, "沙环", "承", 2026, no, written, &err));
        assert_true(document_number_check(written, read, &err));
        assert_string_equal(read, written);
    }
}

static void assert_refused(const char *pattern, const char *message)
{
    struct err err;
    err_clear(&err);
    assert_false(number_pattern_check(pattern, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, message);
}

static void test_patterns_are_checked(void **state)
{
    (void)state;
    struct err err;
    assert_true(number_pattern_check(STANDARD, &err));
    assert_true(number_pattern_check("{年}{序号}", &err));
    assert_refused("{代字}〔{年〕{序号}号",
                   "文号格式里没有 {年〕{序号}，只能用 {代字} {类别} {年} {序号}");
    assert_refused("{代字}〔{年份}〕{序号}号",
                   "文号格式里没有 {年份}，只能用 {代字} {类别} {年} {序号}");
    assert_refused("{代字}〔{年}〕号",
                   "文号格式“{代字}〔{年}〕号”里 {序号} 要有而且只有一个，现在有 "
                   "0 个（GB/T 9704-2012 7.2.5）");
    assert_refused("{年}{年}{序号}", "文号格式“{年}{年}{序号}”里 {年} 要有而且只有一个，现在有 2 "
                                     "个（GB/T 9704-2012 7.2.5）");
    assert_refused("{年}{序号", "文号格式“{年}{序号”的花括号不成对，请写成 {年} 这样");
    assert_refused("年}{序号}", "文号格式“年}{序号}”的花括号不成对，请写成 {年} 这样");
    assert_refused("{}{年}{序号}", "文号格式里没有 {}，只能用 {代字} {类别} {年} {序号}");
    assert_refused("", "文号格式“”里 {年} 要有而且只有一个，现在有 0 个（GB/T 9704-2012 7.2.5）");
}

static void test_too_long_is_refused(void **state)
{
    (void)state;
    char out[NUMBER_TEXT] = "前";
    char prefix[NUMBER_TEXT];
    struct err err;
    memset(prefix, 'A', sizeof prefix);
    prefix[sizeof prefix - 7] = '\0'; /* 89 and 20261 make 94: fits */
    assert_true(number_format("{代字}{年}{序号}", prefix, "", 2026, 1, out, &err));
    assert_int_equal(strlen(out), 94);
    assert_true(number_format("{代字}{年}{序号}", prefix, "", 2026, 10, out, &err));
    strcpy(out, "前");
    assert_false(number_format("{代字}{年}{序号}", prefix, "", 2026, 100, out, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "太长，请缩短办公室设置里的机关代字"));
    assert_string_equal(out, "前");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_written),
        cmocka_unit_test(test_numbers_are_read_back),
        cmocka_unit_test(test_patterns_are_checked),
        cmocka_unit_test(test_too_long_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
