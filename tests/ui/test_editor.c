/* The editor: Chinese text by clusters and columns. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "ui/editor.h"
#include "editor_press.h"

/* All lines with | between them. */
static void expect_lines(const struct editor *editor, const char *expected)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < editor_lines(editor); i++) {
        char *line;
        assert_true(editor_line(editor, i, &line));
        buffer_add(&out, i > 0 ? "|" : "");
        buffer_add(&out, line);
        free(line);
    }
    assert_string_equal(buffer_text(&out), expected);
    buffer_done(&out);
}

static void expect_place(const struct editor *editor, size_t line, int column)
{
    size_t found_line;
    int found_column;
    editor_place(editor, &found_line, &found_column);
    assert_int_equal(found_line, line);
    assert_int_equal(found_column, column);
}

static void test_typing_and_deleting(void **state)
{
    (void)state;
    struct editor *editor = editor_new(false, 10, 0);
    assert_true(editor_is_empty(editor));
    assert_int_equal(type(editor, "某某公司"), EDITOR_CHANGED);
    expect_text(editor, "某某公司");
    expect_place(editor, 0, 8);
    press(editor, K_LEFT);
    press(editor, K_LEFT);
    type(editor, "（a）");
    expect_text(editor, "某某（a）公司");
    assert_int_equal(press(editor, K_BACKSPACE), EDITOR_CHANGED);
    assert_int_equal(press(editor, K_DELETE), EDITOR_CHANGED);
    expect_text(editor, "某某（a司");
    press(editor, K_HOME);
    assert_int_equal(press(editor, K_BACKSPACE), EDITOR_MOVED); /* stays in its field */
    assert_int_equal(press(editor, K_LEFT), EDITOR_IGNORED);
    assert_int_equal(press(editor, K_UP), EDITOR_IGNORED);
    assert_int_equal(press(editor, K_ENTER), EDITOR_IGNORED);
    assert_int_equal(press(editor, K_F4), EDITOR_IGNORED);
    editor_set(editor, NULL);
    assert_true(editor_is_empty(editor));
    assert_int_equal(press_control(editor, 'z'), EDITOR_IGNORED); /* forgotten with the text */
    editor_free(editor);
    editor_free(NULL);
}

static void test_clusters_are_never_cut(void **state)
{
    (void)state;
    struct editor *editor = editor_new(false, 10, 0);
    type(editor, "ae\xCC\x81\xCC\x82字");
    press(editor, K_LEFT);
    assert_int_equal(editor_cursor(editor), 4);
    press(editor, K_LEFT);
    assert_int_equal(editor_cursor(editor), 1);
    press(editor, K_DELETE);
    expect_text(editor, "a字");
    editor_set(editor, "e\xCC\x81");
    editor_set_cursor(editor, 1); /* within a cluster: behind it */
    assert_int_equal(editor_cursor(editor), 2);
    type(editor, "\xE2\x80\x8D\xEF\xB8\x8F"); /* joiner, variation selector: not stored */
    expect_text(editor, "e\xCC\x81");
    editor_set(editor, "\xCC\x81"); /* a mark with nothing to stand on would be invisible */
    expect_text(editor, "");
    paste(editor, "\xCC\x81\xCC\x82字\xCC\x81");
    expect_text(editor, "字\xCC\x81");
    editor_free(editor);
}

static void test_wraps_as_chinese_is_written(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 10, 0);
    type(editor, "夜间排放油烟，扰民");
    expect_lines(editor, "夜间排放油|烟，扰民");
    editor_set(editor, "夜间排放油，烟"); /* no line begins with a comma */
    expect_lines(editor, "夜间排放|油，烟");
    editor_set(editor, "在《清单》内");
    editor_set_columns(editor, 4);
    expect_lines(editor, "在|《清|单》|内");
    editor_set_columns(editor, 5); /* an odd width wraps too */
    editor_set(editor, "夜间排放");
    expect_lines(editor, "夜间|排放");
    editor_set(editor, "一\n\n二\n");
    expect_lines(editor, "一||二|");
    expect_place(editor, 3, 0);
    editor_free(editor);
}

