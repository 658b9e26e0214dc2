/* line_draft: the form as it is being answered, kept at every answer; what was not finished, offered.
 *
 * In the same shape as the screen keeps it, so that either goes on with the other's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draft_rescue.h"
#include "line_form.h"

#define DRAFTS_PAGE 8

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
    struct office_draft draft = {.object = form->object,
                                 .context = form->context,
                                 .base = form->base,
                                 .slot = form->draft_slot,
                                 .stamp = form->draft_stamp,
                                 .row = form->at.row};
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
    form->draft_slot = draft.slot;
    form->draft_stamp = draft.stamp;
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
    if (form->has_draft && !office_draft_drop(form->line->office, &draft, &err) &&
        err.code != ERR_CONFLICT) { /* a conflict: another window goes on with it */
        line_say_err(form->line, &err);
    }
    form->has_draft = form->changed = false;
    form->draft_stamp = 0;
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
    form->draft_slot = draft->slot;
    form->draft_stamp = draft->stamp;
    form->has_draft = form->changed = true;
    if (form_cell_named(form->line->office, form->form, draft->field, &cell)) {
        form->at = cell;
    }
}

/* An answer that is no draft; a draft's is its place in the list. */
enum { DROP = DRAFTS_PAGE, MORE };

/* One page of the drafts, and what else can be answered; the chosen id. */
static int choose_draft(struct line *line, const struct office_draft *drafts, size_t count,
                        size_t from, bool dropping)
{
    struct line_answer answers[DRAFTS_PAGE + 2];
    char moments[DRAFTS_PAGE][DATE_TEXT], title[80];
    size_t shown = 0;
    for (size_t i = from; i < count && shown < DRAFTS_PAGE; i++, shown++) {
        answers[shown] = (struct line_answer){.text = drafts[i].called,
                                              .remark = moment_format(drafts[i].at, moments[shown]),
                                              .id = (int)shown};
    }
    size_t last = shown;
    if (count > DRAFTS_PAGE) {
        bool end = from + DRAFTS_PAGE >= count;
        answers[last++] = (struct line_answer){.text = end ? "回到最新的" : "往后看", .id = MORE};
    }
    if (!dropping) {
        answers[last++] = (struct line_answer){.text = "丢掉一份", .id = DROP};
        snprintf(title, sizeof title, "您有 %zu 份没写完的，数字接着写：", count);
    }
    return line_choose(line, dropping ? "丢掉哪一份？选了还要再问一次。" : title,
                       dropping ? "都留着" : "以后再说", answers, last);
}

bool line_draft_sure(struct line *line, const struct office_draft *draft)
{
    static const struct line_answer answers[] = {{"丢掉", NULL, NULL, 0}};
    char *loss = form_draft_loss(draft);
    bool sure = line_choose(line, loss, "留着", answers, 1) == 0;
    free(loss);
    return sure;
}

static void drop(struct line *line, const struct office_draft *draft)
{
    struct err err = {0};
    if (!line_draft_sure(line, draft)) {
        line_say(line, "草稿留着。");
    } else if (office_draft_drop(line->office, draft, &err)) {
        line_say(line, "已丢掉草稿：%s", draft->called);
    } else {
        line_say_err(line, &err);
    }
}

static void offer(struct line *line, const struct office_draft *drafts, size_t count)
{
    bool dropping = false;
    size_t from = 0;
    for (;;) {
        int id = choose_draft(line, drafts, count, from, dropping);
        if (id == MORE) {
            from = from + DRAFTS_PAGE < count ? from + DRAFTS_PAGE : 0;
        } else if (id == DROP) {
            dropping = true;
        } else if (id != LINE_NOTHING && dropping) {
            drop(line, &drafts[from + (size_t)id]);
            return;
        } else if (id != LINE_NOTHING) {
            line_form_go_on(line, &drafts[from + (size_t)id]);
            return;
        } else {
            return;
        }
    }
}

void line_draft_stuck(struct line *line, const struct office_draft *draft, const struct err *why)
{
    static const struct line_answer answers[] = {{"写到文件", "主目录里，以后可以导入", NULL, 0}};
    struct err err = {0};
    char *path = NULL;
    line_say_err(line, why);
    if (line_choose(line, "这份草稿接不下去了，写的都还在草稿里。", "草稿留着", answers, 1) != 0) {
        return;
    }
    if (draft_rescue(line->office, draft, &path, &err)) {
        line_say(line, "已写到：%s", path);
        line_say(line, "只有您能读。草稿也还留着，不要了再丢掉。");
    } else {
        line_say_err(line, &err);
    }
    free(path);
}

void line_drafts_offer(struct line *line, bool asked)
{
    struct err err = {0};
    size_t most = 0, count = 0;
    bool read = office_draft_count(line->office, &most, &err);
    struct office_draft *drafts = memory_array(NULL, most + 1, sizeof *drafts);
    if (!read || !office_draft_list(line->office, drafts, most, &count, &err)) {
        line_say_err(line, &err);
    } else if (count > 0) {
        offer(line, drafts, count);
    } else if (asked) {
        line_say(line, "没有写了一半的草稿。");
    }
    free(drafts);
}
