/* What an office is asked about the items of its lists: what came with the program, its own changes,
 * its own items. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/questions.h"
#include "transfer_fixture.h"

static const char heading[] =
    "清单类型,编号,序号,组,路径,问题,回答方式,单位,小数位,比较,界限,上限,本数,原文,停用\n";

static const char own_list[] =
    "编号,领域,违法行为,法律依据,适用条件,来源文件\n"
    "本局-1,噪声,厂界噪声轻微超标,噪声法,初次；超标2分贝以下；当日改正,本局清单\n";

static struct record *item_of(struct fixture *fixture, const char *code)
{
    struct err err;
    int64_t id;
    if (!desk_find(fixture->clerk, "item", code, &id, &err)) {
        fail_msg("%s: %s", code, err.message);
    }
    return desk_load(fixture->clerk, "item", id, &err);
}

static void expect_questions(struct fixture *fixture, const char *code, const char *wanted)
{
    struct item_questions questions;
    struct record *item = item_of(fixture, code);
    if (!questions_of_item(fixture->clerk, item, &questions, &fixture->err)) {
        fail_msg("%s", fixture->err.message);
    }
    char *text = questions_text(&questions);
    assert_string_equal(text, wanted);
    free(text);
    item_questions_done(&questions);
    record_free(item);
}

static void test_a_new_office_knows_the_items_that_come_with_it(void **state)
{
    expect_questions(*state, "ZM-14",
                     "1. 一年内是否初次被查？由程序查当事人的历史，要求12个月内首次\n"
                     "2. 是否只有一个因子超标？要求是\n"
                     "3. 超标几倍？要求小于0.1倍\n"
                     "4. 是否第一类或有毒有害污染物？要求否\n"
                     "5. 次日是否达标？要求是");
    expect_questions(*state, "FM-12",
                     "1. 违法所得几万元？要求不小于30万元\n"
                     "　或者：造成的财产损失几万元？要求不小于30万元");
}

static void test_an_own_item_is_asked_as_a_whole_until_it_has_questions(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "positive.csv", own_list);
    brings(fixture, fixture->clerk, "lists", "positive.csv", "正面", 1, 0, 0);
    expect_questions(fixture, "本局-1", "1. 是否符合清单写明的全部适用条件？要求是");
    char *rows = memory_format(
        "%s正面清单,本局-1,1,1,0,是否初次？,首次违法,月,,为,0,,原文写明,初次,\n"
        "正面清单,本局-1,2,2,0,噪声超标几分贝？,数值,分贝,1,不超过,2,,民法典推定,超标2分贝以下,\n",
        heading);
    write_text(fixture, "rows.csv", rows);
    free(rows);
    brings(fixture, fixture->clerk, "requirements", "rows.csv", NULL, 2, 0, 0);
    expect_questions(fixture, "本局-1",
                     "1. 是否初次？由程序查当事人的历史，要求首次\n"
                     "2. 噪声超标几分贝？要求不超过2分贝，"
                     "含本数（清单没有写明，按民法典第一千二百五十九条推定）");
}

static void test_a_changed_item_is_not_asked_what_it_no_longer_says(void **state)
{
    static const char changed[] =
        "编号,领域,违法行为,法律依据,适用条件,来源文件\n"
        "FM-06,涉嫌犯罪,非法排放、倾倒、处置的危险废物达到二吨,刑法,移送公安机关,本局清单\n";
    struct fixture *fixture = *state;
    write_text(fixture, "negative.csv", changed);
    brings(fixture, fixture->clerk, "lists", "negative.csv", "负面", 0, 1, 0);
    expect_questions(fixture, "FM-06",
                     "1. 是否属于清单写明的这一行为？要求是\n"
                     "已登记的条件与这一事项的原文对不上，没有采用；请核对后重新导入条件。");
}

static void test_a_retired_question_is_not_asked(void **state)
{
    struct fixture *fixture = *state;
    char *rows = memory_format("%s正面清单,ZM-34,2,2,0,噪声超标几分贝？,数值,分贝,1,不超过,1,,"
                               "原文写明,厂界噪声超标不超过1分贝,是\n",
                               heading);
    write_text(fixture, "rows.csv", rows);
    free(rows);
    brings(fixture, fixture->clerk, "requirements", "rows.csv", NULL, 0, 1, 0);
    expect_questions(fixture, "ZM-34",
                     "1. 是否初次被查？由程序查当事人的历史，要求首次\n"
                     "2. 次日是否完成整改并达标？要求是");
}

/* A bound that is corrected at the desk is asked at once, and one that can't be compared is refused. */
static void test_a_bound_is_corrected_at_the_desk(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = fixture->clerk;
    struct view_page page;
    const struct desk_query query = {.view = "conditions", .filter = "厂界噪声超标不超过1分贝"};
    view_page_init(&page);
    assert_true(desk_page(office, &query, false, 0, NULL, false, 5, &page, &fixture->err));
    assert_int_equal(page.count, 1);
    struct record *record = desk_load(office, "requirement", page.rows[0].id, &fixture->err);
    int bound = form_field(record->form, "bound");
    assert_true(desk_enter(office, record, bound, "半", &fixture->err));
    assert_false(desk_save(office, record, false, &fixture->err));
    assert_string_equal(fixture->err.field, "bound");
    assert_true(desk_enter(office, record, bound, "0.5", &fixture->err));
    if (!desk_save(office, record, false, &fixture->err)) {
        fail_msg("%s", fixture->err.message);
    }
    record_free(record);
    view_page_done(&page);
    expect_questions(fixture, "ZM-34",
                     "1. 是否初次被查？由程序查当事人的历史，要求首次\n"
                     "2. 噪声超标几分贝？要求不超过0.5分贝\n"
                     "3. 次日是否完成整改并达标？要求是");
}

