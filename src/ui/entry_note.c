/* entry_note: what the office knows about what is being entered, dimly under its field: what it has had
 * to do with the party before, what the chosen item of the lists says, how a period goes with the law, and
 * parties on file that may be the one that is just typed in.
 *
 * Looked up when the keys rest, so that typing never waits; it refuses nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "entry.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "ui/dialog.h"

#define SIMILAR_REST_MS 200
#define TOLD_ROWS 6 /* of what the office says */

static void note_set(struct form_view *view, struct entry_note *note, int field, int rows,
                     enum style style, char *text)
{
    bool same = note->text && text && note->field == field && strcmp(note->text, text) == 0;
    if (!same && (note->text || text)) {
        scene_changed(&view->scene);
    }
    free(note->text);
    *note = (struct entry_note){.field = field, .rows = rows, .style = style, .text = text};
}

const struct entry_note *entry_note_of(const struct form_view *view, int field)
{
    const struct entry_note *notes[] = {&view->history, &view->item, &view->likeness, &view->told};
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (notes[i]->text && notes[i]->field == field) {
            return notes[i];
        }
    }
    return NULL;
}

void entry_notes_free(struct form_view *view)
{
    free(view->history.text);
    free(view->item.text);
    free(view->likeness.text);
    free(view->told.text);
    free(view->history_of);
    free(view->item_of);
    free(view->told_of);
}

char *entry_history(const struct form_view *view, int64_t party, bool in_full)
{
    bool is_case = strcmp(view->form->name, "case") == 0;
    return form_history(view->scene.app->office, party, is_case ? view->record->id : 0, in_full);
}

/* The first field that names a party; -1. */
static int party_field(const struct form *form)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].type->kind == FIELD_PARTY && !form->fields[i].given) {
            return (int)i;
        }
    }
    return -1;
}

/* Whether the field holds another value than the note is of, which is the note's from now on. */
static bool is_another(char **of, const char *value)
{
    bool same = value && *of ? strcmp(value, *of) == 0 : !value && !*of;
    if (!same) {
        free(*of);
        *of = value ? memory_copy(value) : NULL;
    }
    return !same;
}

static void look_up_history(struct form_view *view)
{
    int field = party_field(view->form);
    const char *value = field >= 0 ? record_value(view->record, field) : NULL;
    if (!is_another(&view->history_of, value)) {
        return;
    }
    char *line = value ? entry_history(view, strtoll(value, NULL, 10), false) : memory_copy("");
    char *text = *line ? line : NULL;
    note_set(view, &view->history, field, 1, STYLE_DIM, text);
    if (!text) {
        free(line);
    }
}

/* The first field that names an item of the lists; -1. */
static int item_field(const struct form *form)
{
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (field->refers && strcmp(field->refers, "item") == 0 && !field->given) {
            return (int)i;
        }
    }
    return -1;
}

/* A code alone says nothing, least of all that the item forbids what is being done. */
static void look_up_item(struct form_view *view)
{
    int field = item_field(view->form);
    const char *value = field >= 0 ? record_value(view->record, field) : NULL;
    struct err ignored;
    char *violation = NULL, *text = NULL;
    bool negative = false;
    if (!is_another(&view->item_of, value)) {
        return;
    }
    if (value && desk_item(view->scene.app->office, strtoll(value, NULL, 10), &violation, &negative,
                           &ignored)) {
        text = memory_format("%s%s", negative ? "负面清单：不适用柔性执法｜" : "", violation);
    }
    note_set(view, &view->item, field, 2, negative ? STYLE_WARN : STYLE_DIM, text);
    free(violation);
}

/* All that is entered, to see whether any of it changed. Caller frees. */
static char *all_values(const struct record *record)
{
    struct buffer values;
    buffer_init(&values);
    for (size_t i = 0; i < record->form->field_count; i++) {
        buffer_add(&values, record_value(record, (int)i));
        buffer_add_char(&values, '\n');
    }
    return buffer_take(&values);
}

/* What the office says about the value of a field: a period of observation and the time for filing. */
static void look_up_told(struct form_view *view)
{
    bool warns = false;
    char *values = all_values(view->record), *text = NULL;
    int field = 0;
    if (!view->reading && is_another(&view->told_of, values)) {
        for (int i = 0; !text && i < (int)view->form->field_count; i++) {
            text = desk_note(view->scene.app->office, view->record, i, &warns);
            field = i;
        }
        note_set(view, &view->told, field, TOLD_ROWS, warns ? STYLE_WARN : STYLE_DIM, text);
    }
    free(values);
}

