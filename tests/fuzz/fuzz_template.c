/* fuzz_template: any bytes as a template; what could be parsed is filled, previewed, sent to the
 * helper's reader and read back. Nothing here may crash, leak or hang. */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "press/preview.h"
#include "press/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct template_values *make_values(void)
{
    static const char *const COLUMNS[] = {"整改措施", "完成期限"};
    static const char *const ROWS[2][2] = {{"补建台账", "2026年12月1日"}, {"@右 清|运", ""}};
    struct template_values *values = template_values_new();
    template_values_set(values, "单位", "某区生态环境局");
    template_values_set(values, "当事人", "某厂\n第二行{{单位}}");
    template_values_set(values, "空", "");
    struct template_rows *rows = template_values_add_rows(values, "承诺事项", COLUMNS, 2);
    template_rows_add(rows, ROWS[0]);
    template_rows_add(rows, ROWS[1]);
    return values;
}

static void check_error(const struct err *err)
{
    assert(err->code != ERR_NONE);
    assert(strncmp(err->message, "fuzz.gw:", 8) == 0);
    assert(text_is_utf8(err->message, strlen(err->message)));
}

static void use(const struct document *document)
{
    struct err err;
    struct preview preview;
    struct buffer stream;
    size_t at = 0;
    preview_make(&preview, document);
    preview_done(&preview);
    buffer_init(&stream);
    document_write(document, &stream);
    struct document *back = document_read(buffer_text(&stream), stream.length, &at, &err);
    assert(back != NULL && back->count == document->count && at == stream.length);
    document_free(back);
    buffer_done(&stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err;
    size_t at = 0;
    setlocale(LC_CTYPE, "C.UTF-8");
    document_free(document_read((const char *)data, size, &at, &err));
    err_clear(&err);
    struct template *template = template_parse("fuzz.gw", (const char *)data, size, &err);
    if (template == NULL) {
        check_error(&err);
    } else {
        struct template_values *values = make_values();
        struct document *document = template_fill(template, values, &err);
        if (document == NULL) {
            check_error(&err);
        } else {
            use(document);
        }
        document_free(document);
        template_values_free(values);
    }
    template_free(template);
    return 0;
}
