/* entry_pick: values that are chosen: codes, choices, people, parties, items of the lists.
 *
 * What may be chosen comes from the office or from the form; a party that isn't there yet is
 * made in a form of its own on top of this one and comes back chosen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "choice_list.h"
#include "entry.h"
#include "office/desk.h"
#include "ui/picker.h"

static const struct entry_cell *cell_here(const struct form_view *view)
{
    return &view->cells[view->at];
}

static struct choice_list options_here(const struct form_view *view)
{
    return choice_list_of(view->scene.app->office, entry_cell_field(view, cell_here(view)));
}

static bool find_options(void *owner, const char *typed, struct desk_option *out, size_t limit,
                         size_t *count, struct err *err)
{
    struct choice_list options = options_here(owner);
    (void)err;
    *count = 0;
    for (size_t i = 0; i < options.count && *count < limit; i++) {
        if (!choice_list_fits(&options, i, typed)) {
            continue;
        }
        out[*count] = (struct desk_option){.id = (int64_t)i + 1};
        snprintf(out[*count].called, sizeof out->called, "%s", choice_list_label(&options, i));
        (*count)++;
    }
    return true;
}

static bool find_records(void *owner, const char *typed, struct desk_option *out, size_t limit,
                         size_t *count, struct err *err)
{
    struct form_view *view = owner;
    const struct entry_cell *cell = cell_here(view);
    struct record *record = entry_cell_record(view, cell);
    /* a row that isn't made yet is a blank one of its own form */
    struct record *blank = record ? NULL : record_new(entry_row_form(view, cell->field));
    bool found = desk_options(view->scene.app->office, record ? record : blank,
                              entry_cell_index(cell), typed, out, limit, count, err);
    record_free(blank);
    return found;
}

/* Sets the value of the cell and goes on. */
static void take_value(struct form_view *view, const char *value)
{
    const struct entry_cell cell = *cell_here(view);
    struct record *record = entry_cell_record_make(view, &cell);
    entry_chosen_note(view, &cell);
    entry_state_clear(view, &cell);
    record_set(record, entry_cell_index(&cell), value);
    entry_changed(view);
    entry_cells_build(view);
    entry_next(view, 1);
}

static void take_option(void *owner, const struct desk_option *option)
{
    struct choice_list options = options_here(owner);
    struct form_view *view = owner;
    const char *code = choice_list_code(&options, (size_t)option->id - 1);
    if (options.field->type->kind != FIELD_CHOICES) {
        take_value(view, code);
        return;
    }
    /* several may be chosen: the label joins those that stand there already, as if it were pasted */
    char *more = memory_format("%s%s", editor_count(view->editor) > 0 ? "、" : "",
                               choice_list_label(&options, (size_t)option->id - 1));
    editor_set_cursor(view->editor, editor_count(view->editor));
    if (editor_key(view->editor, &(struct key){.kind = KEY_KIND_PASTE, .text = more}) ==
        EDITOR_CHANGED) {
        view->touched = true;
        entry_changed(view);
    }
    free(more);
}

void entry_take_reference(struct form_view *view, int64_t id, const char *called, bool warns)
{
    const struct entry_cell cell = *cell_here(view);
    struct record *record = entry_cell_record_make(view, &cell);
    entry_chosen_note(view, &cell);
    entry_state_clear(view, &cell);
    record_refer(record, entry_cell_index(&cell), id, called);
    entry_changed(view);
    entry_cells_build(view);
    entry_next(view, 1);
    if (warns) {
        app_say(view->scene.app, STYLE_WARN,
                "%s 在负面清单上：不适用柔性执法，这件案件不能签保证承诺书。", called);
    }
}

/* Two lines of it: more would cover the form. */
static void say_taken(struct app *app, const struct desk_option *option)
{
    char *words = memory_format("%s：%s", option->called, option->remark);
    size_t length = text_cut(words, 2 * (app->layout.columns - 2) - 2);
    app_say(app, STYLE_PLAIN, "%.*s%s", (int)length, words, words[length] != '\0' ? ".." : "");
    free(words);
}

static void take_record(void *owner, const struct desk_option *option)
{
    struct form_view *view = owner;
    /* who or what it is stands in the message line: a wrong party voids the whole file */
    if (*option->remark) {
        say_taken(view->scene.app, option);
    }
    entry_take_reference(view, option->id, option->called, option->warns);
}

