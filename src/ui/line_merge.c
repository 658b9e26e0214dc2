/* line_merge: what two people changed at once, line by line: what only one of them changed is taken,
 * about the rest it is asked, mine or theirs or as it was before. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "law/merge.h"
#include "line_form.h"
#include "office/desk.h"
#include "ui/detail.h"

static char *shown_before(const struct line_form *form, int field)
{
    return form->before ? detail_value(form->line->office, form->before, field) : memory_copy("");
}

static bool ask_clash(struct line_form *form, const struct record *theirs,
                      struct merge_field *clash)
{
    struct office *office = form->line->office;
    char *mine = detail_value(office, form->record, clash->field);
    char *other = detail_value(office, theirs, clash->field);
    char *before = shown_before(form, clash->field);
    const struct line_answer answers[] = {{"您写的", mine, NULL, MERGE_MINE},
                                          {"别人写的", other, NULL, MERGE_THEIRS},
                                          {"原来的", before, NULL, MERGE_BEFORE}};
    size_t sides = form->before_unknown ? 2 : 3;
    char title[160];
    snprintf(title, sizeof title, "%s，两人都改了：", form->form->fields[clash->field].label);
    int side = line_choose(form->line, title, "先不合", answers, sides);
    free(before);
    free(other);
    free(mine);
    clash->side = side == LINE_NOTHING ? clash->side : (enum merge_side)side;
    return side != LINE_NOTHING;
}

/* Says what is taken from whom without asking, and asks about the rest. */
static bool settle(struct line_form *form, const struct record *theirs, struct merge_field *fields,
                   size_t count)
{
    bool settled = true;
    for (size_t i = 0; i < count && settled; i++) {
        const char *label = form->form->fields[fields[i].field].label;
        if (fields[i].clash) {
            settled = ask_clash(form, theirs, &fields[i]);
        } else if (fields[i].mine != fields[i].theirs) {
            line_say(form->line, "%s：用%s的。", label, fields[i].mine ? "您" : "别人");
        }
    }
    return settled;
}

/* The draft over the old state goes only when the one over the new state is kept. */
static void stand_on(struct line_form *form, struct record *merged)
{
    struct err err = {0};
    struct office_draft old = {
        .context = form->context, .object = form->object, .base = form->base};
    snprintf(old.form, sizeof old.form, "%s", form->form->name);
    bool other = form->base != merged->version;
    record_free(form->record);
    form->record = merged;
    form->base = merged->version;
    form->changed = true;
    form->rescued = false;
    form->shown = false;
    line_form_remember(form);
    if (line_form_keep(form) && other && !office_draft_drop(form->line->office, &old, &err)) {
        line_say_err(form->line, &err);
    }
}

enum line_merge line_form_merge(struct line_form *form)
{
    struct err err = {0};
    struct merge_field *fields = NULL;
    struct record *theirs = desk_load(form->line->office, form->form->name, form->record->id, &err);
    if (!theirs) {
        line_say_err(form->line, &err);
        return LINE_MERGE_LEFT;
    }
    if (theirs->version == form->record->version) {
        record_free(theirs);
        return LINE_MERGE_ELSEWHERE; /* such as a newer edition of the same list */
    }
    if (!line_form_keep(form)) {
        record_free(theirs);
        return LINE_MERGE_LEFT;
    }
    size_t count = merge_fields(form->record, theirs, form->before, &fields);
    for (size_t i = 0; i < count && form->before_unknown; i++) {
        fields[i].clash = fields[i].clash || fields[i].mine; /* over a state that nobody kept */
    }
    bool settled = settle(form, theirs, fields, count);
    if (settled) {
        stand_on(form, merge_records(form->record, theirs, form->before, fields, count));
        line_say(form->line, "已合在一起，请核对后保存。");
    }
    free(fields);
    record_free(theirs);
    return settled ? LINE_MERGE_DONE : LINE_MERGE_LEFT;
}
