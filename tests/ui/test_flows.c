/* What officers do: whole flows through keys, with what they leave behind in the office. */
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

static size_t pdf_count(const struct bureau *bureau)
{
    size_t count;
    char **names = file_list(bureau->folder, ".pdf", &count);
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return count;
}

/* From nothing to the letter: the party is known. */
static void test_intake_to_letter(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(
        &work,
        (const char *const[]){"<F2>", "乐安", "<Enter>", /* the party, by a part of its name */
                              "<Enter>", "<Enter>",      /* where from, when: as proposed */
                              "tw", "<Enter>",           /* the street, by its initials */
                              "天马路8号<Enter>", "环境管理台账没有按月记录<Enter>",
                              "<Enter>", /* the item that fits best */
                              "现场检查时台账缺三个月。<Tab>", "<Tab><Tab>", "王芳", "<Enter>",
                              "<C-s>", NULL});
    workstation_shows(&work, "已受理 沙环柔〔2026〕5号");
    workstation_allow(work.bureau, "沙环柔〔2026〕5号");
    workstation_type_all(&work, (const char *const[]){"<F5>", "2", "补齐台账<Enter>", "+7<Enter>",
                                                      "赵一<Enter>", "<C-s>", NULL});
    workstation_shows(&work, "承诺书 沙环承〔2026〕2号 已签订");
    size_t before = pdf_count(work.bureau);
    workstation_type_all(
        &work, (const char *const[]){"<F7>", "<Enter>", "<Enter>", NULL}); /* three keys */
    workstation_shows(&work, "的 PDF 已生成");
    assert_int_equal(pdf_count(work.bureau), before + 1);
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_close(&work);
}

/* Everything typed ahead in one burst acts in order, and nothing gets lost. */
static void test_type_ahead(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type(&work, "<F2>渝碚<Enter><Enter><Enter>tw<Enter>石门路1号<Enter>没有填报登记表"
                            "<Enter><Enter>当场查到。<Tab><Tab><Tab>王芳<Enter><C-s>");
    workstation_shows(&work, "已受理 沙环柔〔2026〕6号");
    workstation_close(&work);
}

/* A party that isn't there is made on the way, a wrong digit put right. */
static void test_new_party_on_the_way(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "渝江新材料", NULL});
    workstation_shows(&work, "按 F2 新建这个当事人");
    workstation_type_all(&work, (const char *const[]){"<F2>", "<Home>重庆<End>有限公司<Enter>",
                                                      "91500106MA5U7Q8R1X", NULL});
    workstation_shows(&work, "校验码应为 ");
    workstation_type_all(&work, (const char *const[]){"<Backspace><Backspace>40", "钱二<Enter>",
                                                      "<Tab>", "石井坡街道1号<Enter>", "<Tab>",
                                                      "13900000001", "<C-s>", NULL});
    workstation_shows(&work, "已登记当事人 重庆渝江新材料有限公司");
    workstation_shows(&work, "当事人* 重庆渝江新材料有限公司");
    workstation_shows(&work, "案件受理 （新）");
    workstation_close(&work);
}

/* Others' saving is seen within a second, and the chosen row stays the chosen one. */
static void test_others_are_seen(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<End>", NULL});
    int row = screen_row_of(work.screen, ">");
    struct office *other = bureau_as(work.bureau, "wang");
    workstation_file_case(other, "新到的案件");
    office_close(other);
    workstation_rest(&work, 1200);
    assert_int_equal(screen_row_of(work.screen, ">"), row + 1);
    workstation_close(&work);
}

static void test_void(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, "wang");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "露天", NULL});
    workstation_act(&work, "作废案件");
    workstation_type(&work, "<Enter>"); /* no reason: it stays open and says so */
    workstation_shows(&work, "作废的理由：");
    workstation_shows(&work, "这一行还没有写");
    workstation_type(&work, "查无");
    assert_false(screen_shows(work.screen, "这一行还没有写"));
    workstation_type(&work, "实据<Enter>");
    workstation_shows(&work, "已作废，案号留着不再用");
    workstation_close(&work);
}

/* Marked rows are printed one after another; those that can't be are named before anything is made. */
static void test_batch(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    size_t before = pdf_count(work.bureau);
    workstation_type_all(&work,
                         (const char *const[]){"<A-2>", "<F9>", "标记全部", "<Enter>", NULL});
    workstation_shows(&work, "已标记 ");
    workstation_type_all(&work, (const char *const[]){"<F7>", "<Enter>", NULL});
    workstation_shows(&work, "不能办的 ");
    workstation_shows(&work, "案件 沙环柔〔2026〕4号 还没有保证承诺书");
    assert_int_equal(pdf_count(work.bureau), before);
    workstation_type(&work, "<Enter>");
    workstation_rest(&work, 1000);
    workstation_shows(&work, "办好 2 行");
    workstation_shows(&work, "PDF 在 ");
    assert_true(pdf_count(work.bureau) > before);
    workstation_type(&work, "<Enter>");
    assert_false(screen_shows(work.screen, " *沙环柔〔2026〕2号")); /* what was done is unmarked */
    workstation_shows(&work, " *沙环柔〔2026〕4号");
    workstation_close(&work);
}

/* Whoever sees no case text isn't shown the rooms where it lies. */
static void test_administrator(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, NULL);
    workstation_shows(&work, "5 清单");
    assert_false(screen_shows(work.screen, "案件"));
    workstation_type(&work, "<A-2>");
    assert_false(screen_shows(work.screen, "沙环柔"));
    workstation_close(&work);
}

/* What is refused by the negative list is never taken by an Enter in haste, and stays said at its field. */
static void test_negative_item_warns(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "<PageDown><Tab>", "FM-01", NULL});
    workstation_shows(&work, "最相近的在负面清单上");
    workstation_type(&work, "<Enter><Enter>");
    workstation_shows(&work, "先用上下键选定");
    workstation_type(&work, "<Down>");
    workstation_shows(&work, "在负面清单上：不适用柔性执法");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "FM-01 在负面清单上");
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "负面清单：不适用柔性执法｜");
    workstation_type(&work, "<Esc>");
    workstation_type_all(&work, (const char *const[]){"<F2>", "1", NULL}); /* still there */
    workstation_shows(&work, "负面清单：不适用柔性执法｜");
    workstation_close(&work);
}

/* Full-width digits answer a dialog, an input method's letters never fire a command. */
static void test_full_width(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F8>", "２", NULL});
    workstation_shows(&work, "待我处理");
    workstation_type(&work, "ｑ：！");
    workstation_shows(&work, "查找：ｑ：！");
    workstation_close(&work);
}

int main(void)
{
    /* in this order: they work in one office, and the first two count its numbers */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intake_to_letter),
        cmocka_unit_test(test_type_ahead),
        cmocka_unit_test(test_new_party_on_the_way),
        cmocka_unit_test(test_others_are_seen),
        cmocka_unit_test(test_void),
        cmocka_unit_test(test_batch),
        cmocka_unit_test(test_administrator),
        cmocka_unit_test(test_negative_item_warns),
        cmocka_unit_test(test_full_width),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
