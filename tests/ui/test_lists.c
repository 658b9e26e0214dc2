/* Lists as people use them: the cursor over the columns, marks and what is done to many rows at
 * once, saved views, and whole screens against tests/screens/NAME.txt. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "office/desk.h"
#include "ui/workstation.h"

static const struct {
    int rows, columns;
} sizes[] = {{24, 80}, {40, 120}, {20, 60}};

/* Types the bursts (ended by NULL) and compares with NAME-COLUMNSxROWS, at the first `count` sizes. */
static void expect(struct bureau *bureau, const char *name, size_t count, const char *const *bursts)
{
    for (size_t i = 0; i < count; i++) {
        struct workstation work;
        char file[64];
        workstation_open(&work, bureau, sizes[i].rows, sizes[i].columns);
        workstation_type_all(&work, bursts);
        snprintf(file, sizeof file, "%s-%dx%d", name, sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, file);
        workstation_close(&work);
    }
}

static void test_screens(void **state)
{
    const char *const marked = "<C-t><C-t><C-t><C-t>";
    expect(*state, "bulk", 3, (const char *const[]){"<A-2>", marked, "<F5>", NULL});
    expect(*state, "bulk-refused", 3,
           (const char *const[]){"<A-2>", marked, "<F7>", "<Enter>", NULL});
    expect(*state, "unmark", 1, (const char *const[]){"<A-2>", marked, "<Esc>", NULL});
    expect(*state, "reading", 3, (const char *const[]){"<A-2>", "台账", "<Tab>", NULL});
    expect(*state, "column", 3,
           (const char *const[]){"<A-2>", "<Right><Right><Right>", "<F6><F6>", NULL});
    expect(*state, "officers", 1, (const char *const[]){"<A-9>", NULL});
    expect(*state, "view-keep", 3,
           (const char *const[]){"<A-2>", "台账", "<F9>", "存为视图", "<Enter>", NULL});
}

/* Several cases are voided for one reason: those that can't be are shown and left alone. */
static void test_void_many(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    struct office *other = bureau_as(work.bureau, "wang");
    int64_t twin = workstation_file_case(other, "登记了两次");
    int64_t quick = workstation_file_case(other, "登记了两次");
    workstation_again(&work, "wang");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "重复登记", "<C-t>", "<Esc>",
                                                      "登记了两次", "<C-t><C-t>", "<F5>", NULL});
    workstation_shows(&work, "办理标记的 3 行");
    workstation_shows(&work, "作废案件  2 行可办，1 行不能");
    workstation_type(&work, "1");
    workstation_shows(&work, "沙环柔〔2026〕4号：案件已作废，不能作废案件");
    struct err err = {0};
    assert_true(desk_void_case(other, quick, "别人先办了", &err)); /* while one is still asked */
    workstation_type_all(&work, (const char *const[]){"同一件事登记了两次", "<Enter>", NULL});
    workstation_rest(&work, 200);
    workstation_shows(&work, "标记了 3 行，办好 1 行");
    workstation_shows(&work, "没有办成的：");
    struct record *record = desk_load(other, "case", twin, &err);
    assert_string_equal(record_get(record, "state"), "void");
    record_free(record);
    office_close(other);
    workstation_close(&work);
}

/* Esc takes the filter off first, the row that was found stays; then, at the second time, the marks. */
static void test_esc_and_marks(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账记录", "<C-t>", "<Esc>", NULL});
    workstation_shows(&work, "已标 1 行");
    workstation_shows(&work, "*沙环柔〔2026〕2号");
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "再按一次 Esc 清除全部标记");
    workstation_type(&work, "<Down>"); /* no: the marks stay */
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "已标 1 行");
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "已清除 1 行的标记");
    assert_false(screen_shows(work.screen, "已标"));
    workstation_close(&work);
}

/* Where the terminal keeps Alt to itself: Esc, then the section's digit, as slowly as that is typed. */
static void test_esc_then_digit(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<Esc>", "2", NULL});
    workstation_shows(&work, " 全部案件 ");
    assert_false(screen_shows(work.screen, "查找："));
    workstation_type(&work, "<Esc>");
    workstation_rest(&work, 1300);
    workstation_type(&work, "3");
    workstation_shows(&work, " 当事人 ");
    assert_false(screen_shows(work.screen, "查找："));
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", "<Esc>", "3", NULL});
    workstation_shows(&work, " 全部案件  查找：3"); /* it took the filter off: the digit is text */
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Tab>", "<Esc>", "3", NULL});
    workstation_shows(&work, " 全部案件  查找：3"); /* it left the detail */
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Esc>", "7", NULL});
    workstation_shows(&work, " 全部案件  查找：7"); /* there is no such section */
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Esc>", "<Down>", "3", NULL});
    workstation_shows(&work, " 全部案件  查找：3");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Esc>", NULL});
    workstation_rest(&work, 1600);
    workstation_type(&work, "3");
    workstation_shows(&work, " 全部案件  查找：3");
    workstation_close(&work);
}

