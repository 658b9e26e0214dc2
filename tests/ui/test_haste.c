/* Hands that are faster than the eye: text typed into a list that had opened by itself, Enter on what is
 * wrong, keys where they mean nothing. Nothing is lost, nothing is taken that wasn't chosen. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "ui/workstation.h"

/* Up to the violation, behind which the fitting items of the lists show themselves. */
static const char *const to_items[] = {"<F2>", "渝碚", "<Enter>", "<PageDown>", "危险废物随意堆放",
                                       NULL};

/* The facts, typed blindly into the list that opens by itself, are in the clipboard. */
static void test_text_for_the_form(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, to_items);
    workstation_type(&work, "<Enter>现场检查发现三桶废机油露天堆放");
    workstation_shows(&work, "查找：现场检查发现三桶废机油露天堆放");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "先按 Enter 选定或 Esc 返回，再保存");
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "刚才打的字在剪贴板里，Ctrl-V 放到字段里");
    workstation_type(&work, "<Tab><C-v>");
    workstation_shows(&work, "简要案情* 现场检查发现三桶废机油露天堆放");
    workstation_type_all(&work, (const char *const[]){"<Up>", "FM-", "<Esc>", NULL});
    workstation_type(&work, "<Tab><C-v>"); /* three letters were a search */
    workstation_shows(&work, "露天堆放现场检查");
    workstation_close(&work);

    workstation_open(&work, *state, 24, 80); /* a code field, and the palette, which is none */
    workstation_type_all(&work,
                         (const char *const[]){"<F2>", "<Tab>", "天马路八号门口", "<Esc>", NULL});
    workstation_shows(&work, "刚才打的字在剪贴板里");
    workstation_type_all(&work, (const char *const[]){"<F9>", "preview", "<Esc>", NULL});
    workstation_type(&work, "<PageDown><C-v>");
    workstation_shows(&work, "违法行为* 天马路八号门口");
    workstation_close(&work);
}

/* A list that opened by itself begins on nothing if what fits best must not be taken. */
static void test_two_enters(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<F2>", "渝碚", "<Enter>", "<PageDown>", NULL});
    workstation_type(&work, "用暗管、渗坑逃避监管排放有毒物质<Enter><Enter>");
    workstation_shows(&work, "最相近的在负面清单上，不适用柔性执法；先用上下键选定");
    workstation_type(&work, "<Esc>");
    assert_false(screen_shows(work.screen, "不适用柔性执法"));
    workstation_close(&work);
}

/* What is wrong holds Enter up, in a table as in a plain field; Tab goes on. The head counts it. */
static void test_wrong_in_a_row(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    workstation_file_ready(bureau, "未按规定公开环境信息的第二件");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "第二件", "<F5>", "2", NULL});
    workstation_shows(&work, "必填还差 ");
    workstation_type(&work, "补建台账<Enter>2026-13-01");
    workstation_shows(&work, "1 处要改");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "“完成期限”还没有改好；先写后面的按 Tab");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "“完成期限”还没有改好");
    assert_false(screen_shows(work.screen, "必填的都有了"));
    workstation_type(&work, "<Tab>赵");
    workstation_shows(&work, "1 处要改");
    assert_false(screen_shows(work.screen, "必填的都有了"));
    workstation_type(&work, "<S-Tab><C-u>2026-04-01");
    assert_false(screen_shows(work.screen, "处要改"));
    workstation_close(&work);
}

/* The head is right while one types, not only behind the field. */
static void test_head_while_typing(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<F2>", "渝碚", "<Enter>", "<PageDown>", NULL});
    workstation_shows(&work, "必填还差 5 项");
    workstation_type(&work, "<Tab><Tab>查");
    workstation_shows(&work, "必填还差 4 项");
    workstation_type(&work, "<Backspace>");
    workstation_shows(&work, "必填还差 5 项");
    workstation_close(&work);
}

static void test_no_list(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "<F4>", NULL});
    workstation_shows(&work, "这一项没有选项，直接输入。");
    workstation_close(&work);
}

/* What is said of a credit code stands at it, wherever the cursor is by then. */
static void test_likeness_at_its_field(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "某某<Enter>",
                                                      "91500222MA5UQ7RR7W", "钱", NULL});
    workstation_rest(&work, 300);
    int code = screen_row_of(work.screen, "统一社会信用代码");
    assert_int_equal(screen_row_of(work.screen, "信用代码相同"), code + 1);
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_for_the_form), cmocka_unit_test(test_two_enters),
        cmocka_unit_test(test_wrong_in_a_row),    cmocka_unit_test(test_head_while_typing),
        cmocka_unit_test(test_no_list),           cmocka_unit_test(test_likeness_at_its_field),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
