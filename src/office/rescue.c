/* rescue: a form that can't be saved, as a file of the caller's. See office/rescue.h.
 *
 * Asks nothing of the database, which may be what is broken. What was typed is written as it stands,
 * right or wrong: it is mended when it is taken in again. */
#include "office/rescue.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_out.h"
#include "exchange/encoding.h"
#include "exchange/sheet_out.h"
#include "office/office_private.h"

enum { MOST_NAMES = 99 };

/* What the program fills in is filled in again; the number alone says which row it was. */
static bool is_written(const struct form *form, int field, const char *cell)
{
    const struct field *declared = &form->fields[field];
    return (!declared->given || field == form->number_field) &&
           (cell != NULL || !declared->csv_spare);
}

static char *cell_of(const struct record *record, int field, const struct codes *codes,
                     const struct rescue_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i].field == field && texts[i].row == 0 && texts[i].typed != NULL) {
            return memory_copy(texts[i].typed);
        }
    }
    return sheet_out_cell(record, field, codes);
}

static const char *heading_of(const struct field *field)
{
    const char *heading = sheet_out_heading(field);
    return heading != NULL ? heading : field->label;
}

/* Two lines: headings, and the row. */
static void add_sheet(struct buffer *out, const struct record *record, const struct codes *codes,
                      const struct rescue_text *texts, size_t count)
{
    struct buffer row;
    bool first = true;
    buffer_init(&row);
    for (int i = 0; i < (int)record->form->field_count; i++) {
        char *cell = cell_of(record, i, codes, texts, count);
        if (is_written(record->form, i, cell)) {
            csv_out_cell(out, heading_of(&record->form->fields[i]), first, false);
            csv_out_cell(&row, cell, first, false);
            first = false;
        }
        free(cell);
    }
    csv_out_row_end(out);
    buffer_add(out, buffer_text(&row));
    csv_out_row_end(out);
    buffer_done(&row);
}

/* 未保存-案件受理-20261123-1432 */
static char *name_of(const struct office *office, const struct record *record)
{
    moment_t now = office_now(office);
    int year, month, day;
    date_split(moment_date(now), &year, &month, &day);
    int minute = (int)(now - (moment_t)moment_date(now) * 1440);
    return memory_format("未保存-%s-%04d%02d%02d-%02d%02d", record->form->title, year, month, day,
                         minute / 60, minute % 60);
}

/* Under the first name that is free: NAME.csv, NAME-2.csv … */
static char *write_beside(const char *folder, const char *name, const struct buffer *bytes,
                          struct err *err)
{
    err_set(err, ERR_DATABASE, "没有家目录");
    for (int i = 1; folder != NULL && i <= MOST_NAMES; i++) {
        char *path = i == 1 ? memory_format("%s/%s.csv", folder, name)
                            : memory_format("%s/%s-%d.csv", folder, name, i);
        if (file_write_new(path, buffer_text(bytes), bytes->length, 0600, err)) {
            return path;
        }
        free(path);
        if (err->code != ERR_CONFLICT) {
            break;
        }
    }
    return NULL;
}

/* In the folder that is open to all: nobody must know the name before it is there. */
static char *write_apart(const char *name, const struct buffer *bytes, struct err *err)
{
    uint64_t number = 0;
    if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number) {
        err_set(err, ERR_DATABASE, "系统给不出随机数");
        return NULL;
    }
    char *path = memory_format("/tmp/%s-%016llx.csv", name, (unsigned long long)number);
    if (!file_write_new(path, buffer_text(bytes), bytes->length, 0600, err)) {
        free(path);
        return NULL;
    }
    return path;
}

static char *write_somewhere(const struct office *office, const struct record *record,
                             const struct buffer *bytes, struct err *err)
{
    struct err home_err;
    char *name = name_of(office, record);
    char *home = office_place_home();
    char *made = write_beside(home, name, bytes, &home_err);
    if (made == NULL) {
        made = write_apart(name, bytes, err);
    }
    if (made == NULL) {
        struct err last = *err;
        err_set(err, ERR_DATABASE,
                "家目录和 /tmp 都写不了：%s；请抄下要紧的内容，再请系统管理员清理磁盘",
                last.message);
        err_detail(err, "%s", home_err.message);
    }
    free(home);
    free(name);
    return made;
}

/* A table is one cell of the sheet: what was typed into its rows goes where it was meant to stand. */
static void put_rows(const struct office *office, struct record *copy,
                     const struct rescue_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct rescue_text *text = &texts[i];
        if (text->row == 0 || text->typed == NULL) {
            continue;
        }
        const struct record_rows *rows = &copy->rows[text->field];
        while (rows->count < (size_t)text->row) {
            record_row_add(copy, text->field,
                           office_form(office, copy->form->fields[text->field].refers));
        }
        record_set(rows->items[text->row - 1], text->sub, text->typed);
    }
}

bool office_rescue(struct office *office, const struct record *record,
                   const struct rescue_text *texts, size_t count, const char *path, char **made,
                   struct err *err)
{
    struct record *copy = record_copy(record);
    struct buffer text, bytes;
    buffer_init(&text);
    buffer_init(&bytes);
    put_rows(office, copy, texts, count);
    for (int i = 0; i < (int)copy->form->field_count; i++) {
        record_rows_trim(copy, i); /* the empty row that a screen keeps at the end */
    }
    add_sheet(&text, copy, &office->codes, texts, count);
    record_free(copy);
    *made = NULL;
    bool done = encoding_write(ENCODING_UTF8_BOM, buffer_text(&text), text.length, &bytes, err);
    if (done && path == NULL) {
        *made = write_somewhere(office, record, &bytes, err);
    } else if (done && file_write_new(path, buffer_text(&bytes), bytes.length, 0600, err)) {
        *made = memory_copy(path);
    }
    buffer_done(&text);
    buffer_done(&bytes);
    return *made != NULL;
}
