/* What items of the lists ask: reading answers, judging them, the sentences, groups and ways. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "law/holidays.h"
#include "law/record.h"
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

static void expect_read(const struct requirement *one, const char *text, const char *wanted)
{
    struct err err = {0};
    char *answer = NULL;
    bool good = requirement_read(one, text, date_of(2026, 3, 9), &answer, &err);
    if (wanted != NULL && good) {
        assert_string_equal(answer, wanted);
    } else if (wanted != NULL || good) {
        fail_msg("%s: %s", text, err.message);
    }
    free(answer);
}

static void answers_are_exact(void **state)
{
    const struct requirement *times = requirement_table_at(&all, "GD-06", 3);
    const struct requirement *term = requirement_table_at(&all, "LY-04", 1);
    const struct requirement *yes = requirement_table_at(&all, "GD-06", 2);
    const struct requirement *days = requirement_table_at(&all, "GD-15", 2);
    (void)state;
    expect_read(times, "0.08", "0.0800");
    expect_read(times, "０．０８倍", "0.0800");
    expect_read(times, " 0.1000000 ", "0.1000");
    expect_read(times, "0.10001", NULL);
    expect_read(times, "-0.1", NULL);
    expect_read(times, "1e-1", NULL);
    expect_read(times, "12345678901234567890", NULL);
    expect_read(times, "999999999999999", NULL);
    expect_read(times, "倍", NULL);
    expect_read(term, "5", "5");
    expect_read(term, "5工作日", "5");
    expect_read(term, "2026-03-13", "2026-03-13");
    expect_read(term, "20260313", "2026-03-13");
    expect_read(term, "不久", NULL);
    expect_read(yes, "是", "yes");
    expect_read(yes, "没有", "no");
    expect_read(yes, "也许", NULL);
    expect_read(days, "19日", "19");
    expect_read(days, "19.5", NULL);
}

static void nothing_typed_is_no_answer(void **state)
{
    struct err err = {0};
    char *answer = (char *)&err;
    (void)state;
    assert_true(requirement_read(requirement_table_at(&all, "GD-06", 3), " 　", 0, &answer, &err));
    assert_null(answer);
}

static void refusals_say_what_may_be_typed(void **state)
{
    struct err err = {0};
    char *answer;
    (void)state;
    assert_false(
        requirement_read(requirement_table_at(&all, "LY-04", 1), "不久", 0, &answer, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message,
                        "读不懂“不久”；写用了几工作日，或者办完的日期，例：3 或 2026-03-09");
    assert_false(
        requirement_read(requirement_table_at(&all, "GD-06", 3), "-0.1", 0, &answer, &err));
    assert_string_equal(err.message, "“-0.1”小于零，请核对");
    assert_false(
        requirement_read(requirement_table_at(&all, "GD-06", 3), "0.00001", 0, &answer, &err));
    assert_string_equal(err.message, "“0.00001”不是数字，或小数多于 4 位");
}

static void expect_sentence(const struct requirement *one, const char *answer,
                            const struct requirement_start *start, enum requirement_result result,
                            const char *sentence)
{
    struct buffer why;
    buffer_init(&why);
    assert_int_equal(requirement_judge(one, answer, start, &why), result);
    assert_string_equal(buffer_text(&why), sentence);
    buffer_done(&why);
}

static void sentences_name_answer_bound_and_source(void **state)
{
    (void)state;
    expect_sentence(requirement_table_at(&all, "GD-06", 3), "0.1000", NULL, REQUIREMENT_UNMET,
                    "超标几倍？答0.1倍，要求小于0.1倍：不符合；原文“超标排放的倍数在0.1倍以下”，"
                    "不含本数（公布这张清单的文件写明）。");
    expect_sentence(requirement_table_at(&all, "JM-09", 3), "0.1000", NULL, REQUIREMENT_MET,
                    "超标几倍？答0.1倍，要求不超过0.1倍：符合；原文“超标排放的倍数在0.1倍以下”，"
                    "含本数（清单没有写明，按民法典第一千二百五十九条推定）。");
    expect_sentence(requirement_table_at(&all, "XZ-02", 2), "3.0000", NULL, REQUIREMENT_MET,
                    "危险废物有几吨？答3吨，要求不小于3吨：属于这一情形；原文“三吨以上”，"
                    "含本数（刑法第九十九条）。");
    expect_sentence(requirement_table_at(&all, "GD-06", 2), NULL, NULL, REQUIREMENT_OPEN,
                    "是否仅一个B类水污染物超标？还没有回答，要求是；原文“仅一个B类水污染物超过"
                    "排放标准”。");
    expect_sentence(requirement_table_at(&all, "GD-06", 1), "2", NULL, REQUIREMENT_UNMET,
                    "12个月内查到同类违法2次：不符合；原文“近一年内属于首次违法”。");
    expect_sentence(requirement_table_at(&all, "GD-12", 1), "0", NULL, REQUIREMENT_MET,
                    "本年度内没有查到同类违法：符合；原文“年度内属于首次违法”。");
}

/* 2026-09-30 + 5 working days is 2026-10-13 (the week of National Day, a Saturday worked). */
static void dates_are_held_against_the_term(void **state)
{
    struct calendar calendar;
    (void)state;
    holidays_load(&calendar, 2026, 2026);
    const struct requirement_start start = {date_of(2026, 9, 30), &calendar};
    const struct requirement *term = requirement_table_at(&all, "LY-04", 1);
    assert_int_equal(requirement_judge(term, "2026-10-13", &start, NULL), REQUIREMENT_MET);
    expect_sentence(term, "2026-10-14", &start, REQUIREMENT_UNMET,
                    "责令后几个工作日完成备案？答2026-10-14，要求5个工作日内（到2026-10-13）："
                    "不符合；原文“于5个工作日内按要求完成备案”，含本数（清单没有写明，"
                    "按民法典第一千二百五十九条推定）。");
    assert_int_equal(requirement_judge(term, "2026-10-14", NULL, NULL), REQUIREMENT_OPEN);
    const struct requirement *months = requirement_table_at(&all, "BJ-02", 3);
    assert_int_equal(requirement_judge(months, "2026-12-30", &start, NULL), REQUIREMENT_MET);
    assert_int_equal(requirement_judge(months, "2026-12-31", &start, NULL), REQUIREMENT_UNMET);
    calendar_done(&calendar);
}

