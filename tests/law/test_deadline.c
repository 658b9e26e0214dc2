/* Deadlines: the worked examples, the corners, the sentences, and every period of three years
 * against a count that shares no code with the law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/deadline.h"
#include "law/holidays.h"

#define DAY_MINUTES 1440

static int setup(void **state)
{
    static struct calendar calendar;
    holidays_load(&calendar, 2024, 2026);
    *state = &calendar;
    return 0;
}

static int teardown(void **state)
{
    calendar_done(*state);
    return 0;
}

static moment_t at(int year, int month, int day, int minute)
{
    return (moment_t)date_of(year, month, day) * DAY_MINUTES + minute;
}

static struct deadline deadline(const struct calendar *calendar, const char *rule_text,
                                moment_t start, struct buffer *why)
{
    struct deadline_rule rule;
    struct err err;
    assert_true(deadline_rule_parse(rule_text, &rule, &err));
    return deadline_of(&rule, start, calendar, why);
}

struct example {
    int start[3];
    const char *rule;
    const char *end;
};

static void check_examples(const struct calendar *calendar, const struct example *examples,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct example *example = &examples[i];
        char text[DATE_TEXT];
        moment_t start = at(example->start[0], example->start[1], example->start[2], 600);
        struct deadline end = deadline(calendar, example->rule, start, NULL);
        assert_string_equal(date_format(end.date, text), example->end);
        assert_false(end.assumed);
        assert_true(end.moment == MOMENT_NONE);
    }
}

/* The three examples that were worked by hand with the notices. */
static void test_worked_examples(void **state)
{
    static const struct example examples[] = {
        {{2026, 9, 30}, "5wd", "2026-10-13"},
        {{2026, 2, 13}, "15d", "2026-02-28"}, /* a Saturday that is worked */
        {{2026, 6, 16}, "3d", "2026-06-22"},  /* 端午节, then the weekend */
    };
    check_examples(*state, examples, 3);
}

static void test_months(void **state)
{
    static const struct example examples[] = {
        {{2024, 1, 31}, "1m", "2024-02-29"}, /* leap year */
        {{2025, 1, 31}, "1m", "2025-02-28"},
        {{2025, 8, 31}, "1m", "2025-09-30"},
        {{2025, 12, 31}, "2m", "2026-02-28"}, /* worked Saturday */
        {{2026, 4, 1}, "1m", "2026-05-06"},   /* 劳动节 to the 5th */
        {{2025, 11, 15}, "6个月", "2026-05-15"},
        {{2025, 11, 16}, "6个月", "2026-05-18"}, /* a Saturday */
        {{2024, 2, 29}, "12m", "2025-02-28"},
    };
    check_examples(*state, examples, sizeof examples / sizeof examples[0]);
}

static void test_over_new_year(void **state)
{
    static const struct example examples[] = {
        {{2025, 12, 31}, "1wd", "2026-01-04"}, /* 1 to 3 January off, Sunday worked */
        {{2025, 12, 29}, "5wd", "2026-01-06"}, {{2025, 12, 17}, "15d", "2026-01-04"},
        {{2024, 12, 31}, "1d", "2025-01-02"},  {{2024, 12, 30}, "3wd", "2025-01-03"},
    };
    check_examples(*state, examples, sizeof examples / sizeof examples[0]);
}

static void test_start_on_a_day_off(void **state)
{
    static const struct example examples[] = {
        {{2026, 10, 3}, "1wd", "2026-10-08"},
        {{2026, 10, 10}, "1wd", "2026-10-12"},
        {{2026, 3, 7}, "2wd", "2026-03-10"},
    };
    check_examples(*state, examples, sizeof examples / sizeof examples[0]);
}

static void test_hours_run_on(void **state)
{
    struct deadline end = deadline(*state, "24h", at(2026, 9, 30, 15 * 60 + 20), NULL);
    assert_true(end.moment == at(2026, 10, 1, 15 * 60 + 20));
    assert_int_equal(end.date, date_of(2026, 10, 1)); /* a holiday, and yet the end */
    end = deadline(*state, "2小时", at(2025, 12, 31, 23 * 60), NULL);
    assert_true(end.moment == at(2026, 1, 1, 60));
    assert_false(deadline(*state, "24h", at(2030, 5, 5, 0), NULL).assumed);
}

