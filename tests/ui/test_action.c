/* The action table: no key with two meanings, nothing without its words. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/pinyin.h"
#include "base/text.h"
#include "ui/action.h"
#include "ui/sections.h"

static void test_every_action_is_in_the_table_once(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    assert_int_equal(count, ACTION_COUNT - 1); /* all but ACTION_NONE */
    for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
        const struct action *action = action_of((enum action_id)id);
        assert_non_null(action);
        assert_int_equal(action->id, id);
    }
    assert_null(action_of(ACTION_NONE));
    assert_non_null(table);
}

static void test_every_action_has_its_words(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        const struct action *action = &table[i];
        assert_true(text_columns(action->title) >= 2 && text_columns(action->title) <= 8);
        assert_true(text_columns(action->name) >= 4);
        assert_true(strlen(action->english) >= 3);
        assert_true(text_is_utf8(action->help, strlen(action->help)));
        assert_true(text_count(action->help) >= 8);
        assert_non_null(strstr(action->help, "。")); /* whole sentences */
        assert_int_not_equal(action->places, 0);
        assert_int_equal(action->places & ~(unsigned)PLACE_ANY, 0);
        assert_true(action->act >= -1 && action->act < ACT_COUNT);
        assert_true(action->bar == 0 || action->key_count > 0);
    }
}

/* No key means two things in one place, and none is a printable character. */
static void test_keys_are_unambiguous(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < table[i].key_count; k++) {
            const struct key *key = &table[i].keys[k];
            assert_true(key->kind == KEY_KIND_COMMAND || key->kind == KEY_KIND_CONTROL ||
                        key->kind == KEY_KIND_ALT);
            for (unsigned place = PLACE_LIST; place < PLACE_ANY; place <<= 1) {
                enum action_id expected =
                    (table[i].places & place) != 0 ? table[i].id : ACTION_NONE;
                enum action_id found = action_for(key, place);
                if (expected != ACTION_NONE) {
                    assert_int_equal(found, expected);
                } else {
                    assert_int_not_equal(found, table[i].id);
                }
            }
        }
    }
}

/* Control keys that are the same byte as another key, or that a terminal may keep to itself. */
static void test_keys_that_would_not_arrive(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        bool other = table[i].key_count == 0;
        for (int k = 0; k < table[i].key_count; k++) {
            const struct key *key = &table[i].keys[k];
            bool control = key->kind == KEY_KIND_CONTROL;
            assert_false(control && strchr("mijhc", (int)key->code) != NULL);
            assert_false(key_is(key, K_F11)); /* full screen in Windows Terminal */
            other = other || !key_is(key, K_F10);
        }
        assert_true(other); /* F10 opens menus in many a client: never the only way */
    }
}

static enum action_id meaning(enum key_kind kind, uint32_t code, unsigned place)
{
    const struct key key = {kind, code, NULL};
    return action_for(&key, place);
}

