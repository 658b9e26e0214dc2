/* transfer_import: one file through one transaction, all of it or nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/desk_private.h"
#include "office/transfer_private.h"
#include "office/undo_private.h"
#include "store/audit.h"

#define LARGEST_FILE ((size_t)512 * 1024 * 1024)
#define PROGRESS_EVERY 50        /* rows */
#define ROWS_OF_A_LOOK 100       /* at one go through the gate, once nothing will be written */
#define PAUSE_OF_A_LOOK 2000000L /* nanoseconds: who waits at the gate needs them to get in */

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
    if (err->code == ERR_DATABASE || err->code == ERR_BUSY || err->code == ERR_DENIED) {
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

static void keep_seen(struct transfer_import_run *run, const struct transfer_seen *seen)
{
    size_t place = seen_place(run, seen->id);
    run->seen = memory_array(run->seen, run->seen_count + 1, sizeof *run->seen);
    memmove(run->seen + place + 1, run->seen + place,
            (run->seen_count - place) * sizeof *run->seen);
    run->seen[place] = *seen;
    run->seen_count++;
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
    keep_seen(run, &(struct transfer_seen){.id = id, .row = row});
    return true;
}

void transfer_made(struct transfer_import_run *run, int64_t id, long row)
{
    keep_seen(run, &(struct transfer_seen){.id = id, .row = row, .made = true});
}

/* Once a transaction is taken back, the ids it gave are given anew. */
static void forget_made(struct transfer_import_run *run)
{
    size_t kept = 0;
    for (size_t i = 0; i < run->seen_count; i++) {
        if (!run->seen[i].made) {
            run->seen[kept++] = run->seen[i];
        }
    }
    run->seen_count = kept;
}

/* Findings made while rows are taken in are those of the row at hand at the end; before them stand
 * those of the reading, sorted. */
bool transfer_row_refused(const struct transfer_import_run *run, long row)
{
    const struct findings *findings = &run->report->findings;
    if (findings->count > run->faults_read && findings->items[findings->count - 1].row == row) {
        return true;
    }
    size_t place = transfer_finding_place(findings, run->faults_read, row);
    return place < run->faults_read && findings->items[place].row == row;
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

/* All the rows that are left; of a file that can't succeed any more only some, so that others
 * needn't wait at the gate for the rest of its faults. */
static bool take_rows(struct transfer_import_run *run, struct err *err)
{
    for (size_t taken = 0; run->next < run->sheet.count; taken++) {
        if (taken >= ROWS_OF_A_LOOK && run->report->findings.count > 0) {
            return true;
        }
        if (cancelled(run, run->next)) {
            return err_set(err, ERR_REFUSED, "已取消，什么也没有写入");
        }
        const struct sheet_row *row = &run->sheet.rows[run->next++];
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

/* The findings in one sentence. */
static bool refuse_all(const struct transfer_import_run *run, struct err *err)
{
    const struct findings *findings = &run->report->findings;
    const struct finding *first = &findings->items[0];
    const char *left = run->in_parts ? "；新增的各行之间有无重复，改好后再核对" : "";
    char where[48] = "";
    if (first->row > 0) {
        snprintf(where, sizeof where, "第 %ld 行：", first->row);
    }
    if (findings->count == 1) {
        err_set(err, ERR_INPUT, "%s%s；什么也没有写入%s", where, first->reason, left);
    } else {
        err_set(err, ERR_INPUT, "有 %zu 处不对，什么也没有写入%s；第一处：%s%s", findings->count,
                left, where, first->reason);
    }
    err->row = first->row;
    return false;
}

static bool read_bytes(const struct transfer_options *options, struct buffer *bytes,
                       struct err *err)
{
    if (options->streams && strcmp(options->path, "-") == 0) {
        return file_read_input(LARGEST_FILE, bytes, err);
    }
    if (!options->streams && file_is_device(options->path)) {
        return err_set(err, ERR_INPUT, "%s 不是文件，读不了；请先存成文件再导入", options->path);
    }
    return file_read(options->path, LARGEST_FILE, bytes, err);
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
    bool done = read_bytes(run->options, &bytes, err) &&
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

/* One transaction for all rows. As soon as something is wrong with the file nothing of it will be
 * written: then what is left is looked at in short transactions that are all taken back, with the
 * gate open to others in between. */
static bool take_file(struct transfer_import_run *run, struct err *err)
{
    const struct timespec pause = {.tv_nsec = PAUSE_OF_A_LOOK};
    while (!store_write(run->office->store, import_work, run, err)) {
        if (err->code != ERR_NONE || run->next == run->sheet.count) {
            return false;
        }
        forget_made(run);
        run->in_parts = true;
        nanosleep(&pause, NULL);
    }
    return true;
}

static bool import_file(struct transfer_import_run *run, struct err *err)
{
    struct findings *findings = &run->report->findings;
    if (!read_sheet(run, err)) {
        return false;
    }
    err_clear(err);
    transfer_findings_sort(findings);
    run->faults_read = findings->count;
    /* with wrong headings every row would be wrong: those are mended first */
    bool headings = transfer_row_refused(run, 0);
    if (!headings && take_file(run, err)) {
        return office_reload(run->office, err);
    }
    transfer_findings_sort(findings);
    if (findings->count > 0 && (err->code == ERR_NONE || err->code == ERR_INPUT)) {
        return refuse_all(run, err);
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
    if (done && !options->dry_run) {
        undo_never(office, "导入不能撤销；导错了的请改正文件再导入一次，或逐条改正");
    }
    sheet_done(&run.sheet);
    free(run.set_fields);
    free(run.seen);
    return done;
}
