/* template: what a line becomes, and the sentence for every way to write it wrong. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after what it needs */
#include <cmocka.h>

#include "press/sample.h"

/* The whole text of `source` filled with the sample's values. */
static void assert_text(const char *source, const char *expected)
{
    struct template_values *values = sample_values(SAMPLE_COMPANY, 3);
    struct document *document = sample_fill(source, values);
    struct buffer text;
    buffer_init(&text);
    document_text(document, &text);
    assert_string_equal(buffer_text(&text), expected);
    buffer_done(&text);
    document_free(document);
    template_values_free(values);
}

static void assert_refused(const char *source, enum err_code code, const char *message)
{
    struct err err;
    err_clear(&err);
    struct template_values *values = sample_values(SAMPLE_COMPANY, 3);
    struct template *template = template_parse("a.gw", source, strlen(source), &err);
    struct document *document = template != NULL ? template_fill(template, values, &err) : NULL;
    assert_null(document);
    assert_string_equal(err.message, message);
    assert_int_equal(err.code, code);
    template_free(template);
    template_values_free(values);
}

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        enum paragraph_kind kind;
    } CASES[] = {
        {"正文", PARAGRAPH_BODY},
        {"@标题 甲", PARAGRAPH_TITLE},
        {"@居中 甲", PARAGRAPH_CENTRE},
        {"@称谓 甲：", PARAGRAPH_FLUSH},
        {"@顶格 甲", PARAGRAPH_FLUSH},
        {"@一级 一、甲", PARAGRAPH_LEVEL1},
        {"@二级　（一）甲", PARAGRAPH_LEVEL2},
        {"@右 甲", PARAGRAPH_RIGHT},
        {"@签名 甲：", PARAGRAPH_SIGNATURE},
        {"@空行", PARAGRAPH_BLANK},
        {"@分页", PARAGRAPH_BREAK},
        {"@红头 甲", PARAGRAPH_RED_HEAD},
        {"@红线", PARAGRAPH_RED_LINE},
        {"@表 1\n|甲|\n@表完", PARAGRAPH_TABLE_ROW},
    };
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct document *document = sample_fill(CASES[i].source, values);
        assert_int_equal(document->count, 1);
        assert_int_equal(document->paragraphs[0].kind, CASES[i].kind);
        document_free(document);
    }
    template_values_free(values);
}

static void test_words(void **state)
{
    (void)state;
    assert_text("\xEF\xBB\xBF# 说明\r\n\r\n@称谓 {{ 单位 }}：\r\n　　甲{{案号}}乙\r\n",
                "重庆市沙坪坝区生态环境局：\n甲沙环柔〔2026〕118号乙\n");
    assert_text("@一级 一、{{单位简称}}。|正文", "一、沙坪坝区生态环境局。正文\n");
    assert_text("@标题 甲|{{单位简称}}", "甲\t沙坪坝区生态环境局\n");
}

static void test_blanks(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *document = sample_fill("姓名{{承办人|10}}，{{签字人|4}}{{|2}}。", values);
    const struct cell *cell = &document->paragraphs[0].cells[0];
    assert_string_equal(cell->text, "姓名\u2007\u2007王执法\u2007\u2007，\u2007\u2007\u2007\u2007"
                                    "\u2007\u2007。");
    assert_int_equal(cell->underline_count, 3);
    assert_int_equal(cell->underlines[0].start, strlen("姓名"));
    assert_int_equal(cell->underlines[0].length, 4 * 3 + strlen("王执法"));
    assert_int_equal(cell->underlines[2].length, 2 * 3);
    document_free(document);
    template_values_free(values);
}

static void test_conditions(void **state)
{
    (void)state;
    assert_text("@若 法定代表人\n甲\n@否则\n乙\n@完\n丙", "甲\n丙\n");
    assert_text("@若 签字人\n甲\n@否则\n乙\n@完\n丙", "乙\n丙\n");
    assert_text("@若 签字人\n甲\n@完\n丙", "丙\n");
    assert_text("@若 当事人类型 = 单位\n甲\n@完", "甲\n");
    assert_text("@若 当事人类型 != 单位\n甲\n@否则\n@若 案号\n乙\n@完\n丙\n@完", "乙\n丙\n");
    assert_text("@若 承诺事项\n有\n@完", "有\n");
}

static void test_rows(void **state)
{
    (void)state;
    assert_text("@每 承诺事项\n{{序号}}{{序数}}、{{责任人}}{{承办人}}\n@完\n尾",
                "1一、李建国王执法\n2二、周安全王执法\n3三、周安全王执法\n尾\n");
    assert_text("@表 1:3\n|序|期限|\n@每 承诺事项\n|{{序号}}|{{完成期限}}|\n@完\n@表完",
                "序\t期限\n1\t2026年11月30日\n2\t2026年12月2日\n3\t2026年12月5日\n");
}

