/* 适用性筛查 and what is on file: earlier cases, earlier screenings, the leader's review. */
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
#include "screening_fixture.h"
#include "support/bureau_road.h"

static int64_t second_case(struct world *world, const char *party)
{
    char who[120];
    snprintf(who, sizeof who, "party=%s", party);
    struct record *kase =
        bureau_file(world->office, "case", 0, who, "street=土湾街道", "place=3号车间",
                    "violation=未按规定建立环境管理台账", "item=ZM-01", "facts=又查到。",
                    "officer1=chen", "officer2=王芳", NULL);
    int64_t id = kase->id;
    record_free(kase);
    return id;
}

static void promise(struct world *world, int64_t kase)
{
    bureau_allow(&world->bureau, kase);
    struct record *commitment = bureau_fill(world->office, "commitment", kase, NULL);
    struct record *row = record_row_add(commitment, form_field(commitment->form, "promises"),
                                        office_form(world->office, "promise"));
    record_put(row, "measure", "补建台账");
    record_put(row, "done_by", "2026-03-16");
    record_put(row, "responsible", "孙二");
    screening_save(world, commitment);
    record_free(commitment);
}

/* Open while the earlier case is undecided; a promise taken in it bars the second; both only within the
 * office's months. */
static void what_is_on_file_weighs_more_than_an_answer(void **state)
{
    struct world *world = *state;
    int64_t second = second_case(world, "重庆渝碚机械有限公司");
    struct record *record = screening_clean(world, second);
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_PERSON);
    screening_enter(world, record, "first", "是");
    screening_enter(world, record, "first_evidence", "前案查无违法");
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_FLEXIBLE);
    record_free(record);
    promise(world, world->kase);
    record = screening_clean(world, second);
    screening_enter(world, record, "first", "是");
    screening_enter(world, record, "first_evidence", "当事人说是第一次");
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_FILE);
    assert_non_null(strstr(record_get(record, "past"), "沙环柔〔2026〕1号"));
    record_free(record);
}

static void a_party_of_another_name_at_the_address_is_doubtful(void **state)
{
    struct world *world = *state;
    promise(world, world->kase);
    record_free(bureau_file(world->office, "party", 0, "kind=单位", "name=重庆渝碚新机械有限公司",
                            "credit_code=91500228MA60XFW887", "representative=赵一",
                            "address=沙坪坝区土湾街道天马路８号", "phone=13800012346", NULL));
    struct record *record = screening_clean(world, second_case(world, "重庆渝碚新机械有限公司"));
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_PERSON);
    assert_non_null(strstr(record_get(record, "past"), "疑似同一当事人"));
    record_free(record);
}

static void the_months_are_a_setting(void **state)
{
    struct world *world = *state;
    promise(world, world->kase);
    world->bureau.now = (moment_t)date_of(2027, 3, 10) * 1440 + 600;
    struct record *record = screening_clean(world, second_case(world, "重庆渝碚机械有限公司"));
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_FILE);
    struct office *admin = bureau_as(&world->bureau, NULL);
    struct record *settings = desk_load(admin, "office", 1, &world->err);
    record_put(settings, "first_months", "12");
    assert_true(desk_save(admin, settings, false, &world->err));
    record_free(settings);
    office_close(admin);
    office_changed(world->office);
    record_put(record, "item", NULL); /* ZM-01 itself asks for a first time in two years */
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_PERSON);
    record_free(record);
}

static void a_new_screening_stands_beside_the_old_one(void **state)
{
    struct world *world = *state;
    struct record *record = screening_clean(world, world->kase);
    screening_save(world, record);
    int64_t first = record->id;
    record_put(record, "risk", "yes"); /* a filed one stays */
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_non_null(strstr(world->err.message, "做过的筛查照原样留着"));
    record_free(record);
    record = desk_new(world->office, "screening", world->kase, &world->err);
    assert_non_null(record);
    assert_string_equal(record_get(record, "minor_evidence"), "检查笔录");
    screening_enter(world, record, "risk", "是");
    screening_save(world, record);
    assert_string_equal(record_get(record, "verdict"), "file");
    assert_int_not_equal(record->id, first);
    assert_int_equal(office_screening_of(world->office, world->kase), record->id);
    record_free(record);
    record = desk_load(world->office, "screening", first, &world->err);
    assert_string_equal(record_get(record, "verdict"), "flexible");
    record_free(record);
}

static void only_the_deputy_overrules(void **state)
{
    struct world *world = *state;
    enum screening_verdict verdict, road;
    struct office *deputy = bureau_as(&world->bureau, "deputy");
    assert_null(desk_new(deputy, "overrule", world->kase, &world->err));
    struct record *record = screening_clean(world, world->kase);
    screening_hit(world, record, "FM-18", "命中");
    screening_save(world, record);
    assert_string_equal(record_get(record, "verdict"), "file");
    record_free(record);
    assert_null(desk_new(world->office, "overrule", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    struct record *review =
        bureau_file(deputy, "overrule", world->kase, "reason=核对录像，没有阻挠检查", NULL);
    assert_string_equal(record_get(review, "verdict"), "flexible");
    assert_true(office_screening_verdict(world->office, world->kase, &verdict, &road));
    assert_int_equal(verdict, SCREENING_FLEXIBLE);
    record_free(review);
    record = screening_clean(world, world->kase); /* new facts ask for a new review */
    screening_save(world, record);
    assert_string_equal(record_get(record, "verdict"), "file");
    record_free(record);
    office_close(deputy);
}

static void police_matters_are_not_overruled(void **state)
{
    struct world *world = *state;
    struct office *deputy = bureau_as(&world->bureau, "deputy");
    struct record *record = screening_clean(world, world->kase);
    screening_hit(world, record, "FM-14", "命中");
    screening_save(world, record);
    assert_string_equal(record_get(record, "verdict"), "detention");
    assert_null(desk_new(deputy, "overrule", world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_REFUSED);
    assert_non_null(strstr(world->err.message, "不能复核放行"));
    record_free(record);
    office_close(deputy);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_on_file_weighs_more_than_an_answer, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(a_party_of_another_name_at_the_address_is_doubtful,
                                        screening_setup, screening_teardown),
        cmocka_unit_test_setup_teardown(the_months_are_a_setting, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(a_new_screening_stands_beside_the_old_one, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(only_the_deputy_overrules, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(police_matters_are_not_overruled, screening_setup,
                                        screening_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
