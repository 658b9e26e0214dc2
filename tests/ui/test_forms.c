/* Forms in fast hands: fields that go on by themselves, what is known about a party, parties found while
 * they are typed in, one form after the other, and the keys that an intake takes. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/dialog.h"
#include "ui/tour.h"
#include "ui/workstation.h"

/* The cursor stands in the row that shows `text`. */
static void at(struct workstation *work, const char *text)
{
    int row, column;
    screen_cursor(work->screen, &row, &column);
    if (screen_row_of(work->screen, text) != row) {
        char *screen = screen_text(work->screen);
        fail_msg("the cursor isn't at %s but in row %d:\n%s", text, row, screen);
    }
}

/* A full field goes on by itself if it is right; the Enter or Tab that hands and scanners send after it
 * is that field's; what is wrong stays, with its sentence. */
static void test_full_fields_go_on(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "测试公司<Enter>", NULL});
    at(&work, "统一社会信用代码");
    workstation_type(&work, "91500106MA5U7Q8R1X");
    at(&work, "91500106MA5U7Q8R1X");
    workstation_shows(&work, "校验码应为");
    workstation_type(&work, "<Backspace><Backspace>40<Enter>"); /* a scanner's Enter */
    at(&work, "法定代表人");
    workstation_type(&work, "钱二<Enter>");
    workstation_rest(&work, 1000);
    workstation_type(&work, "<Enter>某街1号<Enter><Enter>13900000001");
    at(&work, "街道（镇）");
    workstation_rest(&work, 1000);
    workstation_type(&work, "<Enter>"); /* later it is an Enter of its own */
    at(&work, "行业");
    workstation_close(&work);

    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<F2>", "<Down><Down>", "<C-u>20260309 0930", NULL});
    at(&work, "街道（镇）");
    workstation_shows(&work, "发现时间* 2026-03-09 09:30");
    workstation_type_all(&work, (const char *const[]){"<Up>", "<C-u>2026-13-09 09:30", NULL});
    at(&work, "2026-13-09 09:30");
    workstation_shows(&work, "!");
    workstation_close(&work);
}

/* What is put in is put in whole or not at all, and it is said how much there is room for. */
static void test_long_paste(void **state)
{
    struct workstation work;
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 1000; i++)
        buffer_add(&text, "现场检查时没有台账。");
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "<PageDown><Tab><Tab>", NULL});
    screen_paste(work.screen, buffer_text(&text));
    workstation_type(&work, NULL);
    assert_false(screen_shows(work.screen, "放不下"));
    workstation_shows(&work, "现场检查时没有台账。");
    screen_paste(work.screen, "再来一句");
    workstation_type(&work, NULL);
    workstation_shows(&work, "最多 10000 字，已有 10000 字，粘贴的 4 字放不下");
    workstation_type_all(&work, (const char *const[]){"<C-z>", "<C-z>", NULL});
    workstation_shows(&work, "这一栏没有可撤销的改动");
    assert_false(screen_shows(work.screen, "现场检查时没有台账"));
    workstation_close(&work);
    buffer_done(&text);
}

/* What was cut out of one field is put into another one, in another form. */
static void test_clipboard(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "重庆某某公司<C-u>", "<Esc>",
                                                      "<A-2>", "<F2>", "<C-v>", NULL});
    workstation_type_all(&work, (const char *const[]){"<PageDown>", "<C-v>", NULL});
    workstation_shows(&work, "违法行为* 重庆某某公司");
    workstation_type(&work, "<F1>");
    workstation_type(&work, "放入刚剪掉");
    workstation_shows(&work, "Ctrl-V");
    workstation_close(&work);
}

static const struct {
    int rows, columns;
} sizes[] = {{24, 80}, {40, 120}, {20, 60}};

/* At the elbow: while a party is chosen, and in one line under it afterwards. */
static void test_history(void **state)
{
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workstation work;
        char name[64];
        workstation_open(&work, *state, sizes[i].rows, sizes[i].columns);
        workstation_type_all(&work, (const char *const[]){"<F2>", "渝碚", NULL});
        workstation_shows(&work, "此前 2 件");
        snprintf(name, sizeof name, "history-picker-%dx%d", sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, name);
        workstation_type(&work, "<Enter>");
        snprintf(name, sizeof name, "history-case-%dx%d", sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, name);
        workstation_type(&work, "<Up>");
        workstation_shows(&work, "按 F1 看此前的全部案件");
        workstation_type_all(&work, (const char *const[]){"<F1>", "2号（观", NULL});
        workstation_shows(&work, "沙环柔〔2026〕2号（观察中）");
        workstation_close(&work);
    }
}