/* Numbers that are suggested where any may be typed. */
static bool find_offers(void *owner, const char *typed, struct desk_option *out, size_t limit,
                        size_t *count, struct err *err)
{
    struct form_view *view = owner;
    const struct entry_cell *cell = cell_here(view);
    *count = 0;
    return cell->row >= 0 || desk_suggested(view->scene.app->office, view->record, cell->field,
                                            typed, out, limit, count, err);
}

static void take_offer(void *owner, const struct desk_option *option)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)option->id);
    take_value(owner, text);
}

static bool any_offers(struct form_view *view)
{
    struct desk_option *options = memory_array(NULL, PICKER_MOST, sizeof *options);
    size_t count = 0;
    struct err ignored;
    bool any = find_offers(view, "", options, PICKER_MOST, &count, &ignored) && count > 0;
    free(options);
    return any;
}

static void party_made(void *owner, const struct record *record)
{
    entry_take_reference(owner, record->id, record_get(record, "name"), false);
}

void entry_make_party(struct form_view *view, const char *name)
{
    form_view_start(view->scene.app, "party", 0, 0, name, view, party_made);
}

static void make_party(void *owner, const char *typed)
{
    entry_make_party(owner, typed);
}

/* At the elbow while a party is chosen: its earlier cases, what was promised and how it went. */
static char *about_party(void *owner, int64_t id)
{
    char *history = entry_history(owner, id, true);
    if (*history) {
        return history;
    }
    free(history);
    return memory_copy("此前没有登记过案件。");
}

static int64_t chosen_option(const struct form_view *view, const struct choice_list *options)
{
    const struct record *record = entry_cell_record(view, cell_here(view));
    const char *value = record ? record_value(record, entry_cell_index(cell_here(view))) : NULL;
    for (size_t i = 0; value && i < options->count; i++) {
        if (strcmp(choice_list_code(options, i), value) == 0) {
            return (int64_t)i + 1;
        }
    }
    return 0;
}

void entry_pick(struct form_view *view, const char *typed)
{
    const struct field *field = entry_cell_field(view, cell_here(view));
    struct picker_options picker = {
        .title = field->label, .typed = typed, .of_field = true, .owner = view};
    struct choice_list options = options_here(view);
    if (field->type->refers) {
        bool party = field->type->kind == FIELD_PARTY;
        picker.source = find_records;
        picker.choose = take_record;
        picker.make = party ? make_party : NULL;
        picker.about = party ? about_party : NULL;
        picker.empty = party ? "没有找到。按 F2 新建这个当事人，建好就回到这里。" : NULL;
    } else if (options.count > 0) {
        picker.tails = true;
        picker.source = find_options;
        picker.choose = take_option;
        picker.chosen = typed ? 0 : chosen_option(view, &options);
    } else if (any_offers(view)) {
        picker.tails = true;
        picker.source = find_offers;
        picker.choose = take_offer;
    } else {
        app_say(view->scene.app, STYLE_PLAIN, "这一项没有选项，直接输入。");
        return;
    }
    picker_open(view->scene.app, &picker);
}

bool entry_pick_step(struct form_view *view, int by)
{
    struct choice_list options = options_here(view);
    if (options.field->type->refers || options.count == 0) {
        return false;
    }
    int64_t at = chosen_option(view, &options) - 1, count = (int64_t)options.count;
    const struct entry_cell cell = *cell_here(view);
    do {
        at = (at + by + count) % count;
    } while (!choice_list_offered(&options, (size_t)at));
    entry_chosen_note(view, &cell);
    record_set(entry_cell_record_make(view, &cell), entry_cell_index(&cell),
               choice_list_code(&options, (size_t)at));
    entry_state_clear(view, &cell);
    entry_changed(view);
    entry_cells_build(view);
    return true;
}

void entry_pick_items(struct form_view *view)
{
    if (view->offered || view->reading || view->cell_count == 0) {
        return;
    }
    const struct entry_cell *cell = cell_here(view);
    const struct field *field = entry_cell_field(view, cell);
    int violation = form_field(view->form, "violation");
    if (cell->row >= 0 || !field->refers || strcmp(field->refers, "item") != 0 || violation < 0 ||
        record_value(view->record, cell->field) || !record_value(view->record, violation)) {
        return;
    }
    view->offered = true;
    picker_open(view->scene.app,
                &(struct picker_options){.title = "清单上相近的事项（Enter 选定，Esc 不选）",
                                         .of_field = true,
                                         .owner = view,
                                         .source = find_records,
                                         .choose = take_record});
}
