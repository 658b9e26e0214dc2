/* The filter of a list while it is typed: it stands on the screen before its rows are read, only
 * the last one is read, and no key ever acts on the rows of another filter. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/list_pane.h"
#include "ui/workstation.h"

#define STRAW "沙环柔〔2026〕1号"
#define LEDGER "沙环柔〔2026〕2号"

/* The list of cases, whose first row is neither of the two above. */
static void open_cases(struct workstation *work, void **state)
{
    workstation_open(work, *state, 24, 80);
    workstation_type(work, "<A-2>");
    workstation_shows(work, STRAW);
    workstation_shows(work, LEDGER);
}

static void step(struct workstation *work)
{
    app_step(work->app, 0);
}

static void test_line_before_rows(void **state)
{
    struct workstation work;
    open_cases(&work, state);
    screen_feed(work.screen, "秸");
    step(&work); /* takes the key */
    step(&work); /* draws what was typed */
    workstation_shows(&work, "查找：秸");
    workstation_shows(&work, LEDGER);
    step(&work); /* reads */
    workstation_shows(&work, STRAW);
    assert_false(screen_shows(work.screen, LEDGER));
    screen_feed(work.screen, "<Backspace>");
    step(&work);
    step(&work);
    assert_false(screen_shows(work.screen, "查找"));
    assert_false(screen_shows(work.screen, LEDGER));
    step(&work);
    workstation_shows(&work, LEDGER);
    workstation_close(&work);
}

/* What a row's state is called finds it, from two characters on, and together with other words. */
static void test_state_by_its_label(void **state)
{
    struct workstation work;
    open_cases(&work, state);
    workstation_type(&work, "已受");
    workstation_shows(&work, STRAW);
    assert_false(screen_shows(work.screen, LEDGER)); /* 观察中 */
    workstation_type(&work, "理 台账");
    workstation_shows(&work, "没有");
    assert_false(screen_shows(work.screen, STRAW));
    workstation_type(&work, "<C-u>观察中 台账");
    workstation_shows(&work, LEDGER);
    assert_false(screen_shows(work.screen, STRAW));
    workstation_close(&work);
}

/* What found nothing isn't said of what was typed since. */
static void test_nothing_found_is_of_its_filter(void **state)
{
    struct workstation work;
    open_cases(&work, state);
    workstation_type(&work, "秸龘");
    workstation_shows(&work, "没有找到“秸龘”");
    screen_feed(work.screen, "<Backspace>");
    step(&work);
    step(&work);
    workstation_shows(&work, "正在查找。");
    assert_false(screen_shows(work.screen, "没有找到"));
    step(&work);
    workstation_shows(&work, STRAW);
    workstation_close(&work);
}

/* A command typed ahead of the rows waits for them, whichever it is. */
static void test_keys_ahead_act_on_found(void **state)
{
    struct workstation work;
    static const char *const bursts[] = {"秸秆<Enter>", "秸秆<F4>",
                                         "台账<Backspace><Backspace>秸秆<Enter>",
                                         "秸秆<Tab><Tab><Enter>", "秸秆<Down><Up><Enter>"};
    for (size_t i = 0; i < sizeof bursts / sizeof bursts[0]; i++) {
        open_cases(&work, state);
        workstation_type(&work, bursts[i]);
        workstation_shows(&work, "露天焚烧秸秆");
        assert_false(screen_shows(work.screen, "查找："));
        workstation_close(&work);
    }
    open_cases(&work, state);
    workstation_type(&work, "秸秆<C-t><Esc>"); /* marked the one that was found, and no other */
    workstation_shows(&work, "已标 1 行");
    assert_int_equal(screen_row_of(work.screen, "*"), screen_row_of(work.screen, STRAW));
    workstation_close(&work);
    open_cases(&work, state);
    workstation_type(&work, "秸秆<Esc>"); /* what was found stays chosen */
    assert_int_equal(screen_row_of(work.screen, ">"), screen_row_of(work.screen, STRAW));
    workstation_close(&work);
}

