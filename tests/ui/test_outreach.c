/* 预防宣传 on the screen and line by line: its list among the cases, F2 there, the palette, a wrong answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/talk.h"
#include "ui/workstation.h"

static void test_its_list_makes_new_ones(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<F8>", "yfxc<Enter>", NULL});
    workstation_shows(&work, "预防宣传");
    workstation_type(&work, "<F2>"); /* not a case: what the list is of */
    workstation_shows(&work, "预防宣传 （新）");
    screen_expect(work.screen, "outreach-80x24");
    workstation_type_all(&work, (const char *const[]){"夜间施工劝导<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "还没有填写");
    workstation_type_all(&work,
                         (const char *const[]){"井口示范点<Enter>", "<Enter>", "园区南门<Enter>",
                                               "<Enter>", "十点后停工<Tab>", "0<Enter>", NULL});
    workstation_shows(&work, "不能小于 1，填的是 0");
    workstation_type_all(&work, (const char *const[]){"<C-u>60<Enter>", "<Enter>", "<Enter>",
                                                      "王芳<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "已登记预防宣传 夜间施工劝导。");
    workstation_shows(&work, "示范点劝导 夜间施工劝导");
    workstation_type_all(&work, (const char *const[]){"<F5>", "<Enter>", "<C-s>", NULL});
    workstation_close(&work);
}

static void test_palette_and_cases(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<F2>", NULL});
    workstation_shows(&work, "案件受理 （新）");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F9>", "登记预防<Enter>", NULL});
    workstation_shows(&work, "预防宣传 （新）");
    workstation_close(&work);
}

static void test_line_by_line(void **state)
{
    char *said = talk(
        *state, "chen",
        ":登记预防宣传\n<\n媒体宣传\n危废台账怎样记\n收音机\n公众号\n.\n沙坪坝发布\n按日记录\n.\n0\n"
        "1200\n\n\n\ns\n");
    talk_has(said, "没有“收音机”这一种");
    talk_has(said, "覆盖人数：不能小于 1，填的是 0");
    talk_has(said, "已登记预防宣传 危废台账怎样记。");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_its_list_makes_new_ones),
        cmocka_unit_test(test_palette_and_cases),
        cmocka_unit_test(test_line_by_line),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
