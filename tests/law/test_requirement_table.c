/* The shipped table of what items of the lists ask: it is whole, its operators say what the source's
 * words say. The items of the negative list: test_requirement_negative.c. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "law/requirement_table.h"

static struct requirements all;

static int load(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    requirement_table_load(&all);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    requirements_done(&all);
    return 0;
}

static const struct {
    const char *list;
    const char *prefix;
    int count;
} RUNS[] = {
    {"positive", "JM", 40},  {"positive", "GD", 20}, {"positive", "LY", 4},
    {"positive", "HS", 7},   {"positive", "HN", 4},  {"positive", "NM", 4},
    {"positive", "QZ", 2},   {"positive", "BJ", 3},  {"positive", "SX", 2},
    {"positive", "SX25", 2}, {"positive", "SM", 1},  {"positive", "GT", 2},
    {"positive", "SH", 1},   {"positive", "AH2", 1}, {"positive", "NP", 1},
    {"positive", "HB", 1},   {"positive", "DG", 2},  {"negative", "SPB", 6},
    {"negative", "JMB", 5},  {"negative", "GDB", 1}, {"negative", "GD14", 9},
    {"negative", "FD", 11},  {"negative", "XZ", 11}, {"negative", "JL", 5},
    {"negative", "CZ", 3},   {"negative", "CF", 1},  {"negative", "HZ", 1},
    {"positive", "ZM", 41},  {"negative", "FM", 26},
};

static void every_item_is_asked_something(void **state)
{
    size_t of_table = 0;
    int items = 0;
    (void)state;
    for (size_t i = 0; i < sizeof RUNS / sizeof *RUNS; i++) {
        for (int number = 1; number <= RUNS[i].count; number++) {
            char code[20];
            size_t count;
            snprintf(code, sizeof code, "%s-%02d", RUNS[i].prefix, number);
            if (requirements_of(&all, RUNS[i].list, code, &count) == NULL) {
                fail_msg("%s", code);
            }
            of_table += count;
            items++;
        }
    }
    assert_int_equal(items, 97 + 53 + 41 + 26);
    assert_int_equal(of_table, all.count);
}

static enum requirement_result judge(const struct requirement *one, const char *answer)
{
    struct err err = {0};
    char *value = NULL;
    if (!requirement_read(one, answer, 0, &value, &err)) {
        fail_msg("%s %d %s: %s", one->item, one->ordinal, answer, err.message);
    }
    enum requirement_result result = requirement_judge(one, value, NULL, NULL);
    free(value);
    return result;
}

/* What the source says of three answers: below, at, above its bound. Written from the published
 * texts, not from the table. + met, - not met. */
