/* line_field: one prompt for one field: its label, whether it is needed, what stands there; then what
 * was typed, read by the office. A refusal is one sentence and the same prompt again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/form_check.h"
#include "line_form.h"
#include "office/desk.h"
#include "ui/detail.h"

static void explain(struct line_form *form, const struct entry_cell *cell)
{
    struct buffer text;
    buffer_init(&text);
    form_field_explain(cell->row < 0 ? form->form : line_row_form(form, cell->field),
                       line_cell_field(form, cell), NULL, &text);
    line_say_text(form->line, buffer_text(&text));
    buffer_done(&text);
    line_value_offer(form, cell, true);
    if (line_cell_field(form, cell)->type->kind == FIELD_LONG_TEXT) {
        line_say(form->line, "可写多行，+ 开头接在原文后面。");
    }
    line_say(form->line, "回车保留，- 清空，< 上一项，= 看全表。");
    line_say(form->line, ":数字 到那一项，:保存，:返回，:离开。");
}

/* 10月13日，周二 14:05 */
static char *date_read(const struct line *line, const struct field *field, const char *value)
{
    struct buffer text;
    buffer_init(&text);
    if (field->type->kind == FIELD_DATE) {
        line_date_text(line->office, date_parse(value, office_today(line->office)), &text);
    } else if (field->type->kind == FIELD_MOMENT) {
        moment_t moment = moment_parse(value, office_now(line->office));
        line_date_text(line->office, moment_date(moment), &text);
        buffer_add_format(&text, " %s", strchr(value, ' ') ? strchr(value, ' ') + 1 : "");
    }
    return buffer_take(&text);
}

/* Says what it was understood as, where that isn't just what was typed. */
static void say_read(const struct line_form *form, const struct entry_cell *cell, const char *typed)
{
    const struct record *record = line_cell_record(form, cell);
    const struct field *field = line_cell_field(form, cell);
    const char *value = record_value(record, line_cell_index(cell));
    if (!value || field->type->kind == FIELD_LONG_TEXT) {
        return;
    }
    char *date = date_read(form->line, field, value);
    char *shown = detail_value(form->line->office, record, line_cell_index(cell));
    if (*date) {
        line_say(form->line, "%s", date);
    } else if (strcmp(shown, typed) != 0) {
        line_say(form->line, "%s：%s", field->label, shown);
    }
    free(shown);
    free(date);
}

/* What the office has to say about it: how a period goes with the law. */
static void say_note(const struct line_form *form, const struct entry_cell *cell)
{
    bool warns;
    char *note =
        cell->row < 0 ? desk_note(form->line->office, form->record, cell->field, &warns) : NULL;
    if (note) {
        line_say(form->line, "%s", note);
    }
    free(note);
}

void line_field_taken(struct line_form *form, const struct entry_cell *cell, const char *typed)
{
    line_unread_clear(form, cell);
    line_form_changed(form);
    say_read(form, cell, typed);
    say_note(form, cell);
    if (line_cell_field(form, cell)->type->kind != FIELD_PARTY) {
        line_party_known(form, cell);
    }
}

/* Bounds are told at once; that something is needed is told at the end. */
static bool check_bounds(const struct line_form *form, const struct record *record, int index,
                         struct err *err)
{
    struct check_context context = office_context(form->line->office);
    return !record_value(record, index) || form_check_field(record, index, &context, err);
}

bool line_field_enter(struct line_form *form, const struct entry_cell *cell, const char *typed)
{
    struct err err = {0};
    struct record *record = line_cell_record(form, cell);
    int index = line_cell_index(cell);
    bool read = desk_enter(form->line->office, record, index, typed, &err);
    if (read && check_bounds(form, record, index, &err)) {
        line_field_taken(form, cell, typed);
        return true;
    }
    line_unread_clear(form, cell);
    if (!read) {
        line_unread_put(form, cell, typed, err.message);
    }
    line_form_changed(form);
    line_say_err(form->line, &err);
    return false;
}

/* What is typed for a long text: behind a + it goes on from what stands there. Caller frees. */
static char *first_paragraph(const struct line_form *form, const struct entry_cell *cell,
                             const char *typed)
{
    const char *value = record_value(line_cell_record(form, cell), line_cell_index(cell));
    char *folded = line_fold(typed);
    size_t plus = folded[0] == '+' ? (typed[0] == '+' ? 1 : strlen("＋")) : 0;
    free(folded);
    return value && plus ? memory_format("%s\n%s", value, typed + plus) : memory_copy(typed);
}

/* Further lines until one with a single point; each is kept at once. */
static char *read_paragraphs(struct line_form *form, const struct entry_cell *cell,
                             const char *first)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, first);
    line_say(form->line, "接着写，单独一行 . 结束。");
    for (bool on = true; on;) {
        line_unread_put(form, cell, buffer_text(&text), "没有写完");
        line_form_changed(form);
        char *typed = line_ask(form->line, "续");
        char *folded = line_fold(typed ? typed : ".");
        on = strcmp(folded, ".") != 0;
        if (on) {
            buffer_add_format(&text, "\n%s", typed);
        }
        free(folded);
        free(typed);
    }
    return buffer_take(&text);
}