/* The cursor over the columns, and the order by the column with it: up, down, as it was. */
static void test_columns_and_order(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 20, 60);
    workstation_type(&work, "<A-2>");
    assert_false(screen_shows(work.screen, "违法行为  "));
    workstation_type(&work, "<Right><Right>"); /* a column that had no room comes into sight */
    workstation_shows(&work, "违法行为");
    workstation_type(&work, "<F6>");
    workstation_shows(&work, "违法行为 升");
    workstation_shows(&work, "按违法行为顺排");
    workstation_type(&work, "<F6>");
    workstation_shows(&work, "违法行为 降");
    workstation_type(&work, "<F6>");
    assert_false(screen_shows(work.screen, "排  "));
    workstation_type(&work, "<Left><Left><Left><Left>");
    int row, column;
    struct scene *top = app_top(work.app);
    assert_true(top->ops->place(top, &row, &column));
    assert_int_equal(column, 2);
    workstation_close(&work);
}

/* What is found and how it is sorted gets a name; a colleague finds it, changes nothing. */
static void test_saved_views(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type(&work, "<A-2>");
    workstation_type_all(&work, (const char *const[]){"渝碚", "<F6>", "<F8>", NULL});
    workstation_shows(&work, "1  全部案件");
    workstation_shows(&work, "5  把现在的查找和排列存为视图");
    workstation_type(&work, "5");
    workstation_shows(&work, "视图的名称：");
    workstation_type_all(&work,
                         (const char *const[]){"<C-u>全部案件", "<Enter>", NULL}); /* taken */
    workstation_shows(&work, "存为视图");
    workstation_shows(&work, "全部案件"); /* what was typed stands there still */
    workstation_type_all(&work,
                         (const char *const[]){"<C-u> 渝碚机械的案件 ", "<Down>", "<Enter>", NULL});
    workstation_shows(&work, "已存为视图“渝碚机械的案件”");
    workstation_shows(&work, " 渝碚机械的案件  查找：渝碚");
    workstation_type(&work, "<Esc>"); /* without the filter it is the list that it is based on */
    workstation_shows(&work, " 全部案件 ");
    workstation_type(&work, "<F8>");
    workstation_rest(&work, 300); /* counted one after the other */
    screen_expect(work.screen, "views-saved-80x24");
    workstation_type(&work, "yb"); /* by the initials of its name */
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, " 渝碚机械的案件  查找：渝碚");
    workstation_shows(&work, "按案号顺排");
    workstation_shows(&work, "1 / 2");

    workstation_again(&work, "wang");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<F8>", "ybjx", NULL});
    workstation_shows(&work, "共享：陈宇");
    workstation_type(&work, "<F4>");
    workstation_shows(&work, "只有本人能改");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "查找：渝碚");

    workstation_again(&work, "chen");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<F8>", "ybjx", "<F4>", NULL});
    workstation_type_all(&work,
                         (const char *const[]){"二 ", "<Enter>", NULL}); /* as it was: shared */
    workstation_shows(&work, "视图“渝碚机械的案件二”已改，共享给全单位");
    workstation_type_all(&work, (const char *const[]){"<F8>", "jxdaj", "<F4>", NULL});
    workstation_type_all(&work, (const char *const[]){"<Up>", "<Enter>", NULL});
    workstation_shows(&work, "视图“渝碚机械的案件二”已改，只给自己用");
    workstation_type_all(&work,
                         (const char *const[]){"<F8>", "<Down><Down><Down><Down>", "<Delete>", NULL});
    workstation_shows(&work, "删除视图“渝碚机械的案件二”？");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "已删除，里面的记录都在");
    workstation_type(&work, "<F8>");
    assert_false(screen_shows(work.screen, "渝碚机械的案件二"));
    workstation_close(&work);
}

