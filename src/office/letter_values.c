/* letter_values: `word =` of every field of the records becomes a word of the document. */
#include "office/letter_values.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/case_basis.h"
#include "office/desk.h"
#include "office/letter.h"
#include "office/screening.h"
#include "store/record_store.h"

static struct record *load(struct office *office, const char *form, int64_t id, struct err *err)
{
    return record_load(office->store, office_form(office, form), id, err);
}

/* What a letter can be about, and what to do where the case has no such thing yet. */
static const struct {
    const char *form;
    const char *missing;
} SUBJECTS[] = {
    {"commitment", "还没有保证承诺书，请先办理“签订保证承诺书”"},
    {"screening", "还没有筛查，请先办理“适用性筛查”"},
};

int64_t letter_subject_of(struct office *office, const char *form, int64_t case_id)
{
    return strcmp(form, "screening") == 0 ? office_screening_of(office, case_id)
                                          : desk_commitment_of(office, case_id);
}

const struct record *letter_subject(const struct letter_records *records)
{
    return records->screening != NULL ? records->screening : records->commitment;
}

static bool load_subject(struct office *office, int64_t case_id, const char *form,
                         struct letter_records *records, struct err *err)
{
    int64_t id = letter_subject_of(office, form, case_id);
    for (size_t i = 0; id == 0 && i < sizeof SUBJECTS / sizeof *SUBJECTS; i++) {
        if (strcmp(SUBJECTS[i].form, form) == 0) {
            return err_set(err, ERR_NOT_FOUND, "案件 %s %s", record_get(records->kase, "number"),
                           SUBJECTS[i].missing);
        }
    }
    struct record **into =
        strcmp(form, "screening") == 0 ? &records->screening : &records->commitment;
    *into = load(office, form, id, err);
    return *into != NULL;
}

bool letter_records_load(struct office *office, int64_t case_id, const char *form,
                         struct letter_records *records, struct err *err)
{
    *records = (struct letter_records){0};
    records->kase = load(office, "case", case_id, err);
    if (records->kase == NULL) {
        return false;
    }
    bool done = load_subject(office, case_id, form, records, err);
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
    record_free(records->screening);
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

/* The forms whose words stand in a document; those of the officers behind the word of their field. */
static const struct {
    const char *form;
    const char *behind; /* field of a case, or NULL */
} SOURCES[] = {
    {"item", NULL},   {"party", NULL},         {"case", NULL},          {"commitment", NULL},
    {"office", NULL}, {"officer", "officer1"}, {"officer", "officer2"}, {"screening", NULL},
};

void letter_words(const struct form_set *forms, letter_word_taker *take, void *data)
{
    const struct form *kase = form_set_find(forms, "case");
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
        const struct form *form = form_set_find(forms, SOURCES[i].form);
        const char *behind = SOURCES[i].behind;
        const char *before = behind != NULL ? kase->fields[form_field(kase, behind)].word : "";
        for (size_t j = 0; j < form->field_count; j++) {
            if (form->fields[j].word != NULL) {
                char *word = memory_format("%s%s", before, form->fields[j].word);
                take(&(struct letter_word){word, form, &form->fields[j]}, data);
                free(word);
            }
        }
    }
}

/* The record of SOURCES[index]; the item may be missing. */
static const struct record *source_record(const struct office *office,
                                          const struct letter_records *records, size_t index)
{
    const struct record *sources[] = {records->item,        records->party,    records->kase,
                                      records->commitment,  office->settings,  records->officers[0],
                                      records->officers[1], records->screening};
    return sources[index];
}

/* A letter cites what was in force on the day of the act: what wasn't never stands on paper. */
static void put_basis(struct office *office, struct template_values *values,
                      const struct letter_records *records)
{
    int field = records->item != NULL ? form_field(records->item->form, "basis") : -1;
    if (field < 0 || records->item->form->fields[field].word == NULL) {
        return;
    }
    char *text = item_basis_printed(office, records->item, case_basis_day(records->kase));
    template_values_set(values, records->item->form->fields[field].word, text);
    free(text);
}

struct template_values *letter_values(struct office *office, const struct letter_records *records)
{
    struct template_values *values = template_values_new();
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
        const char *behind = SOURCES[i].behind;
        const char *before =
            behind != NULL
                ? records->kase->form->fields[form_field(records->kase->form, behind)].word
                : "";
        add_words(office, values, office_form(office, SOURCES[i].form),
                  source_record(office, records, i), before);
    }
    put_basis(office, values, records);
    return values;
}
