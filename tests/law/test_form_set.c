/* Forms together: each found by name, none pointing into the void, and those that ship fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "law/form_set.h"

#define HEAD "[form]\ntitle = 表\ntable = t\n"
#define PAGE "[page p]\ntitle = 页\n"
#define FIELD(key, type) "[field " key "]\nlabel = 项\ntype = " type "\n"

static bool add(struct form_set *set, const char *name, const char *text, struct err *err)
{
    struct form *form = form_parse(name, text, strlen(text), err);
    assert_non_null(form);
    return form_set_add(set, form, err);
}

static void assert_misfit(const char *name, const char *text, const char *message)
{
    struct form_set set;
    struct err err;
    form_set_init(&set);
    assert_true(add(&set, "party", HEAD PAGE FIELD("name", "text"), &err));
    assert_true(add(&set, name, text, &err));
    assert_false(form_set_check(&set, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, message);
    form_set_done(&set);
}

static void test_forms_are_known_by_name(void **state)
{
    (void)state;
    struct form_set set;
    struct err err;
    form_set_init(&set);
    assert_null(form_set_find(&set, "party"));
    assert_null(form_set_suggest(&set, "party"));
    assert_true(form_set_check(&set, &err));
    assert_true(add(&set, "party", HEAD PAGE FIELD("name", "text"), &err));
    assert_true(add(&set, "case", HEAD PAGE FIELD("who", "party"), &err));
    assert_string_equal(form_set_find(&set, "case")->name, "case");
    assert_null(form_set_find(&set, "Case"));
    assert_string_equal(form_set_suggest(&set, "patry"), "party");
    assert_null(form_set_suggest(&set, "commitment"));
    assert_true(form_set_check(&set, &err));
    form_set_done(&set);
    assert_int_equal(set.count, 0);
}

static void test_a_name_is_taken_once(void **state)
{
    (void)state;
    struct form_set set;
    struct err err;
    form_set_init(&set);
    assert_true(add(&set, "party", HEAD PAGE FIELD("name", "text"), &err));
    assert_false(add(&set, "party", HEAD PAGE FIELD("name", "text"), &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "party.form: 已有名为 \"party\" 的表单，请改文件名");
    assert_int_equal(set.count, 1);
    form_set_done(&set);
}

static void test_references_must_be_there(void **state)
{
    (void)state;
    assert_misfit("case", HEAD PAGE FIELD("item", "reference") "refers = patry\n",
                  "case.form: [field item] refers: 没有表单 \"patry\"，是否 \"party\"？");
    assert_misfit(
        "case", HEAD PAGE FIELD("item", "reference") "refers = something\n",
        "case.form: [field item] refers: 没有表单 \"something\"，请补上 something.form 或改名");
    assert_misfit("case", HEAD PAGE FIELD("by", "officer"),
                  "case.form: [field by] refers: 没有表单 \"officer\"，请补上 officer.form 或改名");
}

static void test_rows_belong_to_their_form(void **state)
{
    (void)state;
    assert_misfit("case", HEAD PAGE FIELD("rows", "rows") "refers = party\n",
                  "case.form: [field rows] refers: 表单 \"party\" 不是本表单里的行，"
                  "请在其 [form] 写 parent = case");
    assert_misfit("row", HEAD "parent = pary\n" PAGE FIELD("what", "text"),
                  "row.form: [form] parent: 没有表单 \"pary\"，是否 \"party\"？");
}

static void test_rows_of_a_step_are_kept_with_it(void **state)
{
    (void)state;
    static const char step[] =
        "[form]\ntitle = 步\nact = method\n" PAGE
        "[field case]\nlabel = 案\ntype = reference\nrefers = case\nneed = yes\n"
        "[field done_at]\nlabel = 时\ntype = moment\nneed = yes\n"
        "[field officer]\nlabel = 人\ntype = officer\nneed = yes\n" FIELD("rows",
                                                                          "rows") "refers = row\n";
    static const struct {
        const char *row;
        const char *message; /* NULL: it fits */
    } tries[] = {
        {"[form]\ntitle = 行\nparent = step\n" PAGE FIELD("what", "text"), NULL},
        {HEAD "parent = step\n" PAGE FIELD("what", "text"),
         "row.form: [form] table: step.form 是办理案件的表单，它的行不写这一行"},
        {"[form]\ntitle = 行\nparent = step\n" PAGE FIELD("more", "rows") "refers = row\n",
         "row.form: [field more] type: 表单里的行不能再有行"},
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct form_set set;
        struct err err;
        form_set_init(&set);
        assert_true(add(&set, "case", HEAD PAGE FIELD("what", "text"), &err));
        assert_true(add(&set, "officer", HEAD PAGE FIELD("name", "text"), &err));
        assert_true(add(&set, "row", tries[i].row, &err));
        assert_true(add(&set, "step", step, &err));
        assert_int_equal(form_set_check(&set, &err), tries[i].message == NULL);
        if (tries[i].message != NULL) {
            assert_string_equal(err.message, tries[i].message);
        }
        form_set_done(&set);
    }
}

static void test_the_forms_that_ship_fit(void **state)
{
    (void)state;
    struct form_set set;
    struct err err;
    form_set_init(&set);
    size_t count;
    char **names = file_list(SOURCE_FOLDER "/forms", ".form", &count);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(SOURCE_FOLDER "/forms", names[i]);
        struct buffer text;
        buffer_init(&text);
        assert_true(file_read(path, 1 << 20, &text, &err));
        names[i][strlen(names[i]) - strlen(".form")] = '\0';
        assert_true(add(&set, names[i], buffer_text(&text), &err));
        buffer_done(&text);
        free(path);
        free(names[i]);
    }
    free(names);
    assert_true(form_set_check(&set, &err));
    form_set_done(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_are_known_by_name),
        cmocka_unit_test(test_a_name_is_taken_once),
        cmocka_unit_test(test_references_must_be_there),
        cmocka_unit_test(test_rows_belong_to_their_form),
        cmocka_unit_test(test_rows_of_a_step_are_kept_with_it),
        cmocka_unit_test(test_the_forms_that_ship_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
