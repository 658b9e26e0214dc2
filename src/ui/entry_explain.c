/* entry_explain: what F1 and the message line say about the field at the cursor: its help, what may
 * be typed, its bounds. All of it stands in the form; nothing is worded twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "entry.h"
#include "office/case_basis.h"
#include "office/desk.h"

static const struct field *field_here(const struct form_view *view)
{
    return view->at < view->cell_count ? entry_cell_field(view, &view->cells[view->at]) : NULL;
}

const char *entry_hint(struct scene *scene)
{
    struct form_view *view = (struct form_view *)scene;
    const struct field *field = field_here(view);
    if (!field) {
        return NULL;
    }
    struct err why;
    if (!view->reading && entry_cell_locked(view, &view->cells[view->at], &why)) {
        text_put(view->hint, sizeof view->hint, why.message);
        return view->hint;
    }
    bool known = view->history.text && view->cells[view->at].field == view->history.field;
    const char *keys = field->type->kind == FIELD_LONG_TEXT ? "Enter 换行，Tab 下一项。"
                       : known                              ? "按 F1 看此前的全部案件。"
                                                            : "";
    snprintf(view->hint, sizeof view->hint, "%s%s", keys,
             field->help         ? field->help
             : field->type->hint ? field->type->hint
                                 : "");
    return view->hint;
}

/* The form in which the field stands: in a table inside the form that of its rows. */
static const struct form *form_here(const struct form_view *view)
{
    const struct entry_cell *cell = &view->cells[view->at];
    return cell->row < 0
               ? view->form
               : office_form(view->scene.app->office, view->form->fields[cell->field].refers);
}

/* All that is on file about the party at the cursor. */
static void explain_party(const struct form_view *view, struct buffer *text)
{
    const struct entry_cell *cell = &view->cells[view->at];
    const struct record *record = entry_cell_record(view, cell);
    const char *value = record ? record_value(record, entry_cell_index(cell)) : NULL;
    if (entry_cell_field(view, cell)->type->kind != FIELD_PARTY || !value) {
        return;
    }
    char *history = entry_history(view, strtoll(value, NULL, 10), true);
    buffer_add_format(text, "【此前的案件】\n%s\n\n", *history ? history : "没有登记过别的案件。");
    free(history);
}

/* The keys that edit, where there is something to edit. */
static void explain_editing(const struct form_view *view, struct buffer *text)
{
    if (!view->editor) {
        return;
    }
    buffer_add(text, "【在这一栏里打字】\n");
    for (size_t i = 0; i < editor_binding_count(); i++) {
        struct editor_binding one = editor_binding(i);
        char keys[40] = "", label[16];
        for (int k = 0; one.help && k < one.key_count; k++) {
            size_t used = strlen(keys);
            snprintf(keys + used, sizeof keys - used, "%s%s", k ? ", " : "",
                     key_label(&one.keys[k], label));
        }
        if (one.help) {
            buffer_add_format(text, "%s\t%s\n", keys, one.help); /* two columns of the help */
        }
    }
    buffer_add_char(text, '\n');
}

void entry_explain(struct scene *scene, struct buffer *text)
{
    struct form_view *view = (struct form_view *)scene;
    const struct field *field = field_here(view);
    if (!field) {
        return;
    }
    form_field_explain(form_here(view), field, office_codes(scene->app->office), text);
    struct err locked;
    if (entry_cell_locked(view, &view->cells[view->at], &locked)) {
        buffer_add_format(text, "不能改：%s\n", locked.message);
    }
    const struct entry_state *state = entry_state_find(view, &view->cells[view->at]);
    if (state && state->error) {
        buffer_add_format(text, "现在的问题：%s\n", state->error);
    }
    buffer_add_char(text, '\n');
    explain_party(view, text);
    char *basis = record_basis_say(scene->app->office, view->record);
    if (basis[0]) {
        buffer_add_format(text, "【" BASIS_SAID_LABEL "】\n%s\n", basis);
    }
    free(basis);
    char *why = desk_due_why(scene->app->office, view->record);
    if (why[0]) {
        buffer_add_format(text, "【期限】\n%s\n", why);
    }
    free(why);
    explain_editing(view, text);
}
