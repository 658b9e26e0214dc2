/* A form's CSV: headings and fields, everything that is wrong in one go, out and back unchanged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "exchange/encoding.h"
#include "exchange/sheet_in.h"
#include "exchange/sheet_out.h"

static const char party_form[] = "[form]\n"
                                 "title = 当事人\n"
                                 "table = party\n"
                                 "[page p]\n"
                                 "title = 甲\n"
                                 "[field kind]\n"
                                 "label = 类型\n"
                                 "type = choice\n"
                                 "choices = company:单位 | person:个人\n"
                                 "need = yes\n"
                                 "default = company\n"
                                 "csv = 当事人类型 | 类型\n"
                                 "[field name]\n"
                                 "label = 名称（姓名）\n"
                                 "type = text\n"
                                 "need = yes\n"
                                 "csv = 名称 | 企业名称\n"
                                 "[field credit_code]\n"
                                 "label = 统一社会信用代码\n"
                                 "type = credit-code\n"
                                 "csv = 统一社会信用代码\n"
                                 "[field address]\n"
                                 "label = 住所\n"
                                 "type = text\n"
                                 "need = yes\n"
                                 "csv = 住所 | 地址\n"
                                 "[field capital]\n"
                                 "label = 注册资本\n"
                                 "type = money\n"
                                 "csv = 注册资本\n"
                                 "csv-spare = yes\n"
                                 "[field remark]\n"
                                 "label = 备注\n"
                                 "type = long-text\n"
                                 "csv = 备注\n"
                                 "csv-spare = yes\n"
                                 "[field hidden]\n"
                                 "label = 内部编号\n"
                                 "type = integer\n"
                                 "given = yes\n"
                                 "[field staff]\n"
                                 "label = 员工\n"
                                 "type = rows\n"
                                 "refers = staff\n";

static const char staff_form[] = "[form]\n"
                                 "title = 员工\n"
                                 "table = staff\n"
                                 "parent = party\n"
                                 "[page p]\n"
                                 "title = 甲\n"
                                 "[field name]\n"
                                 "label = 姓名\n"
                                 "type = text\n"
                                 "[field duty]\n"
                                 "label = 职务\n"
                                 "type = text\n";

struct fixture {
    struct form *party;
    struct form *staff;
};

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    struct err err = {0};

    fixture->party = form_parse("party", party_form, strlen(party_form), &err);
    fixture->staff = form_parse("staff", staff_form, strlen(staff_form), &err);
    *state = fixture;
    if (!fixture->party || !fixture->staff) {
        print_error("%s\n", err.message);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    form_free(fixture->party);
    form_free(fixture->staff);
    free(fixture);
    return 0;
}

/* All findings as row:heading:reason lines. Caller frees. */
static char *faults(const struct form *form, const char *text)
{
    struct sheet sheet;
    struct findings findings;
    struct buffer out;
    struct err err = {0};

    sheet_init(&sheet);
    findings_init(&findings);
    buffer_init(&out);
    if (!sheet_read(&sheet, form, text, strlen(text), NULL, 0, &findings, &err)) {
        buffer_add(&out, err.message);
    }
    for (size_t i = 0; i < findings.count; i++) {
        buffer_add_format(&out, "%ld:%s:%s\n", findings.items[i].row,
                          findings.items[i].heading ? findings.items[i].heading : "",
                          findings.items[i].reason);
    }
    sheet_done(&sheet);
    findings_done(&findings);
    return buffer_text(&out) == out.bytes ? buffer_take(&out) : memory_copy("");
}

static void finds(const struct form *form, const char *text, const char *expected)
{
    char *found = faults(form, text);

    assert_string_equal(found, expected);
    free(found);
}

