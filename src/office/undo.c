/* undo: taking back what I have just changed. See office/undo.h.
 *
 * The last act alone is remembered: undoing it is an act like any other, and undoing again takes
 * the undoing back. Whether a form's changes can be undone, and what is said of those that can't,
 * stands in the table of forms (desk_form.c). */
#include "office/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/desk_private.h"
#include "office/undo_private.h"
#include "store/record_store.h"

enum { MOST_FIELDS = 4, MOST_CHARACTERS = 20, SAME_HEAD = 6 };

struct undo {
    struct record *before, *after; /* NULL: it can't be taken back */
    char *never;                   /* why, and what to do instead */
};

void undo_free(struct undo *undo)
{
    if (undo == NULL) {
        return;
    }
    record_free(undo->before);
    record_free(undo->after);
    free(undo->never);
    free(undo);
}

static struct undo *begin(struct office *office)
{
    undo_free(office->undo);
    office->undo = memory_alloc(sizeof *office->undo);
    return office->undo;
}

void undo_never(struct office *office, const char *sentence)
{
    begin(office)->never = memory_copy(sentence);
}

struct record *undo_before(struct office *office, const struct record *record)
{
    struct err ignored; /* saving will say what is wrong */
    return record->id != 0 && desk_form_of(record->form)->undo == DESK_UNDO_CHANGE
               ? record_load(office->store, record->form, record->id, &ignored)
               : NULL;
}

/* Caller frees. */
static char *called(const struct record *record, const struct codes *codes)
{
    char *name = record_name(record, codes);
    return name != NULL ? name : memory_copy(record->form->title);
}

/* What was typed, not what followed from it. */
static bool was_changed(const struct undo *undo, int field)
{
    return !undo->after->form->fields[field].given &&
           !record_same(undo->before, undo->after, field);
}

static bool any_change(const struct undo *undo)
{
    bool any = false;
    for (size_t i = 0; !any && i < undo->after->form->field_count; i++) {
        any = was_changed(undo, (int)i);
    }
    return any;
}

static void note_change(struct office *office, struct record *before, const struct record *saved)
{
    struct undo *undo = memory_alloc(sizeof *undo);
    undo->before = before;
    undo->after = record_copy(saved);
    if (!any_change(undo)) {
        undo_free(undo); /* nothing happened: what was done before is still the last act */
        return;
    }
    undo_free(office->undo);
    office->undo = undo;
}

void undo_note(struct office *office, struct record *before, const struct record *saved,
               bool is_new)
{
    const struct desk_form *desk = desk_form_of(saved->form);
    if (before != NULL) {
        note_change(office, before, saved);
    } else if (desk->undo == DESK_UNDO_NEVER || (is_new && desk->undo == DESK_UNDO_CHANGE)) {
        char *name = called(saved, &office->codes);
        char *sentence = memory_format("“%s %s”不能撤销：%s", desk_act_words(saved->form, is_new),
                                       name, desk->instead);
        undo_never(office, sentence);
        free(sentence);
        free(name);
    }
}

/* At most `most` characters from the `first` on, with .. where something is left out. */
static char *cut_out(const char *text, size_t first, size_t most)
{
    struct buffer out;
    uint32_t code;
    buffer_init(&out);
    buffer_add(&out, first > 0 ? ".." : "");
    for (; *text != '\0' && (first > 0 || most > 0); text += text_decode(text, &code)) {
        if (first > 0) {
            first--;
        } else {
            buffer_add_bytes(&out, text, (size_t)text_decode(text, &code));
            most--;
        }
    }
    buffer_add(&out, *text != '\0' ? ".." : "");
    return buffer_take(&out);
}

static size_t same_head(const char *one, const char *other)
{
    size_t count = 0;
    uint32_t a, b;
    for (int length;
         (length = text_decode(one, &a)) > 0 && text_decode(other, &b) == length && a == b;
         one += length, other += length) {
        count++;
    }
    return count;
}

/* The value as it may be read by whoever sits beside me, in one line. */
static char *shown(const struct record *record, int field, const struct codes *codes)
{
    const struct field *declared = &record->form->fields[field];
    if (record_value(record, field) == NULL) {
        return NULL;
    }
    char *text = declared->masked ? field_mask(declared, record_value(record, field))
                                  : record_show(record, field, codes);
    char *line = text_clean(text, false);
    free(text);
    return line;
}

