/* form_words: what is said about a form being filled in. See form_words.h.
 *
 * All of it stands in the form; nothing is worded twice. */
#include "form_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/field_words.h"

#define UNIT '\x1f'
#define RECORD '\x1e'

static const struct form *row_form(const struct office *office, const struct form *form, int field)
{
    return office_form(office, form->fields[field].refers);
}

void form_cell_name(const struct office *office, const struct form *form,
                    const struct entry_cell *cell, struct buffer *name)
{
    buffer_add(name, form->fields[cell->field].key);
    if (cell->row >= 0) {
        buffer_add_format(name, ".%d.%s", cell->row,
                          row_form(office, form, cell->field)->fields[cell->sub].key);
    }
}

bool form_cell_named(const struct office *office, const struct form *form, const char *name,
                     struct entry_cell *cell)
{
    char key[64] = "", sub[64] = "";
    int row = -1;
    if (sscanf(name, "%63[^.].%d.%63s", key, &row, sub) < 1) {
        return false;
    }
    *cell = (struct entry_cell){form_field(form, key), row, -1};
    if (cell->field < 0) {
        return false;
    }
    if (row < 0) {
        return true;
    }
    if (form->fields[cell->field].type->kind != FIELD_ROWS) {
        return false;
    }
    cell->sub = form_field(row_form(office, form, cell->field), sub);
    return cell->sub >= 0;
}

void form_unread_add(const struct office *office, const struct form *form,
                     const struct entry_cell *cell, const char *text, struct buffer *out)
{
    form_cell_name(office, form, cell, out);
    buffer_add_char(out, UNIT);
    buffer_add(out, text);
    buffer_add_char(out, RECORD);
}

bool form_unread_next(char **rest, const char **name, const char **text)
{
    char *end = *rest ? strchr(*rest, RECORD) : NULL;
    char *unit = *rest ? strchr(*rest, UNIT) : NULL;
    if (!end || !unit || unit > end) {
        return false;
    }
    *end = *unit = '\0';
    *name = *rest;
    *text = unit + 1;
    *rest = end + 1;
    return true;
}

void form_draft_called(const struct record *record, char out[160])
{
    const struct form *form = record->form;
    char *name = record_name(record, NULL);
    const char *about = name;
    for (size_t i = 0; i < form->field_count && !about; i++) {
        if (form->fields[i].type->kind == FIELD_PARTY ||
            form->fields[i].type->kind == FIELD_REFERENCE) {
            about = record->called[i];
        }
    }
    snprintf(out, 160, "%s%s%.100s", form->title, about ? "：" : "（新）", about ? about : "");
    free(name);
}

char *form_draft_loss(const struct office_draft *draft)
{
    char at[DATE_TEXT];
    return memory_format("要丢掉的是 %s（%s 留的）。\n里面写的全部没有了，找不回来。",
                         draft->called, moment_format(draft->at, at));
}

/* What is said when something has been filed; %s is what it is called. */
static const struct {
    const char *form;
    const char *filed; /* a new one */
    const char *changed;
} sentences[] = {
    {"case", "已受理 %s。", "%s 的修改已保存。"},
    {"commitment", "承诺书 %s 已签订。", "承诺书 %s 的修改已保存。"},
    {"party", "已登记当事人 %s。", "%s 的修改已保存。"},
    {"outreach", "已登记预防宣传 %s。", "%s 的修改已保存。"},
};

/* A step whose name is what came out of it says that too: 适用性筛查已记入 …：可以柔性办结。 */
static char *step_filed(const struct record *record, bool is_new)
{
    const struct form *form = record->form;
    const char *of = record->called[form_field(form, form_step_field(STEP_FIELD_CASE))];
    bool outcome = form->label_field >= 0 && form->fields[form->label_field].choice_count > 0;
    char *shown = outcome ? record_show(record, form->label_field, NULL) : NULL;
    char *words = memory_format(is_new ? "%s已记入 %s%s%s。" : "%s（%s）的修改已保存%s%s。",
                                form->title, of, shown ? "：" : "", shown ? shown : "");
    free(shown);
    return words;
}

char *form_filed(const struct record *record, bool is_new)
{
    const struct form *form = record->form;
    const char *called = form->label_field >= 0 ? record_value(record, form->label_field) : NULL;
    const char *sentence = "已保存 %s。";
    if (form->act) {
        return step_filed(record, is_new);
    }
    called = called ? called : form->title;
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        if (strcmp(sentences[i].form, form->name) == 0) {
            sentence = is_new ? sentences[i].filed : sentences[i].changed;
        }
    }
    const char *rest = strstr(sentence, "%s");
    return memory_format("%.*s%s%s", (int)(rest - sentence), sentence, called, rest + 2);
}

static void add_fact(const struct field_fact *fact, void *data)
{
    buffer_add_format(data, "%s：%s。\n", fact->name, fact->text);
}

void form_field_explain(const struct form *form, const struct field *field,
                        const struct codes *codes, struct buffer *text)
{
    buffer_add_format(text, "【%s】%s，", field->label, field->type->title);
    field_need_words(form, field, text);
    buffer_add_char(text, '\n');
    if (field->help) {
        buffer_add_format(text, "%s\n", field->help);
    }
    buffer_add_format(text, "填法：%s。%s\n", field->type->hint, field->type->help);
    field_facts(form, field, codes, add_fact, text);
}
