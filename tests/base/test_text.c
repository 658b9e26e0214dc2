/* UTF-8, folding and columns: what every screen and file stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/text.h"

static void decodes_what_it_encodes(void **state)
{
    (void)state;
    for (uint32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        char bytes[5] = "";
        int length = text_encode(code, bytes);
        uint32_t read;
        assert_int_equal(text_decode(bytes, &read), length);
        assert_int_equal(read, code);
    }
}

static void refuses_what_is_not_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                      "\xE6\xB2",  "\xB2\xE6",     "\xFF"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
    }
    assert_true(text_is_utf8("沙坪坝 𬱖 ok", strlen("沙坪坝 𬱖 ok")));
    assert_false(text_is_utf8("a\0b", 3));
    assert_false(text_is_utf8("沙", 2));
}

static void cuts_whole_characters(void **state)
{
    (void)state;
    assert_int_equal(text_columns("排污A"), 5);
    assert_int_equal(text_cut("排污A", 3), 3);
    assert_int_equal(text_cut("排污A", 4), 6);
    assert_int_equal(text_cut("e\xCC\x81x", 1), 3); /* a combining mark stays with its base */
    for (int columns = 0; columns < 12; columns++) {
        struct buffer out;
        buffer_init(&out);
        text_pad(&out, "重庆市沙坪坝区", columns);
        assert_int_equal(text_columns(buffer_text(&out)), columns);
        buffer_done(&out);
    }
}

static void marks_what_was_cut(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    text_pad(&out, "重庆市沙坪坝区", 9);
    assert_string_equal(buffer_text(&out), "重庆市.. ");
    buffer_done(&out);
}

static void folds_and_cleans(void **state)
{
    (void)state;
    char *folded = text_fold("９１５Ａ（一）　x");
    assert_string_equal(folded, "915A(一) x");
    free(folded);
    char *cleaned = text_clean("甲\x1B[31m乙\r\n丙\xE2\x80\xAE丁\t\xFF戊", true);
    assert_string_equal(cleaned, "甲[31m乙\n丙丁 戊");
    free(cleaned);
    cleaned = text_clean("甲\n乙", false);
    assert_string_equal(cleaned, "甲 乙");
    free(cleaned);
    char blank[] = "　 甲 乙\t　";
    assert_string_equal(text_trim(blank), "甲 乙");
    assert_true(text_is_blank(" 　\t"));
    assert_false(text_is_blank("。"));
}

static void controls_never_have_columns(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0, 7, 0x1B, 0x7F, 0x85, 0x200B, 0x202E, 0x2066, 0xFE0F, 0xFEFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_int_equal(text_code_columns(codes[i]), -1);
    }
    assert_int_equal(text_code_columns(0x6C99), 2);
}

static void finds_without_regard_of_width_and_case(void **state)
{
    (void)state;
    assert_true(text_contains("沙环柔〔2026〕１２号", "12"));
    assert_true(text_contains("abcDEF", "Cde"));
    assert_false(text_contains("沙坪坝", "江北"));
}

static void suggests_the_nearest_word(void **state)
{
    (void)state;
    static const char *const words[] = {"date", "text", "money", "标题", "当事人"};
    assert_string_equal(text_suggest("dat", words, 3), "date");
    assert_string_equal(text_suggest("mony", words, 3), "money");
    assert_string_equal(text_suggest("daet", words, 3), "date");
    assert_string_equal(text_suggest("标体", words, 5), "标题");
    assert_string_equal(text_suggest("当人事", words, 5), "当事人");
    assert_null(text_suggest("zzzzzz", words, 3));
    assert_null(text_suggest("甲", words, 5));
}

static void put_into_a_fixed_place(void **state)
{
    char out[8];
    (void)state;
    text_put(out, sizeof out, "沙坪坝"); /* nine bytes */
    assert_string_equal(out, "沙坪");
    text_put(out, sizeof out, "abcdefg");
    assert_string_equal(out, "abcdefg");
    text_put(out, sizeof out, "abcdefgh");
    assert_string_equal(out, "abcdefg");
    text_put(out, sizeof out, NULL);
    assert_string_equal(out, "");
}

static void sentences_are_joined_by_one_mark(void **state)
{
    struct buffer text;
    (void)state;
    buffer_init(&text);
    buffer_add_mark(&text, "1. ");
    buffer_add(&text, "补建台账。");
    buffer_add_mark(&text, "，");
    buffer_add(&text, "赵一");
    buffer_add_mark(&text, "；");
    assert_string_equal(buffer_text(&text), "1. 补建台账，赵一；");
    buffer_done(&text);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(put_into_a_fixed_place),
        cmocka_unit_test(decodes_what_it_encodes),
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(cuts_whole_characters),
        cmocka_unit_test(marks_what_was_cut),
        cmocka_unit_test(folds_and_cleans),
        cmocka_unit_test(controls_never_have_columns),
        cmocka_unit_test(finds_without_regard_of_width_and_case),
        cmocka_unit_test(suggests_the_nearest_word),
        cmocka_unit_test(sentences_are_joined_by_one_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
