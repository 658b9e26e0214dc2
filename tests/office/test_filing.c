/* The filing track from 立案 to 归档, each way to its end walked on a real office: what each form begins
 * with, and the state after each step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "filing_fixture.h"
#include "office/desk.h"
#include "office/undo.h"

/* The field of a new form as this person finds it. */
static void begins_with(struct world *world, const char *account, const char *form, const char *key,
                        const char *value)
{
    struct office *office = bureau_as(&world->bureau, account);
    struct record *step = desk_new(office, form, world->kase, &world->err);
    if (step == NULL) {
        fail_msg("%s: %s", form, world->err.message);
        return;
    }
    int field = form_field(step->form, key);
    char *shown = record_show(step, field, NULL);
    if (value == NULL) {
        assert_null(record_value(step, field));
    } else if (strstr(shown, value) == NULL) {
        fail_msg("%s begins with %s, not %s", key, shown, value);
    }
    free(shown);
    record_free(step);
    office_close(office);
}

static void filing_begins_with_the_file_so_far(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "order", "stop=夜间施工", "correct=装消声器", "until=+3", NULL);
    begins_with(world, "chen", "file", "matter", "未按规定建立环境管理台账");
    begins_with(world, "chen", "file", "ground", "其他应当立案的");
    begins_with(world, "chen", "file", "basis", "第二十二条第四款");
    begins_with(world, "chen", "file", "history",
                "2026-03-09 10:00 责令停止和改正（陈宇、王芳）夜间施工");
    begins_with(world, "chen", "file", "officer2", "王芳");
    filing_filed(world);
    filing_field_is(world, "file", "history",
                    "2026-03-09 10:00 责令停止和改正（陈宇、王芳）夜间施工");
    filing_field_is(world, "file_decide", "file_number", "沙环立〔2026〕1号");
}

static void who_decides_reads_what_is_asked_for(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "file", "evidence=照片 6 张", NULL);
    begins_with(world, "deputy", "file_decide", "proposal", "初步证据：照片 6 张");
    begins_with(world, "deputy", "file_decide", "officer", "郑副");
    step_done(world, "deputy", "file_decide", "outcome=退回补充", "reason=证据补齐", NULL);
    state_is(world, "state", "assigned");
}

static void a_case_ends_without_a_penalty(void **state)
{
    struct world *world = *state;
    filing_examined(world);
    step_done(world, "deputy", "no_penalty", "number=沙环不罚〔2026〕1号",
              "route=轻微、及时改正、没有后果（应当不罚）", "proof=检查笔录、整改照片",
              "correction=3月8日补齐，复查属实", "education=当面讲解台账要求，当事人表示遵守",
              "defence=书面放弃", NULL);
    state_is(world, "state", "unpunished");
    filing_field_is(world, "no_penalty", "basis",
                    "行政处罚法第三十三条第一款前段；处罚办法第四十二条第一款前段");
    step_refused(world, "chen", "close", "不能提请结案：", NULL); /* visited first */
    step_done(world, "visit", "visit", "met=赵一", "corrected=切实改正了", "lawful=合法规范",
              "conduct=廉洁自律", NULL);
    state_is(world, "state", "visited");
    begins_with(world, "chen", "close", "result", "不予处罚");
    begins_with(world, "chen", "close", "corrected", "3月8日补齐，复查属实");
    step_done(world, "chen", "close", NULL);
    step_done(world, "head", "close_decide", NULL);
    step_done(world, "clerk", "archive", "shelf_number=2026-不罚-001", "checked=是", NULL);
    state_is(world, "state", "archived");
}

static void a_penalty_is_executed_closed_and_archived(void **state)
{
    struct world *world = *state;
    filing_notified(world);
    step_done(world, "chen", "statement", "kind=书面放弃陈述申辩和听证", "content=放弃声明 1 份",
              NULL);
    step_done(world, "deputy", "punish", "number=沙环罚〔2026〕1号", "amount=5000",
              "basis=《排污许可管理条例》第三十七条", "receiver=赵一", NULL);
    state_is(world, "state", "punished");
    begins_with(world, "chen", "execute", "amount", "5,000.00");
    step_done(world, "chen", "execute", "content=台账已补齐", NULL);
    state_is(world, "state", "executed");
    begins_with(world, "chen", "close", "result", "处罚执行完毕");
    begins_with(world, "chen", "close", "summary", "登记执行完毕（陈宇）按期履行");
    step_done(world, "chen", "close", "corrected=已补齐", NULL);
    state_is(world, "state", "closing");
    step_done(world, "deputy", "close_decide", "outcome=退回补办", "opinion=补送达回证", NULL);
    state_is(world, "state", "incomplete");
    step_done(world, "chen", "close", "corrected=已补齐", NULL);
    step_done(world, "deputy", "close_decide", NULL);
    state_is(world, "state", "closed");
    step_done(world, "clerk", "archive", "shelf_number=2026-环罚-001", "checked=是", "pages=48",
              NULL);
    state_is(world, "state", "archived");
}

static void what_must_be_reviewed_and_discussed_is(void **state)
{
    struct world *world = *state;
    filing_reported(world, "疑难复杂涉及多个法律关系", "是");
    begins_with(world, "qin", "examine", "outcome", "送法制审核");
    step_done(world, "qin", "examine", "opinion=送审", NULL);
    state_is(world, "state", "reviewing");
    step_done(world, "review", "review", "outcome=退回", "faults=事实和证据", "opinion=补询问",
              NULL);
    state_is(world, "state", "investigating");
    begins_with(world, "chen", "report", "facts", "2025年12月起没有建立台账");
    step_done(world, "chen", "report", "facts=补充查明", "opinion=罚款", "proposal=给予处罚", NULL);
    filing_field_is(world, "report", "review_grounds", "complex");
    step_done(world, "qin", "examine", "opinion=送审", NULL);
    step_done(world, "review", "review", "opinion=七项都符合", NULL);
    state_is(world, "state", "deciding");
}

