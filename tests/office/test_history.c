/* What is on file about a party, at the elbow of whoever takes in the next case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "support/bureau_road.h"
#include "office/desk.h"
#include "office/history.h"

struct world {
    struct bureau bureau;
    struct office *office;
    struct history history;
    struct err err;
};

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

static int64_t company(struct world *world, const char *name, const char *code)
{
    char named[200], coded[80];
    snprintf(named, sizeof named, "name=%s", name);
    snprintf(coded, sizeof coded, "credit_code=%s", code);
    struct record *party =
        bureau_file(world->office, "party", 0, "kind=单位", named, coded, "representative=赵一",
                    "address=沙坪坝区土湾街道", "phone=13800012345", NULL);
    int64_t id = party->id;
    record_free(party);
    return id;
}

static int64_t person(struct world *world, const char *name, const char *number)
{
    char named[200], numbered[80];
    snprintf(named, sizeof named, "name=%s", name);
    snprintf(numbered, sizeof numbered, "resident_id=%s", number);
    struct record *party = bureau_file(world->office, "party", 0, "kind=个人", named, numbered,
                                       "address=沙坪坝区土湾街道", "phone=13800012345", NULL);
    int64_t id = party->id;
    record_free(party);
    return id;
}

static int64_t shop(struct world *world, const char *name, const char *key, const char *number)
{
    char named[200], numbered[80];
    snprintf(named, sizeof named, "name=%s", name);
    snprintf(numbered, sizeof numbered, "%s=%s", key, number);
    struct record *party =
        bureau_file(world->office, "party", 0, "kind=个体工商户", named, numbered,
                    "address=沙坪坝区土湾街道", "phone=13800012345", NULL);
    int64_t id = party->id;
    record_free(party);
    return id;
}

static int64_t take_in(struct world *world, int64_t party, const char *found_at,
                       const char *violation)
{
    char who[40], when[80], what[400];
    snprintf(who, sizeof who, "party=#%lld", (long long)party);
    snprintf(when, sizeof when, "found_at=%s", found_at);
    snprintf(what, sizeof what, "violation=%s", violation);
    struct record *kase =
        bureau_file(world->office, "case", 0, who, when, what, "street=土湾街道", "place=2号车间",
                    "item=ZM-01", "facts=现场检查发现。", "officer1=chen", "officer2=王芳", NULL);
    int64_t id = kase->id;
    record_free(kase);
    return id;
}

static void ask(struct world *world, int64_t party, int64_t except)
{
    if (!office_history(world->office, party, except, &world->history, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
    assert_true(office_idle(world->office));
}

static void expect_line(struct world *world, const char *wanted)
{
    char *line = history_line(&world->history);
    assert_string_equal(line, wanted);
    free(line);
}

static void nothing_on_file(void **state)
{
    struct world *world = *state;
    int64_t party = company(world, "重庆渝碚机械有限公司", "91500222MA5UQ7RR7W");
    ask(world, party, 0);
    assert_int_equal(world->history.count, 0);
    assert_int_equal(world->history.total, 0);
    expect_line(world, "");
}

/* The same shop, filed once by its code and once by its keeper's number, with the region before. */
static void another_region_or_legal_form(void **state)
{
    struct world *world = *state;
    int64_t before =
        shop(world, "沙坪坝区老王面馆（个体工商户）", "resident_id", "500106199001010028");
    int64_t other = shop(world, "沙坪坝区老王面店", "resident_id", "11010519491231002X");
    take_in(world, before, "2026-03-02 09:00", "未按规定建立台账");
    take_in(world, other, "2026-03-02 09:00", "露天堆放物料未覆盖");
    int64_t party = shop(world, "重庆老王面馆", "credit_code", "91500222MA5UQ7RR7W");
    ask(world, party, 0);
    assert_int_equal(world->history.total, 1);
    assert_false(world->history.cases[0].same_party);
    expect_line(world, "此前 1 件（1 件在疑似同一当事人名下），最近 2026-03-02 "
                       "未按规定建立台账（已受理）");
}

static void earlier_cases_newest_first(void **state)
{
    struct world *world = *state;
    int64_t party = company(world, "重庆渝碚机械有限公司", "91500222MA5UQ7RR7W");
    int64_t later = take_in(world, party, "2026-03-02 09:00", "未按规定建立台账");
    take_in(world, party, "2026-02-25 09:00", "露天堆放物料未覆盖");
    int64_t now = take_in(world, party, "2026-03-09 09:00", "又一次");
    ask(world, party, now);
    assert_int_equal(world->history.count, 2);
    assert_int_equal(world->history.total, 2);
    assert_int_equal(world->history.cases[0].id, later); /* by the day it was found */
    assert_string_equal(world->history.cases[0].number, "沙环柔〔2026〕1号");
    assert_string_equal(world->history.cases[0].found_on, "2026-03-02");
    assert_string_equal(world->history.cases[0].state, "已受理");
    assert_string_equal(world->history.cases[0].measure, "");
    assert_true(world->history.cases[0].same_party);
    assert_string_equal(world->history.cases[1].violation, "露天堆放物料未覆盖");
    expect_line(world, "此前 2 件，最近 2026-03-02 未按规定建立台账（已受理）");
}