/* 已有 重庆渝碚机械有限公司（信用代码相同）等 2 个，F3 用已有的（先问） */
static char *likeness_text(const struct form_view *view)
{
    const struct similar *first = &view->similar[0];
    char more[48] = "";
    if (view->similar_count > 1) {
        snprintf(more, sizeof more, "等 %zu 个相近的", view->similar_count);
    }
    return memory_format("已有 %s（%s）%s，F3 用已有的，写的留作草稿", first->called, first->why,
                         more);
}

static void look_up_likeness(struct form_view *view)
{
    struct err err = {0};
    struct entry_cell cell = view->likeness_cell;
    bool here = view->editor && view->touched && view->at < view->cell_count &&
                entry_cell_same(&view->cells[view->at], &cell);
    char *typed = here ? editor_text(view->editor) : NULL;
    view->likeness_due = false;
    view->similar_count = 0;
    office_similar(view->scene.app->office, view->record, cell.field, typed, view->similar,
                   SIMILAR_MOST, &view->similar_count, &err);
    free(typed);
    bool any = view->similar_count > 0;
    note_set(view, &view->likeness, any ? view->similar[0].field : cell.field, 2,
             any && view->similar[0].certain ? STYLE_WARN : STYLE_DIM,
             any ? likeness_text(view) : NULL);
    view->scene.app->chrome_dirty = true;
}

void entry_notes_changed(struct form_view *view)
{
    bool is_new_party = strcmp(view->form->name, "party") == 0 && view->record->id == 0;
    if (is_new_party && view->at < view->cell_count) {
        view->likeness_due = true;
        view->likeness_cell = view->cells[view->at];
    }
}

int entry_notes_tick(struct form_view *view, int64_t now_ms)
{
    look_up_history(view);
    look_up_item(view);
    look_up_told(view);
    if (!view->likeness_due) {
        return -1;
    }
    int64_t left = SIMILAR_REST_MS - (now_ms - view->typed_ms);
    if (left > 0) {
        return (int)left;
    }
    look_up_likeness(view);
    return -1;
}

struct form_view *entry_form_below(const struct form_view *view)
{
    const struct app *app = view->scene.app;
    for (size_t i = 0; i < app->count; i++) {
        if (app->scenes[i] == view->owner && app->scenes[i]->ops == view->scene.ops) {
            return view->owner;
        }
    }
    return NULL;
}

/* What the dialog asks about: its own, as looking goes on underneath. Lives as long as the dialog. */
struct existing {
    struct form_view *view;
    struct similar found[SIMILAR_MOST];
    size_t count;
};

/* Nothing is thrown away unasked: what was written so far stays as a draft. */
static void use_existing(void *owner, int id, const char *typed)
{
    const struct existing *existing = owner;
    struct form_view *view = existing->view;
    const struct similar *found = &existing->found[id];
    struct app *app = view->scene.app;
    struct form_view *below = entry_form_below(view);
    void *told = view->owner;
    void (*saved)(void *, const struct record *) = view->saved;
    (void)typed;
    bool wrote = view->changed;
    if (!entry_close(view)) {
        return;
    }
    if (below) {
        entry_take_reference(below, found->id, found->called, false);
        app_say(app, STYLE_PLAIN, "用了已有的 %s%s。", found->called,
                wrote ? "；写的留作草稿" : "");
    } else {
        form_view_start(app, "party", found->id, 0, NULL, told, saved);
    }
}

void entry_existing(struct form_view *view)
{
    struct dialog_answer answers[SIMILAR_MOST];
    if (view->likeness_due) {
        look_up_likeness(view);
    }
    if (view->similar_count == 0) {
        return;
    }
    struct existing *existing = memory_alloc(sizeof *existing);
    existing->view = view;
    existing->count = view->similar_count;
    memcpy(existing->found, view->similar, sizeof existing->found);
    for (size_t i = 0; i < existing->count; i++) {
        answers[i] =
            (struct dialog_answer){existing->found[i].called, existing->found[i].why, NULL, (int)i};
    }
    dialog_open(view->scene.app,
                &(struct dialog_options){.title = "用已有的当事人",
                                         .text = "这张表单随后关上，写的留作草稿。",
                                         .answers = answers,
                                         .count = existing->count,
                                         .chosen = -1,
                                         .owner = existing,
                                         .answer = use_existing,
                                         .release = free});
}
