/* Matching: what officers write finds the item they mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/matching.h"

/* Violations as published lists word them. */
static const char *const items[] = {
    "建设单位未依法备案建设项目环境影响登记表",
    "建设单位未依法报批建设项目环境影响报告表，或建设项目环境影响报告表未经批准，擅自开工建设",
    "超过水污染物排放标准排放水污染物",
    "非紧急情况下开启应急排放通道、通过不正常运行大气污染防治设施的方式排放大气污染物",
    "未密闭煤炭、煤矸石、煤渣、煤灰、水泥、石灰、石膏、砂土等易产生扬尘的物料",
    "未按照规定设置危险废物识别标志",
    "产生危险废物的单位，未按照国家有关规定制定危险废物管理计划",
    "已建立台账记录制度，但未按照排污许可证规定记录",
    "未按照规定将突发环境事件应急预案向生态环境主管部门备案",
    "重点排污单位不按照规定的方式公开环境信息",
    "从事畜禽规模养殖未及时收集、贮存、利用或者处置养殖过程中产生的畜禽粪污等固体废物",
    "未批先建处于建设阶段",
};

#define ITEMS (sizeof items / sizeof items[0])

static const struct {
    const char *description;
    size_t item;
} cases[] = {
    {"环评登记表没有备案", 0},
    {"废水超标排放", 2},
    {"砂土物料未覆盖，产生扬尘", 4},
    {"危废间没有贴危险废物标志", 5},
    {"危险废物管理计划没有制定", 6},
    {"未按规定记录环境管理台账", 7},
    {"应急预案未备案", 8},
    {"养猪场粪污没有及时处置", 10},
    {"未批先建", 11},
    {"危废没贴标牌", 5}, /* shorthand: not a pair of it stands in the item */
    {"废气治理设施不正常运行", 3},
};

static size_t best_item(const char *description, int *best_score)
{
    size_t best = 0;
    *best_score = -1;
    for (size_t i = 0; i < ITEMS; i++) {
        int score = matching_score(description, items[i]);
        assert_in_range(score, 0, 1000);
        if (score > *best_score) {
            *best_score = score;
            best = i;
        }
    }
    return best;
}

static void test_descriptions_find_their_item(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int score;
        assert_int_equal(best_item(cases[i].description, &score), cases[i].item);
        assert_true(score >= MATCHING_WORTH);
    }
}

static void test_the_wording_of_the_list_is_full_score(void **state)
{
    (void)state;
    for (size_t i = 0; i < ITEMS; i++) {
        char longer[512] = "经查，该公司2026年3月以来";
        assert_int_equal(matching_score(items[i], items[i]), 1000);
        strcat(strcat(longer, items[i]), "，当场改正。");
        assert_int_equal(matching_score(longer, items[i]), 1000);
    }
}

static void test_common_words_are_not_worth_showing(void **state)
{
    (void)state;
    for (size_t i = 0; i < ITEMS; i++) {
        assert_true(matching_score("该单位有违法行为，未按照规定", items[i]) < MATCHING_WORTH);
        assert_true(matching_score("夜间广场舞噪音扰民", items[i]) < MATCHING_WORTH);
    }
}

static void test_common_words_count_little(void **state)
{
    (void)state;
    int named = matching_score("识别标志", items[5]);
    int common = matching_score("按照规定", items[5]);
    assert_true(named > 2 * common);
    assert_true(common > 0);
}

static void test_nothing_in_common(void **state)
{
    (void)state;
    assert_int_equal(matching_score(NULL, "扬尘"), 0);
    assert_int_equal(matching_score("扬尘", NULL), 0);
    assert_int_equal(matching_score("", "扬尘"), 0);
    assert_int_equal(matching_score("扬尘", ""), 0);
    assert_int_equal(matching_score("尘", "扬尘"), 0);
    assert_int_equal(matching_score("扬。尘", "扬尘"), 0); /* not neighbours */
    assert_int_equal(matching_score("。，、！", "。，、！"), 0);
}

static void test_writing_is_folded(void **state)
{
    (void)state;
    assert_int_equal(matching_score("ＶＯＣｓ", "vocs"), 1000);
    assert_int_equal(matching_score("未设置 VOCs 收集", "vocs收集"),
                     matching_score("未设置　ｖｏｃＳ　收集", "vocs收集"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_descriptions_find_their_item),
        cmocka_unit_test(test_the_wording_of_the_list_is_full_score),
        cmocka_unit_test(test_common_words_are_not_worth_showing),
        cmocka_unit_test(test_common_words_count_little),
        cmocka_unit_test(test_nothing_in_common),
        cmocka_unit_test(test_writing_is_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
