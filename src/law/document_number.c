/* document_number: 发文字号 as GB/T 9704-2012 7.2.5 wants it: 沙环柔〔2026〕1号.
 *
 * Reads the number from its end, since the issuer's word may hold brackets of its own
 * (渝（沙）环准〔2021〕12号). Mends brackets and blanks, which an input method gets wrong; what
 * changes the number itself is refused. Numbers of the office's own are written by number.c. */
#include "law/identifier.h"

#include <string.h>

#include "base/text.h"

#define CODES_MOST 64
#define EXAMPLE "例：沙环柔〔2026〕1号（GB/T 9704-2012 7.2.5）"

/* The number as code points without blanks, and the parts found in it. */
struct parts {
    uint32_t codes[CODES_MOST];
    size_t count;
    size_t open;   /* of the bracket before the year */
    size_t number; /* of the first digit of the number */
};

static const struct {
    uint32_t open;
    uint32_t close;
} brackets[] = {{U'〔', U'〕'}, {U'（', U'）'}, {U'(', U')'},  {U'[', U']'},
                {U'【', U'】'}, {U'［', U'］'}, {U'﹝', U'﹞'}};

static bool is_pair(uint32_t open, uint32_t close)
{
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        if (brackets[i].open == open && brackets[i].close == close) {
            return true;
        }
    }
    return false;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool codes_read(const char *text, struct parts *parts, struct err *err)
{
    uint32_t code;
    parts->count = 0;
    for (int bytes; (bytes = text_decode(text, &code)) > 0; text += bytes) {
        if (code == ' ' || code == 0x3000) {
            continue;
        }
        if (parts->count == CODES_MOST) {
            return err_set(err, ERR_INPUT, "发文字号太长，" EXAMPLE);
        }
        parts->codes[parts->count++] = code;
    }
    return true;
}

/* …1号: the digits before 号, without 第 and without a leading zero. */
static bool number_find(struct parts *parts, struct err *err)
{
    const uint32_t *codes = parts->codes;
    if (parts->count == 0 || codes[parts->count - 1] != U'号') {
        return err_set(err, ERR_INPUT, "发文字号应以“号”结尾，" EXAMPLE);
    }
    size_t end = parts->count - 1;
    size_t first = end;
    while (first > 0 && is_digit(codes[first - 1])) {
        first--;
    }
    if (first == end) {
        return err_set(err, ERR_INPUT, "发文字号的“号”前面应是数字序号，" EXAMPLE);
    }
    if (codes[first] == '0') {
        return err_set(err, ERR_INPUT, "发文字号的序号不编虚位，前面不写 0，" EXAMPLE);
    }
    if (first > 0 && codes[first - 1] == U'第') {
        return err_set(err, ERR_INPUT, "发文字号的序号前不加“第”字，" EXAMPLE);
    }
    parts->number = first;
    return true;
}

/* 〔2026〕 right before the number. */
static bool year_find(struct parts *parts, struct err *err)
{
    const uint32_t *codes = parts->codes;
    size_t first = parts->number < 1 ? 0 : parts->number - 1; /* of the year, when found */
    size_t digits = 0;
    while (first > 0 && is_digit(codes[first - 1])) {
        first--;
        digits++;
    }
    if (first == 0 || !is_pair(codes[first - 1], codes[parts->number - 1])) {
        return err_set(err, ERR_INPUT, "发文字号的年份要用六角括号〔〕括起，" EXAMPLE);
    }
    if (digits != 4) {
        return err_set(err, ERR_INPUT, "发文字号的年份应为四位数字，输入的是 %zu 位，" EXAMPLE,
                       digits);
    }
    parts->open = first - 1;
    if (parts->open == 0) {
        return err_set(err, ERR_INPUT, "发文字号缺少机关代字，" EXAMPLE);
    }
    return true;
}

static uint32_t code_written(const struct parts *parts, size_t i)
{
    if (i == parts->open) {
        return U'〔';
    }
    if (i == parts->number - 1) {
        return U'〕';
    }
    if (parts->codes[i] == '(') {
        return U'（';
    }
    return parts->codes[i] == ')' ? U'）' : parts->codes[i];
}

bool document_number_check(const char *text, char out[96], struct err *err)
{
    struct parts parts = {0};
    if (!codes_read(text, &parts, err) || !number_find(&parts, err) || !year_find(&parts, err)) {
        return false;
    }
    size_t length = 0;
    for (size_t i = 0; i < parts.count; i++) {
        char bytes[4];
        int count = text_encode(code_written(&parts, i), bytes);
        if (length + (size_t)count >= 96) {
            return err_set(err, ERR_INPUT, "发文字号太长，" EXAMPLE);
        }
        memcpy(out + length, bytes, (size_t)count);
        length += (size_t)count;
    }
    out[length] = '\0';
    return true;
}
