/* Persuasion, advice and interview (工作方案四（一）–（三）) as steps of a case: what their forms begin with,
 * what each refuses, and in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "method_fixture.h"
#include "office/desk.h"
#include "office/step.h"

static void persuasion_begins_with_place_person_and_law(void **state)
{
    struct world *world = *state;
    struct record *step = desk_new(world->office, "persuade", world->kase, &world->err);
    assert_non_null(step);
    method_field_is(step, "place", "2号车间");
    method_field_is(step, "whom", "赵一"); /* the contact is not on file: the representative */
    assert_non_null(strstr(record_get(step, "basis"), "《中华人民共和国"));
    method_field_is(step, "done_at", "2026-03-09 10:00");
    assert_int_not_equal(record_get_integer(step, "officer2"), 0);
    record_free(step);
}

static void persuasion_names_its_team_and_volunteers(void **state)
{
    struct world *world = *state;
    struct record *step =
        bureau_fill(world->office, "persuade", world->kase, "urged=夜间不开切割机", "said=马上停",
                    "result=答应限期改正", "team=土湾劝导队", "point=天马路示范点", NULL);
    int volunteers = form_field(step->form, "volunteers");
    assert_true(
        desk_enter_lines(world->office, step, volunteers, "李志远|天马路社区\n周雨", &world->err));
    method_refused(world, step, ERR_INPUT, "until", "答应的期限：还没有填写");
    screening_enter(world, step, "until", "3-8");
    method_refused(world, step, ERR_INPUT, "until",
                   "答应的期限：不能早于劝导时间（2026-03-09 10:00），填的是 2026-03-08");
    screening_enter(world, step, "until", "+3");
    screening_enter(world, step, "officer2", "陈宇");
    method_refused(world, step, ERR_REFUSED, "officer2",
                   "两名执法人员不能是同一人，执法人员不得少于两人（行政处罚法第四十二条）");
    screening_enter(world, step, "officer2", "王芳");
    screening_save(world, step);
    int64_t id = step->id;
    record_free(step);
    step = desk_load(world->office, "persuade", id, &world->err);
    assert_int_equal(step->rows[volunteers].count, 2);
    method_field_is(step->rows[volunteers].items[0], "unit", "天马路社区");
    method_field_is(step, "point", "天马路示范点");
    record_free(step);
    char *lines = step_lines(world->office, world->kase);
    assert_string_equal(lines, "2026-03-09 10:00 行政劝导（陈宇、王芳）夜间不开切割机");
    free(lines);
}

static void whoever_does_not_listen_is_not_left_at_that(void **state)
{
    struct world *world = *state;
    struct record *step =
        bureau_fill(world->office, "persuade", world->kase, "result=不听劝导", NULL);
    method_note_is(world, step, "result", "符合立案条件的提请立案（行政处罚法第五十四条）", true);
    method_note_is(world, step, "said", NULL, false);
    screening_enter(world, step, "result", "当场停止、改正");
    method_note_is(world, step, "result", NULL, false);
    record_free(step);
}

static void advice_is_given_to_one_or_broadcast(void **state)
{
    struct world *world = *state;
    struct record *step =
        bureau_fill(world->office, "advise", world->kase, "advice=建台账，按日记录", NULL);
    method_field_is(step, "topic", "未按规定建立环境管理台账");
    method_field_is(step, "whom", "赵一");
    assert_non_null(strstr(record_get(step, "demands"), "《中华人民共和国"));
    screening_enter(world, step, "way", "书面建议");
    screening_enter(world, step, "handed", "邮寄");
    screening_enter(world, step, "way", "媒体宣传");
    method_refused(world, step, ERR_INPUT, "channels", "宣传渠道：还没有填写");
    screening_enter(world, step, "channels", "电视、公众号");
    screening_enter(world, step, "outlet", "沙坪坝发布");
    screening_enter(world, step, "reach", "0");
    method_refused(world, step, ERR_INPUT, "reach", "覆盖人数：不能小于 1，填的是 0");
    screening_enter(world, step, "reach", "1200");
    screening_save(world, step);
    method_field_is(step, "channels", "tv,account");
    method_field_is(step, "whom", NULL); /* what belongs to another way isn't filed */
    method_field_is(step, "handed", NULL);
    record_free(step);
}

