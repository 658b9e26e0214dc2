/* Check digits, phones and document numbers: public codes, every single wrong place, and the
 * sentence for each way of being wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "law/identifier.h"

#define CREDIT_SET "0123456789ABCDEFGHJKLMNPQRTUWXY"

/* From public penalty decisions of other districts. */
static const char *const credit_codes[] = {"91500222MA5UQ7RR7W", "91500228MA60XFW887",
                                           "91530100MA6QJAB618", "11500228008652919G"};
/* The first is the sample of GB 11643-1999; the others are made up. */
static const char *const resident_ids[] = {"11010519491231002X", "500106198002290018",
                                           "830000199901010013"};

static date_t today(void)
{
    return date_of(2026, 11, 23);
}

static void completed(const char *first17, char out[19])
{
    snprintf(out, 19, "%.17s%c", first17, resident_id_digit(first17));
}

static void assert_message(const struct err *err, const char *message)
{
    assert_int_equal(err->code, ERR_INPUT);
    assert_string_equal(err->message, message);
}

static void test_public_credit_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof credit_codes / sizeof credit_codes[0]; i++) {
        struct err err;
        assert_true(credit_code_check(credit_codes[i], &err));
        assert_int_equal(credit_code_digit(credit_codes[i]), credit_codes[i][17]);
        assert_int_equal(organisation_code_digit(credit_codes[i] + 8), credit_codes[i][16]);
    }
    assert_int_equal(credit_code_digit("9150022I"), '\0');
    assert_int_equal(organisation_code_digit("MA5UQ"), '\0');
    assert_int_equal(organisation_code_digit("ma5uq7rr"), '\0');
}

/* Any one place changed, in any valid code, is found. */
static void test_every_wrong_place_of_a_credit_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof credit_codes / sizeof credit_codes[0]; i++) {
        for (size_t place = 0; place < 18; place++) {
            for (const char *c = CREDIT_SET; *c != '\0'; c++) {
                char wrong[19];
                struct err err;
                strcpy(wrong, credit_codes[i]);
                wrong[place] = *c;
                assert_int_equal(credit_code_check(wrong, &err), *c == credit_codes[i][place]);
            }
        }
    }
}

/* So are two neighbours exchanged, since the weights differ modulo a prime. */
static void test_exchanged_places_of_a_credit_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof credit_codes / sizeof credit_codes[0]; i++) {
        for (size_t place = 0; place < 17; place++) {
            char wrong[19];
            struct err err;
            strcpy(wrong, credit_codes[i]);
            wrong[place] = credit_codes[i][place + 1];
            wrong[place + 1] = credit_codes[i][place];
            assert_int_equal(credit_code_check(wrong, &err), strcmp(wrong, credit_codes[i]) == 0);
        }
    }
}

static void test_sentences_of_credit_codes(void **state)
{
    (void)state;
    struct err err;
    assert_false(credit_code_check("91500222MA5UQ7RR7X", &err));
    assert_message(&err, "统一社会信用代码第 18 位校验码应为 W，输入的是 X，请对照证件核对");
    assert_false(credit_code_check("91500222MA5UQ7RR7", &err));
    assert_message(&err, "统一社会信用代码应为 18 位，输入的是 17 位，请对照证件核对");
    assert_false(credit_code_check("", &err));
    assert_message(&err, "统一社会信用代码应为 18 位，输入的是 0 位，请对照证件核对");
    assert_false(credit_code_check("9150O222MA5UQ7RR7W", &err));
    assert_message(&err, "统一社会信用代码第 5 位不能是“O”，只用数字和 I、O、S、V、Z "
                         "以外的大写字母，请对照证件核对");
    assert_false(credit_code_check("91500222MA5UQ7RR7码", &err));
    assert_message(&err, "统一社会信用代码第 18 位不能是“码”，只用数字和 I、O、S、V、Z "
                         "以外的大写字母，请对照证件核对");
}

