/* How a page is made: prose kept, tables put in, Chinese that can be broken, mistakes named. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "manual/completion.h"
#include "manual/page.h"
#include "manual/roff.h"
#include "office/office.h"

static int load(void **state)
{
    struct err err;
    *state = office_forms_load(SOURCE_FOLDER, &err);
    return *state == NULL;
}

static int unload(void **state)
{
    office_forms_free(*state);
    return 0;
}

static void expect_text(const char *plain, const char *wanted)
{
    struct buffer out;
    buffer_init(&out);
    roff_add_text(&out, plain);
    assert_string_equal(buffer_text(&out), wanted);
    buffer_done(&out);
}

static void text_is_safe_and_breaks(void **state)
{
    (void)state;
    expect_text(".so -x \\n", "\\&.so \\-x \\en");
    expect_text("a\n'b'", "a\n\\&\\(aqb\\(aq");
    expect_text("中文a字", "中\\:文\\:a\\:字");
    expect_text("（中文）。完", "（中\\:文）。\\:完"); /* punctuation stays with its text */
    expect_text("中 文", "中 文");
}

static void prose_keeps_its_escapes(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    roff_add_prose(&out, "见\\fB表\\-单\\fR与\\(co");
    assert_string_equal(buffer_text(&out), "见\\fB\\:表\\-\\:单\\fR\\:与\\(co");
    buffer_done(&out);
    assert_true(roff_lines_join("写到", "标准"));
    assert_false(roff_lines_join("写到 a", "标准"));
    assert_false(roff_lines_join("", "标准"));
}

/* Makes the page; NULL wanted: it must fail with `said`. */
static void expect_page(const struct form_set *forms, bool english, const char *source,
                        const char *wanted, const char *said)
{
    struct sources sources = {forms, english};
    struct buffer out;
    struct err err = {0};
    buffer_init(&out);
    bool done = page_make("x.in", source, &sources, &out, &err);
    if (wanted != NULL && (!done || strstr(buffer_text(&out), wanted) == NULL)) {
        fail_msg("no \"%s\" in: %s (%s)", wanted, buffer_text(&out), err.message);
    }
    if (wanted == NULL && (done || strstr(err.message, said) == NULL)) {
        fail_msg("\"%s\", not \"%s\"", err.message, said);
    }
    buffer_done(&out);
}

static void tables_stand_in_their_places(void **state)
{
    expect_page(*state, true, "@page X 1 Shelf\n", ".TH X 1 \"\" \"rouzhi ", NULL);
    expect_page(*state, false, "一\n二\n.PP\n", "一\\:二\n.PP\n", NULL);
    expect_page(*state, true, "@items exits\n= 4\nnothing there\n@end\n",
                ".TP\n\\fB4\\fR\nnothing there\n", NULL);
    expect_page(*state, false, "@items exits\n+ 4\n另说\n@end\n", "没\\:有\\:找\\:到\n.br\n另\\:说\n",
                NULL);
    expect_page(*state, true, "@items views\n= due | [TEXT]\nmine\n@end\n",
                "\\fBdue\\fR [TEXT]\nmine\n", NULL);
    expect_page(*state, true, "@shell\na-b 'c'\n.d\n@end\n", "a\\-b \\(aqc\\(aq\n\\&.d\n", NULL);
    expect_page(*state, false, "@fields\n", ".SS 保证承诺书 (commitment.form)\n", NULL);
}

static void mistakes_are_named(void **state)
{
    expect_page(*state, true, "a\n@item x\n", NULL, "x.in:2: 没有这个指令");
    expect_page(*state, true, "@items nothing\n@end\n", NULL, "没有表 nothing");
    expect_page(*state, true, "@items exits\n", NULL, "没有 @end");
    expect_page(*state, true, "@items form-keys zebra\n@end\n", NULL, "“zebra”");
    expect_page(*state, true, "\n@items views\n= gone\nprose\n@end\n", NULL,
                "x.in:2: 表 views 里没有“gone”");
    expect_page(*state, true, "@items views\nprose\n@end\n", NULL, "x.in:1: 文字前面没有");
    expect_page(*state, true, "@page X\n", NULL, "@page 标题 章 书名");
}

/* The rows of the shells' table, from usage lines, forms and views. */
static void shells_get_the_tables(void **state)
{
    static const char *const rows[] = {
        "'place:show:1') echo 'cases forms' ;;", "'place:print:2') echo 'documents' ;;",
        "'place:new:1') echo 'forms' ;;",        "'place:new:more') echo 'fields' ;;",
        "'place:audit:1') echo '=verify =head =show' ;;",
        "'place:audit.show:2') echo 'cases' ;;", "'place:import:2') echo 'files' ;;",
        "'value:--encoding') echo '=utf8-bom =utf8 =gb18030' ;;",
        "'value:-o') echo 'files' ;;",           "'form:parties') echo 'party' ;;",
        "'values:party:kind') echo '=company =trader =person' ;;",
        "'values:case:party') echo 'parties' ;;",
        "'place:due:2') echo 'terms' ;;",
        "'terms') echo 'filing decision ",
    };
    struct buffer out;
    buffer_init(&out);
    struct err err;
    assert_true(completion_table(*state, SOURCE_FOLDER, &out, &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strstr(buffer_text(&out), rows[i]) == NULL) {
            fail_msg("no %s in:\n%s", rows[i], buffer_text(&out));
        }
    }
    const char *fields = strstr(buffer_text(&out), "'fields:case') echo '");
    assert_non_null(fields);
    assert_null(memmem(fields, strcspn(fields, "\n"), " number=", strlen(" number="))); /* given by the program */
    buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_safe_and_breaks),
        cmocka_unit_test(prose_keeps_its_escapes),
        cmocka_unit_test(tables_stand_in_their_places),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(shells_get_the_tables),
    };
    setlocale(LC_CTYPE, "C.UTF-8"); /* widths of characters */
    return cmocka_run_group_tests(tests, load, unload);
}
