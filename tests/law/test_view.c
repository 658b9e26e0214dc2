/* The table of views against the forms that ship: nothing in it may point into the void. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "law/form.h"
#include "law/view.h"

static struct form *form_load(const char *name)
{
    char *path = memory_format(SOURCE_FOLDER "/forms/%s.form", name);
    struct buffer text;
    struct err err;
    buffer_init(&text);
    assert_true(file_read(path, 1 << 20, &text, &err));
    struct form *form = form_parse(name, buffer_text(&text), text.length, &err);
    assert_non_null(form);
    buffer_done(&text);
    free(path);
    return form;
}

static bool form_sorts_by(const struct form *form, const char *key)
{
    for (size_t i = 0; i < form->sort_count; i++) {
        if (strcmp(form->fields[form->sorts[i]].key, key) == 0) {
            return true;
        }
    }
    return false;
}

static void test_views_fit_their_forms(void **state)
{
    (void)state;
    size_t count;
    const struct view *table = views(&count);
    for (size_t i = 0; i < count; i++) {
        struct form *form = form_load(table[i].form);
        assert_true(form->list_count > 0);
        assert_true(form_sorts_by(form, table[i].sort));
        form_free(form);
    }
}

/* Tables of the law are open to everybody. */
static bool is_for_all(const char *form)
{
    static const char *const forms[] = {"list", "term", "law", "article", "requirement"};
    bool found = false;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        found = found || strcmp(form, forms[i]) == 0;
    }
    return found;
}

static void test_filters_suit_their_forms(void **state)
{
    (void)state;
    size_t count;
    const struct view *table = views(&count);
    for (size_t i = 0; i < count; i++) {
        enum view_filter filter = table[i].filter;
        bool of_case = strcmp(table[i].form, "case") == 0;
        bool of_item = strcmp(table[i].form, "item") == 0;
        bool lists = filter == VIEW_POSITIVE || filter == VIEW_NEGATIVE;
        assert_true(filter == VIEW_ALL || (lists ? of_item : of_case));
        bool open = is_for_all(table[i].form);
        assert_int_equal(table[i].act == ACT_VIEW_LISTS, of_item || open);
    }
}

static void test_views_are_found_by_key(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "today", "waiting",  "due",         "due-unit", "due-all",    "overdue", "cases",
        "mine",  "outreach", "parties",     "positive", "negative",   "lists",   "editions",
        "laws",  "articles", "commitments", "officers", "conditions", "terms"};
    size_t count;
    const struct view *table = views(&count);
    assert_int_equal(count, sizeof keys / sizeof keys[0]);
    for (size_t i = 0; i < count; i++) {
        const struct view *view = view_named(keys[i]);
        assert_ptr_equal(view, &table[i]);
        assert_true(strlen(view->title) > 0 && strlen(view->help) > 0);
    }
    assert_null(view_named("everything"));
    assert_null(view_named(""));
}

/* What a list shows of cases is case text: 系统管理员 must not reach it by any view. */
static void test_the_admin_sees_no_case(void **state)
{
    (void)state;
    size_t count;
    const struct view *table = views(&count);
    for (size_t i = 0; i < count; i++) {
        struct err err;
        const char *form = table[i].form;
        bool of_case =
            strcmp(form, "item") != 0 && strcmp(form, "officer") != 0 && !is_for_all(form);
        assert_int_equal(act_allowed(table[i].act, ROLE_ADMIN, &err), !of_case);
    }
}

static void test_pages_give_back_what_they_hold(void **state)
{
    (void)state;
    struct view_page page;
    view_page_init(&page);
    view_page_done(&page); /* an empty page is nothing to free */
    page.columns = 2;
    page.count = 2;
    page.rows = memory_array(NULL, page.count, sizeof *page.rows);
    for (size_t i = 0; i < page.count; i++) {
        page.rows[i] = (struct view_row){.id = 1, .sort_key = memory_copy("2026-03-09")};
        page.rows[i].cells = memory_array(NULL, page.columns, sizeof(char *));
        page.rows[i].cells[0] = memory_copy("沙环柔〔2026〕1号");
        page.rows[i].cells[1] = NULL;
    }
    view_page_done(&page); /* valgrind sees what is left */
    assert_null(page.rows);
    assert_int_equal(page.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views_fit_their_forms),
        cmocka_unit_test(test_filters_suit_their_forms),
        cmocka_unit_test(test_views_are_found_by_key),
        cmocka_unit_test(test_the_admin_sees_no_case),
        cmocka_unit_test(test_pages_give_back_what_they_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
