/* pdf: the paper itself, measured with poppler: the block of GB/T 9704, the text that comes out,
 * the fonts that are in it, the QR code. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after what it needs */
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "press/sample.h"

#define MM (72.0 / 25.4)

static void print(struct sample_bench *bench, const struct document *document)
{
    struct err err;
    assert_true(sample_print(document, bench->pdf, &err));
}

/* What a command says on its stdout; %s in it is the PDF. */
static void run_tool(struct sample_bench *bench, const char *tool, const char *rest,
                     struct buffer *out)
{
    char *command = memory_format("%s %s %s 2>/dev/null", tool, bench->pdf, rest);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;) {
        buffer_add_bytes(out, chunk, got);
    }
    assert_int_equal(pclose(pipe), 0);
    free(command);
}

static void add_without_blanks(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr(" \t\r\n\f", *text) == NULL) {
            buffer_add_char(out, *text);
        }
    }
}

static void test_grid(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    char *text = sample_text(28 * 66);
    template_values_set(values, "简要案情", text);
    struct document *document = sample_fill("@页码 无\n@顶格 {{简要案情}}", values);
    struct buffer boxes;
    buffer_init(&boxes);
    print(bench, document);
    run_tool(bench, "pdftotext -bbox", "-", &boxes);
    size_t lines = 0;
    size_t pages = 0;
    double before = 0;
    for (const char *at = buffer_text(&boxes); (at = strpbrk(at, "<")) != NULL; at++) {
        double left;
        double top;
        double right;
        double bottom;
        char word[256];
        if (strncmp(at, "<page ", 6) == 0) {
            assert_int_equal(lines, 22 * pages);
            pages++;
        } else if (sscanf(at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%255[^<]",
                          &left, &top, &right, &bottom, word) == 5) {
            assert_int_equal(text_count(word), 28);
            assert_true(fabs(left - 28 * MM) < 0.05);
            assert_true(fabs(right - (28 + 156) * MM) < 0.5);
            assert_true(lines % 22 == 0 || fabs(top - before - 225 * MM / 22) < 0.05);
            /* the middle of the first and the last row of the block */
            double middle = (37 + 225.0 / 22 / 2 + 225.0 / 22 * (double)(lines % 22)) * MM;
            assert_true(top < middle && middle < bottom);
            before = top;
            lines++;
        }
    }
    assert_int_equal(pages, 3);
    assert_int_equal(lines, 66);
    buffer_done(&boxes);
    document_free(document);
    free(text);
    template_values_free(values);
}

/* With punctuation: no line begins with a closing mark or ends with an opening one, and all but
 * what hangs stays in the block. */
static void test_breaks(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 60; i++) {
        buffer_add(&text, "当事人说：“台账（2026年）已补建。”《条例》第三条，");
    }
    template_values_set(values, "简要案情", buffer_text(&text));
    struct document *document = sample_fill("@页码 无\n@顶格 {{简要案情}}", values);
    print(bench, document);
    struct buffer lines;
    buffer_init(&lines);
    run_tool(bench, "pdftotext -layout", "-", &lines);
    for (char *line = strtok(lines.bytes, "\n\f"); line != NULL; line = strtok(NULL, "\n\f")) {
        uint32_t first = 0;
        uint32_t last = 0;
        uint32_t code = 0;
        text_trim(line);
        text_decode(line, &first);
        for (int step; (step = text_decode(line, &code)) > 0; line += step) {
            last = code;
        }
        assert_false(first == 0x3002 || first == 0xFF0C || first == 0x201D || first == 0xFF09);
        assert_false(last == 0x201C || last == 0xFF08 || last == 0x300A);
    }
    buffer_done(&lines);
    buffer_done(&text);
    document_free(document);
    template_values_free(values);
}

static void test_extraction(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_TRADER, 5);
    struct buffer source;
    struct buffer extracted;
    struct buffer expected;
    struct buffer got;
    buffer_init(&source);
    buffer_init(&extracted);
    buffer_init(&expected);
    buffer_init(&got);
    free(document->qr);
    document->qr = NULL; /* its id and the page's number are no part of the text */
    document->numbering = PAGE_NUMBER_NONE;
    document->practice = false;
    document_text(document, &source);
    for (char *fill; (fill = strstr(source.bytes, "\u2007")) != NULL;) {
        memset(fill, ' ', strlen("\u2007"));
    }
    print(bench, document);
    run_tool(bench, "pdftotext -raw", "-", &extracted);
    add_without_blanks(&expected, buffer_text(&source));
    for (char *wide; (wide = strstr(extracted.bytes, "　")) != NULL;) {
        memset(wide, ' ', strlen("　"));
    }
    add_without_blanks(&got, buffer_text(&extracted));
    assert_string_equal(buffer_text(&got), buffer_text(&expected));
    buffer_done(&source);
    buffer_done(&extracted);
    buffer_done(&expected);
    buffer_done(&got);
    document_free(document);
}

