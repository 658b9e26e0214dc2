/* Who handles a case and who stands back from it: assignment by the unit's head, recusal asked for and
 * decided, and what those who stand back can't do any more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/desk.h"
#include "office/keeping.h"
#include "steps_fixture.h"

static const char BARRED[] =
    "已经决定您或者这一步里的人回避，请没有回避的人办理这件案件（行政处罚法第四十三条）";

static int64_t officer(struct world *world, const char *name)
{
    int64_t id;
    assert_true(desk_find(world->office, "officer", name, &id, &world->err));
    return id;
}

static void handled_by(struct world *world, const char *first, const char *second)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_int_equal(record_get_integer(kase, "officer1"), officer(world, first));
    assert_int_equal(record_get_integer(kase, "officer2"), officer(world, second));
    record_free(kase);
}

static void the_head_of_the_unit_assigns(void **state)
{
    struct world *world = *state;
    handled_by(world, "chen", "wang");
    step_refused(world, "chen", "assign", "“指派执法人员”由承办机构负责人办理", NULL);
    step_refused(world, "wang", "assign", "承办人和协办人不能是同一人", "second=陈宇", NULL);
    step_refused(world, "wang", "assign", "已到期，不能承办案件（行政处罚法第四十二条）",
                 "second=李旧", NULL);
    step_refused(world, "wang", "assign", "没有执法资格（执法证），不能承办案件", "first=周文",
                 NULL);
    state_is(world, "state", "registered");
    step_done(world, "wang", "assign", "first=覃朗", "second=曾桐", NULL);
    state_is(world, "state", "assigned");
    handled_by(world, "qin", "zeng");
    step_done(world, "wang", "assign", "first=陈宇", NULL); /* a second time: the state stays */
    state_is(world, "state", "assigned");
    handled_by(world, "chen", "zeng");
}

/* 行政处罚法第四十三条: 决定作出之前，不停止调查; what lets the party off waits for it. */
static void until_it_is_decided_others_go_on(void **state)
{
    struct world *world = *state;
    struct record *screening = screening_clean(world, world->kase);
    screening_save(world, screening);
    record_free(screening);
    step_refused(world, "clerk", "recusal", "理由：还没有填写", "whom=陈宇", NULL);
    step_done(world, "clerk", "recusal", "whom=陈宇", "reason=当事人的亲属", NULL);
    step_done(world, "chen", "order", "stop=停", "correct=改", "until=+3", NULL);
    step_refused(world, "wang", "propose",
                 "有人申请回避还没有决定，请主要负责人先作决定（行政处罚法第四十三条）", NULL);
    step_refused(world, "deputy", "recusal_decide", "“回避决定”由主要负责人办理", NULL);
    step_refused(world, "head", "recusal_decide", "没有人申请他回避，请先登记回避申请", "whom=覃朗",
                 "decision=回避", "reason=-", NULL);
    step_done(world, "head", "recusal_decide", "decision=不回避", "reason=不是亲属", NULL);
    step_done(world, "chen", "propose", NULL);
    state_is(world, "state", "proposed");
}

static void who_stands_back_acts_no_more(void **state)
{
    struct world *world = *state;
    step_done(world, "chen", "recusal", "whom=陈宇", "asked_by=本人", "reason=当事人是同学", NULL);
    step_done(world, "head", "recusal_decide", "decision=回避", "reason=可能影响公正", NULL);
    step_refused(world, "chen", "order", BARRED, "stop=停", "correct=改", "until=+3", NULL);
    step_refused(world, "chen", "recusal", BARRED, "whom=王芳", "reason=-", NULL);
    /* he may not stand beside another either, nor be given the case again */
    step_done(world, "wang", "assign", "first=覃朗", "second=曾桐", NULL);
    step_refused(world, "qin", "order", BARRED, "stop=停", "correct=改", "until=+3",
                 "officer2=陈宇", NULL);
    step_done(world, "qin", "order", "stop=停", "correct=改", "until=+3", NULL);
    step_refused(world, "wang", "assign", BARRED, "first=陈宇", NULL);
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    record_put(kase, "facts", "改一改");
    assert_false(desk_save(world->office, kase, false, &world->err));
    assert_non_null(strstr(world->err.message, BARRED));
    record_free(kase);
}

/* As long as a handler stands back, the case has no two officers. */
static void the_case_is_given_to_others(void **state)
{
    struct world *world = *state;
    step_done(world, "clerk", "recusal", "whom=陈宇", "reason=当事人的亲属", NULL);
    step_done(world, "head", "recusal_decide", "decision=回避", "reason=属实", NULL);
    step_refused(world, "wang", "order",
                 "承办的要有两名证件有效、没有回避的执法人员，请承办机构负责人重新指派", "stop=停",
                 "correct=改", "until=+3", "officer2=覃朗", NULL);
    step_done(world, "wang", "assign", "first=覃朗", NULL);
    step_done(world, "wang", "order", "stop=停", "correct=改", "until=+3", "officer2=覃朗", NULL);
}

/* Two are asked to stand back: each waits until he is decided on; a later decision stands over the earlier. */
static void each_waits_for_his_own_decision(void **state)
{
    struct world *world = *state;
    step_done(world, "clerk", "recusal", "whom=陈宇", "reason=亲属", NULL);
    world->bureau.now += 10;
    step_done(world, "clerk", "recusal", "whom=王芳", "reason=邻居", NULL);
    world->bureau.now += 10;
    step_done(world, "head", "recusal_decide", "decision=回避", "reason=属实", NULL);
    step_refused(world, "chen", "order", BARRED, "stop=停", "correct=改", "until=+3", NULL);
    world->bureau.now += 10;
    step_done(world, "head", "recusal_decide", "decision=不回避", "reason=无碍", NULL);
    step_done(world, "wang", "assign", "first=覃朗", NULL);
    world->bureau.now += 10;
    step_done(world, "head", "recusal_decide", "whom=陈宇", "decision=不回避", "reason=查明不是",
              NULL);
    step_done(world, "wang", "assign", "first=陈宇", NULL);
    step_done(world, "chen", "order", "stop=停", "correct=改", "until=+3", NULL);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_head_of_the_unit_assigns),    TEST(until_it_is_decided_others_go_on),
        TEST(who_stands_back_acts_no_more),    TEST(the_case_is_given_to_others),
        TEST(each_waits_for_his_own_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
