/* entry_explain: what F1 and the message line say about the field at the cursor: its help, what may
 * be typed, its bounds. All of it stands in the form; nothing is worded twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entry.h"
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
    const char *keys = field->type->kind == FIELD_LONG_TEXT ? "Enter 换行，Tab 下一项。" : "";
    snprintf(view->hint, sizeof view->hint, "%s%s", keys,
             field->help         ? field->help
             : field->type->hint ? field->type->hint
                                 : "");
    return view->hint;
}

/* A bound in words: now 现在, today-30 今天前 30 日, a field's key its label. */
static void add_bound(const struct form *form, const char *bound, struct buffer *text)
{
    int other = bound ? form_field(form, bound) : -1;
    if (!bound) {
        buffer_add(text, "不限");
    } else if (other >= 0) {
        buffer_add(text, form->fields[other].label);
    } else if (strcmp(bound, "now") == 0) {
        buffer_add(text, "现在");
    } else if (strncmp(bound, "today", 5) == 0) {
        long days = strtol(bound + 5, NULL, 10);
        buffer_add(text, "今天");
        if (days != 0) {
            buffer_add_format(text, "%s %ld 日", days < 0 ? "前" : "后", labs(days));
        }
    } else {
        buffer_add(text, bound);
    }
}

static void explain_bounds(const struct form *form, const struct field *field, struct buffer *text)
{
    enum field_kind kind = field->type->kind;
    int length = field->length > 0 ? field->length : field->type->length;
    if (field->least || field->most) {
        buffer_add(text, "范围：");
        add_bound(form, field->least, text);
        buffer_add(text, " 至 ");
        add_bound(form, field->most, text);
        buffer_add(text, "。");
    }
    if (kind == FIELD_TEXT || kind == FIELD_LONG_TEXT) {
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
    explain_bounds(view->record->form, field, text);
    const struct entry_state *state = entry_state_find(view, &view->cells[view->at]);
    if (state && state->error) {
        buffer_add_format(text, "现在的问题：%s\n", state->error);
    }
    buffer_add_char(text, '\n');
    char *why = desk_due_why(scene->app->office, view->record);
    if (why[0]) {
        buffer_add_format(text, "【期限】\n%s\n", why);
    }
    free(why);
}
