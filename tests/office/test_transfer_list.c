/* Lists in and out: byte for byte, by edition, all or nothing. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "transfer_fixture.h"

static void test_a_list_comes_back_byte_for_byte(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "positive");
    write_text(fixture, "正面.csv", list_text);
    brings(fixture, fixture->clerk, "lists", "正面.csv", NULL, 3, 0, 0);
    assert_int_equal(count_of(fixture, "positive"), before + 3);
    brings(fixture, fixture->clerk, "lists", "正面.csv", NULL, 0, 0, 3);
    char *text = gives(fixture, "lists", "out.csv", "list", "正面", "utf8");
    assert_non_null(strstr(text, "T-01,水,\"未备案,又未公开\",《法》第一条,首次违法,5,"));
    assert_non_null(strstr(text, "T-02,大气,\"'=台账不全\",《法》第二条,首次违法,,"));
    free(text);
    brings(fixture, fixture->clerk, "lists", "out.csv", "正面", 0, 0, before + 3);
    free(gives(fixture, "lists", "gb.csv", NULL, NULL, "gb18030"));
    brings(fixture, fixture->clerk, "lists", "gb.csv", NULL, 0, 0,
           before + 3 + count_of(fixture, "negative"));
    assert_string_equal(fixture->report.encoding, "GB18030");
}

static void test_a_changed_item_is_a_new_edition(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "positive");
    int64_t all = count_of(fixture, "lists");
    write_text(fixture, "positive.csv", list_text);
    brings(fixture, fixture->clerk, "lists", "positive.csv", NULL, 3, 0, 0);
    char *changed = memory_copy(list_text);
    memcpy(strstr(changed, "堆放"), "贮存", strlen("贮存"));
    write_text(fixture, "positive.csv", changed);
    free(changed);
    brings(fixture, fixture->clerk, "lists", "positive.csv", NULL, 0, 1, 2);
    assert_int_equal(count_of(fixture, "positive"), before + 3);
    assert_int_equal(count_of(fixture, "lists"), all + 4);
    int64_t id;
    assert_true(desk_find(fixture->clerk, "item", "T-03", &id, &fixture->err));
    struct record *item = desk_load(fixture->clerk, "item", id, &fixture->err);
    assert_string_equal(record_get(item, "violation"), "贮存不规范");
    assert_int_equal(record_get_integer(item, "edition"), 2);
    record_free(item);
}

static void test_which_list_must_be_said(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "清单.csv", list_text);
    assert_false(bring(fixture, fixture->clerk, "lists", "清单.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "看不出这是哪一张清单：文件没有“清单类型”列，文件名也没有写明；"
                        "请加上 list=正面 或 list=负面");
    assert_false(bring(fixture, fixture->clerk, "lists", "清单.csv", "中性", false));
    assert_string_equal(fixture->err.message, "没有“中性”这张清单，请写 list=正面 或 list=负面");
    brings(fixture, fixture->clerk, "lists", "清单.csv", "负面", 3, 0, 0);
    write_text(fixture, "清单.csv",
               "清单类型,编号,领域,违法行为,法律依据,适用条件,来源文件\n"
               "中性,A,a,b,c,d,e\n负面清单,B,a,b,c,d,e\n");
    assert_false(bring(fixture, fixture->clerk, "lists", "清单.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "第 1 行：清单类型：应写正面清单或负面清单；什么也没有写入");
}

static void test_a_dry_run_writes_nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "lists");
    write_text(fixture, "positive.csv", list_text);
    assert_true(bring(fixture, fixture->clerk, "lists", "positive.csv", NULL, true));
    assert_int_equal(fixture->report.added, 3);
    assert_int_equal(count_of(fixture, "lists"), before);
    assert_true(office_idle(fixture->clerk));
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8"); /* what a character is, is asked of the locale */
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(test_a_list_comes_back_byte_for_byte),
        WITH_OFFICE(test_a_changed_item_is_a_new_edition),
        WITH_OFFICE(test_which_list_must_be_said),
        WITH_OFFICE(test_a_dry_run_writes_nothing),
    };
    return cmocka_run_group_tests(tests, transfer_fixture_begin, transfer_fixture_end);
}
