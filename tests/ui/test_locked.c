/* What the law forbids stands as forbidden from the start, on the screen and line by line: acts without
 * room for a promise, fields on which one was signed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"
#include "ui/talk.h"
#include "ui/workstation.h"

static void lacks(struct workstation *work, const char *text)
{
    char *screen = screen_text(work->screen);
    if (strstr(screen, text) != NULL) {
        fail_msg("%s stands on\n%s", text, screen);
    }
    free(screen);
}

/* The case that is watched is opened for editing. */
static void edit_watched(struct workstation *work, struct bureau *bureau)
{
    workstation_open(work, bureau, 24, 80);
    workstation_type_all(work, (const char *const[]){"<A-2>", "台账", NULL});
    workstation_rest(work, 500);
    workstation_type(work, "<F4>");
    workstation_shows(work, "案件受理 沙环柔");
}

static void test_fields_on_which_it_was_signed(void **state)
{
    struct workstation work;
    edit_watched(&work, *state);
    workstation_shows(&work, "当事人：承诺书已经据此签订，观察中不能再改"); /* before a key */
    workstation_type(&work, "乐");                                          /* no picker */
    workstation_shows(&work, "当事人：承诺书已经据此签订，观察中不能再改");
    workstation_type(&work, "<F4>");
    workstation_type(&work, "<F2>");
    workstation_shows(&work, "案件受理 沙环柔");
    workstation_type_all(&work,
                         (const char *const[]){"<Down>", "<Down>", "<Down>", "<Down>", NULL});
    lacks(&work, "别处");
    workstation_type(&work, "别处<Backspace>");
    workstation_shows(&work, "地点：承诺书已经据此签订，观察中不能再改");
    lacks(&work, "别处");
    workstation_type(&work, "<F1>");
    workstation_shows(&work, "不能改：地点：承诺书已经据此签订");
    workstation_type(&work, "<Esc>");
    workstation_type_all(&work, (const char *const[]){"<Down>", "<Down>", "<Down>", NULL});
    workstation_type(&work, "复查时补记。"); /* the facts stay open */
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "已保存");
    workstation_close(&work);
}

static void test_fields_line_by_line(void **state)
{
    char *said = talk(*state, "chen", "2\n台账\n编辑 1\n5\n0\n0\n0\n0\n");
    talk_has(said, "地点：承诺书已经据此签订，观察中不能再改");
    free(said);
}

static void test_promise_without_room(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "秸秆", NULL});
    workstation_rest(&work, 500);
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "签订保证承诺书  只能补录 2026-02-24 及以前签的");
    workstation_type(&work, "<Esc>");
    moment_t now = bureau->now;
    bureau->now += 30 * 1440;
    workstation_type(&work, "<F5>");
    workstation_shows(&work, "x  签订保证承诺书");
    workstation_shows(&work, "决定是否立案的期限是 2026-02-25，已经没有观察的余地");
    workstation_close(&work);

    char *said = talk(bureau, "chen", "2\n秸秆\n办理 1\n0\n0\n0\n0\n");
    talk_has(said, "不能 签订保证承诺书：签订日期：决定是否立案的期限是 2026-02-25");
    free(said);
    bureau->now = now;
    said = talk(bureau, "chen", "2\n秸秆\n办理 1\n0\n0\n0\n0\n");
    talk_has(said, "签订保证承诺书，只能补录 2026-02-24 及以前签的");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_on_which_it_was_signed),
        cmocka_unit_test(test_fields_line_by_line),
        cmocka_unit_test(test_promise_without_room),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
