/* transfer_calendar: the file of holidays read without a database, for reckoning dates. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/sheet_in.h"
#include "office/office_private.h"
#include "office/transfer_private.h"

#define LARGEST_FILE ((size_t)4 * 1024 * 1024)

/* The canonical value of one column; NULL, with a finding, if it can't be read. Caller frees. */
static char *read_column(const struct sheet *sheet, const struct sheet_row *row, const char *key,
                         struct findings *findings)
{
    static const struct check_context context = {.now = 0, .codes = NULL};
    int field = form_field(sheet->form, key);
    char *text = sheet_text(sheet, row, field);
    char *value = NULL;
    struct err err = {0};
    if (text == NULL || !field_read(&sheet->form->fields[field], text, &context, &value, &err)) {
        findings_add(findings, row->number, key, NULL, text, err.message);
    } else if (value == NULL) {
        findings_add(findings, row->number, key, NULL, NULL, "这一格不能空着");
    }
    free(text);
    return value;
}

static void add_day(const struct sheet *sheet, const struct sheet_row *row,
                    struct calendar *calendar, struct findings *findings)
{
    char *date = read_column(sheet, row, "date", findings);
    char *kind = read_column(sheet, row, "kind", findings);
    char *name = read_column(sheet, row, "name", findings);
    if (date != NULL && kind != NULL && name != NULL) {
        calendar_add(calendar, date_parse(date, 0), strcmp(kind, "workday") == 0, name);
    }
    free(date);
    free(kind);
    free(name);
}

bool transfer_calendar_text(const struct form *form, const char *bytes, size_t length,
                            struct calendar *calendar, struct err *err)
{
    struct sheet sheet;
    struct findings findings;
    sheet_init(&sheet);
    findings_init(&findings);
    bool done = sheet_read(&sheet, form, bytes, length, NULL, 0, &findings, err);
    for (size_t i = 0; done && findings.count == 0 && i < sheet.count; i++) {
        add_day(&sheet, &sheet.rows[i], calendar, &findings);
    }
    if (done && findings.count > 0) {
        done = err_set(err, ERR_INPUT, "放假日历第 %ld 行：%s", findings.items[0].row,
                       findings.items[0].reason);
        err->row = findings.items[0].row;
    }
    findings_done(&findings);
    sheet_done(&sheet);
    return done;
}

bool transfer_calendar(const char *share, struct calendar *calendar, struct err *err)
{
    char *folder = office_place_share(share);
    char *path = file_join(folder, "data/holidays.csv");
    struct form_set *forms = office_forms_load(folder, err);
    const struct form *form = forms != NULL ? form_set_find(forms, "day") : NULL;
    struct buffer bytes;
    buffer_init(&bytes);
    bool done = form != NULL && file_read(path, LARGEST_FILE, &bytes, err) &&
                transfer_calendar_text(form, buffer_text(&bytes), bytes.length, calendar, err);
    buffer_done(&bytes);
    office_forms_free(forms);
    free(path);
    free(folder);
    return done;
}
