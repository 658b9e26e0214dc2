/* line_form: a form filled in line by line: one prompt a field in the form's order, then the end.
 *
 * Entering, checking and filing are the office's, as on the screen; what was answered is kept as a
 * draft at once, and a draft begun on the screen is gone on with here. */
#include "line_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/desk.h"
#include "office/row_act.h"
#include "ui/detail.h"

#define FIELDS_MOST 128

const struct form *line_row_form(const struct line_form *form, int field)
{
    return office_form(form->line->office, form->form->fields[field].refers);
}

struct record *line_cell_record(const struct line_form *form, const struct entry_cell *cell)
{
    if (cell->row < 0) {
        return form->record;
    }
    const struct record_rows *rows = &form->record->rows[cell->field];
    return (size_t)cell->row < rows->count ? rows->items[cell->row] : NULL;
}

int line_cell_index(const struct entry_cell *cell)
{
    return cell->row < 0 ? cell->field : cell->sub;
}

const struct field *line_cell_field(const struct line_form *form, const struct entry_cell *cell)
{
    return cell->row < 0 ? &form->form->fields[cell->field]
                         : &line_row_form(form, cell->field)->fields[cell->sub];
}

size_t line_form_fields(const struct line_form *form, int *fields)
{
    size_t count = 0;
    for (int i = 0; i < (int)form->form->field_count && count < FIELDS_MOST; i++) {
        if (!form->form->fields[i].given && record_field_shown(form->record, i)) {
            fields[count++] = i;
        }
    }
    return count;
}

void line_form_show(const struct line_form *form, bool empty_too)
{
    int fields[FIELDS_MOST];
    size_t count = line_form_fields(form, fields);
    for (size_t i = 0; i < count; i++) {
        const char *label = form->form->fields[fields[i]].label;
        char *value = detail_value(form->line->office, form->record, fields[i]);
        const char *unit = form->form->fields[fields[i]].unit;
        if (*value) {
            line_say(form->line, "%zu. %s：%s%s", i + 1, label, value, unit ? unit : "");
        } else if (empty_too) {
            line_say(form->line, "%zu. %s：%s", i + 1, label,
                     record_field_needed(form->record, fields[i]) ? "必填，还空着" : "空");
        }
        free(value);
    }
}

void line_form_remember(struct line_form *form)
{
    struct err err = {0};
    record_free(form->before);
    form->before = form->record->id
                       ? desk_load(form->line->office, form->form->name, form->record->id, &err)
                       : NULL;
    if (form->before && form->before->version != form->base) {
        record_free(form->before);
        form->before = NULL;
    }
}

static size_t place_of(const int *fields, size_t count, int field)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i] >= field) {
            return i;
        }
    }
    return count;
}

static enum line_step ask_field(struct line_form *form, int field, long *jump)
{
    struct entry_cell cell = {field, -1, -1};
    form->at = cell;
    return form->form->fields[field].type->kind == FIELD_ROWS ? line_rows_ask(form, field, jump)
                                                              : line_field_ask(form, &cell, jump);
}

/* Where to go on after the end or a jump; `number` counts the fields from 1. */
static int field_numbered(const struct line_form *form, long number)
{
    int fields[FIELDS_MOST];
    size_t count = line_form_fields(form, fields);
    if (number < 1 || (size_t)number > count) {
        line_say(form->line, "没有第 %ld 项。", number);
        return -1;
    }
    return fields[number - 1];
}

/* Asks from this field on; false: the form is left. */
static bool ask_from(struct line_form *form, int field)
{
    while (!line_over(form->line)) {
        int fields[FIELDS_MOST];
        long jump = 0;
        size_t count = line_form_fields(form, fields), at = place_of(fields, count, field);
        if (at == count) {
            return true;
        }
        enum line_step step = ask_field(form, fields[at], &jump);
        if (step == LINE_CLOSE || (step == LINE_BEFORE && at == 0)) {
            return false;
        }
        if (step == LINE_DONE) {
            return true;
        }
        int other = step == LINE_JUMP ? field_numbered(form, jump) : -1;
        field = step == LINE_BEFORE ? fields[at - 1]
                : step == LINE_JUMP ? (other >= 0 ? other : fields[at])
                                    : fields[at] + 1;
    }
    return false;
}

