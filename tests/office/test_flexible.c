/* The flexible methods of the plan (工作方案四（一）–（四）) as steps of a case: what their forms begin with,
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

#include "office/desk.h"
#include "office/step.h"
#include "screening_fixture.h"

static void expect_refused(struct world *world, struct record *record, enum err_code code,
                           const char *field, const char *message)
{
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_string_equal(world->err.message, message);
    assert_int_equal(world->err.code, code);
    assert_string_equal(world->err.field, field);
    assert_int_equal(record->id, 0);
}

static void field_is(const struct record *record, const char *key, const char *value)
{
    if (value == NULL) {
        assert_null(record_get(record, key));
    } else {
        assert_non_null(record_get(record, key));
        assert_string_equal(record_get(record, key), value);
    }
}

static void expect_note(struct world *world, const struct record *record, const char *key,
                        const char *told, bool warned)
{
    bool warns;
    char *note = desk_note(world->office, record, form_field(record->form, key), &warns);
    assert_int_equal(note != NULL, told != NULL);
    if (told != NULL) {
        assert_non_null(strstr(note, told));
        assert_int_equal(warns, warned);
    }
    free(note);
}

/* The case is screened and watched: the party may be talked to. */
static void begin_talks(struct world *world)
{
    struct record *screening = screening_clean(world, world->kase);
    screening_save(world, screening);
    record_free(screening);
    struct record *promise = bureau_fill(world->office, "commitment", world->kase, NULL);
    assert_true(desk_enter_lines(world->office, promise, form_field(promise->form, "promises"),
                                 "补齐台账|+7|赵一", &world->err));
    screening_save(world, promise);
    record_free(promise);
}

static void persuasion_begins_with_place_person_and_law(void **state)
{
    struct world *world = *state;
    struct record *step = desk_new(world->office, "persuade", world->kase, &world->err);
    assert_non_null(step);
    field_is(step, "place", "2号车间");
    field_is(step, "whom", "赵一"); /* the contact is not on file: the representative */
    assert_non_null(strstr(record_get(step, "basis"), "《中华人民共和国"));
    field_is(step, "done_at", "2026-03-09 10:00");
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
    expect_refused(world, step, ERR_INPUT, "until", "答应的期限：还没有填写");
    screening_enter(world, step, "until", "3-8");
    expect_refused(world, step, ERR_INPUT, "until",
                   "答应的期限：不能早于劝导时间（2026-03-09 10:00），填的是 2026-03-08");
    screening_enter(world, step, "until", "+3");
    screening_enter(world, step, "officer2", "陈宇");
    expect_refused(world, step, ERR_REFUSED, "officer2",
                   "两名执法人员不能是同一人，执法人员不得少于两人（行政处罚法第四十二条）");
    screening_enter(world, step, "officer2", "王芳");
    screening_save(world, step);
    int64_t id = step->id;
    record_free(step);
    step = desk_load(world->office, "persuade", id, &world->err);
    assert_int_equal(step->rows[volunteers].count, 2);
    field_is(step->rows[volunteers].items[0], "unit", "天马路社区");
    field_is(step, "point", "天马路示范点");
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
    expect_note(world, step, "result", "符合立案条件的提请立案（行政处罚法第五十四条）", true);
    expect_note(world, step, "said", NULL, false);
    screening_enter(world, step, "result", "当场停止、改正");
    expect_note(world, step, "result", NULL, false);
    record_free(step);
}

static void advice_is_given_to_one_or_broadcast(void **state)
{
    struct world *world = *state;
    struct record *step =
        bureau_fill(world->office, "advise", world->kase, "advice=建台账，按日记录", NULL);
    field_is(step, "topic", "未按规定建立环境管理台账");
    field_is(step, "whom", "赵一");
    assert_non_null(strstr(record_get(step, "demands"), "《中华人民共和国"));
    screening_enter(world, step, "way", "书面建议");
    screening_enter(world, step, "handed", "邮寄");
    screening_enter(world, step, "way", "媒体宣传");
    expect_refused(world, step, ERR_INPUT, "channels", "宣传渠道：还没有填写");
    screening_enter(world, step, "channels", "电视、公众号");
    screening_enter(world, step, "outlet", "沙坪坝发布");
    screening_enter(world, step, "reach", "0");
    expect_refused(world, step, ERR_INPUT, "reach", "覆盖人数：不能小于 1，填的是 0");
    screening_enter(world, step, "reach", "1200");
    screening_save(world, step);
    field_is(step, "channels", "tv,account");
    field_is(step, "whom", NULL); /* what belongs to another way isn't filed */
    field_is(step, "handed", NULL);
    record_free(step);
}