/* A party that is on file is found while it is typed in again; F3 takes it where it was needed. */
static void test_similar(void **state)
{
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workstation work;
        char name[64];
        workstation_open(&work, *state, sizes[i].rows, sizes[i].columns);
        workstation_type_all(&work, (const char *const[]){"<F2>", "没有的公司", "<F2>", NULL});
        workstation_type(&work, "<C-u>重庆渝碚机械有限公司");
        workstation_rest(&work, 100);
        workstation_shows(&work, "已有 重庆渝碚机械有限公司（名称相同）");
        snprintf(name, sizeof name, "similar-%dx%d", sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, name);
        workstation_type(&work, "<F3>");
        workstation_shows(&work, "随后关上，写的留作草稿");
        workstation_type(&work, "<Esc>");
        workstation_shows(&work, " 当事人 （新）");
        workstation_type(&work, "<F3>1");
        workstation_shows(&work, "案件受理 （新）");
        workstation_shows(&work, "当事人* 重庆渝碚机械有限公司");
        workstation_shows(&work, "用了已有的 重庆渝碚机械有限公司");
        at(&work, "案件来源");
        workstation_type(&work, "<Esc>");
        assert_int_equal(workstation_drafts(&work), 2); /* the case; and what was written anew */
        workstation_close(&work);
    }
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(
        &work, (const char *const[]){"<A-3>", "<F2>", "某某<Enter>", "91500222MA5UQ7RR7W", NULL});
    workstation_rest(&work, 200);
    workstation_shows(&work, "信用代码相同");
    workstation_type(&work, "<F3><Enter>");
    workstation_shows(&work, " 当事人 重庆渝碚机械有限公司");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_close(&work);
}

/* What F3 takes is what is typed by then, and what the dialog showed: looking goes on underneath. */
static void test_similar_typed_ahead(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "没有的公司", "<F2>", NULL});
    workstation_type(&work, "<C-u>重庆渝碚机械有限公司");
    workstation_rest(&work, 200);
    workstation_shows(&work, "已有 重庆渝碚机械有限公司");
    workstation_type(&work, "<C-u>乐安禾<F3>");
    workstation_shows(&work, "1  乐安禾");
    workstation_rest(&work, 400);
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "当事人* 乐安禾");
    workstation_close(&work);
}

/* The tour speaks of Esc for Alt only to who pressed something else and didn't get there. */
static void test_tour_speaks_of_escape(void **state)
{
    struct workstation work;
    struct err err = {0};
    workstation_open(&work, *state, 24, 80);
    assert_true(tour_begin(work.app, &err));
    workstation_type(&work, NULL);
    workstation_shows(&work, "按 Alt-2 到“案件”");
    assert_false(screen_shows(work.screen, "先按 Esc"));
    workstation_type(&work, "2"); /* Alt was lost on the way */
    workstation_shows(&work, "Alt-2 没有反应的，先按 Esc 再按 2");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<Esc>", "2", NULL});
    workstation_shows(&work, "引导 2/15");
    assert_false(screen_shows(work.screen, "先按 Esc"));
    tour_end(work.app);
    workstation_close(&work);
}

/* However little room there is, what Enter would choose stands on the screen. */
static void test_picker_in_a_low_window(void **state)
{
    struct workstation work;
    struct err err = {0};
    workstation_open(&work, *state, 20, 60);
    assert_true(tour_begin(work.app, &err));
    workstation_type_all(&work, (const char *const[]){"<F2>", "<F4>", NULL});
    workstation_shows(&work, "查找：");
    workstation_shows(&work, "> 重庆渝碚机械有限公司");
    workstation_shows(&work, "  乐安禾");
    workstation_type(&work, "<Down>");
    workstation_shows(&work, "> 乐安禾");
    tour_end(work.app);
    workstation_close(&work);
}

/* A text that is longer than its box says so at its edge, and until its end. */
static void test_long_text_of_a_dialog(void **state)
{
    struct workstation work;
    struct buffer text;
    buffer_init(&text);
    for (int i = 1; i <= 30; i++)
        buffer_add_format(&text, "第 %d 行。\n", i);
    buffer_add(&text, "末行");
    workstation_open(&work, *state, 20, 60);
    dialog_message(work.app, "很长", STYLE_PLAIN, buffer_text(&text));
    workstation_rest(&work, 50);
    workstation_shows(&work, "PgDn 看下面");
    workstation_type(&work, "<PageDown>");
    workstation_shows(&work, "PgUp、PgDn");
    workstation_type(&work, "<PageDown><PageDown><PageDown><PageDown><PageDown>");
    workstation_shows(&work, "末行");
    workstation_shows(&work, "PgUp 看上面");
    assert_false(screen_shows(work.screen, "PgDn"));
    buffer_done(&text);
    workstation_close(&work);
}

static int64_t slow_ms;

static int64_t slow_clock(void)
{
    return slow_ms += 250;
}

/* Just after a field has gone on by itself an Enter that comes at once is that field's; a Tab, a later
 * Enter, and an Enter behind another key never are. */
