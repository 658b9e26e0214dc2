/* The initials by which parties are found: table, words read otherwise, what is left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/pinyin.h"

static void assert_initials(const char *text, const char *expected)
{
    char *initials = pinyin_initials(text);
    assert_string_equal(initials, expected);
    free(initials);
}

static void test_names(void **state)
{
    (void)state;
    assert_initials("重庆市沙坪坝区生态环境局", "cqsspbqsthjj");
    assert_initials("磁器口", "cqk");
    assert_initials("歌乐山街道", "glsjd");
    assert_initials("西永微电园", "xywdy");
    assert_initials("欧阳建国", "oyjg");
}

static void test_ends_of_the_table(void **state)
{
    (void)state;
    assert_initials("一", "y");
    assert_initials("龥", "y");
    assert_initials("龦", ""); /* one beyond U+9FA5 */
    assert_initials("㐀", "");
    assert_initials("兙", ""); /* has no reading */
}

static void test_words_read_otherwise(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"重庆", "cq"},    {"长寿", "cs"}, {"银行", "yh"},    {"厦门", "xm"}, {"曾家镇", "zjz"},
        {"曾某", "zm"},    {"行政", "xz"}, {"会计", "kj"},    {"重点", "zd"}, {"长安", "ca"},
        {"调解", "tj"},    {"音乐", "yy"}, {"重金属", "zjs"}, {"队长", "dz"}, {"单县", "sx"},
        {"给排水", "jps"}, {"调查", "dc"}, {"行业", "hy"},    {"快乐", "kl"}, {"长江", "cj"},
        {"未曾", "wc"},    {"重量", "zl"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_initials(pairs[i][0], pairs[i][1]);
    }
}

static void test_the_longest_word_wins(void **state)
{
    (void)state;
    assert_initials("覃家岗街道", "qjgjd");
    assert_initials("董事长", "dsz"); /* not 长 alone */
    assert_initials("五金行业", "wjhy");
    assert_initials("重庆银行长寿支行", "cqyhcszx");
}

static void test_letters_digits_and_the_rest(void **state)
{
    (void)state;
    assert_initials("ＡB公司（2号）", "abgs2h");
    assert_initials("Ｗ８·宏 达，厂", "w8hdc");
    assert_initials("", "");
    assert_initials(NULL, "");
    assert_initials("（）。—", "");
    assert_initials("二〇二六", "elel");
}

static void test_broken_bytes_are_left_out(void **state)
{
    (void)state;
    assert_initials("\xE9\x87", "");
    assert_initials("\xFF"
                    "厂",
                    "c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_ends_of_the_table),
        cmocka_unit_test(test_words_read_otherwise),
        cmocka_unit_test(test_the_longest_word_wins),
        cmocka_unit_test(test_letters_digits_and_the_rest),
        cmocka_unit_test(test_broken_bytes_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