#define OPEN REQUIREMENT_OPEN
#define MET REQUIREMENT_MET
#define UNMET REQUIREMENT_UNMET

/* Group 1: (a and b) or c; group 2: d. */
static void groups_and_ways_are_kept_apart(void **state)
{
    const struct requirement items[] = {
        {.group = 1, .way = 1}, {.group = 1, .way = 1}, {.group = 1}, {.group = 2}};
    static const struct {
        enum requirement_result answers[4];
        enum requirement_result all;
        const char *matters; /* by question */
    } CASES[] = {
        {{OPEN, OPEN, OPEN, OPEN}, OPEN, "1111"},  {{MET, MET, OPEN, MET}, MET, "1101"},
        {{MET, OPEN, OPEN, MET}, OPEN, "1111"},    {{UNMET, OPEN, OPEN, MET}, OPEN, "1011"},
        {{UNMET, MET, UNMET, MET}, UNMET, "1010"}, {{UNMET, MET, MET, MET}, MET, "0011"},
        {{OPEN, OPEN, MET, OPEN}, OPEN, "0011"},   {{OPEN, OPEN, OPEN, UNMET}, UNMET, "0001"},
        {{MET, MET, MET, MET}, MET, "0001"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(requirements_judge(items, 4, CASES[i].answers), CASES[i].all);
        for (size_t j = 0; j < 4; j++) {
            if (requirement_matters(items, 4, CASES[i].answers, j) !=
                (CASES[i].matters[j] == '1')) {
                fail_msg("case %zu, question %zu", i, j);
            }
        }
    }
}

static void an_unknown_item_is_asked_as_a_whole(void **state)
{
    struct item_questions asked;
    (void)state;
    item_questions_init(&asked, &all, "positive", "本局-01", "没有台账", "初次；及时补齐");
    assert_true(asked.whole);
    assert_false(asked.strange);
    assert_int_equal(asked.count, 1);
    assert_string_equal(asked.items[0].words, "初次；及时补齐");
    assert_int_equal(requirement_judge(&asked.items[0], "yes", NULL, NULL), MET);
    item_questions_done(&asked);
    item_questions_init(&asked, &all, "negative", "本局-01", "非法倾倒", "立案");
    assert_string_equal(asked.items[0].words, "非法倾倒");
    item_questions_done(&asked);
}

/* The number is known, but the text is another one: what is known of it isn't asked. */
static void words_that_do_not_stand_are_not_asked(void **state)
{
    struct item_questions asked;
    (void)state;
    item_questions_init(&asked, &all, "negative", "XZ-02", "非法排放、倾倒、处置危险废物三吨以上",
                        "移送公安机关");
    assert_false(asked.whole);
    assert_int_equal(asked.count, 2);
    item_questions_done(&asked);
    item_questions_init(&asked, &all, "negative", "XZ-02", "非法排放、倾倒、处置危险废物二吨以上",
                        "移送公安机关");
    assert_true(asked.whole && asked.strange);
    assert_int_equal(asked.count, 1);
    item_questions_done(&asked);
}

static struct record *row_of(const struct form *form, const char *const *pairs)
{
    struct record *record = record_new(form);
    static const char *const usual[][2] = {
        {"list", "positive"}, {"item", "A-1"},        {"ordinal", "1"},    {"question_group", "1"},
        {"way", "0"},         {"question", "几倍？"}, {"kind", "decimal"}, {"unit", "倍"},
        {"scale", "2"},       {"operator", "below"},  {"bound", "0.1"},    {"edge", "written"},
        {"words", "原话"}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        record_put(record, usual[i][0], usual[i][1]);
    }
    for (size_t i = 0; pairs[i] != NULL; i += 2) {
        record_put(record, pairs[i], pairs[i + 1]);
    }
    return record;
}

static void parts_that_do_not_fit_are_refused(void **state)
{
    static const struct {
        const char *pairs[7];
        const char *field; /* NULL: it is right */
    } ROWS[] = {
        {{NULL}, NULL},
        {{"bound", "0.101"}, "bound"},
        {{"bound", "很少"}, "bound"},
        {{"bound", "-1"}, "bound"},
        {{"operator", "is"}, "operator"},
        {{"operator", "between"}, "upper"},
        {{"operator", "between", "upper", "0.1"}, "upper"},
        {{"operator", "between", "upper", "0.2"}, NULL},
        {{"upper", "5"}, "upper"},
        {{"kind", "yes-no"}, "scale"},
        {{"kind", "yes-no", "scale", "", "unit", ""}, "operator"},
        {{"kind", "term", "scale", ""}, "unit"},
        {{"kind", "term", "scale", "", "unit", "日"}, "operator"},
        {{"kind", "first", "scale", "", "unit", "日"}, "unit"},
        {{"question", "这一个问题太长了长到一行里怎么也写不下去"}, NULL},
        {{"question", "这一个问题太长了长到一行里怎么也写不下去了"}, "question"},
        {{"words", ""}, "words"},
    };
    struct form *form = requirement_table_form();
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct requirements made;
        struct err err = {0};
        requirements_init(&made);
        struct record *record = row_of(form, ROWS[i].pairs);
        if (requirements_add(&made, record, &err) != (ROWS[i].field == NULL)) {
            fail_msg("row %zu: %s", i, err.message);
        }
        assert_string_equal(err.field, ROWS[i].field != NULL ? ROWS[i].field : "");
        record_free(record);
        requirements_done(&made);
    }
    form_free(form);
}

static void an_ordinal_is_used_once(void **state)
{
    static const char *const nothing[] = {NULL};
    struct form *form = requirement_table_form();
    struct requirements made;
    struct err err = {0};
    (void)state;
    requirements_init(&made);
    struct record *record = row_of(form, nothing);
    assert_true(requirements_add(&made, record, &err));
    assert_false(requirements_add(&made, record, &err));
    assert_string_equal(err.message, "A-1 已经有第 1 条，序号不能重复");
    assert_int_equal(made.count, 1);
    record_free(record);
    requirements_done(&made);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_exact),
        cmocka_unit_test(nothing_typed_is_no_answer),
        cmocka_unit_test(refusals_say_what_may_be_typed),
        cmocka_unit_test(sentences_name_answer_bound_and_source),
        cmocka_unit_test(dates_are_held_against_the_term),
        cmocka_unit_test(groups_and_ways_are_kept_apart),
        cmocka_unit_test(an_unknown_item_is_asked_as_a_whole),
        cmocka_unit_test(words_that_do_not_stand_are_not_asked),
        cmocka_unit_test(parts_that_do_not_fit_are_refused),
        cmocka_unit_test(an_ordinal_is_used_once),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
