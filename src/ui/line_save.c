/* line_save: the end of a form: what was written, what has to be mended, filing it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/finding.h"
#include "base/memory.h"
#include "line_form.h"
#include "office/desk.h"

#define FIELDS_MOST 128

/* The number of the field that the key names, be it one of a table's columns. 0: none. */
static size_t number_of(const struct line_form *form, const char *key)
{
    int fields[FIELDS_MOST];
    size_t count = line_form_fields(form, fields);
    for (size_t i = 0; key && i < count; i++) {
        const struct field *field = &form->form->fields[fields[i]];
        bool inside =
            field->type->kind == FIELD_ROWS && form_field(line_row_form(form, fields[i]), key) >= 0;
        if (strcmp(field->key, key) == 0 || inside) {
            return i + 1;
        }
    }
    return 0;
}

/* Text that couldn't be read stands in no record: it is a finding of its own. */
static void add_unread(const struct line_form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->unread_count; i++) {
        const struct line_unread *unread = &form->unread[i];
        const struct field *field = line_cell_field(form, &unread->cell);
        findings_add(findings, unread->cell.row + 1, field->key, field->label, unread->text,
                     unread->why);
    }
}

/* 要改 2 处： 6. 地点：…  True if there is nothing. */
static bool say_findings(const struct line_form *form)
{
    struct findings findings;
    findings_init(&findings);
    desk_check(form->line->office, form->record, &findings);
    add_unread(form, &findings);
    size_t count = findings.count;
    if (count > 0) {
        line_say(form->line, "要改 %zu 处：", count);
    }
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &findings.items[i];
        size_t number = number_of(form, finding->field);
        char row[32] = "";
        if (finding->row > 0) {
            snprintf(row, sizeof row, "第 %ld 项，", finding->row);
        }
        if (number > 0) {
            line_say(form->line, "%zu. %s%s", number, row, finding->reason);
        } else {
            line_say(form->line, "%s%s", row, finding->reason);
        }
    }
    findings_done(&findings);
    return count == 0;
}

static void trim_rows(struct line_form *form)
{
    for (int i = 0; i < (int)form->form->field_count && form->unread_count == 0; i++) {
        if (form->form->fields[i].type->kind == FIELD_ROWS) {
            record_rows_trim(form->record, i);
        }
    }
}

/* Once; false with *err. */
static bool try_save(struct line_form *form, struct err *err)
{
    bool is_new = form->record->id == 0;
    *err = (struct err){0};
    form->line->gave_up = false;
    if (!desk_save(form->line->office, form->record, false, err)) {
        line_say_err(form->line, err);
        return false;
    }
    line_form_drop(form);
    char *filed = form_filed(form->record, is_new);
    line_say_text(form->line, filed);
    free(filed);
    return true;
}

/* Whether what can't be saved is to be tried again, after what there was to do about it. */
static bool mend_refusal(struct line_form *form, const struct err *err)
{
    if (err->code == ERR_CONFLICT && form->record->id != 0) {
        return line_form_merge(form) == LINE_MERGE_ELSEWHERE && line_rescue_offer(form);
    }
    bool own_will = err->code == ERR_BUSY && form->line->gave_up; /* Ctrl-C: needs no question */
    return (err->code == ERR_DATABASE || err->code == ERR_BUSY) && !own_will &&
           line_rescue_offer(form);
}

static bool save(struct line_form *form)
{
    struct err err;
    trim_rows(form);
    if (!say_findings(form)) {
        return false;
    }
    while (!try_save(form, &err)) {
        if (!mend_refusal(form, &err)) {
            return false;
        }
    }
    return true;
}

static bool is_save(const char *folded)
{
    const struct action *action = action_of(ACTION_SAVE);
    return strcmp(folded, "s") == 0 || strcmp(folded, "bc") == 0 ||
           strcmp(folded, action->title) == 0 || strcmp(folded, action->english) == 0;
}

static void say_help(struct line *line)
{
    line_say(line, "s 保存，数字改那一项。");
    line_say(line, "= 看全表，0 留作草稿并返回。");
}

/* Words that are a command; true if *end follows. */
static bool take_words(struct line_form *form, const char *words, enum line_end *end)
{
    struct line_place place = {.where = PLACE_FORM};
    struct line_asked asked;
    if (!line_command_find(form->line, &place, words, &asked)) {
        say_help(form->line);
        return false;
    }
    switch (asked.action) {
    case ACTION_BACK:
        return true;
    case ACTION_SAVE:
    case ACTION_SAVE_NEW:
        form->again = asked.action == ACTION_SAVE_NEW;
        *end = LINE_SAVED;
        return save(form);
    case ACTION_EXISTING:
        return line_party_use(form);
    case ACTION_NONE:
    case ACTION_HELP:
    case ACTION_CHOOSE:
    case ACTION_NEW:
        say_help(form->line);
        return false;
    default:
        line_command_run(form->line, &place, &asked);
        return false;
    }
}

/* Acts on one answer; true if *end follows. */
static bool take(struct line_form *form, const char *typed, enum line_end *end, long *jump)
{
    char *folded = line_fold(typed);
    const char *words = folded[0] == ':' ? folded + 1 : folded;
    long number = line_number(words);
    bool done = true;
    *jump = number;
    *end = number > 0 ? LINE_MEND : LINE_LEFT;
    if (is_save(words)) {
        done = save(form);
        *end = LINE_SAVED;
    } else if (strcmp(words, "=") == 0) {
        line_form_show(form, true);
        done = false;
    } else if (number < 0 && (!*words || strcmp(words, "?") == 0)) {
        say_help(form->line);
        done = false;
    } else if (number < 0) {
        done = take_words(form, words, end);
    }
    free(folded);
    return done;
}

enum line_end line_form_end(struct line_form *form, long *jump)
{
    enum line_end end = LINE_LEFT;
    trim_rows(form);
    if (!form->shown) {
        line_form_show(form, false);
        form->shown = true;
    }
    say_findings(form);
    for (bool done = false; !done && !line_over(form->line);) {
        char *typed = line_ask(form->line, "s保存 数字改 =全表 0留草稿");
        end = LINE_LEFT;
        done = !typed || take(form, typed, &end, jump);
        free(typed);
    }
    return end;
}
