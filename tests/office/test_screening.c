/* 适用性筛查 of a case: from the form and the lists to the verdict that is kept and printed. */
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
#include "office/letter.h"
#include "screening_fixture.h"

static void a_minor_case_is_flexible(void **state)
{
    struct world *world = *state;
    enum screening_verdict verdict, road;
    assert_false(office_screening_verdict(world->office, world->kase, &verdict, &road));
    struct record *record = screening_clean(world, world->kase);
    assert_string_equal(record_get(record, "acted_on"), "2026-03-09");
    assert_string_equal(record_get(record, "past"), "近24个月没有查到");
    screening_save(world, record);
    assert_string_equal(record_get(record, "verdict"), "flexible");
    assert_string_equal(record_get(record, "decisive"), "各项都通过");
    assert_int_equal(record->rows[form_field(record->form, "tests")].count, 22);
    assert_true(office_screening_verdict(world->office, world->kase, &verdict, &road));
    assert_int_equal(verdict, SCREENING_FLEXIBLE);
    assert_int_equal(office_screening_of(world->office, world->kase), record->id);
    record_free(record);
}

static void each_bottom_line_has_its_road(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *key, *value;
        enum screening_verdict verdict;
    } tries[] = {
        {"ours", "拿不准", SCREENING_PERSON},
        {"emergency", "是", SCREENING_FILE},
        {"harm", "造成污染", SCREENING_FILE},
        {"risk", "是", SCREENING_FILE},
        {"dear", "是", SCREENING_FILE},
        {"irreversible", "是", SCREENING_FILE},
        {"crime", "是", SCREENING_CRIME},
        {"detention", "是", SCREENING_DETENTION},
        {"several", "是", SCREENING_FILE},
        {"relapse", "是", SCREENING_FILE},
        {"must_file", "是", SCREENING_FILE},
        {"negative", "命中", SCREENING_FILE},
        {"minor", "否", SCREENING_FILE},
        {"no_intent", "否", SCREENING_FILE},
        {"correction", "承诺限期改正", SCREENING_OBSERVATION},
        {"correction", "拒不改正或不能改正", SCREENING_FILE},
        {"minor_evidence", "", SCREENING_PERSON},
        {"item", "", SCREENING_PERSON},
        {"first", "否", SCREENING_FILE},
        {"acted_on", "2024-03-08", SCREENING_PERSON},
        {"acted_on", "2024-03-09", SCREENING_FLEXIBLE},
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct record *record = screening_clean(world, world->kase);
        screening_enter(world, record, tries[i].key, tries[i].value);
        enum screening_verdict verdict = screening_verdict_of_record(world, record);
        if (verdict != tries[i].verdict) {
            print_message("%s=%s\n", tries[i].key, tries[i].value);
        }
        assert_int_equal(verdict, tries[i].verdict);
        record_free(record);
    }
    struct record *record = screening_clean(world, world->kase);
    screening_enter(world, record, "ours", "否");
    screening_enter(world, record, "whose", "区城市管理局");
    assert_int_equal(screening_verdict_of_record(world, record), SCREENING_OTHER);
    record_free(record);
}

/* 三吨: the number decides, whatever was ticked. */
static void numbers_of_the_negative_list_decide(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *tons;
        enum screening_verdict verdict;
    } tries[] = {{"2.9999", SCREENING_FLEXIBLE}, {"3", SCREENING_CRIME}, {"3.1", SCREENING_CRIME}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct record *record = screening_clean(world, world->kase);
        screening_hit(world, record, "FM-06", "不命中");
        int field = form_field(record->form, "answers");
        struct record *row =
            record_row_add(record, field, office_form(world->office, "screening_answer"));
        record_put(row, "question", "FM-06.1 非法排放倾倒处置的有几吨？（不小于3吨）");
        record_put(row, "answer", tries[i].tons);
        screening_save(world, record);
        assert_string_equal(record_get(record, "verdict"),
                            screening_verdict_name(tries[i].verdict)->code);
        record_free(record);
    }
}

