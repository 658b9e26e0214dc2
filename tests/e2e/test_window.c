/* The window as people treat it: made too small and large again in mid-typing, keys that mean nothing,
 * a paste with newlines, an input method that is on when a command was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "e2e/flow.h"

#define OFFICER "chenyu"

static void resize_in_mid_typing_keeps_all(void **state)
{
    struct pty *pty = flow_login(*state, OFFICER);
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "<F2>");
    at(pty, "名称（姓名）");
    keys(pty, "重庆晴川");
    sees(pty, "重庆晴川");
    assert_true(pty_resize(pty, 15, 50));
    sees(pty, "窗口太小：现在 50x15，至少要 60x20");
    assert_false(pty_shows(pty, "重庆晴川"));
    keys(pty, "试验仪器<C-s><F2>"); /* text goes on into its field, commands wait */
    assert_true(pty_resize(pty, 24, 80));
    sees(pty, "重庆晴川试验仪器");
    at(pty, "名称（姓名）");
    assert_false(pty_shows(pty, "窗口太小"));
    assert_true(pty_resize(pty, 40, 120));
    assert_true(pty_keys(pty, "有限公司"));
    sees(pty, "重庆晴川试验仪器有限公司");
    assert_true(pty_wait_gone(pty, "窗口太小", FLOW_SECONDS));
    flow_leave(pty);
}

static void begins_in_a_window_too_small(void **state)
{
    struct pty *pty = flow_start(*state, OFFICER, 10, 40);
    sees(pty, "窗口太小：现在 40x10");
    assert_true(pty_resize(pty, 20, 60));
    sees(pty, "1今日 2案件");
    sees(pty, "F1帮助");
    flow_leave(pty);
}

/* None of these opens, closes or changes anything; the list answers the next key as before. */
static void keys_without_meaning_do_nothing(void **state)
{
    static const char *const nothing[] = {
        "<F11>", "<F12>", "<A-7>", "<A-0>", "<C-g>", "<C-o>", "<C-v>", "<C-x>", "<C-e>", "<C-p>",
    };
    static const char *const sequences[] = {
        "\033[99~", "\033[57399u", "\033[<0;10;10M", "\033OZ", "\033[M !!", "\033]0;x\007",
    };
    struct pty *pty = flow_login(*state, OFFICER);
    keys(pty, "<A-2>");
    sees(pty, "全部案件");
    sees(pty, " 1 / ");
    sees(pty, "所有案件，作废的也在内"); /* below the list: it is whole then */
    char *list = pty_screen(pty);
    char *rule = strstr(list, "\n──"); /* the detail below comes later */
    assert_non_null(rule);
    rule[1] = '\0';
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        keys(pty, nothing[i]);
    }
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        assert_true(pty_raw(pty, sequences[i]));
    }
    keys(pty, "<Down>");
    sees(pty, " 2 / ");
    keys(pty, "<Up>");
    sees(pty, list);
    free(list);
    flow_leave(pty);
}

/* A list has no letter that commands: what is typed filters, half width or full, and Esc undoes it. */
static void letters_filter_and_never_command(void **state)
{
    struct pty *pty = flow_login(*state, OFFICER);
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "ｌｚｃ");
    sees(pty, "1 / 1");
    sees(pty, "重庆岚枕川汽车零部件有限公司");
    keys(pty, "<Esc>");
    assert_true(pty_wait_gone(pty, "1 / 1\n", FLOW_SECONDS));
    flow_leave(pty);
}

/* Newlines and commands within a paste are text: nothing is filed, no field is left. */
static void paste_is_text(void **state)
{
    struct pty *pty = flow_login(*state, OFFICER);
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "<F2>");
    at(pty, "名称（姓名）");
    assert_true(pty_paste(pty, "重庆晴川\n试验\x13仪器\033[21~有限公司\n"));
    sees(pty, "有限公司");
    sees(pty, "当事人 （新）");
    keys(pty, "<Enter>"); /* a name has no lines */
    at(pty, "统一社会信用代码");
    sees(pty, "重庆晴川 试验仪器[21~有限公司");
    flow_leave(pty);
}

/* Typed ahead of a slow screen, everything still happens in its order. */
static void typed_ahead_acts_in_order(void **state)
{
    struct pty *pty = flow_login(*state, OFFICER);
    keys(pty, "<A-3><F2>重庆晴川试验仪器有限公司<Enter>91500106MA60QX7T1A石望舒<Tab><Tab>"
              "重庆市沙坪坝区先锋示范路 99 号<Enter><Enter>13900008888<C-s>");
    sees(pty, "已登记当事人 重庆晴川试验仪器有限公司");
    flow_leave(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(resize_in_mid_typing_keeps_all, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(begins_in_a_window_too_small, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(keys_without_meaning_do_nothing, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(letters_filter_and_never_command, flow_setup,
                                        flow_teardown),
        cmocka_unit_test_setup_teardown(paste_is_text, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(typed_ahead_acts_in_order, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
