/* What a form says about its fields, in the words that F1 and the manual use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/act.h"
#include "law/field_words.h"

static const char text[] =
    "[form]\ntitle = 样例\n[page one]\ntitle = 一\n"
    "[field kind]\nlabel = 来源\ntype = choice\nchoices = a:甲 | b:乙\nneed = yes\ndefault = b\n"
    "[field note]\nlabel = 编号\ntype = text\nlength = 60\nwhen = kind != a\nneed = when kind = b\n"
    "csv = 编号 | 号 | 文号\nword = 编号\n"
    "[field signed_on]\nlabel = 签订日\ntype = date\nmin = today-30\nmax = done_by\ndefault = +7\n"
    "[field done_by]\nlabel = 完成日\ntype = date\ngiven = yes\nwhen = note != \"\" and kind = b\n"
    "[field place]\nlabel = 街道\ntype = code\ncodes = street\n"
    "[check order]\nrule = done_by >= signed_on\nsay = 不对\n";

static struct form *parse(void)
{
    struct err err = {0};
    struct form *form = form_parse("sample", text, sizeof text - 1, &err);
    if (form == NULL) {
        fail_msg("%s", err.message);
    }
    return form;
}

static void add_fact(const struct field_fact *fact, void *data)
{
    buffer_add_format(data, "%s=%s;", fact->name, fact->text);
}

static void expect(const struct form *form, const char *key, const struct codes *codes,
                   const char *wanted)
{
    struct buffer said;
    const struct field *field = &form->fields[form_field(form, key)];
    buffer_init(&said);
    field_need_words(form, field, &said);
    buffer_add(&said, ";");
    field_facts(form, field, codes, add_fact, &said);
    assert_string_equal(buffer_text(&said), wanted);
    buffer_done(&said);
}

static void fields_are_told(void **state)
{
    (void)state;
    struct form *form = parse();
    expect(form, "kind", NULL, "必填;选项=甲（a）、乙（b）;起初是=乙;");
    expect(form, "note", NULL,
           "“来源”是“乙”时必填;何时填=“来源”不是“甲”时才填;长度=最多 60 字;"
           "CSV 表头=编号，也认 号、文号;文书的词={{编号}};");
    expect(form, "signed_on", NULL, "可空;范围=今天前 30 日 至 “完成日”;起初是=今天后第 7 日;");
    expect(form, "done_by", NULL, "由程序填写;何时填=编号不空，并且“来源”是“乙”时才填;");
    form_free(form);
}

static void code_lists_are_shown_while_short(void **state)
{
    (void)state;
    struct form *form = parse();
    struct codes codes;
    codes_init(&codes);
    expect(form, "place", &codes, "可空;代码表=street;");
    codes_add(&codes, "street", "1", "土湾", false);
    codes_add(&codes, "street", "2", "旧街", true);
    codes_add(&codes, "street", "3", "石门", false);
    expect(form, "place", &codes, "可空;代码表=street：土湾、石门;");
    for (int i = 0; i < 40; i++) {
        char code[8] = {(char)('A' + i % 26), (char)('a' + i / 26), '\0'};
        codes_add(&codes, "street", code, code, false);
    }
    expect(form, "place", &codes, "可空;代码表=street，42 项，按 F4 查;");
    codes_done(&codes);
    form_free(form);
}

static void a_check_is_said_with_its_labels(void **state)
{
    (void)state;
    struct form *form = parse();
    struct buffer said;
    buffer_init(&said);
    condition_words(form->checks[0].rule, form, &said);
    assert_string_equal(buffer_text(&said), "“完成日”不早于“签订日”");
    buffer_done(&said);
    form_free(form);
}

static void an_act_tells_who_may_and_why(void **state)
{
    (void)state;
    struct buffer said;
    buffer_init(&said);
    act_explain(ACT_CASE_VOID, &said);
    assert_non_null(strstr(buffer_text(&said), "【作废案件】"));
    assert_non_null(strstr(buffer_text(&said), "办理的人：承办机构负责人。"));
    assert_non_null(strstr(buffer_text(&said), "依据：内部分工"));
    buffer_done(&said);
    for (int id = 0; id < ACT_COUNT; id++) {
        assert_non_null(act_of((enum act_id)id)->help);
    }
    size_t count;
    const struct field_type *types = field_types(&count);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(types[i].help);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_told),
        cmocka_unit_test(code_lists_are_shown_while_short),
        cmocka_unit_test(a_check_is_said_with_its_labels),
        cmocka_unit_test(an_act_tells_who_may_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