static void an_answer_that_cant_be_read_is_said(void **state)
{
    struct world *world = *state;
    struct record *record = screening_clean(world, world->kase);
    const struct record_rows *answers = &record->rows[form_field(record->form, "answers")];
    assert_true(answers->count > 0);
    record_put(answers->items[0], "answer", "很多");
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_string_equal(world->err.field, "answers");
    assert_non_null(strstr(world->err.message, record_get(answers->items[0], "question")));
    record_free(record);
}

/* 2026-08-15: an item that begins on that day isn't held against an act of the day before. */
static void the_list_of_the_day_of_the_act_counts(void **state)
{
    struct world *world = *state;
    world->bureau.now = (moment_t)date_of(2026, 9, 1) * 1440 + 600;
    struct office *head = bureau_as(&world->bureau, "wang");
    int64_t id;
    assert_true(desk_find(head, "item", "FM-18", &id, &world->err));
    struct record *item = desk_load(head, "item", id, &world->err);
    record_put(item, "valid_from", "2026-08-15");
    assert_true(desk_save(head, item, false, &world->err));
    record_free(item);
    office_close(head);
    static const struct {
        const char *day, *verdict;
    } tries[] = {{"2026-08-14", "flexible"}, {"2026-08-15", "file"}};
    for (size_t i = 0; i < 2; i++) {
        struct record *kase = bureau_file(
            world->office, "case", 0, "party=重庆渝碚机械有限公司", "street=土湾街道",
            "found_at=2026-08-31 09:00", "place=2号车间", "violation=未按规定建立环境管理台账",
            "item=ZM-01", "facts=现场检查。", "officer1=chen", "officer2=王芳", NULL);
        struct record *record = screening_clean(world, kase->id);
        screening_enter(world, record, "acted_on", tries[i].day);
        screening_enter(world, record, "first", "是");
        screening_enter(world, record, "first_evidence", "同一行为");
        screening_hit(world, record, "FM-18", "命中");
        screening_save(world, record);
        assert_string_equal(record_get(record, "verdict"), tries[i].verdict);
        record_free(record);
        record_free(kase);
    }
}

static void it_is_printed_with_every_test(void **state)
{
    struct world *world = *state;
    struct letter_preview preview;
    assert_false(letter_open(world->office, world->kase, "screening", &world->err));
    assert_non_null(strstr(world->err.message, "适用性筛查"));
    struct record *record = screening_clean(world, world->kase);
    screening_save(world, record);
    record_free(record);
    if (!letter_preview(world->office, world->kase, "适用性审查表", &preview, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    char all[60000] = "";
    for (size_t i = 0; i < preview.count; i++) {
        strncat(all, preview.lines[i], sizeof all - strlen(all) - 1);
    }
    assert_non_null(strstr(all, "柔性执法适用性审查表"));
    assert_non_null(strstr(all, "可以柔性办结"));
    assert_non_null(strstr(all, "|22 "));
    letter_preview_done(&preview);
}

static void a_road_is_never_softer(void **state)
{
    struct world *world = *state;
    enum screening_verdict verdict, road;
    struct record *record = screening_clean(world, world->kase);
    screening_enter(world, record, "risk", "是");
    screening_enter(world, record, "road", "柔性（须观察）");
    screening_enter(world, record, "road_reason", "情况特殊");
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_string_equal(world->err.message, "筛查结论是“立案”，不能改走“柔性（须观察）”：只能从严，"
                                            "不能从宽（工作方案五（三））");
    screening_enter(world, record, "road", "移送公安（涉嫌犯罪）");
    screening_save(world, record);
    assert_true(office_screening_verdict(world->office, world->kase, &verdict, &road));
    assert_int_equal(verdict, SCREENING_FILE);
    assert_int_equal(road, SCREENING_CRIME);
    record_free(record);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_minor_case_is_flexible, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(each_bottom_line_has_its_road, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(numbers_of_the_negative_list_decide, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(an_answer_that_cant_be_read_is_said, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(the_list_of_the_day_of_the_act_counts, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(it_is_printed_with_every_test, screening_setup,
                                        screening_teardown),
        cmocka_unit_test_setup_teardown(a_road_is_never_softer, screening_setup,
                                        screening_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
