/* Looks while one works: themes, the form of one's own screen, and the mouse. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/preference.h"
#include "ui/looks.h"
#include "ui/workstation.h"

static void open_auto(struct workstation *work, struct bureau *bureau)
{
    workstation_open_with(work, bureau, &(struct terminal_options){.rows = 24, .columns = 80});
}

static void set_or_unset(const char *name, const char *value)
{
    if (value) {
        setenv(name, value, 1);
    } else {
        unsetenv(name);
    }
}

static enum canvas_scheme scheme(void)
{
    return canvas_theme()->scheme;
}

static void test_themes_follow_each_other(void **state)
{
    struct workstation work;
    struct screen_cell cell;
    static const struct {
        const char *said;
        int paper; /* of an empty cell */
    } steps[] = {{"配色：深色", 0},
                 {"配色：浅色", 15},
                 {"配色：高对比", 0},
                 {"配色：不用颜色", -1},
                 {"配色：自动", -1}};
    open_auto(&work, *state);
    for (int i = 0; i < (int)(sizeof steps / sizeof *steps); i++) {
        workstation_type_all(&work, (const char *const[]){"<F9>", "hyzps", "<Enter>", NULL});
        workstation_shows(&work, steps[i].said);
        assert_int_equal(scheme(), (i + 1) % SCHEME_COUNT);
        for (int row = 0; row < 24; row++) { /* the paper has no hole */
            for (int column = 0; column < 80 && steps[i].paper >= 0; column++) {
                screen_cell(work.screen, row, column, &cell);
                assert_true(cell.paper >= 0);
            }
        }
        screen_cell(work.screen, 12, 79, &cell);
        assert_int_equal(cell.paper, steps[i].paper);
    }
    workstation_close(&work);
}

static void test_a_terminal_without_colours(void **state)
{
    struct workstation work;
    workstation_open_with(
        &work, *state,
        &(struct terminal_options){
            .rows = 24, .columns = 80, .term = "vt100", .looks = {.scheme = SCHEME_DARK}});
    assert_int_equal(scheme(), SCHEME_MONO);
    workstation_type_all(&work, (const char *const[]){"<F9>", "hyzps", "<Enter>", NULL});
    workstation_shows(&work, "这个终端没有颜色，配色换了也看不出来。");
    workstation_close(&work);
}

/* What is saved holds at once and for the next login. */
static void test_my_own_screen(void **state)
{
    struct workstation work;
    struct err err = {0};
    open_auto(&work, *state);
    workstation_type_all(&work, (const char *const[]){"<F9>", "wdpm", "<Enter>", NULL});
    workstation_shows(&work, "颜色");
    workstation_type_all(&work, (const char *const[]){"<Right><Right>", "<C-s>", NULL});
    assert_int_equal(scheme(), SCHEME_LIGHT);
    assert_int_equal(work.app->count, 1);
    struct record *mine = preference_load(work.office, &err);
    assert_string_equal(record_get(mine, "theme"), "light");
    record_free(mine);
    workstation_close(&work);
}

/* The prompt, then NO_COLOR, then ROUZHI_THEME, then the preference; NULL: not there. */
static void test_who_decides_on_colours(void **state)
{
    static const struct {
        const char *prompt, *no_color, *everywhere, *preference;
        enum canvas_scheme scheme;
    } cases[] = {
        {"dark", "1", "light", "contrast", SCHEME_DARK},
        {NULL, "1", "light", "contrast", SCHEME_MONO},
        {NULL, "", "light", "contrast", SCHEME_LIGHT},
        {NULL, NULL, "light", NULL, SCHEME_LIGHT},
        {NULL, NULL, NULL, "contrast", SCHEME_CONTRAST},
        {NULL, NULL, "purple", "contrast", SCHEME_CONTRAST},
        {NULL, NULL, NULL, NULL, SCHEME_AUTO},
    };
    struct office *office = bureau_as(*state, "chen");
    struct terminal_looks looks;
    struct err err = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *mine = cases[i].preference ? preference_load(office, &err) : NULL;
        const struct screen_wish wish = {.theme = cases[i].prompt};
        if (mine) {
            record_put(mine, "theme", cases[i].preference);
        }
        set_or_unset("NO_COLOR", cases[i].no_color);
        set_or_unset("ROUZHI_THEME", cases[i].everywhere);
        assert_true(looks_choose(mine, &wish, &looks, &err));
        assert_int_equal(looks.scheme, cases[i].scheme);
        record_free(mine);
    }
    assert_false(looks_choose(NULL, &(struct screen_wish){.theme = "purple"}, &looks, &err));
    assert_int_equal(err.code, ERR_USAGE);
    office_close(office);
}

/* A theme of no name is said once, behind what the terminal had to say; the next key takes it away. */
static void test_a_theme_that_is_not_there(void **state)
{
    struct workstation work;
    set_or_unset("NO_COLOR", NULL);
    set_or_unset("ROUZHI_THEME", "purple");
    open_auto(&work, *state);
    looks_tell(work.app, &(struct screen_wish){.theme = "dark"});
    assert_string_equal(work.app->text, "");
    app_say(work.app, STYLE_WARN, "终端不认识。");
    looks_tell(work.app, &(struct screen_wish){0});
    app_draw(work.app);
    workstation_shows(&work, "终端不认识。 环境变量 ROUZHI_THEME：没有配色“purple”，照自己的设置");
    workstation_type(&work, "<Down>");
    assert_false(screen_shows(work.screen, "purple"));
    set_or_unset("ROUZHI_THEME", NULL);
    workstation_close(&work);
}