static void test_the_workstation_s_keys(void **state)
{
    (void)state;
    static const struct {
        enum key_kind kind;
        uint32_t code;
        unsigned place;
        enum action_id action;
    } expected[] = {
        {KEY_KIND_COMMAND, K_F1, PLACE_FORM, ACTION_HELP},
        {KEY_KIND_COMMAND, K_F2, PLACE_LIST, ACTION_NEW},
        {KEY_KIND_COMMAND, K_F3, PLACE_LIST, ACTION_OPEN},
        {KEY_KIND_COMMAND, K_ENTER, PLACE_LIST, ACTION_OPEN},
        {KEY_KIND_COMMAND, K_ENTER, PLACE_FORM, ACTION_NONE},
        {KEY_KIND_COMMAND, K_F4, PLACE_LIST, ACTION_EDIT},
        {KEY_KIND_COMMAND, K_F4, PLACE_FORM, ACTION_CHOOSE},
        {KEY_KIND_COMMAND, K_F5, PLACE_LIST, ACTION_ACTS},
        {KEY_KIND_CONTROL, 'a', PLACE_LIST, ACTION_ACTS},
        {KEY_KIND_COMMAND, K_F6, PLACE_LIST, ACTION_SORT},
        {KEY_KIND_COMMAND, K_F7, PLACE_LIST, ACTION_PRINT},
        {KEY_KIND_COMMAND, K_F7, PLACE_PREVIEW, ACTION_MAKE_PDF},
        {KEY_KIND_COMMAND, K_F8, PLACE_LIST, ACTION_VIEWS},
        {KEY_KIND_COMMAND, K_F9, PLACE_FORM, ACTION_PALETTE},
        {KEY_KIND_CONTROL, 'k', PLACE_HELP, ACTION_PALETTE},
        {KEY_KIND_COMMAND, K_F10, PLACE_DIALOG, ACTION_LEAVE},
        {KEY_KIND_CONTROL, 'q', PLACE_LIST, ACTION_LEAVE},
        {KEY_KIND_CONTROL, 's', PLACE_FORM, ACTION_SAVE},
        {KEY_KIND_CONTROL, 'z', PLACE_FORM, ACTION_UNDO},
        {KEY_KIND_COMMAND, K_INSERT, PLACE_LIST, ACTION_MARK},
        {KEY_KIND_CONTROL, 't', PLACE_LIST, ACTION_MARK},
        {KEY_KIND_COMMAND, K_TAB, PLACE_FORM, ACTION_NEXT},
        {KEY_KIND_COMMAND, K_BACKTAB, PLACE_LIST, ACTION_PREVIOUS},
        {KEY_KIND_COMMAND, K_ESC, PLACE_PICKER, ACTION_BACK},
        {KEY_KIND_CONTROL, 'l', PLACE_LIST, ACTION_REFRESH},
        {KEY_KIND_ALT, '1', PLACE_LIST, ACTION_SECTION_TODAY},
        {KEY_KIND_ALT, '2', PLACE_LIST, ACTION_SECTION_CASES},
        {KEY_KIND_ALT, '3', PLACE_LIST, ACTION_SECTION_PARTIES},
        {KEY_KIND_ALT, '5', PLACE_LIST, ACTION_SECTION_LISTS},
        {KEY_KIND_ALT, '4', PLACE_LIST, ACTION_NONE},
        {KEY_KIND_TEXT, K_F5, PLACE_LIST, ACTION_NONE}, /* text never is a command */
        {KEY_KIND_TEXT, 's', PLACE_LIST, ACTION_NONE},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(meaning(expected[i].kind, expected[i].code, expected[i].place),
                         expected[i].action);
    }
}

static void test_palette_finds_every_action(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        char *initials = pinyin_initials(table[i].name);
        assert_true(strlen(initials) >= 2);
        assert_true(action_matches(&table[i], table[i].name));
        assert_true(action_matches(&table[i], initials));
        assert_true(action_matches(&table[i], text_upper(initials)));
        assert_true(action_matches(&table[i], table[i].english));
        assert_true(action_matches(&table[i], ""));
        assert_false(action_matches(&table[i], "不存在的命令"));
        free(initials);
    }
    const struct action *create = action_of(ACTION_NEW_CASE);
    assert_true(action_matches(create, "案件"));
    assert_true(action_matches(create, "slx"));
    assert_true(action_matches(create, "ｓｌｘ")); /* full-width letters mean the same */
    assert_true(action_matches(create, "Case take"));
    assert_false(action_matches(create, "take party"));
    assert_true(action_matches(action_of(ACTION_ACTS), "f5"));
}

/* The first command of this place that what was typed finds, as the palette lists them. */
static enum action_id first_found(const char *typed, unsigned place)
{
    size_t count;
    const struct action *table = actions(&count);
    for (int within = 0; within < 2; within++) {
        for (size_t i = 0; i < count; i++) {
            if ((table[i].places & place) && action_matches(&table[i], typed) &&
                action_begins(&table[i], typed) != within) {
                return table[i].id;
            }
        }
    }
    return ACTION_NONE;
}