/* A full line: the cursor never leaves the field. */
static void test_place_stays_within(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 4, 0);
    type(editor, "排放");
    expect_lines(editor, "排放|");
    expect_place(editor, 1, 0);
    type(editor, "油");
    expect_lines(editor, "排放|油");
    expect_place(editor, 1, 2);
    press(editor, K_UP);
    press(editor, K_END);
    expect_place(editor, 0, 3); /* on the last cell, behind the full line */
    assert_int_equal(editor_cursor(editor), 2);
    press(editor, K_HOME);
    expect_place(editor, 0, 0);
    editor_free(editor);
    editor = editor_new(false, 6, 0);
    type(editor, "重庆市沙坪坝区"); /* scrolls sideways by whole characters */
    expect_lines(editor, "坝区");
    expect_place(editor, 0, 4);
    press(editor, K_HOME);
    expect_lines(editor, "重庆市");
    press(editor, K_END);
    for (int i = 0; i < 5; i++) {
        press(editor, K_BACKSPACE);
    }
    expect_lines(editor, "重庆"); /* what had been scrolled off is shown again */
    expect_place(editor, 0, 4);
    editor_free(editor);
}

static void test_up_and_down_keep_their_column(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 20, 0);
    editor_set(editor, "一二三四\n五\nabcdefgh\n六七八");
    editor_set_cursor(editor, 4);
    expect_place(editor, 0, 8);
    assert_int_equal(press(editor, K_UP), EDITOR_IGNORED); /* the form's: to the field above */
    press(editor, K_DOWN);
    expect_place(editor, 1, 2);
    press(editor, K_DOWN);
    expect_place(editor, 2, 8);
    press(editor, K_LEFT);
    press(editor, K_DOWN);
    expect_place(editor, 3, 6); /* never within a wide character */
    assert_int_equal(press(editor, K_DOWN), EDITOR_IGNORED);
    press(editor, K_UP);
    expect_place(editor, 2, 7);
    editor_free(editor);
}

static void test_undo_takes_back_what_belongs_together(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 40, 0);
    type(editor, "夜间排放，");
    type(editor, "扰民。");
    press(editor, K_ENTER);
    type(editor, "查实");
    press_control(editor, 'z');
    expect_text(editor, "夜间排放，扰民。\n");
    press_control(editor, 'z');
    expect_text(editor, "夜间排放，扰民。");
    press_control(editor, 'z');
    expect_text(editor, "夜间排放，"); /* part of a sentence by part */
    press_control(editor, 'z');
    expect_text(editor, "");
    assert_int_equal(press_control(editor, 'z'), EDITOR_IGNORED);
    press_control(editor, 'y');
    press_control(editor, 'y');
    expect_text(editor, "夜间排放，扰民。");
    type(editor, "甲"); /* a new change: the rest can't come again */
    assert_int_equal(press_control(editor, 'y'), EDITOR_IGNORED);
    press(editor, K_BACKSPACE);
    press(editor, K_BACKSPACE);
    press(editor, K_BACKSPACE);
    expect_text(editor, "夜间排放，扰");
    press_control(editor, 'z');
    expect_text(editor, "夜间排放，扰民。甲");
    press(editor, K_HOME);
    press(editor, K_DELETE);
    press(editor, K_DELETE);
    expect_text(editor, "排放，扰民。甲");
    press_control(editor, 'z');
    expect_text(editor, "夜间排放，扰民。甲");
    assert_int_equal(editor_cursor(editor), 0);
    editor_free(editor);
}

static void test_longest_length(void **state)
{
    (void)state;
    struct editor *editor = editor_new(false, 20, 4);
    type(editor, "一二三四");
    assert_int_equal(type(editor, "五"), EDITOR_FULL);
    expect_text(editor, "一二三四");
    press(editor, K_SHIFT_LEFT);
    assert_int_equal(type(editor, "五"), EDITOR_CHANGED); /* in place of the selection */
    expect_text(editor, "一二三五");
    press(editor, K_BACKSPACE);
    assert_int_equal(paste(editor, "六七"), EDITOR_FULL); /* whole or not at all */
    expect_text(editor, "一二三");
    assert_int_equal(paste(editor, "六\n"), EDITOR_CHANGED);
    expect_text(editor, "一二三六");
    editor_free(editor);
}

