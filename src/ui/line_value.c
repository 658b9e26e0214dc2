/* line_value: values that are chosen, line by line: codes, choices, people, parties, list items.
 *
 * A number means the row that was said last; text searches, and what fits alone is taken. A party that
 * isn't there is made in a form of its own and comes back chosen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "choice_list.h"
#include "line_form.h"
#include "office/desk.h"

#define HITS 9
#define OPTIONS_SAID 60

static bool is_reference(const struct field *field)
{
    return field->type->refers && field->type->kind != FIELD_ROWS;
}

/* What can be chosen, numbered as it is counted in options_meant. */
static void say_options(const struct line_form *form, const struct choice_list *list)
{
    size_t number = 0;
    for (size_t i = 0; i < list->count && number < OPTIONS_SAID; i++) {
        if (choice_list_offered(list, i)) {
            line_say(form->line, "%zu. %s", ++number, choice_list_label(list, i));
        }
    }
    if (list->count > OPTIONS_SAID) {
        line_say(form->line, "共 %zu 个，输入名称或首字母查找。", list->count);
    }
}

static void take_option(struct line_form *form, const struct entry_cell *cell,
                        const struct choice_list *list, size_t option, const char *typed)
{
    record_set(line_cell_record(form, cell), line_cell_index(cell), choice_list_code(list, option));
    line_field_taken(form, cell, typed);
}

/* Which options fit: the one of that number in the table, the one so called, or all with that part. */
static size_t options_meant(const struct choice_list *list, const char *typed, size_t *one)
{
    size_t count = 0;
    long number = line_number(typed), at = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!choice_list_offered(list, i)) {
            continue;
        }
        if (++at == number || strcmp(choice_list_label(list, i), typed) == 0) {
            *one = i;
            return 1;
        }
        if (choice_list_fits(list, i, typed)) {
            *one = i;
            count++;
        }
    }
    return count;
}

/* One of those that fit, by a second question. */
static bool choose_option(struct line_form *form, const struct choice_list *list, const char *typed,
                          size_t *one)
{
    struct line_answer answers[HITS];
    size_t count = 0;
    for (size_t i = 0; i < list->count && count < HITS; i++) {
        if (choice_list_fits(list, i, typed)) {
            answers[count++] =
                (struct line_answer){.text = choice_list_label(list, i), .id = (int)i};
        }
    }
    int id = line_choose_or(form->line, NULL, "都不是", answers, count, &form->other);
    *one = id < 0 ? 0 : (size_t)id;
    return id != LINE_NOTHING;
}

static bool ask_option(struct line_form *form, const struct entry_cell *cell,
                       const struct choice_list *list, const char *typed)
{
    size_t one = 0, count = options_meant(list, typed, &one);
    if (count == 0) {
        line_say(form->line, "没有“%s”，? 列出能选的。", typed);
        return false;
    }
    if (count > 1 && !choose_option(form, list, typed, &one)) {
        return false;
    }
    take_option(form, cell, list, one, typed);
    return true;
}

/* Several: 1 3 or 文员、执法人员. Numbers become labels, the office reads the rest. */
static bool ask_options(struct line_form *form, const struct entry_cell *cell,
                        const struct choice_list *list, const char *typed)
{
    struct buffer labels;
    buffer_init(&labels);
    char *folded = line_fold(typed), *rest = folded;
    for (char *word; (word = strtok_r(rest, " ,;/", &rest)) != NULL;) {
        long number = line_number(word);
        bool known = number >= 1 && (size_t)number <= list->count;
        buffer_add_format(&labels, "%s%s", labels.length ? "、" : "",
                          known ? choice_list_label(list, (size_t)number - 1) : word);
    }
    bool entered = line_field_enter(form, cell, buffer_text(&labels));
    free(folded);
    buffer_done(&labels);
    return entered;
}

static void take_record(struct line_form *form, const struct entry_cell *cell, int64_t id,
                        const char *called, const char *remark, bool warns)
{
    record_refer(line_cell_record(form, cell), line_cell_index(cell), id, called);
    line_field_taken(form, cell, called);
    /* who or what it is: a wrong party voids the whole file */
    line_say(form->line, "%s%s%s", called, *remark ? "：" : "", remark);
    line_party_known(form, cell);
    if (warns) {
        line_say(form->line, "%s 在负面清单上：不适用柔性执法，这件案件不能签保证承诺书。", called);
    }
}

/* Those that fit, numbered; more than one or not just so called: it is asked which. */
static bool choose_record(struct line_form *form, const struct entry_cell *cell,
                          const struct desk_option *options, size_t count)
{
    struct line_answer answers[HITS];
    char remarks[HITS][120];
    count = count < HITS ? count : HITS;
    for (size_t i = 0; i < count; i++) {
        snprintf(remarks[i], sizeof remarks[i], "%s%.*s", options[i].warns ? "负面清单，" : "",
                 (int)text_cut(options[i].remark, 60), options[i].remark);
        answers[i] = (struct line_answer){
            .text = options[i].called, .remark = *remarks[i] ? remarks[i] : NULL, .id = (int)i};
    }
    int id = line_choose_or(form->line, NULL, "都不是", answers, count, &form->other);
    if (id == LINE_NOTHING) {
        return false;
    }
    take_record(form, cell, options[id].id, options[id].called, options[id].remark,
                options[id].warns);
    return true;
}

