/* line_merge: what two people changed at once, line by line: what only one of them changed is taken,
 * about the rest it is asked, mine or theirs or as it was before. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "line_form.h"
#include "merge_words.h"
#include "office/desk.h"

static bool ask_clash(struct line_form *form, const struct merge_sides *sides,
                      struct merge_field *clash)
{
    static const enum merge_side order[] = {MERGE_MINE, MERGE_THEIRS, MERGE_BEFORE};
    struct line_answer answers[3];
    char *values[3], title[160];
    for (size_t i = 0; i < 3; i++) {
        values[i] = merge_value(office_codes(form->line->office), sides, clash->field, order[i]);
        answers[i] =
            (struct line_answer){merge_side_words(order[i]), values[i], NULL, (int)order[i]};
    }
    snprintf(title, sizeof title, "%s，两人都改了：", form->form->fields[clash->field].label);
    int side = line_choose(form->line, title, "先不合", answers, sides->before ? 3 : 2);
    for (size_t i = 0; i < 3; i++) {
        free(values[i]);
    }
    clash->side = side == LINE_NOTHING ? clash->side : (enum merge_side)side;
    return side != LINE_NOTHING;
}

/* Says what is taken from whom without asking, and asks about the rest. */
static bool settle(struct line_form *form, const struct merge_sides *sides,
                   struct merge_field *fields, size_t count)
{
    bool settled = true;
    char *rest = merge_rest(form->form, fields, count);
    if (*rest) {
        line_say(form->line, "%s。", rest);
    }
    free(rest);
    for (size_t i = 0; i < count && settled; i++) {
        settled = !fields[i].clash || ask_clash(form, sides, &fields[i]);
    }
    return settled;
}

/* The draft over the old state goes only when the one over the new state is kept. */
static void stand_on(struct line_form *form, struct record *merged)
{
    struct err err = {0};
    struct office_draft old = {.context = form->context,
                               .object = form->object,
                               .base = form->base,
                               .slot = form->draft_slot,
                               .stamp = form->draft_stamp};
    snprintf(old.form, sizeof old.form, "%s", form->form->name);
    bool other = form->base != merged->version;
    form->draft_stamp = other ? 0 : form->draft_stamp;
    record_free(form->record);
    form->record = merged;
    form->base = merged->version;
    form->changed = true;
    form->rescued = false;
    form->shown = false;
    line_form_remember(form);
    if (line_form_keep(form) && other && !office_draft_drop(form->line->office, &old, &err) &&
        err.code != ERR_CONFLICT) {
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
    const struct merge_sides sides = {form->record, theirs, form->before};
    bool settled = settle(form, &sides, fields, count);
    if (settled) {
        stand_on(form, merge_records(form->record, theirs, form->before, fields, count));
        line_say(form->line, "已合在一起，请核对后保存。");
    }
    free(fields);
    record_free(theirs);
    return settled ? LINE_MERGE_DONE : LINE_MERGE_LEFT;
}
