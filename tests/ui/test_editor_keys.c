/* The keys of the editor: words, cutting and putting in, and the table that help shows. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "editor_press.h"
#include "ui/action.h"
#include "ui/editor.h"

static enum editor_result press_alt(struct editor *editor, char letter)
{
    const struct key key = {KEY_KIND_ALT, (uint32_t)letter, NULL};
    return editor_key(editor, &key);
}

static void test_words_both_ways(void **state)
{
    (void)state;
    struct editor *editor = editor_new(true, 40, 0);
    editor_set(editor, "夜间，PM10 超标\n第二段");
    press(editor, K_TEXT_START);
    assert_int_equal(editor_cursor(editor), 0);
    static const size_t stops[] = {2, 3, 8, 11, 14};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        assert_int_equal(i % 2 ? press_alt(editor, 'f') : press(editor, K_WORD_RIGHT),
                         EDITOR_MOVED);
        assert_int_equal(editor_cursor(editor), stops[i]);
    }
    press_alt(editor, 'b');
    assert_int_equal(editor_cursor(editor), 11);
    press(editor, K_SHIFT_WORD_LEFT);
    size_t from, to;
    assert_true(editor_selection(editor, &from, &to));
    assert_int_equal(from, 8);
    assert_int_equal(to, 11);
    press(editor, K_TEXT_END);
    assert_int_equal(editor_cursor(editor), 14);
    editor_free(editor);
}

/* What is cut out of one field can be put into another; a field of one line takes it in one line. */
static void test_cut_and_put_in(void **state)
{
    (void)state;
    struct buffer clipboard;
    buffer_init(&clipboard);
    struct editor *editor = editor_new(true, 40, 0), *other = editor_new(false, 40, 0);
    editor_set_clipboard(editor, &clipboard);
    editor_set_clipboard(other, &clipboard);
    assert_int_equal(press_control(editor, 'v'), EDITOR_MOVED); /* nothing there yet */
    editor_set(editor, "第一段\n第二段，很长");
    press_control(editor, 'w');
    expect_text(editor, "第一段\n第二段，");
    press_control(editor, 'v');
    press_control(editor, 'v');
    expect_text(editor, "第一段\n第二段，很长很长");
    press(editor, K_TEXT_START);
    press(editor, K_RIGHT);
    press_control(editor, 'd');
    expect_text(editor, "第\n第二段，很长很长");
    press_control(editor, 'v');
    expect_text(editor, "第一段\n第二段，很长很长");
    press(editor, K_HOME);
    press(editor, K_SHIFT_DOWN);
    press_control(editor, 'x');
    expect_text(editor, "第二段，很长很长");
    press_control(other, 'v');
    expect_text(other, "第一段");
    press_control(other, 'z');
    expect_text(other, "");
    press_control(editor, 'c'); /* nothing selected: all of it */
    press_control(other, 'v');
    expect_text(other, "第二段，很长很长");
    editor_free(editor);
    editor_free(other);
    buffer_done(&clipboard);
}

/* The table that help shows: every key once, no key that a command of the workstation has. */
static void test_bindings(void **state)
{
    (void)state;
    for (size_t i = 0; i < editor_binding_count(); i++) {
        struct editor_binding one = editor_binding(i);
        assert_true(one.key_count >= 1);
        for (int k = 0; k < one.key_count; k++) {
            enum action_id action = action_for(&one.keys[k], PLACE_FORM);
            assert_true(action == ACTION_NONE || action == ACTION_UNDO);
            for (size_t j = 0; j < i; j++) {
                struct editor_binding other = editor_binding(j);
                assert_false(other.keys[0].kind == one.keys[k].kind &&
                             other.keys[0].code == one.keys[k].code);
            }
        }
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_both_ways),
        cmocka_unit_test(test_cut_and_put_in),
        cmocka_unit_test(test_bindings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
