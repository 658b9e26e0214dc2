/* Drafts of one form beside each other: over two states of its record, and of two windows. */
#include "drafts.h"

#include <stdlib.h>
#include <string.h>

/* Drafts over two states of one record live side by side. */
static void each_base_has_its_own(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("party", 9, 100), notes[4];
    struct record *record = record_new(fixture_form(fixture, "party"));
    size_t count;
    char *typed;
    note.base = 1;
    drafts_put(fixture, drafts, &note, record, "旧");
    note.base = 2;
    drafts_put(fixture, drafts, &note, record, "新");
    assert_true(draft_list(drafts, "zhangsan", notes, 4, &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_int_equal(notes[0].base, 2);
    assert_true(draft_drop(drafts, &note, &fixture->err));
    note.base = 1;
    drafts_get(fixture, drafts, &note, record, &typed);
    assert_string_equal(typed, "旧");
    free(typed);
    record_free(record);
    drafts_close(drafts);
}

/* Two windows of one account: neither writes over what the other wrote since, nor drops it. */
static void nobodys_newer_writing_is_touched(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *a = drafts_begin(fixture), *b = drafts_begin(fixture);
    struct draft_note mine = drafts_note("case", 0, 100), yours = drafts_note("case", 0, 101),
                      found;
    struct record *record = record_new(fixture_form(fixture, "case"));
    bool is_there;
    size_t count;
    char *typed;
    drafts_put(fixture, a, &mine, record, "甲窗口");
    drafts_put(fixture, b, &yours, record, "乙窗口");
    assert_int_equal(mine.slot, 0);
    assert_int_equal(yours.slot, 1);
    drafts_put(fixture, a, &mine, record, "甲窗口接着写");
    assert_int_equal(mine.slot, 0);
    assert_true(draft_count(a, "zhangsan", &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_true(draft_find(b, "zhangsan", "case", 0, 0, &found, &is_there, &fixture->err));
    assert_true(is_there);
    assert_int_equal(found.slot, 1); /* the newest */
    assert_true(draft_drop(b, &yours, &fixture->err));
    drafts_get(fixture, b, &mine, record, &typed);
    assert_string_equal(typed, "甲窗口接着写");
    free(typed);

    found = mine; /* b goes on with it, a writes on */
    drafts_put(fixture, b, &found, record, "接过来写");
    assert_int_equal(found.slot, 0);
    assert_false(draft_drop(a, &mine, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_non_null(strstr(fixture->err.message, "在另一个窗口里又写过"));
    drafts_put(fixture, a, &mine, record, "甲窗口还在写");
    assert_int_equal(mine.slot, 1);
    assert_true(draft_drop(a, &mine, &fixture->err));
    drafts_get(fixture, a, &found, record, &typed);
    assert_string_equal(typed, "接过来写");
    free(typed);
    record_free(record);
    drafts_close(a);
    drafts_close(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(each_base_has_its_own),
        TEST(nobodys_newer_writing_is_touched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