static bool make_party(struct line_form *form, const struct entry_cell *cell, const char *name)
{
    struct err err = {0};
    int64_t id = line_form_open(
        form->line, &(struct line_form_start){.form = "party", .name = name, .within = true});
    struct record *party = id ? desk_load(form->line->office, "party", id, &err) : NULL;
    if (party) {
        take_record(form, cell, id, record_get(party, "name"), "", false);
    }
    record_free(party);
    return id != 0;
}

/* 新建, or 新建 某某公司. */
static bool is_new(const struct field *field, const char *typed, const char **name)
{
    const char *word = action_of(ACTION_NEW)->title;
    size_t length = strlen(word);
    bool said = field->type->kind == FIELD_PARTY && strncmp(typed, word, length) == 0 &&
                (typed[length] == '\0' || typed[length] == ' ');
    *name = said && typed[length] ? typed + length + 1 : NULL;
    return said;
}

static bool ask_record(struct line_form *form, const struct entry_cell *cell, const char *typed)
{
    struct err err = {0};
    const char *name;
    const struct field *field = line_cell_field(form, cell);
    if (is_new(field, typed, &name)) {
        return make_party(form, cell, name);
    }
    struct desk_option *options = memory_array(NULL, HITS + 1, sizeof *options);
    size_t count = 0;
    bool taken = false;
    if (!desk_options(form->line->office, line_cell_record(form, cell), line_cell_index(cell),
                      typed, options, HITS + 1, &count, &err)) {
        line_say_err(form->line, &err);
    } else if (count == 0) {
        line_say(form->line, "没有找到“%s”。%s", typed,
                 field->type->kind == FIELD_PARTY ? "输入 新建 名称 登记它。" : "");
    } else if (count == 1) {
        take_record(form, cell, options[0].id, options[0].called, options[0].remark,
                    options[0].warns);
        taken = true;
    } else {
        if (count > HITS) {
            line_say(form->line, "多于 %d 个，最近的是：", HITS);
        }
        taken = choose_record(form, cell, options, count);
    }
    free(options);
    return taken;
}

bool line_value_ask(struct line_form *form, const struct entry_cell *cell, const char *typed,
                    bool *taken)
{
    const struct field *field = line_cell_field(form, cell);
    struct choice_list list = choice_list_of(form->line->office, field);
    *taken = false;
    if (is_reference(field)) {
        *taken = ask_record(form, cell, typed);
    } else if (field->type->kind == FIELD_CHOICES) {
        *taken = ask_options(form, cell, &list, typed);
    } else if (list.count > 0) {
        *taken = ask_option(form, cell, &list, typed);
    } else {
        return false;
    }
    return true;
}

/* What fits the violation stands on the published lists: said once, before the item is asked. */
static bool offer_items(struct line_form *form, const struct entry_cell *cell)
{
    int violation = form_field(form->form, "violation");
    const struct field *field = line_cell_field(form, cell);
    if (form->offered || cell->row >= 0 || strcmp(field->refers, "item") != 0 || violation < 0 ||
        record_value(form->record, cell->field) || !record_value(form->record, violation)) {
        return false;
    }
    bool chosen = false;
    struct desk_option *options = memory_array(NULL, HITS, sizeof *options);
    struct err err = {0};
    size_t count = 0;
    form->offered = true;
    if (desk_options(form->line->office, form->record, cell->field, "", options, 5, &count, &err) &&
        count > 0) {
        line_say(form->line, "清单上相近的事项：");
        chosen = choose_record(form, cell, options, count);
    }
    free(options);
    return chosen;
}

/* Numbers that are suggested where any may be typed: 15 日：2026-03-24期满. */
static void say_suggested(const struct line_form *form, const struct entry_cell *cell)
{
    struct desk_option options[HITS];
    struct err ignored;
    size_t count = 0;
    if (cell->row >= 0 || !desk_suggested(form->line->office, form->record, cell->field, "",
                                          options, HITS, &count, &ignored)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        line_say(form->line, "%s：%s", options[i].called, options[i].remark);
    }
}

bool line_value_offer(struct line_form *form, const struct entry_cell *cell, bool all)
{
    const struct field *field = line_cell_field(form, cell);
    struct choice_list list = choice_list_of(form->line->office, field);
    const struct record *record = line_cell_record(form, cell);
    bool empty = !record_value(record, line_cell_index(cell));
    if (is_reference(field) && !all) {
        return offer_items(form, cell);
    }
    if (is_reference(field)) {
        line_say(form->line, "输入名称、首字母或号码的一段。%s",
                 field->type->kind == FIELD_PARTY ? "没有的输入 新建 名称。" : "");
    } else if (list.count > 0 && (all || (list.count <= HITS && empty))) {
        say_options(form, &list);
    } else if (all) {
        say_suggested(form, cell);
    }
    return false;
}
