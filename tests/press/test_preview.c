/* preview: the letter as lines of the terminal, and where its pages end. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after what it needs */
#include <cmocka.h>

#include "base/text.h"
#include "press/preview.h"
#include "press/sample.h"

static void assert_preview(const struct document *document, size_t pages, const char *expected)
{
    struct preview preview;
    struct buffer text;
    buffer_init(&text);
    preview_make(&preview, document);
    preview_text(&preview, &text);
    for (size_t i = 0; i < preview.count; i++) {
        assert_true(text_columns(preview.lines[i].text) <= PREVIEW_COLUMNS);
    }
    assert_int_equal(preview.pages, pages);
    if (expected != NULL) {
        assert_string_equal(buffer_text(&text), expected);
    }
    preview_done(&preview);
    buffer_done(&text);
}

static void assert_source(const char *source, size_t pages, const char *expected)
{
    struct template_values *values = sample_values(SAMPLE_COMPANY, 2);
    struct document *document = sample_fill(source, values);
    assert_preview(document, pages, expected);
    document_free(document);
    template_values_free(values);
}

static void test_letter(void **state)
{
    (void)state;
    struct document *document = sample_letter(SAMPLE_PERSON, 1);
    assert_preview(document, 1,
                   "                       保证承诺书\n"
                   "                   沙环承〔2026〕33号\n"
                   "重庆市沙坪坝区生态环境局：\n"
                   "    承诺人：张三丰，居民身份证号码500106198003071234，住\n"
                   "址重庆市沙坪坝区歌乐山街道山洞路101号3单元5-2，联系电话\n"
                   "13812345678。\n"
                   "    2026年11月21日9时10分，贵局查明承诺人在歌乐山街道山\n"
                   "洞路有下列违法行为：露天焚烧枯枝落叶（案号沙环柔〔2026〕\n"
                   "120号）。承诺人对违法事实、性质、情节没有异议，已接受贵\n"
                   "局依照《中华人民共和国行政处罚法》第三十三条进行的教育，\n"
                   "现承诺：\n"
                   "    一、按期改正。立即停止违法行为，并完成下列整改：\n"
                   "    （一）补建危险废物管理台账，逐日记录产生、贮存和转移\n"
                   "数量，2026年11月30日前完成，责任人李建国。\n"
                   "    二、接受监督。纠错观察期自签订次日起至2026年12月8日\n"
                   "止，期间如实提供材料，配合复查和回访，接受依法公开。\n"
                   "    三、不再违法。遵守生态环境法律法规，不再发生同类违法\n"
                   "行为。逾期不改正、弄虚作假或者再次违法的，不再适用柔性执\n"
                   "法，由贵局依法从重处理。本承诺书一式两份，双方各执一份。\n"
                   "\n"
                   "承诺人（签名、捺印）：      执法人员见签：\n"
                   "______________________      _________ 证号22010100017\n"
                   "2026年11月23日              _________ 证号22010100026\n");
    document_free(document);
}

static void test_places(void **state)
{
    (void)state;
    assert_source("@红头 某某局\n@红线\n@居中 甲\n@顶格 乙\n丙\n@右 2026年3月9日\n@签名 丁：\n"
                  "@页脚签名 左|右",
                  1,
                  "                         某某局\n\n"
                  "--------------------------------------------------------\n"
                  "                           甲\n乙\n    丙\n"
                  "                                    2026年3月9日\n"
                  "                          丁：\n"
                  "左                          右\n");
}

static void test_table(void **state)
{
    (void)state;
    assert_source("@表 1:5:2\n|序号|整改措施|期限|\n@每 承诺事项\n|{{序号}}|{{整改措施}}|"
                  "{{完成期限}}|\n@完\n@表完",
                  1,
                  "|序号  |整改措施                          |期限        |\n"
                  "|1     |补建危险废物管理台账，逐日记录产  |2026年11月30|\n"
                  "|      |生、贮存和转移数量                |日          |\n"
                  "|2     |在危险废物贮存间门口设置规范的识  |2026年12月2 |\n"
                  "|      |别标志                            |日          |\n");
}

/* A title too long for a line becomes lines of about the same length. */
static void test_long_title(void **state)
{
    (void)state;
    assert_source("@标题 某某区生态环境局关于对某某有限公司未按规定建立危险废物管理台账的告知", 1,
                  "           某某区生态环境局关于对某某有限公司\n"
                  "           未按规定建立危险废物管理台账的告知\n");
}

static size_t pages_of(size_t lines, const char *tail, size_t *last_page)
{
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    char *text = sample_text(lines * 28);
    template_values_set(values, "简要案情", text);
    struct buffer source;
    buffer_init(&source);
    buffer_add_format(&source, "@顶格 {{简要案情}}\n%s", tail);
    struct document *document = sample_fill(buffer_text(&source), values);
    struct preview preview;
    preview_make(&preview, document);
    *last_page = 0;
    for (size_t i = 0; i < preview.count; i++) {
        *last_page = preview.lines[i].kind == PREVIEW_PAGE_BREAK ? 0 : *last_page + 1;
    }
    size_t pages = preview.pages;
    preview_done(&preview);
    document_free(document);
    buffer_done(&source);
    free(text);
    template_values_free(values);
    return pages;
}

static void test_pages(void **state)
{
    (void)state;
    static const struct {
        size_t lines;
        const char *tail;
        size_t pages;
        size_t last; /* lines on the last page */
    } CASES[] = {
        {22, "", 1, 22},
        {27, "", 1, 27}, /* drawn together on one page */
        {28, "", 2, 6},  /* too much for that */
        {66, "", 3, 22},
        {68, "", 4, 2},
        {67, "", 3, 21}, /* one line alone: 23 lines a page instead */
        {43, "@右 2026年3月9日", 2, 22},
        {44, "@空行\n@右 2026年3月9日", 2, 23}, /* nor with two lines of text */
        {49, "@空行\n@右 2026年3月9日", 3, 7},
        {66, "@右 2026年3月9日", 3, 21}, /* date alone: drawn together */
        {3, "@分页\n甲", 2, 1},
        {22, "@空行\n甲", 1, 24},
        {44, "@空行\n甲\n乙", 3, 2}, /* no page begins with a blank line */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t last;
        assert_int_equal(pages_of(CASES[i].lines, CASES[i].tail, &last), CASES[i].pages);
        assert_int_equal(last, CASES[i].last);
    }
}

static void test_kinds(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *document = sample_fill("@标题 甲\n乙\n@分页\n丙", values);
    struct preview preview;
    preview_make(&preview, document);
    assert_int_equal(preview.count, 4);
    assert_int_equal(preview.lines[0].kind, PREVIEW_TITLE);
    assert_int_equal(preview.lines[1].kind, PREVIEW_BODY);
    assert_int_equal(preview.lines[2].kind, PREVIEW_PAGE_BREAK);
    assert_string_equal(preview.lines[2].text, "— 1 —");
    assert_string_equal(preview.lines[3].text, "    丙");
    preview_done(&preview);
    document_free(document);
    template_values_free(values);
}

static void test_empty(void **state)
{
    (void)state;
    struct document *document = document_new();
    assert_preview(document, 1, "");
    document_free(document);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letter), cmocka_unit_test(test_places),
        cmocka_unit_test(test_table),  cmocka_unit_test(test_long_title),
        cmocka_unit_test(test_pages),  cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