static void test_headings(void **state)
{
    const struct form *form = ((struct fixture *)*state)->party;

    finds(form, "企业名称,地址\n甲,乙\n", "");
    finds(form, "name,住所\n甲,乙\n", "");
    finds(form, "名称,住 所\n甲,乙\n", "");
    finds(form, "名称,住所,企业名称\n甲,乙,丙\n",
          "0:企业名称:第 1 列“名称”和第 3 列“企业名称”是同一项，只留一列\n");
    finds(form, "统一社会信用代玛,名称,住所\n,甲,乙\n",
          "0:统一社会信用代玛:当事人没有“统一社会信用代玛”这一列，是否“统一社会信用代码”？\n");
    finds(form, "名称,,住所\n甲,,乙\n", "0::第 2 列没有表头\n");
    finds(form, "备注\n甲\n", "0::缺少这些列：名称、住所\n");
    finds(form, "", "文件是空的：第一行应当是表头");
}

static void test_given_columns_may_be_missing(void **state)
{
    const struct form *form = ((struct fixture *)*state)->party;
    static const char *const given[] = {"address"};
    struct sheet sheet;
    struct findings findings;
    struct err err = {0};

    sheet_init(&sheet);
    findings_init(&findings);
    assert_true(
        sheet_read(&sheet, form, "名称\n甲\n", strlen("名称\n甲\n"), given, 1, &findings, &err));
    assert_int_equal(findings.count, 0);
    assert_null(sheet_text(&sheet, &sheet.rows[0], form_field(form, "address")));
    sheet_done(&sheet);
    findings_done(&findings);
}

static void test_every_bad_row_is_named(void **state)
{
    const struct form *form = ((struct fixture *)*state)->party;

    finds(form, "名称,住所\n甲\n乙,丙\n丁,戊,己\n庚,辛,\n",
          "1::这一行有 1 格，表头有 2 列（文件第 2 行），请补齐\n"
          "3::这一行有 3 格，表头有 2 列（文件第 4 行），请看逗号、引号是否多了\n");
    finds(form, "名称,住所\n甲,\"乙\n",
          "第 1 行（文件第 2 行起）的引号没有成对，直到文件末尾都没有收尾");
}

static void test_numbers_that_excel_spoiled(void **state)
{
    const struct form *form = ((struct fixture *)*state)->party;

    finds(form,
          "名称,住所,统一社会信用代码\n甲,乙,9.15E+17\n丙,丁,500106199001011000\n戊,己,"
          "91500222MA5UQ7RR7W\n",
          "1:统一社会信用代码:Excel "
          "已把这个号码改成科学计数，原号码丢失；请把该列设为“文本”后重新填写\n"
          "2:统一社会信用代码:Excel 已把这个号码的末三位改成 "
          "000，原号码丢失；请把该列设为“文本”后重新填写，"
          "确是 000 结尾的请在程序里录入\n");
    assert_null(sheet_spoiled(&form->fields[form_field(form, "capital")], "1E+05"));
    assert_null(
        sheet_spoiled(&form->fields[form_field(form, "credit_code")], "915001060001118000"));
    assert_null(sheet_spoiled(&form->fields[form_field(form, "name")], "915001060001119000"));
    assert_null(sheet_spoiled(&form->fields[form_field(form, "name")], "E+5"));
    assert_null(sheet_spoiled(&form->fields[form_field(form, "name")], "3.5E+"));
    assert_non_null(sheet_spoiled(&form->fields[form_field(form, "name")], "1E+17"));
}

static struct record *some_party(const struct fixture *fixture, const char *name)
{
    struct record *record = record_new(fixture->party);

    record_put(record, "kind", "company");
    record_put(record, "name", name);
    record_put(record, "address", "=土湾\n天马路 8 号");
    record_put(record, "capital", "-3.50");
    return record;
}