/* “乙” or 空白; of a long value the part where it differs from the other. */
static void add_value(struct buffer *out, const char *value, const char *other)
{
    if (value == NULL) {
        buffer_add(out, "空白");
        return;
    }
    size_t head = other != NULL ? same_head(value, other) : 0;
    bool is_long = text_count(value) > MOST_CHARACTERS;
    char *part =
        cut_out(value, is_long && head > SAME_HEAD ? head - SAME_HEAD : 0, MOST_CHARACTERS);
    buffer_add_format(out, "“%s”", part);
    free(part);
}

static void add_rows(struct buffer *out, size_t now, size_t then)
{
    if (now == then) {
        buffer_add_format(out, "改回原来的 %zu 项", then);
    } else {
        buffer_add_format(out, "由 %zu 项改回 %zu 项", now, then);
    }
}

static void add_field(struct buffer *out, const struct undo *undo, int field,
                      const struct codes *codes)
{
    const struct field *declared = &undo->after->form->fields[field];
    buffer_add_format(out, "%s ", declared->label);
    if (declared->type->kind == FIELD_ROWS) {
        add_rows(out, undo->after->rows[field].count, undo->before->rows[field].count);
        return;
    }
    char *now = shown(undo->after, field, codes);
    char *then = shown(undo->before, field, codes);
    buffer_add(out, "由");
    add_value(out, now, then);
    buffer_add(out, "改回");
    add_value(out, then, now);
    free(now);
    free(then);
}

static char *words_of(const struct undo *undo, const struct codes *codes)
{
    struct buffer out;
    size_t count = 0;
    buffer_init(&out);
    char *name = called(undo->after, codes);
    buffer_add_format(&out, "撤销 %s 的修改：", name);
    free(name);
    for (int i = 0; i < (int)undo->after->form->field_count; i++) {
        if (!was_changed(undo, i)) {
            continue;
        }
        if (count < MOST_FIELDS) {
            buffer_add(&out, count > 0 ? "；" : "");
            add_field(&out, undo, i, codes);
        }
        count++;
    }
    if (count > MOST_FIELDS) {
        buffer_add_format(&out, "；还有 %zu 栏", count - MOST_FIELDS);
    }
    return buffer_take(&out);
}

/* The last act, if it can be taken back as far as this session knows. */
static const struct undo *last_act(struct office *office, struct err *err)
{
    const struct undo *undo = office->undo;
    if (undo == NULL) {
        err_set(err, ERR_NOT_FOUND, "这次登录以来没有可以撤销的修改");
    } else if (undo->never != NULL) {
        err_set(err, ERR_REFUSED, "%s", undo->never);
    } else if (office_may(office, desk_act(undo->after->form, false), err)) {
        return undo;
    }
    return NULL;
}

static bool is_as_saved(struct office *office, const struct undo *undo, struct err *err)
{
    struct record *now = record_load(office->store, undo->after->form, undo->after->id, err);
    bool same = now != NULL && now->version == undo->after->version;
    if (now != NULL && !same) {
        char *name = called(undo->after, &office->codes);
        err_set(err, ERR_CONFLICT, "%s 在您修改之后又保存过，不能撤销；请打开它，看过再改", name);
        free(name);
    }
    record_free(now);
    return same;
}

char *undo_words(struct office *office, struct err *err)
{
    err_clear(err);
    const struct undo *undo = last_act(office, err);
    return undo != NULL && is_as_saved(office, undo, err) ? words_of(undo, &office->codes) : NULL;
}

bool undo_last(struct office *office, const char **form, int64_t *id, struct err *err)
{
    const struct undo *undo = last_act(office, err);
    if (undo == NULL || !is_as_saved(office, undo, err)) {
        return false;
    }
    struct record *record = record_copy(undo->after);
    for (int i = 0; i < (int)record->form->field_count; i++) {
        if (was_changed(undo, i)) {
            record_take(record, i, undo->before);
        }
    }
    bool done = desk_save_as(office, record, "撤销", err);
    *form = record->form->name;
    *id = record->id;
    record_free(record);
    return done;
}
