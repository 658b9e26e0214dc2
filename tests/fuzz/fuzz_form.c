/* Fuzz: any bytes as a form file. Either there is a form of which every index is in its bounds, every
 * field is found under its key, label and headings, and a record can be made; or there
 * is a sentence, whole and in UTF-8, that names the file. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "law/form.h"
#include "law/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_error(const struct err *err)
{
    assert(err->code != ERR_NONE);
    assert(strstr(err->message, "fuzz.form") != NULL);
    assert(text_is_utf8(err->message, strlen(err->message)));
}

static void check_indices(const struct form *form, const int *indices, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert(indices[i] >= 0 && (size_t)indices[i] < form->field_count);
    }
}

static void check_field(const struct form *form, int index)
{
    const struct field *field = &form->fields[index];
    assert(field->type != NULL && field->label != NULL);
    assert(field->page >= 0 && (size_t)field->page < form->page_count);
    assert(form_field(form, field->key) == index);
    assert(form_field_named(form, field->label) >= 0);
    for (size_t i = 0; i < field->csv_count; i++) {
        assert(form_field_named(form, field->csv[i]) >= 0);
    }
    for (size_t i = 0; i < field->choice_count; i++) {
        assert(field_choice(field, field->choices[i].code) >= 0);
        assert(field_choice(field, field->choices[i].label) >= 0);
    }
}

static void check_form(const struct form *form)
{
    assert(form->field_count > 0 && form->title != NULL);
    assert(form->label_field >= -1 && form->label_field < (int)form->field_count);
    assert(form->number_field >= -1 && form->number_field < (int)form->field_count);
    check_indices(form, form->search, form->search_count);
    check_indices(form, form->sorts, form->sort_count);
    for (size_t i = 0; i < form->list_count; i++) {
        check_indices(form, &form->list[i].field, 1);
    }
    for (size_t i = 0; i < form->check_count; i++) {
        check_indices(form, &form->checks[i].field, 1);
    }
    for (size_t i = 0; i < form->key_count; i++) {
        assert(form_field(form, form->key_fields[i]) >= 0);
    }
    for (size_t i = 0; i < form->field_count; i++) {
        check_field(form, (int)i);
    }
}

/* Conditions are looked up and compared without a value and with one in every field. */
static void check_record(const struct form *form)
{
    struct record *record = record_new(form);
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < (int)form->field_count; i++) {
            (void)record_field_needed(record, i);
            if (form->fields[i].preset != NULL) {
                record_set(record, i, form->fields[i].preset);
            }
        }
        for (size_t i = 0; i < form->check_count; i++) {
            (void)condition_holds(form->checks[i].rule, record);
        }
    }
    record_free(record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err;
    err_clear(&err);
    struct form *form = form_parse("fuzz", (const char *)data, size, &err);
    if (form == NULL) {
        check_error(&err);
        return 0;
    }
    check_form(form);
    check_record(form);
    form_free(form);
    return 0;
}