static void test_fonts(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 3);
    struct buffer out;
    buffer_init(&out);
    document->practice = true;
    print(bench, document);
    run_tool(bench, "pdffonts", "", &out);
    size_t fonts = 0;
    char *line = strtok(out.bytes, "\n");
    for (int i = 0; line != NULL; line = strtok(NULL, "\n"), i++) {
        if (i >= 2) {                                     /* under the heading and its rule */
            assert_non_null(strstr(line, "yes yes yes")); /* embedded, subset, to Unicode */
            assert_null(strstr(line, "Type 3"));
            fonts++;
        }
    }
    assert_true(fonts >= 2);
    buffer_done(&out);
    document_free(document);
}

static void test_metadata(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 1);
    struct buffer out;
    buffer_init(&out);
    print(bench, document);
    run_tool(bench, "pdfinfo -isodates", "", &out);
    assert_non_null(strstr(out.bytes, "Title:           保证承诺书\n"));
    assert_non_null(strstr(out.bytes, "CreationDate:    2026-11-23T10:00:00"));
    assert_non_null(strstr(out.bytes, "(A4)"));
    buffer_done(&out);
    document_free(document);
}

/* What was issued can be proved by its hash: printed again it is the same. */
static void test_same_bytes(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 3);
    struct buffer first;
    struct buffer second;
    struct err err;
    buffer_init(&first);
    buffer_init(&second);
    document->practice = true;
    print(bench, document);
    assert_true(file_read(bench->pdf, 10000000, &first, &err));
    print(bench, document);
    assert_true(file_read(bench->pdf, 10000000, &second, &err));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_done(&first);
    buffer_done(&second);
    document_free(document);
}

static void test_practice(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 1);
    struct buffer out;
    buffer_init(&out);
    document->practice = true;
    print(bench, document);
    run_tool(bench, "pdftotext", "-", &out);
    assert_non_null(strstr(out.bytes, "练习用，不是正式文书"));
    buffer_clear(&out);
    document->practice = false;
    print(bench, document);
    run_tool(bench, "pdftotext", "-", &out);
    assert_null(strstr(out.bytes, "练习"));
    buffer_done(&out);
    document_free(document);
}

/* All that the letter hasn't: red head, table, foot, two titles, blanks, a page without a row. */
static void test_every_kind(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 3);
    struct document *document =
        sample_fill("@红头 {{单位}}\n@红线\n@标题 关于某事|的通知\n@二级 （一）甲。|乙\n@表 1:4\n"
                    "@每 承诺事项\n|{{序号}}|{{整改措施}}{{整改措施}}|\n@完\n@表完\n"
                    "姓名{{承办人|12}}——破折号\n@签名 {{单位}}（印章）\n@右 {{签订日期}}\n"
                    "@分页\n@页脚签名 签名：{{|10}}|日期：\n@页码 共几页",
                    values);
    struct buffer out;
    buffer_init(&out);
    print(bench, document);
    run_tool(bench, "pdftotext -raw", "-", &out);
    assert_non_null(strstr(out.bytes, "重庆市沙坪坝区生态环境局（印章）"));
    assert_non_null(strstr(out.bytes, "——破折号"));
    assert_non_null(strstr(out.bytes, "第 1 页"));
    buffer_clear(&out);
    document_free(document);
    document = document_new();
    print(bench, document);
    run_tool(bench, "pdftotext -raw", "-", &out);
    assert_string_equal(text_trim(out.bytes), "— 1 —\n\f");
    buffer_done(&out);
    document_free(document);
    template_values_free(values);
}

static void test_qr(void **state)
{
    struct sample_bench *bench = *state;
    if (system("command -v zbarimg >/dev/null 2>&1") != 0) {
        skip();
    }
    struct document *document = sample_letter(SAMPLE_COMPANY, 5);
    print(bench, document);
    char *command = memory_format("cd %s && pdftoppm -r 150 -gray a.pdf p && "
                                  "zbarimg -q --raw p-1.pgm p-2.pgm 2>/dev/null; rm -f p-*.pgm",
                                  bench->folder);
    FILE *pipe = popen(command, "r");
    char said[256] = "";
    size_t got = fread(said, 1, sizeof said - 1, pipe);
    said[got] = '\0';
    pclose(pipe);
    free(command);
    assert_string_equal(said, "沙环承〔2026〕31号/1-2\n沙环承〔2026〕31号/2-2\n");
    document_free(document);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_grid, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_breaks, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_extraction, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_fonts, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_metadata, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_same_bytes, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_practice, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_every_kind, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_qr, sample_set_up, sample_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
