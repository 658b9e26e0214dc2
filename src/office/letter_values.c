/* letter_values: `word =` of every field of the records becomes a word of the document. */
#include "office/letter_values.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk.h"
#include "store/record_store.h"

static struct record *load(struct office *office, const char *form, int64_t id, struct err *err)
{
    return record_load(office->store, office_form(office, form), id, err);
}

bool letter_records_load(struct office *office, int64_t case_id, struct letter_records *records,
                         struct err *err)
{
    *records = (struct letter_records){0};
    records->kase = load(office, "case", case_id, err);
    if (records->kase == NULL) {
        return false;
    }
    int64_t commitment = desk_commitment_of(office, case_id);
    if (commitment == 0) {
        err_set(err, ERR_NOT_FOUND, "案件 %s 还没有保证承诺书，请先办理“签订保证承诺书”",
                record_get(records->kase, "number"));
    } else {
        records->commitment = load(office, "commitment", commitment, err);
    }
    bool done = records->commitment != NULL;
    static const char *const keys[] = {"officer1", "officer2"};
    for (size_t i = 0; done && i < 2; i++) {
        records->officers[i] =
            load(office, "officer", record_get_integer(records->kase, keys[i]), err);
        done = records->officers[i] != NULL;
    }
    if (done) {
        records->party = load(office, "party", record_get_integer(records->kase, "party"), err);
        done = records->party != NULL;
    }
    int64_t item = done ? record_get_integer(records->kase, "item") : 0;
    if (item != 0) {
        records->item = load(office, "item", item, err);
        done = records->item != NULL;
    }
    if (!done) {
        letter_records_done(records);
    }
    return done;
}

void letter_records_done(struct letter_records *records)
{
    record_free(records->kase);
    record_free(records->party);
    record_free(records->item);
    record_free(records->commitment);
    record_free(records->officers[0]);
    record_free(records->officers[1]);
    *records = (struct letter_records){0};
}

/* A field as documents write it: dates and times in Chinese. Caller frees. */
static char *document_text_of(struct office *office, const struct record *record, int field)
{
    const char *value = record_value(record, field);
    enum field_kind kind = record->form->fields[field].type->kind;
    char out[DATE_TEXT];
    if (value != NULL && kind == FIELD_DATE) {
        return memory_copy(date_format_chinese(date_parse(value, 0), out));
    }
    if (value != NULL && kind == FIELD_MOMENT) {
        return memory_copy(moment_format_chinese(moment_parse(value, 0), out));
    }
    return record_show(record, field, &office->codes);
}

static void add_rows(struct office *office, struct template_values *values, const char *word,
                     const struct form *form, const struct record_rows *rows)
{
    const char *columns[16];
    int fields[16];
    size_t count = 0;
    for (size_t i = 0; i < form->field_count && count < 16; i++) {
        if (form->fields[i].word != NULL) {
            fields[count] = (int)i;
            columns[count++] = form->fields[i].word;
        }
    }
    struct template_rows *table = template_values_add_rows(values, word, columns, count);
    for (size_t i = 0; i < rows->count; i++) {
        char *texts[16];
        for (size_t j = 0; j < count; j++) {
            texts[j] = document_text_of(office, rows->items[i], fields[j]);
        }
        template_rows_add(table, (const char *const *)texts);
        for (size_t j = 0; j < count; j++) {
            free(texts[j]);
        }
    }
}

/* Sets all words of the form; `record` NULL: the words exist, without a value. `before` is put
 * before each word: 承办人 and 证号 make 承办人证号. */
static void add_words(struct office *office, struct template_values *values,
                      const struct form *form, const struct record *record, const char *before)
{
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (field->word == NULL) {
            continue;
        }
        if (field->type->kind == FIELD_ROWS) {
            static const struct record_rows none = {0};
            add_rows(office, values, field->word, office_form(office, field->refers),
                     record != NULL ? &record->rows[i] : &none);
            continue;
        }
        char *word = memory_format("%s%s", before, field->word);
        char *text = record != NULL ? document_text_of(office, record, (int)i) : NULL;
        template_values_set(values, word, text);
        free(text);
        free(word);
    }
}

struct template_values *letter_values(struct office *office, const struct letter_records *records)
{
    struct template_values *values = template_values_new();
    add_words(office, values, office_form(office, "item"), records->item, "");
    add_words(office, values, records->party->form, records->party, "");
    add_words(office, values, records->kase->form, records->kase, "");
    add_words(office, values, records->commitment->form, records->commitment, "");
    add_words(office, values, office->settings->form, office->settings, "");
    static const char *const keys[] = {"officer1", "officer2"};
    for (size_t i = 0; i < 2; i++) {
        int field = form_field(records->kase->form, keys[i]);
        const char *word = records->kase->form->fields[field].word;
        add_words(office, values, records->officers[i]->form, records->officers[i], word);
    }
    return values;
}
