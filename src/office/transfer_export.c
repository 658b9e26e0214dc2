/* transfer_export: records of one form as a CSV file, written whole or not at all, and audited:
 * who took what out of the house is asked for more often than who brought it in. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/encoding.h"
#include "exchange/sheet_out.h"
#include "office/desk_private.h"
#include "office/transfer_private.h"
#include "store/audit.h"
#include "store/record_store.h"

/* The first of these that the form has decides which month a record belongs to. */
static const char *const MONTH_FIELDS[] = {"found_at", "signed_on", "filed_on"};

static int month_field(const struct form *form)
{
    int field = -1;
    for (size_t i = 0; field < 0 && i < sizeof MONTH_FIELDS / sizeof *MONTH_FIELDS; i++) {
        field = form_field(form, MONTH_FIELDS[i]);
    }
    return field;
}

static bool check_month(const struct form *form, const char *month, struct err *err)
{
    if (month == NULL) {
        return true;
    }
    if (month_field(form) < 0) {
        return err_set(err, ERR_USAGE, "%s不分月份，请去掉 --month", form->title);
    }
    char day[16];
    int length = snprintf(day, sizeof day, "%s-01", month);
    bool right = length == 10 && date_parse(day, 0) != DATE_NONE;
    return right || err_set(err, ERR_USAGE, "月份“%s”应写成 2026-03 的样子", month);
}

bool transfer_wanted(const struct transfer_export_run *run, const struct record *record)
{
    for (size_t i = 0; i < run->options->set_count; i++) {
        const char *value = record_value(record, run->set_fields[i]);
        const char *wanted = run->set_values[i];
        if (wanted != NULL && strcmp(value != NULL ? value : "", wanted) != 0) {
            return false;
        }
    }
    if (run->options->month == NULL) {
        return true;
    }
    const char *date = record_value(record, month_field(run->form));
    return date != NULL && strncmp(date, run->options->month, strlen(run->options->month)) == 0;
}

static bool give_one(struct record *record, void *data)
{
    struct transfer_export_run *run = data;
    if (transfer_wanted(run, record)) {
        sheet_out_add(run->sheet, record);
    }
    return true;
}

bool transfer_record_give(struct transfer_export_run *run, struct err *err)
{
    return record_each(run->office->store, run->form, NULL, NULL, give_one, run, err);
}

/* Reads field=value as filters: canonical values to compare with. */
static bool read_filters(struct transfer_export_run *run, struct err *err)
{
    const struct transfer_options *options = run->options;
    struct record *probe = record_new(run->form);
    bool done = true;
    run->set_values = memory_array(NULL, options->set_count + 1, sizeof *run->set_values);
    for (size_t i = 0; i < options->set_count; i++) {
        int field = run->set_fields[i];
        bool list = strcmp(run->form->name, "item") == 0 &&
                    strcmp(run->form->fields[field].key, "list") == 0;
        run->set_values[i] = NULL;
        if (list) {
            run->list_kind = transfer_list_kind(options->set_values[i]);
            done = done && (run->list_kind != NULL ||
                            err_set(err, ERR_USAGE, "没有“%s”这张清单，请写 list=正面 或 list=负面",
                                    options->set_values[i]));
        } else if (done) {
            const struct check_context context = office_context(run->office);
            bool given = run->form->fields[field].given;
            done = given ? record_enter(probe, field, options->set_values[i], &context, err)
                         : desk_enter(run->office, probe, field, options->set_values[i], err);
            const char *value = record_value(probe, field);
            run->set_values[i] = memory_copy(value != NULL ? value : "");
        }
    }
    record_free(probe);
    return done;
}

static bool put_out(const struct transfer_options *options, const struct buffer *bytes,
                    struct err *err)
{
    if (!options->streams || strcmp(options->path, "-") != 0) {
        return file_write(options->path, buffer_text(bytes), bytes->length, 0600, err);
    }
    bool done = fwrite(buffer_text(bytes), 1, bytes->length, stdout) == bytes->length;
    done = fflush(stdout) == 0 && done;
    return done || err_set(err, ERR_DATABASE, "写不出去：%s", file_reason(errno));
}

struct export_note {
    const struct transfer_export_run *run;
    const struct transfer_kind *kind;
    long rows;
};

static bool note_work(struct store *store, void *data, struct err *err)
{
    const struct export_note *note = data;
    const char *month = note->run->options->month;
    char *words = memory_format("导出%s%s%s %ld 条", note->kind->title, month != NULL ? " " : "",
                                month != NULL ? month : "", note->rows);
    bool done = audit_note(store, act_of(ACT_EXPORT)->key, note->kind->table, 0, words, err);
    free(words);
    return done;
}

static bool give_work(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct transfer_export_run *run = data;
    return run->kind->give(run, err);
}

static bool export_rows(struct transfer_export_run *run, const struct transfer_kind *kind,
                        enum encoding encoding, long *rows, struct err *err)
{
    struct sheet_out sheet;
    struct buffer text;
    struct buffer bytes;
    sheet_out_init(&sheet, run->form, &run->office->codes);
    buffer_init(&text);
    buffer_init(&bytes);
    run->sheet = &sheet;
    /* all rows as they stood at one moment, whatever others save meanwhile */
    bool done = store_read(run->office->store, give_work, run, err);
    if (done) {
        sheet_out_write(&sheet, &text);
        *rows = (long)sheet.count;
        struct export_note note = {.run = run, .kind = kind, .rows = *rows};
        done = encoding_write(encoding, buffer_text(&text), text.length, &bytes, err) &&
               store_write(run->office->store, note_work, &note, err) &&
               put_out(run->options, &bytes, err);
    }
    sheet_out_done(&sheet);
    buffer_done(&text);
    buffer_done(&bytes);
    return done;
}

static bool export_kind(struct transfer_export_run *run, const struct transfer_kind *kind,
                        long *rows, struct err *err)
{
    enum encoding encoding;
    if (kind->give == NULL) {
        return err_set(err, ERR_USAGE,
                       "%s不从这里导出：它出自国务院办公厅每年的通知，请留存导入用的文件",
                       kind->title);
    }
    if (!encoding_named(run->options->encoding, &encoding, err) ||
        !check_month(run->form, run->options->month, err)) {
        return false;
    }
    run->set_fields = transfer_set_fields(run->form, run->options, err);
    bool done = run->set_fields != NULL && read_filters(run, err) &&
                export_rows(run, kind, encoding, rows, err);
    for (size_t i = 0; run->set_values != NULL && i < run->options->set_count; i++) {
        free(run->set_values[i]);
    }
    free(run->set_values);
    free(run->set_fields);
    return done;
}

bool transfer_export(struct office *office, const struct transfer_options *options, long *rows,
                     struct err *err)
{
    struct transfer_export_run run = {.office = office, .options = options};
    const struct transfer_kind *kind = transfer_kind_named(options->kind, err);
    run.kind = kind;
    if (kind == NULL || !office_may(office, kind->export_act, err)) {
        return false;
    }
    run.form = transfer_form(office, kind, err);
    return run.form != NULL && export_kind(&run, kind, rows, err);
}
