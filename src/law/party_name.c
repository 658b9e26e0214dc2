/* party_name: the core of a party's name. See law/party_name.h.
 *
 * Cuts the name into words at its marks, then takes regions off its head and legal forms off its
 * end. Knows no registry. */
#include "law/party_name.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

/* Longer ones first. Districts are written with or without their 区; the municipality's other
 * districts only with it, since 江北 or 南岸 alone may be part of a name. */
static const char *const regions[] = {
    "重庆市",   "重庆",     "沙坪坝区", "沙坪坝", "渝中区",   "江北区", "南岸区",
    "九龙坡区", "大渡口区", "北碚区",   "渝北区", "巴南区",   "璧山区", "江津区",
    "合川区",   "永川区",   "长寿区",   "涪陵区", "两江新区", "高新区",
};

static const char *const legal_forms[] = {
    "股份有限责任公司", "有限责任公司", "股份有限公司", "有限公司", "股份公司", "公司", "有限",
};

/* Words of their own, in brackets most of the time. */
static const char *const form_words[] = {"个体工商户", "特殊普通合伙", "普通合伙", "有限合伙",
                                         "个人独资"};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_mark(uint32_t code)
{
    bool letter = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
    return (code < 0x80 && !letter) || code == 0xb7 || (code >= 0x2000 && code <= 0x206f) ||
           (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020);
}

/* Folded and lower case, one blank where marks stood. */
static char *words_of(const char *name)
{
    char *folded = text_fold(name);
    struct buffer out;
    uint32_t code;
    buffer_init(&out);
    buffer_add(&out, "");
    for (const char *at = folded; *at;) {
        char bytes[4];
        int length = text_decode(at, &code);
        at += length > 0 ? length : 1;
        code = code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
        if (length > 0 && !is_mark(code)) {
            buffer_add_bytes(&out, bytes, (size_t)text_encode(code, bytes));
        } else if (out.length > 0 && buffer_text(&out)[out.length - 1] != ' ') {
            buffer_add_char(&out, ' ');
        }
    }
    free(folded);
    return text_trim(buffer_take(&out));
}

static bool begins_with(const char *text, const char *head)
{
    return strncmp(text, head, strlen(head)) == 0;
}

static bool ends_with(const char *text, const char *tail)
{
    size_t length = strlen(text), wanted = strlen(tail);
    return length >= wanted && strcmp(text + length - wanted, tail) == 0;
}

/* Takes a region off the head of the words; false if none stands there. */
static bool take_region(char *words)
{
    size_t i = 0;
    while (i < COUNT(regions) && !begins_with(words, regions[i])) {
        i++;
    }
    if (i == COUNT(regions)) {
        return false;
    }
    char *rest = words + strlen(regions[i]);
    memmove(words, rest, strlen(rest) + 1);
    text_trim(words);
    return true;
}

/* Takes this off the end of the words, `apart`: only as a word of its own. */
static bool take_end(char *words, const char *end, bool apart)
{
    size_t length = strlen(words), cut = strlen(end);
    if (!ends_with(words, end) || (apart && length > cut && words[length - cut - 1] != ' ')) {
        return false;
    }
    words[length - cut] = '\0';
    text_trim(words);
    return true;
}

/* The first of the ends that the words have; a shorter one isn't tried then. */
static bool take_any(char *words, const char *const *ends, size_t count, bool apart)
{
    for (size_t i = 0; i < count; i++) {
        if (ends_with(words, ends[i])) {
            return take_end(words, ends[i], apart);
        }
    }
    return false;
}

char *party_name_core(const char *name)
{
    char *words = words_of(name);
    bool formed = ends_with(words, "分公司"); /* 分 is no name */
    /* 渝碚机械有限公司（重庆）, 渝碚机械（重庆）有限公司, 老王面馆（个体工商户） */
    while (take_any(words, form_words, COUNT(form_words), true) ||
           take_any(words, regions, COUNT(regions), true) ||
           (!formed && (formed = take_any(words, legal_forms, COUNT(legal_forms), false)))) {
        continue;
    }
    while (take_region(words)) {
        continue;
    }
    return words;
}

/* Without the blanks. */
static char *joined(char *words)
{
    char *to = words;
    for (const char *at = words; *at; at++) {
        if (*at != ' ') {
            *to++ = *at;
        }
    }
    *to = '\0';
    return words;
}

bool party_name_same_core(const char *one, const char *other)
{
    char *a = joined(party_name_core(one));
    char *b = joined(party_name_core(other));
    bool same = *a != '\0' && strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

char *party_name_parent(const char *name)
{
    char *words = words_of(name), *end = NULL;
    for (size_t i = 0; !end && i < COUNT(legal_forms); i++) {
        char *at = strcmp(legal_forms[i], "有限") == 0 ? NULL : strstr(words, legal_forms[i]);
        end = at ? at + strlen(legal_forms[i]) : NULL;
    }
    if (!end || !*end) {
        free(words);
        return NULL;
    }
    *end = '\0';
    return words;
}