/* One field alone, back at the end afterwards; false: the form is left. */
static bool mend(struct line_form *form, long number)
{
    enum line_step step = LINE_JUMP;
    while (step == LINE_JUMP) {
        int field = field_numbered(form, number);
        if (field < 0) {
            return true;
        }
        step = ask_field(form, field, &number);
    }
    return step != LINE_CLOSE;
}

static long number_of(const struct line_form *form, int field)
{
    int fields[FIELDS_MOST];
    size_t count = line_form_fields(form, fields), at = place_of(fields, count, field);
    return at < count ? (long)at + 1 : 1;
}

/* Asks from this field on, -1 at the form's end, until there is nothing more to ask; of a record that
 * is there already only this field. The id of what was filed, 0 if nothing was. */
static int64_t fill_in(struct line_form *form, int from)
{
    long jump = 0;
    bool alone = from >= 0 && form->record->id != 0;
    bool on = from < 0 || (alone ? mend(form, number_of(form, from)) : ask_from(form, from));
    while (on && !form->existing && !line_over(form->line)) {
        enum line_end end = line_form_end(form, &jump);
        if (end == LINE_SAVED) {
            return form->record->id;
        }
        on = end == LINE_MEND && mend(form, jump);
    }
    return 0;
}

/* The same, and whoever can't leave it safely is at its end again. */
static int64_t run(struct line_form *form, int from)
{
    int64_t filed = fill_in(form, from);
    while (!filed && !line_rescue_leave(form)) {
        form->existing = 0;
        filed = fill_in(form, -1);
    }
    return form->existing ? form->existing : filed;
}

/* What a new step rests on is heard before it is answered. */
static void say_given(const struct line_form *form)
{
    for (int i = 0; form->form->act && !form->record->id && i < (int)form->form->field_count; i++) {
        if (form->form->fields[i].given && record_value(form->record, i)) {
            char *value = detail_value(form->line->office, form->record, i);
            line_say(form->line, "%s：%s", form->form->fields[i].label, value);
            free(value);
        }
    }
}

/* A new form begins where something has to be written; one that is there already at its end, where
 * a number chooses what is changed (-1). */
static int first_field(const struct line_form *form)
{
    int fields[FIELDS_MOST];
    size_t count = line_form_fields(form, fields);
    for (size_t i = 0; form->record->id == 0 && i < count; i++) {
        bool table = form->form->fields[fields[i]].type->kind == FIELD_ROWS;
        bool empty = table ? form->record->rows[fields[i]].count == 0
                           : !record_value(form->record, fields[i]);
        if (empty && record_field_needed(form->record, fields[i])) {
            return fields[i];
        }
    }
    return -1;
}

/* What follows on a form that is done: the next of its kind, or the party that was there already. */
static int64_t follow(const struct line_form *form, int64_t filed, bool within)
{
    bool again = filed && form->again && !form->existing && !within;
    if (form->existing && !within) {
        line_row_open(form->line, form->form->name, form->existing, true);
        return 0;
    }
    if (again) {
        struct line_form_start next = {.form = form->form->name, .like = form->record};
        line_form_open(form->line, &next);
    }
    return again ? 0 : filed;
}

static int64_t run_record(struct line *line, struct record *record, int64_t context,
                          const struct office_draft *draft, const char *typed, bool within)
{
    struct err err = {0};
    struct line_form form = {.line = line,
                             .record = record,
                             .form = record->form,
                             .context = context,
                             .object = record->id,
                             .base = record->version,
                             .at = {0, -1, -1}};
    int64_t filed = 0;
    if (!row_act_may_edit(line->office, record, &err)) {
        line_say(line, "只能看：%s", err.message);
        line_detail_say(line, form.form->name, record->id);
    } else {
        line_say(line, "%s%s。回车保留，- 清空，< 上一项，? 说明。", form.form->title,
                 record->id ? "，修改" : "，新");
        say_given(&form);
        if (draft) {
            line_form_return(&form, draft, typed);
        }
        line_form_remember(&form);
        if (record->form->label_field >= 0 &&
            !draft) { /* what was looked for may be there already */
            line_party_known(&form, &(struct entry_cell){record->form->label_field, -1, -1});
        }
        filed = follow(&form, run(&form, draft ? form.at.field : first_field(&form)), within);
    }
    line_unread_free(&form);
    free(form.other);
    record_free(form.before);
    record_free(form.record);
    return filed;
}

