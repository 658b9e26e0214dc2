/* conflict_lines: the card of a conflict as rows: for each field that clashes its name and the three
 * values, wrapped; below what was merged without asking. Draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/wrap.h"
#include "conflict_private.h"

static void line_add(struct conflict *conflict, struct conflict_line line)
{
    conflict->lines =
        memory_array(conflict->lines, conflict->line_count + 1, sizeof *conflict->lines);
    conflict->lines[conflict->line_count++] = line;
}

void conflict_lines_free(struct conflict *conflict)
{
    for (size_t i = 0; i < conflict->line_count; i++) {
        free(conflict->lines[i].text);
    }
    free(conflict->lines);
    conflict->lines = NULL;
    conflict->line_count = 0;
}

static void add_wrapped(struct conflict *conflict, struct conflict_line line, const char *text,
                        int columns)
{
    struct wrap_rule rule = {.width = wrap_columns, .first = columns, .rest = columns};
    struct wrap_line *wrapped = NULL;
    size_t count = wrap_text(text, &rule, &wrapped);
    for (size_t i = 0; i < count; i++) {
        line.first = i == 0;
        line.text = memory_copy_n(text + wrapped[i].start, wrapped[i].length);
        line_add(conflict, line);
    }
    free(wrapped);
}

/* The rows of a table, a line each: 1. 补建台账｜2026-03-16｜赵一 */
static char *rows_text(const struct record *record, int field, const struct codes *codes)
{
    const struct record_rows *rows = &record->rows[field];
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < rows->count; i++) {
        buffer_add_format(&text, "%s%zu. ", i ? "\n" : "", i + 1);
        const struct form *form = rows->items[i]->form;
        bool any = false;
        for (int j = 0; j < (int)form->field_count; j++) {
            char *shown = record_show(rows->items[i], j, codes);
            if (*shown) {
                buffer_add_format(&text, "%s%s", any ? "｜" : "", shown);
                any = true;
            }
            free(shown);
        }
    }
    return buffer_take(&text);
}

/* What stood there before either changed it; NULL if nobody kept it. */
static char *text_before(const struct conflict *conflict, int field, const struct codes *codes)
{
    const struct field *declared = &conflict->mine->form->fields[field];
    if (declared->type->kind == FIELD_ROWS) {
        return conflict->before ? rows_text(conflict->before, field, codes) : NULL;
    }
    if (conflict->before_unknown) {
        return NULL;
    }
    if (declared->type->refers) {
        return conflict->before ? record_show(conflict->before, field, codes) : NULL;
    }
    return field_show(declared, conflict->mine->loaded[field], codes);
}

static char *side_text(const struct conflict *conflict, int field, enum merge_side side)
{
    const struct codes *codes = office_codes(conflict->scene.app->office);
    if (side == MERGE_BEFORE) {
        return text_before(conflict, field, codes);
    }
    const struct record *record = side == MERGE_MINE ? conflict->mine : conflict->theirs;
    bool rows = record->form->fields[field].type->kind == FIELD_ROWS;
    return rows ? rows_text(record, field, codes) : record_show(record, field, codes);
}

static void add_field(struct conflict *conflict, size_t index, int columns)
{
    static const enum merge_side order[CONFLICT_SIDES] = {MERGE_MINE, MERGE_THEIRS, MERGE_BEFORE};
    int field = conflict->fields[index].field;
    line_add(conflict, (struct conflict_line){
                           .kind = CONFLICT_LABEL,
                           .field = index,
                           .text = memory_copy(conflict->mine->form->fields[field].label)});
    for (size_t i = 0; i < CONFLICT_SIDES; i++) {
        char *text = side_text(conflict, field, order[i]);
        const char *shown = !text ? "（当时的内容没有留下）" : *text ? text : "（空）";
        add_wrapped(
            conflict,
            (struct conflict_line){.kind = CONFLICT_VALUE, .field = index, .side = order[i]}, shown,
            columns - CONFLICT_INDENT);
        free(text);
    }
    line_add(conflict, (struct conflict_line){.kind = CONFLICT_BLANK, .field = index});
}

size_t conflict_labels(const struct form *form, const struct merge_field *fields, size_t count,
                       enum merge_side side, struct buffer *out)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!fields[i].clash && fields[i].side == side && !form->fields[fields[i].field].given) {
            buffer_add_format(out, "%s%s", found ? "、" : "", form->fields[fields[i].field].label);
            found++;
        }
    }
    return found;
}

/* 不冲突，已合并：地点（我写的）；联系人（现在的） */
static void add_rest(struct conflict *conflict, int columns)
{
    struct buffer text, mine, theirs;
    buffer_init(&text);
    buffer_init(&mine);
    buffer_init(&theirs);
    const struct form *form = conflict->mine->form;
    size_t ours = conflict_labels(form, conflict->fields, conflict->count, MERGE_MINE, &mine);
    size_t other = conflict_labels(form, conflict->fields, conflict->count, MERGE_THEIRS, &theirs);
    if (ours + other > 0) {
        buffer_add(&text, "不冲突，已合并：");
        if (ours > 0) {
            buffer_add_format(&text, "%s（我写的）", buffer_text(&mine));
        }
        if (other > 0) {
            buffer_add_format(&text, "%s%s（现在的）", ours ? "；" : "", buffer_text(&theirs));
        }
        add_wrapped(conflict, (struct conflict_line){.kind = CONFLICT_REST}, buffer_text(&text),
                    columns);
    }
    buffer_done(&text);
    buffer_done(&mine);
    buffer_done(&theirs);
}

void conflict_lines_build(struct conflict *conflict, int columns)
{
    conflict_lines_free(conflict);
    for (size_t i = 0; i < conflict->count; i++) {
        if (conflict->fields[i].clash) {
            add_field(conflict, i, columns);
        }
    }
    add_rest(conflict, columns);
}