static void due_is(struct world *world, const char *on, const char *why)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    char *said = desk_due_why(world->office, kase);
    assert_string_equal(record_get(kase, "due_on"), on);
    if (strstr(said, why) == NULL) {
        fail_msg("%s", said);
    }
    free(said);
    record_free(kase);
}

/* Ninety days from 立案; what the laboratory takes isn't counted. */
static void the_clock_of_the_decision_stands_still_meanwhile(void **state)
{
    struct world *world = *state;
    filing_filed(world);
    due_is(world, "2026-06-08", "3月9日起90日"); /* the 7th is a Sunday */
    filing_days(world, 20);
    step_done(world, "chen", "investigate", "kind=采样监测", "told=是", "content=采废水样",
              "papers=采样单", "stop_from=2026-03-12", "stop_until=2026-03-21", NULL);
    due_is(world, "2026-06-17", "监测、检测或鉴定");
}

static void a_filed_case_is_withdrawn(void **state)
{
    struct world *world = *state;
    filing_filed(world);
    step_done(world, "head", "withdraw", "reason=台账存放在总部，违法事实不成立", NULL);
    state_is(world, "state", "withdrawn");
    begins_with(world, "chen", "close", "result", "撤销立案");
    begins_with(world, "chen", "close", "corrected", "不涉及");
    step_done(world, "chen", "close", NULL);
    step_done(world, "deputy", "close_decide", NULL);
    state_is(world, "state", "closed");
}

static void a_case_is_not_filed(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "file", "evidence=照片", NULL);
    step_done(world, "deputy", "file_decide", "outcome=不予立案", "reason=没有违法事实", NULL);
    state_is(world, "state", "unfiled");
    begins_with(world, "chen", "close", "result", "不予立案");
    step_done(world, "chen", "close", NULL);
    step_done(world, "head", "close_decide", NULL);
    state_is(world, "state", "closed");
}

static void what_isnt_ours_is_declined_or_moved_out(void **state)
{
    struct world *world = *state;
    step_done(world, "wang", "transfer", "to=沙坪坝区城市管理局", "reason=社会生活噪声", NULL);
    state_is(world, "state", "transferred");
    begins_with(world, "clerk", "reply", "outcome", "收到对方回复");
    begins_with(world, "clerk", "reply", "with", "沙坪坝区城市管理局");
    begins_with(world, "clerk", "reply", "officer", "周文");
    step_done(world, "clerk", "reply", "outcome=我们答复对方", "with=举报人", "content=已移送",
              NULL);
    state_is(world, "state", "transferred"); /* only the other side's answer ends it */
    step_done(world, "clerk", "reply", "content=已受理并处罚", NULL);
    state_is(world, "state", "closed");
}

/* A step is called by what came out of it, in words: for undoing, for the head of its form. */
static void a_step_is_called_in_words(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "file", "evidence=照片", NULL);
    struct office *office = bureau_as(&world->bureau, "deputy");
    record_free(
        bureau_file(office, "file_decide", world->kase, "file_number=沙环立〔2026〕1号", NULL));
    assert_null(undo_words(office, &world->err));
    assert_non_null(strstr(world->err.message, "“立案审批 批准立案”不能撤销："));
    office_close(office);
}

static void a_case_is_declined(void **state)
{
    struct world *world = *state;
    step_done(world, "wang", "decline", "reason=现场没有违法事实", NULL);
    state_is(world, "state", "closed");
}

static void the_ninety_days_are_extended_as_the_table_says(void **state)
{
    struct world *world = *state;
    step_refused(world, "deputy", "decide_delay", "不能延长办案期限：它在", "reason=案情复杂",
                 NULL);
    filing_filed(world);
    step_refused(world, "chen", "decide_delay", "行政处罚法第六十条", "reason=案情复杂", NULL);
    step_done(world, "deputy", "decide_delay", "reason=案情复杂，等鉴定", NULL);
    filing_field_is(world, "decide_delay", "until", "2026-07-07");
    step_refused(world, "head", "decide_delay", "再延长由本机关负责人集体讨论决定，请先讨论再登记",
                 "reason=还等鉴定", NULL);
    step_done(world, "head", "decide_delay", "reason=还等鉴定", "discussed=是",
              "discussion=3月9日周局、郑副讨论，同意", NULL);
    filing_field_is(world, "decide_delay", "until", "2026-08-06");
    step_refused(world, "head", "decide_delay", "作出处理决定的期限最多延长 2 次", "reason=再等",
                 "discussed=是", "discussion=再讨论", NULL);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_ninety_days_are_extended_as_the_table_says),
        TEST(filing_begins_with_the_file_so_far),
        TEST(who_decides_reads_what_is_asked_for),
        TEST(a_case_ends_without_a_penalty),
        TEST(a_penalty_is_executed_closed_and_archived),
        TEST(what_must_be_reviewed_and_discussed_is),
        TEST(the_clock_of_the_decision_stands_still_meanwhile),
        TEST(a_filed_case_is_withdrawn),
        TEST(a_case_is_not_filed),
        TEST(what_isnt_ours_is_declined_or_moved_out),
        TEST(a_step_is_called_in_words),
        TEST(a_case_is_declined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
