/* Whether a promise was kept: two officers look at each (工作方案五（二）), somebody else visits the party
 * (四（五）), and its history remembers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/history.h"
#include "watch_fixture.h"

#define ASKED "lawful=yes", "conduct=good"
#define EVIDENCE "evidence=照片 6 张，陈宇拍摄"

static void each_promise_is_looked_at(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 18);
    struct office *chen = watch_as(watch, CHEN);
    struct record *record = desk_new(chen, "reinspect", watch->kase, &watch->err);
    const struct record_rows *rows = &record->rows[form_field(record->form, "results")];
    assert_int_equal(rows->count, 2);
    assert_string_equal(record_get(rows->items[0], "promise"), "建立台账（2026-03-12 前，赵一）");
    assert_string_equal(record_get(rows->items[1], "promise"), "安装隔声罩（2026-03-18 前，赵一）");
    assert_int_equal(record_get_integer(record, "officer2"), office_me(watch_as(watch, WANG))->id);
    record_free(record);
    watch_refused(watch, CHEN, "reinspect", "结果：还没有填写", "results.1=已履行", EVIDENCE, NULL);
    watch_refused(watch, CHEN, "reinspect", "证据：还没有填写", "results.1=kept", "results.2=kept",
                  NULL);
    watch_refused(watch, CHEN, "reinspect",
                  "复查结论：照各项的结果应是“部分履行”，填的是“全部履行”", "results.1=kept",
                  "results.2=partly", "outcome=kept", EVIDENCE, NULL);
    watch_refused(watch, CHEN, "reinspect",
                  "复查结论：照各项的结果应是“没有履行”，填的是“部分履行”", "results.1=kept",
                  "results.2=broken", "outcome=partly", EVIDENCE, NULL);
    watch_refused(watch, CHEN, "reinspect", "两名复查人不能是同一人", "results.1=kept",
                  "results.2=kept", "officer2=chen", EVIDENCE, NULL);
    watch_do(watch, CHEN, "reinspect", "results.1=kept", "results.2=kept", EVIDENCE, NULL);
    watch_case_is(watch, "state", "kept");
    watch_case_is(watch, "due_what", "回访");
    watch_case_is(watch, "due_on", "2026-04-17"); /* 30 days from the re-inspection */
}

/* As a prompt gives them: lines behind the rows that stand there. */
static void answers_at_the_prompt(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 18);
    struct office *chen = watch_as(watch, CHEN);
    struct record *record = desk_new(chen, "reinspect", watch->kase, &watch->err);
    int results = form_field(record->form, "results");
    record_put(record, "evidence", "照片");
    assert_true(desk_enter_lines(chen, record, results,
                                 "安装隔声罩|部分履行|还差一面\n建立台账|kept", &watch->err));
    struct record *wrong = record_copy(record);
    assert_true(desk_enter_lines(chen, wrong, results, "植树|kept", &watch->err));
    assert_false(desk_save(chen, wrong, false, &watch->err));
    assert_string_equal(watch->err.message, "承诺事项：承诺书里没有“植树”，请照承诺书上的写");
    record_free(wrong);
    assert_true(desk_save(chen, record, false, &watch->err));
    assert_int_equal(record->rows[results].count, 2);
    assert_string_equal(record_get(record->rows[results].items[0], "result"), "kept");
    assert_string_equal(record_get(record->rows[results].items[1], "note"), "还差一面");
    assert_string_equal(record_get(record, "outcome"), "partly");
    record_free(record);
}

static void what_was_kept_in_part_is_looked_at_again(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 13);
    watch_do(watch, CHEN, "reinspect", "results.1=kept", "results.2=partly", EVIDENCE, NULL);
    watch_case_is(watch, "state", "partly");
    watch_case_is(watch, "due_what", "决定是否立案");
    watch_do(watch, CHEN, "extend", "days=3", "reason=没有到货", NULL);
    watch_do(watch, DEPUTY, "extend_decide", NULL);
    watch_case_is(watch, "due_on", "2026-03-23"); /* the 22nd is a Sunday */
    watch_on(watch, 3, 19);
    struct office *chen = watch_as(watch, CHEN);
    struct record *again = desk_new(chen, "reinspect", watch->kase, &watch->err);
    const struct record_rows *rows = &again->rows[form_field(again->form, "results")];
    assert_string_equal(record_get(rows->items[0], "result"), "kept");
    assert_string_equal(record_get(rows->items[0], "note"), "上次复查已履行");
    assert_null(record_get(rows->items[1], "result"));
    record_free(again);
    watch_do(watch, CHEN, "reinspect", "results.2=kept", EVIDENCE, NULL);
    watch_case_is(watch, "state", "kept");
}

static void a_broken_promise_opens_the_filing_track(void **state)
{
    struct watch *watch = *state;
    watch_on(watch, 3, 18);
    watch_do(watch, CHEN, "reinspect", "results.1=kept", "results.2=broken", EVIDENCE, NULL);
    watch_case_is(watch, "state", "broken");
    watch_case_is(watch, "due_on", "2026-03-24");
    watch_case_is(watch, "due_what", "决定是否立案");
    watch_closed(watch, VISITOR, "visit", "未履行");
    char *why = watch_why(watch);
    assert_non_null(strstr(why, "到期日 2026-03-24：3月9日起15日 → 3月24日。\n决定是否立案："));
    free(why);
}

