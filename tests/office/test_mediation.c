/* Mediation (工作方案四（四）): its request with two sides that are willing, how it fails and how it ends. */
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

static struct record *begin_request(struct world *world)
{
    return bureau_fill(world->office, "mediate_request", world->kase,
                       "dispute=喷漆异味影响楼上住户", "willing=各方都愿意", NULL);
}

static void file_request(struct world *world, const char *kind, const char *willing)
{
    struct record *step = begin_request(world);
    screening_enter(world, step, "willing", willing);
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
    method_field_is(step->rows[sides].items[0], "name", "重庆渝碚机械有限公司");
    method_refused(world, step, ERR_INPUT, "wish", "诉求：还没有填写");
    record_put(step->rows[sides].items[0], "wish", "看监测结果再说");
    method_refused(world, step, ERR_REFUSED, "sides", two);
    record_put(step->rows[sides].items[0], "stands", "asker");
    method_refused(world, step, ERR_REFUSED, "sides", two);
    screening_enter(world, step, "willing", "有一方不愿意");
    method_note_is(world, step, "willing", "不能调解：告知各方可以依法起诉", true);
    record_free(step);
    struct office *clerk = bureau_as(&world->bureau, "clerk");
    step = desk_new(clerk, "mediate_request", world->kase, &world->err);
    assert_non_null(step); /* a clerk takes it in, and mediates nothing */
    assert_null(desk_new(clerk, "mediate", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    record_free(step);
    office_close(clerk);
}

static void mediation_fails_with_what_was_told(void **state)
{
    struct world *world = *state;
    method_closed(world, "mediate", "请先登记责令改正（工作方案四（四）");
    method_order(world);
    method_closed(world, "mediate", "请先登记调解申请（工作方案四（四）");
    file_request(world, "污染影响的民事纠纷", "有一方不愿意");
    method_closed(world, "mediate", "有一方不愿意");
    file_request(world, "污染影响的民事纠纷", "各方都愿意");
    struct record *step = bureau_fill(world->office, "mediate", world->kase, "course=各说各的",
                                      "result=没有达成协议", NULL);
    method_field_is(step, "dispute", "喷漆异味影响楼上住户");
    method_field_is(step, "present", "重庆渝碚机械有限公司、李桂芳");
    method_field_is(step, "rights",
                    "调解不成，可以依法就争议向人民法院提起民事诉讼；违法行为由本局依法处理。");
    char *rights = strdup(record_get(step, "rights"));
    method_refused(world, step, ERR_INPUT, "follows", "接着怎样办：还没有填写");
    screening_enter(world, step, "follows", "违法行为提请立案");
    method_refused(world, step, ERR_INPUT, "reason", "没有达成的原因：还没有填写");
    screening_enter(world, step, "reason", "补偿数额相差太大");
    record_put(step, "rights", NULL);
    method_refused(world, step, ERR_INPUT, "rights", "告知的权利：还没有填写");
    record_put(step, "rights", rights);
    screening_save(world, step);
    method_field_is(step, "copies", NULL); /* of an agreement that there isn't */
    record_free(step);
    free(rights);
    char *lines = step_lines(world->office, world->kase);
    assert_non_null(strstr(lines, "调解纠错（陈宇、王芳）没有达成协议"));
    free(lines);
}

static void mediation_ends_in_an_agreement(void **state)
{
    struct world *world = *state;
    method_order(world);
    file_request(world, "行政争议", "各方都愿意");
    struct record *step = bureau_fill(world->office, "mediate", world->kase, "course=互谅互让",
                                      "result=达成协议", "agreement=下午不喷漆", NULL);
    assert_non_null(strstr(record_get(step, "rights"), "六十日内依法申请行政复议"));
    screening_enter(world, step, "performance", "社区看着履行");
    method_refused(world, step, ERR_INPUT, "until", "履行期限：还没有填写");
    screening_enter(world, step, "until", "+15");
    screening_enter(world, step, "copies", "1");
    method_refused(world, step, ERR_INPUT, "copies", "协议份数：不能小于 2，填的是 1");
    screening_enter(world, step, "copies", "3");
    screening_save(world, step);
    method_field_is(step, "rights", NULL); /* nothing to sue for */
    record_free(step);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_dispute_has_two_sides),
        TEST(mediation_fails_with_what_was_told),
        TEST(mediation_ends_in_an_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