static void test_keys_behind_a_full_field(void **state)
{
    static const struct {
        const char *keys, *field;
    } typed[] = {{"<Enter>", "法定代表人"},
                 {"<Tab>", "招牌名称"},
                 {"<Tab><Enter>", "住所（住址）"},
                 {"<Enter><Enter>", "招牌名称"},
                 {"<Up><Enter>", "法定代表人"}};
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct workstation work;
        char keys[80];
        workstation_open(&work, *state, 24, 80);
        workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "某某<Enter>", NULL});
        snprintf(keys, sizeof keys, "91500222MA5UQ7RR7W%s", typed[i].keys);
        workstation_type(&work, keys);
        at(&work, typed[i].field);
        workstation_close(&work);
    }
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "某某<Enter>", NULL});
    work.app->clock = slow_clock; /* half a second lies between two keys */
    workstation_type(&work, "91500222MA5UQ7RR7W<Enter>");
    at(&work, "招牌名称");
    workstation_close(&work);
}

/* Ctrl-Z takes back text where there is any to take back, else the last choice, and says so. */
static void test_undo_of_a_choice(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "渝碚", "<Enter>", "<Up>", NULL});
    workstation_type_all(&work, (const char *const[]){"乐安禾", "<Enter>", NULL});
    workstation_shows(&work, "当事人* 乐安禾");
    workstation_type(&work, "<C-z>");
    workstation_shows(&work, "“当事人”改回了“重庆渝碚机械有限公司”。");
    workstation_shows(&work, "当事人* 重庆渝碚机械有限公司");
    at(&work, "当事人*");
    workstation_type(&work, "<C-z>");
    workstation_shows(&work, "没有可撤销的改动");
    workstation_type(&work, "<Backspace>");
    assert_false(screen_shows(work.screen, "当事人* 重庆渝碚"));
    workstation_type(&work, "<C-z>");
    workstation_shows(&work, "当事人* 重庆渝碚机械有限公司");
    workstation_type_all(&work, (const char *const[]){"<Tab>", "<Right>", NULL});
    assert_false(screen_shows(work.screen, "日常检查"));
    workstation_type_all(&work, (const char *const[]){"<Tab>", "八号来函", "<C-z>", NULL});
    assert_false(screen_shows(work.screen, "八号来函"));
    assert_false(screen_shows(work.screen, "日常检查"));
    workstation_type(&work, "<C-z>");
    workstation_shows(&work, "“案件来源”改回了“日常检查”。");
    at(&work, "案件来源");
    workstation_close(&work);
}

/* Ctrl-N files and opens the next one with what repeats in a row, and says so. */
static void test_save_and_new(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "渝碚<Enter><Enter><Enter>tw<Enter>",
                                                      "石门路1号<Enter>没有填报登记表<Enter>",
                                                      "<Enter>当场查到。<Tab><Tab><Tab>王芳<Enter>",
                                                      "<C-n>", NULL});
    workstation_shows(&work, "已受理 沙环柔〔2026〕");
    workstation_shows(&work, "再建一张：案件来源");
    workstation_shows(&work, "街道（镇）* 土湾街道");
    workstation_shows(&work, "协办人* 王芳");
    at(&work, "当事人*");
    assert_false(screen_shows(work.screen, "石门路1号"));
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_type(&work, "<Esc>"); /* nothing was typed: nothing is kept */
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<C-n>", NULL});
    workstation_shows(&work, "这里不能保存并再建");
    workstation_close(&work);
}

/* Beside the text of the facts and what choosing the party takes, an intake takes these keys. */
static void test_keys_of_an_intake(void **state)
{
    static const char *const keys[] = {
        "<F2>",                                   /* the party follows: typed, Enter */
        "<Enter>", "<Enter>",                     /* where from, when: as proposed */
        "t",       "w",       "<Enter>",          /* street by its initials */
        "<Enter>", "<Enter>",                     /* behind the place, behind the violation */
        "<Enter>",                                /* the item that fits best */
        "<Tab>",                                  /* behind the facts */
        "<Tab>",   "<Tab>",                       /* not put right on the spot; me */
        "w",       "f",       "<Enter>", "<C-s>", /* the second officer by initials */
    };
    static const struct {
        size_t before;
        const char *text;
    } facts[] = {{1, "渝碚<Enter>"}, {6, "某路1号"}, {7, "没有填报登记表"}, {9, "当场查到。"}};
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    size_t count = sizeof keys / sizeof keys[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < sizeof facts / sizeof facts[0]; j++)
            if (facts[j].before == i)
                workstation_type(&work, facts[j].text);
        workstation_type(&work, keys[i]);
    }
    workstation_shows(&work, "已受理 沙环柔〔2026〕");
    print_message("an intake of a known party: %zu keys beside the facts\n", count);
    assert_true(count <= 33);
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_fields_go_on),
        cmocka_unit_test(test_long_paste),
        cmocka_unit_test(test_clipboard),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_similar_typed_ahead),
        cmocka_unit_test(test_undo_of_a_choice),
        cmocka_unit_test(test_picker_in_a_low_window),
        cmocka_unit_test(test_tour_speaks_of_escape),
        cmocka_unit_test(test_long_text_of_a_dialog),
        cmocka_unit_test(test_keys_behind_a_full_field),
        cmocka_unit_test(test_similar),
        cmocka_unit_test(test_save_and_new),
        cmocka_unit_test(test_keys_of_an_intake),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
