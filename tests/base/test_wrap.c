/* The line breaker: marks at the ends of lines, words kept whole, nothing lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/wrap.h"

/* The lines of `text` at `columns`, joined by "|". Caller frees. */
static char *wrapped(const char *text, long columns, bool hang)
{
    struct wrap_rule rule = {wrap_columns, NULL, columns, columns, hang};
    struct wrap_line *lines;
    size_t count = wrap_text(text, &rule, &lines);
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&out, i > 0 ? "|" : "");
        buffer_add_bytes(&out, text + lines[i].start, lines[i].length);
    }
    free(lines);
    return buffer_take(&out);
}

static void expect(const char *text, long columns, bool hang, const char *wanted)
{
    char *got = wrapped(text, columns, hang);
    assert_string_equal(got, wanted);
    free(got);
}

static void breaks_chinese(void **state)
{
    (void)state;
    expect("重庆市沙坪坝区", 6, false, "重庆市|沙坪坝|区");
    expect("重庆市沙坪坝区", 7, false, "重庆市|沙坪坝|区");
    expect("", 6, false, "");
    expect("甲\n\n乙", 6, false, "甲||乙");
    expect("甲\n", 6, false, "甲|");
}

static void marks_keep_their_places(void **state)
{
    (void)state;
    expect("一二三。四", 6, false, "一二|三。四");
    expect("一二三。四", 6, true, "一二三。|四");
    expect("一二（三四", 6, false, "一二|（三四");
    expect("一二三，”四", 6, false, "一二|三，”|四");
}

static void words_stay_whole(void **state)
{
    (void)state;
    expect("按 GB18030 编码", 8, false, "按|GB18030|编码");
    expect("ABCDEFGHIJ", 4, false, "ABCD|EFGH|IJ");
    expect("12.5万元", 5, false, "12.5|万元");
}

static void first_line_may_be_shorter(void **state)
{
    (void)state;
    struct wrap_rule rule = {wrap_columns, NULL, 4, 8, false};
    struct wrap_line *lines;
    assert_int_equal(wrap_text("一二三四五六七", &rule, &lines), 3);
    assert_int_equal(lines[0].length, 6);
    assert_int_equal(lines[1].length, 12);
    assert_true(lines[2].ends);
    free(lines);
}

/* Random texts: every character appears in order, no line too wide, no forbidden start. */
static void loses_nothing(void **state)
{
    (void)state;
    static const char *const pieces[] = {"沙", "。", "，", "（", "）", "“", "”", "a", "bc", " ",
                                         "9", "\n", "、", "é", "《", "》", "万"};
    unsigned seed = 7;
    for (int round = 0; round < 3000; round++) {
        struct buffer text;
        buffer_init(&text);
        for (int i = rand_r(&seed) % 60; i >= 0; i--) {
            buffer_add(&text, pieces[(size_t)rand_r(&seed) % (sizeof pieces / sizeof *pieces)]);
        }
        long columns = 4 + rand_r(&seed) % 20;
        struct wrap_rule rule = {wrap_columns, NULL, columns, columns, false};
        struct wrap_line *lines;
        size_t count = wrap_text(buffer_text(&text), &rule, &lines);
        size_t at = 0;
        for (size_t i = 0; i < count; i++) {
            assert_true(lines[i].start >= at && lines[i].next >= lines[i].start + lines[i].length);
            for (size_t j = at; j < lines[i].start; j++) {
                assert_true(strchr(" \n", text.bytes[j]) != NULL);
            }
            assert_true(lines[i].width <= columns);
            at = lines[i].start + lines[i].length;
        }
        for (; at < text.length; at++) {
            assert_true(strchr(" \n", text.bytes[at]) != NULL);
        }
        free(lines);
        buffer_done(&text);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_chinese),   cmocka_unit_test(marks_keep_their_places),
        cmocka_unit_test(words_stay_whole), cmocka_unit_test(first_line_may_be_shorter),
        cmocka_unit_test(loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
