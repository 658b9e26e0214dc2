/* A promise that is watched, on the screen: each promise is a row of the re-inspection, the visit asks what
 * only some may read, and what stood still is seen beside the case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/workstation.h"

static void test_reinspection(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_act(&work, "复查");
    screen_expect(work.screen, "reinspect-80x24");
    workstation_type_all(&work, (const char *const[]){"部分", "<Enter>", "还差标识<Enter>",
                                                      "<Enter>", "照片 2 张<Tab>", NULL});
    workstation_shows(&work, "照各项的结果是“部分履行”，空着就照此填");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "复查已记入 沙环柔〔2026〕");
    workstation_rest(&work, 500);
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "承诺只履行了一部分");
    workstation_close(&work);
}

static void test_visit(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, "visit");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_act(&work, "回访");
    screen_expect(work.screen, "visit-80x24");
    workstation_type(&work, "<F1>");
    workstation_shows(&work, "姓名和职务");
    workstation_close(&work);
}

static void test_standing_still(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, "wang");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_act(&work, "中止观察");
    workstation_type_all(&work, (const char *const[]){"自然", "<Enter>", "暴雨封路<C-s>", NULL});
    workstation_shows(&work, "中止观察已记入 沙环柔〔2026〕");
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<C-u>", "台账", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<Tab>");
    workstation_shows(&work, "中止 1 日不计");
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reinspection, workstation_begin, workstation_end),
        cmocka_unit_test_setup_teardown(test_visit, workstation_begin, workstation_end),
        cmocka_unit_test_setup_teardown(test_standing_still, workstation_begin, workstation_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
