/* Periods of the table: every one of them against deadlines that terms_check.py reckoned by other
 * means, what is said in one line against lines written by hand, and the looking up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "law/holidays.h"
#include "law/term_table.h"

struct world {
    struct calendar calendar;
    struct terms terms;
};

static int setup(void **state)
{
    static struct world world;
    holidays_load(&world.calendar, 2024, 2026);
    term_table_load(&world.terms);
    *state = &world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    calendar_done(&world->calendar);
    terms_done(&world->terms);
    return 0;
}

/* 2026-03-20..2026-04-10;2026-05-01..2026-05-03 */
static size_t stops_of(char *text, struct deadline_stop *stops)
{
    size_t count = 0;
    for (char *rest = text, *span; (span = strtok_r(rest, ";", &rest)) != NULL; count++) {
        char *until = strstr(span, "..");
        *until = '\0';
        stops[count] = (struct deadline_stop){date_parse(span, 0), date_parse(until + 2, 0), NULL};
    }
    return count;
}

static enum deadline_unit unit_of(const char *word)
{
    static const char *const words[] = {"wd", "d", "h", "m"};
    size_t unit = 0;
    while (strcmp(words[unit], word) != 0) {
        assert_true(++unit < 4);
    }
    return (enum deadline_unit)unit;
}

static moment_t moment_of(const char *text)
{
    moment_t moment = moment_parse(text, 0);
    return moment != MOMENT_NONE ? moment : (moment_t)date_parse(text, 0) * 1440;
}

/* Which of its extensions were granted, from what they add up to. */
static size_t granted_of(const struct term *term, long extended)
{
    size_t granted = 0;
    while (extended > 0) {
        assert_true(granted < term->extension_count);
        extended -= term->extensions[granted++];
    }
    return granted;
}

enum column { TERM, LENGTH, UNIT, EXTENDED, BEFORE, START, STOPS, DUE, ASSUMED, COLUMNS };

static void check_line(const struct world *world, char *line)
{
    char *cells[COLUMNS];
    char text[DATE_TEXT];
    struct deadline_stop stops[4];
    assert_int_equal(cells_of(line, cells, COLUMNS), COLUMNS);
    struct term plain = {.rule = {strtol(cells[LENGTH], NULL, 10), unit_of(cells[UNIT])}};
    const struct term *term =
        cells[TERM][0] != '\0' ? terms_find(&world->terms, cells[TERM]) : &plain;
    assert_non_null(term);
    assert_int_equal(term->rule.length, plain.rule.length);
    assert_int_equal(term->rule.unit, plain.rule.unit);
    assert_int_equal(term->before, cells[BEFORE][0] == '1');
    struct term_run run = {.start = moment_of(cells[START]),
                           .extensions = granted_of(term, strtol(cells[EXTENDED], NULL, 10)),
                           .stops = stops,
                           .stop_count = stops_of(cells[STOPS], stops)};
    struct deadline end = term_due(term, &run, &world->calendar, NULL, NULL);
    if (end.moment != MOMENT_NONE) {
        moment_format(end.moment, text);
    } else {
        date_format(end.date, text);
    }
    if (strcmp(text, cells[DUE]) != 0 || end.assumed != (cells[ASSUMED][0] == '1')) {
        fail_msg("%s from %s: %s, not %s", cells[TERM], cells[START], text, cells[DUE]);
    }
}

static void deadlines_are_those_of_an_independent_count(void **state)
{
    struct buffer text;
    struct err err;
    size_t count = 0;
    buffer_init(&text);
    assert_true(file_read(SOURCE_FOLDER "/tests/law/data/deadlines.csv", 1 << 20, &text, &err));
    char *rest = text.bytes;
    assert_non_null(strtok_r(rest, "\n", &rest));
    for (char *line; (line = strtok_r(NULL, "\n", &rest)) != NULL; count++) {
        check_line(*state, line);
    }
    assert_true(count >= 300);
    buffer_done(&text);
}

struct told {
    const char *rule; /* key of the table, or a plain rule */
    const char *start;
    size_t extensions;
    const char *stops; /* from..until;… */
    const char *line;
};