/* Another case of the same party, a week later. */
static int64_t next_case(struct watch *watch)
{
    struct office *chen = watch_as(watch, CHEN);
    struct record *kase =
        bureau_file(chen, "case", 0, "party=重庆渝碚机械有限公司", "street=土湾街道",
                    "place=2号车间", "violation=未按规定建立环境管理台账", "item=ZM-01",
                    "facts=又没有台账。", "officer1=chen", "officer2=王芳", NULL);
    int64_t id = kase->id;
    record_free(kase);
    return id;
}

static void the_history_remembers(void **state)
{
    struct watch *watch = *state;
    struct office *chen = watch_as(watch, CHEN);
    struct history history;
    watch_on(watch, 3, 18);
    watch_do(watch, CHEN, "reinspect", "results.1=kept", "results.2=broken", EVIDENCE, NULL);
    watch_on(watch, 3, 25);
    int64_t again = next_case(watch);
    struct record *kase = desk_load(chen, "case", again, &watch->err);
    assert_true(
        office_history(chen, record_get_integer(kase, "party"), again, &history, &watch->err));
    record_free(kase);
    assert_int_equal(history.cases[0].fate, PROMISE_BROKEN);
    assert_string_equal(history.cases[0].measure,
                        "承诺书 沙环承〔2026〕1号，观察期至 2026-03-19，没有履行承诺");
    char *line = history_line(&history);
    assert_string_equal(line, "此前 1 件，1 件没有履行承诺，最近 2026-03-09 "
                              "未按规定建立环境管理台账（未履行）");
    free(line);
    struct record *screening = desk_new(chen, "screening", again, &watch->err);
    assert_non_null(strstr(record_get(screening, "past"), "（未履行，没有履行承诺）"));
    record_free(screening);
}

static void kept_and_visited(struct watch *watch)
{
    watch_on(watch, 3, 18);
    watch_do(watch, CHEN, "reinspect", "results.1=kept", "results.2=kept", EVIDENCE, NULL);
    watch_on(watch, 3, 25);
}

static void a_visit_ends_what_was_kept(void **state)
{
    struct watch *watch = *state;
    kept_and_visited(watch);
    watch_closed(watch, CHEN, "visit", "回访员");
    watch_refused(watch, VISITOR, "visit", "监管是否规范：还没有填写", "met=赵一", "corrected=yes",
                  NULL);
    watch_refused(watch, VISITOR, "visit", "一起去的人：是这件案件的承办人", "met=赵一",
                  "corrected=yes", "companion=wang", ASKED, NULL);
    watch_refused(watch, VISITOR, "visit", "回访结论：和“改正了没有”不一致", "met=赵一",
                  "corrected=partly", "found=还差标识", "outcome=kept", ASKED, NULL);
    watch_refused(watch, VISITOR, "visit", "反映的问题：还没有填写", "met=赵一", "corrected=yes",
                  "lawful=yes", "conduct=problem", NULL);
    watch_do(watch, VISITOR, "visit", "met=赵一", "corrected=yes", ASKED, NULL);
    watch_case_is(watch, "state", "visited");
    watch_case_is(watch, "due_on", NULL);
}

static void a_visit_that_finds_it_unmended_opens_the_filing_track(void **state)
{
    struct watch *watch = *state;
    kept_and_visited(watch);
    watch_do(watch, VISITOR, "visit", "met=赵一", "corrected=no", "found=又停用了", ASKED, NULL);
    watch_case_is(watch, "state", "broken");
}

static void a_visit_of_a_failed_item_knows_the_order(void **state)
{
    struct watch *watch = *state;
    watch_do(watch, CHEN, "order", "stop=夜间施工", "correct=装隔声罩", "until=+3", NULL);
    watch_on(watch, 3, 13);
    struct office *visitor = watch_as(watch, VISITOR);
    struct record *visit = desk_new(visitor, "visit", watch->kase, &watch->err);
    assert_string_equal(record_get(visit, "kind"), "deadline");
    assert_string_equal(record_get(visit, "failed"), "装隔声罩");
    assert_string_equal(record_get(visit, "mend_by"), "2026-03-12");
    record_free(visit);
    watch_refused(watch, VISITOR, "visit", "不合格的原因：还没有填写", "met=赵一", "corrected=yes",
                  ASKED, NULL);
    watch_do(watch, VISITOR, "visit", "met=赵一", "corrected=yes", "cause=没有人管", ASKED, NULL);
    watch_case_is(watch, "state", "observing");
}

static void a_visit_stays_as_it_was_written(void **state)
{
    struct watch *watch = *state;
    kept_and_visited(watch);
    int64_t id = watch_do(watch, VISITOR, "visit", "met=赵一", "corrected=yes", ASKED, NULL);
    struct office *wang = watch_as(watch, WANG);
    struct record *visit = desk_load(wang, "visit", id, &watch->err);
    record_put(visit, "met", "别人");
    assert_false(desk_save(wang, visit, false, &watch->err));
    assert_string_equal(watch->err.message, "受访人：由回访员办的照原样留着；错了的请再办一次"
                                            "（行政处罚法第四十七条）");
    record_free(visit);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, watch_setup, watch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(each_promise_is_looked_at),
        TEST(answers_at_the_prompt),
        TEST(what_was_kept_in_part_is_looked_at_again),
        TEST(a_broken_promise_opens_the_filing_track),
        TEST(the_history_remembers),
        TEST(a_visit_ends_what_was_kept),
        TEST(a_visit_that_finds_it_unmended_opens_the_filing_track),
        TEST(a_visit_of_a_failed_item_knows_the_order),
        TEST(a_visit_stays_as_it_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
