/* 预防宣传: persuasion at a point, media and talks that belong to no case (工作方案四（一）、（二）). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "method_fixture.h"
#include "office/desk.h"
#include "office/undo.h"

static struct record *begin_persuasion(struct world *world)
{
    return bureau_fill(world->office, "outreach", 0, "topic=夜间施工噪声劝导",
                       "point=井口园区示范点", "place=园区南门", "content=夜间十点后不得施工",
                       "officer2=王芳", NULL);
}

static void persuasion_at_a_point_names_place_team_and_people(void **state)
{
    struct world *world = *state;
    struct record *row = begin_persuasion(world);
    method_field_is(row, "held_at", "2026-03-09 10:00");
    method_field_is(row, "kind", "persuade");
    record_put(row, "point", NULL);
    method_refused(world, row, ERR_INPUT, "point", "劝导示范点：还没有填写");
    record_put(row, "point", "井口园区示范点");
    screening_enter(world, row, "reach", "0");
    method_refused(world, row, ERR_INPUT, "reach", "覆盖人数：不能小于 1，填的是 0");
    screening_enter(world, row, "reach", "60");
    screening_enter(world, row, "team", "井口劝导队");
    screening_enter(world, row, "volunteers", "周雨、李志远");
    screening_save(world, row);
    assert_true(row->id > 0);
    record_free(row);
}

static void whoever_persuades_has_a_certificate_and_is_not_alone(void **state)
{
    struct world *world = *state;
    struct record *row = begin_persuasion(world);
    screening_enter(world, row, "officer2", "陈宇");
    method_refused(world, row, ERR_REFUSED, "officer2",
                   "两名执法人员不能是同一人，执法人员不得少于两人（行政处罚法第四十二条）");
    screening_enter(world, row, "officer2", "李旧");
    assert_false(desk_save(world->office, row, false, &world->err));
    assert_string_equal(world->err.field, "officer2");
    assert_non_null(strstr(world->err.message, "（行政处罚法第四十二条）"));
    record_put(row, "officer2", NULL);
    method_refused(world, row, ERR_INPUT, "officer2", "第二名执法人员：还没有填写");
    screening_enter(world, row, "kind", "上门宣讲"); /* one is enough to talk */
    screening_save(world, row);
    method_field_is(row, "point", NULL);
    record_free(row);
}

static void a_broadcast_says_by_which_channels(void **state)
{
    struct world *world = *state;
    struct record *row = begin_persuasion(world);
    screening_enter(world, row, "kind", "媒体宣传");
    method_refused(world, row, ERR_INPUT, "channels", "宣传渠道：还没有填写");
    screening_enter(world, row, "channels", "电视、公众号");
    method_refused(world, row, ERR_INPUT, "outlet", "媒体、栏目：还没有填写");
    screening_enter(world, row, "outlet", "沙坪坝发布");
    screening_save(world, row);
    method_field_is(row, "channels", "tv,account");
    method_field_is(row, "place", NULL);
    screening_enter(world, row, "reach", "1200");
    screening_save(world, row);
    char *words = undo_words(world->office, &world->err);
    assert_string_equal(words, "撤销 夜间施工噪声劝导 的修改：覆盖人数 由“1200”改回空白");
    free(words);
    record_free(row);
}

static void clerk_and_publisher_write_it_the_leader_reads(void **state)
{
    struct world *world = *state;
    struct record *row = begin_persuasion(world);
    screening_save(world, row);
    int64_t id = row->id;
    record_free(row);
    struct office *clerk = bureau_as(&world->bureau, "clerk");
    row = desk_new(clerk, "outreach", 0, &world->err);
    assert_non_null(row);
    method_field_is(row, "officer", NULL); /* a clerk names who did it */
    record_free(row);
    office_close(clerk);
    struct office *deputy = bureau_as(&world->bureau, "deputy");
    assert_null(desk_new(deputy, "outreach", 0, &world->err));
    assert_string_equal(
        world->err.message,
        "“登记预防宣传”由文员、执法人员、承办机构负责人、公示管理员办理，您是分管领导"
        "（工作方案四（一）、（二））");
    row = desk_load(deputy, "outreach", id, &world->err);
    assert_non_null(row);
    record_put(row, "topic", "别的");
    assert_false(desk_save(deputy, row, false, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    record_free(row);
    office_close(deputy);
    struct office *admin = bureau_as(&world->bureau, NULL);
    assert_null(desk_load(admin, "outreach", id, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    office_close(admin);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(persuasion_at_a_point_names_place_team_and_people),
        TEST(whoever_persuades_has_a_certificate_and_is_not_alone),
        TEST(a_broadcast_says_by_which_channels),
        TEST(clerk_and_publisher_write_it_the_leader_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
