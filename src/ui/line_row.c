/* line_row: one record line by line: reading it, what may be done with it now, doing it.
 *
 * The acts come from the same table as the screen's; what is refused stands below with its clause. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form_words.h"
#include "line_private.h"
#include "office/desk.h"
#include "office/row_act.h"
#include "office/step.h"
#include "ui/detail.h"

#define ACTS_MOST 96

struct row {
    struct line *line;
    const char *form;
    int64_t id;
    char called[200];
};

void line_detail_say(struct line *line, const char *form, int64_t id)
{
    struct detail detail = {0};
    detail_load(&detail, line->office, form, id);
    for (size_t i = 0; i < detail.count; i++) {
        line_say(line, "%s：%s", detail.entries[i].label, detail.entries[i].value);
    }
    detail_done(&detail);
}

/* Why it is due when it is, at the end of what is read. */
static void say_due(struct line *line, const struct record *record)
{
    char *why = desk_due_why(line->office, record);
    if (why[0]) {
        line_say(line, "期限：%s", why);
    }
    free(why);
}

static void call_row(const struct record *record, char called[200])
{
    char *name = record_name(record, NULL);
    text_put(called, 200, name ? name : record->form->title);
    free(name);
}

static void new_commitment(struct row *row)
{
    struct line_form_start start = {.form = "commitment", .context = row->id};
    if (line_form_open(row->line, &start)) {
        line_say(row->line, "下一步：文书，生成 PDF。");
    }
}

static void edit(struct row *row)
{
    line_form_open(row->line, &(struct line_form_start){.form = row->form, .id = row->id});
}

static void edit_commitment(struct row *row)
{
    line_form_open(row->line,
                   &(struct line_form_start){.form = "commitment",
                                             .id = desk_commitment_of(row->line->office, row->id),
                                             .context = row->id});
}

/* A case against this party: its field is filled in already. */
static void new_case(struct row *row)
{
    int64_t id = line_form_open(
        row->line, &(struct line_form_start){
                       .form = "case", .context = row->id, .field = "party", .name = row->called});
    if (id) {
        line_row_open(row->line, "case", id, false);
    }
}

static void print(struct row *row)
{
    line_letters(row->line, row->id);
}

static void void_case(struct row *row)
{
    struct err err = {0};
    line_say(row->line, "作废 %s？作废后不能再办理，案号不复用。", row->called);
    char *why = line_ask_reason(row->line, "作废的理由，0 不作废");
    if (!why) {
        line_say(row->line, "没有作废。");
    } else if (desk_void_case(row->line->office, row->id, why, &err)) {
        line_say(row->line, "%s 已作废，案号留着不再用。", row->called);
    } else {
        line_say_err(row->line, &err);
    }
    free(why);
}

/* What was done, newest first; a number opens it: to be put right, or read where that may not be. */
void line_row_steps(struct line *line, int64_t case_id)
{
    struct step *steps = memory_array(NULL, ACTS_MOST, sizeof *steps);
    struct line_answer answers[ACTS_MOST];
    struct buffer lines[ACTS_MOST];
    struct err err = {0};
    size_t count = 0, total = 0;
    if (!step_list(line->office, case_id, steps, ACTS_MOST, &count, &total, &err)) {
        line_say_err(line, &err);
    }
    for (size_t i = 0; i < count; i++) {
        buffer_init(&lines[i]);
        step_line(&steps[i], &lines[i]);
        answers[i] = (struct line_answer){buffer_text(&lines[i]), NULL, NULL, (int)i};
    }
    if (count == 0 && err.code == ERR_NONE) {
        line_say(line, "这件案件还没有办过什么。");
    }
    int chosen = count ? line_choose(line, "历次办理", NULL, answers, count) : LINE_NOTHING;
    if (chosen != LINE_NOTHING) {
        line_form_open(line, &(struct line_form_start){.form = steps[chosen].form->name,
                                                       .id = steps[chosen].id});
    }
    for (size_t i = 0; i < count; i++) {
        buffer_done(&lines[i]);
    }
    free(steps);
}

static void show_steps(struct row *row)
{
    line_row_steps(row->line, row->id);
}

static void run_act(struct row *row, const struct row_act *act)
{
    static void (*const runs[ROW_ACT_KINDS])(struct row *) = {
        [ROW_ACT_COMMITMENT] = new_commitment,
        [ROW_ACT_PRINT] = print,
        [ROW_ACT_EDIT] = edit,
        [ROW_ACT_EDIT_COMMITMENT] = edit_commitment,
        [ROW_ACT_VOID] = void_case,
        [ROW_ACT_CASE_ABOUT] = new_case,
        [ROW_ACT_STEPS] = show_steps,
    };
    if (act->does == ROW_ACT_STEP) {
        line_form_open(row->line, &(struct line_form_start){.form = act->step, .context = row->id});
    } else {
        runs[act->does](row);
    }
}

/* The row's acts, with why some of them are refused. */
static void acts_of(struct line *line, const struct record *record,
                    const struct row_offer *choices, size_t count, struct line_answer *answers,
                    char (*remarks)[ROW_ACT_REMARK])
{
    for (size_t i = 0; i < count; i++) {
        const struct row_act *act = choices[i].act;
        answers[i] = (struct line_answer){
            act->title, row_act_remark(line->office, act, record, choices[i].open, remarks[i]),
            choices[i].open ? NULL : choices[i].why.message, (int)choices[i].index};
    }
}

