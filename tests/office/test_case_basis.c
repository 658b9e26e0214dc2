/* What a case rests on: the day of the act chooses, the office corrects the table, the letter follows. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "office/case_basis.h"
#include "office/desk.h"
#include "transfer_fixture.h"

#define NEW_ARTICLE "《中华人民共和国生态环境法典》第一千一百七十五条"

/* A case of waste without a register, found in November; what it is said to rest on. */
static void says(struct fixture *fixture, const char *ended_on, const char *text, const char *part)
{
    struct office *officer = bureau_as(&fixture->bureau, "chen");
    struct record *kase = desk_new(officer, "case", 0, &fixture->err);
    struct err *err = &fixture->err;
    assert_true(desk_enter(officer, kase, form_field(kase->form, "item"), "ZM-27", err));
    record_put(kase, "ended_on", ended_on);
    char *said = record_basis_say(officer, kase);
    if (strncmp(said, text, strlen(text)) != 0 || (part != NULL && strstr(said, part) == NULL)) {
        fail_msg("%s", said);
    }
    free(said);
    record_free(kase);
    office_close(officer);
}

static void in_november(struct fixture *fixture)
{
    fixture->bureau.now = moment_parse("2026-11-23 10:00", 0);
}

static void test_the_day_of_the_act_chooses(void **state)
{
    struct fixture *fixture = *state;
    in_november(fixture);
    says(fixture, NULL, NEW_ARTICLE, "废止，由《中华人民共和国生态环境法典》代替");
    says(fixture, "2026-08-15", NEW_ARTICLE "\n", NULL);
    says(fixture, "2026-08-14",
         "《中华人民共和国固体废物污染环境防治法》第七十八条、第一百一十二条\n", "新法较轻");
}

static void test_an_act_cannot_end_after_it_was_found(void **state)
{
    struct fixture *fixture = *state;
    struct office *officer = bureau_as(&fixture->bureau, "chen");
    int64_t id = bureau_case(officer);
    struct record *kase = desk_load(officer, "case", id, &fixture->err);
    record_put(kase, "ended_on", "2026-03-10");
    assert_false(desk_save(officer, kase, false, &fixture->err));
    assert_non_null(strstr(fixture->err.message, "行为终了日不能晚于发现时间"));
    record_put(kase, "ended_on", "2026-03-01");
    assert_true(desk_save(officer, kase, false, &fixture->err));
    assert_int_equal(case_basis_day(kase), date_of(2026, 3, 1));
    record_free(kase);
    office_close(officer);
}

/* The whole table by file: another first day of the 法典, another article. No program is changed. */
static void test_the_office_corrects_the_table_by_a_file(void **state)
{
    struct fixture *fixture = *state;
    in_november(fixture);
    write_text(fixture, "laws.csv",
               "编号,名称,施行日期,种类,出处,未核实\n"
               "法典,中华人民共和国生态环境法典,2026-09-01,法律,官方公布的文本,否\n");
    brings(fixture, fixture->admin, "laws", "laws.csv", NULL, 0, 1, 0);
    brings(fixture, fixture->admin, "laws", "laws.csv", NULL, 0, 0, 1);
    write_text(fixture, "laws.csv",
               "编号,名称,失效日期,种类,出处,未核实\n"
               "固废法,中华人民共和国固体废物污染环境防治法,2026-08-31,法律,官方公布的文本,否\n");
    brings(fixture, fixture->admin, "laws", "laws.csv", NULL, 0, 1, 0);
    says(fixture, "2026-08-31", "《中华人民共和国固体废物污染环境防治法》第七十八条", NULL);
    says(fixture, "2026-09-01", NEW_ARTICLE, "自2026年9月1日起废止");
    write_text(fixture, "articles.csv",
               "违法行为,旧法依据(2026-08-15前),法典责任条,罚款下限(元),罚款上限(元),备注\n"
               "没有安装流量计,水污染防治法第三十九条,第九百条,0,50000,\n");
    brings(fixture, fixture->admin, "articles", "articles.csv", NULL, 1, 0, 0);
    assert_false(bring(fixture, fixture->clerk, "articles", "articles.csv", NULL, false));
    assert_int_equal(fixture->err.code, ERR_DENIED);
    assert_non_null(strstr(fixture->err.message, "法制审核人员"));
}

/* The same by hand; the item says what took its place, and printing leaves out what has nothing. */
static void test_a_correction_by_hand_counts_at_once(void **state)
{
    struct fixture *fixture = *state;
    in_november(fixture);
    struct office *review = bureau_as(&fixture->bureau, "review");
    int64_t id;
    assert_true(desk_find(review, "item", "ZM-17", &id, &fixture->err));
    struct record *item = desk_load(review, "item", id, &fixture->err);
    char *said = record_basis_say(review, item);
    assert_non_null(strstr(said, "没有登记对应的条文"));
    free(said);
    char *printed = item_basis_printed(review, item, date_of(2026, 8, 15));
    assert_string_equal(printed, "");
    free(printed);
    printed = item_basis_printed(review, item, date_of(2026, 8, 14));
    assert_string_equal(printed, record_get(item, "basis"));
    free(printed);
    record_free(bureau_file(review, "article", 0, "violation=没有安装流量计",
                            "old_basis=《水污染防治法》第三十九条", "article=第九百条", NULL));
    printed = item_basis_printed(review, item, date_of(2026, 8, 15));
    assert_string_equal(printed, "《中华人民共和国生态环境法典》第九百条");
    free(printed);
    record_free(item);
    office_close(review);
}

/* What is given out comes back unchanged. */
static void test_laws_go_out_and_come_in(void **state)
{
    struct fixture *fixture = *state;
    free(gives(fixture, "laws", "laws.csv", NULL, NULL, NULL));
    brings(fixture, fixture->admin, "laws", "laws.csv", NULL, 0, 0, count_of(fixture, "laws"));
    free(gives(fixture, "articles", "articles.csv", NULL, NULL, NULL));
    brings(fixture, fixture->admin, "articles", "articles.csv", NULL, 0, 0, 27);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(test_the_day_of_the_act_chooses),
        WITH_OFFICE(test_an_act_cannot_end_after_it_was_found),
        WITH_OFFICE(test_the_office_corrects_the_table_by_a_file),
        WITH_OFFICE(test_a_correction_by_hand_counts_at_once),
        WITH_OFFICE(test_laws_go_out_and_come_in),
    };
    return cmocka_run_group_tests(tests, transfer_fixture_begin, transfer_fixture_end);
}
