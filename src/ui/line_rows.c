/* line_rows: a table inside the form, row by row: each field of a row is asked, an empty first answer
 * of a new row ends the table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_form.h"
#include "ui/detail.h"

static size_t row_count(const struct line_form *form, int field)
{
    return form->record->rows[field].count;
}

static bool row_is_blank(const struct line_form *form, int field, int row)
{
    for (size_t i = 0; i < form->unread_count; i++) {
        if (form->unread[i].cell.field == field && form->unread[i].cell.row == row) {
            return false;
        }
    }
    return record_is_blank(form->record->rows[field].items[row]);
}

static void drop_row(struct line_form *form, int field, int row)
{
    record_row_remove(form->record, field, (size_t)row);
    line_unread_row_gone(form, field, row);
}

/* Asks a row's fields in order. LINE_TAKEN: on to the next row; LINE_BEFORE: out at its top. */
static enum line_step ask_row(struct line_form *form, int field, int row, long *jump)
{
    const struct form *row_form = line_row_form(form, field);
    bool is_new = row_is_blank(form, field, row);
    int sub = 0, first = -1;
    while (sub < (int)row_form->field_count) {
        if (row_form->fields[sub].given) {
            sub++;
            continue;
        }
        first = first < 0 ? sub : first;
        struct entry_cell cell = {field, row, sub};
        enum line_step step = line_field_ask(form, &cell, jump);
        if (step == LINE_BEFORE && sub > first) {
            sub--;
            continue;
        }
        if (step != LINE_TAKEN) {
            return step;
        }
        if (sub == first && is_new && row_is_blank(form, field, row)) {
            return LINE_DONE; /* nothing was begun: the table ends here */
        }
        sub++;
    }
    return LINE_TAKEN;
}

/* New rows until one is left empty. */
static enum line_step add_rows(struct line_form *form, int field, long *jump)
{
    for (;;) {
        int row = (int)row_count(form, field);
        line_say(form->line, "%s，第 %d 项，空行结束。", form->form->fields[field].label, row + 1);
        record_row_add(form->record, field, line_row_form(form, field));
        enum line_step step = ask_row(form, field, row, jump);
        bool blank = row_is_blank(form, field, row);
        if (blank) {
            drop_row(form, field, row);
            form->at = (struct entry_cell){field, -1, -1};
        }
        if (step == LINE_DONE && blank) {
            return LINE_TAKEN;
        }
        if (step != LINE_TAKEN) {
            return step;
        }
    }
}

static void say_rows(const struct line_form *form, int field)
{
    char *text = detail_value(form->line->office, form->record, field);
    line_say(form->line, "%s：", form->form->fields[field].label);
    line_say_text(form->line, text);
    free(text);
}

/* Number of an existing row behind an optional minus; 0 if it isn't one. */
static int row_meant(const struct line_form *form, int field, const char *folded)
{
    long number = line_number(folded + (folded[0] == '-' ? 1 : 0));
    return number >= 1 && (size_t)number <= row_count(form, field) ? (int)number : 0;
}

/* One answer about rows that are there already. True if *step follows. */
static bool take(struct line_form *form, int field, const char *folded, enum line_step *step,
                 long *jump)
{
    int row = row_meant(form, field, folded);
    *step = LINE_TAKEN;
    if (!*folded) {
        return true;
    }
    if (strcmp(folded, "<") == 0) {
        *step = LINE_BEFORE;
        return true;
    }
    if (strcmp(folded, "+") == 0) {
        *step = add_rows(form, field, jump);
        return *step != LINE_TAKEN;
    }
    if (row > 0 && folded[0] == '-') {
        drop_row(form, field, row - 1);
        line_form_changed(form);
        say_rows(form, field);
        return row_count(form, field) == 0;
    }
    if (row > 0) {
        *step = ask_row(form, field, row - 1, jump);
        return *step == LINE_JUMP || *step == LINE_CLOSE || *step == LINE_DONE;
    }
    line_say(form->line, "数字改那一项，-数字 去掉，+ 加一项。");
    line_say(form->line, "回车不改，< 上一项。");
    return false;
}

enum line_step line_rows_ask(struct line_form *form, int field, long *jump)
{
    enum line_step step = LINE_CLOSE;
    if (row_count(form, field) == 0) {
        step = add_rows(form, field, jump);
        return line_over(form->line) ? LINE_CLOSE : step;
    }
    say_rows(form, field);
    for (bool done = false; !done && !line_over(form->line);) {
        form->at = (struct entry_cell){field, -1, -1};
        char *typed = line_ask(form->line, "数字改 -数字删 +加 回车不改");
        char *folded = line_fold(typed ? typed : "");
        step = LINE_CLOSE;
        done = !typed || take(form, field, folded, &step, jump);
        free(folded);
        free(typed);
    }
    return line_over(form->line) ? LINE_CLOSE : step;
}
