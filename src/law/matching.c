/* matching: how well an item of the lists fits a violation as the officer worded it.
 *
 * Compares the pairs of neighbouring characters of both texts, pairs of legal filler counting
 * little and the shorthand of the trade being written out. A ranking for the picker: it never
 * says that an item applies. */
#include "law/matching.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { WEIGHT_COMMON = 1, WEIGHT_PLAIN = 8 };

/* Characters that join words rather than name a thing. */
static const char fillers[] = "未的和或者及与等对将在有不为其所于按依应";

/* Words that stand in many items of the published lists, whatever these are about. */
static const char *const common_words[] = {
    "按照", "规定", "照规", "依法", "违法", "法行", "行为", "单位", "位未", "环境", "生态",
    "态环", "污染", "染物", "建设", "企业", "事业", "业单", "主管", "管部", "部门", "国家",
    "进行", "情况", "以上", "其他", "生产", "经营", "从事", "活动", "实施", "采取", "措施",
};

/* What officers say, and what the lists say for it; both count. */
static const struct {
    const char *said;
    const char *listed;
} shorthand[] = {
    {"危废", "危险废物"},
    {"固废", "固体废物"},
    {"环评", "环境影响评价"},
    {"超标", "超过标准"},
    {"废水", "水污染物"},
    {"废气", "大气污染物"},
    {"偷排", "逃避监管的方式排放"},
    {"造假", "弄虚作假"},
    {"在线监测", "自动监测"},
    {"未批先建", "未经批准擅自开工建设"},
    {"未验先投", "未经验收投入生产"},
    {"无证排污", "未取得排污许可证排放"},
    {"标牌", "识别标志"},
    {"标识", "识别标志"},
    {"覆盖", "密闭"},
    {"养猪", "畜禽养殖"},
};

struct pairs {
    uint64_t *items; /* first character << 32 | second; sorted, each once */
    size_t count;
};

static bool is_word(uint32_t code)
{
    bool ascii = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
    return ascii || (code >= 0x3400 && code <= 0x9fff) || code >= 0x20000;
}

static uint32_t lower(uint32_t code)
{
    return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
}

static int pair_order(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static void pairs_sort(struct pairs *pairs)
{
    if (pairs->count == 0) {
        return;
    }
    qsort(pairs->items, pairs->count, sizeof *pairs->items, pair_order);
    size_t kept = 1;
    for (size_t i = 1; i < pairs->count; i++) {
        if (pairs->items[i] != pairs->items[kept - 1]) {
            pairs->items[kept++] = pairs->items[i];
        }
    }
    pairs->count = kept;
}

/* Adds the pairs of `folded`; none reaches across punctuation or a blank. */
static void pairs_add(struct pairs *pairs, const char *folded)
{
    pairs->items =
        memory_array(pairs->items, pairs->count + strlen(folded) + 1, sizeof *pairs->items);
    uint32_t before = 0;
    uint32_t code;
    for (int bytes; (bytes = text_decode(folded, &code)) > 0; folded += bytes) {
        code = is_word(lower(code)) ? lower(code) : 0;
        if (before != 0 && code != 0) {
            pairs->items[pairs->count++] = (uint64_t)before << 32 | code;
        }
        before = code;
    }
}

static struct pairs pairs_of(const char *text)
{
    char *folded = text_fold(text);
    struct pairs pairs = {NULL, 0};
    pairs_add(&pairs, folded);
    for (size_t i = 0; i < sizeof shorthand / sizeof shorthand[0]; i++) {
        if (strstr(folded, shorthand[i].said) != NULL) {
            pairs_add(&pairs, shorthand[i].listed);
        }
    }
    free(folded);
    pairs_sort(&pairs);
    return pairs;
}

static uint64_t pair_weight(uint64_t pair)
{
    char text[9];
    int first = text_encode((uint32_t)(pair >> 32), text);
    int second = text_encode((uint32_t)pair, text + first);
    text[first + second] = '\0';
    for (size_t i = 0; i < sizeof common_words / sizeof common_words[0]; i++) {
        if (strcmp(common_words[i], text) == 0) {
            return WEIGHT_COMMON;
        }
    }
    bool filler = strstr(fillers, text + first) != NULL;
    text[first] = '\0';
    return filler || strstr(fillers, text) != NULL ? WEIGHT_COMMON : WEIGHT_PLAIN;
}

static uint64_t weight_of(const struct pairs *pairs)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        sum += pair_weight(pairs->items[i]);
    }
    return sum;
}

static uint64_t weight_shared(const struct pairs *left, const struct pairs *right)
{
    uint64_t sum = 0;
    for (size_t i = 0, j = 0; i < left->count && j < right->count;) {
        if (left->items[i] == right->items[j]) {
            sum += pair_weight(left->items[i]);
            i++;
            j++;
        } else if (left->items[i] < right->items[j]) {
            i++;
        } else {
            j++;
        }
    }
    return sum;
}

static uint64_t square_root(uint64_t square)
{
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit != 0; bit >>= 1) {
        if ((root | bit) * (root | bit) <= square) {
            root |= bit;
        }
    }
    return root;
}

/* The share of the violation that the description covers; or, where the description is the
 * shorter one, the geometric mean of both shares, so that three words can find a long item. */
static int score(const struct pairs *description, const struct pairs *violation)
{
    uint64_t given = weight_of(description);
    uint64_t wanted = weight_of(violation);
    uint64_t shared = weight_shared(description, violation);
    if (shared == 0) {
        return 0;
    }
    if (given >= wanted) {
        return (int)(shared * 1000 / wanted);
    }
    return (int)(square_root(shared * shared * 1000000 / (given * wanted)));
}

int matching_score(const char *description, const char *violation)
{
    if (description == NULL || violation == NULL) {
        return 0;
    }
    struct pairs described = pairs_of(description);
    struct pairs listed = pairs_of(violation);
    int result = score(&described, &listed);
    free(described.items);
    free(listed.items);
    return result;
}
