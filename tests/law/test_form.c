/* Forms are read, and every fault names file, section, key and what was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/file.h"
#include "base/text.h"
#include "law/form.h"
#include "law/form_set.h"

static const char SMALL[] = "[form]\ntitle = 甲\ntable = things\nlabel = name\nlist = name *, on 11\n"
                            "[page p]\ntitle = 一\n"
                            "[field name]\nlabel = 名称\ntype = text\nneed = yes\ncsv = 名称 | 名字\n"
                            "[field kind]\nlabel = 类型\ntype = choice\nchoices = a:甲 |\n  b:乙\n"
                            "[field on]\nlabel = 日期\ntype = date\nwhen = kind = a\n"
                            "[check c]\nrule = on >= name\nsay = 不行\n";

static struct form *parse(const char *text, struct err *err)
{
    return form_parse("case", text, strlen(text), err);
}

static void reads_a_form(void **state)
{
    (void)state;
    struct err err;
    struct form *form = parse(SMALL, &err);
    assert_non_null(form);
    assert_string_equal(form->title, "甲");
    assert_int_equal(form->field_count, 3);
    assert_int_equal(form->label_field, 0);
    assert_int_equal(form->list_count, 2);
    assert_int_equal(form->list[0].columns, 0);
    assert_int_equal(form->list[1].columns, 11);
    assert_int_equal(form->fields[1].choice_count, 2);
    assert_string_equal(form->fields[1].choices[1].label, "乙");
    assert_true(form->checks[0].rule->terms[0].right_is_field);
    assert_int_equal(form_field_named(form, "名字"), 0);
    assert_int_equal(form_field_named(form, " ｎａｍｅ"), 0);
    assert_int_equal(form_field_named(form, "无"), -1);
    assert_string_equal(form_suggest(form, "nam"), "name");
    form_free(form);
}

#define STEP(act, more)                                                                            \
    "[form]\ntitle=x\nact=" act "\n" more "[page p]\ntitle=P\n"
#define CASE "[field case]\nlabel=A\ntype=reference\nrefers=case\nneed=yes\n"
#define DONE_AT "[field done_at]\nlabel=B\ntype=moment\nneed=yes\n"
#define OFFICER "[field officer]\nlabel=C\ntype=officer\nneed=yes\n"

static void reads_a_step(void **state)
{
    (void)state;
    struct err err;
    struct form *form = parse(STEP("method", "label=done_at\n") CASE DONE_AT OFFICER, &err);
    assert_non_null(form);
    assert_string_equal(form->act->key, "method");
    assert_string_equal(form->table, "step");
    form_free(form);
}

/* Each row: what is wrong, and the sentence. */
static const struct {
    const char *text;
    const char *sentence;
} FAULTS[] = {
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=dat\n",
     "case.form: [field a] type: 未知类型 \"dat\"，是否 \"date\"？"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlable=A\n", "case.form: [field a] lable: 未知的键，是否 \"label\"？"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\n", "case.form: [field a] type: 没有写类型"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\ntype=text\n", "case.form: [field a] label: 没有写名称"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field A]\ntype=text\n",
     "case.form: [field A] 键 \"A\" 只能用小写字母、数字和下划线"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=choice\n",
     "case.form: [field a] choices: 类型 choice 要写 choices = 码:名 | 码:名"},
    {"[form]\ntitle=x\nlist=ba 3\n[page p]\ntitle=P\n[field ab]\nlabel=A\ntype=text\n",
     "case.form: [form] list: 没有 \"ba\" 这一项，是否 \"ab\"？"},
    {"[form]\ntitle=x\nlist=a\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\n",
     "case.form: [form] list: \"a\" 后面要写列宽或 *"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\nneed=maybe\n",
     "case.form: [field a] need: \"maybe\" 应是 yes 或 no"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\nwhen=b = 1\n",
     "case.form: [field a] when: 没有 \"b\" 这一项"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=choice\nchoices=b:C | d:D\n"
     "[field b]\nlabel=B\ntype=text\nwhen=a = b\n",
     "case.form: [field b] when: \"b\" 既是一项的键，又是“A”的一种：请改其中一个的名字"},
    {"[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\nwhen=a ~ 1\n",
     "case.form: [field a] when: 条件 \"a ~ 1\" 里没有运算，可用 = != < <= > >="},
    {"[thing]\na=b\n", "case.form: [thing] 未知的节，应是 form、page 键、field 键或 check 键"},
    {"[form]\nnonsense\n", "case.form: 第 2 行读不懂，应是 [节] 或 键 = 值"},
    {"[form]\ntable=x\n", "case.form: [form] title: 表单要有 title 和至少一项"},
    {"[form]\ntitle=\xFF\n", "case.form: 不是 UTF-8 编码，请另存为 UTF-8"},
    {"[form]\ntitle=x\ntable=a;drop\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\n",
     "case.form: [form] table: 表名 \"a;drop\" 只能用小写字母和下划线"},
    {STEP("metod", "") CASE, "case.form: [form] act: 没有 \"metod\" 这个动作，是否 \"method\"？"},
    {STEP("夜巡", "") CASE, "case.form: [form] act: 没有 \"夜巡\" 这个动作；本局自己的方式写 act = method"},
    {STEP("method", "") DONE_AT OFFICER,
     "case.form: [form] act: 办理案件的表单要有 [field case]：类型 reference、refers = case、need = yes"},
    {STEP("method", "") CASE OFFICER "[field done_at]\nlabel=B\ntype=text\nneed=yes\n",
     "case.form: [form] act: 办理案件的表单要有 [field done_at]：类型 moment（或 date）、need = yes"},
    {STEP("method", "") CASE DONE_AT "[field officer]\nlabel=B\ntype=officer\n",
     "case.form: [form] act: 办理案件的表单要有 [field officer]：类型 officer、need = yes"},
    {STEP("method", "table=talk\n") CASE DONE_AT OFFICER,
     "case.form: [form] table: 办理案件的表单（act = method）记在案件之下，不写这一行"},
    {STEP("method", "search=case\n") CASE DONE_AT OFFICER,
     "case.form: [form] search: 办理案件的表单（act = method）记在案件之下，不写这一行"},
};

