/* identifier: check digits of the codes by which parties are known.
 *
 * The arithmetic of GB 32100-2015, GB 11714-1997 and GB 11643-1999 as tables of weights, and
 * one sentence for each way in which a code can be wrong. Never mends a code: a wrong place
 * is looked up on the licence or the card, not guessed. Phones are in phone.c. */
#include "law/identifier.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* 31 places: no I, O, S, V, Z (GB 32100-2015). */
static const char credit_set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const char organisation_set[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char digit_set[] = "0123456789";

static const int credit_weights[17] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                       29, 25, 13, 8,  24, 10, 30, 28};
static const int organisation_weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
static const int resident_weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

/* First two places of a resident id: the provinces of GB/T 2260, 81 to 83 for residents from
 * Hong Kong, Macao and Taiwan; 9 at the front is the permanent residence card of foreigners. */
static const char *const provinces =
    " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
    "61 62 63 64 65 71 81 82 83 90 91 92 93 94 95 96 97 98 99 ";

/* Sum of the weighted places modulo `modulus`; -1 if a place is not in `set`. */
static int weighted(const char *text, const char *set, const int *weights, size_t count,
                    int modulus)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        const char *place = text[i] == '\0' ? NULL : strchr(set, text[i]);
        if (place == NULL) {
            return -1;
        }
        sum = (sum + (int)(place - set) * weights[i]) % modulus;
    }
    return sum;
}

char credit_code_digit(const char *first17)
{
    int sum = weighted(first17, credit_set, credit_weights, 17, 31);
    return sum < 0 ? '\0' : credit_set[(31 - sum) % 31];
}

char organisation_code_digit(const char *first8)
{
    int sum = weighted(first8, organisation_set, organisation_weights, 8, 11);
    return sum < 0 ? '\0' : "0X987654321"[sum];
}

char resident_id_digit(const char *first17)
{
    int sum = weighted(first17, digit_set, resident_weights, 17, 11);
    return sum < 0 ? '\0' : "10X98765432"[sum];
}

static bool length_check(const char *name, const char *text, struct err *err)
{
    size_t count = text_count(text);
    if (count != 18) {
        return err_set(err, ERR_INPUT, "%s应为 18 位，输入的是 %zu 位，请对照证件核对", name,
                       count);
    }
    return true;
}

/* Every place stands in `set`; `last` is one character more that the 18th may be ('\0' none). */
static bool places_check(const char *name, const char *text, const char *set, char last,
                         const char *which, struct err *err)
{
    int place = 1;
    uint32_t code;
    for (int bytes; (bytes = text_decode(text, &code)) > 0; text += bytes, place++) {
        bool good = bytes == 1 && (strchr(set, *text) != NULL || (place == 18 && *text == last));
        if (!good) {
            return err_set(err, ERR_INPUT, "%s第 %d 位不能是“%.*s”，%s，请对照证件核对", name,
                           place, bytes, text, which);
        }
    }
    return true;
}

static bool digit_check(const char *name, int place, char wanted, char given, struct err *err)
{
    if (wanted != given) {
        return err_set(err, ERR_INPUT, "%s第 %d 位校验码应为 %c，输入的是 %c，请对照证件核对", name,
                       place, wanted, given);
    }
    return true;
}

bool credit_code_check(const char *text, struct err *err)
{
    static const char name[] = "统一社会信用代码";
    return length_check(name, text, err) &&
           places_check(name, text, credit_set, '\0', "只用数字和 I、O、S、V、Z 以外的大写字母",
                        err) &&
           digit_check(name, 18, credit_code_digit(text), text[17], err) &&
           digit_check("统一社会信用代码里的组织机构代码（第 9 至 17 位）", 17,
                       organisation_code_digit(text + 8), text[16], err);
}

static bool province_check(const char *text, struct err *err)
{
    char province[8];
    snprintf(province, sizeof province, " %.2s ", text);
    if (strstr(provinces, province) == NULL) {
        return err_set(err, ERR_INPUT,
                       "居民身份证号码第 1、2 位“%.2s”不是省级行政区划代码，请对照证件核对", text);
    }
    return true;
}

static int digits_value(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static bool birthday_check(const char *text, date_t today, struct err *err)
{
    int year = digits_value(text + 6, 4);
    int month = digits_value(text + 10, 2);
    int day = digits_value(text + 12, 2);
    date_t born = date_of(year, month, day);
    const char *fault = NULL;
    if (born == DATE_NONE) {
        fault = "没有这一天";
    } else if (year < 1900) {
        fault = "早于 1900 年";
    } else if (born > today) {
        fault = "还没有到";
    }
    if (fault != NULL) {
        return err_set(err, ERR_INPUT,
                       "居民身份证号码第 7 至 14 位的出生日期 %04d-%02d-%02d %s，请对照证件核对",
                       year, month, day, fault);
    }
    return true;
}

bool resident_id_check(const char *text, date_t today, struct err *err)
{
    static const char name[] = "居民身份证号码";
    return length_check(name, text, err) &&
           places_check(name, text, digit_set, 'X', "前 17 位是数字，末位是数字或 X", err) &&
           province_check(text, err) && birthday_check(text, today, err) &&
           digit_check(name, 18, resident_id_digit(text), text[17], err);
}