static void test_out_and_in_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    char *text = gives(fixture, "requirements", "out.csv", NULL, NULL, "utf8");
    assert_non_null(strstr(text, "负面清单,XZ-02,2,2,0,危险废物有几吨？,数值,吨,4,不小于,3,"));
    free(text);
    brings(fixture, fixture->clerk, "requirements", "out.csv", NULL, 0, 0, 627);
}

static void test_a_bound_that_fits_no_answer_is_refused(void **state)
{
    struct fixture *fixture = *state;
    char *rows = memory_format("%s正面清单,ZM-34,2,2,0,噪声超标几分贝？,数值,分贝,1,不超过,一点点,,"
                               "原文写明,厂界噪声超标不超过1分贝,\n",
                               heading);
    write_text(fixture, "rows.csv", rows);
    free(rows);
    assert_false(bring(fixture, fixture->clerk, "requirements", "rows.csv", NULL, false));
    assert_int_equal(fixture->err.code, ERR_INPUT);
    assert_non_null(strstr(fixture->err.message, "第 1 行：界限“一点点”不是数字"));
}

static void test_other_programs_get_the_questions_too(void **state)
{
    struct fixture *fixture = *state;
    struct item_questions questions;
    struct record *item = item_of(fixture, "ZM-15");
    assert_true(questions_of_item(fixture->clerk, item, &questions, &fixture->err));
    char *text = answer_item(item, &questions);
    assert_non_null(strstr(text, "\"question\": \"pH值是多少？\""));
    assert_non_null(strstr(text, "\"wanted\": \"5～10\""));
    assert_non_null(strstr(text, "\"marked\": true"));
    free(text);
    item_questions_done(&questions);
    record_free(item);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(test_a_new_office_knows_the_items_that_come_with_it),
        WITH_OFFICE(test_an_own_item_is_asked_as_a_whole_until_it_has_questions),
        WITH_OFFICE(test_a_changed_item_is_not_asked_what_it_no_longer_says),
        WITH_OFFICE(test_a_retired_question_is_not_asked),
        WITH_OFFICE(test_a_bound_is_corrected_at_the_desk),
        WITH_OFFICE(test_out_and_in_changes_nothing),
        WITH_OFFICE(test_a_bound_that_fits_no_answer_is_refused),
        WITH_OFFICE(test_other_programs_get_the_questions_too),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, transfer_fixture_begin, transfer_fixture_end);
}
