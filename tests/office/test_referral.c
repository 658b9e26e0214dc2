/* Referral of a suspected crime and for detention: proposed by the handling officers, decided by those whom
 * the law names, sent in time or with the reason, answered, contested; and who may not do what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/desk.h"
#include "steps_fixture.h"

/* Screened: a crime is suspected. */
static int setup(void **state)
{
    screening_setup(state);
    struct world *world = *state;
    struct record *screening = screening_clean(world, world->kase);
    screening_enter(world, screening, "crime", "是");
    screening_save(world, screening);
    assert_string_equal(record_get(screening, "verdict"), "crime");
    record_free(screening);
    return 0;
}

static void report(struct world *world)
{
    step_done(world, "chen", "crime_report", "evidence=监测报告、询问笔录", NULL);
}

static void send(struct world *world)
{
    step_done(world, "chen", "crime_send", "number=沙环移〔2026〕1号", "police=沙坪坝区公安分局",
              "procuratorate=沙坪坝区人民检察院", NULL);
}

static void receive(struct world *world)
{
    report(world);
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    send(world);
    step_done(world, "clerk", "crime_receipt", "signed_by=环侦大队", NULL);
    state_is(world, "crime_state", "received");
}

static void the_report_begins_with_what_is_on_file(void **state)
{
    struct world *world = *state;
    struct record *report = desk_new(world->office, "crime_report", world->kase, &world->err);
    assert_non_null(report);
    assert_string_equal(record_get(report, "charge"), "污染环境罪");
    assert_string_equal(record_get(report, "facts"), "现场检查发现未建立台账。");
    assert_non_null(strstr(record_get(report, "basis"), "涉嫌犯罪"));
    assert_string_equal(report->called[form_field(report->form, "officer2")], "王芳");
    record_free(report);
}

/* 移送规定第五条: two officers, three days, the head. */
static void it_goes_to_the_head_and_to_the_police(void **state)
{
    struct world *world = *state;
    step_refused(world, "clerk", "crime_report", "“提请移送涉嫌犯罪”由", NULL);
    step_refused(world, "chen", "crime_report", "证明的证据：还没有填写", NULL);
    step_refused(world, "chen", "crime_report",
                 "专案组要两名以上执法人员，两名不能是同一人（移送规定第五条）", "evidence=笔录",
                 "officer2=陈宇", NULL);
    step_refused(world, "chen", "crime_report", "主体与程序不合法的不符合移送的条件",
                 "evidence=笔录", "lawful=否", NULL);
    step_refused(world, "chen", "crime_send", "它在已批准移送时办理（移送规定第五条", NULL);
    report(world);
    state_is(world, "crime_state", "reported");
    state_is(world, "state", "screened");
    step_refused(world, "deputy", "crime_decide",
                 "“审批犯罪移送”由主要负责人办理，您是分管领导（移送规定第五条", NULL);
    step_refused(world, "wang", "crime_decide", "“审批犯罪移送”由主要负责人办理", NULL);
    step_refused(world, "head", "crime_decide", "决定：还没有填写", NULL);
    step_refused(world, "head", "crime_decide", "决定的理由：还没有填写", "outcome=不批准移送",
                 NULL);
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    state_is(world, "crime_state", "approved");
    send(world);
    state_is(world, "crime_state", "sent");
    step_done(world, "chen", "crime_supplement", "missing=危险废物鉴定意见", NULL);
    state_is(world, "crime_state", "sent");
    step_done(world, "clerk", "crime_receipt", "signed_by=环侦大队", NULL);
    step_done(world, "clerk", "crime_answer", "outcome=立案", "document=沙公立字〔2026〕1号", NULL);
    state_is(world, "crime_state", "accepted");
    step_refused(world, "chen", "crime_report", "案件公安已立案，不能提请移送涉嫌犯罪",
                 "evidence=-", NULL);
}

static void the_head_reads_what_he_decides_on(void **state)
{
    struct world *world = *state;
    report(world);
    struct office *head = bureau_as(&world->bureau, "head");
    struct record *decision = desk_new(head, "crime_decide", world->kase, &world->err);
    const char *proposal = record_get(decision, "proposal");
    assert_non_null(strstr(proposal, "涉嫌罪名：污染环境罪\n"));
    assert_non_null(strstr(proposal, "证明的证据：监测报告、询问笔录"));
    assert_non_null(strstr(proposal, "第二名成员：王芳"));
    assert_null(strstr(proposal, "案件："));
    record_free(decision);
    office_close(head);
}