static void notice_says_who_why_when_where(void **state)
{
    struct world *world = *state;
    method_closed(world, "interview_notice",
                  "它在柔性办理、观察中、已立案时办理（工作方案四（三））");
    method_begin_talks(world);
    struct record *step = desk_new(world->office, "interview_notice", world->kase, &world->err);
    assert_non_null(step);
    method_field_is(step, "reason", "未按规定建立环境管理台账");
    method_field_is(step, "whom", "赵一");
    method_field_is(step, "place", "重庆市沙坪坝区生态环境局");
    method_refused(world, step, ERR_INPUT, "meet_at", "约谈开始：还没有填写");
    screening_enter(world, step, "meet_at", "今天 9:00");
    method_refused(world, step, ERR_INPUT, "meet_at",
                   "约谈开始：不能早于通知时间（2026-03-09 10:00），填的是 2026-03-09 09:00");
    screening_enter(world, step, "meet_at", "明天 9:30");
    screening_enter(world, step, "wide", "是");
    method_refused(world, step, ERR_INPUT, "joint", "联合约谈的部门：还没有填写");
    screening_enter(world, step, "joint", "区城市管理局、土湾街道办事处");
    screening_enter(world, step, "ground", "投诉举报较多");
    method_note_is(world, step, "ground", "不产生不予处罚的效果", false);
    screening_save(world, step);
    record_free(step);
}

static struct record *begin_interview(struct world *world)
{
    return bureau_fill(world->office, "interview", world->kase, "said=没有专人记录，已经安排",
                       "norm=按日记录台账", "demand=补齐三月以来的台账", "until=+7",
                       "stand=接受告诫，愿意改正", NULL);
}

static void interview_goes_on_from_notice_and_screening(void **state)
{
    struct world *world = *state;
    method_closed(world, "interview", "它在柔性办理、观察中、已立案时办理（工作方案四（三））");
    method_begin_talks(world);
    struct record *notice = bureau_file(world->office, "interview_notice", world->kase,
                                        "meet_at=今天 15:00", "whom=钱二", "duty=厂长",
                                        "place=井口所", "wide=是", "joint=区城市管理局", NULL);
    record_free(notice);
    struct record *step = begin_interview(world);
    method_field_is(step, "done_at", "2026-03-09 10:00"); /* held earlier than called for */
    record_free(step);
    world->bureau.now += 330;
    step = begin_interview(world);
    method_field_is(step, "done_at", "2026-03-09 15:00");
    method_field_is(step, "ended_at", "2026-03-09 15:30");
    method_field_is(step, "whom", "钱二");
    method_field_is(step, "duty", "厂长");
    method_field_is(step, "place", "井口所");
    method_field_is(step, "joint", "区城市管理局");
    method_field_is(step, "harmless", "yes");
    method_field_is(step, "harmless_proof", "监测报告 3 号");
    method_field_is(step, "prompt", "yes");
    method_field_is(step, "prompt_proof", "整改照片");
    screening_save(world, step);
    record_free(step);
    world->bureau.now += 1440;
    step = begin_interview(world); /* another day: the old hour isn't it */
    method_field_is(step, "done_at", "2026-03-10 15:30");
    record_free(step);
}

