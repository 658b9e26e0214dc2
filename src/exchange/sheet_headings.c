/* Matching headings with fields. A heading that means nothing is refused rather than passed over:
 * a column that is silently dropped is a loss nobody notices. */
#include "exchange/sheet_headings.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/sheet_out.h"

static void refuse(struct findings *findings, const char *heading, char *reason)
{
    findings_add(findings, 0, NULL, heading, NULL, reason);
    free(reason);
}

static char *unknown_reason(const struct form *form, const char *heading, size_t column)
{
    const char *meant = form_suggest(form, heading);

    if (text_is_blank(heading)) {
        return memory_format("第 %zu 列没有表头", column + 1);
    }
    if (meant) {
        return memory_format("%s没有“%s”这一列，是否“%s”？", form->title, heading, meant);
    }
    return memory_format("%s没有“%s”这一列，请删去或改正表头", form->title, heading);
}

static size_t used_columns(const struct csv_row *row)
{
    size_t used = row->count;

    while (used > 0 && text_is_blank(row->cells[used - 1])) {
        used--;
    }
    return used;
}

void sheet_headings_match(struct sheet *sheet, const struct csv_row *row, struct findings *findings)
{
    size_t columns = used_columns(row);

    sheet->headings = memory_array(NULL, columns + 1, sizeof sheet->headings[0]);
    sheet->fields = memory_array(NULL, columns + 1, sizeof sheet->fields[0]);
    for (size_t i = 0; i < columns; i++) {
        char *heading = text_trim(memory_copy(row->cells[i]));
        int field = text_is_blank(heading) ? -1 : form_field_named(sheet->form, heading);
        int before = field < 0 ? -1 : sheet_column(sheet, field);
        if (field < 0 && strcmp(heading, SHEET_REASON) != 0) {
            refuse(findings, heading, unknown_reason(sheet->form, heading, i));
        }
        if (before >= 0) {
            refuse(findings, heading,
                   memory_format("第 %d 列“%s”和第 %zu 列“%s”是同一项，只留一列", before + 1,
                                 sheet->headings[before], i + 1, heading));
        }
        sheet->headings[i] = heading;
        sheet->fields[i] = before >= 0 ? -1 : field;
        sheet->columns = i + 1;
    }
}

static bool is_given(const char *key, const char *const *given, size_t given_count)
{
    for (size_t i = 0; i < given_count; i++) {
        if (strcmp(key, given[i]) == 0) {
            return true;
        }
    }
    return false;
}

void sheet_headings_missing(const struct sheet *sheet, const char *const *given, size_t given_count,
                            struct findings *findings)
{
    struct buffer names;

    buffer_init(&names);
    for (size_t i = 0; i < sheet->form->field_count; i++) {
        const struct field *field = &sheet->form->fields[i];
        if (!field->needed || field->given || field->preset || field->when ||
            !sheet_out_heading(field) || sheet_column(sheet, (int)i) >= 0 ||
            is_given(field->key, given, given_count)) {
            continue;
        }
        buffer_add(&names, names.length > 0 ? "、" : "");
        buffer_add(&names, sheet_out_heading(field));
    }
    if (names.length > 0) {
        char *reason = memory_format("缺少这些列：%s", buffer_text(&names));
        findings_add(findings, 0, NULL, NULL, NULL, reason);
        free(reason);
    }
    buffer_done(&names);
}
