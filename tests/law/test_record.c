/* Records: entering, conditions, defaults, checks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/buffer.h"
#include "law/form_check.h"
#include "law/record.h"

static const char FORM[] =
    "[form]\ntitle = 甲\ntable = things\nlabel = name\n"
    "[page p]\ntitle = 一\n"
    "[field kind]\nlabel = 类型\ntype = choice\nchoices = a:甲类 | b:乙类\nneed = yes\ndefault = "
    "a\n"
    "[field name]\nlabel = 名称\ntype = text\nlength = 5\nneed = yes\n"
    "[field extra]\nlabel = 补充\ntype = text\nwhen = kind = b\nneed = yes\n"
    "[field on]\nlabel = 日期\ntype = date\nmax = today\nmin = today-10\ndefault = today\n"
    "[field until]\nlabel = 截止\ntype = date\nmin = on\n"
    "[field count]\nlabel = 数量\ntype = integer\nmin = 1\nmax = 9\nunit = 个\n"
    "[field who]\nlabel = 经办\ntype = officer\ndefault = me\n"
    "[field other]\nlabel = 协办\ntype = officer\n"
    "[field rows]\nlabel = 明细\ntype = rows\nrefers = row\n"
    "[field day]\nlabel = 登记\ntype = date\ngiven = yes\n"
    "[check two]\nrule = other != who\nsay = 不能是同一人\n";
static const char ROW[] = "[form]\ntitle = 行\nparent = case\n[page p]\ntitle = 一\n"
                          "[field what]\nlabel = 事项\ntype = text\nneed = yes\n"
                          "[field until]\nlabel = 期限\ntype = date\n";

struct forms {
    struct form *form, *row;
    struct check_context context;
};

static int setup(void **state)
{
    struct forms *forms = calloc(1, sizeof *forms);
    struct err err;
    forms->form = form_parse("thing", FORM, sizeof FORM - 1, &err);
    forms->row = form_parse("row", ROW, sizeof ROW - 1, &err);
    forms->context.now = (moment_t)date_of(2026, 3, 9) * 1440 + 600;
    *state = forms;
    return forms->form == NULL || forms->row == NULL;
}

static int teardown(void **state)
{
    struct forms *forms = *state;
    form_free(forms->form);
    form_free(forms->row);
    free(forms);
    return 0;
}

static bool enter(struct record *record, const char *key, const char *text,
                  const struct forms *forms, struct err *err)
{
    return record_enter(record, form_field(record->form, key), text, &forms->context, err);
}

static void begins_with_its_defaults(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_preset(record, &forms->context, 7, "王芳");
    assert_string_equal(record_get(record, "kind"), "a");
    assert_string_equal(record_get(record, "on"), "2026-03-09");
    assert_int_equal(record_get_integer(record, "who"), 7);
    char *shown = record_show(record, form_field(record->form, "who"), NULL);
    assert_string_equal(shown, "王芳");
    free(shown);
    record_free(record);
}

static void a_refused_value_changes_nothing(void **state)
{
    struct forms *forms = *state;
    struct err err;
    struct record *record = record_new(forms->form);
    assert_true(enter(record, "name", " 一二三 ", forms, &err));
    assert_false(enter(record, "name", "一二三四五六", forms, &err));
    assert_string_equal(err.message, "名称：写了 6 个字，最多 5 个，请删去 1 个");
    assert_string_equal(err.field, "name");
    assert_string_equal(record_get(record, "name"), "一二三");
    assert_false(enter(record, "kind", "丙类", forms, &err));
    assert_string_equal(err.message, "类型：没有“丙类”这一种，只能是甲类、乙类");
    assert_true(enter(record, "count", "５ 个", forms, &err));
    assert_string_equal(record_get(record, "count"), "5");
    assert_true(enter(record, "name", "　", forms, &err));
    assert_null(record_get(record, "name"));
    record_free(record);
}

/* The sentences of all findings, joined by "|". Caller frees. */
static char *faults(const struct record *record, const struct forms *forms)
{
    struct findings findings;
    findings_init(&findings);
    form_check_record(record, &forms->context, &findings);
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < findings.count; i++) {
        buffer_add_format(&out, "%s%s", i > 0 ? "|" : "", findings.items[i].reason);
    }
    findings_done(&findings);
    return buffer_take(&out);
}

static void expect_faults(const struct record *record, const struct forms *forms,
                          const char *wanted)
{
    char *got = faults(record, forms);
    assert_string_equal(got, wanted);
    free(got);
}

static void checks_need_and_when(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    expect_faults(record, forms, "类型：还没有填写|名称：还没有填写");
    record_put(record, "kind", "b");
    record_put(record, "name", "甲");
    expect_faults(record, forms, "补充：还没有填写");
    record_put(record, "kind", "a");
    expect_faults(record, forms, "");
    record_free(record);
}