static void the_promise_that_was_taken(void **state)
{
    struct world *world = *state;
    int64_t party = company(world, "重庆渝碚机械有限公司", "91500222MA5UQ7RR7W");
    int64_t kase = take_in(world, party, "2026-03-02 09:00", "未按规定建立台账");
    bureau_allow(&world->bureau, kase);
    struct record *commitment =
        bureau_fill(world->office, "commitment", kase, "observe_days=3", NULL);
    assert_true(desk_enter_lines(world->office, commitment,
                                 form_field(commitment->form, "promises"), "补建台账|+2|孙二",
                                 &world->err));
    if (!desk_save(world->office, commitment, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    record_free(commitment);
    ask(world, party, 0);
    assert_string_equal(world->history.cases[0].measure,
                        "承诺书 沙环承〔2026〕1号，观察期至 2026-03-12");
    expect_line(world, "此前 1 件，最近 2026-03-02 未按规定建立台账（观察中）");
}

static void voided_cases_are_not_held_against_anybody(void **state)
{
    struct world *world = *state;
    int64_t party = company(world, "重庆渝碚机械有限公司", "91500222MA5UQ7RR7W");
    int64_t kase = take_in(world, party, "2026-03-02 09:00", "未按规定建立台账");
    struct office *head = bureau_as(&world->bureau, "wang");
    assert_true(desk_void_case(head, kase, "重复受理", &world->err));
    office_close(head);
    ask(world, party, 0);
    assert_int_equal(world->history.total, 0);
}

/* The same shop, once with its licence and once with its owner's number, spelt in two ways. */
static void the_same_party_in_another_row(void **state)
{
    struct world *world = *state;
    int64_t one = shop(world, "老王（土湾）面馆", "credit_code", "91500222MA5UQ7RR7W");
    int64_t other = shop(world, "老王(土湾) 面馆", "resident_id", "11010519491231002X");
    take_in(world, one, "2026-03-02 09:00", "油烟扰民");
    take_in(world, other, "2026-03-03 09:00", "油烟净化器没有开");
    ask(world, one, 0);
    assert_int_equal(world->history.total, 2);
    assert_false(world->history.cases[0].same_party);
    assert_true(world->history.cases[1].same_party);
    expect_line(
        world, "此前 2 件（1 件在疑似同一当事人名下），最近 2026-03-03 油烟净化器没有开（已受理）");
    ask(world, other, 0);
    assert_int_equal(world->history.total, 2);
    assert_true(world->history.cases[0].same_party);
}

static void namesakes_with_other_numbers_are_others(void **state)
{
    struct world *world = *state;
    int64_t one = person(world, "张伟", "11010519491231002X");
    int64_t other = person(world, "张伟", "500106199001010028");
    take_in(world, one, "2026-03-02 09:00", "露天焚烧");
    ask(world, other, 0);
    assert_int_equal(world->history.total, 0);
}

static void shows_twenty_and_counts_a_hundred(void **state)
{
    struct world *world = *state;
    int64_t party = company(world, "重庆渝碚机械有限公司", "91500222MA5UQ7RR7W");
    for (int i = 0; i < 22; i++) {
        take_in(world, party, "2026-03-02 09:00", "未按规定建立台账");
    }
    ask(world, party, 0);
    assert_int_equal(world->history.count, HISTORY_MOST);
    assert_int_equal(world->history.total, 22);
    world->history.total = 100;
    expect_line(world, "此前至少 100 件，最近 2026-03-02 未按规定建立台账（已受理）");
}

static void refuses(void **state)
{
    struct world *world = *state;
    assert_false(office_history(world->office, 99, 0, &world->history, &world->err));
    assert_int_equal(world->err.code, ERR_NOT_FOUND);
    struct office *admin = bureau_as(&world->bureau, NULL);
    assert_false(office_history(admin, 99, 0, &world->history, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    office_close(admin);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WITH_WORLD(nothing_on_file),
        WITH_WORLD(another_region_or_legal_form),
        WITH_WORLD(earlier_cases_newest_first),
        WITH_WORLD(the_promise_that_was_taken),
        WITH_WORLD(voided_cases_are_not_held_against_anybody),
        WITH_WORLD(the_same_party_in_another_row),
        WITH_WORLD(namesakes_with_other_numbers_are_others),
        WITH_WORLD(shows_twenty_and_counts_a_hundred),
        WITH_WORLD(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
