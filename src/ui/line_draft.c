/* line_draft: the form as it is being answered, kept at every answer; what was not finished, offered.
 *
 * In the same shape as the screen keeps it, so that either goes on with the other's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "line_form.h"

#define DRAFTS_MOST 8

static bool same_cell(const struct entry_cell *one, const struct entry_cell *other)
{
    return one->field == other->field && one->row == other->row && one->sub == other->sub;
}

struct line_unread *line_unread_find(const struct line_form *form, const struct entry_cell *cell)
{
    for (size_t i = 0; i < form->unread_count; i++) {
        if (same_cell(&form->unread[i].cell, cell)) {
            return &form->unread[i];
        }
    }
    return NULL;
}

void line_unread_clear(struct line_form *form, const struct entry_cell *cell)
{
    struct line_unread *unread = line_unread_find(form, cell);
    if (unread) {
        free(unread->text);
        free(unread->why);
        *unread = form->unread[--form->unread_count];
    }
}

void line_unread_put(struct line_form *form, const struct entry_cell *cell, const char *text,
                     const char *why)
{
    struct line_unread put = {*cell, memory_copy(text), memory_copy(why)};
    line_unread_clear(form, cell);
    form->unread = memory_array(form->unread, form->unread_count + 1, sizeof *form->unread);
    form->unread[form->unread_count++] = put;
}

void line_unread_free(struct line_form *form)
{
    while (form->unread_count > 0) {
        struct entry_cell cell = form->unread[0].cell;
        line_unread_clear(form, &cell);
    }
    free(form->unread);
    form->unread = NULL;
}

void line_unread_row_gone(struct line_form *form, int field, int row)
{
    for (size_t i = form->unread_count; i > 0; i--) {
        struct entry_cell *cell = &form->unread[i - 1].cell;
        if (cell->field == field && cell->row == row) {
            line_unread_clear(form, &(struct entry_cell){field, row, cell->sub});
        } else if (cell->field == field && cell->row > row) {
            cell->row--;
        }
    }
}

static struct office_draft draft_here(const struct line_form *form)
{
    struct office_draft draft = {
        .object = form->object, .context = form->context, .base = form->base, .row = form->at.row};
    struct buffer name;
    buffer_init(&name);
    snprintf(draft.form, sizeof draft.form, "%s", form->form->name);
    form_cell_name(form->line->office, form->form, &form->at, &name);
    snprintf(draft.field, sizeof draft.field, "%s", buffer_text(&name));
    buffer_done(&name);
    form_draft_called(form->record, draft.called);
    return draft;
}

bool line_form_keep(struct line_form *form)
{
    struct err err = {0};
    struct office_draft draft = draft_here(form);
    struct buffer typed;
    buffer_init(&typed);
    for (size_t i = 0; i < form->unread_count; i++) {
        form_unread_add(form->line->office, form->form, &form->unread[i].cell, form->unread[i].text,
                        &typed);
    }
    bool kept =
        office_draft_keep(form->line->office, &draft, form->record, buffer_text(&typed), &err);
    buffer_done(&typed);
    form->has_draft = form->has_draft || kept;
    if (!kept) {
        line_say(form->line, "草稿没有留住：%s。", err.message);
    }
    return kept;
}

void line_form_changed(struct line_form *form)
{
    form->changed = true;
    form->rescued = false;
    if (!line_form_keep(form) && !form->line->gone) {
        line_say(form->line, "写的都还在，可以接着写；离开以前会再问。");
    }
}

void line_form_drop(struct line_form *form)
{
    struct err err = {0};
    struct office_draft draft = draft_here(form);
    if (form->has_draft && !office_draft_drop(form->line->office, &draft, &err)) {
        line_say_err(form->line, &err);
    }
    form->has_draft = form->changed = false;
}

void line_form_return(struct line_form *form, const struct office_draft *draft, const char *typed)
{
    char *copy = memory_copy(typed), *rest = copy;
    const char *name, *text;
    struct entry_cell cell;
    while (form_unread_next(&rest, &name, &text)) {
        if (!form_cell_named(form->line->office, form->form, name, &cell)) {
            continue;
        }
        while (cell.row >= 0 && (size_t)cell.row >= form->record->rows[cell.field].count) {
            record_row_add(form->record, cell.field, line_row_form(form, cell.field));
        }
        line_unread_put(form, &cell, text, "还没有读入");
    }
    free(copy);
    form->has_draft = form->changed = true;
    if (form_cell_named(form->line->office, form->form, draft->field, &cell)) {
        form->at = cell;
    }
}

static void drop_one(struct line *line, const struct line_answer *answers, size_t count,
                     const struct office_draft *drafts)
{
    struct err err = {0};
    int id = line_choose(line, "丢掉哪一份？丢掉的找不回来。", "都留着", answers, count);
    if (id == LINE_NOTHING) {
        return;
    }
    if (office_draft_drop(line->office, &drafts[id], &err)) {
        line_say(line, "已丢掉草稿：%s", drafts[id].called);
    } else {
        line_say_err(line, &err);
    }
}

void line_drafts_offer(struct line *line, bool asked)
{
    struct office_draft drafts[DRAFTS_MOST];
    struct line_answer answers[DRAFTS_MOST + 1];
    char moments[DRAFTS_MOST][DATE_TEXT], title[80];
    struct err err = {0};
    size_t count = 0;
    if (!office_draft_list(line->office, drafts, DRAFTS_MOST, &count, &err)) {
        line_say_err(line, &err);
        return;
    }
    if (count == 0) {
        if (asked) {
            line_say(line, "没有写了一半的草稿。");
        }
        return;
    }
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct line_answer){.text = drafts[i].called,
                                          .remark = moment_format(drafts[i].at, moments[i]),
                                          .id = (int)i};
    }
    answers[count] = (struct line_answer){.text = "丢掉一份", .id = DRAFTS_MOST};
    snprintf(title, sizeof title, "您有 %zu 份没写完的，数字接着写：", count);
    int id = line_choose(line, title, "以后再说", answers, count + 1);
    if (id == DRAFTS_MOST) {
        drop_one(line, answers, count, drafts);
    } else if (id != LINE_NOTHING) {
        line_form_go_on(line, &drafts[id]);
    }
}
