/* transfer_rejects: the rows that were refused, as they stood, with the reason before each, to be
 * mended in a spreadsheet and taken in again (the column of reasons is passed over then). */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "exchange/csv_in.h"
#include "exchange/csv_out.h"
#include "exchange/encoding.h"
#include "exchange/sheet_in.h"
#include "office/transfer_private.h"

#define LARGEST_FILE ((size_t)512 * 1024 * 1024)

struct rejects {
    const struct findings *findings;
    struct buffer text;
};

/* All that was found wrong with the row, in one cell; the report of an import is sorted. */
static void add_reasons(struct rejects *rejects, long row, struct buffer *reasons)
{
    const struct findings *findings = rejects->findings;
    size_t i = transfer_finding_place(findings, findings->count, row);
    for (; i < findings->count && findings->items[i].row == row; i++) {
        buffer_add(reasons, reasons->length > 0 ? "；" : "");
        buffer_add(reasons, findings->items[i].reason);
    }
}

static bool take_row(const struct csv_row *row, void *data, struct err *err)
{
    (void)err;
    struct rejects *rejects = data;
    struct buffer reasons;
    buffer_init(&reasons);
    if (row->number == 0) {
        buffer_add(&reasons, SHEET_REASON);
    } else {
        add_reasons(rejects, row->number, &reasons);
    }
    if (reasons.length > 0) {
        csv_out_cell(&rejects->text, buffer_text(&reasons), true, false);
        for (size_t i = 0; i < row->count; i++) {
            csv_in_unguard(row->cells[i]);
            csv_out_cell(&rejects->text, row->cells[i], false, false);
        }
        csv_out_row_end(&rejects->text);
    }
    buffer_done(&reasons);
    return true;
}

bool transfer_write_rejects(const struct transfer_options *options,
                            const struct transfer_report *report, const char *path, struct err *err)
{
    struct rejects rejects = {.findings = &report->findings};
    struct buffer file;
    struct buffer text;
    struct buffer out;
    const char *called;
    if (options->streams && strcmp(options->path, "-") == 0) {
        return err_set(err, ERR_USAGE, "从标准输入导入的写不出退回表，请先存成文件再导入");
    }
    buffer_init(&file);
    buffer_init(&text);
    buffer_init(&out);
    buffer_init(&rejects.text);
    bool done = file_read(options->path, LARGEST_FILE, &file, err) &&
                encoding_read(buffer_text(&file), file.length, &text, &called, err) &&
                csv_in_scan(buffer_text(&text), text.length, take_row, &rejects, err) &&
                encoding_write(ENCODING_UTF8_BOM, buffer_text(&rejects.text), rejects.text.length,
                               &out, err) &&
                file_write(path, buffer_text(&out), out.length, 0600, err);
    buffer_done(&rejects.text);
    buffer_done(&out);
    buffer_done(&text);
    buffer_done(&file);
    return done;
}