/* 承诺事项 1 整改措施（必填）[…] : never wider than a braille line. */
static void write_prompt(const struct line_form *form, const struct entry_cell *cell,
                         struct buffer *prompt)
{
    const struct record *record = line_cell_record(form, cell);
    const struct field *field = line_cell_field(form, cell);
    int index = line_cell_index(cell);
    char *value = detail_value(form->line->office, record, index);
    if (cell->row >= 0) {
        buffer_add_format(prompt, "%d ", cell->row + 1);
    }
    buffer_add(prompt, field->label);
    if (!*value && record_field_needed(record, index)) {
        buffer_add(prompt, "（必填）");
    } else if (*value &&
               text_columns(buffer_text(prompt)) + text_columns(value) + 8 <= LINE_COLUMNS &&
               !strchr(value, '\n')) {
        buffer_add_format(prompt, "[%s%s]", value, field->unit ? field->unit : "");
    } else if (*value) {
        line_say(form->line, "现在：%s", value);
    }
    free(value);
}

static void say_unread(const struct line_form *form, const struct entry_cell *cell)
{
    const struct line_unread *unread = line_unread_find(form, cell);
    if (unread) {
        line_say(form->line, "写着“%s”，%s。", unread->text, unread->why);
    }
}

/* Words behind a colon. True if a step follows from them. */
static bool take_command(struct line_form *form, const struct entry_cell *cell, const char *words,
                         enum line_step *step, long *jump)
{
    struct line_place place = {.where = PLACE_FORM};
    struct line_asked asked;
    long number = line_number(words);
    bool taken = false;
    *step = number > 0 ? LINE_JUMP : LINE_CLOSE;
    *jump = number;
    if (number >= 0) {
        return true; /* :0 is :返回 */
    }
    if (!line_command_exact(form->line, &place, words, &asked) &&
        !line_command_find(form->line, &place, words, &asked)) {
        line_say(form->line, "没有命令“%s”；要写冒号开头的字，再加一个冒号。", words);
        return false;
    }
    switch (asked.action) {
    case ACTION_NONE:
        return false;
    case ACTION_HELP:
        explain(form, cell);
        return false;
    case ACTION_CHOOSE:
        line_value_offer(form, cell, true);
        return false;
    case ACTION_NEW:
        *step = LINE_TAKEN;
        return line_value_ask(form, cell, action_of(ACTION_NEW)->title, &taken) && taken;
    case ACTION_SAVE_NEW:
    case ACTION_SAVE:
        form->again = asked.action == ACTION_SAVE_NEW;
        *step = LINE_DONE;
        return true;
    case ACTION_EXISTING:
        return line_party_use(form);
    case ACTION_BACK:
        return true;
    default:
        line_command_run(form->line, &place, &asked);
        return line_over(form->line);
    }
}

static bool take_text(struct line_form *form, const struct entry_cell *cell, const char *typed)
{
    bool taken = false;
    if (line_value_ask(form, cell, typed, &taken)) {
        return taken;
    }
    if (line_cell_field(form, cell)->type->kind != FIELD_LONG_TEXT) {
        return line_field_enter(form, cell, typed);
    }
    char *first = first_paragraph(form, cell, typed);
    char *whole = read_paragraphs(form, cell, first);
    bool entered = !form->line->gone && line_field_enter(form, cell, whole);
    free(whole);
    free(first);
    return entered;
}

static bool empty(struct line_form *form, const struct entry_cell *cell)
{
    record_set(line_cell_record(form, cell), line_cell_index(cell), NULL);
    line_field_taken(form, cell, "");
    line_say(form->line, "已清空。");
    return true;
}

/* Acts on one answer. True if *step follows; else it is asked again. */
static bool take(struct line_form *form, const struct entry_cell *cell, const char *typed,
                 enum line_step *step, long *jump)
{
    char *folded = line_fold(typed);
    bool done = true;
    *step = LINE_TAKEN;
    if (strcmp(folded, "-") == 0) {
        done = empty(form, cell);
    } else if (strcmp(folded, "<") == 0) {
        *step = LINE_BEFORE;
    } else if (strcmp(folded, "?") == 0 || strcmp(folded, ":") == 0) {
        explain(form, cell);
        done = false;
    } else if (strcmp(folded, "=") == 0) {
        line_form_show(form, true);
        done = false;
    } else if (folded[0] == ':' && folded[1] != ':') {
        done = take_command(form, cell, folded + 1, step, jump);
    } else if (*folded) {
        size_t colon = folded[0] == ':' ? (typed[0] == ':' ? 1 : strlen("：")) : 0;
        done = take_text(form, cell, typed + colon);
    }
    free(folded);
    return done;
}

static char *ask(struct line_form *form, const struct entry_cell *cell)
{
    struct buffer prompt;
    buffer_init(&prompt);
    write_prompt(form, cell, &prompt);
    char *typed = line_ask(form->line, "%s", buffer_text(&prompt));
    buffer_done(&prompt);
    return typed;
}

enum line_step line_field_ask(struct line_form *form, const struct entry_cell *cell, long *jump)
{
    enum line_step step = LINE_CLOSE;
    bool done = false;
    struct err why;
    if (cell->row < 0 && desk_locked(form->record, cell->field, &why)) {
        line_say_err(form->line, &why);
        return LINE_TAKEN;
    }
    if (line_value_offer(form, cell, false)) {
        return LINE_TAKEN;
    }
    say_unread(form, cell);
    while (!done && !line_over(form->line)) {
        form->at = *cell;
        char *typed = form->other ? form->other : ask(form, cell);
        form->other = NULL;
        step = LINE_CLOSE;
        done = !typed || take(form, cell, typed, &step, jump);
        free(typed);
    }
    return line_over(form->line) ? LINE_CLOSE : step;
}
