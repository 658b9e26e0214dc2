/* 今日: what is due soon and mine, what waits for somebody's role, who is kept off by what he did in the case, and
 * that the act which is waited for comes first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/text.h"
#include "office/desk.h"
#include "office/row_act.h"
#include "steps_fixture.h"

/* A second case of chen and wang, found on that day. */
static int64_t case_found(struct world *world, const char *when)
{
    char found[64];
    snprintf(found, sizeof found, "found_at=%s", when);
    struct record *kase = bureau_file(world->office, "case", 0, "party=重庆渝碚机械有限公司",
                                      "street=土湾街道", "place=厂门口", "violation=露天堆放砂石",
                                      "facts=现场检查发现。", "officer2=王芳", found, NULL);
    int64_t id = kase->id;
    record_free(kase);
    return id;
}

/* The ids in the list, in its order, with blanks between. */
static void lists(struct world *world, const char *account, const char *view, const char *expected)
{
    struct office *office = bureau_as(&world->bureau, account);
    struct desk_query query = {.view = view};
    struct view_page page;
    char ids[256] = "";
    int64_t count = 0;
    view_page_init(&page);
    if (!desk_page(office, &query, false, 0, NULL, false, 20, &page, &world->err) ||
        !desk_count(office, &query, 20, &count, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    for (size_t i = 0; i < page.count; i++) {
        size_t used = strlen(ids);
        snprintf(ids + used, sizeof ids - used, "%s%lld", i > 0 ? " " : "",
                 (long long)page.rows[i].id);
    }
    if (strcmp(ids, expected) != 0 || (size_t)count != page.count) {
        fail_msg("%s of %s: %s (%lld), expected %s", view, account, ids, (long long)count,
                 expected);
    }
    view_page_done(&page);
    office_close(office);
}

static void test_mine_overdue_and_soon(void **state)
{
    struct world *world = *state;          /* case 1: found today, due on the 24th */
    case_found(world, "2026-02-25 09:00"); /* 2: due on 2026-03-12 */
    case_found(world, "2026-02-10 09:00"); /* 3: overdue */
    lists(world, "chen", "today", "3 2");
    lists(world, "chen", "due", "3 2 1");
    lists(world, "chen", "waiting", "");
    lists(world, "qin", "today", "");
    world->bureau.now += (moment_t)8 * 1440; /* seven days before the 24th */
    lists(world, "chen", "today", "3 2 1");
}

/* No term runs any more, and yet it is mine to go on with. */
static void test_mine_without_a_day(void **state)
{
    struct world *world = *state;
    state_put(world, "due_on", NULL);
    state_put(world, "state", "visited");
    lists(world, "chen", "today", "1");
    lists(world, "wang", "today", "1"); /* the second officer */
    lists(world, "qin", "today", "");
    state_put(world, "state", "closed");
    lists(world, "chen", "today", "");
    lists(world, "clerk", "today", "1");
}

static void test_each_role_has_its_own(void **state)
{
    static const struct {
        const char *key, *code, *account;
    } rows[] = {
        {"state", "proposed", "deputy"},     {"state", "filing", "deputy"},
        {"state", "closing", "deputy"},      {"state", "reviewing", "review"},
        {"state", "kept", "visit"},          {"state", "closed", "clerk"},
        {"crime_state", "reported", "head"}, {"detention_state", "reported", "deputy"},
    };
    static const char *const people[] = {"clerk", "review", "deputy", "head", "visit"};
    struct world *world = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        state_put(world, rows[i].key, rows[i].code);
        for (size_t j = 0; j < sizeof people / sizeof *people; j++) {
            bool his = strcmp(people[j], rows[i].account) == 0;
            lists(world, people[j], "waiting", his ? "1" : "");
            lists(world, people[j], "today", his ? "1" : "");
        }
        state_put(world, rows[i].key, strcmp(rows[i].key, "state") == 0 ? "assigned" : NULL);
    }
}

/* 沈兼 is an officer and a leader: what he proposed waits for another leader. */
static void hire(struct world *world, const char *name, const char *account, const char *roles,
                 const char *unit)
{
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct record *record = bureau_fill(admin, "officer", 0, NULL);
    record_put(record, "name", name);
    record_put(record, "account", account);
    record_put(record, "roles", roles);
    record_put(record, "unit", unit);
    char cert[32];
    snprintf(cert, sizeof cert, "5001-%s", account);
    record_put(record, "cert", text_upper(cert));
    record_put(record, "cert_until", "2028-01-01");
    if (!desk_save(admin, record, false, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    record_free(record);
    office_close(admin);
}

static void test_nobody_approves_what_he_proposed(void **state)
{
    struct world *world = *state;
    hire(world, "沈兼", "shen", "officer,deputy", NULL);
    state_put(world, "state", "assigned");
    step_done(world, "shen", "file", "matter=夜间施工", "evidence=检查笔录", "basis=第五十四条",
              "officer2=王芳", NULL);
    lists(world, "deputy", "waiting", "1");
    lists(world, "shen", "waiting", "");
    lists(world, "shen", "today", "");
}

/* As second officer of the step too. */
static void test_nobody_approves_what_he_joined_in(void **state)
{
    struct world *world = *state;
    hire(world, "沈兼", "shen", "officer,deputy", NULL);
    state_put(world, "state", "assigned");
    step_done(world, "chen", "file", "matter=夜间施工", "evidence=检查笔录", "basis=第五十四条",
              "officer2=沈兼", NULL);
    lists(world, "deputy", "waiting", "1");
    lists(world, "shen", "waiting", "");
}

static void test_nobody_visits_his_own(void **state)
{
    struct world *world = *state;
    hire(world, "沈兼", "shen", "officer,visitor", NULL);
    state_put(world, "state", "assigned");
    lists(world, "shen", "waiting", "");
    step_done(world, "wang", "assign", "first=沈兼", "second=王芳", NULL);
    state_put(world, "state", "kept");
    lists(world, "visit", "waiting", "1");
    lists(world, "shen", "waiting", "");
}

static void test_recusal_waits_for_the_head(void **state)
{
    struct world *world = *state;
    state_put(world, "state", "screened");
    lists(world, "head", "today", "");
    step_done(world, "clerk", "recusal", "whom=陈宇", "reason=当事人的亲属", NULL);
    lists(world, "head", "today", "1");
    lists(world, "deputy", "today", "");
    step_done(world, "clerk", "recusal", "whom=王芳", "reason=当事人的邻居", NULL);
    step_done(world, "head", "recusal_decide", "whom=陈宇", "decision=不回避", "reason=不是亲属",
              NULL);
    lists(world, "head", "waiting", "1"); /* the other one isn't decided on */
    step_done(world, "head", "recusal_decide", "whom=王芳", "decision=不回避", "reason=不相识",
              NULL);
    lists(world, "head", "waiting", "");
}

static void test_who_stands_back_has_it_no_more(void **state)
{
    struct world *world = *state;
    step_done(world, "clerk", "recusal", "whom=吴法", "reason=当事人的亲属", NULL);
    state_put(world, "state", "reviewing");
    lists(world, "review", "waiting", "1");
    step_done(world, "head", "recusal_decide", "whom=吴法", "decision=回避", "reason=亲属", NULL);
    lists(world, "review", "waiting", "");
}

static void put_in_unit(struct world *world, const char *account, const char *unit)
{
    struct office *self = bureau_as(&world->bureau, account);
    int64_t id = office_me(self)->id;
    office_close(self);
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct record *officer = desk_load(admin, "officer", id, &world->err);
    record_put(officer, "unit", unit);
    assert_true(desk_save(admin, officer, false, &world->err));
    record_free(officer);
    office_close(admin);
}

static void test_a_units_head_has_his_units(void **state)
{
    struct world *world = *state;
    hire(world, "丁队", "ding", "unit_head", "执法支队");
    hire(world, "戊队", "wu", "unit_head", "监测站");
    lists(world, "ding", "waiting", ""); /* chen is in no unit */
    put_in_unit(world, "chen", "执法支队一大队");
    lists(world, "ding", "waiting", "1");
    lists(world, "wu", "waiting", "");
    lists(world, "ding", "due-unit", "1");
    lists(world, "wu", "due-unit", "");
    lists(world, "deputy", "due-unit", "1"); /* the leaders' is the whole bureau */
    lists(world, "wang", "waiting", "1");    /* in no unit: all are his */
}

static void test_what_is_waited_for_comes_first(void **state)
{
    static const struct {
        const char *code, *account, *act;
    } rows[] = {{"registered", "wang", "assign"},    {"proposed", "deputy", "approve"},
                {"filing", "deputy", "file_decide"}, {"kept", "visit", "visit"},
                {"closed", "clerk", "archive"},      {"assigned", "chen", "screening"}};
    struct world *world = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        state_put(world, "state", rows[i].code);
        struct office *office = bureau_as(&world->bureau, rows[i].account);
        struct record *kase = desk_load(office, "case", world->kase, &world->err);
        struct row_offer offers[8];
        assert_int_equal(row_offers(office, kase, offers, 8), 8);
        assert_true(offers[0].open);
        assert_string_equal(offers[0].act->key, rows[i].act);
        record_free(kase);
        office_close(office);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TODAY_TEST(test) cmocka_unit_test_setup_teardown(test, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TODAY_TEST(test_mine_overdue_and_soon),
        TODAY_TEST(test_mine_without_a_day),
        TODAY_TEST(test_each_role_has_its_own),
        TODAY_TEST(test_nobody_approves_what_he_proposed),
        TODAY_TEST(test_nobody_approves_what_he_joined_in),
        TODAY_TEST(test_nobody_visits_his_own),
        TODAY_TEST(test_recusal_waits_for_the_head),
        TODAY_TEST(test_who_stands_back_has_it_no_more),
        TODAY_TEST(test_a_units_head_has_his_units),
        TODAY_TEST(test_what_is_waited_for_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