static void notice_says_who_why_when_where(void **state)
{
    struct world *world = *state;
    begin_talks(world);
    struct record *step = desk_new(world->office, "interview_notice", world->kase, &world->err);
    assert_non_null(step);
    field_is(step, "reason", "未按规定建立环境管理台账");
    field_is(step, "whom", "赵一");
    field_is(step, "place", "重庆市沙坪坝区生态环境局");
    expect_refused(world, step, ERR_INPUT, "meet_at", "约谈开始：还没有填写");
    screening_enter(world, step, "meet_at", "今天 9:00");
    expect_refused(world, step, ERR_INPUT, "meet_at",
                   "约谈开始：不能早于通知时间（2026-03-09 10:00），填的是 2026-03-09 09:00");
    screening_enter(world, step, "meet_at", "明天 9:30");
    screening_enter(world, step, "wide", "是");
    expect_refused(world, step, ERR_INPUT, "joint", "联合约谈的部门：还没有填写");
    screening_enter(world, step, "joint", "区城市管理局、土湾街道办事处");
    screening_enter(world, step, "ground", "投诉举报较多");
    expect_note(world, step, "ground", "不产生不予处罚的效果", false);
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
    begin_talks(world);
    struct record *notice = bureau_file(world->office, "interview_notice", world->kase,
                                        "meet_at=今天 15:00", "whom=钱二", "duty=厂长",
                                        "place=井口所", "wide=是", "joint=区城市管理局", NULL);
    record_free(notice);
    struct record *step = begin_interview(world);
    field_is(step, "done_at", "2026-03-09 10:00"); /* held earlier than called for */
    record_free(step);
    world->bureau.now += 330;
    step = begin_interview(world);
    field_is(step, "done_at", "2026-03-09 15:00");
    field_is(step, "ended_at", "2026-03-09 15:30");
    field_is(step, "whom", "钱二");
    field_is(step, "duty", "厂长");
    field_is(step, "place", "井口所");
    field_is(step, "joint", "区城市管理局");
    field_is(step, "harmless", "yes");
    field_is(step, "harmless_proof", "监测报告 3 号");
    field_is(step, "prompt", "yes");
    field_is(step, "prompt_proof", "整改照片");
    screening_save(world, step);
    record_free(step);
    world->bureau.now += 1440;
    step = begin_interview(world); /* another day: the old hour isn't it */
    field_is(step, "done_at", "2026-03-10 15:30");
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
    begin_talks(world);
    struct record *step = begin_interview(world);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        for (size_t j = 0; j < 2; j++) {
            screening_enter(world, step, tests[i][0], not_yes[j]);
            snprintf(expected, sizeof expected,
                     "%s：不是“是”，四项检验缺一项就不能约谈告诫，请提请立案（工作方案四（三））",
                     tests[i][1]);
            expect_refused(world, step, ERR_REFUSED, tests[i][0], expected);
        }
        screening_enter(world, step, tests[i][0], "是");
        record_put(step, tests[i][2], NULL);
        snprintf(expected, sizeof expected, "%s：还没有写，四项检验要各附证据（工作方案四（三））",
                 tests[i][3]);
        expect_refused(world, step, ERR_REFUSED, tests[i][2], expected);
        record_put(step, tests[i][2], "检查笔录第 2 页");
    }
    record_put(step, "prompt", NULL);
    expect_refused(world, step, ERR_INPUT, "prompt", "能及时纠正：还没有填写");
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
    begin_talks(world);
    struct record *step = begin_interview(world);
    screening_enter(world, step, "minor", "否");
    screening_enter(world, step, "ground", "可能存在安全隐患");
    expect_note(world, step, "ground", "不要求四项检验，也不产生不予处罚的效果", false);
    screening_save(world, step);
    field_is(step, "minor", NULL);
    field_is(step, "harmless_proof", NULL);
    record_free(step);
    step = begin_interview(world);
    screening_enter(world, step, "stand", "拒不接受");
    expect_note(world, step, "stand", "不再柔性办理，请提请立案", true);
    record_free(step);
}

static struct record *begin_request(struct world *world)
{
    return bureau_fill(world->office, "mediate_request", world->kase,
                       "dispute=喷漆异味影响楼上住户", "willing=各方都愿意", NULL);
}

