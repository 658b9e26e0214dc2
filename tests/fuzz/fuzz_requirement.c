/* Fuzz: any bytes as the table of what items of the lists ask, and any text as an answer. A row that
 * goes in can be asked, answered and judged; its answers read back as themselves; numbers turn at
 * their bound and nowhere else; what is refused is refused in words. */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "exchange/sheet_in.h"
#include "law/record.h"
#include "law/requirement.h"

static struct form *form;

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    struct err err;
    struct buffer text;
    (void)count;
    (void)arguments;
    setlocale(LC_CTYPE, "C.UTF-8");
    buffer_init(&text);
    if (file_read(SOURCE_FOLDER "/forms/requirement.form", 1 << 20, &text, &err)) {
        form = form_parse("requirement", buffer_text(&text), text.length, &err);
    }
    buffer_done(&text);
    return form == NULL;
}

/* A row as a record; cells that can't be read stay empty. */
static struct record *record_of(const struct sheet *sheet, const struct sheet_row *row)
{
    static const struct check_context nothing = {0};
    struct record *record = record_new(form);
    for (int field = 0; field < (int)form->field_count; field++) {
        struct err err = {0};
        char *text = sheet_text(sheet, row, field);
        assert(text == NULL || record_enter(record, field, text, &nothing, &err) ||
               err.message[0] != '\0');
        free(text);
    }
    return record;
}

/* What is read once is read again as the same, and is judged the same way. */
static void answer(const struct requirement *one, const char *text)
{
    struct err err = {0};
    char *value = NULL;
    char *again = NULL;
    if (!requirement_read(one, text, 0, &value, &err)) {
        assert(err.code == ERR_INPUT && err.message[0] != '\0');
        return;
    }
    struct buffer why;
    buffer_init(&why);
    enum requirement_result result = requirement_judge(one, value, NULL, &why);
    assert(why.length > 0 && text_is_utf8(buffer_text(&why), why.length));
    assert(value != NULL || result == REQUIREMENT_OPEN);
    if (value != NULL) {
        assert(requirement_read(one, value, 0, &again, &err) && strcmp(again, value) == 0);
    }
    buffer_done(&why);
    free(again);
    free(value);
}

/* The bound is what the operator says of it. */
static void at_the_bound(const struct requirement *one)
{
    bool counts = one->kind == REQUIREMENT_DECIMAL || one->kind == REQUIREMENT_INTEGER ||
                  one->kind == REQUIREMENT_TERM;
    bool out = one->op == REQUIREMENT_BELOW || one->op == REQUIREMENT_ABOVE;
    if (counts) {
        assert(requirement_judge(one, one->bound, NULL, NULL) ==
               (out ? REQUIREMENT_UNMET : REQUIREMENT_MET));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sheet sheet;
    struct findings findings;
    struct requirements all;
    struct err err = {0};
    sheet_init(&sheet);
    findings_init(&findings);
    requirements_init(&all);
    if (sheet_read(&sheet, form, (const char *)data, size, NULL, 0, &findings, &err)) {
        for (size_t i = 0; i < sheet.count; i++) {
            struct record *record = record_of(&sheet, &sheet.rows[i]);
            size_t before = all.count;
            bool good = requirements_add(&all, record, &err);
            assert(all.count == before + good && (good || err.message[0] != '\0'));
            record_free(record);
        }
    }
    for (size_t i = 0; i < all.count; i++) {
        at_the_bound(&all.items[i]);
        answer(&all.items[i], all.items[i].words);
        answer(&all.items[i], all.items[i].bound);
        answer(&all.items[i], all.items[(i + 1) % all.count].bound);
    }
    requirements_done(&all);
    findings_done(&findings);
    sheet_done(&sheet);
    return 0;
}
