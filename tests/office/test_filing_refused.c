/* What the filing track refuses, each in its sentence with its clause: wrong roles, persons who would check
 * themselves, decisions before what the law wants first, fields that don't go together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "filing_fixture.h"
#include "office/desk.h"

#define NO_PENALTY                                                                                 \
    "number=沙环不罚〔2026〕1号", "route=轻微、及时改正、没有后果（应当不罚）", "proof=笔录",      \
        "correction=已补齐", "education=当面讲解", "defence=放弃"
#define PENALTY "number=沙环罚〔2026〕1号", "amount=5000", "basis=第三十七条", "receiver=赵一"

/* Somebody with two roles, whom the separation of persons is about. */
static void add_person(struct world *world, const char *name, const char *account,
                       const char *roles)
{
    char called[64], login[64], may[64];
    struct office *admin = bureau_as(&world->bureau, NULL);
    snprintf(called, sizeof called, "name=%s", name);
    snprintf(login, sizeof login, "account=%s", account);
    snprintf(may, sizeof may, "roles=%s", roles);
    record_free(bureau_file(admin, "officer", 0, called, login, may, "cert=500106099",
                            "cert_until=2028-01-01", NULL));
    office_close(admin);
}

static void others_may_not(void **state)
{
    struct world *world = *state;
    step_refused(world, "clerk", "file", "“提请立案”由执法人员、承办机构负责人办理，您是文员",
                 NULL);
    step_refused(world, "chen", "decline", "“不予受理”由承办机构负责人办理", NULL);
    step_refused(world, "chen", "transfer", "“移送其他部门”由承办机构负责人办理", NULL);
    step_refused(world, "chen", "file_delay", "处罚办法第十八条：经本机关负责人批准", NULL);
    step_done(world, "chen", "file", "evidence=照片", NULL);
    step_refused(world, "chen", "file_decide", "“立案审批”由分管领导、主要负责人办理", NULL);
    state_put(world, "state", "deciding");
    step_refused(world, "deputy", "deliberate", "“集体讨论”由主要负责人办理", NULL);
    step_refused(world, "chen", "no_penalty", "“不予行政处罚决定”由分管领导、主要负责人办理", NULL);
    step_refused(world, "chen", "withdraw", "“撤销立案”由分管领导、主要负责人办理", NULL);
    state_put(world, "state", "closed");
    step_refused(world, "chen", "archive", "“归档”由文员办理", NULL);
}

static void each_step_has_its_state(void **state)
{
    struct world *world = *state;
    step_refused(world, "deputy", "file_decide",
                 "不能立案审批：它在待批立案时办理（处罚办法第十八条", NULL);
    step_refused(world, "chen", "investigate", "不能记录调查取证：", NULL);
    step_refused(world, "deputy", "punish",
                 "不能行政处罚决定：它在已告知时办理（行政处罚法第五十七条", NULL);
    filing_filed(world);
    step_refused(world, "chen", "file", "不能提请立案：", NULL);
    step_refused(world, "deputy", "file_delay", "不能延长立案期限：", NULL);
}

static void nobody_decides_what_he_proposed(void **state)
{
    struct world *world = *state;
    add_person(world, "钱兼", "both", "执法人员、分管领导");
    step_done(world, "both", "file", "evidence=照片", "officer2=王芳", NULL);
    step_refused(world, "both", "file_decide",
                 "这件案件是您提请的，请另一位领导审批（内部分工：提请的人不审批自己的）",
                 "file_number=沙环立〔2026〕1号", NULL);
    step_refused(world, "deputy", "file_decide",
                 "审批人：“立案审批”由本人登记，只能写自己（处罚办法第十八条",
                 "file_number=沙环立〔2026〕1号", "officer=孙局", NULL);
    step_refused(world, "deputy", "file_decide", "立案号：还没有填写", NULL);
    step_refused(world, "deputy", "file_decide", "发文字号的年份要用六角括号",
                 "file_number=沙环立2026-1号", NULL);
    step_refused(world, "deputy", "file_decide", "理由：还没有填写", "outcome=不予立案", NULL);
}

static void what_must_be_filed_is_not_let_go(void **state)
{
    struct world *world = *state;
    struct record *screening = screening_clean(world, world->kase);
    screening_enter(world, screening, "risk", "是");
    screening_save(world, screening);
    record_free(screening);
    step_refused(world, "wang", "decline", "应当立案（行政处罚法第五十四条；工作方案五（三））",
                 "reason=不受理", NULL);
    step_done(world, "chen", "file", "evidence=照片", NULL);
    filing_field_is(world, "file", "ground", "verdict");
    step_refused(world, "deputy", "file_decide", "应当立案（行政处罚法第五十四条",
                 "outcome=不予立案", "reason=不立", NULL);
}

