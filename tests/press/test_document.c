/* document: what is sent to the helper comes back the same, and rubbish is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after what it needs */
#include <cmocka.h>

#include "press/sample.h"

#define HEAD "rouzhi-press 1\n"

static struct document *read_back(const struct buffer *stream, size_t *at)
{
    struct err err;
    err_clear(&err);
    struct document *document = document_read(buffer_text(stream), stream->length, at, &err);
    assert_string_equal(err.message, "");
    assert_non_null(document);
    return document;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 3);
    struct document *document =
        sample_fill("@红头 {{单位}}\n@红线\n@标题 甲|乙\n@二维码 {{案号}}\n@页码 无\n"
                    "@一级 一、头。|身{{承办人|12}}\n@表 1:2\n|{{承办人}}|{{|6}}|\n@表完\n"
                    "@空行\n@分页\n@页脚签名 甲|乙{{|4}}",
                    values);
    document->practice = true;
    document->created = 29000000;
    struct buffer first;
    struct buffer second;
    buffer_init(&first);
    buffer_init(&second);
    document_write(document, &first);
    size_t at = 0;
    struct document *back = read_back(&first, &at);
    assert_int_equal(at, first.length);
    document_write(back, &second);
    assert_string_equal(buffer_text(&first), buffer_text(&second));
    assert_true(back->practice);
    assert_int_equal(back->created, 29000000);
    assert_int_equal(back->numbering, PAGE_NUMBER_NONE);
    assert_int_equal(back->count, document->count);
    assert_int_equal(back->paragraphs[3].lead, strlen("一、头。"));
    assert_int_equal(back->paragraphs[4].weights[1], 2);
    assert_int_equal(back->foot->cells[1].underline_count, 1);
    buffer_done(&first);
    buffer_done(&second);
    document_free(back);
    document_free(document);
    template_values_free(values);
}

static void test_several(void **state)
{
    (void)state;
    struct buffer stream;
    buffer_init(&stream);
    for (size_t i = 1; i <= 3; i++) {
        struct document *document = sample_letter(SAMPLE_COMPANY, i);
        document_write(document, &stream);
        document_free(document);
    }
    size_t at = 0;
    size_t last = 0;
    for (size_t i = 1; i <= 3; i++) {
        struct document *document = read_back(&stream, &at);
        assert_true(document->count > last);
        last = document->count;
        document_free(document);
    }
    assert_int_equal(at, stream.length);
    buffer_done(&stream);
}

static void assert_rubbish(const char *bytes, size_t length)
{
    struct err err;
    size_t at = 0;
    err_clear(&err);
    assert_null(document_read(bytes, length, &at, &err));
    assert_int_equal(at, 0);
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "交给打印程序的文书读不懂，柔执与打印程序的版本可能不一致，"
                                     "请重新安装");
    assert_non_null(strstr(err.detail, "byte"));
}

static void test_rubbish(void **state)
{
    (void)state;
    static const char *const CASES[] = {
        "",
        "rouzhi-press 2\nend 0:\n",
        HEAD,
        HEAD "end 0:",
        HEAD "end 1:x\n",
        HEAD "unknown 0:\nend 0:\n",
        HEAD "title 99:short\nend 0:\n",
        HEAD "title 2:abc\nend 0:\n",
        HEAD "title -1:\nend 0:\n",
        HEAD "title 9999999999:\nend 0:\n",
        HEAD "title 1:a\ntitle 1:b\nend 0:\n",
        HEAD "title 2:\xB1\xA3\nend 0:\n",
        HEAD "practice 1:2\nend 0:\n",
        HEAD "created 1:x\nend 0:\n",
        HEAD "numbering 1:3\nend 0:\n",
        HEAD "cell 1:a\nend 0:\n",
        HEAD "underline 3:0 1\nend 0:\n",
        HEAD "weight 1:1\nend 0:\n",
        HEAD "lead 1:1\nend 0:\n",
        HEAD "foot 4:body\ncell 1:a\nend 0:\n",
        HEAD "paragraph 3:bod\nend 0:\n",
        HEAD "paragraph 4:body\nend 0:\n",
        HEAD "paragraph 5:blank\ncell 1:a\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:a\nb\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:甲\nunderline 3:0 4\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:甲\nunderline 3:1 2\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:甲\nunderline 3:0-3\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:甲\nlead 1:2\nend 0:\n",
        HEAD "paragraph 4:body\ncell 3:甲\nweight 1:2\nend 0:\n",
        HEAD "paragraph 9:table-row\ncell 3:甲\nend 0:\n",
        HEAD "paragraph 9:table-row\ncell 3:甲\nweight 3:101\nend 0:\n",
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_rubbish(CASES[i], strlen(CASES[i]));
    }
}

/* Cut short anywhere it is refused; with any byte changed it is refused or read, whole. */
static void test_damage(void **state)
{
    (void)state;
    struct document *document = sample_letter(SAMPLE_PERSON, 1);
    struct buffer stream;
    buffer_init(&stream);
    document_write(document, &stream);
    document_free(document);
    for (size_t length = 0; length < stream.length; length++) {
        assert_rubbish(buffer_text(&stream), length);
    }
    for (size_t i = 0; i < stream.length; i++) {
        struct err err;
        size_t at = 0;
        stream.bytes[i] = (char)(stream.bytes[i] ^ 0x11);
        document_free(document_read(stream.bytes, stream.length, &at, &err));
        stream.bytes[i] = (char)(stream.bytes[i] ^ 0x11);
    }
    buffer_done(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_rubbish),
        cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