static void each_of_the_four_tests_is_needed_with_its_evidence(void **state)
{
    struct world *world = *state;
    static const char *const tests[][4] = {
        {"minor", "情节轻微", "minor_proof", "轻微的证据"},
        {"harmless", "无危害后果", "harmless_proof", "无后果的证据"},
        {"unintended", "无主观故意", "unintended_proof", "无故意的证据"},
        {"prompt", "能及时纠正", "prompt_proof", "纠正的证据"},
    };
    static const char *const not_yes[] = {"否", "拿不准"};
    char expected[200];
    method_begin_talks(world);
    struct record *step = begin_interview(world);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        for (size_t j = 0; j < 2; j++) {
            screening_enter(world, step, tests[i][0], not_yes[j]);
            snprintf(expected, sizeof expected,
                     "%s：不是“是”，四项检验缺一项就不能约谈告诫，请提请立案（工作方案四（三））",
                     tests[i][1]);
            method_refused(world, step, ERR_REFUSED, tests[i][0], expected);
        }
        screening_enter(world, step, tests[i][0], "是");
        record_put(step, tests[i][2], NULL);
        snprintf(expected, sizeof expected, "%s：还没有写，四项检验要各附证据（工作方案四（三））",
                 tests[i][3]);
        method_refused(world, step, ERR_REFUSED, tests[i][2], expected);
        record_put(step, tests[i][2], "检查笔录第 2 页");
    }
    record_put(step, "prompt", NULL);
    method_refused(world, step, ERR_INPUT, "prompt", "能及时纠正：还没有填写");
    record_put(step, "prompt", "yes");
    screening_save(world, step);
    record_put(step, "minor_proof", NULL); /* nor is it taken away afterwards */
    assert_false(desk_save(world->office, step, false, &world->err));
    assert_string_equal(world->err.field, "minor_proof");
    record_free(step);
}

static void whoever_is_called_for_danger_is_not_let_off(void **state)
{
    struct world *world = *state;
    method_begin_talks(world);
    struct record *step = begin_interview(world);
    screening_enter(world, step, "minor", "否");
    screening_enter(world, step, "ground", "可能存在安全隐患");
    method_note_is(world, step, "ground", "不要求四项检验，也不产生不予处罚的效果", false);
    screening_save(world, step);
    method_field_is(step, "minor", NULL);
    method_field_is(step, "harmless_proof", NULL);
    record_free(step);
    step = begin_interview(world);
    screening_enter(world, step, "stand", "拒不接受");
    method_note_is(world, step, "stand", "不再柔性办理，请提请立案", true);
    record_free(step);
}

static void assert_state(struct world *world, const char *state)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    method_field_is(kase, "state", state);
    record_free(kase);
}

/* One or several at once (工作方案四): none of them leads the case on, none is anybody's who doesn't handle. */
static void several_methods_stand_beside_each_other(void **state)
{
    struct world *world = *state;
    method_begin_talks(world);
    struct record *persuasion =
        bureau_file(world->office, "persuade", world->kase, "urged=盖好料堆", "said=马上盖",
                    "result=当场停止、改正", NULL);
    struct record *advice =
        bureau_file(world->office, "advise", world->kase, "advice=每天下班前检查", NULL);
    struct record *interview = begin_interview(world);
    screening_save(world, interview);
    assert_state(world, "flexible");
    char *lines = step_lines(world->office, world->kase);
    assert_non_null(strstr(lines, "约谈告诫（陈宇、王芳）未按规定建立环境管理台账"));
    assert_non_null(strstr(lines, "告知建议（陈宇、王芳）未按规定建立环境管理台账"));
    assert_non_null(strstr(lines, "行政劝导（陈宇、王芳）盖好料堆"));
    free(lines);
    record_free(interview);
    record_free(advice);
    record_free(persuasion);
    static const char *const forms[] = {"persuade", "advise", "interview_notice", "interview"};
    struct office *visit = bureau_as(&world->bureau, "visit");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_null(desk_new(visit, forms[i], world->kase, &world->err));
        assert_int_equal(world->err.code, ERR_DENIED);
        assert_non_null(strstr(world->err.message, "由执法人员、承办机构负责人办理，您是回访员"));
        assert_non_null(strstr(world->err.message, "（工作方案四"));
    }
    office_close(visit);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(persuasion_begins_with_place_person_and_law),
        TEST(persuasion_names_its_team_and_volunteers),
        TEST(whoever_does_not_listen_is_not_left_at_that),
        TEST(advice_is_given_to_one_or_broadcast),
        TEST(notice_says_who_why_when_where),
        TEST(interview_goes_on_from_notice_and_screening),
        TEST(each_of_the_four_tests_is_needed_with_its_evidence),
        TEST(whoever_is_called_for_danger_is_not_let_off),
        TEST(several_methods_stand_beside_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
