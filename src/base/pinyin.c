/* pinyin: initials of Chinese words for searching.
 *
 * Each character gives the initial of its commonest reading (pinyin_table.c), unless it
 * stands in one of the words below, of which the longest wins. Words are listed because
 * parties, streets and violations of this office have them in their names; a name
 * that is read in a way of its own is still found by its characters. Prints nothing. */
#include "base/pinyin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "pinyin_table.h"

struct word {
    const char *text;
    const char *initials; /* one letter a character */
};

/* clang-format off */
static const struct word words[] = {
    /* places and names of this city and around */
    {"重庆", "cq"}, {"长寿", "cs"}, {"长安", "ca"}, {"厦门", "xm"}, {"曾", "z"}, {"曾经", "cj"},
    {"未曾", "wc"}, {"覃", "q"}, {"西藏", "xz"}, {"番禺", "py"}, {"乐清", "yq"}, {"单县", "sx"},
    {"铅山", "ys"}, {"尉迟", "yc"}, {"万俟", "mq"}, {"〇", "l"},
    /* 长 begins most names as chang; as a person or a growth it is zhang */
    {"长", "c"}, {"校长", "xz"}, {"局长", "jz"}, {"处长", "cz"}, {"科长", "kz"}, {"队长", "dz"},
    {"厂长", "cz"}, {"所长", "sz"}, {"站长", "zz"}, {"镇长", "zz"}, {"村长", "cz"},
    {"组长", "zz"}, {"院长", "yz"}, {"店长", "dz"}, {"会长", "hz"}, {"董事长", "dsz"},
    {"家长", "jz"}, {"成长", "cz"}, {"生长", "sz"}, {"增长", "zz"},
    /* 重 */
    {"重新", "cx"}, {"重复", "cf"}, {"重建", "cj"}, {"重修", "cx"}, {"重组", "cz"},
    {"重启", "cq"}, {"重阳", "cy"}, {"重装", "cz"}, {"重报", "cb"}, {"双重", "sc"},
    {"多重", "dc"},
    /* 调 */
    {"调解", "tj"}, {"调整", "tz"}, {"调节", "tj"}, {"调试", "ts"}, {"调味", "tw"},
    {"调料", "tl"}, {"调和", "th"}, {"调漆", "tq"}, {"调配", "tp"}, {"调色", "ts"},
    {"调理", "tl"}, {"调控", "tk"}, {"调压", "ty"}, {"空调", "kt"}, {"协调", "xt"},
    {"烹调", "pt"},
    /* 行 of trade */
    {"行业", "hy"}, {"银行", "yh"}, {"商行", "sh"}, {"车行", "ch"}, {"洋行", "yh"},
    {"粮行", "lh"}, {"木行", "mh"}, {"布行", "bh"}, {"五金行", "wjh"}, {"电器行", "dqh"},
    {"建材行", "jch"}, {"石材行", "sch"}, {"轮胎行", "lth"}, {"水果行", "sgh"}, {"行情", "hq"},
    /* others */
    {"给水", "js"}, {"给料", "jl"}, {"给气", "jq"}, {"给排水", "jps"}, {"供给", "gj"},
    {"补给", "bj"}, {"会计", "kj"}, {"财会", "ck"}, {"校准", "jz"}, {"校验", "jy"},
    {"校正", "jz"}, {"校核", "jh"}, {"校对", "jd"}, {"音乐", "yy"}, {"乐器", "yq"},
    {"声乐", "sy"}, {"乐团", "yt"}, {"乐队", "yd"}, {"弹簧", "th"}, {"弹性", "tx"},
    {"弹力", "tl"}, {"人参", "rs"}, {"党参", "ds"}, {"海参", "hs"}, {"藏药", "zy"},
    {"藏族", "zz"}, {"畜牧", "xm"}, {"畜产", "xc"}, {"畜养", "xy"}, {"关卡", "gq"},
    {"巷道", "hd"}, {"阿胶", "ej"}, {"便宜", "py"},
};
/* clang-format on */

/* The longest listed word at the head of `text`, or NULL. */
static const struct word *word_at(const char *text)
{
    const struct word *longest = NULL;
    size_t length = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t bytes = strlen(words[i].text);
        if (bytes > length && strncmp(text, words[i].text, bytes) == 0) {
            longest = &words[i];
            length = bytes;
        }
    }
    return longest;
}

/* The letter that stands for one character; 0 for what is left out. */
static char initial_of(uint32_t code)
{
    if (code >= PINYIN_FIRST && code <= PINYIN_LAST) {
        uint32_t at = code - PINYIN_FIRST;
        char initial = pinyin_table[at / PINYIN_ROW][at % PINYIN_ROW];
        return initial == '-' ? (char)0 : initial;
    }
    if (code >= 'A' && code <= 'Z') {
        return (char)(code - 'A' + 'a');
    }
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
        return (char)code;
    }
    return 0;
}

/* Adds what stands at `text` and returns how many bytes were read. */
static size_t add_initials(struct buffer *out, const char *text)
{
    const struct word *word = word_at(text);
    if (word) {
        buffer_add(out, word->initials);
        return strlen(word->text);
    }
    uint32_t code = 0;
    int bytes = text_decode(text, &code);
    if (bytes <= 0) {
        return 1;
    }
    char initial = initial_of(code);
    if (initial) {
        buffer_add_char(out, initial);
    }
    return (size_t)bytes;
}

char *pinyin_initials(const char *text)
{
    char *folded = text_fold(text ? text : "");
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "");
    for (const char *rest = folded; *rest;) {
        rest += add_initials(&out, rest);
    }
    free(folded);
    char *initials = buffer_take(&out);
    return initials ? initials : memory_copy("");
}