static void checks_bounds(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_put(record, "kind", "a");
    record_put(record, "name", "甲");
    record_put(record, "on", "2026-03-10");
    expect_faults(record, forms, "日期：不能晚于 2026-03-09，填的是 2026-03-10");
    record_put(record, "on", "2026-02-26");
    expect_faults(record, forms, "日期：不能早于 2026-02-27，填的是 2026-02-26");
    record_put(record, "on", "2026-03-01");
    record_put(record, "until", "2026-02-28");
    expect_faults(record, forms, "截止：不能早于日期（2026-03-01），填的是 2026-02-28");
    record_put(record, "until", NULL);
    record_put(record, "count", "10");
    expect_faults(record, forms, "数量：不能大于 9，填的是 10");
    record_free(record);
}

static void what_was_filed_stays_right(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_put(record, "kind", "a");
    record_put(record, "name", "甲");
    record_put(record, "on", "2025-01-01"); /* filed long ago: today-10 has moved on */
    record_put(record, "until", "2025-02-01");
    record_loaded(record);
    expect_faults(record, forms, "");
    record_put(record, "until", "2024-12-31");
    expect_faults(record, forms, "截止：不能早于日期（2025-01-01），填的是 2024-12-31");
    record_put(record, "until", "2025-02-01");
    record_put(record, "on", "2025-03-01");
    expect_faults(record, forms,
                  "日期：不能早于 2026-02-27，填的是 2025-03-01|"
                  "截止：不能早于日期（2025-03-01），填的是 2025-02-01");
    record_free(record);
}

static void checks_rules_and_rows(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_put(record, "kind", "a");
    record_put(record, "name", "甲");
    record_put(record, "who", "3");
    record_put(record, "other", "3");
    int rows = form_field(forms->form, "rows");
    record_row_add(record, rows, forms->row);
    record_put(record_row_add(record, rows, forms->row), "until", "2026-03-12");
    record_row_add(record, rows, forms->row);
    record_rows_trim(record, rows);
    assert_int_equal(record->rows[rows].count, 1);
    expect_faults(record, forms, "事项：还没有填写|不能是同一人");
    record_free(record);
}

static void knows_what_changed(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_put(record, "name", "甲");
    record_loaded(record);
    assert_false(record_any_change(record));
    record_row_add(record, form_field(forms->form, "rows"), forms->row);
    assert_true(record_any_change(record));
    record_loaded(record);
    record_put(record, "name", "乙");
    assert_true(record_changed(record, form_field(forms->form, "name")));
    struct record *copy = record_copy(record);
    assert_true(record_any_change(copy));
    record_put(record, "name", "甲");
    assert_false(record_any_change(record));
    assert_string_equal(record_get(copy, "name"), "乙");
    record_free(copy);
    record_free(record);
}

static void given_fields_are_not_what_people_entered(void **state)
{
    struct forms *forms = *state;
    struct record *record = record_new(forms->form);
    record_put(record, "day", "2026-03-09");
    assert_true(record_is_blank(record));
    record_put(record, "count", "1");
    assert_false(record_is_blank(record));
    record_free(record);
}

static void what_is_sealed_is_not_there(void **state)
{
    struct forms *forms = *state;
    static const char text[] = "[form]\ntitle = 丁\ntable = t\nlabel = open\n[page p]\ntitle = 一\n"
                               "[field open]\nlabel = 公开\ntype = text\n"
                               "[field said]\nlabel = 意见\ntype = text\nneed = yes\n"
                               "default = 无\nseen-by = visitor\n";
    struct err err;
    struct form *form = form_parse("d", text, sizeof text - 1, &err);
    struct record *record = record_new(form);
    record_put(record, "said", "甲");
    record_loaded(record);
    record_seal(record, ROLE_VISITOR | ROLE_OFFICER);
    assert_string_equal(record_get(record, "said"), "甲");
    assert_true(record_field_shown(record, 1));
    record_seal(record, ROLE_OFFICER | ROLE_ADMIN);
    assert_null(record_get(record, "said"));
    assert_false(record_field_shown(record, 1));
    assert_false(record_field_needed(record, 1));
    assert_false(record_any_change(record));
    record_preset(record, &forms->context, 7, "王芳");
    assert_null(record_get(record, "said"));
    struct record *copy = record_copy(record);
    assert_false(record_field_shown(copy, 1));
    record_free(copy);
    record_free(record);
    form_free(form);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_with_its_defaults),
        cmocka_unit_test(a_refused_value_changes_nothing),
        cmocka_unit_test(checks_need_and_when),
        cmocka_unit_test(checks_bounds),
        cmocka_unit_test(what_was_filed_stays_right),
        cmocka_unit_test(checks_rules_and_rows),
        cmocka_unit_test(knows_what_changed),
        cmocka_unit_test(given_fields_are_not_what_people_entered),
        cmocka_unit_test(what_is_sealed_is_not_there),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