static void test_nothing_found_acts_on_nothing(void **state)
{
    struct workstation work;
    open_cases(&work, state);
    workstation_type(&work, "龘<Enter>");
    workstation_shows(&work, "没有找到“龘”");
    workstation_type(&work, "<Backspace>秸秆龘<C-t>");
    assert_false(screen_shows(work.screen, "已标"));
    workstation_close(&work);
}

/* A click on a row that goes away in this moment chooses nothing. */
static void test_click_on_old_rows(void **state)
{
    struct workstation work;
    workstation_open_with(
        &work, *state,
        &(struct terminal_options){
            .rows = 24, .columns = 80, .looks = {.scheme = SCHEME_MONO, .mouse = true}});
    workstation_type(&work, "<A-2>");
    char click[64];
    int row = screen_row_of(work.screen, LEDGER);
    assert_true(row > 0 && screen_row_of(work.screen, ">") != row);
    snprintf(click, sizeof click, "a\033[<0;12;%dM", row + 1);
    screen_feed(work.screen, click);
    step(&work);
    step(&work);
    assert_int_not_equal(screen_row_of(work.screen, ">"), row);
    workstation_type(&work, "<Backspace>");
    assert_int_not_equal(screen_row_of(work.screen, ">"), row);
    workstation_close(&work);
}

static void press(struct list_pane *pane, enum key_kind kind, uint32_t code)
{
    struct err err = {0};
    const struct key key = {.kind = kind, .code = code};
    assert_true(list_pane_key(pane, &key, ACTION_NONE, &err));
    assert_int_equal(err.code, ERR_NONE);
}

/* Typing reads nothing; whoever moves reads the last filter, once. */
static void test_last_filter_alone_is_read(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct list_pane pane;
    struct err err = {0};
    list_pane_init(&pane, office, view_named("cases"));
    pane.box = (struct box){.rows = 10, .columns = 80};
    assert_true(list_pane_read(&pane, &err));
    size_t all = pane.window.count;
    press(&pane, KEY_KIND_TEXT, 0x79F8);
    press(&pane, KEY_KIND_TEXT, 0x9F98);
    press(&pane, KEY_KIND_COMMAND, K_BACKSPACE);
    assert_int_equal(pane.window.count, all);
    assert_null(list_window_row(&pane.window));
    press(&pane, KEY_KIND_COMMAND, K_DOWN);
    assert_false(pane.stale);
    assert_int_equal(pane.window.count, 1);
    assert_non_null(list_window_row(&pane.window));
    list_pane_done(&pane);
    office_close(office);
}

static bool always(void *data)
{
    ++*(int *)data;
    return true;
}

/* A key that comes while rows are looked for breaks that off: the old ones stay till the next time. */
static void test_reading_is_put_off(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct list_pane pane;
    struct err err = {0};
    int asked = 0;
    list_pane_init(&pane, office, view_named("cases"));
    assert_true(list_pane_read(&pane, &err));
    size_t all = pane.window.count;
    press(&pane, KEY_KIND_TEXT, 0x79F8);
    pane.window.hurried = always;
    pane.window.hurried_data = &asked;
    assert_false(list_pane_read(&pane, &err));
    assert_true(asked > 0 && pane.stale && pane.window.put_off);
    assert_false(pane.window.failed);
    assert_int_equal(pane.window.count, all);
    assert_null(list_window_row(&pane.window));
    pane.window.hurried = NULL;
    assert_true(list_pane_read(&pane, &err));
    assert_false(pane.window.put_off);
    assert_int_equal(pane.window.count, 1);
    list_pane_done(&pane);
    office_close(office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_before_rows),
        cmocka_unit_test(test_state_by_its_label),
        cmocka_unit_test(test_nothing_found_is_of_its_filter),
        cmocka_unit_test(test_keys_ahead_act_on_found),
        cmocka_unit_test(test_nothing_found_acts_on_nothing),
        cmocka_unit_test(test_click_on_old_rows),
        cmocka_unit_test(test_last_filter_alone_is_read),
        cmocka_unit_test(test_reading_is_put_off),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
