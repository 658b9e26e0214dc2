/* transfer_record: rows of a file as records of a form: known by their keys, entered as at the
 * screen, filed by the desk. A value that stands in the file as we would write it is left alone, so
 * that a file given out here and taken in again changes nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/sheet_out.h"
#include "office/desk_private.h"
#include "office/transfer_private.h"
#include "store/record_store.h"

/* Given fields aren't entered: in a row that is known they must say what is known. */
static bool enter_given(const struct record *record, int field, const char *text, struct err *err)
{
    const struct field *asked = &record->form->fields[field];
    if (text_is_blank(text)) {
        return true;
    }
    if (record->id != 0) {
        return err_set_field(err, asked->key, "%s：由程序填写，不能由文件改", asked->label);
    }
    return field != record->form->number_field ||
           err_set_field(err, asked->key, "%s：这里没有 %s；新的由程序取号，请把这一格空着",
                         asked->label, text);
}

static bool enter_field(struct office *office, struct record *record, int field, const char *text,
                        struct err *err)
{
    const struct field *asked = &record->form->fields[field];
    char *known = sheet_out_cell(record, field, &office->codes);
    bool same = strcmp(known != NULL ? known : "", text) == 0;
    free(known);
    if (same) {
        return true;
    }
    if (asked->given) {
        return enter_given(record, field, text, err);
    }
    if (asked->type->kind != FIELD_ROWS) {
        return desk_enter(office, record, field, text, err);
    }
    while (record->rows[field].count > 0) {
        record_row_remove(record, field, 0);
    }
    return desk_enter_lines(office, record, field, text, err);
}

bool transfer_enter(struct transfer_import_run *run, const struct sheet_row *row,
                    struct record *record, int skip, struct err *err)
{
    bool go_on = true;
    for (int field = 0; go_on && field < (int)record->form->field_count; field++) {
        char *text = field != skip ? transfer_text(run, row, field) : NULL;
        if (text != NULL && !enter_field(run->office, record, field, text, err)) {
            go_on = transfer_refuse(run, row->number, field, text, err);
        }
        free(text);
    }
    return go_on;
}

/* The keys of a form as a row of the file gives them; those that it leaves empty are NULL. */
struct given_keys {
    const char **keys; /* those with a value come first */
    const char **values;
    size_t count; /* with a value */
    struct record *probe;
};

static void read_keys(struct transfer_import_run *run, const struct sheet_row *row,
                      struct given_keys *given)
{
    const struct form *form = run->form;
    const struct check_context context = office_context(run->office);
    given->keys = memory_array(NULL, form->key_count + 1, sizeof *given->keys);
    given->values = memory_array(NULL, form->key_count + 1, sizeof *given->values);
    given->probe = record_new(form);
    given->count = 0;
    for (size_t i = 0; i < form->key_count; i++) {
        int field = form_field(form, form->key_fields[i]);
        char *text = transfer_text(run, row, field);
        struct err ignored; /* what can't be read is refused when it is entered */
        if (text != NULL && record_enter(given->probe, field, text, &context, &ignored) &&
            record_value(given->probe, field) != NULL) {
            given->keys[given->count] = form->key_fields[i];
            given->values[given->count++] = record_value(given->probe, field);
        }
        free(text);
    }
}

/* Whether the row found has no key that the file leaves empty: a name alone isn't a person. */
static bool has_no_other_key(struct transfer_import_run *run, const struct record *probe,
                             int64_t id)
{
    struct err ignored;
    struct record *found = record_load(run->office->store, run->form, id, &ignored);
    bool same = found != NULL;
    for (size_t i = 0; same && i < run->form->key_count; i++) {
        const char *key = run->form->key_fields[i];
        same = record_get(probe, key) != NULL || record_get(found, key) == NULL;
    }
    record_free(found);
    return same;
}

/* The row of the database with the keys of this row of the file; 0 if there is none. Searched by
 * the keys that are given alone: an index of mostly empty values would be walked for each row. */
static bool find_known(struct transfer_import_run *run, const struct sheet_row *row, int64_t *id,
                       struct err *err)
{
    struct given_keys given;
    read_keys(run, row, &given);
    *id = 0;
    bool done = given.count == 0 || record_find(run->office->store, run->form, given.keys,
                                                given.values, given.count, id, err);
    if (done && *id != 0 && !has_no_other_key(run, given.probe, *id)) {
        *id = 0;
    }
    record_free(given.probe);
    free(given.keys);
    free(given.values);
    return done;
}

/* What a new record belongs to: the case of a commitment; 0 if the file doesn't say. */
static int64_t context_of(struct transfer_import_run *run, const struct sheet_row *row)
{
    int field = form_field(run->form, "case");
    char *text = field >= 0 ? transfer_text(run, row, field) : NULL;
    int64_t id = 0;
    struct err ignored; /* refused when the field is entered */
    if (text != NULL && !text_is_blank(text) &&
        !desk_find(run->office, run->form->fields[field].refers, text, &id, &ignored)) {
        id = 0;
    }
    free(text);
    return id;
}

static bool file_row(struct transfer_import_run *run, const struct sheet_row *row,
                     struct record *record, struct err *err)
{
    bool is_new = record->id == 0;
    if (!transfer_enter(run, row, record, -1, err)) {
        return false;
    }
    if (transfer_row_refused(run, row->number)) {
        return true;
    }
    if (!is_new && !record_any_change(record)) {
        run->report->unchanged++;
        return true;
    }
    if (!is_new && !office_may(run->office, desk_act(run->form, false), err)) {
        return false;
    }
    if (!transfer_check(run, row->number, record)) {
        return true;
    }
    if (!desk_file(run->office, record, err)) {
        int field = err->field[0] != '\0' ? form_field(run->form, err->field) : -1;
        return transfer_refuse(run, row->number, field, NULL, err);
    }
    run->report->added += is_new;
    run->report->changed += !is_new;
    if (is_new) {
        transfer_made(run, record->id, row->number);
    }
    return true;
}

bool transfer_record_row(struct transfer_import_run *run, const struct sheet_row *row,
                         struct err *err)
{
    int64_t id;
    if (!find_known(run, row, &id, err)) {
        return false;
    }
    if (id != 0 && !transfer_first_time(run, id, row->number)) {
        return true;
    }
    struct record *record = id != 0
                                ? record_load(run->office->store, run->form, id, err)
                                : desk_new(run->office, run->form->name, context_of(run, row), err);
    if (record == NULL) {
        return transfer_refuse(run, row->number, -1, NULL, err);
    }
    bool go_on = file_row(run, row, record, err);
    record_free(record);
    return go_on;
}