static void test_time_of_day_does_not_matter_for_days(void **state)
{
    for (int minute = 0; minute < DAY_MINUTES; minute += 479) {
        assert_int_equal(deadline(*state, "3d", at(2026, 3, 9, minute), NULL).date,
                         date_of(2026, 3, 12));
    }
}

static void test_years_without_a_notice_are_assumed(void **state)
{
    assert_false(deadline(*state, "2wd", at(2026, 12, 29, 0), NULL).assumed);
    assert_true(deadline(*state, "3wd", at(2026, 12, 29, 0), NULL).assumed);
    assert_false(deadline(*state, "2d", at(2026, 12, 29, 0), NULL).assumed);
    assert_true(deadline(*state, "3d", at(2026, 12, 29, 0), NULL).assumed);
    assert_true(deadline(*state, "1m", at(2026, 12, 15, 0), NULL).assumed);
}

static void assert_why(const struct calendar *calendar, const char *rule, moment_t start,
                       const char *expected)
{
    struct buffer why;
    buffer_init(&why);
    deadline(calendar, rule, start, &why);
    assert_string_equal(buffer_text(&why), expected);
    buffer_done(&why);
}

static void test_working_days_explain_themselves(void **state)
{
    assert_why(*state, "5wd", at(2026, 9, 30, 0),
               "自2026年9月30日（周三）起 5 个工作日：开始的当日不计，法定节假日和周末不计，"
               "调休上班的日子计入（民事诉讼法第八十五条、行政处罚法第八十五条）。\n"
               "10月1日至7日 国庆节放假，不计。\n"
               "10月10日 周六，国庆节调休上班，计入。\n"
               "10月11日 周末，共1天，不计。\n"
               "期限届满日是2026年10月13日（周二）。\n");
    assert_why(*state, "2wd", at(2025, 12, 31, 0),
               "自2025年12月31日（周三）起 2 个工作日：开始的当日不计，法定节假日和周末不计，"
               "调休上班的日子计入（民事诉讼法第八十五条、行政处罚法第八十五条）。\n"
               "2026年1月1日至3日 元旦放假，不计。\n"
               "2026年1月4日 周日，元旦调休上班，计入。\n"
               "期限届满日是2026年1月5日（周一）。\n");
}

static void test_many_weekends_are_counted(void **state)
{
    struct buffer why;
    buffer_init(&why);
    deadline(*state, "50wd", at(2026, 7, 1, 0), &why);
    assert_non_null(strstr(buffer_text(&why),
                           "7月4日至5日、7月11日至12日、7月18日至19日、7月25日至26日、"
                           "8月1日至2日、8月8日至9日、8月15日至16日、8月22日至23日等 "
                           "周末，共20天，不计。\n"));
    buffer_done(&why);
}

static void test_days_explain_themselves(void **state)
{
    assert_why(*state, "3d", at(2026, 6, 16, 0),
               "自2026年6月16日（周二）起 3 日：按自然日计，开始的当日不计，中间的节假日不扣除"
               "（民事诉讼法第八十五条、环环监〔2017〕17号第三十八条）。\n"
               "最后一日是2026年6月19日（周五）。\n"
               "6月19日至21日 端午节，最后一日顺延（民事诉讼法第八十五条）。\n"
               "期限届满日是2026年6月22日（周一）。\n");
    assert_why(*state, "15d", at(2026, 2, 13, 0),
               "自2026年2月13日（周五）起 15 日：按自然日计，开始的当日不计，中间的节假日不扣除"
               "（民事诉讼法第八十五条、环环监〔2017〕17号第三十八条）。\n"
               "最后一日是2026年2月28日（周六），调休上班，不顺延。\n"
               "期限届满日是2026年2月28日（周六）。\n");
}