static int64_t go_on(struct line *line, const struct office_draft *draft, bool within)
{
    struct err err = {0};
    char *typed = NULL;
    int64_t filed = 0;
    struct record *record = office_draft_take(line->office, draft, &typed, &err);
    if (record && row_act_may_edit(line->office, record, &err)) {
        filed = run_record(line, record, draft->context, draft, typed, within);
    } else {
        record_free(record);
        line_draft_stuck(line, draft, &err);
    }
    free(typed);
    return filed;
}

int64_t line_form_go_on(struct line *line, const struct office_draft *draft)
{
    return go_on(line, draft, false);
}

static int64_t open_anew(struct line *line, const struct line_form_start *start)
{
    struct err err = {0};
    struct record *record = start->id ? desk_load(line->office, start->form, start->id, &err)
                                      : desk_new(line->office, start->form, start->context, &err);
    if (!record) {
        line_say_err(line, &err);
        return 0;
    }
    if (start->field) {
        record_refer(record, form_field(record->form, start->field), start->context, start->name);
    } else if (!text_is_blank(start->name) && record->form->label_field >= 0) {
        record_set(record, record->form->label_field, start->name);
    }
    if (start->like) {
        struct buffer labels;
        buffer_init(&labels);
        form_repeat_take(record, start->like, &labels);
        line_say(line, "照上一张填好：%s。", buffer_text(&labels));
        buffer_done(&labels);
    }
    return run_record(line, record, start->context, NULL, NULL, start->within);
}

/* What was begun of it and not filed is spoken of first; it is never written over. */
static int64_t open_begun(struct line *line, const struct line_form_start *start,
                          const struct office_draft *draft)
{
    enum { GO_ON, BESIDE, ANEW };
    static const struct line_answer answers[] = {{"接着写", NULL, NULL, GO_ON},
                                                 {"留着它，另写一份", NULL, NULL, BESIDE},
                                                 {"丢掉它，重新写", "再问一次", NULL, ANEW}};
    struct err err = {0};
    char at[DATE_TEXT];
    int chosen;
    do {
        line_say(line, "有一份没写完的：%s（%s）。", draft->called, moment_format(draft->at, at));
        chosen = line_choose(line, NULL, NULL, answers, 3);
    } while (chosen == ANEW && !line_draft_sure(line, draft));
    if (chosen == GO_ON) {
        return go_on(line, draft, start->within);
    }
    if (chosen == BESIDE || (chosen == ANEW && office_draft_drop(line->office, draft, &err))) {
        return open_anew(line, start);
    }
    if (err.code != ERR_NONE) {
        line_say_err(line, &err);
    }
    return 0;
}

int64_t line_form_open(struct line *line, const struct line_form_start *start)
{
    enum { AGAIN, ANYWAY };
    static const struct line_answer answers[] = {
        {"再试一次", NULL, NULL, AGAIN}, {"照样打开", "从前的草稿不会被盖掉", NULL, ANYWAY}};
    struct office_draft draft;
    for (;;) {
        struct err err = {0};
        bool found = false;
        if (office_draft_find(line->office, start->form, start->id, start->context, &draft, &found,
                              &err)) {
            return found ? open_begun(line, start, &draft) : open_anew(line, start);
        }
        line_say_err(line, &err);
        int chosen =
            line_choose(line, "这张表单可能有一份没写完的，现在看不到。", NULL, answers, 2);
        if (chosen != AGAIN) {
            return chosen == ANYWAY ? open_anew(line, start) : 0;
        }
    }
}