static void is_due(struct world *world, const char *day, const char *what)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_string_equal(record_get(kase, "due_on"), day);
    assert_string_equal(record_get(kase, "due_what"), what);
    record_free(kase);
}

/* The clocks of 移送规定第五条、衔接办法第六条、第八条、第九条、第十一条, one after the other; the case was found
 * on Monday 2026-03-09, and whether it is filed is due on 2026-03-24. */
static void its_clocks_run(void **state)
{
    struct world *world = *state;
    report(world);
    is_due(world, "2026-03-12", "犯罪移送审批");
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    is_due(world, "2026-03-10", "向公安机关移交（10:00 前）");
    send(world);
    is_due(world, "2026-03-24", "决定是否立案");
    int64_t id = step_done(world, "chen", "crime_supplement", "missing=鉴定意见", NULL);
    is_due(world, "2026-03-12", "补正移送材料");
    struct record *told = desk_load(world->office, "crime_supplement", id, &world->err);
    record_put(told, "supplied_at", record_get(told, "done_at"));
    record_put(told, "supplied", "鉴定意见");
    assert_true(desk_save(world->office, told, false, &world->err));
    record_free(told);
    is_due(world, "2026-03-24", "决定是否立案");
    step_done(world, "clerk", "crime_receipt", "signed_by=环侦大队", NULL);
    is_due(world, "2026-03-12", "公安机关决定是否立案");
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=1", "reason=不够", NULL);
    is_due(world, "2026-03-12", "对不予立案申请复议");
    step_done(world, "head", "crime_end", "reason=不再争议", NULL);
    is_due(world, "2026-03-24", "决定是否立案");
    step_done(world, "chen", "detain_report", "ground=idle", "persons=赵一", "evidence=笔录", NULL);
    step_done(world, "head", "detain_decide", NULL);
    is_due(world, "2026-03-12", "移送行政拘留");
}

/* Rejected with the reason on record, it can be reported again; the main track goes on meanwhile. */
static void a_rejection_is_recorded(void **state)
{
    struct world *world = *state;
    report(world);
    struct office *unit = bureau_as(&world->bureau, "wang");
    assert_false(desk_void_try(unit, world->kase, "重复", &world->err));
    assert_non_null(strstr(world->err.message, "犯罪移送还没有结果，请先等结果"));
    office_close(unit);
    step_done(world, "head", "crime_decide", "outcome=不批准移送", "reason=证据不足", NULL);
    state_is(world, "crime_state", "rejected");
    report(world);
    state_is(world, "crime_state", "reported");
}

/* 移送规定第五条: within 24 hours; later says why. */
static void being_late_says_why(void **state)
{
    struct world *world = *state;
    report(world);
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    step_refused(world, "chen", "crime_send", "移送书和调查报告一定要有（移送规定第六条",
                 "number=1", "police=公安", "procuratorate=检察院", "materials=移送书、其他材料",
                 NULL);
    step_refused(world, "chen", "crime_send", "抄送检察院：还没有填写", "number=1", "police=公安",
                 NULL);
    world->bureau.now += 24 * 60 + 1;
    step_refused(world, "chen", "crime_send", "批准后超过二十四小时才移送的，要写明为什么",
                 "number=1", "police=公安", "procuratorate=检察院", NULL);
    step_done(world, "chen", "crime_send", "number=1", "police=公安", "procuratorate=检察院",
              "late=材料在外地鉴定", NULL);
    state_is(world, "crime_state", "sent");
}

/* Exactly 24 hours is in time; the next sending knows the names. */
static void a_minute_before_it_is_in_time(void **state)
{
    struct world *world = *state;
    report(world);
    step_done(world, "head", "crime_decide", "outcome=批准移送", NULL);
    world->bureau.now += 24 * 60;
    send(world);
    state_put(world, "crime_state", "approved");
    struct record *again = desk_new(world->office, "crime_send", world->kase, &world->err);
    assert_string_equal(record_get(again, "police"), "沙坪坝区公安分局");
    assert_string_equal(record_get(again, "procuratorate"), "沙坪坝区人民检察院");
    assert_null(record_get(again, "number"));
    record_free(again);
}

