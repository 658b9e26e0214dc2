/* Encodings: each way a spreadsheet in China writes a file, and each way one can be broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/encoding.h"

static const char *reads(const char *bytes, size_t length, const char *text)
{
    struct buffer out;
    struct err err = {0};
    const char *called = NULL;

    buffer_init(&out);
    assert_true(encoding_read(bytes, length, &out, &called, &err));
    assert_string_equal(buffer_text(&out), text);
    buffer_done(&out);
    return called;
}

static void refuses(const char *bytes, size_t length, const char *sentence)
{
    struct buffer out;
    struct err err = {0};
    const char *called = NULL;

    buffer_init(&out);
    assert_false(encoding_read(bytes, length, &out, &called, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, sentence);
    buffer_done(&out);
}

static void test_reads_what_spreadsheets_write(void **state)
{
    (void)state;
    assert_string_equal(reads("编号,领域\n", strlen("编号,领域\n"), "编号,领域\n"), "UTF-8");
    assert_string_equal(reads("\xEF\xBB\xBF编号", 9, "编号"), "UTF-8");
    assert_string_equal(reads("\xB1\xE0\xBA\xC5,mg/m\x81\x30\x85\x36", 13, "编号,mg/m³"),
                        "GB18030");
    assert_string_equal(reads("\xFF\xFE\x16\x7F\x09\x00", 6, "编\t"), "UTF-16");
    assert_string_equal(reads("\xFE\xFF\x7F\x16", 4, "编"), "UTF-16");
    assert_string_equal(reads("", 0, ""), "UTF-8");
    assert_string_equal(reads("\xEF\xBB\xBF", 3, ""), "UTF-8");
}

static void test_names_line_and_byte_of_what_it_cannot_read(void **state)
{
    (void)state;
    refuses("a,b\nc\0d", 7,
            "文件第 2 行第 2 字节是空字符（NUL），不是文本文件，请另存为 CSV 后再导入");
    refuses("a\nb\n\xFF\xFF", 6,
            "文件第 3 行第 1 字节既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 的 CSV 后再导入");
    refuses("\xEF\xBB\xBF"
            "a\n\xB1\xE0",
            7, "文件第 2 行第 1 字节不是 UTF-8（文件开头标明是 UTF-8），请在原程序里重新另存");
    refuses("\xFF\xFE\x00\xD8\x00", 5,
            "文件开头标明是 UTF-16，但第 3 字节起读不通，请另存为 UTF-8 后再导入");
    refuses("\xFF\xFE\x00\x00", 4, "文件里有空字符（NUL），不是文本文件，请另存为 CSV 后再导入");
}

static void test_writes_each_encoding(void **state)
{
    static const struct {
        enum encoding encoding;
        const char *bytes;
    } cases[] = {{ENCODING_UTF8_BOM, "\xEF\xBB\xBF³"},
                 {ENCODING_UTF8, "³"},
                 {ENCODING_GB18030, "\x81\x30\x85\x36"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer out;
        struct err err = {0};
        buffer_init(&out);
        assert_true(encoding_write(cases[i].encoding, "³", strlen("³"), &out, &err));
        assert_string_equal(buffer_text(&out), cases[i].bytes);
        buffer_done(&out);
    }
}

static void test_names(void **state)
{
    enum encoding encoding;
    struct err err = {0};

    (void)state;
    assert_true(encoding_named(NULL, &encoding, &err));
    assert_int_equal(encoding, ENCODING_UTF8_BOM);
    assert_true(encoding_named("gb18030", &encoding, &err));
    assert_int_equal(encoding, ENCODING_GB18030);
    assert_false(encoding_named("gbk", &encoding, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_string_equal(err.message, "没有叫“gbk”的编码，可用 utf8-bom、utf8、gb18030");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_what_spreadsheets_write),
        cmocka_unit_test(test_names_line_and_byte_of_what_it_cannot_read),
        cmocka_unit_test(test_writes_each_encoding),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
