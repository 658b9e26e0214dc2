/* What is due in a case follows its state: every state's term stands in the office's table and something
 * starts it; the day, what it is and the line that explains it, step after step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "law/case_life.h"
#include "office/case_term.h"
#include "office/desk.h"
#include "office/terms.h"
#include "steps_fixture.h"

static void on(struct world *world, int month, int day)
{
    world->bureau.now = (moment_t)date_of(2026, month, day) * 1440 + 600;
}

/* The case's day, what is due, and how its explanation begins. */
static void due_is(struct world *world, const char *on, const char *what, const char *line)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_non_null(kase);
    if (on == NULL) {
        assert_null(record_get(kase, "due_on"));
        record_free(kase);
        return;
    }
    assert_non_null(record_get(kase, "due_on"));
    assert_string_equal(record_get(kase, "due_on"), on);
    assert_string_equal(record_get(kase, "due_what"), what);
    char *why = desk_due_why(world->office, kase);
    if (strstr(why, line) == NULL) {
        fail_msg("“%s” is not in “%s”", line, why);
    }
    free(why);
    record_free(kase);
}

static void every_term_of_a_state_is_known(void **state)
{
    struct world *world = *state;
    size_t count;
    const struct case_state *states = case_states(&count);
    for (size_t i = 0; i < count; i++) {
        if (states[i].term != NULL) {
            if (office_term(world->office, states[i].term, &world->err) == NULL) {
                fail_msg("%s: %s", states[i].code, world->err.message);
            }
            if (!case_term_known(states[i].term)) {
                fail_msg("%s: nothing starts %s", states[i].code, states[i].term);
            }
        }
    }
}

static void filing_runs_from_the_finding(void **state)
{
    struct world *world = *state;
    due_is(world, "2026-03-24", "决定是否立案", "到期日 2026-03-24：3月9日起15日 → 3月24日。\n");
    step_done(world, "deputy", "file_delay", "reason=等鉴定", NULL);
    due_is(world, "2026-04-08", "决定是否立案", "到期日 2026-04-08：3月9日起15日");
    due_is(world, "2026-04-08", "决定是否立案", "延长15日");
}

static void filed(struct world *world)
{
    step_done(world, "chen", "file", "evidence=照片 6 张", NULL);
    due_is(world, "2026-03-24", "决定是否立案", "3月9日起15日");
    step_done(world, "deputy", "file_decide", "file_number=沙环立〔2026〕1号", NULL);
    state_is(world, "state", "investigating");
}

static void reported(struct world *world)
{
    step_done(world, "chen", "report", "facts=查明", "evidence=笔录", "basis=第二十一条",
              "discretion=初次", "opinion=罚款", "proposal=给予处罚", "review_grounds=complex",
              "complex=no", NULL);
}

static void deciding_runs_from_the_filing_and_stops_for_the_review(void **state)
{
    struct world *world = *state;
    filed(world);
    due_is(world, "2026-06-08", "作出处理决定",
           "3月9日起90日：最后一日6月7日（周日），顺延 → 6月8日");
    reported(world);
    due_is(world, "2026-06-08", "作出处理决定", "3月9日起90日");
    on(world, 3, 10);
    step_done(world, "qin", "examine", "opinion=送审", NULL);
    due_is(world, "2026-03-17", "法制审核", "3月10日起5个工作日 → 3月17日");
    on(world, 3, 12);
    step_done(world, "review", "review", "opinion=七项都符合", NULL);
    due_is(world, "2026-06-10", "作出处理决定", "3月9日起90日：3月10—12日法制审核不计 → 6月10日");
}

static void statement_and_payment_run_from_the_service(void **state)
{
    struct world *world = *state;
    filed(world);
    reported(world);
    step_done(world, "qin", "examine", "opinion=送审", NULL);
    step_done(world, "review", "review", "opinion=七项都符合", NULL);
    on(world, 3, 11);
    step_done(world, "chen", "notify", "number=沙环罚告〔2026〕1号", "proposed=罚款 5000 元",
              "receiver=赵一", NULL);
    due_is(world, "2026-03-18", "陈述申辩", "3月11日起5个工作日 → 3月18日");
    step_done(world, "chen", "statement", "kind=waived", "content=声明", NULL);
    due_is(world, "2026-03-18", "陈述申辩", "3月11日起5个工作日");
    on(world, 3, 13);
    step_done(world, "deputy", "punish", "number=沙环罚〔2026〕1号", "amount=5000",
              "basis=第三十七条", "receiver=赵一", NULL);
    due_is(world, "2026-03-30", "缴纳罚款",
           "3月13日起15日：最后一日3月28日（周六），顺延 → 3月30日");
    step_done(world, "chen", "execute", "content=台账已补齐", NULL);
    due_is(world, NULL, NULL, NULL);
}