/* 移送规定第九条: three working days for reconsideration, then the procuratorate. */
static void a_refusal_is_contested(void **state)
{
    struct world *world = *state;
    receive(world);
    step_refused(world, "clerk", "crime_answer", "不立案的理由：还没有填写", "outcome=不立案",
                 "document=1", NULL);
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=1", "reason=数量不够",
              NULL);
    state_is(world, "crime_state", "refused");
    step_done(world, "chen", "crime_appeal", "grounds=数量够", NULL);
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=2", "reason=维持", NULL);
    state_is(world, "crime_state", "upheld");
    struct record *asked = desk_new(world->office, "crime_supervise", world->kase, &world->err);
    assert_string_equal(record_get(asked, "procuratorate"), "沙坪坝区人民检察院");
    record_free(asked);
    step_done(world, "chen", "crime_supervise", "grounds=数量够", NULL);
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=3", "reason=维持", NULL);
    state_is(world, "crime_state", "ended");
}

static void the_term_for_reconsideration_ends(void **state)
{
    struct world *world = *state;
    receive(world); /* Monday 2026-03-09 */
    step_done(world, "clerk", "crime_answer", "outcome=不立案", "document=1", "reason=数量不够",
              NULL);
    world->bureau.now += 4 * 1440; /* Friday: three working days ended on Thursday */
    step_refused(world, "chen", "crime_appeal",
                 "提请复议的期限已经过了，可以建议检察监督（衔接办法第十一条）", "grounds=-", NULL);
    step_refused(world, "deputy", "crime_end", "“终结犯罪移送”由主要负责人办理", NULL);
    step_done(world, "head", "crime_end", "reason=不再争议", NULL);
    state_is(world, "crime_state", "ended");
}

/* 拘留移送暂行办法第十条: a leader approves; not what he himself proposed. */
static void detention_goes_its_way(void **state)
{
    struct world *world = *state;
    step_refused(world, "chen", "detain_report", "责任人员：还没有填写", "ground=evade",
                 "evidence=笔录", NULL);
    step_done(world, "chen", "detain_report", "ground=evade", "persons=赵一，厂长", "evidence=笔录",
              NULL);
    state_is(world, "detention_state", "reported");
    step_refused(world, "chen", "detain_decide", "“审批拘留移送”由分管领导、主要负责人办理", NULL);
    step_done(world, "deputy", "detain_decide",
              NULL); /* approved, unless something else is chosen */
    state_is(world, "detention_state", "approved");
    world->bureau.now += 4 * 1440; /* Friday: three working days ended on Thursday */
    step_refused(world, "chen", "detain_send", "批准后超过三个工作日才移送的，要写明为什么",
                 "number=1", "police=公安", NULL);
    step_done(world, "chen", "detain_send", "number=1", "police=公安", "late=补鉴定", NULL);
    step_refused(world, "clerk", "detain_answer", "被拘留的人：还没有填写", "outcome=决定拘留",
                 NULL);
    step_done(world, "clerk", "detain_answer", "outcome=决定拘留", "persons=赵一，七日", NULL);
    state_is(world, "detention_state", "detained");
    state_is(world, "state", "screened");
}

static void detention_comes_back(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "detain_report", "ground=idle", "persons=赵一", "evidence=笔录", NULL);
    step_done(world, "head", "detain_decide", "outcome=不批准移送", "reason=情节轻", NULL);
    state_is(world, "detention_state", "rejected");
    step_done(world, "chen", "detain_report", "ground=idle", "persons=赵一", "evidence=照片", NULL);
    step_done(world, "head", "detain_decide", NULL);
    step_done(world, "chen", "detain_send", "number=1", "police=公安", NULL);
    step_done(world, "clerk", "detain_answer", "outcome=returned", "reason=证据不足", NULL);
    state_is(world, "detention_state", "returned");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_report_begins_with_what_is_on_file),
        TEST(it_goes_to_the_head_and_to_the_police),
        TEST(the_head_reads_what_he_decides_on),
        TEST(a_rejection_is_recorded),
        TEST(its_clocks_run),
        TEST(being_late_says_why),
        TEST(a_minute_before_it_is_in_time),
        TEST(a_refusal_is_contested),
        TEST(the_term_for_reconsideration_ends),
        TEST(detention_goes_its_way),
        TEST(detention_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