/* ---- the mouse ---- */

static void mouse(struct workstation *work, int button, int row, int column)
{
    char keys[40];
    snprintf(keys, sizeof keys, "\033[<%d;%d;%dM", button, column + 1, row + 1);
    workstation_type(work, keys);
    snprintf(keys, sizeof keys, "\033[<%d;%d;%dm", button, column + 1, row + 1);
    workstation_type(work, keys);
}

/* Clicks where this text begins. */
static void click_on(struct workstation *work, const char *text)
{
    int row = screen_row_of(work->screen, text);
    assert_true(row >= 0);
    char at[8] = "";
    for (int column = 0; column < 80; column++) {
        struct screen_cell cell;
        size_t length = 0;
        char found[400] = "";
        for (int i = column; i < 80 && length < strlen(text); i++) {
            screen_cell(work->screen, row, i, &cell);
            length += cell.columns > 0
                          ? (size_t)snprintf(found + length, sizeof found - length, "%s", cell.text)
                          : 0;
        }
        screen_cell(work->screen, row, column, &cell);
        if (cell.columns > 0 && strncmp(found, text, strlen(text)) == 0) {
            mouse(work, 0, row, column);
            return;
        }
    }
    fail_msg("%s isn't there%s", text, at);
}

static int cursor_row(const struct workstation *work)
{
    int row, column;
    screen_cursor(work->screen, &row, &column);
    return row;
}

static void open_with_mouse(struct workstation *work, struct bureau *bureau)
{
    workstation_open_with(
        work, bureau,
        &(struct terminal_options){
            .rows = 24, .columns = 80, .looks = {.scheme = SCHEME_MONO, .mouse = true}});
}

static void test_the_mouse_is_off_unless_asked_for(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    click_on(&work, " 2 案件 ");
    workstation_shows(&work, " 今日  超期 1");
    workstation_type_all(&work, (const char *const[]){"<F9>", "sbkg", "<Enter>", NULL});
    workstation_shows(&work, "鼠标已开");
    click_on(&work, " 2 案件 ");
    workstation_shows(&work, " 全部案件");
    workstation_type_all(&work, (const char *const[]){"<F9>", "sbkg", "<Enter>", NULL});
    workstation_shows(&work, "鼠标已关");
    click_on(&work, " 1 今日 ");
    workstation_shows(&work, " 全部案件");
    workstation_close(&work);
}

static void test_clicks_in_lists(void **state)
{
    struct workstation work;
    open_with_mouse(&work, *state);
    click_on(&work, " 2 案件 ");
    int first = cursor_row(&work);
    mouse(&work, 0, first + 1, 20);
    assert_int_equal(cursor_row(&work), first + 1);
    mouse(&work, 64, 10, 10); /* the wheel */
    assert_int_equal(cursor_row(&work), first);
    mouse(&work, 65, 10, 10);
    assert_int_equal(cursor_row(&work), first + 3);
    mouse(&work, 0, 23, 79);    /* nothing stands there */
    mouse(&work, 2, first, 20); /* the right button is the terminal's */
    assert_int_equal(cursor_row(&work), first + 3);
    mouse(&work, 0, first + 1, 20);
    mouse(&work, 0, first + 1, 20); /* the chosen row opens */
    assert_int_equal(work.app->count, 2);
    workstation_close(&work);
}

static void test_clicks_in_popups_and_forms(void **state)
{
    struct workstation work;
    open_with_mouse(&work, *state);
    click_on(&work, "F8");
    workstation_shows(&work, "看哪些");
    mouse(&work, 0, 2, 1); /* beside the pop-up: nothing */
    assert_int_equal(work.app->count, 2);
    click_on(&work, "本单位待办");
    assert_int_equal(work.app->count, 1);
    workstation_shows(&work, " 本单位待办");
    click_on(&work, "F2新建");
    workstation_shows(&work, "（新）");
    click_on(&work, "地点");
    workstation_type(&work, "天马路");
    workstation_shows(&work, "天马路");
    click_on(&work, "当事人*");
    workstation_type(&work, "<F4>");
    assert_int_equal(work.app->count, 3);
    click_on(&work, "乐安禾");
    assert_int_equal(work.app->count, 3);
    click_on(&work, "> 乐安禾"); /* the chosen one is taken */
    assert_int_equal(work.app->count, 2);
    workstation_shows(&work, "当事人* 乐安禾");
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_themes_follow_each_other),
        cmocka_unit_test(test_a_terminal_without_colours),
        cmocka_unit_test(test_who_decides_on_colours),
        cmocka_unit_test(test_a_theme_that_is_not_there),
        cmocka_unit_test(test_my_own_screen),
        cmocka_unit_test(test_the_mouse_is_off_unless_asked_for),
        cmocka_unit_test(test_clicks_in_lists),
        cmocka_unit_test(test_clicks_in_popups_and_forms),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
