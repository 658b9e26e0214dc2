/* line_text: a row and a date as they are heard or felt: the most telling words first, no columns. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "line_private.h"

void line_date_text(const struct office *office, date_t date, struct buffer *text)
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    if (year != date_year(office_today(office))) {
        buffer_add_format(text, "%d年", year);
    }
    buffer_add_format(text, "%d月%d日，%s", month, day, date_weekday_chinese(date));
}

/* 10月13日到期（还有 5 日） */
static void add_due(const struct office *office, date_t due, struct buffer *text)
{
    int year, month, day;
    date_t today = office_today(office);
    date_split(due, &year, &month, &day);
    if (year != date_year(today)) {
        buffer_add_format(text, "%d年", year);
    }
    buffer_add_format(text, "%d月%d日到期", month, day);
    if (due < today) {
        buffer_add_format(text, "（超期 %d 日）", (int)(today - due));
    } else if (due == today) {
        buffer_add(text, "（今天）");
    } else {
        buffer_add_format(text, "（还有 %d 日）", (int)(due - today));
    }
}

static bool is_prose(const struct form *form, const struct form_column *column)
{
    const struct field *field = &form->fields[column->field];
    enum field_kind kind = field->type->kind;
    return column->columns > 0 && column->field != form->label_field && !field->masked &&
           (kind == FIELD_TEXT || kind == FIELD_LONG_TEXT || kind == FIELD_OFFICER);
}

static void add_cell(const struct office *office, const struct field *field, const char *cell,
                     struct buffer *text, bool first)
{
    date_t date =
        field->type->kind == FIELD_DATE ? date_parse(cell, office_today(office)) : DATE_NONE;
    if (!first) {
        buffer_add_mark(text, "，");
    }
    if (date != DATE_NONE && strcmp(field->key, "due_on") == 0) {
        add_due(office, date, text);
    } else if (field->type->kind == FIELD_DATE || field->unit) {
        buffer_add_format(text, "%s %s%s", field->label, cell, field->unit ? field->unit : "");
    } else {
        buffer_add(text, cell);
    }
}

/* What it is called and how it stands first; prose and people, which are long, last. */
void line_row_text(const struct office *office, const struct form *form, const struct view_row *row,
                   struct buffer *text)
{
    bool first = true;
    for (int prose = 0; prose < 2; prose++) {
        for (size_t i = 0; i < form->list_count; i++) {
            const struct field *field = &form->fields[form->list[i].field];
            if (is_prose(form, &form->list[i]) != (prose == 1) || text_is_blank(row->cells[i])) {
                continue;
            }
            add_cell(office, field, row->cells[i], text, first);
            first = false;
        }
    }
}