static void file_request(struct world *world, const char *kind)
{
    struct record *step = begin_request(world);
    int sides = form_field(step->form, "sides");
    screening_enter(world, step, "kind", kind);
    record_put(step->rows[sides].items[0], "wish", "看监测结果再说");
    assert_true(
        desk_enter_lines(world->office, step, sides, "李桂芳|申请人||下午不喷漆", &world->err));
    screening_save(world, step);
    record_free(step);
}

static void a_dispute_has_two_sides(void **state)
{
    struct world *world = *state;
    static const char two[] =
        "争议各方：至少要有一方申请人、一方被申请人（工作方案四（四）：组织各方平等协商）";
    struct record *step = begin_request(world);
    int sides = form_field(step->form, "sides");
    assert_int_equal(step->rows[sides].count, 1); /* the party of the case */
    field_is(step->rows[sides].items[0], "name", "重庆渝碚机械有限公司");
    expect_refused(world, step, ERR_INPUT, "wish", "诉求：还没有填写");
    record_put(step->rows[sides].items[0], "wish", "看监测结果再说");
    expect_refused(world, step, ERR_REFUSED, "sides", two);
    record_put(step->rows[sides].items[0], "stands", "asker");
    expect_refused(world, step, ERR_REFUSED, "sides", two);
    screening_enter(world, step, "willing", "有一方不愿意");
    expect_note(world, step, "willing", "不能调解：告知各方可以依法起诉", true);
    record_free(step);
    struct office *clerk = bureau_as(&world->bureau, "clerk");
    step = desk_new(clerk, "mediate_request", world->kase, &world->err);
    assert_non_null(step); /* a clerk takes it in, and mediates nothing */
    assert_null(desk_new(clerk, "mediate", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    record_free(step);
    office_close(clerk);
}

static void give_order(struct world *world)
{
    struct record *order = bureau_file(world->office, "order", world->kase, "stop=停止喷漆",
                                       "correct=装活性炭箱", "until=+3", NULL);
    record_free(order);
}

static void mediation_fails_with_what_was_told(void **state)
{
    struct world *world = *state;
    give_order(world);
    file_request(world, "污染影响的民事纠纷");
    struct record *step = bureau_fill(world->office, "mediate", world->kase, "course=各说各的",
                                      "result=没有达成协议", NULL);
    field_is(step, "dispute", "喷漆异味影响楼上住户");
    field_is(step, "present", "重庆渝碚机械有限公司、李桂芳");
    field_is(step, "rights",
             "调解不成，可以依法就争议向人民法院提起民事诉讼；违法行为由本局依法处理。");
    char *rights = strdup(record_get(step, "rights"));
    expect_refused(world, step, ERR_INPUT, "follows", "接着怎样办：还没有填写");
    screening_enter(world, step, "follows", "违法行为提请立案");
    expect_refused(world, step, ERR_INPUT, "reason", "没有达成的原因：还没有填写");
    screening_enter(world, step, "reason", "补偿数额相差太大");
    record_put(step, "rights", NULL);
    expect_refused(world, step, ERR_INPUT, "rights", "告知的权利：还没有填写");
    record_put(step, "rights", rights);
    screening_save(world, step);
    field_is(step, "copies", NULL); /* of an agreement that there isn't */
    record_free(step);
    free(rights);
    char *lines = step_lines(world->office, world->kase);
    assert_non_null(strstr(lines, "调解纠错（陈宇、王芳）没有达成协议"));
    free(lines);
}

static void mediation_ends_in_an_agreement(void **state)
{
    struct world *world = *state;
    give_order(world);
    file_request(world, "行政争议");
    struct record *step = bureau_fill(world->office, "mediate", world->kase, "course=互谅互让",
                                      "result=达成协议", "agreement=下午不喷漆", NULL);
    assert_non_null(strstr(record_get(step, "rights"), "六十日内依法申请行政复议"));
    screening_enter(world, step, "performance", "社区看着履行");
    expect_refused(world, step, ERR_INPUT, "until", "履行期限：还没有填写");
    screening_enter(world, step, "until", "+15");
    screening_enter(world, step, "copies", "1");
    expect_refused(world, step, ERR_INPUT, "copies", "协议份数：不能小于 2，填的是 1");
    screening_enter(world, step, "copies", "3");
    screening_save(world, step);
    field_is(step, "rights", NULL); /* nothing to sue for */
    record_free(step);
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
        TEST(a_dispute_has_two_sides),
        TEST(mediation_fails_with_what_was_told),
        TEST(mediation_ends_in_an_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
