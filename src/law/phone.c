/* phone: telephone numbers as people write them, brought to one form.
 *
 * 13800000000, 023-65801234, 023-65801234-801, 65801234. Blanks, brackets, dashes and +86 are
 * understood; only numbers that can be dialled are let through. Never asks whether one exists. */
#include "law/identifier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define DIGITS_MOST 24

/* The digits of what was typed, and where its last separator stood among them. */
struct dialled {
    char digits[DIGITS_MOST + 1];
    size_t count;
    size_t last_group; /* index of the first digit after the last separator; 0 = none */
};

static bool is_separator(const char *text, size_t *bytes)
{
    static const char *const separators[] = {"-", " ", "(", ")", "转", "—", "–", "－"};
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        *bytes = strlen(separators[i]);
        if (strncmp(text, separators[i], *bytes) == 0) {
            return true;
        }
    }
    return false;
}

static bool dialled_read(const char *text, struct dialled *dialled, struct err *err)
{
    *dialled = (struct dialled){.count = 0};
    if (strncmp(text, "+86", 3) == 0) {
        text += 3;
    }
    for (size_t bytes; *text != '\0'; text += bytes) {
        if (is_separator(text, &bytes)) {
            dialled->last_group = dialled->count;
            continue;
        }
        uint32_t code;
        if (*text < '0' || *text > '9') {
            int length = text_decode(text, &code);
            return err_set(err, ERR_INPUT,
                           "电话里不能有“%.*s”，只写数字，区号后加短横，例：023-65801234",
                           length > 0 ? length : 0, text);
        }
        if (dialled->count == DIGITS_MOST) {
            return err_set(err, ERR_INPUT, "电话太长，一项只填一个号码");
        }
        dialled->digits[dialled->count++] = *text;
        bytes = 1;
    }
    return true;
}

/* Digits of the area code in front: 0 none, 3 for 010 and 02x, else 4. */
static size_t area_length(const char *digits)
{
    if (digits[0] != '0') {
        return 0;
    }
    return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

static bool is_mobile(const struct dialled *dialled)
{
    return dialled->count == 11 && dialled->digits[0] == '1' && dialled->digits[1] >= '3';
}

/* Whether the first `count` digits are a landline number; local numbers begin with 2 to 9. */
static bool is_landline(const char *digits, size_t count)
{
    size_t area = area_length(digits);
    if (count < area + 7 || count > area + 8) {
        return false;
    }
    return digits[area] >= '2' && (area == 0 || digits[1] != '0');
}

static void landline_write(const char *digits, size_t count, const char *extension, char out[32])
{
    size_t area = area_length(digits);
    snprintf(out, 32, "%.*s%s%.*s%s%s", (int)area, digits, area > 0 ? "-" : "", (int)(count - area),
             digits + area, extension[0] != '\0' ? "-" : "", extension);
}

static bool phone_refuse(const struct dialled *dialled, struct err *err)
{
    if (dialled->digits[0] == '1' && dialled->count != 11) {
        return err_set(err, ERR_INPUT, "手机号码应为 11 位，输入的是 %zu 位", dialled->count);
    }
    if (dialled->digits[0] == '1') {
        return err_set(err, ERR_INPUT, "手机号码第 2 位应为 3 至 9，输入的是 %c",
                       dialled->digits[1]);
    }
    return err_set(err, ERR_INPUT,
                   "固定电话应为 7 或 8 位，外地的前面加区号和短横，例：023-65801234，输入的是 %s",
                   dialled->digits);
}

bool phone_check(const char *text, char out[32], struct err *err)
{
    struct dialled dialled;
    if (!dialled_read(text, &dialled, err)) {
        return false;
    }
    if (dialled.count == 0) {
        return err_set(err, ERR_INPUT, "电话没有数字，例：13800000000、023-65801234");
    }
    size_t split = dialled.last_group;
    const char *extension = dialled.digits + split;
    if (is_mobile(&dialled)) {
        snprintf(out, 32, "%s", dialled.digits);
    } else if (split > 0 && dialled.count > split && dialled.count - split <= 6 &&
               is_landline(dialled.digits, split)) {
        landline_write(dialled.digits, split, extension, out);
    } else if (is_landline(dialled.digits, dialled.count)) {
        landline_write(dialled.digits, dialled.count, "", out);
    } else {
        return phone_refuse(&dialled, err);
    }
    return true;
}
