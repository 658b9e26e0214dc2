/* transfer_table: code lists and the calendar of holidays: small tables that are no records.
 *
 * Their columns are a form all the same, so that headings, types and faults are
 * those of every other file. The calendar isn't given out: it comes from the State Council's
 * notice, and what is kept of it here is no document. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/sheet_out.h"
#include "office/transfer_private.h"
#include "store/office_data.h"

/* The row as a record of its form, checked; NULL if it was refused or *go_on is false. */
static struct record *read_row(struct transfer_import_run *run, const struct sheet_row *row,
                               bool *go_on, struct err *err)
{
    struct record *record = record_new(run->form);
    *go_on = transfer_enter(run, row, record, -1, err);
    if (*go_on && !transfer_row_refused(run, row->number) &&
        transfer_check(run, row->number, record)) {
        return record;
    }
    record_free(record);
    return NULL;
}

/* Whether some field of a form takes its codes from this list. */
static bool list_is_used(const struct office *office, const char *list)
{
    for (size_t i = 0; i < office->forms->count; i++) {
        const struct form *form = office->forms->forms[i];
        for (size_t j = 0; j < form->field_count; j++) {
            if (form->fields[j].codes != NULL && strcmp(form->fields[j].codes, list) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool code_is_known(const struct office *office, const char *list, const char *code)
{
    const struct code_list *codes = codes_list(&office->codes, list);
    for (size_t i = 0; codes != NULL && i < codes->count; i++) {
        if (strcmp(codes->items[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

static void count_row(struct transfer_report *report, bool known, bool changed)
{
    report->added += changed && !known;
    report->changed += changed && known;
    report->unchanged += !changed;
}

bool transfer_code_row(struct transfer_import_run *run, const struct sheet_row *row,
                       struct err *err)
{
    bool go_on;
    struct record *record = read_row(run, row, &go_on, err);
    if (record == NULL) {
        return go_on;
    }
    const char *list = record_get(record, "list");
    const char *code = record_get(record, "code");
    if (!list_is_used(run->office, list)) {
        err_set(err, ERR_INPUT, "没有表单用到代码表“%s”，请核对表名", list);
        go_on = transfer_refuse(run, row->number, form_field(run->form, "list"), list, err);
    } else {
        bool changed = false;
        bool known = code_is_known(run->office, list, code);
        go_on = office_data_put_code(run->office->store, list, code, record_get(record, "label"),
                                     (int)row->number, &changed, err);
        count_row(run->report, known, changed);
    }
    record_free(record);
    return go_on;
}

/* 调休上班 is always a Saturday or Sunday: anything else is a wrong date. */
static bool day_is_plausible(const struct record *record, struct err *err)
{
    date_t date = record_get_date(record, "date");
    if (strcmp(record_get(record, "kind"), "workday") != 0 || date_weekday(date) >= 6) {
        return true;
    }
    return err_set(err, ERR_INPUT, "日期：%s 是%s，调休上班只会在周六周日，请核对通知",
                   record_get(record, "date"), date_weekday_chinese(date));
}

bool transfer_day_row(struct transfer_import_run *run, const struct sheet_row *row, struct err *err)
{
    bool go_on;
    struct record *record = read_row(run, row, &go_on, err);
    if (record == NULL) {
        return go_on;
    }
    struct calendar_day day = {.date = record_get_date(record, "date"),
                               .working = strcmp(record_get(record, "kind"), "workday") == 0};
    strncpy(day.name, record_get(record, "name"), sizeof day.name - 1);
    if (!day_is_plausible(record, err)) {
        go_on = transfer_refuse(run, row->number, form_field(run->form, "date"),
                                record_get(record, "date"), err);
    } else if (transfer_first_time(run, day.date, row->number)) {
        bool changed = false;
        bool known = calendar_find(&run->office->calendar, day.date) != NULL;
        go_on = office_data_put_day(run->office->store, &day, record_get(record, "source"),
                                    &changed, err);
        count_row(run->report, known, changed);
    }
    record_free(record);
    return go_on;
}

bool transfer_code_give(struct transfer_export_run *run, struct err *err)
{
    (void)err;
    const struct codes *codes = &run->office->codes;
    struct record *record = record_new(run->form);
    for (size_t i = 0; i < codes->count; i++) {
        for (size_t j = 0; j < codes->lists[i].count; j++) {
            const struct code *code = &codes->lists[i].items[j];
            record_put(record, "list", codes->lists[i].name);
            record_put(record, "code", code->code);
            record_put(record, "label", code->label);
            if (!code->retired && transfer_wanted(run, record)) {
                sheet_out_add(run->sheet, record);
            }
        }
    }
    record_free(record);
    return true;
}