static void test_ordinals(void **state)
{
    (void)state;
    static const char *const COLUMNS[] = {"甲"};
    static const char *const ROW[] = {"x"};
    struct template_values *values = template_values_new();
    struct template_rows *rows = template_values_add_rows(values, "表", COLUMNS, 1);
    for (int i = 0; i < 100; i++) {
        template_rows_add(rows, ROW);
    }
    struct document *document = sample_fill("@每 表\n{{序数}}\n@完", values);
    static const struct {
        size_t index;
        const char *text;
    } CASES[] = {{0, "一"},      {9, "十"},      {10, "十一"}, {19, "二十"},
                 {20, "二十一"}, {98, "九十九"}, {99, "100"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(document->paragraphs[CASES[i].index].cells[0].text, CASES[i].text);
    }
    document_free(document);
    template_values_free(values);
}

/* Whatever a person typed stays text of its own paragraph and column. */
static void test_no_injection(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    template_values_set(values, "当事人", "@右 甲|乙{{单位}}\u2007\x01\u202E");
    struct document *document = sample_fill("{{当事人}}\n@表 1:1\n|{{当事人}}|丙|\n@表完", values);
    assert_int_equal(document->count, 2);
    assert_int_equal(document->paragraphs[0].kind, PARAGRAPH_BODY);
    assert_int_equal(document->paragraphs[0].cell_count, 1);
    assert_string_equal(document->paragraphs[0].cells[0].text, "@右 甲|乙{{单位}}");
    assert_int_equal(document->paragraphs[1].cell_count, 2);
    assert_string_equal(document->paragraphs[1].cells[0].text, "@右 甲|乙{{单位}}");
    document_free(document);
    template_values_free(values);
}

/* A character that the C library doesn't know must reach the press, which prints or names it. */
static void test_rare_characters_stay(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    template_values_set(values, "当事人", "王\U000323AF");
    struct document *document = sample_fill("{{当事人}}", values);
    assert_string_equal(document->paragraphs[0].cells[0].text, "王\U000323AF");
    document_free(document);
    template_values_free(values);
}

static void test_newlines(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    template_values_set(values, "简要案情", "第一段\r\n\n第二段\n");
    struct document *document = sample_fill("案情：{{简要案情}}。\n@顶格 {{简要案情}}", values);
    struct buffer text;
    buffer_init(&text);
    document_text(document, &text);
    assert_string_equal(buffer_text(&text), "案情：第一段\n第二段。\n第一段  第二段\n");
    buffer_done(&text);
    document_free(document);
    template_values_free(values);
}

static void test_document_parts(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *document =
        sample_fill("@标题 关于某事|的通知\n@标题 其二\n@二维码 {{案号}}\n@页码 共几页\n"
                    "@页脚签名 签名：{{|8}}|日期：{{|8}}",
                    values);
    assert_string_equal(document->title, "关于某事的通知");
    assert_string_equal(document->qr, "沙环柔〔2026〕118号");
    assert_int_equal(document->numbering, PAGE_NUMBER_OF);
    assert_int_equal(document->foot->cell_count, 2);
    assert_int_equal(document->count, 2);
    document_free(document);
    template_values_free(values);
}

static void test_errors(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *message;
    } CASES[] = {
        {"甲\n@二维马 乙", "a.gw:2: 不认识的指令“@二维马”，是否“@二维码”？"},
        {"@xyz", "a.gw:1: 不认识的指令“@xyz”，写法见 forms/documents/README.md"},
        {"{{当事入}}", "a.gw:1: 没有“当事入”这个词，是否“当事人”？"},
        {"@若 签字人\n{{责任人员}}\n@完",
         "a.gw:2: 没有“责任人员”这个词；可用的词是各表单里的 word"},
        {"@每 承诺事相\n@完", "a.gw:1: 没有“承诺事相”这个词，是否“承诺事项”？"},
        {"@每 承诺事项\n{{整改错施}}\n@完", "a.gw:2: 没有“整改错施”这个词，是否“整改措施”？"},
        {"{{整改措施}}", "a.gw:1: 没有“整改措施”这个词；可用的词是各表单里的 word"},
        {"@若 法定代表仁 = 1\n@完", "a.gw:1: 没有“法定代表仁”这个词，是否“法定代表人”？"},
        {"甲\n@若 案号\n乙", "a.gw:2: “@若”没有结束，后面缺一行“@完”"},
        {"@每 承诺事项", "a.gw:1: “@每”没有结束，后面缺一行“@完”"},
        {"@表 1:1\n|甲|乙|", "a.gw:1: “@表”没有结束，后面缺一行“@表完”"},
        {"@若 案号\n@否则\n乙", "a.gw:2: “@否则”没有结束，后面缺一行“@完”"},
        {"@完", "a.gw:1: “@完”前面没有与它对应的“@若”或“@每”"},
        {"@否则", "a.gw:1: “@否则”前面没有与它对应的“@若”"},
        {"@表完", "a.gw:1: “@表完”前面没有与它对应的“@表”"},
        {"@表 1\n@完", "a.gw:2: “@完”前面没有与它对应的“@若”或“@每”"},
        {"@每 承诺事项\n@每 承诺事项\n@完\n@完", "a.gw:2: “@每”里面不能再有“@每”"},
        {"@若 = 1", "a.gw:1: “@若”要写成“@若 词”或“@若 词 = 值”"},
        {"@若", "a.gw:1: 指令“@若”后面要有内容，用空格隔开"},
        {"@空行 甲", "a.gw:1: 指令“@空行”后面不能有内容，请另起一行"},
        {"@表 1:0", "a.gw:1: “@表”后面写各列的宽度，例：@表 3:5:3:5（最多 12 列，每列 1 至 100）"},
        {"@表 1:1\n|甲|\n@表完", "a.gw:2: 这张表有 2 列，一行要写成 |…|…|，首尾都有“|”"},
        {"@表 1\n甲\n@表完", "a.gw:2: “@表”里面的一行要以“|”开头，表格以“@表完”结束"},
        {"|甲|", "a.gw:1: 以“|”开头的一行只能在“@表”和“@表完”之间"},
        {"@签名 甲|乙|丙", "a.gw:1: “@签名”最多用“|”分成 2 段"},
        {"@页码 罗马", "a.gw:1: “@页码”后面只能是 一字线、共几页 或 无"},
        {"甲{{案号", "a.gw:1: “{{”后面缺“}}”"},
        {"{{案号|99}}", "a.gw:1: 要写成 {{词}} 或 {{词|列数}}，列数 1 至 56"},
        {"{{}}", "a.gw:1: 要写成 {{词}} 或 {{词|列数}}，列数 1 至 56"},
        {"甲\n\xB1\xA3\xD6\xA4", "a.gw:2: 不是 UTF-8 编码，请用 UTF-8 另存后再试"},
        {"甲\x02", "a.gw:1: 这一行里有看不见的控制字符，请删掉后重写"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_refused(CASES[i].source, ERR_INPUT, CASES[i].message);
    }
}

static void test_depth(void **state)
{
    (void)state;
    struct buffer deep;
    buffer_init(&deep);
    for (int i = 0; i < 17; i++) {
        buffer_add(&deep, "@若 案号\n");
    }
    assert_refused(buffer_text(&deep), ERR_INPUT, "a.gw:17: “@若”套得太深，最多 16 层");
    buffer_done(&deep);
}

/* A hole in a letter is refused, never printed. */
static void test_empty_value(void **state)
{
    (void)state;
    assert_refused("甲\n住址{{居民身份证号码}}", ERR_REFUSED,
                   "a.gw:2: “居民身份证号码”没有填，文书里不能空着，请先补填");
}

static void test_letter(void **state)
{
    (void)state;
    for (int party = SAMPLE_COMPANY; party <= SAMPLE_PERSON; party++) {
        struct document *document = sample_letter((enum sample_party)party, 3);
        struct buffer text;
        buffer_init(&text);
        document_text(document, &text);
        assert_null(strstr(buffer_text(&text), "{{"));
        assert_non_null(strstr(buffer_text(&text), "行政处罚法》第三十三条"));
        assert_non_null(strstr(buffer_text(&text), "不再适用柔性执法"));
        assert_non_null(strstr(buffer_text(&text), "证号22010100026"));
        assert_non_null(strstr(buffer_text(&text), "（三）对车间负责人"));
        buffer_done(&text);
        document_free(document);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),        cmocka_unit_test(test_words),
        cmocka_unit_test(test_blanks),       cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_rows),         cmocka_unit_test(test_ordinals),
        cmocka_unit_test(test_no_injection), cmocka_unit_test(test_rare_characters_stay),
        cmocka_unit_test(test_newlines),     cmocka_unit_test(test_document_parts),
        cmocka_unit_test(test_errors),       cmocka_unit_test(test_depth),
        cmocka_unit_test(test_empty_value),  cmocka_unit_test(test_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