static const struct {
    const char *item;
    int ordinal;
    const char *below, *at, *above;
    const char *wanted;
} SAID[] = {
    {"GD-06", 3, "0.0999", "0.1", "0.1001",
     "+--"}, /* 粤环发〔2021〕7号第二十三条: 以下不包括本数 */
    {"GD-06", 7, "0.99", "1", "1.01", "+--"},
    {"GD-08", 3, "0.0999", "0.1", "0.1001", "+--"},
    {"JM-09", 3, "0.0999", "0.1", "0.1001", "++-"}, /* silent: 民法典第一千二百五十九条 */
    {"JM-09", 7, "0.99", "1", "1.01", "++-"},
    {"JM-11", 3, "0.0999", "0.1", "0.1001", "++-"},
    {"GD-06", 5, "4.99", "5", "5.01", "-++"},
    {"GD-06", 5, "9.99", "10", "10.01", "++-"},
    {"JM-09", 5, "4.99", "5", "5.01", "-++"},
    {"JM-09", 5, "9.99", "10", "10.01", "++-"},
    {"LY-02", 2, "0.0999", "0.1", "0.1001", "++-"},
    {"LY-02", 4, "4.99", "5", "5.01", "-++"},
    {"LY-02", 4, "9.99", "10", "10.01", "++-"},
    {"LY-02", 6, "0.9", "1", "1.1", "++-"},
    {"HS-04", 3, "9.99", "10", "10.01", "++-"},
    {"HS-04", 5, "9.49", "9.5", "9.51", "++-"},
    {"HS-04", 5, "4.99", "5", "5.01", "-++"},
    {"NM-02", 1, "0.0999", "0.1", "0.1001", "++-"},
    {"NM-03", 1, "49.99", "50", "50.01", "+--"}, /* 小于 */
    {"BJ-03", 2, "9.99", "10", "10.01", "++-"},  /* （含） */
    {"SX-02", 4, "0.0999", "0.1", "0.1001", "+--"},
    {"SX-02", 5, "3.99", "4", "4.01", "++-"},
    {"SX25-02", 1, "0.9999", "1", "1.0001", "++-"},
    {"HB-01", 3, "9.99", "10", "10.01", "++-"},
    {"HB-01", 5, "23.99", "24", "24.01", "++-"},
    {"SM-01", 3, "23.99", "24", "24.01", "++-"},
    {"JM-10", 3, "23.99", "24", "24.01", "++-"},
    {"JM-17", 2, "0.0999", "0.1", "0.1001", "++-"}, /* 不超过 */
    {"JM-17", 3, "0.0099", "0.01", "0.0101", "++-"},
    {"GD-14", 2, "0.0999", "0.1", "0.1001", "++-"},
    {"GD-14", 3, "0.0099", "0.01", "0.0101", "++-"},
    {"DG-02", 2, "0.0099", "0.01", "0.0101", "++-"},
    {"JM-18", 2, "19", "20", "21", "++-"},
    {"GD-15", 2, "19", "20", "21", "++-"},
    {"DG-01", 2, "19", "20", "21", "++-"},
    {"ZM-12", 2, "19", "20", "21", "+--"}, /* 不满 */
    {"ZM-14", 3, "0.0999", "0.1", "0.1001", "+--"},
    {"ZM-15", 2, "9.99", "10", "10.01", "++-"},
    {"ZM-16", 2, "0.99", "1", "1.01", "+--"},
    {"ZM-19", 4, "3.99", "4", "4.01", "++-"},
    {"ZM-23", 1, "49.99", "50", "50.01", "+--"},
    {"ZM-25", 1, "0.9999", "1", "1.0001", "++-"},
    {"ZM-28", 2, "0.0999", "0.1", "0.1001", "++-"},
    {"ZM-29", 2, "0.0099", "0.01", "0.0101", "++-"},
    {"ZM-34", 2, "0.9", "1", "1.1", "++-"},
    {"LY-04", 1, "4", "5", "6", "++-"},
    {"HS-02", 2, "2", "3", "4", "++-"},
    {"HN-03", 1, "9", "10", "11", "++-"},
    {"NM-04", 1, "1", "2", "3", "++-"},
    {"QZ-02", 1, "6", "7", "8", "++-"},
    {"BJ-02", 3, "2", "3", "4", "++-"},
    {"JMB-05", 1, "0.0999", "0.1", "0.1001", "--+"}, /* 超过 */
    {"JMB-05", 2, "0.0099", "0.01", "0.0101", "--+"},
    {"XZ-02", 2, "2.9999", "3", "3.0001", "-++"}, /* 刑法第九十九条: 以上包括本数 */
    {"XZ-03", 2, "2.9999", "3", "3.0001", "-++"},
    {"XZ-04", 2, "9.9999", "10", "10.0001", "-++"},
    {"XZ-06", 1, "1", "2", "3", "-++"},
    {"XZ-08", 1, "1", "2", "3", "-++"},
    {"XZ-09", 1, "29.9999", "30", "30.0001", "-++"},
    {"XZ-09", 2, "29.9999", "30", "30.0001", "-++"},
    {"XZ-10", 2, "11.99", "12", "12.01", "-++"},
    {"CZ-01", 1, "2", "3", "4", "-++"}, /* 含3次 */
    {"GD14-09", 1, "1", "2", "3", "-++"},
    {"FM-06", 1, "2.9999", "3", "3.0001", "-++"},
    {"FM-25", 1, "2", "3", "4", "-++"},
};

static void bounds_are_those_of_the_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        const struct requirement *one = requirement_table_at(&all, SAID[i].item, SAID[i].ordinal);
        const char *answers[] = {SAID[i].below, SAID[i].at, SAID[i].above};
        for (size_t j = 0; j < 3; j++) {
            bool met = judge(one, answers[j]) == REQUIREMENT_MET;
            if (met != (SAID[i].wanted[j] == '+')) {
                fail_msg("%s %d: %s", one->item, one->ordinal, answers[j]);
            }
        }
    }
}

/* Whether the source's words leave the bound itself in: read anew from the words alone. */
static bool words_include(const struct requirement *one)
{
    static const char *const out[] = {"小于0", "小于5", "不到", "不满"};
    bool includes = true;
    for (size_t i = 0; i < sizeof out / sizeof *out; i++) {
        includes = includes && strstr(one->words, out[i]) == NULL;
    }
    const char *over = strstr(one->words, "超过0");
    if (over != NULL && (over < one->words + 3 || memcmp(over - 3, "不", 3) != 0)) {
        includes = false;
    }
    return includes && !(one->edge == REQUIREMENT_EDGE_LIST && strstr(one->words, "以下") != NULL);
}

static bool wants_less(const struct requirement *one)
{
    return one->op == REQUIREMENT_BELOW || one->op == REQUIREMENT_AT_MOST;
}

/* The bound in the middle of one unit of its last place less and more; the caller frees. */
static void near_bound(const struct requirement *one, char *out[3])
{
    int64_t scaled = 0;
    int64_t unit = 1;
    for (const char *at = one->bound; *at != '\0'; at++) {
        scaled = *at == '.' ? scaled : scaled * 10 + (*at - '0');
    }
    for (int i = 0; i < one->scale; i++) {
        unit *= 10;
    }
    for (int i = 0; i < 3; i++) {
        int64_t value = scaled + i - 1;
        out[i] = one->scale > 0 ? memory_format("%lld.%0*lld", (long long)(value / unit),
                                                one->scale, (long long)(value % unit))
                                : memory_format("%lld", (long long)value);
    }
}