static void who_looked_into_it_does_not_examine(void **state)
{
    struct world *world = *state;
    add_person(world, "钱兼", "both", "执法人员、法制审核人员");
    filing_filed(world);
    step_refused(world, "chen", "investigate", "两名执法人员不能是同一人", "kind=询问", "told=是",
                 "content=问", "papers=笔录", "officer2=陈宇", NULL);
    step_refused(world, "chen", "investigate",
                 "没有出示证件、告知权利的，这次取证不能用，请重新进行（行政处罚法第五十五条",
                 "kind=询问", "told=否", "content=问", "papers=笔录", NULL);
    step_done(world, "zeng", "investigate", "kind=询问", "told=是", "content=问", "papers=笔录",
              "officer2=陈宇", NULL);
    step_done(world, "chen", "report", "facts=事实", "evidence=笔录", "basis=第二十一条",
              "discretion=初次", "opinion=不罚", "review_grounds=法律法规规定的其他情形", NULL);
    static const char not_own[] =
        "您承办或调查过这件案件，请没有参加调查的人来做（处罚办法第三十八条";
    step_refused(world, "wang", "examine", not_own, "opinion=同意", NULL);
    step_refused(world, "zeng", "examine", not_own, "opinion=同意", NULL);
    step_refused(world, "qin", "examine", "“案件审查”由本人登记", "opinion=同意", "officer=曾桐",
                 NULL);
    step_done(world, "both", "examine", "opinion=送审", NULL);
    step_refused(world, "both", "review",
                 "您审查过这件案件，请另一位法制审核人员审核（行政处罚法第五十八条）",
                 "opinion=同意", NULL);
    step_refused(world, "review", "review", "退回的方面：还没有填写", "outcome=退回",
                 "opinion=退回", NULL);
    step_done(world, "review", "review", "opinion=七项都符合", NULL);
}

static void without_review_and_discussion_nothing_is_decided(void **state)
{
    struct world *world = *state;
    filing_reported(world, "涉及重大公共利益", "是");
    step_done(world, "qin", "examine", "outcome=同意，报请决定", "opinion=符合", NULL);
    static const char review[] = "还没有审核通过，请送法制审核（行政处罚法第五十八条）";
    step_refused(world, "deputy", "no_penalty", review, NO_PENALTY, NULL);
    step_done(world, "review", "review", "opinion=符合", NULL); /* made good before the decision */
    step_refused(world, "deputy", "no_penalty",
                 "还没有集体讨论，请先登记集体讨论（行政处罚法第五十七条）", NO_PENALTY, NULL);
}