/* Written by hand with the notices of the three years. */
static const struct told lines[] = {
    {"5wd", "2026-09-30", 0, "",
     "9月30日起5个工作日：10月1—7日放假，10月10日（周六）上班 → 10月13日"},
    {"3d", "2026-06-16", 0, "", "6月16日起3日：最后一日6月19日放假，顺延 → 6月22日"},
    {"15d", "2026-02-13", 0, "", "2月13日起15日：最后一日2月28日（周六）上班 → 2月28日"},
    {"15d", "2026-03-09", 0, "", "3月9日起15日 → 3月24日"},
    {"2wd", "2026-03-06", 0, "", "3月6日起2个工作日 → 3月10日"},
    {"filing", "2026-03-09", 1, "", "3月9日起15日又延长15日 → 4月8日"},
    {"filing", "2026-02-20", 0, "", "2月20日起15日：最后一日3月7日（周六），顺延 → 3月9日"},
    {"filing", "2026-03-09", 0, "2026-03-12..2026-03-15",
     "3月9日起15日：3月12—15日中止不计，最后一日3月28日（周六），顺延 → 3月30日"},
    {"decision", "2026-03-09", 0, "2026-03-20..2026-04-10",
     "3月9日起90日：3月20日—4月10日中止不计 → 6月29日"},
    {"decision", "2025-11-03", 2, "", "2025年11月3日起90日又延长60日 → 2026年4月2日"},
    {"statement", "2025-12-31", 0, "",
     "2025年12月31日起5个工作日：2026年1月1—3日放假，2026年1月4日（周日）上班 → 2026年1月8日"},
    {"statement", "2025-01-24", 0, "",
     "1月24日起5个工作日：1月26日（周日）上班，1月28日—2月4日放假 → 2月7日"},
    {"statement", "2026-09-28", 0, "2026-09-30..2026-10-02",
     "9月28日起5个工作日：9月30日—10月2日中止不计，10月3—7日放假，10月10日（周六）上班 → 10月12日"},
    {"hearing-notice", "2026-11-20", 0, "", "11月20日前7个工作日 → 11月11日"},
    {"hearing-notice", "2026-10-14", 0, "",
     "10月14日前7个工作日：10月1—7日放假，10月10日（周六）上班 → 9月29日"},
    {"crime-handover", "2026-09-30 15:20", 0, "",
     "9月30日15时20分起24小时连续计算 → 10月1日15时20分"},
    {"emergency-major", "2025-12-31 23:00", 0, "",
     "2025年12月31日23时00分起2小时连续计算 → 2026年1月1日1时00分"},
    {"crime-handover", "2026-03-09 15:20", 0, "2026-03-10..2026-03-10",
     "3月9日15时20分起24小时连续计算：3月10日中止不计 → 3月11日15时20分"},
    {"lawsuit", "2026-03-31", 0, "", "3月31日起6个月：9月没有31日，到月末 → 9月30日"},
    {"lawsuit", "2025-08-31", 0, "",
     "2025年8月31日起6个月：2月没有31日，到月末，最后一日2026年2月28日（周六）上班 → "
     "2026年2月28日"},
    {"3d", "2026-12-29", 0, "", "2026年12月29日起3日 → 2027年1月1日（推定：2027年放假通知未导入）"},
    {"15wd", "2026-12-21", 0, "",
     "2026年12月21日起15个工作日 → 2027年1月11日（推定：2027年放假通知未导入）"},
    {"120wd", "2025-01-02", 0, "",
     "1月2日起120个工作日：1月26日（周日）上班，1月28日—2月4日放假，2月8日（周六）上班，"
     "4月4—6日放假，4月27日（周日）上班，5月1—5日放假等 → 7月1日"},
};

static const struct term *rule_of(const struct world *world, const char *text, struct term *plain)
{
    struct err err;
    *plain = (struct term){.key = NULL};
    return deadline_rule_parse(text, &plain->rule, &err) ? plain : terms_find(&world->terms, text);
}

static void lines_are_those_written_by_hand(void **state)
{
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const struct told *told = &lines[i];
        struct term plain;
        struct deadline_stop stops[4];
        char text[80];
        struct buffer line;
        buffer_init(&line);
        strcpy(text, told->stops);
        struct term_run run = {moment_of(told->start), told->extensions, stops,
                               stops_of(text, stops)};
        struct world *world = *state;
        term_due(rule_of(world, told->rule, &plain), &run, &world->calendar, &line, NULL);
        assert_string_equal(buffer_text(&line), told->line);
        buffer_done(&line);
    }
}

static void the_days_that_stand_still_are_told(void **state)
{
    const struct world *world = *state;
    const struct deadline_stop stops[] = {
        {date_of(2026, 3, 20), date_of(2026, 4, 10), "听证"},
        {date_of(2026, 5, 1), date_of(2026, 5, 3), NULL},
    };
    struct term_run run = {moment_of("2026-03-09"), 1, stops, 2};
    struct buffer line, why;
    buffer_init(&line);
    buffer_init(&why);
    term_due(terms_find(&world->terms, TERM_DECISION), &run, &world->calendar, &line, &why);
    assert_string_equal(buffer_text(&line),
                        "3月9日起90日又延长30日：3月20日—4月10日听证不计，5月1—3日中止不计，"
                        "最后一日8月1日（周六），顺延 → 8月3日");
    assert_string_equal(buffer_text(&why),
                        "自2026年3月9日（周一）起 90 日，又延长 30 "
                        "日：按自然日计，开始的当日不计，中间的节假日不扣除"
                        "（民事诉讼法第八十五条、环环监〔2017〕17号第三十八条）。\n"
                        "3月20日至4月10日 听证，期限停止计算，22天不计。\n"
                        "5月1日至3日 中止，期限停止计算，3天不计。\n"
                        "最后一日是2026年8月1日（周六）。\n"
                        "8月1日至2日 周末，最后一日顺延（民事诉讼法第八十五条）。\n"
                        "期限届满日是2026年8月3日（周一）。\n");
    assert_int_equal(deadline_stopped(stops, 2, date_of(2026, 4, 9), date_of(2026, 5, 1)), 3);
    buffer_done(&line);
    buffer_done(&why);
}

