/* line_party: what the office knows of a party while it is entered: what there was before, and those on
 * file that may be the same. It refuses nothing. */
#include <stdlib.h>
#include <string.h>

#include "line_form.h"
#include "office/similar.h"

static bool is_new_party(const struct line_form *form)
{
    return strcmp(form->form->name, "party") == 0 && form->record->id == 0;
}

static size_t find(struct line_form *form, int field, struct similar *found)
{
    struct err err = {0};
    size_t count = 0;
    office_similar(form->line->office, form->record, field, NULL, found, SIMILAR_MOST, &count,
                   &err);
    return count;
}

static void say_history(struct line_form *form, const struct record *record, int index)
{
    const char *party = record_value(record, index);
    bool is_case = strcmp(form->form->name, "case") == 0;
    char *text = party ? form_history(form->line->office, strtoll(party, NULL, 10),
                                      is_case ? form->record->id : 0, false)
                       : NULL;
    if (text && *text) {
        line_say_text(form->line, text);
    }
    free(text);
}

void line_party_known(struct line_form *form, const struct entry_cell *cell)
{
    const struct field *field = line_cell_field(form, cell);
    struct similar found[SIMILAR_MOST];
    if (field->type->kind == FIELD_PARTY) {
        say_history(form, line_cell_record(form, cell), line_cell_index(cell));
    }
    bool named = is_new_party(form) && record_value(form->record, form->form->label_field);
    size_t count = named ? find(form, cell->field, found) : 0;
    for (size_t i = 0; i < count; i++) {
        line_say(form->line, "已有 %s（%s）。", found[i].called, found[i].why);
    }
    if (count > 0) {
        line_say(form->line, ":用已有 就不另建。");
    }
}

bool line_party_use(struct line_form *form)
{
    struct similar found[SIMILAR_MOST];
    struct line_answer answers[SIMILAR_MOST];
    size_t count = is_new_party(form) ? find(form, form->at.field, found) : 0;
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct line_answer){found[i].called, found[i].why, NULL, (int)i};
    }
    if (count == 0) {
        line_say(form->line, "没有相近的当事人。");
        return false;
    }
    int id = line_choose(form->line, "用哪一个？正在写的这张留作草稿。", "都不是", answers, count);
    form->existing = id == LINE_NOTHING ? 0 : found[id].id;
    return form->existing != 0;
}