static void test_other_units_explain_themselves(void **state)
{
    assert_why(*state, "24h", at(2026, 9, 30, 15 * 60 + 20),
               "自2026年9月30日15时20分（周三）起 24 小时：连续计算，夜间和节假日不扣除，"
               "届满不顺延（国务院令第310号第五条）。\n"
               "期限届满时间是2026年10月1日15时20分（周四）。\n");
    assert_why(*state, "2m", at(2026, 12, 31, 0),
               "自2026年12月31日（周四）起 2 个月：开始的当日不计，到期月的对应日为最后一日，"
               "没有对应日的为月末（民事诉讼法第八十五条、民法典第二百零二条）。\n"
               "最后一日是2027年2月28日（周日）。\n"
               "2月28日 周末，最后一日顺延（民事诉讼法第八十五条）。\n"
               "期限届满日是2027年3月1日（周一）。\n"
               "推定：2027年的放假通知还没有导入，按周一至周五上班推算，导入后请再核对。\n");
}

static void assert_rule(const char *text, long length, enum deadline_unit unit)
{
    struct deadline_rule rule;
    struct err err;
    assert_true(deadline_rule_parse(text, &rule, &err));
    assert_int_equal(rule.length, length);
    assert_int_equal(rule.unit, unit);
}

static void test_rules_are_read(void **state)
{
    (void)state;
    assert_rule("5wd", 5, DEADLINE_WORKING_DAYS);
    assert_rule(" 5 WD ", 5, DEADLINE_WORKING_DAYS);
    assert_rule("５个工作日", 5, DEADLINE_WORKING_DAYS);
    assert_rule("5工作日", 5, DEADLINE_WORKING_DAYS);
    assert_rule("15d", 15, DEADLINE_DAYS);
    assert_rule("15日", 15, DEADLINE_DAYS);
    assert_rule("15 天", 15, DEADLINE_DAYS);
    assert_rule("015个自然日", 15, DEADLINE_DAYS);
    assert_rule("24h", 24, DEADLINE_HOURS);
    assert_rule("24小时", 24, DEADLINE_HOURS);
    assert_rule("2m", 2, DEADLINE_MONTHS);
    assert_rule("2个月", 2, DEADLINE_MONTHS);
    assert_rule("2500wd", 2500, DEADLINE_WORKING_DAYS);
}

static void assert_rule_refused(const char *text, const char *message)
{
    struct deadline_rule rule;
    struct err err;
    err_clear(&err);
    assert_false(deadline_rule_parse(text, &rule, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, message);
}

static void test_rules_are_refused(void **state)
{
    (void)state;
    static const char *const unclear[] = {"",     "5",     "wd",  "-5d",  "+5d",
                                          "5.5d", "5 d x", "5周", "五日", "5dd"};
    for (size_t i = 0; i < sizeof unclear / sizeof unclear[0]; i++) {
        struct deadline_rule rule;
        struct err err;
        assert_false(deadline_rule_parse(unclear[i], &rule, &err));
        assert_non_null(strstr(err.message, "看不懂"));
    }
    assert_rule_refused(NULL, "期限“”看不懂，请写数字和单位：5wd 或 5个工作日、15d 或 15日、"
                              "24h 或 24小时、2m 或 2个月");
    assert_rule_refused("0d", "期限“0d”应在 1 到 3650 日之间");
    assert_rule_refused("2501wd", "期限“2501wd”应在 1 到 2500 个工作日之间");
    assert_rule_refused("99999999999999999999h",
                        "期限“99999999999999999999h”应在 1 到 87600 小时之间");
}

/* The same question answered by walking years, months and days by hand: Zeller's week and a
 * plain scan of the notice. */
struct plain_day {
    int year, month, day;
};

static struct plain_day plain_next(struct plain_day d)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int length = lengths[d.month - 1] + (d.month == 2 && d.year % 4 == 0); /* 1901 to 2099 */
    if (d.day < length) {
        return (struct plain_day){d.year, d.month, d.day + 1};
    }
    return d.month < 12 ? (struct plain_day){d.year, d.month + 1, 1}
                        : (struct plain_day){d.year + 1, 1, 1};
}