static void test_paste_is_cleaned(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 40, 0);
    assert_int_equal(paste(editor, "一\r\n二\t三\x1B\x07\xE2\x80\xAE"), EDITOR_CHANGED);
    expect_text(editor, "一\n二 三");
    press_control(editor, 'z');
    expect_text(editor, "");
    assert_int_equal(paste(editor, "\x01\x02"), EDITOR_MOVED);
    editor_free(editor);
    editor = editor_new(false, 40, 0);
    paste(editor, "  某某\n公司 \r\n");
    expect_text(editor, "某某 公司");
    editor_free(editor);
}

static void test_selection(void **state)
{
    (void)state;
    size_t from, to;
    int column, columns;
    struct editor *editor = editor_new(true, 8, 0);
    editor_set(editor, "一二三四五六");
    assert_false(editor_selection(editor, &from, &to));
    press(editor, K_SHIFT_LEFT);
    press(editor, K_SHIFT_UP);
    assert_true(editor_selection(editor, &from, &to));
    assert_int_equal(from, 1);
    assert_int_equal(to, 6);
    assert_true(editor_line_selection(editor, 0, &column, &columns));
    assert_int_equal(column, 2);
    assert_int_equal(columns, 6);
    assert_true(editor_line_selection(editor, 1, &column, &columns));
    assert_int_equal(column, 0);
    assert_int_equal(columns, 4);
    assert_int_equal(press(editor, K_BACKSPACE), EDITOR_CHANGED);
    expect_text(editor, "一");
    press_control(editor, 'z');
    expect_text(editor, "一二三四五六");
    press(editor, K_SHIFT_HOME);
    press(editor, K_RIGHT); /* collapses to its right end */
    assert_false(editor_selection(editor, &from, &to));
    assert_false(editor_line_selection(editor, 0, &column, &columns));
    editor_free(editor);
}

static void test_words_and_line_starts(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 40, 0);
    editor_set(editor, "第一段\n夜间，COD 超标  ");
    press_control(editor, 'w');
    expect_text(editor, "第一段\n夜间，COD ");
    press_control(editor, 'w');
    expect_text(editor, "第一段\n夜间，");
    press_control(editor, 'u');
    expect_text(editor, "第一段\n");
    assert_int_equal(press_control(editor, 'u'), EDITOR_MOVED);
    press_control(editor, 'z');
    expect_text(editor, "第一段\n夜间，");
    editor_free(editor);
}

static void test_long_texts_are_quick(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 72, 20000);
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 1000; i++) {
        buffer_add(&text, "夜间排放油烟扰民，\n");
    }
    clock_t start = clock();
    assert_int_equal(paste(editor, buffer_text(&text)), EDITOR_CHANGED);
    double paste_ms = (double)(clock() - start) * 1000.0 / CLOCKS_PER_SEC;
    assert_true(paste_ms < 50 || getenv("ROUZHI_SLOW") != NULL);
    print_message("10,000 characters pasted: %.2f ms\n", paste_ms);
    assert_int_equal(editor_count(editor), 10000);
    assert_int_equal(press_control(editor, 'z'), EDITOR_CHANGED); /* in one go, and back in one */
    assert_int_equal(editor_count(editor), 0);
    press_control(editor, 'y');
    assert_int_equal(editor_count(editor), 10000);
    editor_set_cursor(editor, 5000);
    start = clock();
    for (int i = 0; i < 50; i++) {
        assert_int_equal(type(editor, "字"), EDITOR_CHANGED);
    }
    double per_key_ms = (double)(clock() - start) * 1000.0 / CLOCKS_PER_SEC / 50;
    /* a person sees 50 ms; usual is well under 1, sanitizers and valgrind take 20 times that */
    assert_true(per_key_ms < 50 || getenv("ROUZHI_SLOW") != NULL);
    print_message("one key in 10,000 characters: %.2f ms\n", per_key_ms);
    buffer_done(&text);
    editor_free(editor);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_and_deleting),
        cmocka_unit_test(test_clusters_are_never_cut),
        cmocka_unit_test(test_wraps_as_chinese_is_written),
        cmocka_unit_test(test_place_stays_within),
        cmocka_unit_test(test_up_and_down_keep_their_column),
        cmocka_unit_test(test_undo_takes_back_what_belongs_together),
        cmocka_unit_test(test_longest_length),
        cmocka_unit_test(test_paste_is_cleaned),
        cmocka_unit_test(test_selection),
        cmocka_unit_test(test_words_and_line_starts),
        cmocka_unit_test(test_long_texts_are_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
