/* step: what was done in a case. See office/step.h. */
#include "office/step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/desk_rules.h"
#include "office/off_hours.h"
#include "store/record_store.h"
#include "store/step_store.h"

/* Who did it, not of whom it speaks: the fields whose keys begin so. */
static bool is_doer(const struct field *field)
{
    const char *key = form_step_field(STEP_FIELD_OFFICER);
    return field->type->kind == FIELD_OFFICER && strncmp(field->key, key, strlen(key)) == 0;
}

/* 甲、乙: everybody who did it, each once. */
static void write_officers(const struct record *record, char *out, size_t size)
{
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < record->form->field_count; i++) {
        const char *name = is_doer(&record->form->fields[i]) ? record->called[i] : NULL;
        if (name != NULL && strstr(buffer_text(&names), name) == NULL) {
            buffer_add_format(&names, "%s%s", names.length > 0 ? "、" : "", name);
        }
    }
    text_put(out, size, buffer_text(&names));
    buffer_done(&names);
}

static void write_content(struct office *office, const struct record *record, char *out,
                          size_t size)
{
    int label = record->form->label_field;
    out[0] = '\0';
    if (label < 0 || record_value(record, label) == NULL) {
        return;
    }
    const struct field *field = &record->form->fields[label];
    char *text = field->masked ? field_mask(field, record_value(record, label))
                               : record_show(record, label, &office->codes);
    char *line = text_clean(text, false);
    text_put(out, size, line);
    free(line);
    free(text);
}

int64_t step_newest(struct office *office, const char *form, int64_t case_id)
{
    static const char *const keys[] = {"case"};
    char *id = memory_format("%lld", (long long)case_id);
    const char *values[] = {id};
    int64_t found = 0;
    struct err ignored;
    const struct form *known = office_form(office, form);
    if (known != NULL) {
        record_find(office->store, known, keys, values, 1, &found, &ignored);
    }
    free(id);
    return found;
}

static bool read_step(struct office *office, const struct step_row *row, struct step *step,
                      struct err *err)
{
    struct record *record = record_load(office->store, step->form, row->id, err);
    if (record == NULL) {
        return false;
    }
    step->id = row->id;
    snprintf(step->done_at, sizeof step->done_at, "%s", record_get(record, "done_at"));
    step->off_hours = off_hours_title(office_off_hours(office, step->done_at));
    write_officers(record, step->officers, sizeof step->officers);
    write_content(office, record, step->content, sizeof step->content);
    record_free(record);
    return true;
}

bool step_list(struct office *office, int64_t case_id, struct step *steps, size_t limit,
               size_t *count, size_t *total, struct err *err)
{
    struct step_row *rows = memory_array(NULL, limit + 1, sizeof *rows);
    size_t found = 0;
    *count = 0;
    bool done = office_may(office, ACT_VIEW_CASES, err) &&
                step_rows(office->store, case_id, rows, limit, &found, total, err);
    for (size_t i = 0; done && i < found; i++) {
        struct step *step = &steps[*count];
        step->form = office_form(office, rows[i].form);
        if (step->form != NULL && step->form->act != NULL) {
            done = read_step(office, &rows[i], step, err);
            *count += done;
        }
    }
    free(rows);
    return done;
}

void step_head(const struct step *step, struct buffer *out)
{
    buffer_add_format(out, "%s %s%s%s（%s）", step->done_at,
                      step->off_hours != NULL ? step->off_hours : "",
                      step->off_hours != NULL ? " " : "", step->form->title, step->officers);
}

void step_line(const struct step *step, struct buffer *out)
{
    step_head(step, out);
    buffer_add(out, step->content);
}

char *step_lines(struct office *office, int64_t case_id)
{
    struct step *steps = memory_array(NULL, STEPS_MOST, sizeof *steps);
    struct buffer lines;
    struct err ignored;
    size_t count = 0, total = 0;
    buffer_init(&lines);
    if (!step_list(office, case_id, steps, STEPS_MOST, &count, &total, &ignored)) {
        count = total = 0;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_add(&lines, i > 0 ? "\n" : "");
        step_line(&steps[i], &lines);
    }
    if (total > count) {
        buffer_add_format(&lines, "%s还有 %zu 次，表单已不在或太多，没有列出",
                          count > 0 ? "\n" : "", total - count);
    }
    free(steps);
    return buffer_take(&lines);
}

/* Bytes of what stands between two names; 0 within one. */
static size_t between(const char *text)
{
    static const char *const marks[] = {"，", "、", "；", ",", ";", " "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (strncmp(text, marks[i], strlen(marks[i])) == 0) {
            return strlen(marks[i]);
        }
    }
    return 0;
}

char *step_method_next(const char **rest)
{
    const char *at = *rest != NULL ? *rest : "";
    for (size_t mark; (mark = between(at)) > 0;) {
        at += mark;
    }
    const char *begin = at;
    while (*at != '\0' && between(at) == 0) {
        at++;
    }
    *rest = at;
    return at > begin ? memory_copy_n(begin, (size_t)(at - begin)) : NULL;
}

bool step_is_used(const struct office *office, const struct form *form)
{
    bool used = form->act != NULL && form->act->id != ACT_METHOD;
    const char *rest = record_get(office->settings, "methods");
    char *name;
    while (form->act != NULL && !used && (name = step_method_next(&rest)) != NULL) {
        used = strcmp(name, form->name) == 0;
        free(name);
    }
    return used;
}
