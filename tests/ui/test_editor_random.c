/* The editor under random keys: what must always hold, and a naive model beside it. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "editor_press.h"
#include "ui/editor.h"

/* A text of characters with a cursor, kept in the plainest way. */
struct model {
    uint32_t text[4096];
    size_t count, cursor;
};

static void model_insert(struct model *model, uint32_t code)
{
    memmove(model->text + model->cursor + 1, model->text + model->cursor,
            (model->count - model->cursor) * sizeof *model->text);
    model->text[model->cursor++] = code;
    model->count++;
}

static void model_delete(struct model *model, size_t at)
{
    if (at < model->count) {
        memmove(model->text + at, model->text + at + 1,
                (model->count - at - 1) * sizeof *model->text);
        model->count--;
    }
}

static char *model_text(const struct model *model)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < model->count; i++) {
        char bytes[4];
        buffer_add_bytes(&out, bytes, (size_t)text_encode(model->text[i], bytes));
    }
    return buffer_take(&out);
}

/* What may lie between lines: blanks at a break (with marks on them) and newlines. */
#define BETWEEN " \n\xCC\x81\x82"

static void check_lines(const struct editor *editor, const char *text, int columns)
{
    const char *at = text;
    for (size_t i = 0; i < editor_lines(editor); i++) {
        char *line;
        assert_true(editor_line(editor, i, &line));
        size_t skipped = strspn(at, BETWEEN);
        size_t lead = strspn(line, BETWEEN);
        at = strlen(line) > lead ? at + skipped - lead : at;
        assert_true(strncmp(at, line, strlen(line)) == 0);
        assert_true(text_columns(line) <= columns || line[lead] == '\0');
        if (i > 0 && *line != '\0') {
            uint32_t code = 0;
            text_decode(line, &code);
            assert_int_not_equal(text_code_columns(code), 0); /* no cluster is split */
        }
        at += strlen(line);
        free(line);
    }
    assert_int_equal(strspn(at, BETWEEN), strlen(at)); /* the lines cover the text */
}

static void check_always(const struct editor *editor, bool multi_line, int columns)
{
    size_t line;
    int column;
    char *text = editor_text(editor);
    assert_true(text_is_utf8(text, strlen(text)));
    assert_int_equal(editor_count(editor), text_count(text));
    assert_true(editor_cursor(editor) <= editor_count(editor));
    editor_place(editor, &line, &column);
    assert_true(line < editor_lines(editor));
    assert_true(column >= 0 && column < columns);
    if (multi_line) {
        check_lines(editor, text, columns);
    } else {
        char *shown;
        assert_int_equal(editor_lines(editor), 1);
        assert_true(editor_line(editor, 0, &shown));
        assert_true(text_columns(shown) <= columns);
        assert_non_null(strstr(text, shown));
        free(shown);
    }
    free(text);
}

static uint32_t random_code(bool marks)
{
    static const uint32_t codes[] = {'a',    'b',    '1',    ' ',    ',',    0x4E00, 0x4E8C, 0x4E09,
                                     0xFF0C, 0x3002, 0x300A, 0x300B, 0xFF11, 0x2014, 0x301,  0x302};
    return codes[(size_t)rand() % (sizeof codes / sizeof *codes - (marks ? 0 : 2))];
}

/* One random key for both; marks and undo are only for the editor. */
static void random_key(struct editor *editor, struct model *model, bool multi_line, int which)
{
    uint32_t code = random_code(model == NULL);
    struct key key = {KEY_KIND_TEXT, code, NULL};
    if (which < 8) {
        bool stored = editor_key(editor, &key) == EDITOR_CHANGED;
        if (model != NULL && stored) {
            model_insert(model, code);
        }
    } else if (which < 10) {
        press(editor, K_BACKSPACE);
        if (model != NULL && model->cursor > 0) {
            model_delete(model, --model->cursor);
        }
    } else if (which < 11) {
        press(editor, K_DELETE);
        if (model != NULL) {
            model_delete(model, model->cursor);
        }
    } else if (which < 13) {
        press(editor, K_LEFT);
        if (model != NULL) {
            model->cursor -= model->cursor > 0;
        }
    } else if (which < 14) {
        press(editor, K_RIGHT);
        if (model != NULL) {
            model->cursor += model->cursor < model->count;
        }
    } else if (which < 15 && multi_line) {
        bool stored = press(editor, K_ENTER) == EDITOR_CHANGED;
        if (model != NULL && stored) {
            model_insert(model, '\n');
        }
    } else {
        static const enum key_code moves[] = {K_UP, K_DOWN, K_HOME, K_END};
        press(editor, moves[rand() % 4]);
        if (model != NULL) {
            model->cursor = editor_cursor(editor);
        }
    }
}