void line_row_acts(struct line *line, const char *form, int64_t id)
{
    struct err err = {0};
    struct record *record = desk_load(line->office, form, id, &err);
    if (!record) {
        line_say_err(line, &err);
        return;
    }
    struct line_answer answers[ACTS_MOST];
    char remarks[ACTS_MOST][ROW_ACT_REMARK];
    struct row_offer *choices = memory_array(NULL, ACTS_MOST, sizeof *choices);
    struct row row = {.line = line, .form = record->form->name, .id = id};
    char title[256];
    call_row(record, row.called);
    snprintf(title, sizeof title, "办理 %s", row.called);
    size_t all, count = row_offers(line->office, record, choices, ACTS_MOST);
    acts_of(line, record, choices, count, answers, remarks);
    int chosen = LINE_NOTHING;
    if (count == 0) {
        line_say(line, "这一条没有要办的事。");
    } else {
        chosen = line_choose(line, title, NULL, answers, count);
    }
    record_free(record);
    free(choices);
    if (chosen != LINE_NOTHING) {
        run_act(&row, &row_act_table(line->office, &all)[chosen]);
    }
}

void line_row_act(struct line *line, const char *form, int64_t id, enum act_id act)
{
    struct err err = {0};
    size_t all;
    const struct row_act *table = row_act_table(line->office, &all);
    struct record *record = desk_load(line->office, form, id, &err);
    struct row row = {.line = line, .form = form, .id = id};
    for (size_t i = 0; record && i < all; i++) {
        if (table[i].act == act && row_act_offered(line->office, &table[i], record) &&
            row_act_open_on(line->office, &table[i], record, &err)) {
            call_row(record, row.called);
            run_act(&row, &table[i]);
            break;
        }
    }
    record_free(record);
    if (err.code != ERR_NONE) {
        line_say_err(line, &err);
    }
}

void line_row_edit(struct line *line, const char *form, int64_t id)
{
    line_form_open(line, &(struct line_form_start){.form = form, .id = id});
}

static bool has_acts(const struct line *line, const char *form)
{
    size_t all;
    const struct row_act *table = row_act_table(line->office, &all);
    for (size_t i = 0; i < all; i++) {
        if (strcmp(table[i].form, form) == 0) {
            return true;
        }
    }
    return false;
}

/* 沙环柔〔2026〕12号，观察中 */
static void say_head(struct line *line, const char *form, int64_t id)
{
    struct err err = {0};
    struct record *record = desk_load(line->office, form, id, &err);
    if (!record) {
        line_say_err(line, &err);
        return;
    }
    char called[200];
    int state = form_field(record->form, "state");
    char *shown =
        state >= 0 ? record_show(record, state, office_codes(line->office)) : memory_copy("");
    call_row(record, called);
    line_say(line, "%s%s%s", called, *shown ? "，" : "", shown);
    free(shown);
    record_free(record);
}

static void read_all(struct line *line, const char *form, int64_t id)
{
    struct err err = {0};
    line_detail_say(line, form, id);
    struct record *record = desk_load(line->office, form, id, &err);
    if (record) {
        say_due(line, record);
    }
    record_free(record);
}

/* What can be done with a row, numbered in its prompt. */
static const struct row_choice {
    enum action_id action;
    void (*run)(struct line *line, const char *form, int64_t id);
} choices[] = {
    {ACTION_ACTS, line_row_acts},
    {ACTION_PRINT, NULL},
    {ACTION_EDIT, line_row_edit},
};
#define CHOICES (sizeof choices / sizeof choices[0])

static size_t choices_of(const struct line *line, const char *form,
                         const struct row_choice *open[CHOICES], struct buffer *text)
{
    size_t count = 0;
    for (size_t i = 0; i < CHOICES; i++) {
        bool fits = choices[i].action == ACTION_PRINT  ? strcmp(form, "case") == 0
                    : choices[i].action == ACTION_ACTS ? has_acts(line, form)
                                                       : true;
        if (fits) {
            open[count++] = &choices[i];
            buffer_add_format(text, "%zu%s ", count, action_of(choices[i].action)->title);
        }
    }
    return count;
}

static const struct row_choice *choice_meant(const struct row_choice *const *open, size_t count,
                                             const char *typed)
{
    long number = line_number(typed);
    if (number >= 1 && (size_t)number <= count) {
        return open[number - 1];
    }
    for (size_t i = 0; number < 0 && i < count; i++) {
        if (!text_is_blank(typed) && action_matches(action_of(open[i]->action), typed)) {
            return open[i];
        }
    }
    return NULL;
}

static void take(struct line *line, const char *form, int64_t id,
                 const struct row_choice *const *open, size_t count, const char *typed)
{
    const struct row_choice *meant = choice_meant(open, count, typed);
    struct line_place place = {.where = PLACE_LIST, .form = form, .id = id};
    struct line_asked asked;
    char *folded = line_fold(typed);
    if (meant && !meant->run) {
        line_letters(line, id);
    } else if (meant) {
        meant->run(line, form, id);
    } else if (!*folded) {
        read_all(line, form, id);
    } else if (strcmp(folded, "?") == 0) {
        line_say(line, "数字选择，回车读全文，0 返回。");
        line_command_help(line, &place);
    } else if (line_command_find(line, &place, *folded == ':' ? folded + 1 : folded, &asked)) {
        line_command_run(line, &place, &asked);
    } else {
        line_say(line, "没有“%s”。", typed);
    }
    free(folded);
}

void line_row_open(struct line *line, const char *form, int64_t id, bool read)
{
    const struct row_choice *open[CHOICES];
    struct buffer text;
    buffer_init(&text);
    size_t count = choices_of(line, form, open, &text);
    if (read) {
        read_all(line, form, id);
    }
    while (!line_over(line)) {
        say_head(line, form, id);
        char *typed = line_ask(line, "%s回车读全文 0返回", buffer_text(&text));
        bool back = !typed || line_number(typed) == 0;
        if (!back) {
            take(line, form, id, open, count, typed);
        }
        free(typed);
        if (back) {
            break;
        }
    }
    buffer_done(&text);
}