/* 工作方案四（五）2: what was ordered is looked at when its time is over, where nobody promised anything. */
static void an_order_is_due_until_somebody_looked(void **state)
{
    struct world *world = *state;
    state_put(world, "state", "flexible");
    step_done(world, "chen", "order", "stop=夜间施工", "correct=装消声器", "until=+4", NULL);
    due_is(world, "2026-03-13", "责令改正的期限",
           "到期日 2026-03-13：2026-03-09 责令的改正期限，到期回访或者复查");
    on(world, 3, 13);
    step_done(world, "visit", "visit", "met=赵一", "corrected=yes", "cause=没有人管", "lawful=yes",
              "conduct=good", NULL);
    due_is(world, "2026-03-24", "决定是否立案", "3月9日起15日");
}

static void what_is_moved_out_waits_for_its_answer(void **state)
{
    struct world *world = *state;
    on(world, 3, 10);
    step_done(world, "wang", "transfer", "to=沙坪坝区城市管理局", "reason=社会生活噪声", NULL);
    due_is(world, "2026-03-31", "线索回复", "3月10日起15个工作日 → 3月31日");
}

/* Beside the main track: the earlier day is the case's. */
static void the_police_have_clocks_of_their_own(void **state)
{
    struct world *world = *state;
    on(world, 3, 10);
    step_done(world, "chen", "crime_report", "basis=法释〔2023〕7号第一条", "evidence=监测报告",
              NULL);
    due_is(world, "2026-03-13", "犯罪移送审批", "3月10日起3日 → 3月13日");
    on(world, 3, 11);
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    due_is(world, "2026-03-12", "向公安机关移交（10:00 前）", "24小时");
    step_done(world, "chen", "crime_send", "number=沙环移〔2026〕1号", "police=公安分局",
              "procuratorate=检察院", NULL);
    due_is(world, "2026-03-24", "决定是否立案", "3月9日起15日");
    step_done(world, "clerk", "crime_receipt", "signed_by=环侦大队", "scope=需查证线索，七日",
              NULL);
    due_is(world, "2026-03-18", "公安机关查证线索", "3月11日起7日 → 3月18日");
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=1", "reason=数量不够",
              NULL);
    due_is(world, "2026-03-16", "对不予立案申请复议", "3月11日起3个工作日 → 3月16日");
}

static void detention_runs_from_its_approval(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "detain_report", "evidence=笔录", "ground=无证排污拒不停止",
              "persons=赵一", NULL);
    due_is(world, "2026-03-24", "决定是否立案", "3月9日起15日");
    on(world, 3, 12);
    step_done(world, "deputy", "detain_decide", "outcome=批准移送", NULL);
    due_is(world, "2026-03-17", "移送行政拘留", "3月12日起3个工作日 → 3月17日");
}

/* 行政处罚法第五十七条: what is filed must be decided, even where a promise was watched meanwhile. */
static void what_is_filed_and_watched_must_still_be_decided(void **state)
{
    struct world *world = *state;
    filed(world);
    state_put(world, "state", "broken");
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    record_put(kase, "facts", "查明台账缺三个月。");
    if (!desk_save(world->office, kase, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    record_free(kase);
    due_is(world, "2026-06-08", "作出处理决定", "3月9日起90日");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(every_term_of_a_state_is_known),
        TEST(filing_runs_from_the_finding),
        TEST(deciding_runs_from_the_filing_and_stops_for_the_review),
        TEST(statement_and_payment_run_from_the_service),
        TEST(an_order_is_due_until_somebody_looked),
        TEST(what_is_moved_out_waits_for_its_answer),
        TEST(the_police_have_clocks_of_their_own),
        TEST(detention_runs_from_its_approval),
        TEST(what_is_filed_and_watched_must_still_be_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