static void numbers_turn_at_their_bound(void **state)
{
    int numbers = 0;
    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        const struct requirement *one = &all.items[i];
        bool counts = one->kind == REQUIREMENT_DECIMAL || one->kind == REQUIREMENT_INTEGER ||
                      one->kind == REQUIREMENT_TERM;
        if (!counts || one->op == REQUIREMENT_BETWEEN) {
            continue;
        }
        char *answers[3];
        near_bound(one, answers);
        numbers++;
        bool at = judge(one, answers[1]) == REQUIREMENT_MET;
        bool right = (judge(one, answers[0]) == REQUIREMENT_MET) == wants_less(one) &&
                     (judge(one, answers[2]) == REQUIREMENT_MET) == !wants_less(one) &&
                     at == words_include(one);
        if (!right) {
            fail_msg("%s %d: %s", one->item, one->ordinal, one->words);
        }
        for (size_t j = 0; j < 3; j++) {
            free(answers[j]);
        }
    }
    assert_true(numbers >= 90);
}

/* How far back a first offence is looked for, from the words. */
static void first_offences_look_back_as_written(void **state)
{
    static const struct {
        const char *words;
        const char *months;
        const char *unit;
    } WINDOWS[] = {{"两年内", "24", "月"}, {"一年内", "12", "月"}, {"年度内", "12", "年度"}};
    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        const struct requirement *one = &all.items[i];
        const char *months = "0";
        const char *unit = "月";
        for (size_t j = 0; j < sizeof WINDOWS / sizeof *WINDOWS; j++) {
            if (strstr(one->words, WINDOWS[j].words) != NULL) {
                months = WINDOWS[j].months;
                unit = WINDOWS[j].unit;
            }
        }
        if (one->kind == REQUIREMENT_FIRST) {
            assert_string_equal(one->bound, months);
            assert_string_equal(one->unit, unit);
        }
    }
}

/* An edge that the text leaves open is marked, one that it decides is not. */
static void open_edges_are_marked(void **state)
{
    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        const struct requirement *one = &all.items[i];
        bool guangdong = strncmp(one->item, "GD", 2) == 0;
        bool criminal = strncmp(one->item, "XZ", 2) == 0 && one->kind != REQUIREMENT_YES_NO;
        assert_int_equal(one->edge == REQUIREMENT_EDGE_CRIMINAL, criminal);
        if (strstr(one->words, "倍以下") != NULL) {
            assert_int_equal(one->edge, guangdong ? REQUIREMENT_EDGE_LIST : REQUIREMENT_EDGE_CIVIL);
        }
        if (one->edge == REQUIREMENT_EDGE_CIVIL) {
            assert_true(one->op == REQUIREMENT_AT_MOST || one->op == REQUIREMENT_BETWEEN);
        }
    }
}

/* Whole items of the positive list: fits, just doesn't, still open. */
static void positive_items_fit_or_not(void **state)
{
    static const struct {
        const char *item;
        const char *answers;
        enum requirement_result result;
    } WHOLES[] = {
        {"GD-06", "0 是 0.08 否 - 否 - 是", REQUIREMENT_MET},
        {"GD-06", "0 是 0.1 否 - 否 - 是", REQUIREMENT_UNMET},
        {"JM-09", "0 是 0.1 否 - 否 - 是", REQUIREMENT_MET},
        {"JM-09", "1 是 0.1 否 - 否 - 是", REQUIREMENT_UNMET}, /* not the first within a year */
        {"JM-09", "0 是 3 否 7 否 0.5 是", REQUIREMENT_UNMET}, /* pH within 5-10 doesn't help */
        {"JM-09", "0 否 - 是 9.2 否 - 是", REQUIREMENT_MET},
        {"JM-09", "0 否 - 是 - 否 - 是", REQUIREMENT_OPEN},
        {"JM-17", "0 0.05 0 否 是 是", REQUIREMENT_MET},
        {"JM-17", "0 0 0.05 否 是 是", REQUIREMENT_UNMET},
        {"JM-13", "0 是 是 是 否 -", REQUIREMENT_MET},
        {"JM-13", "0 是 是 否 否 否", REQUIREMENT_UNMET},
        {"AH2-01", "0 是 是 否 否 否 是", REQUIREMENT_MET},
        {"AH2-01", "0 是 是 否 是 否 是", REQUIREMENT_UNMET},
        {"ZM-34", "0 1 是", REQUIREMENT_MET},
        {"ZM-34", "0 1.1 是", REQUIREMENT_UNMET},
        {"ZM-34", "- 1 是", REQUIREMENT_OPEN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof WHOLES / sizeof *WHOLES; i++) {
        if (requirement_table_answer(&all, "positive", WHOLES[i].item, WHOLES[i].answers) !=
            WHOLES[i].result) {
            fail_msg("%s: %s", WHOLES[i].item, WHOLES[i].answers);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_asked_something),
        cmocka_unit_test(bounds_are_those_of_the_source),
        cmocka_unit_test(numbers_turn_at_their_bound),
        cmocka_unit_test(first_offences_look_back_as_written),
        cmocka_unit_test(open_edges_are_marked),
        cmocka_unit_test(positive_items_fit_or_not),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