static void names_every_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct err err;
        struct form *form = parse(FAULTS[i].text, &err);
        assert_null(form);
        assert_string_equal(err.message, FAULTS[i].sentence);
        assert_int_equal(err.code, ERR_INPUT);
    }
}

#define SEEN(key, more) "[form]\ntitle=x\n" key "[page p]\ntitle=P\n" \
    "[field name]\nlabel=A\ntype=text\n" more "seen-by = visitor, head\n"

/* What only some may read stands nowhere where others would read it. */
static void fields_for_some_alone(void **state)
{
    (void)state;
    struct err err;
    struct form *form = parse(SEEN("", ""), &err);
    assert_non_null(form);
    assert_int_equal(form->fields[0].seen_by, ROLE_VISITOR | ROLE_HEAD);
    form_free(form);
    static const char *const open[] = {
        SEEN("label=name\n", ""),  SEEN("list=name *\n", ""), SEEN("search=name\n", ""),
        SEEN("sort=name\n", ""),   SEEN("number=name\n", ""), SEEN("key=name\n", ""),
        SEEN("", "word=甲\n"),     SEEN("", "csv=甲\n")};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        assert_null(parse(open[i], &err));
        assert_string_equal(err.message,
                            "case.form: [field name] seen-by: 只给一些人看的项不能放在 label、key、"
                            "list、search、sort、number 里，也不能有 word、csv");
    }
    assert_null(parse(SEEN("parent=y\n", ""), &err));
    assert_string_equal(err.message,
                        "case.form: [field name] seen-by: 表单里的表和表里的项不能只给一些人看");
    assert_null(parse("[form]\ntitle=x\n[page p]\ntitle=P\n[field a]\nlabel=A\ntype=text\n"
                      "seen-by = visitors\n",
                      &err));
    assert_string_equal(err.message, "case.form: [field a] seen-by: 没有 \"visitors\" 这个角色，角色见 rouzhi help");
}

static void refuses_long_lines(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "[form]\ntitle = ");
    for (int i = 0; i < 80; i++) {
        buffer_add(&text, "长");
    }
    struct err err;
    assert_null(form_parse("case", buffer_text(&text), text.length, &err));
    assert_non_null(strstr(err.message, "第 2 行太长"));
    buffer_done(&text);
}

/* The forms of the project: all parse, belong together, and every field can be explained. */
static void the_forms_are_whole(void **state)
{
    (void)state;
    struct form_set set;
    struct err err;
    form_set_init(&set);
    size_t count;
    char **names = file_list(SOURCE_FOLDER "/forms", ".form", &count);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++) {
        struct buffer text;
        buffer_init(&text);
        char *path = file_join(SOURCE_FOLDER "/forms", names[i]);
        assert_true(file_read(path, 100000, &text, &err));
        names[i][strlen(names[i]) - 5] = '\0';
        struct form *form = form_parse(names[i], buffer_text(&text), text.length, &err);
        if (form == NULL) {
            fail_msg("%s", err.message);
        }
        assert_true(form_set_add(&set, form, &err));
        for (size_t j = 0; j < form->field_count; j++) {
            const struct field *field = &form->fields[j];
            if (field->help == NULL) {
                fail_msg("%s.%s has no help", names[i], field->key);
            }
            assert_true(text_columns(field->label) <= 20);
        }
        buffer_done(&text);
        free(path);
        free(names[i]);
    }
    free(names);
    assert_true(form_set_check(&set, &err));
    form_set_done(&set);
}

/* No heading means two fields of one form. */
static void headings_are_unique(void **state)
{
    (void)state;
    size_t count;
    char **names = file_list(SOURCE_FOLDER "/forms", ".form", &count);
    for (size_t i = 0; i < count; i++) {
        struct buffer text;
        struct err err;
        buffer_init(&text);
        char *path = file_join(SOURCE_FOLDER "/forms", names[i]);
        assert_true(file_read(path, 100000, &text, &err));
        struct form *form = form_parse("x", buffer_text(&text), text.length, &err);
        for (size_t j = 0; j < form->field_count; j++) {
            for (size_t k = 0; k < form->fields[j].csv_count; k++) {
                const char *heading = form->fields[j].csv[k];
                if (form_field_named(form, heading) != (int)j) {
                    fail_msg("%s: %s means two fields", names[i], heading);
                }
            }
        }
        form_free(form);
        buffer_done(&text);
        free(path);
        free(names[i]);
    }
    free(names);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_step), cmocka_unit_test(fields_for_some_alone), cmocka_unit_test(reads_a_form),        cmocka_unit_test(names_every_fault),
        cmocka_unit_test(refuses_long_lines),  cmocka_unit_test(the_forms_are_whole),
        cmocka_unit_test(headings_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
