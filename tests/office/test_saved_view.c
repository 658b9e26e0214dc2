/* Lists under a name, and how somebody wants the screen: whose they are, and what they show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/keeping.h"
#include "office/preference.h"
#include "office/saved_view.h"
#include "support/bureau.h"

static int setup(void **state)
{
    struct bureau *bureau = calloc(1, sizeof *bureau);
    bureau_open(bureau);
    *state = bureau;
    return 0;
}

static int teardown(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

static int64_t keep(struct office *office, const char *title, bool shared,
                    const struct desk_query *query)
{
    struct err err;
    int64_t id;
    if (!saved_view_keep(office, title, shared, query, &id, &err)) {
        fail_msg("%s", err.message);
    }
    return id;
}

static void refuses(struct office *office, const char *title, const struct desk_query *query,
                    enum err_code code, const char *field, const char *part)
{
    struct err err;
    int64_t id;
    assert_false(saved_view_keep(office, title, false, query, &id, &err));
    assert_int_equal(id, 0);
    assert_int_equal(err.code, code);
    assert_string_equal(err.field, field);
    if (strstr(err.message, part) == NULL) {
        fail_msg("%s", err.message);
    }
}

static const struct desk_query sand = {
    .view = "cases", .filter = "砂石", .sort = "party", .descending = true};
static const struct desk_query all_cases = {.view = "cases"};

static void what_was_kept_comes_back(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct saved_view view;
    struct err err;
    int64_t id = keep(office, "砂石厂", false, &sand);
    assert_true(saved_view_find(office, "砂石厂", &view, &err));
    assert_int_equal(view.id, id);
    assert_true(view.mine && !view.shared && view.descending);
    assert_string_equal(view.base->key, "cases");
    assert_string_equal(view.officer, "陈宇");
    struct desk_query query = saved_view_query(&view);
    assert_string_equal(query.view, "cases");
    assert_string_equal(query.filter, "砂石");
    assert_string_equal(query.sort, "party");
    assert_true(query.descending);
    keep(office, "全都在", false, &all_cases);
    assert_true(saved_view_find(office, "全都在", &view, &err));
    query = saved_view_query(&view);
    assert_null(query.filter);
    assert_null(query.sort);
    assert_false(saved_view_find(office, "砂", &view, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    office_close(office);
}

static void mine_stand_before_those_of_others(void **state)
{
    struct office *wang = bureau_as(*state, "wang");
    struct saved_view views[SAVED_VIEW_MOST];
    struct err err;
    size_t count;
    keep(wang, "阿", true, &all_cases);
    keep(wang, "王的", false, &all_cases);
    keep(wang, "共用", true, &(struct desk_query){.view = "positive"});
    office_close(wang);
    struct office *chen = bureau_as(*state, "chen");
    keep(chen, "中", false, &all_cases);
    keep(chen, "共用", false, &all_cases); /* somebody else's title may be mine too */
    assert_true(saved_views(chen, views, SAVED_VIEW_MOST, &count, &err));
    static const char *const expected[] = {"共用", "中", "阿", "共用"};
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(views[i].title, expected[i]);
        assert_int_equal(views[i].mine, i < 2);
    }
    assert_true(saved_view_find(chen, "共用", &views[0], &err));
    assert_true(views[0].mine);
    assert_true(saved_views(chen, views, 2, &count, &err));
    assert_int_equal(count, 2);
    office_close(chen);
    struct office *admin = bureau_as(*state, NULL); /* sees no cases: only what is based on lists */
    assert_true(saved_views(admin, views, SAVED_VIEW_MOST, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(views[0].base->key, "positive");
    office_close(admin);
}

static void what_makes_no_list_is_refused(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    keep(office, "砂石厂", false, &sand);
    refuses(office, "砂石厂", &sand, ERR_INPUT, "title", "您已经有视图“砂石厂”");
    refuses(office, "", &sand, ERR_INPUT, "title", "名称");
    refuses(office, "我的待办", &sand, ERR_INPUT, "title", "是原有的列表");
    refuses(office, "due", &sand, ERR_INPUT, "title", "是原有的列表");
    refuses(office, "甲", &(struct desk_query){.view = "case"}, ERR_INPUT, "base",
            "没有“case”这张列表");
    refuses(office, "甲", &(struct desk_query){.view = "cases", .sort = "facts"}, ERR_INPUT, "sort",
            "“全部案件”里没有“facts”这一列");
    refuses(office, "一二三四五六七八九十一二三四五六七八九十一", &sand, ERR_INPUT, "title", "20");
    office_close(office);
    office = bureau_as(*state, NULL);
    refuses(office, "甲", &sand, ERR_DENIED, "", "“查看案件和当事人”由");
    office_close(office);
}

static void only_whoever_made_it_changes_it(void **state)
{
    struct office *wang = bureau_as(*state, "wang");
    struct err err;
    int64_t shared = keep(wang, "共用", true, &all_cases);
    int64_t hidden = keep(wang, "自用", false, &all_cases);
    struct record *mine = desk_load(wang, "view", shared, &err);
    struct office *chen = bureau_as(*state, "chen");
    assert_false(saved_view_drop(chen, shared, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_non_null(strstr(err.message, "“共用”是王芳保存的，别人不能改"));
    assert_null(desk_load(chen, "view", hidden, &err)); /* a private one isn't there for others */
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_null(strstr(err.message, "自用"));
    assert_false(saved_view_drop(chen, hidden, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    struct record *record = desk_load(chen, "view", shared, &err);
    assert_non_null(record);
    record_put(record, "title", "抢来的");
    assert_false(desk_save(chen, record, false, &err));
    /* nor by saying that it is one's own */
    record_refer(record, form_field(record->form, "officer"), office_me(chen)->id, "陈宇");
    assert_false(desk_save(chen, record, false, &err));
    assert_int_equal(err.code, ERR_DENIED);
    record_free(record);
    assert_true(desk_enter(wang, mine, form_field(mine->form, "base"), "我的案件", &err));
    assert_true(desk_save(wang, mine, false, &err));
    assert_string_equal(record_get(mine, "base"), "mine");
    record_free(mine);
    office_close(chen);
    office_close(wang);
}

/* Every field emptied, one after the other: refused or saved, and never a fall. */
static void emptied_fields_are_refused(void **state)
{
    static const struct {
        const char *key, *sentence; /* NULL: may be empty */
    } fields[] = {{"title", "名称"},    {"base", "所据列表"}, {"shared", "大家可用"},
                  {"descending", NULL}, {"filter", NULL},     {"sort", NULL}};
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    int64_t ids[] = {0, keep(office, "砂石厂", false, &sand), keep(office, "共用", true, &sand)};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        for (size_t j = 0; j < sizeof fields / sizeof *fields; j++) {
            struct record *record = ids[i] == 0 ? bureau_fill(office, "view", 0, "title=甲", NULL)
                                                : desk_load(office, "view", ids[i], &err);
            struct findings findings;
            findings_init(&findings);
            record_put(record, fields[j].key, NULL);
            bool right = desk_check(office, record, &findings);
            assert_int_equal(right, findings.count == 0);
            assert_int_equal(right, desk_save(office, record, true, &err));
            if (fields[j].sentence != NULL && (right || !strstr(err.message, fields[j].sentence))) {
                fail_msg("%s: %s", fields[j].key, right ? "saved" : err.message);
            }
            findings_done(&findings);
            record_free(record);
        }
    }
    office_close(office);
}

static bool take_words(const struct keeping_entry *entry, void *data)
{
    assert_null(strstr(entry->words, "砂石厂"));
    *(size_t *)data += strstr(entry->words, "涉及案情") != NULL;
    return true;
}

/* A view is called after what is looked for: the administrator doesn't read that in the audit. */
static void titles_are_hidden_in_the_audit(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct err err;
    size_t hidden = 0;
    assert_true(saved_view_drop(office, keep(office, "砂石厂", false, &sand), &err));
    office_close(office);
    office = bureau_as(*state, NULL);
    assert_true(keeping_show(office, 0, 2, take_words, &hidden, &err));
    assert_int_equal(hidden, 2);
    office_close(office);
}

static void dropped_is_gone_and_its_name_free(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    struct saved_view view;
    struct err err;
    assert_true(saved_view_drop(office, keep(office, "砂石厂", true, &sand), &err));
    assert_false(saved_view_find(office, "砂石厂", &view, &err));
    keep(office, "砂石厂", true, &sand);
    assert_true(saved_view_find(office, "砂石厂", &view, &err));
    assert_false(saved_view_drop(office, 999, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    office_close(office);
    office = bureau_as(*state, NULL);
    struct keeping_report report;
    assert_true(keeping_verify(office, NULL, &report, &err));
    assert_true(report.whole);
    office_close(office);
}

static void looks_are_one_row_each(void **state)
{
    struct office *chen = bureau_as(*state, "chen");
    struct err err;
    struct record *mine = preference_load(chen, &err);
    assert_int_equal(mine->id, 0);
    assert_string_equal(record_get(mine, "theme"), "auto");
    assert_string_equal(record_get(mine, "frames"), "auto");
    assert_string_equal(record_get(mine, "mouse"), "no");
    assert_true(desk_enter(chen, mine, form_field(mine->form, "theme"), "浅色", &err));
    assert_true(desk_save(chen, mine, false, &err));
    int64_t id = mine->id;
    record_free(mine);
    mine = bureau_file(chen, "preference", 0, "mouse=是", NULL); /* new is mine, changed */
    assert_int_equal(mine->id, id);
    assert_string_equal(record_get(mine, "theme"), "light");
    struct office *wang = bureau_as(*state, "wang");
    assert_null(desk_load(wang, "preference", id, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_false(desk_save(wang, mine, false, &err));
    assert_int_equal(err.code, ERR_DENIED);
    struct record *hers = preference_load(wang, &err);
    assert_int_equal(hers->id, 0);
    record_free(hers);
    record_free(mine);
    office_close(wang);
    office_close(chen);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(what_was_kept_comes_back),          TEST(mine_stand_before_those_of_others),
        TEST(what_makes_no_list_is_refused),     TEST(only_whoever_made_it_changes_it),
        TEST(dropped_is_gone_and_its_name_free), TEST(looks_are_one_row_each),
        TEST(emptied_fields_are_refused),        TEST(titles_are_hidden_in_the_audit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
