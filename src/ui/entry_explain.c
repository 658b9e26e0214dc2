/* entry_explain: what F1 and the message line say about the field at the cursor: its help, what may
 * be typed, its bounds. All of it stands in the form; nothing is worded twice. */
#include <stdio.h>

#include "entry.h"

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
    const char *keys = field->type->kind == FIELD_LONG_TEXT ? "Enter 换行，Tab 下一项。" : "";
    snprintf(view->hint, sizeof view->hint, "%s%s", keys,
             field->help         ? field->help
             : field->type->hint ? field->type->hint
                                 : "");
    return view->hint;
}

static void explain_bounds(const struct field *field, struct buffer *text)
{
    int length = field->length > 0 ? field->length : field->type->length;
    if (field->least || field->most) {
        buffer_add_format(text, "范围：%s 至 %s。", field->least ? field->least : "不限",
                          field->most ? field->most : "不限");
    }
    if (length > 0 && !field->type->refers) {
        buffer_add_format(text, "最多 %d 字。", length);
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
    buffer_add_format(text, "【%s】%s，%s\n", field->label, field->type->title,
                      field->needed        ? "必填"
                      : field->needed_when ? "有时必填"
                                           : "可空");
    if (field->help) {
        buffer_add_format(text, "%s\n", field->help);
    }
    if (field->type->hint) {
        buffer_add_format(text, "%s\n", field->type->hint);
    }
    explain_bounds(field, text);
    const struct entry_state *state = entry_state_find(view, &view->cells[view->at]);
    if (state && state->error) {
        buffer_add_format(text, "现在的问题：%s\n", state->error);
    }
    buffer_add_char(text, '\n');
}
