/* editor_press: keys for the tests of the editor, and what its text must be. */
#ifndef TESTS_UI_EDITOR_PRESS_H
#define TESTS_UI_EDITOR_PRESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/editor.h"

static inline enum editor_result press(struct editor *editor, enum key_code code)
{
    const struct key key = {KEY_KIND_COMMAND, code, NULL};
    return editor_key(editor, &key);
}

static inline enum editor_result press_control(struct editor *editor, char letter)
{
    const struct key key = {KEY_KIND_CONTROL, (uint32_t)letter, NULL};
    return editor_key(editor, &key);
}

static inline enum editor_result type(struct editor *editor, const char *text)
{
    enum editor_result result = EDITOR_IGNORED;
    uint32_t code;
    for (int step; (step = text_decode(text, &code)) > 0; text += step) {
        const struct key key = {KEY_KIND_TEXT, code, NULL};
        result = editor_key(editor, &key);
    }
    return result;
}

static inline enum editor_result paste(struct editor *editor, const char *text)
{
    struct key key = {KEY_KIND_PASTE, 0, memory_copy(text)};
    enum editor_result result = editor_key(editor, &key);
    free(key.text);
    return result;
}

static inline void expect_text(const struct editor *editor, const char *expected)
{
    char *text = editor_text(editor);
    assert_string_equal(text, expected);
    assert_int_equal(editor_count(editor), text_count(expected));
    free(text);
}

#endif