static void assert_named(const struct world *world, const char *text, const char *key)
{
    struct err err;
    const struct term *term = terms_named(&world->terms, text, &err);
    assert_non_null(term);
    assert_string_equal(term->key, key);
}

static void assert_not_named(const struct world *world, const char *text, const char *message)
{
    struct err err;
    assert_null(terms_named(&world->terms, text, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(err.message, message);
}

static void rows_are_found_by_what_they_are_called(void **state)
{
    const struct world *world = *state;
    assert_int_equal(world->terms.count, 34);
    assert_named(world, "filing", "filing");
    assert_named(world, "决定是否立案", "filing");
    assert_named(world, "处理决定", "decision");
    assert_named(world, "回访", "follow-up");
    assert_not_named(world, "filling", "期限表里没有“filling”，是否“filing”？");
    assert_not_named(world, "午饭", "期限表里没有“午饭”，全部期限见 rouzhi list terms");
    assert_not_named(world, "复议",
                     "期限“复议”不止一种：对不予立案申请复议（reconsider-police）、"
                     "申请行政复议（reconsideration），请写全名称或键");
    assert_null(terms_find(&world->terms, "决定是否立案"));
}

static void assert_explained(const struct world *world, const char *key, const char *words)
{
    struct buffer out;
    buffer_init(&out);
    term_explain(terms_find(&world->terms, key), &out);
    assert_string_equal(buffer_text(&out), words);
    buffer_done(&out);
}

static void rows_say_what_they_mean(void **state)
{
    const struct world *world = *state;
    assert_explained(world, "filing",
                     "决定是否立案：发现违法行为或者收到线索起15日；可延长15日（本机关负责人批准）"
                     "（生态环境行政处罚办法第十八条；转录，未核对原件，可在期限表里改）。\n");
    assert_explained(world, "hearing-notice",
                     "听证通知：举行听证前7个工作日（行政处罚法第六十四条、第八十五条）。\n");
    assert_explained(
        world, "decision",
        "作出处理决定：立案起90日；可延长30日（本机关负责人批准）；再延长30日"
        "（本机关负责人集体讨论决定）；中止、听证、公告、监测（检测）、鉴定、审核、送达不计入"
        "（行政处罚法第六十条；生态环境行政处罚办法；转录，未核对原件，可在期限表里改）。\n");
}

static void extensions_are_as_many_as_the_table_has(void **state)
{
    const struct world *world = *state;
    struct err err;
    const struct term *decision = terms_find(&world->terms, TERM_DECISION);
    assert_true(term_may_extend(decision, 0, &err));
    assert_true(term_may_extend(decision, 1, &err));
    assert_false(term_may_extend(decision, 2, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    assert_string_equal(err.message, "作出处理决定的期限最多延长 2 次，已经延长了 2 次"
                                     "（行政处罚法第六十条；生态环境行政处罚办法）");
    assert_false(term_may_extend(terms_find(&world->terms, "service"), 0, &err));
    assert_string_equal(err.message,
                        "决定书送达的期限不能延长（行政处罚法第六十一条、第八十五条）");
}

static void extensions_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"30+", "+30", "30,30", "十五", "0", "1+2+3+4+5", "3651"};
    struct term term;
    struct err err;
    assert_true(term_extensions_parse("３０＋30", &term, &err));
    assert_int_equal(term.extension_count, 2);
    assert_int_equal(term.extensions[0] + term.extensions[1], 60);
    assert_true(term_extensions_parse(NULL, &term, &err));
    assert_int_equal(term.extension_count, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(term_extensions_parse(wrong[i], &term, &err));
        assert_int_equal(err.code, ERR_INPUT);
        assert_non_null(strstr(err.message, "请写每次延长多少，最多 4 次，例：15、30+30"));
    }
}

static void what_nobody_vouches_for_is_marked(void **state)
{
    (void)state;
    assert_int_equal(term_standing_of("read"), TERM_READ);
    assert_int_equal(term_standing_of("advice"), TERM_ADVISED);
    assert_int_equal(term_standing_of("whatever"), TERM_REMEMBERED);
    assert_string_equal(term_standing_title(TERM_READ), "");
    assert_string_equal(term_standing_title(TERM_PROVINCE), "参照外省规定");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deadlines_are_those_of_an_independent_count),
        cmocka_unit_test(lines_are_those_written_by_hand),
        cmocka_unit_test(the_days_that_stand_still_are_told),
        cmocka_unit_test(rows_are_found_by_what_they_are_called),
        cmocka_unit_test(rows_say_what_they_mean),
        cmocka_unit_test(extensions_are_as_many_as_the_table_has),
        cmocka_unit_test(extensions_are_read),
        cmocka_unit_test(what_nobody_vouches_for_is_marked),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