/* The administrator opens an existing officer; whoever may not change one reads the row. */
static void test_officers(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, NULL);
    workstation_type_all(&work, (const char *const[]){"<A-9>", "陈宇", "<F3>", NULL});
    workstation_shows(&work, "执法证号");
    workstation_type_all(&work, (const char *const[]){"<C-s>", NULL});
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<A-9>", "<F2>", NULL});
    workstation_shows(&work, "（新）");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F8>", "2", NULL});
    workstation_shows(&work, "清单版本");
    workstation_close(&work);
}

/* Others file above the chosen row: it stays under the cursor, and so does the end of the list. */
static void test_kept_by_row(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<End>", "<Up>", NULL});
    int before = screen_row_of(work.screen, ">");
    struct office *other = bureau_as(work.bureau, "wang");
    for (int i = 0; i < 3; i++)
        workstation_file_case(other, "刚刚到的案件");
    office_close(other);
    workstation_rest(&work, 1200);
    assert_int_equal(screen_row_of(work.screen, ">"), before + 3);
    workstation_type(&work, "<End>");
    workstation_shows(&work, "沙环柔〔2026〕1号");
    workstation_close(&work);
}

/* The administrator gives 陈宇 these roles. */
static void give_roles(struct bureau *bureau, const char *roles)
{
    struct err err = {0};
    int64_t id;
    struct office *admin = bureau_as(bureau, NULL);
    assert_true(desk_find(admin, "officer", "陈宇", &id, &err));
    struct record *record = desk_load(admin, "officer", id, &err);
    record_put(record, "roles", roles);
    if (!desk_save(admin, record, false, &err))
        fail_msg("%s", err.message);
    record_free(record);
    office_close(admin);
}

/* A list that can't be read says so, not that it is empty; it can be read again. */
static void test_unreadable_list(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type(&work, "<A-2>");
    workstation_shows(&work, "沙环柔〔2026〕1号");
    give_roles(work.bureau, "admin");
    workstation_rest(&work, 1500);
    workstation_shows(&work, "读不出这张列表。按 F5 或任意键再读一次。");
    workstation_shows(&work, "由");
    assert_false(screen_shows(work.screen, "沙环柔〔2026〕1号"));
    workstation_type(&work, "<Down>");
    workstation_shows(&work, "读不出这张列表");
    give_roles(work.bureau, "officer");
    workstation_type(&work, "<Down>");
    workstation_shows(&work, "沙环柔〔2026〕1号");
    workstation_close(&work);
}

/* An observation whose date is past says so; one that still runs doesn't. */
static void test_observation_past(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    moment_t now = bureau->now;
    workstation_open(&work, bureau, 40, 120);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "观察期至 2026-03-17");
    assert_false(screen_shows(work.screen, "（已过）"));
    workstation_close(&work);
    bureau->now += 30 * 1440;
    workstation_open(&work, bureau, 40, 120);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "观察期至 2026-03-17（已过）");
    workstation_close(&work);
    bureau->now = now;
}

/* What there was with a party before stands with it. */
static void test_party_with_its_cases(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 40, 120);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "历次案件 此前 ");
    workstation_shows(&work, "沙环柔〔2026〕2号（观察中）");
    workstation_close(&work);
}

/* A tall screen is filled, whether it was tall from the first or has grown since. */
static void test_tall_screen(void **state)
{
    struct workstation work;
    struct office *office = bureau_as(*state, "chen");
    for (int i = 0; i < 120; i++) {
        char violation[64];
        snprintf(violation, sizeof violation, "高屏%03d", i);
        workstation_file_case(office, violation);
    }
    office_close(office);
    workstation_open(&work, *state, 100, 300);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "高屏", NULL});
    workstation_shows(&work, "高屏119");
    workstation_shows(&work, "高屏030");
    workstation_close(&work);
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "高屏", "<End>", NULL});
    screen_resize(work.screen, 100, 300);
    workstation_type(&work, NULL);
    workstation_shows(&work, "高屏080");
    workstation_shows(&work, "高屏000");
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_columns_and_order),
        cmocka_unit_test(test_esc_and_marks),
        cmocka_unit_test(test_saved_views),
        cmocka_unit_test(test_officers),
        cmocka_unit_test(test_kept_by_row),
        cmocka_unit_test(test_void_many),
        cmocka_unit_test(test_unreadable_list),
        cmocka_unit_test(test_observation_past),
        cmocka_unit_test(test_esc_then_digit),
        cmocka_unit_test(test_party_with_its_cases),
        cmocka_unit_test(test_tall_screen), /* the last one: it files very many */
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