/* A code whose last place is right and whose organisation code isn't: two slips that cancel out. */
static void test_organisation_code_inside(void **state)
{
    (void)state;
    char code[19] = "91500222MA5UQ7RR8";
    struct err err;
    code[17] = credit_code_digit(code);
    code[18] = '\0';
    assert_false(credit_code_check(code, &err));
    assert_message(&err, "统一社会信用代码里的组织机构代码（第 9 至 17 位）第 17 位校验码应为 7，"
                         "输入的是 8，请对照证件核对");
}

static void test_resident_ids(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof resident_ids / sizeof resident_ids[0]; i++) {
        char id[19];
        struct err err;
        completed(resident_ids[i], id);
        assert_true(resident_id_check(id, today(), &err));
    }
    struct err err;
    assert_true(resident_id_check("11010519491231002X", today(), &err));
    assert_int_equal(resident_id_digit("1101051949123100"), '\0');
}

static void test_every_wrong_place_of_a_resident_id(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof resident_ids / sizeof resident_ids[0]; i++) {
        char id[19];
        completed(resident_ids[i], id);
        for (size_t place = 0; place < 18; place++) {
            for (const char *c = "0123456789X"; *c != '\0'; c++) {
                char wrong[19];
                struct err err;
                strcpy(wrong, id);
                wrong[place] = *c;
                assert_int_equal(resident_id_check(wrong, today(), &err), *c == id[place]);
            }
        }
    }
}

static void test_sentences_of_resident_ids(void **state)
{
    (void)state;
    struct err err;
    assert_false(resident_id_check("110105194912310021", today(), &err));
    assert_message(&err, "居民身份证号码第 18 位校验码应为 X，输入的是 1，请对照证件核对");
    assert_false(resident_id_check("110105491231002", today(), &err));
    assert_message(&err, "居民身份证号码应为 18 位，输入的是 15 位，请对照证件核对");
    assert_false(resident_id_check("1101051949123100X2", today(), &err));
    assert_message(&err, "居民身份证号码第 17 位不能是“X”，前 17 位是数字，末位是数字或 X，"
                         "请对照证件核对");
    assert_false(resident_id_check("00010519491231002X", today(), &err));
    assert_message(&err, "居民身份证号码第 1、2 位“00”不是省级行政区划代码，请对照证件核对");
    assert_false(resident_id_check("110105194902290025", today(), &err));
    assert_message(&err,
                   "居民身份证号码第 7 至 14 位的出生日期 1949-02-29 没有这一天，请对照证件核对");
    assert_false(resident_id_check("110105189912310025", today(), &err));
    assert_message(&err,
                   "居民身份证号码第 7 至 14 位的出生日期 1899-12-31 早于 1900 年，请对照证件核对");
    assert_false(resident_id_check("110105202611240025", today(), &err));
    assert_message(&err,
                   "居民身份证号码第 7 至 14 位的出生日期 2026-11-24 还没有到，请对照证件核对");
}

static void test_phones(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"13800000000", "13800000000"},
        {"138-0000-0000", "13800000000"},
        {"138 0000 0000", "13800000000"},
        {"+86 13800000000", "13800000000"},
        {"023-65801234", "023-65801234"},
        {"02365801234", "023-65801234"},
        {"(023)65801234", "023-65801234"},
        {"023 6580 1234", "023-65801234"},
        {"010-65801234", "010-65801234"},
        {"0831-2345678", "0831-2345678"},
        {"0755-23456789-8", "0755-23456789-8"},
        {"023-65801234转801", "023-65801234-801"},
        {"65801234", "65801234"},
        {"6580-1234", "65801234"},
        {"6580123-8", "6580123-8"},
        {"65801234-801", "65801234-801"},
        {"023-65801234-123456", "023-65801234-123456"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char out[32];
        char again[32];
        struct err err;
        assert_true(phone_check(pairs[i][0], out, &err));
        assert_string_equal(out, pairs[i][1]);
        assert_true(phone_check(out, again, &err));
        assert_string_equal(again, out);
    }
}

static void assert_phone_refused(const char *text, const char *message)
{
    char out[32];
    struct err err;
    err_clear(&err);
    assert_false(phone_check(text, out, &err));
    assert_message(&err, message);
}

