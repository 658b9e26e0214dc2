/* A CSV file against a form. The first row is matched with the form's headings, every other
 * row is checked for its number of cells and for numbers that a spreadsheet has spoiled.
 * Whether a value is right for its field is decided by the law, in office. */
#include "exchange/sheet_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_in.h"
#include "exchange/encoding.h"
#include "exchange/sheet_headings.h"
#include "law/identifier.h"

struct reading {
    struct sheet *sheet;
    struct findings *findings;
    const char *const *given;
    size_t given_count;
    size_t capacity;
};

void sheet_init(struct sheet *sheet)
{
    *sheet = (struct sheet){0};
}

void sheet_done(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->columns; i++) {
        free(sheet->headings[i]);
    }
    for (size_t row = 0; row < sheet->count; row++) {
        for (size_t i = 0; i < sheet->columns; i++) {
            free(sheet->rows[row].cells[i]);
        }
        free(sheet->rows[row].cells);
    }
    free(sheet->headings);
    free(sheet->fields);
    free(sheet->rows);
    sheet_init(sheet);
}

static bool is_spoiled_power(const char *text)
{
    size_t at = strspn(text, "0123456789");
    size_t fraction;

    if (at == 0) {
        return false;
    }
    if (text[at] == '.') {
        fraction = strspn(text + at + 1, "0123456789");
        at += 1 + fraction;
    }
    if ((text[at] != 'E' && text[at] != 'e') || text[at + 1] != '+') {
        return false;
    }
    size_t digits = strspn(text + at + 2, "0123456789");
    return digits > 0 && text[at + 2 + digits] == '\0';
}

/* Excel keeps 15 digits. A credit code that ends in 000 may be sound: then both its check places
 * agree, which a spoiled one's do once in 341 times. An id number has but one of 11 values, so
 * there the ending alone decides. */
static bool is_spoiled_digits(enum field_kind kind, const char *text)
{
    struct err err;

    if (strlen(text) != 18 || strspn(text, "0123456789") != 18 || strcmp(text + 15, "000") != 0) {
        return false;
    }
    return kind == FIELD_RESIDENT_ID ||
           (kind == FIELD_CREDIT_CODE && !credit_code_check(text, &err));
}

const char *sheet_spoiled(const struct field *field, const char *text)
{
    enum field_kind kind = field->type->kind;

    if (kind == FIELD_INTEGER || kind == FIELD_DECIMAL || kind == FIELD_MONEY) {
        return NULL;
    }
    if (is_spoiled_power(text)) {
        return "Excel 已把这个号码改成科学计数，原号码丢失；请把该列设为“文本”后重新填写";
    }
    if (is_spoiled_digits(kind, text)) {
        return "Excel 已把这个号码的末三位改成 000，原号码丢失；请把该列设为“文本”后重新填写，"
               "确是 000 结尾的请在程序里录入";
    }
    return NULL;
}

static void check_cells(struct reading *reading, const struct csv_row *row)
{
    const struct sheet *sheet = reading->sheet;

    for (size_t i = 0; i < sheet->columns && i < row->count; i++) {
        if (sheet->fields[i] < 0) {
            continue;
        }
        const struct field *field = &sheet->form->fields[sheet->fields[i]];
        const char *reason = sheet_spoiled(field, row->cells[i]);
        if (reason) {
            findings_add(reading->findings, row->number, field->key, sheet->headings[i],
                         row->cells[i], reason);
        }
    }
}

/* A row that is too long is sound if nothing stands in its surplus cells. */
static void check_count(struct reading *reading, const struct csv_row *row)
{
    size_t columns = reading->sheet->columns;
    size_t used = row->count;

    while (used > columns && text_is_blank(row->cells[used - 1])) {
        used--;
    }
    if (used == columns) {
        return;
    }
    char *reason =
        memory_format("这一行有 %zu 格，表头有 %zu 列（文件第 %ld 行），%s", used, columns,
                      row->line, used < columns ? "请补齐" : "请看逗号、引号是否多了");
    findings_add(reading->findings, row->number, NULL, NULL, NULL, reason);
    free(reason);
}

static void keep_row(struct reading *reading, const struct csv_row *row)
{
    struct sheet *sheet = reading->sheet;
    struct sheet_row kept = {.number = row->number};

    kept.cells = memory_array(NULL, sheet->columns + 1, sizeof kept.cells[0]);
    for (size_t i = 0; i < sheet->columns; i++) {
        kept.cells[i] = memory_copy(i < row->count ? row->cells[i] : "");
    }
    if (sheet->count == reading->capacity) {
        reading->capacity = reading->capacity ? reading->capacity * 2 : 64;
        sheet->rows = memory_array(sheet->rows, reading->capacity, sizeof sheet->rows[0]);
    }
    sheet->rows[sheet->count++] = kept;
}

static bool take_row(const struct csv_row *row, void *data, struct err *err)
{
    struct reading *reading = data;

    (void)err;
    if (row->number == 0) {
        sheet_headings_match(reading->sheet, row, reading->findings);
        sheet_headings_missing(reading->sheet, reading->given, reading->given_count,
                               reading->findings);
        return true;
    }
    check_count(reading, row);
    check_cells(reading, row);
    keep_row(reading, row);
    return true;
}

bool sheet_read(struct sheet *sheet, const struct form *form, const char *bytes, size_t length,
                const char *const *given, size_t given_count, struct findings *findings,
                struct err *err)
{
    struct reading reading = {
        .sheet = sheet, .findings = findings, .given = given, .given_count = given_count};
    struct buffer text;
    bool good;

    buffer_init(&text);
    sheet->form = form;
    good = encoding_read(bytes, length, &text, &sheet->encoding, err) &&
           csv_in_scan(buffer_text(&text), text.length, take_row, &reading, err);
    buffer_done(&text);
    if (good && sheet->columns == 0) {
        return err_set(err, ERR_INPUT, "文件是空的：第一行应当是表头");
    }
    return good;
}

int sheet_column(const struct sheet *sheet, int field)
{
    for (size_t i = 0; i < sheet->columns; i++) {
        if (sheet->fields[i] == field) {
            return (int)i;
        }
    }
    return -1;
}

char *sheet_text(const struct sheet *sheet, const struct sheet_row *row, int field)
{
    int column = sheet_column(sheet, field);

    if (column < 0) {
        return NULL;
    }
    char *text = memory_copy(row->cells[column]);
    csv_in_unguard(text);
    return text;
}