/* What it is called elsewhere finds it too, and first. */
static void test_other_words(void **state)
{
    static const struct {
        const char *typed;
        enum action_id found;
        unsigned place;
    } words[] = {
        {"退出", ACTION_LEAVE, PLACE_LIST},   {"quit", ACTION_LEAVE, PLACE_FORM},
        {"exit", ACTION_LEAVE, PLACE_LIST},   {"tc", ACTION_LEAVE, PLACE_PREVIEW},
        {"主题", ACTION_THEME, PLACE_LIST},   {"THEME", ACTION_THEME, PLACE_LIST},
        {"重做", ACTION_UNDO, PLACE_FORM},    {"redo", ACTION_UNDO, PLACE_LIST},
        {"letter", ACTION_PRINT, PLACE_LIST}, {"文书", ACTION_PRINT, PLACE_LIST},
        {"dy", ACTION_PRINT, PLACE_LIST},     {"打印", ACTION_MAKE_PDF, PLACE_PREVIEW},
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(first_found(words[i].typed, words[i].place), words[i].found);
    }
    assert_false(action_matches(action_of(ACTION_SAVE), "quit"));
}

/* Whoever doesn't see a section isn't told its key: both go by the same permission. */
static void test_sections_go_by_their_views(void **state)
{
    (void)state;
    size_t count;
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++) {
        const struct action *action = action_of(all[i].action);
        assert_int_equal(action->act, view_named(all[i].views[0])->act);
        assert_int_equal(action->keys[0].kind, KEY_KIND_ALT);
        assert_int_equal(action->keys[0].code, '0' + all[i].digit);
    }
}

/* Four letters of what it is called find every command, among the first three of its place. */
static void test_a_few_letters_find_it(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        char *initials = pinyin_initials(table[i].title);
        initials[strlen(initials) < 4 ? strlen(initials) : 4] = '\0';
        assert_true(action_matches(&table[i], initials));
        assert_true(action_begins(&table[i], initials));
        for (unsigned place = PLACE_LIST; place < PLACE_ANY; place <<= 1) {
            size_t before = 0;
            for (size_t k = 0; k < i; k++) {
                before += (table[k].places & place) != 0 && action_matches(&table[k], initials) &&
                          action_begins(&table[k], initials);
            }
            if ((table[i].places & place) != 0 && before > 2)
                fail_msg("%s is behind %zu others for %s", table[i].name, before, initials);
        }
        free(initials);
    }
    assert_true(action_begins(action_of(ACTION_VOID_CASE), "zf"));
    assert_true(action_begins(action_of(ACTION_VOID_CASE), "ZFAJ"));
    assert_true(action_begins(action_of(ACTION_VOID_CASE), "作废"));
    assert_true(action_begins(action_of(ACTION_VOID_CASE), "void"));
    assert_false(action_begins(action_of(ACTION_VOID_CASE), "aj"));
    assert_true(action_matches(action_of(ACTION_VIEW_KEEP), "cst"));
}

/* The key bar of a list and of a form fits 80 columns with everything that has a rank. */
static void test_bars_fit(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (unsigned place = PLACE_LIST; place < PLACE_ANY; place <<= 1) {
        int columns = 0;
        int ranks[64] = {0};
        for (size_t i = 0; i < count; i++) {
            if (table[i].bar == 0 || (table[i].places & place) == 0) {
                continue;
            }
            char label[16];
            assert_int_equal(ranks[table[i].bar]++, 0); /* ranks are an order */
            if (table[i].bar <= action_of(ACTION_BACK)->bar) {
                columns += text_columns(key_label(&table[i].keys[0], label));
                columns += text_columns(table[i].title) + 1;
            }
        }
        assert_true(columns <= 80);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_action_is_in_the_table_once),
        cmocka_unit_test(test_every_action_has_its_words),
        cmocka_unit_test(test_keys_are_unambiguous),
        cmocka_unit_test(test_keys_that_would_not_arrive),
        cmocka_unit_test(test_the_workstation_s_keys),
        cmocka_unit_test(test_palette_finds_every_action),
        cmocka_unit_test(test_a_few_letters_find_it),
        cmocka_unit_test(test_bars_fit),
        cmocka_unit_test(test_other_words),
        cmocka_unit_test(test_sections_go_by_their_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
