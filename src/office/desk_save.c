/* desk_save: permission → rule → one transaction → audit, for every form alike. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "law/form_check.h"
#include "law/number.h"
#include "office/desk_rules.h"
#include "office/undo_private.h"
#include "store/audit.h"
#include "store/record_store.h"
#include "store/series.h"

/* Values of fields that are not shown belong to an earlier choice: they are not filed. */
static void drop_hidden(struct record *record)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        if (record->form->fields[i].type->kind == FIELD_ROWS) {
            record_rows_trim(record, (int)i);
        } else if (!record_field_shown(record, (int)i)) {
            record_set(record, (int)i, NULL);
        }
    }
}

static bool check_all(struct office *office, const struct record *record, struct findings *findings)
{
    const struct desk_form *desk = desk_form_of(record->form);
    struct check_context context = office_context(office);
    size_t before = findings->count;
    form_check_record(record, &context, findings);
    if (findings->count == before && desk->rule != NULL) {
        desk->rule(office, record, findings);
    }
    return findings->count == before;
}

bool desk_locked(const struct record *record, int field, struct err *why)
{
    const struct desk_form *desk = desk_form_of(record->form);
    return desk->locked != NULL && !record_changed(record, field) &&
           desk->locked(record, field, why);
}

char *desk_note(struct office *office, const struct record *record, int field, bool *warns)
{
    const struct desk_form *desk = desk_form_of(record->form);
    *warns = false;
    return desk->note != NULL ? desk->note(office, record, field, warns) : NULL;
}

bool desk_check(struct office *office, const struct record *record, struct findings *findings)
{
    const struct desk_form *desk = desk_form_of(record->form);
    struct record *copy = record_copy(record);
    struct err err;
    drop_hidden(copy);
    bool right = desk->derive == NULL || desk->derive(office, copy, &err) ||
                 findings_add(findings, 0, err.field, NULL, NULL, err.message);
    right = right && check_all(office, copy, findings);
    record_free(copy);
    return right;
}

bool desk_prepare(struct office *office, struct record *record, struct err *err)
{
    const struct desk_form *desk = desk_form_of(record->form);
    drop_hidden(record);
    if (desk->admit != NULL && !desk->admit(office, record, true, err)) {
        return false;
    }
    if (desk->derive != NULL && !desk->derive(office, record, err)) {
        return false;
    }
    struct findings findings;
    findings_init(&findings);
    bool right = check_all(office, record, &findings) || form_check_first(&findings, err);
    findings_done(&findings);
    return right;
}

/* The next number of the form's series, by the office's pattern. */
static bool take_number(struct office *office, struct record *record, struct err *err)
{
    const struct form *form = record->form;
    if (form->number_field < 0 || record_value(record, form->number_field) != NULL) {
        return true;
    }
    const char *series = record_get(office->settings, form->series);
    int year = date_year(office_today(office));
    long no;
    char number[NUMBER_TEXT];
    if (!series_take(office->store, series, year, &no, err) ||
        !number_format(record_get(office->settings, "number_pattern"),
                       record_get(office->settings, "prefix"), series, year, no, number, err)) {
        return false;
    }
    record_set(record, form->number_field, number);
    return true;
}

/* What the audit says in words: 受理案件 沙环柔〔2026〕1号（某某公司）, or which fields changed. */
static char *audit_words(struct office *office, const struct record *record, bool is_new,
                         const char *prefix)
{
    struct buffer words;
    if (record->form->act != NULL) {
        return step_audit_words(office, record, is_new, prefix);
    }
    buffer_init(&words);
    buffer_add(&words, prefix);
    buffer_add(&words, desk_act_words(record->form, is_new));
    int label = record->form->label_field;
    if (label >= 0 && record_value(record, label) != NULL) {
        buffer_add_format(&words, " %s", record_value(record, label));
    }
    int party = form_field(record->form, "party");
    if (party >= 0 && record->called[party] != NULL) {
        buffer_add_format(&words, "（%s）", record->called[party]);
    }
    const char *before = "：";
    for (size_t i = 0; !is_new && i < record->form->field_count; i++) {
        if (record_changed(record, (int)i) && record->form->fields[i].type->kind != FIELD_ROWS) {
            buffer_add_format(&words, "%s%s", before, record->form->fields[i].label);
            before = "、";
        }
    }
    return buffer_take(&words);
}

static bool file_as(struct office *office, struct record *record, const char *prefix,
                    struct err *err)
{
    const struct desk_form *desk = desk_form_of(record->form);
    bool is_new = record->id == 0;
    if (!desk_prepare(office, record, err) || !take_number(office, record, err)) {
        return false;
    }
    char *words = audit_words(office, record, is_new, prefix);
    const char *act = act_of(desk_act(record->form, is_new))->key;
    bool done = (desk->editions && !is_new ? desk_next_edition(office, record, err)
                                           : record_save(office->store, record, err)) &&
                (desk->follow == NULL || desk->follow(office, record, is_new, err)) &&
                audit_note(office->store, act, record->form->table, record->id, words, err);
    free(words);
    if (done) {
        record_loaded(record);
    }
    return done;
}

bool desk_file(struct office *office, struct record *record, struct err *err)
{
    return file_as(office, record, "", err);
}

struct filing {
    struct office *office;
    struct record *record;
    const char *prefix;
};

static bool file_work(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct filing *filing = data;
    return file_as(filing->office, filing->record, filing->prefix, err);
}

/* Exchanges what two records of one form hold. */
static void swap_records(struct record *a, struct record *b)
{
    struct record other = *a;
    *a = *b;
    *b = other;
}

/* On a copy: what fails must leave the form as it was typed. */
static bool write_copy(struct office *office, struct record *record, const char *prefix,
                       struct err *err)
{
    struct record *copy = record_copy(record);
    struct record *before = undo_before(office, record);
    struct filing filing = {office, copy, prefix};
    bool is_new = record->id == 0;
    bool done = store_write(office->store, file_work, &filing, err);
    if (done) {
        swap_records(record, copy);
        undo_note(office, before, record, is_new);
    } else {
        record_free(before);
    }
    record_free(copy);
    return done;
}

static bool try_copy(struct office *office, const struct record *record, struct err *err)
{
    struct record *copy = record_copy(record);
    bool right = desk_prepare(office, copy, err);
    record_free(copy);
    return right;
}

static bool save(struct office *office, struct record *record, const char *prefix, bool dry_run,
                 struct err *err)
{
    office_changed(office); /* rights taken away since the last look are gone */
    bool done = office_may(office, desk_act(record->form, record->id == 0), err) &&
                try_copy(office, record, err) &&
                (dry_run || write_copy(office, record, prefix, err));
    return done && (!desk_form_of(record->form)->reloads || dry_run || office_reload(office, err));
}

bool desk_save(struct office *office, struct record *record, bool dry_run, struct err *err)
{
    return save(office, record, "", dry_run, err);
}

bool desk_save_as(struct office *office, struct record *record, const char *prefix, struct err *err)
{
    return save(office, record, prefix, false, err);
}