static void test_out(void **state)
{
    const struct fixture *fixture = *state;
    struct record *record = some_party(fixture, "甲,乙");
    struct sheet_out sheet;
    struct buffer out;

    sheet_out_init(&sheet, fixture->party, NULL);
    buffer_init(&out);
    sheet_out_add(&sheet, record);
    sheet_out_write(&sheet, &out);
    assert_string_equal(buffer_text(&out), "当事人类型,名称,统一社会信用代码,住所,注册资本,员工\r\n"
                                           "单位,\"甲,乙\",,\"'=土湾\n天马路 8 号\",-3.50,\r\n");
    buffer_done(&out);
    sheet_out_done(&sheet);
    record_free(record);
}

static void test_spare_and_omitted_columns(void **state)
{
    const struct fixture *fixture = *state;
    struct record *record = record_new(fixture->party);
    struct sheet_out sheet;
    struct buffer out;

    sheet_out_init(&sheet, fixture->party, NULL);
    buffer_init(&out);
    sheet_out_omit(&sheet, form_field(fixture->party, "kind"));
    sheet_out_omit(&sheet, form_field(fixture->party, "staff"));
    record_put(record, "name", "甲");
    char **cells = sheet_out_add(&sheet, record);
    cells[form_field(fixture->party, "credit_code")] = memory_copy("自填");
    sheet_out_write(&sheet, &out);
    assert_string_equal(buffer_text(&out), "名称,统一社会信用代码,住所\r\n甲,自填,\r\n");
    buffer_done(&out);
    sheet_out_done(&sheet);
    record_free(record);
}

static void test_rows_inside_are_lines_of_one_cell(void **state)
{
    const struct fixture *fixture = *state;
    int staff = form_field(fixture->party, "staff");
    struct record *record = record_new(fixture->party);

    record_put(record_row_add(record, staff, fixture->staff), "name", "王|五");
    struct record *second = record_row_add(record, staff, fixture->staff);
    record_put(second, "name", "赵六");
    record_put(second, "duty", "厂长");
    char *cell = sheet_out_cell(record, staff, NULL);
    assert_string_equal(cell, "王\\|五|\n赵六|厂长");
    free(cell);
    record_free(record);
}

static void test_what_goes_out_comes_back(void **state)
{
    const struct fixture *fixture = *state;
    static const enum encoding encodings[] = {ENCODING_UTF8_BOM, ENCODING_UTF8, ENCODING_GB18030};

    for (size_t i = 0; i < 3; i++) {
        struct record *record = some_party(fixture, "－甲\"³〇㎡\"");
        struct sheet_out out;
        struct buffer text;
        struct buffer bytes;
        struct sheet sheet;
        struct findings findings;
        struct err err = {0};
        sheet_out_init(&out, fixture->party, NULL);
        buffer_init(&text);
        buffer_init(&bytes);
        sheet_init(&sheet);
        findings_init(&findings);
        sheet_out_add(&out, record);
        sheet_out_write(&out, &text);
        assert_true(encoding_write(encodings[i], text.bytes, text.length, &bytes, &err));
        assert_true(sheet_read(&sheet, fixture->party, bytes.bytes, bytes.length, NULL, 0,
                               &findings, &err));
        assert_int_equal(findings.count, 0);
        assert_int_equal(sheet.count, 1);
        for (int field = 0; field < (int)fixture->party->field_count; field++) {
            char *cell = sheet_out_cell(record, field, NULL);
            char *back = sheet_text(&sheet, &sheet.rows[0], field);
            if (back) {
                assert_string_equal(back, cell ? cell : "");
            }
            free(cell);
            free(back);
        }
        findings_done(&findings);
        sheet_done(&sheet);
        buffer_done(&text);
        buffer_done(&bytes);
        sheet_out_done(&out);
        record_free(record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_given_columns_may_be_missing),
        cmocka_unit_test(test_every_bad_row_is_named),
        cmocka_unit_test(test_numbers_that_excel_spoiled),
        cmocka_unit_test(test_out),
        cmocka_unit_test(test_spare_and_omitted_columns),
        cmocka_unit_test(test_rows_inside_are_lines_of_one_cell),
        cmocka_unit_test(test_what_goes_out_comes_back),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
