/* transfer_import: one file through one transaction, all of it or nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/desk_private.h"
#include "office/transfer_private.h"
#include "store/audit.h"

#define LARGEST_FILE ((size_t)512 * 1024 * 1024)
#define PROGRESS_EVERY 50 /* rows */

char *transfer_text(const struct transfer_import_run *run, const struct sheet_row *row, int field)
{
    char *text = sheet_text(&run->sheet, row, field);
    for (size_t i = 0; text == NULL && i < run->options->set_count; i++) {
        if (run->set_fields[i] == field) {
            text = memory_copy(run->options->set_values[i]);
        }
    }
    return text;
}

bool transfer_refuse(struct transfer_import_run *run, long row, int field, const char *value,
                     struct err *err)
{
    if (err->code == ERR_DATABASE || err->code == ERR_DENIED) {
        return false;
    }
    int column = field >= 0 ? sheet_column(&run->sheet, field) : -1;
    const char *label = field >= 0 ? run->form->fields[field].label : NULL;
    findings_add(&run->report->findings, row, field >= 0 ? run->form->fields[field].key : NULL,
                 column >= 0 ? run->sheet.headings[column] : label, value, err->message);
    err_clear(err);
    return true;
}

/* Place of the first one seen whose id isn't below `id`. */
static size_t seen_place(const struct transfer_import_run *run, int64_t id)
{
    size_t low = 0;
    size_t high = run->seen_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (run->seen[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool transfer_first_time(struct transfer_import_run *run, int64_t id, long row)
{
    size_t place = seen_place(run, id);
    if (place < run->seen_count && run->seen[place].id == id) {
        char *reason = memory_format("与第 %ld 行是同一条，只留一行", run->seen[place].row);
        findings_add(&run->report->findings, row, NULL, NULL, NULL, reason);
        free(reason);
        return false;
    }
    run->seen = memory_array(run->seen, run->seen_count + 1, sizeof *run->seen);
    memmove(run->seen + place + 1, run->seen + place,
            (run->seen_count - place) * sizeof *run->seen);
    run->seen[place] = (struct transfer_seen){.id = id, .row = row};
    run->seen_count++;
    return true;
}

bool transfer_row_refused(const struct transfer_import_run *run, long row)
{
    const struct findings *findings = &run->report->findings;
    for (size_t i = findings->count; i-- > 0;) {
        if (findings->items[i].row == row) {
            return true;
        }
    }
    return false;
}

bool transfer_check(struct transfer_import_run *run, long row, const struct record *record)
{
    struct findings found;
    findings_init(&found);
    desk_check(run->office, record, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct finding *item = &found.items[i];
        int field = item->field != NULL ? form_field(run->form, item->field) : -1;
        int column = field >= 0 ? sheet_column(&run->sheet, field) : -1;
        findings_add(&run->report->findings, row, item->field,
                     column >= 0 ? run->sheet.headings[column] : item->heading, item->value,
                     item->reason);
    }
    bool right = found.count == 0;
    findings_done(&found);
    return right;
}

static bool cancelled(const struct transfer_import_run *run, size_t done)
{
    const struct transfer_options *options = run->options;
    return options->progress != NULL && done % PROGRESS_EVERY == 0 &&
           !options->progress((long)done, (long)run->sheet.count, options->progress_data);
}

static bool take_rows(struct transfer_import_run *run, struct err *err)
{
    for (size_t i = 0; i < run->sheet.count; i++) {
        const struct sheet_row *row = &run->sheet.rows[i];
        if (cancelled(run, i)) {
            return err_set(err, ERR_REFUSED, "已取消，什么也没有写入");
        }
        if (!transfer_row_refused(run, row->number) && !run->kind->row(run, row, err)) {
            return false;
        }
    }
    return true;
}

/* 导入清单 positive.csv：新增 97 条，变更 0 条，未变 0 条 */
static bool note_import(struct transfer_import_run *run, struct err *err)
{
    const struct transfer_report *report = run->report;
    if (report->added + report->changed == 0) {
        return true;
    }
    char *words = memory_format("导入%s %s：新增 %ld 条，变更 %ld 条，未变 %ld 条",
                                run->kind->title, file_name_of(run->options->path), report->added,
                                report->changed, report->unchanged);
    bool done = audit_note(run->office->store, act_of(run->kind->import_act)->key, run->kind->table,
                           0, words, err);
    free(words);
    return done;
}

/* In the transaction. A dry run ends with false and no error: what was done is taken back. */
static bool import_work(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct transfer_import_run *run = data;
    if (run->kind->begin != NULL && !run->kind->begin(run, err)) {
        return false;
    }
    if (!take_rows(run, err) || run->report->findings.count > 0) {
        return false;
    }
    return note_import(run, err) && !run->options->dry_run;
}

struct placed {
    struct finding finding;
    size_t place;
};

static int by_row(const void *a, const void *b)
{
    const struct placed *left = a;
    const struct placed *right = b;
    if (left->finding.row != right->finding.row) {
        return left->finding.row < right->finding.row ? -1 : 1;
    }
    return left->place < right->place ? -1 : 1;
}

/* By row, and in a row as they were found: reading and filing find different things. */
static void sort_findings(struct findings *findings)
{
    struct placed *placed = memory_array(NULL, findings->count + 1, sizeof *placed);
    for (size_t i = 0; i < findings->count; i++) {
        placed[i] = (struct placed){.finding = findings->items[i], .place = i};
    }
    qsort(placed, findings->count, sizeof *placed, by_row);
    for (size_t i = 0; i < findings->count; i++) {
        findings->items[i] = placed[i].finding;
    }
    free(placed);
}

/* The findings in one sentence. */
static bool refuse_all(struct transfer_report *report, struct err *err)
{
    sort_findings(&report->findings);
    const struct finding *first = &report->findings.items[0];
    char where[48] = "";
    if (first->row > 0) {
        snprintf(where, sizeof where, "第 %ld 行：", first->row);
    }
    if (report->findings.count == 1) {
        err_set(err, ERR_INPUT, "%s%s；什么也没有写入", where, first->reason);
    } else {
        err_set(err, ERR_INPUT, "有 %zu 处不对，什么也没有写入；第一处：%s%s",
                report->findings.count, where, first->reason);
    }
    err->row = first->row;
    return false;
}

static bool read_sheet(struct transfer_import_run *run, struct err *err)
{
    struct buffer bytes;
    buffer_init(&bytes);
    const char **given = memory_array(NULL, run->options->set_count + 1, sizeof *given);
    size_t given_count = 0;
    for (; given_count < run->options->set_count; given_count++) {
        given[given_count] = run->form->fields[run->set_fields[given_count]].key;
    }
    if (strcmp(run->form->name, "item") == 0) {
        given = memory_array(given, given_count + 1, sizeof *given);
        given[given_count++] = "list"; /* which list it is, is decided by transfer_list_begin */
    }
    bool done = file_read(run->options->path, LARGEST_FILE, &bytes, err) &&
                sheet_read(&run->sheet, run->form, buffer_text(&bytes), bytes.length, given,
                           given_count, &run->report->findings, err);
    if (run->sheet.encoding != NULL) {
        snprintf(run->report->encoding, sizeof run->report->encoding, "%s", run->sheet.encoding);
    }
    run->report->rows = (long)run->sheet.count;
    free(given);
    buffer_done(&bytes);
    return done;
}

static bool import_file(struct transfer_import_run *run, struct err *err)
{
    if (!read_sheet(run, err)) {
        return false;
    }
    err_clear(err);
    /* with wrong headings every row would be wrong: those are mended first */
    bool headings = transfer_row_refused(run, 0);
    if (!headings && store_write(run->office->store, import_work, run, err)) {
        return office_reload(run->office, err);
    }
    if (run->report->findings.count > 0 && (headings || err->code != ERR_DATABASE)) {
        return refuse_all(run->report, err);
    }
    return run->options->dry_run && err->code == ERR_NONE;
}

bool transfer_import(struct office *office, const struct transfer_options *options,
                     struct transfer_report *report, struct err *err)
{
    struct transfer_import_run run = {.office = office, .options = options, .report = report};
    run.kind = transfer_kind_named(options->kind, err);
    if (run.kind == NULL || !office_may(office, run.kind->import_act, err)) {
        return false;
    }
    sheet_init(&run.sheet);
    run.form = transfer_form(office, run.kind, err);
    run.set_fields = run.form != NULL ? transfer_set_fields(run.form, options, err) : NULL;
    bool done = run.set_fields != NULL && import_file(&run, err);
    sheet_done(&run.sheet);
    free(run.set_fields);
    free(run.seen);
    return done;
}