static struct record *discussion(struct world *world, struct office *office, const char *members)
{
    struct record *step =
        bureau_fill(office, "deliberate", world->kase, "conclusion=不予处罚", NULL);
    int rows = form_field(step->form, "members");
    assert_int_equal(step->rows[rows].count, 4); /* two leaders, two who handled it */
    while (step->rows[rows].count > 0) {
        record_row_remove(step, rows, 0);
    }
    if (!desk_enter_lines(office, step, form_field(step->form, "members"), members, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    return step;
}

static void discussed_is_by_leaders_who_did_not_investigate(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *members, *message; /* NULL: done */
    } talks[] = {
        {"孙局|表决|同意", "集体讨论至少两名负责人表决，写了 1 名（行政处罚法第五十七条）"},
        {"孙局|表决|同意\n陈宇|表决|同意",
         "陈宇承办或调查过本案，只能列席，不能表决（行政处罚法第五十七条；案卷评查细则）"},
        {"孙局|表决|同意\n郑副|表决|同意\n孙局|列席|", "孙局写了两次"},
        {"孙局|表决|同意\n郑副|表决|", "意见：还没有填写"},
        {"孙局|表决|同意\n郑副|表决|同意\n陈宇|列席|介绍案情", NULL},
    };
    filing_reported(world, "", "是");
    step_done(world, "qin", "examine", "opinion=符合", NULL);
    struct office *office = bureau_as(&world->bureau, "head");
    for (size_t i = 0; i < sizeof talks / sizeof *talks; i++) {
        struct record *step = discussion(world, office, talks[i].members);
        bool done = desk_save(office, step, false, &world->err);
        assert_int_equal(done, talks[i].message == NULL);
        if (!done && strstr(world->err.message, talks[i].message) == NULL) {
            fail_msg("%s", world->err.message);
        }
        record_free(step);
    }
    office_close(office);
    state_is(world, "state", "deciding");
    step_done(world, "deputy", "no_penalty", NO_PENALTY, NULL);
}

/* 行政处罚法第六十二条: five working days, whatever was said meanwhile, unless it was given up or heard. */
static void the_statement_is_waited_for(void **state)
{
    struct world *world = *state;
    static const char waits[] = "陈述申辩和听证还没有完，当事人也没有放弃";
    filing_notified(world);
    step_refused(world, "deputy", "punish", waits, PENALTY, NULL);
    step_done(world, "chen", "statement", "content=已改正，请求从轻", "adopted=部分采纳",
              "reason=属实", NULL);
    step_refused(world, "deputy", "punish", waits, PENALTY, NULL);
    filing_days(world, 7); /* Monday 16th: the fifth working day is the last */
    step_refused(world, "deputy", "punish", waits, PENALTY, NULL);
    step_done(world, "chen", "statement", "kind=要求听证", "content=申请书", NULL);
    step_done(world, "chen", "statement", "content=补充材料", "adopted=不采纳", "reason=无关",
              NULL);
    filing_days(world, 1);
    step_refused(world, "deputy", "punish", waits, PENALTY, NULL);
    step_refused(world, "chen", "statement", "是否采纳：还没有填写", "kind=听证结束",
                 "content=笔录", NULL);
    step_done(world, "chen", "statement", "kind=听证结束", "content=笔录", "adopted=不采纳",
              "reason=证据充分", NULL);
    step_done(world, "deputy", "punish", PENALTY, NULL);
}

static void after_the_term_it_is_over(void **state)
{
    struct world *world = *state;
    filing_notified(world);
    filing_days(world, 8);
    step_done(world, "deputy", "punish", PENALTY, NULL);
}

static void a_fine_has_its_amount_and_is_paid(void **state)
{
    struct world *world = *state;
    filing_notified(world);
    filing_days(world, 8);
    step_refused(world, "deputy", "punish",
                 "罚款金额：处罚的种类里有罚款，请写金额（行政处罚法第五十九条）",
                 "number=沙环罚〔2026〕1号", "basis=第三十七条", "receiver=赵一", NULL);
    step_refused(world, "deputy", "punish", "罚款金额：处罚的种类里没有罚款", "kinds=警告", PENALTY,
                 NULL);
    step_refused(world, "deputy", "punish", "送达日期：不能早于决定时间", PENALTY,
                 "served_on=2026-03-16", NULL);
    step_done(world, "deputy", "punish", PENALTY, NULL);
    step_refused(
        world, "chen", "execute",
        "缴款金额：罚款 5,000.00 元还没有缴清；没有缴清的不能登记执行完毕（行政处罚法第六十六条",
        "amount=4999.99", "content=已缴", NULL);
    step_done(world, "chen", "execute", "how=法院终结执行", "amount=1000", "content=企业注销",
              NULL);
}

static void without_education_there_is_no_letting_off(void **state)
{
    struct world *world = *state;
    filing_examined(world);
    step_refused(world, "deputy", "no_penalty", "教育的内容：还没有填写",
                 "number=沙环不罚〔2026〕1号", "route=当事人证明没有主观过错", "proof=笔录",
                 "correction=已补齐", "defence=放弃", NULL);
    step_refused(world, "deputy", "no_penalty", "法定情形：还没有填写",
                 "number=沙环不罚〔2026〕1号", "proof=笔录", "correction=已补齐", "education=讲解",
                 "defence=放弃", NULL);
    add_person(world, "钱兼", "both", "执法人员、分管领导");
    struct office *office = bureau_as(&world->bureau, "wang");
    struct record *kase = desk_load(office, "case", world->kase, &world->err);
    assert_true(desk_enter(office, kase, form_field(kase->form, "officer2"), "钱兼", &world->err));
    assert_true(desk_save(office, kase, false, &world->err));
    record_free(kase);
    office_close(office);
    step_refused(world, "both", "no_penalty", "您承办或调查过这件案件", NO_PENALTY, NULL);
}

static void a_second_offence_is_no_first_one(void **state)
{
    struct world *world = *state;
    struct record *screening = screening_clean(world, world->kase);
    screening_enter(world, screening, "first", "否");
    screening_save(world, screening);
    record_free(screening);
    filing_examined(world);
    step_refused(
        world, "deputy", "no_penalty",
        "法定情形：当事人不是初次违法，不能按初次违法不予处罚（行政处罚法第三十三条第一款）",
        NO_PENALTY, "route=初次、后果轻微、及时改正（可以不罚）", NULL);
    step_done(world, "deputy", "no_penalty", NO_PENALTY, NULL);
}

/* The promise was broken in the case itself: not corrected in time. */
static void who_broke_the_promise_is_not_let_off(void **state)
{
    struct world *world = *state;
    state_put(world, "state", "flexible");
    step_done(world, "chen", "persuade", "urged=建台账", "said=马上建", "result=当场停止、改正",
              NULL);
    step_done(world, "chen", "reinspect", "outcome=没有履行", "evidence=照片 2 张", NULL);
    state_is(world, "state", "broken");
    step_refused(world, "deputy", "file_decide", "不能立案审批：", NULL);
    filing_examined(world);
    filing_field_is(world, "file", "ground", "broken");
    step_refused(world, "deputy", "no_penalty",
                 "法定情形：承诺没有履行，不是及时改正，不能这样不予处罚（行政处罚法第三十三条",
                 NO_PENALTY, NULL);
    step_done(world, "deputy", "no_penalty", NO_PENALTY, "route=当事人证明没有主观过错", NULL);
}

static void who_reported_it_is_answered_first(void **state)
{
    struct world *world = *state;
    static const char owed[] = "还没有答复移送单位或举报人，请先登记回复（工作方案五（四））";
    struct office *office = bureau_as(&world->bureau, "chen");
    struct record *kase = desk_load(office, "case", world->kase, &world->err);
    assert_true(
        desk_enter(office, kase, form_field(kase->form, "source"), "投诉举报", &world->err));
    assert_true(desk_save(office, kase, false, &world->err));
    record_free(kase);
    office_close(office);
    step_refused(world, "wang", "decline", owed, "reason=没有违法事实", NULL);
    step_done(world, "clerk", "reply", "outcome=收到对方回复", "with=城管局", "content=收到", NULL);
    step_refused(world, "wang", "decline", owed, "reason=没有违法事实", NULL);
    step_done(world, "clerk", "reply", "with=举报人", "content=没有违法事实", NULL);
    step_done(world, "wang", "decline", "reason=没有违法事实", NULL);
    step_refused(world, "clerk", "archive", "卷内的材料不齐，请先补齐（行政处罚法第四十七条）",
                 "shelf_number=2026-001", "checked=否", NULL);
    step_done(world, "clerk", "archive", "shelf_number=2026-001", "checked=是", NULL);
}

static void filing_is_put_off_once_and_in_time(void **state)
{
    struct world *world = *state;
    filing_days(world, 16); /* found on the 9th: the fifteenth day is the 24th */
    step_refused(
        world, "deputy", "file_delay",
        "批准时间：原来的期限 2026-03-24 已经届满，不能再延长，请作出决定（处罚办法第十八条）",
        "reason=等监测", NULL);
    step_done(world, "deputy", "file_delay", "reason=等监测", "done_at=2026-03-24 17:00", NULL);
    filing_field_is(world, "file_delay", "until", "2026-04-08");
    step_refused(world, "head", "file_delay",
                 "决定是否立案的期限只能延长一次，已经延长过，请作出决定（处罚办法第十八条）",
                 "reason=还等", NULL);
}

/* Leaders have no certificate and needn't have one to be chosen; who handles must. */
static void leaders_can_be_chosen(void **state)
{
    struct world *world = *state;
    struct desk_option options[20];
    size_t count;
    filing_examined(world);
    struct office *office = bureau_as(&world->bureau, "head");
    struct record *step = desk_new(office, "deliberate", world->kase, &world->err);
    struct record *member = step->rows[form_field(step->form, "members")].items[0];
    assert_true(desk_options(office, member, form_field(member->form, "who"), "郑副", options, 20,
                             &count, &world->err));
    assert_int_equal(count, 1);
    struct record *kase = desk_load(office, "case", world->kase, &world->err);
    assert_true(desk_options(office, kase, form_field(kase->form, "officer1"), "郑副", options, 20,
                             &count, &world->err));
    assert_int_equal(count, 0);
    record_free(kase);
    record_free(step);
    office_close(office);
}

/* The day that runs from what is written stands under the field. */
static void each_date_says_what_runs_from_it(void **state)
{
    struct world *world = *state;
    bool warns = false;
    filing_examined(world);
    struct record *step = bureau_fill(world->office, "notify", world->kase, NULL);
    char *note = desk_note(world->office, step, form_field(step->form, "served_on"), &warns);
    assert_non_null(note);
    assert_non_null(strstr(note, "陈述申辩：3月9日起5个工作日"));
    assert_non_null(strstr(note, "3月16日"));
    assert_false(warns);
    free(note);
    record_free(step);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(others_may_not),
        TEST(each_step_has_its_state),
        TEST(nobody_decides_what_he_proposed),
        TEST(what_must_be_filed_is_not_let_go),
        TEST(who_looked_into_it_does_not_examine),
        TEST(without_review_and_discussion_nothing_is_decided),
        TEST(discussed_is_by_leaders_who_did_not_investigate),
        TEST(the_statement_is_waited_for),
        TEST(after_the_term_it_is_over),
        TEST(a_fine_has_its_amount_and_is_paid),
        TEST(without_education_there_is_no_letting_off),
        TEST(a_second_offence_is_no_first_one),
        TEST(who_broke_the_promise_is_not_let_off),
        TEST(who_reported_it_is_answered_first),
        TEST(filing_is_put_off_once_and_in_time),
        TEST(leaders_can_be_chosen),
        TEST(each_date_says_what_runs_from_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