static void test_sentences_of_phones(void **state)
{
    (void)state;
    assert_phone_refused("1380000000", "手机号码应为 11 位，输入的是 10 位");
    assert_phone_refused("12800000000", "手机号码第 2 位应为 3 至 9，输入的是 2");
    assert_phone_refused("1380000000A",
                         "电话里不能有“A”，只写数字，区号后加短横，例：023-65801234");
    assert_phone_refused("电话65801234",
                         "电话里不能有“电”，只写数字，区号后加短横，例：023-65801234");
    assert_phone_refused("-", "电话没有数字，例：13800000000、023-65801234");
    assert_phone_refused("65801", "固定电话应为 7 或 8 位，外地的前面加区号和短横，"
                                  "例：023-65801234，输入的是 65801");
    assert_phone_refused("023-65801234-1234567", "固定电话应为 7 或 8 位，外地的前面加区号和短横，"
                                                 "例：023-65801234，输入的是 023658012341234567");
    assert_phone_refused("00012345678", "固定电话应为 7 或 8 位，外地的前面加区号和短横，"
                                        "例：023-65801234，输入的是 00012345678");
    assert_phone_refused("13800000000 13900000000 13700000000", "电话太长，一项只填一个号码");
}

static void test_document_numbers(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"沙环柔〔2026〕1号", "沙环柔〔2026〕1号"},
        {"沙环柔(2026)1号", "沙环柔〔2026〕1号"},
        {"沙环柔（2026）1号", "沙环柔〔2026〕1号"},
        {"沙环柔[2026]12号", "沙环柔〔2026〕12号"},
        {"沙环柔【2026】 12 号", "沙环柔〔2026〕12号"},
        {"国办发明电〔2024〕12号", "国办发明电〔2024〕12号"},
        {"渝(沙)环准(2021)120号", "渝（沙）环准〔2021〕120号"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char out[96];
        struct err err;
        assert_true(document_number_check(pairs[i][0], out, &err));
        assert_string_equal(out, pairs[i][1]);
    }
}

static void test_sentences_of_document_numbers(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"", "应以“号”结尾"},
        {"沙环柔〔2026〕1", "应以“号”结尾"},
        {"号", "前面应是数字序号"},
        {"沙环柔〔2026〕号", "前面应是数字序号"},
        {"沙环柔〔2026〕01号", "不编虚位，前面不写 0"},
        {"沙环柔〔2026〕第1号", "序号前不加“第”字"},
        {"沙环柔20261号", "年份要用六角括号〔〕括起"},
        {"沙环柔〔2026)1号", "年份要用六角括号〔〕括起"},
        {"1号", "年份要用六角括号〔〕括起"},
        {"沙环柔〔26〕1号", "年份应为四位数字，输入的是 2 位"},
        {"沙环柔〔〕1号", "年份应为四位数字，输入的是 0 位"},
        {"〔2026〕1号", "缺少机关代字"},
        {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十〔2026〕1号", "太长"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa〔2026〕1号", "太长"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char out[96];
        struct err err;
        err_clear(&err);
        assert_false(document_number_check(pairs[i][0], out, &err));
        assert_int_equal(err.code, ERR_INPUT);
        assert_non_null(strstr(err.message, pairs[i][1]));
        assert_non_null(strstr(err.message, "例：沙环柔〔2026〕1号（GB/T 9704-2012 7.2.5）"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_public_credit_codes),
        cmocka_unit_test(test_every_wrong_place_of_a_credit_code),
        cmocka_unit_test(test_exchanged_places_of_a_credit_code),
        cmocka_unit_test(test_sentences_of_credit_codes),
        cmocka_unit_test(test_organisation_code_inside),
        cmocka_unit_test(test_resident_ids),
        cmocka_unit_test(test_every_wrong_place_of_a_resident_id),
        cmocka_unit_test(test_sentences_of_resident_ids),
        cmocka_unit_test(test_phones),
        cmocka_unit_test(test_sentences_of_phones),
        cmocka_unit_test(test_document_numbers),
        cmocka_unit_test(test_sentences_of_document_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