static int rounds(int usual)
{
    return getenv("ROUZHI_SLOW") != NULL ? usual / 20 : usual;
}

static void test_random_keys_against_a_model(void **state)
{
    (void)state;
    srand(20260309);
    for (int round = 0; round < rounds(150); round++) {
        bool multi_line = round % 3 != 0;
        int columns = 2 + rand() % 30;
        struct editor *editor = editor_new(multi_line, columns, 0);
        struct model model = {.count = 0};
        for (int i = 0; i < 400; i++) {
            random_key(editor, &model, multi_line, rand() % 17);
            char *expected = model_text(&model);
            expect_text(editor, expected);
            free(expected);
            assert_int_equal(editor_cursor(editor), model.cursor);
            check_always(editor, multi_line, columns);
        }
        editor_free(editor);
    }
}

static void random_anything(struct editor *editor, bool multi_line, int *columns)
{
    static const enum key_code shifted[] = {
        K_SHIFT_UP,  K_SHIFT_DOWN, K_SHIFT_LEFT,      K_SHIFT_RIGHT,      K_SHIFT_HOME, K_SHIFT_END,
        K_WORD_LEFT, K_WORD_RIGHT, K_SHIFT_WORD_LEFT, K_SHIFT_WORD_RIGHT, K_TEXT_START, K_TEXT_END};
    static const char *const pastes[] = {"一\n二", "\xCC\x81", "abc def",
                                         "，，，", "  \n\n  ", "《清单》第3条e\xCC\x81"};
    switch (rand() % 8) {
    case 0:
        press(editor, shifted[(size_t)rand() % (sizeof shifted / sizeof *shifted)]);
        break;
    case 1:
        press_control(editor, "zyzuwdxcv"[rand() % 9]);
        break;
    case 2:
        paste(editor, pastes[rand() % 6]);
        break;
    case 3:
        if (rand() % 10 == 0) {
            *columns = 2 + rand() % 40;
            editor_set_columns(editor, *columns);
        }
        break;
    case 4:
        editor_set_cursor(editor, (size_t)(rand() % 60));
        break;
    default:
        random_key(editor, NULL, multi_line, rand() % 17);
    }
}

/* Everything at once; and undo to the beginning, redo to the end give the same texts. */
static void test_random_everything(void **state)
{
    (void)state;
    srand(7);
    struct buffer clipboard;
    buffer_init(&clipboard);
    for (int round = 0; round < rounds(300); round++) {
        bool multi_line = rand() % 3 != 0;
        int columns = 2 + rand() % 30;
        struct editor *editor = editor_new(multi_line, columns, 200);
        editor_set_clipboard(editor, &clipboard);
        for (int i = 0; i < 400; i++) {
            random_anything(editor, multi_line, &columns);
            check_always(editor, multi_line, columns);
        }
        while (press_control(editor, 'y') == EDITOR_CHANGED) {
            check_always(editor, multi_line, columns);
        }
        char *last = editor_text(editor);
        int taken_back = 0;
        while (press_control(editor, 'z') == EDITOR_CHANGED) {
            check_always(editor, multi_line, columns);
            taken_back++;
        }
        if (taken_back < 500) { /* as many as are remembered */
            expect_text(editor, "");
        }
        while (press_control(editor, 'y') == EDITOR_CHANGED) {
            check_always(editor, multi_line, columns);
        }
        expect_text(editor, last);
        free(last);
        editor_free(editor);
    }
    buffer_done(&clipboard);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_keys_against_a_model),
        cmocka_unit_test(test_random_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
