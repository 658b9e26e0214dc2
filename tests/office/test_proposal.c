/* Handling a case flexibly is proposed by the officers on what the screening found, and approved by a leader
 * who didn't propose it himself; what the screening forbids is refused, with its clause. */
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

/* Screens the case with one answer changed. */
static void screen(struct world *world, const char *key, const char *value)
{
    struct record *screening = screening_clean(world, world->kase);
    if (key != NULL) {
        screening_enter(world, screening, key, value);
    }
    screening_save(world, screening);
    record_free(screening);
}

static void has(const struct record *record, const char *key, const char *value)
{
    const char *there = record_get(record, key);
    if (there == NULL || strcmp(there, value) != 0) {
        fail_msg("%s: %s, not %s", key, there, value);
    }
}

/* An officer who agrees with the screening has only to file it. */
static void the_proposal_begins_with_what_was_found(void **state)
{
    struct world *world = *state;
    screen(world, NULL, NULL);
    struct record *proposal = desk_new(world->office, "propose", world->kase, &world->err);
    assert_non_null(proposal);
    has(proposal, "methods", "persuade,advise");
    has(proposal, "reason",
        "筛查结论：可以柔性办结；正面清单事项：ZM-01；法定途径：应当不罚（轻微）成立；"
        "可以不罚（首违）成立；无主观过错（举证）不成立");
    assert_null(record_get(proposal, "observe_days"));
    assert_true(desk_save(world->office, proposal, false, &world->err));
    record_free(proposal);
    state_is(world, "state", "proposed");
}

/* Where it has to be watched, a promise for as long as the office's table suggests. */
static void a_promise_is_proposed_where_it_is_watched(void **state)
{
    struct world *world = *state;
    screen(world, "correction", "承诺限期改正");
    struct record *proposal = desk_new(world->office, "propose", world->kase, &world->err);
    assert_non_null(proposal);
    has(proposal, "methods", "interview,promise");
    has(proposal, "observe_days", "15");
    record_free(proposal);
}

static void a_leader_approves_or_returns(void **state)
{
    struct world *world = *state;
    screen(world, NULL, NULL);
    step_done(world, "chen", "propose", NULL);
    step_refused(world, "chen", "approve",
                 "“审批柔性执法”由分管领导、主要负责人办理，您是执法人员（内部分工", NULL);
    struct office *deputy = bureau_as(&world->bureau, "deputy");
    struct record *approval = desk_new(deputy, "approve", world->kase, &world->err);
    has(approval, "outcome", "approved");
    assert_string_equal(approval->called[form_field(approval->form, "officer")], "郑副");
    assert_non_null(strstr(record_get(approval, "proposal"), "拟用方式：劝导、告知建议\n"));
    record_free(approval);
    office_close(deputy);
    step_refused(world, "deputy", "approve", "审批意见：还没有填写", "outcome=退回", NULL);
    step_refused(world, "deputy", "approve", "由本人登记，只能写自己", "officer=陈宇", NULL);
    step_done(world, "deputy", "approve", "outcome=退回", "opinion=补首次违法的证据", NULL);
    state_is(world, "state", "screened");
    step_done(world, "chen", "propose", NULL);
    step_done(world, "deputy", "approve", NULL);
    state_is(world, "state", "flexible");
}

/* 内部分工: whoever proposed it doesn't approve it, under whatever name. */
static void nobody_approves_his_own(void **state)
{
    struct world *world = *state;
    screen(world, NULL, NULL);
    struct office *admin = bureau_as(&world->bureau, NULL);
    int64_t id;
    assert_true(desk_find(admin, "officer", "qin", &id, &world->err));
    struct record *both = desk_load(admin, "officer", id, &world->err);
    record_put(both, "roles", "officer,deputy");
    assert_true(desk_save(admin, both, false, &world->err));
    record_free(both);
    office_close(admin);
    step_refused(world, "qin", "propose", "提请人：要由提请的人自己登记，这里要有您自己",
                 "officer=陈宇", NULL);
    step_done(world, "qin", "propose", NULL);
    step_refused(world, "qin", "approve",
                 "不能审批柔性执法：这件案件是您提请的，请另一位领导审批"
                 "（内部分工：提请的人不审批自己的）",
                 NULL);
    step_done(world, "deputy", "approve", NULL);
}

/* 工作方案三、五（三）: what the screening forbids isn't proposed. */
static void what_is_forbidden_is_not_proposed(void **state)
{
    static const struct {
        const char *key, *value, *sentence;
    } cases[] = {
        {"emergency", "是",
         "和突发环境事件有关，不适用柔性执法，请提请立案"
         "（工作方案三；行政处罚法第四十九条）"},
        {"ours", "否", "这件事不属本局管辖，请移送有权的部门（处罚办法第十六条）"},
        {"harm", "造成污染",
         "筛查的结论不是可以柔性办理，不能放宽，请按结论办理"
         "（工作方案三、五（三））"},
        {"crime", "是",
         "筛查的结论不是可以柔性办理，不能放宽，请按结论办理"
         "（工作方案三、五（三））"},
    };
    struct world *world = *state;
    step_refused(world, "chen", "propose", "案件已受理，不能提请柔性执法：它在已筛查时办理", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *screening = screening_clean(world, world->kase);
        screening_enter(world, screening, cases[i].key, cases[i].value);
        if (strcmp(cases[i].key, "ours") == 0) {
            screening_enter(world, screening, "whose", "城市管理局");
        }
        screening_save(world, screening);
        record_free(screening);
        world->bureau.now++;
        step_refused(world, "chen", "propose", cases[i].sentence, NULL);
    }
    screen(world, NULL, NULL);
    step_done(world, "chen", "propose", NULL);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, screening_setup, screening_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_proposal_begins_with_what_was_found),
        TEST(a_promise_is_proposed_where_it_is_watched),
        TEST(a_leader_approves_or_returns),
        TEST(nobody_approves_his_own),
        TEST(what_is_forbidden_is_not_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