static bool plain_weekend(struct plain_day d)
{
    int month = d.month < 3 ? d.month + 12 : d.month;
    int year = d.month < 3 ? d.year - 1 : d.year;
    int week = (d.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    return week < 2; /* 0 Saturday, 1 Sunday */
}

static bool plain_working(const struct calendar *calendar, struct plain_day d)
{
    for (size_t i = 0; i < calendar->count; i++) {
        int year, month, day;
        date_split(calendar->days[i].date, &year, &month, &day);
        if (year == d.year && month == d.month && day == d.day) {
            return calendar->days[i].working;
        }
    }
    return !plain_weekend(d);
}

/* The end after `length` days, of which only working ones count if `working`; if not, the last
 * one is moved to a working day. */
static struct plain_day plain_end(const bool *works, struct plain_day start, long length,
                                  bool working)
{
    struct plain_day day = start;
    size_t i = 0;
    while (length > 0 || !works[i]) {
        day = plain_next(day);
        i++;
        length -= working ? works[i] : length > 0;
    }
    return day;
}

#define AHEAD 80

static void check_start(const struct calendar *calendar, struct plain_day start)
{
    bool works[AHEAD];
    struct plain_day day = start;
    for (size_t i = 0; i < AHEAD; i++, day = plain_next(day)) {
        works[i] = i > 0 && plain_working(calendar, day);
    }
    date_t first = date_of(start.year, start.month, start.day);
    for (long length = 1; length <= 30; length++) {
        for (int working = 0; working < 2; working++) {
            struct deadline_rule rule = {length, working ? DEADLINE_WORKING_DAYS : DEADLINE_DAYS};
            date_t end = deadline_of(&rule, (moment_t)first * DAY_MINUTES, calendar, NULL).date;
            struct plain_day plain = plain_end(works, start, length, working);
            assert_int_equal(end, date_of(plain.year, plain.month, plain.day));
            assert_true(end > first && end >= first + length);
            assert_true(calendar_is_working(calendar, end));
        }
    }
}

static void test_against_a_plain_count(void **state)
{
    struct plain_day day = {2024, 1, 1};
    for (; day.year < 2027; day = plain_next(day)) {
        check_start(*state, day);
    }
}

/* A longer period never ends earlier, and a later start neither. */
static void test_order_is_kept(void **state)
{
    static const enum deadline_unit units[] = {DEADLINE_WORKING_DAYS, DEADLINE_DAYS, DEADLINE_HOURS,
                                               DEADLINE_MONTHS};
    for (size_t u = 0; u < 4; u++) {
        for (date_t start = date_of(2025, 9, 1); start < date_of(2026, 3, 1); start++) {
            for (long length = 1; length < 12; length++) {
                struct deadline_rule rule = {length, units[u]};
                struct deadline_rule longer = {length + 1, units[u]};
                moment_t now = (moment_t)start * DAY_MINUTES;
                date_t end = deadline_of(&rule, now, *state, NULL).date;
                assert_true(end <= deadline_of(&longer, now, *state, NULL).date);
                assert_true(end <= deadline_of(&rule, now + DAY_MINUTES, *state, NULL).date);
                assert_true(end >= start);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_examples),
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_over_new_year),
        cmocka_unit_test(test_start_on_a_day_off),
        cmocka_unit_test(test_hours_run_on),
        cmocka_unit_test(test_time_of_day_does_not_matter_for_days),
        cmocka_unit_test(test_years_without_a_notice_are_assumed),
        cmocka_unit_test(test_working_days_explain_themselves),
        cmocka_unit_test(test_many_weekends_are_counted),
        cmocka_unit_test(test_days_explain_themselves),
        cmocka_unit_test(test_other_units_explain_themselves),
        cmocka_unit_test(test_rules_are_read),
        cmocka_unit_test(test_rules_are_refused),
        cmocka_unit_test(test_against_a_plain_count),
        cmocka_unit_test(test_order_is_kept),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
